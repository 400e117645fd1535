/* `status`: what the organiser sees. */
#include "flow/status.h"

#include "command.h"
#include "output.h"

bool
status_run(Invocation *invocation, GError **error)
{
	json_t *report = NULL;

	if (!status_report(&invocation->context, &report, error)) {
		return false;
	}
	output_report(report, invocation->json, status_text);
	return true;
}
