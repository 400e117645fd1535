/* `drop`: keep one post out of what is not mailed yet. */
#include "command.h"
#include "flow/keepout.h"
#include "output.h"

#include <stdio.h>

bool
drop_run(Invocation *invocation, GError **error)
{
	json_auto_t *report = NULL;

	if (!keepout_drop(&invocation->context, command_argument(invocation, 0), &report, error)) {
		return false;
	}
	if (invocation->json) {
		output_json(json_incref(report));
		return true;
	}
	g_autofree char *text = keepout_drop_text(report);
	fputs(text, stdout);
	return true;
}
