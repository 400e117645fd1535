#include "base/signal.h"

#include <signal.h>

static volatile sig_atomic_t stop_requested;

static void
request_stop(int number)
{
	(void)number;
	stop_requested = 1;
}

void
signal_install(void)
{
	/* Calls are restarted, so that no library meets EINTR (poll still ends); and a second
	 * signal ends the process at once, for a person who will not wait. */
	struct sigaction stop = { .sa_handler = request_stop,
		.sa_flags = (int)(SA_RESTART | SA_RESETHAND) };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigemptyset(&stop.sa_mask);
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGINT, &stop, NULL);
	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
}

bool
signal_stop_requested(void)
{
	return stop_requested != 0;
}
