/* `explain`: why a post is where it is. */
#include "flow/explain.h"

#include "command.h"
#include "output.h"

#include <stdio.h>

bool
explain_run(Invocation *invocation, GError **error)
{
	g_autofree char *asked = g_strjoinv(" ", (char **)invocation->arguments->pdata);
	json_auto_t *report = NULL;

	if (!explain_report(&invocation->context, asked, &report, error)) {
		return false;
	}
	if (invocation->json) {
		output_json(json_incref(report));
		return true;
	}
	g_autofree char *text = explain_text(report);
	fputs(text, stdout);
	return true;
}
