/*
 * measure RESULT CPUS COMMAND...: runs a command pinned to processors ("0", "0,1" or "-" for all),
 * waits for it and for all that it left running, and writes one line of JSON to the file RESULT:
 * status (exit status, or 128 and the signal), wall, user and system in seconds, peak_kb (of the
 * largest process), and voluntary and involuntary switches.
 *
 * A program as small as this one starts the command, because Linux counts the memory of whoever
 * forked into the peak of the child.
 */
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void
fail(const char *what)
{
	perror(what);
	_exit(127);
}

static double
seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double
seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void
pin(const char *cpus)
{
	cpu_set_t set;
	char *end;

	CPU_ZERO(&set);
	for (const char *at = cpus; *at >= '0' && *at <= '9'; at = *end == ',' ? end + 1 : end) {
		CPU_SET(strtoul(at, &end, 10), &set);
	}
	if (strcmp(cpus, "-") != 0 && sched_setaffinity(0, sizeof(set), &set) != 0) {
		fail("sched_setaffinity");
	}
}

/* How the command ended; what it left running is waited for as well. */
static int
wait_for_all(pid_t command)
{
	int how = 0, status = 0;
	pid_t ended = wait(&how);

	while (ended > 0 || errno == EINTR) {
		if (ended == command) {
			status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
		}
		ended = wait(&how);
	}
	return status;
}

int
main(int argc, char **argv)
{
	struct rusage used;

	if (argc < 4) {
		fputs("usage: measure RESULT CPUS COMMAND...\n", stderr);
		return 64;
	}
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	const double began = seconds_now();
	const pid_t command = fork();
	if (command < 0) {
		fail("fork");
	}
	if (command == 0) {
		pin(argv[2]);
		execvp(argv[3], argv + 3);
		fail(argv[3]);
	}
	const int status = wait_for_all(command);
	const double wall = seconds_now() - began;
	getrusage(RUSAGE_CHILDREN, &used);
	FILE *file = fopen(argv[1], "w");
	if (file == NULL) {
		fail(argv[1]);
	}
	fprintf(file, "{\"status\": %d, \"wall\": %.6f, \"user\": %.6f, \"system\": %.6f, ", status,
		wall, seconds_of(used.ru_utime), seconds_of(used.ru_stime));
	fprintf(file, "\"peak_kb\": %ld, \"waits\": %ld, \"switches\": %ld}\n", used.ru_maxrss,
		used.ru_nvcsw, used.ru_nivcsw);
	return fclose(file) == 0 ? status : 127;
}
