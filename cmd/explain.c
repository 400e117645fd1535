/* `explain`: why a post is where it is. */
#include "flow/explain.h"

#include "command.h"
#include "output.h"

bool
explain_run(Invocation *invocation, GError **error)
{
	g_autofree char *asked = g_strjoinv(" ", (char **)invocation->arguments->pdata);
	json_t *report = NULL;

	if (!explain_report(&invocation->context, asked, &report, error)) {
		return false;
	}
	output_report(report, invocation->json, explain_text);
	return true;
}
