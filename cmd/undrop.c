/* `undrop`: let a post in again that was dropped. */
#include "command.h"
#include "flow/keepout.h"
#include "output.h"

bool
undrop_run(Invocation *invocation, GError **error)
{
	json_t *report = NULL;

	if (!keepout_undrop(&invocation->context, command_argument(invocation, 0), &report,
		    error)) {
		return false;
	}
	output_report(report, invocation->json, keepout_undrop_text);
	return true;
}
