/* `run`: the cron line. */
#include "flow/run.h"

#include "command.h"
#include "output.h"

bool
run_verb_run(Invocation *invocation, GError **error)
{
	g_autoptr(RunReport) report = NULL;
	const RunWish wish = {
		.with_poll = true,
		.is_database_right = command_option(invocation, "database-is-right") != NULL,
		.is_clock_right = command_option(invocation, "clock-is-right") != NULL,
	};

	if (!run_all(&invocation->context, &wish, &report, error)) {
		return false;
	}
	output_run(report, invocation->json);
	return run_judge(report, error);
}
