#include "base/signal.h"

#include "base/file.h"

#include <glib.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_stop(void)
{
	int pipe_ends[2];

	signal_install();
	g_assert_false(signal_stop_requested());
	g_assert_cmpint(raise(SIGTERM), ==, 0);
	g_assert_true(signal_stop_requested());
	/* A search for files, which may take as long as a disk is large, is over. */
	g_autoptr(GPtrArray) paths = file_find("/", "*");
	g_assert_cmpuint(paths->len, ==, 0);

	/* A reader that went away is an error of write, not our end. */
	g_assert_cmpint(pipe(pipe_ends), ==, 0);
	close(pipe_ends[0]);
	g_assert_cmpint(write(pipe_ends[1], "x", 1), ==, -1);
	close(pipe_ends[1]);
}

static void
test_second_signal_ends(void)
{
	int status = 0;
	const pid_t child = fork();

	if (child == 0) {
		signal_install();
		raise(SIGINT);
		raise(SIGINT);
		_exit(0);
	}
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFSIGNALED(status));
	g_assert_cmpint(WTERMSIG(status), ==, SIGINT);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/signal/stop", test_stop);
	g_test_add_func("/signal/second-signal-ends", test_second_signal_ends);
	return g_test_run();
}
