/* `drop`: keep one post out of what is not mailed yet. */
#include "command.h"
#include "flow/keepout.h"
#include "output.h"

bool
drop_run(Invocation *invocation, GError **error)
{
	json_t *report = NULL;

	if (!keepout_drop(&invocation->context, command_argument(invocation, 0), &report, error)) {
		return false;
	}
	output_report(report, invocation->json, keepout_drop_text);
	return true;
}
