/* `init`: a first ini, to be filled in. Never over an existing one. */
#include "base/error.h"
#include "base/file.h"
#include "command.h"
#include "flow/papers.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The path of this program, as cron needs it: its PATH is short. */
static char *
own_path(void)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

	return length > 0 ? g_strndup(path, (gsize)length) : g_strdup("tagdigest");
}

bool
init_run(Invocation *invocation, GError **error)
{
	static const char *const example_alone[] = { "example", NULL };
	const char *path = invocation->config_given != NULL ? invocation->config_given
							    : "aggregator.ini";

	if (command_option(invocation, "example") != NULL) {
		if (!command_allow(invocation, "--example", example_alone, error)) {
			return false;
		}
		g_autofree char *example = papers_example();
		fputs(example, stdout);
		return true;
	}
	if (access(path, F_OK) == 0) {
		error_set(error, ERROR_USAGE_PERMANENT, "%s is there already; it was not touched",
			path);
		return false;
	}
	g_autofree char *text = papers_starter(command_option(invocation, "contact"),
		command_option(invocation, "relay"), command_option(invocation, "tags"));
	if (!file_write(path, text, strlen(text), 0600, error)) {
		return false;
	}
	g_autofree char *program = own_path();
	g_autofree char *whole = g_canonicalize_filename(path, NULL);
	printf("Wrote %s. What next:\n"
	       "  1. open it and fill in what is marked FILL IN\n"
	       "  2. tagdigest check                    every mistake, with its line\n"
	       "  3. tagdigest sources add ADDRESS      one more place: a page, a person, a feed\n"
	       "  4. tagdigest poll                     read the sources once\n"
	       "  5. tagdigest preview                  what will be mailed, when, to how many\n"
	       "  6. tagdigest send --to you@your.org   a test to yourself\n"
	       "  7. crontab -e                         and this one line:\n"
	       "     */30 * * * * %s -c %s run\n",
		path, program, whole);
	return true;
}
