#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/now.h"

#define PAUSE_US 10000
#define END_MS_MAX 1000
#define OUTPUT_BYTES_MAX (16 * 1024) /* access tokens have thousands */

extern char **environ;

/* A program at work. */
typedef struct Child {
	const char *program; /* borrowed */
	pid_t pid;
	int output; /* the end of its pipe that we read */
	int64_t deadline_ms;
} Child;

/* What it has printed so far. */
typedef struct Output {
	char bytes[OUTPUT_BYTES_MAX + 1];
	gsize length;
} Output;

/* The child starts with signals as they are usually, whatever we ignore. */
static int
spawn(char *const *arguments, const posix_spawn_file_actions_t *actions, pid_t *child)
{
	posix_spawnattr_t attributes;
	sigset_t none, standard;

	sigemptyset(&none);
	sigemptyset(&standard);
	sigaddset(&standard, SIGPIPE);
	sigaddset(&standard, SIGXFSZ);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &standard);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	const int result = posix_spawnp(child, arguments[0], actions, &attributes, arguments,
		environ);
	posix_spawnattr_destroy(&attributes);
	return result;
}

static int
spawn_into_pipe(char *const *arguments, int output, pid_t *child)
{
	posix_spawn_file_actions_t actions;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	const int result = spawn(arguments, &actions, child);
	posix_spawn_file_actions_destroy(&actions);
	return result;
}

/* One look. @return whether there may be more. */
static bool
read_some(const Child *child, Output *output)
{
	struct pollfd watched = { .fd = child->output, .events = POLLIN };
	const int64_t left_ms = child->deadline_ms - now_monotonic_ms();
	const gsize room = OUTPUT_BYTES_MAX - output->length;

	if (left_ms <= 0 || room == 0) {
		return false;
	}
	if (poll(&watched, 1, (int)left_ms) <= 0) {
		return true;
	}
	const ssize_t count = read(child->output, output->bytes + output->length, room);
	if (count > 0) {
		output->length += (gsize)count;
	}
	return count > 0 || (count < 0 && errno == EINTR);
}

/* Wait for the end of the child, or put an end to it. @return whether it ended in time. */
static bool
wait_for(const Child *child, int *status)
{
	pid_t ended = waitpid(child->pid, status, WNOHANG);

	while (ended == 0 && now_monotonic_ms() < child->deadline_ms) {
		g_usleep(PAUSE_US);
		ended = waitpid(child->pid, status, WNOHANG);
	}
	if (ended == child->pid) {
		return true;
	}
	kill(child->pid, SIGKILL);
	while (waitpid(child->pid, status, 0) < 0 && errno == EINTR) {
	}
	return false;
}

static bool
fail(GError **error, const char *program, const char *what)
{
	error_set(error, ERROR_CONFIG_PERMANENT, "%s: %s", program, what);
	return false;
}

static bool
judge_end(const char *program, int status, GError **error)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
		return true;
	}
	g_autofree char *what = WIFEXITED(status)
		? g_strdup_printf("it ended with %d (expected 0)", WEXITSTATUS(status))
		: g_strdup_printf("signal %d ended it", WTERMSIG(status));

	return fail(error, program, what);
}

static bool
judge(const char *program, const Output *output, bool is_in_time, int status, GError **error)
{
	if (!is_in_time) {
		return fail(error, program, "it took too long");
	}
	if (!judge_end(program, status, error)) {
		return false;
	}
	if (output->bytes[0] == '\0') {
		return fail(error, program, "it printed nothing (expected one line)");
	}
	if (output->length == OUTPUT_BYTES_MAX) {
		return fail(error, program, "it printed too much (expected one line)");
	}
	return true;
}

/* The pipe is closed before the wait: whoever still writes is told so. */
static bool
collect(const Child *child, char **secret, GError **error)
{
	Output output = { .length = 0 };
	int status = 0;

	while (read_some(child, &output)) {
	}
	close(child->output);
	const bool is_in_time = wait_for(child, &status);
	output.bytes[strcspn(output.bytes, "\r\n")] = '\0';
	const bool is_good = judge(child->program, &output, is_in_time, status, error);
	if (is_good) {
		*secret = g_strdup(output.bytes);
	}
	explicit_bzero(&output, sizeof(output));
	return is_good;
}

bool
child_run(char *const *arguments, int run_ms_max, char **secret, GError **error)
{
	Child child = { .program = arguments[0] };
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0) {
		return fail(error, child.program, g_strerror(errno));
	}
	const int trouble = spawn_into_pipe(arguments, ends[1], &child.pid);
	close(ends[1]);
	child.output = ends[0];
	child.deadline_ms = now_monotonic_ms() + run_ms_max;
	if (trouble != 0) {
		close(child.output);
		return fail(error, child.program, g_strerror(trouble));
	}
	return collect(&child, secret, error);
}

int
child_start(char *const *arguments, int input, int words, GError **error)
{
	posix_spawn_file_actions_t actions;
	pid_t child = -1;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, words, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, words, STDERR_FILENO);
	const int trouble = spawn(arguments, &actions, &child);
	posix_spawn_file_actions_destroy(&actions);
	if (trouble != 0) {
		fail(error, arguments[0], g_strerror(trouble));
		return -1;
	}
	return child;
}

bool
child_has_ended(int child, int *status)
{
	return waitpid(child, status, WNOHANG) == child;
}

void
child_end(int child, int *status)
{
	const int64_t patient_until_ms = now_monotonic_ms() + END_MS_MAX;

	kill(child, SIGTERM);
	while (!child_has_ended(child, status)) {
		if (now_monotonic_ms() >= patient_until_ms) {
			kill(child, SIGKILL);
		}
		g_usleep(PAUSE_US);
	}
}

bool
child_run_on_terminal(char *const *arguments, GError **error)
{
	pid_t child;
	int status = 0;
	const int trouble = spawn(arguments, NULL, &child);

	if (trouble != 0) {
		return fail(error, arguments[0], g_strerror(trouble));
	}
	/* What is typed to stop us is typed to stop it: it says when it is done. */
	while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	return judge_end(arguments[0], status, error);
}
