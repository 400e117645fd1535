/* `poll`: ask what is due, or what is named. */
#include "flow/poll.h"

#include "base/error.h"
#include "command.h"
#include "flow/run.h"
#include "output.h"

bool
poll_verb_run(Invocation *invocation, GError **error)
{
	g_autoptr(RunReport) report = NULL;
	const char *const *names = invocation->arguments->len > 1
		? (const char *const *)invocation->arguments->pdata
		: NULL;

	if (!run_poll(&invocation->context, names, &report, error)) {
		return false;
	}
	output_run(report, invocation->json);
	return run_judge(report, error);
}
