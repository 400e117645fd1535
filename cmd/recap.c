/* `recap`: a chat, question by question. */
#include "base/error.h"
#include "command.h"
#include "flow/transcript.h"
#include "lines.h"

#include <stdio.h>
#include <string.h>

static bool
add_line(void *data, const char *line, gsize length, GError **error)
{
	return transcript_add(data, line, length, error);
}

/* --json is --format json. @format out, borrowed. */
static bool
read_format(const Invocation *invocation, const char **format, GError **error)
{
	*format = command_option(invocation, "format");
	if (invocation->json && *format != NULL && strcmp(*format, "json") != 0) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--json and --format %s are two forms (expected one)", *format);
		return false;
	}
	*format = invocation->json ? "json" : *format;
	return true;
}

bool
recap_run(Invocation *invocation, GError **error)
{
	const char *path = command_option(invocation, "file"), *format;
	g_autoptr(Transcript) transcript = transcript_new();
	g_autofree char *text = NULL;

	if (path == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"nothing to make a recap of (expected --file FILE)");
		return false;
	}
	if (!read_format(invocation, &format, error)
		|| !lines_read(path, add_line, transcript, error)
		|| !transcript_print(transcript, command_option(invocation, "host"), format, &text,
			error)) {
		return false;
	}
	fputs(text, stdout);
	return true;
}
