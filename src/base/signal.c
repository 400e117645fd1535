#include "base/signal.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t stop_requested;
/* Readable once somebody has asked, so that poll() ends; -1 before signal_install(). */
static int stop_pipe[2] = { -1, -1 };

static void
request_stop(int number)
{
	(void)number;
	stop_requested = 1;
	if (stop_pipe[1] >= 0 && write(stop_pipe[1], "", 1) < 0) {
		return; /* full: it was said before */
	}
}

void
signal_install(void)
{
	/* Calls are restarted, so that no library meets EINTR (poll still ends); and a second
	 * signal ends the process at once, for a person who will not wait. */
	struct sigaction stop = { .sa_handler = request_stop,
		.sa_flags = (int)(SA_RESTART | SA_RESETHAND) };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	if (stop_pipe[0] < 0 && pipe2(stop_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
		stop_pipe[0] = stop_pipe[1] = -1;
	}
	sigemptyset(&stop.sa_mask);
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGINT, &stop, NULL);
	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGXFSZ, &ignore, NULL);
}

bool
signal_stop_requested(void)
{
	return stop_requested != 0;
}

void
signal_add_file(GArray *files)
{
	const struct pollfd entry = { .fd = stop_pipe[0], .events = POLLIN };

	if (stop_pipe[0] >= 0) {
		g_array_append_val(files, entry);
	}
}
