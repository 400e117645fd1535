/* `recap`: a chat, question by question. */
#include "base/error.h"
#include "command.h"
#include "flow/hour.h"
#include "flow/transcript.h"
#include "lines.h"
#include "output.h"

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

/* Of the posts of a file. @text out, owned. */
static bool
print_file(const Invocation *invocation, const char *path, char **text, GError **error)
{
	static const char *const good[] = { "file", "host", "format", "json", NULL };
	g_autoptr(Transcript) transcript = transcript_new();
	const char *format;

	if (command_argument(invocation, 0) != NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"a TAG is of the store, and --file a file (expected one of them)");
		return false;
	}
	return command_allow(invocation, "--file", good, error)
		&& read_format(invocation, &format, error)
		&& lines_read(path, add_line, transcript, error)
		&& transcript_print(transcript, command_option(invocation, "host"), format, text,
			error);
}

/* Of the stored posts. @text out, owned. */
static bool
print_stored(Invocation *invocation, char **text, GError **error)
{
	static const char *const good[] = { "from", "to", "format", "json", NULL };
	HourAsked asked = {
		.chat = command_argument(invocation, 0),
		.from = command_option(invocation, "from"),
		.to = command_option(invocation, "to"),
	};

	if (command_argument(invocation, 1) != NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"a question's label stands behind --assign or --question alone");
		return false;
	}
	return command_allow(invocation, "a TAG", good, error)
		&& read_format(invocation, &asked.format, error)
		&& hour_print(&invocation->context, &asked, text, error);
}

/* What is said of a post; false: nothing is. @order: its word and post are set. */
static bool
read_order(const Invocation *invocation, HourOrder *order)
{
	static const struct {
		const char *option;
		HourWord word;
	} words[] = {
		{ "assign", HOUR_ASSIGN },
		{ "not", HOUR_NOT },
		{ "question", HOUR_ASKS },
		{ "undo", HOUR_UNDO },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		const char *post = command_option(invocation, words[i].option);

		if (post != NULL) {
			order->post = post;
			order->word = words[i].word;
			return true;
		}
	}
	return false;
}

static bool
correct(Invocation *invocation, HourOrder *order, GError **error)
{
	static const char *const names[] = { "assign", "not", "question", "undo" };
	const char *good[] = { names[order->word], "json", NULL };
	json_t *report = NULL;

	order->chat = command_argument(invocation, 0);
	order->question = command_argument(invocation, 1);
	if (!command_allow(invocation, "a correction", good, error)
		|| !hour_correct(&invocation->context, order, &report, error)) {
		return false;
	}
	output_report(report, invocation->json, hour_correct_text);
	return true;
}

bool
recap_run(Invocation *invocation, GError **error)
{
	const char *path = command_option(invocation, "file");
	HourOrder order = { 0 };
	g_autofree char *text = NULL;

	if (path == NULL && command_argument(invocation, 0) == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"nothing to make a recap of (expected a chat's TAG, or --file FILE)");
		return false;
	}
	if (path == NULL && read_order(invocation, &order)) {
		return correct(invocation, &order, error);
	}
	if (!(path != NULL ? print_file(invocation, path, &text, error)
			   : print_stored(invocation, &text, error))) {
		return false;
	}
	fputs(text, stdout);
	return true;
}
