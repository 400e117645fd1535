/* `export`: the posts that may be passed on, as lines or as a table. */
#include "flow/record.h"

#include "command.h"

#include <stdio.h>
#include <unistd.h>

static bool
print_lines(const char *lines, gsize length, void *data, GError **error)
{
	(void)data;
	if (fwrite(lines, 1, length, stdout) == length) {
		return true;
	}
	return command_is_unread(error);
}

/* For whoever looks on: a script has asked for posts alone. */
static void
tell(const RecordCount *count)
{
	if (count->posts == 0) {
		fprintf(stderr, "there is no post that may be passed on\n");
	} else if (isatty(STDERR_FILENO)) {
		fprintf(stderr,
			"%u posts, of them %u by an excerpt alone; %u may not be passed on\n",
			count->posts, count->reduced, count->kept);
	}
}

bool
export_verb_run(Invocation *invocation, GError **error)
{
	const RecordWish wish = {
		.format = command_option(invocation, "format"),
		.tag = command_option(invocation, "tag"),
		.since = command_option(invocation, "since"),
		.write = print_lines,
	};
	RecordCount count;

	if (!record_print(&invocation->context, &wish, &count, error)) {
		return false;
	}
	tell(&count);
	return true;
}
