/* `status`: what the organiser sees. */
#include "flow/status.h"

#include "command.h"
#include "output.h"

#include <stdio.h>

bool
status_run(Invocation *invocation, GError **error)
{
	json_auto_t *report = NULL;

	if (!status_report(&invocation->context, &report, error)) {
		return false;
	}
	if (invocation->json) {
		output_json(json_incref(report));
		return true;
	}
	g_autofree char *text = status_text(report);
	fputs(text, stdout);
	return true;
}
