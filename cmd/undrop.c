/* `undrop`: let a post in again that was dropped. */
#include "command.h"
#include "flow/keepout.h"
#include "output.h"

#include <stdio.h>

bool
undrop_run(Invocation *invocation, GError **error)
{
	json_auto_t *report = NULL;

	if (!keepout_undrop(&invocation->context, command_argument(invocation, 0), &report,
		    error)) {
		return false;
	}
	if (invocation->json) {
		output_json(json_incref(report));
		return true;
	}
	g_autofree char *text = keepout_undrop_text(report);
	fputs(text, stdout);
	return true;
}
