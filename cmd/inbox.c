/* `inbox`: mails that came in, from an alias, a sieve script or files. With --explain only said. */
#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "command.h"
#include "flow/inbox.h"
#include "flow/inbox_explain.h"
#include "text/jsontext.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* As much of standard input as is ever read of a message, and what shows that there was more. */
static bool
read_input(GBytes **bytes, GError **error)
{
	g_autoptr(GByteArray) input = g_byte_array_new();
	guint8 piece[65536];

	while (input->len <= MESSAGE_BYTES_MAX) {
		const size_t got = fread(piece, 1, sizeof(piece), stdin);

		if (got == 0) {
			break;
		}
		g_byte_array_append(input, piece, (guint)got);
	}
	if (ferror(stdin)) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "standard input cannot be read");
		return false;
	}
	*bytes = g_byte_array_free_to_bytes(g_steal_pointer(&input));
	return true;
}

static bool
read_message(const char *file, GBytes **bytes, GError **error)
{
	return strcmp(file, "-") == 0 ? read_input(bytes, error)
				      : file_read(file, 4 * MESSAGE_BYTES_MAX, bytes, error);
}

/* "FILE: bounce, hard, 5.1.1, ada@toot.example: why" */
static void
print_words(const char *file, const json_t *said)
{
	const json_t *recipients = json_object_get(said, "recipients");
	const char *status = jsontext_string(said, "status");
	const char *why = jsontext_string(said, "why");
	size_t index;
	json_t *recipient;

	printf("%s: %s", file, jsontext_string(said, "kind"));
	if (status != NULL) {
		printf(", %s, %s", jsontext_bool(said, "hard", false) ? "hard" : "soft", status);
	}
	json_array_foreach (recipients, index, recipient) {
		printf(", %s", json_string_value(recipient));
	}
	printf("%s%s\n", why != NULL ? ": " : "", why != NULL ? why : "");
}

static bool
explain_file(const char *file, bool as_json, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;

	if (!read_message(file, &bytes, error)) {
		return false;
	}
	json_auto_t *said = inbox_explain(bytes);
	if (as_json) {
		json_dumpf(said, stdout, JSON_COMPACT);
		putchar('\n');
	} else {
		print_words(file, said);
	}
	return true;
}

/* A file that cannot be read costs only itself. */
static bool
end_files(guint faults, guint files, GError **error)
{
	if (faults > 0) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "%u of %u files could not be read", faults,
			files);
	}
	return faults == 0;
}

static bool
explain_files(const Invocation *invocation, GError **error)
{
	guint faults = 0;
	const guint files = invocation->arguments->len - 1; /* it ends with a NULL */

	for (guint i = 0; i < files; i++) {
		g_autoptr(GError) fault = NULL;

		if (!explain_file(command_argument(invocation, i), invocation->json, &fault)) {
			log_line(LOG_LEVEL_WARNING, "%s", fault->message);
			faults++;
		}
	}
	return end_files(faults, files, error);
}

/* A mail server that handed a message over hears nothing: Exim's pipe transport, as it is delivered
 * (return_output), takes words for a failure, and sends them to whoever wrote. */
static void
print_handled(const char *file, const InboxHandled *handled, bool as_json)
{
	if (!as_json && strcmp(file, "-") == 0 && !isatty(STDOUT_FILENO)) {
		log_line(LOG_LEVEL_INFO, "%s: %s", handled->what, handled->why);
		return;
	}
	if (!as_json) {
		printf("%s: %s: %s\n", file, handled->what, handled->why);
		return;
	}
	json_auto_t *row = jsontext_object("file", jsontext_text(file), "ours",
		json_boolean(handled->is_ours), "what", jsontext_text(handled->what), "why",
		jsontext_text(handled->why), NULL);
	json_dumpf(row, stdout, JSON_COMPACT);
	putchar('\n');
}

/* One message; a mail server that gets EX_TEMPFAIL brings it again, and it counts once. */
static bool
take(Invocation *invocation, const char *file, GBytes *bytes, GError **error)
{
	InboxHandled handled;

	if (!inbox_take(&invocation->context, bytes, &handled, error)) {
		return false;
	}
	print_handled(file, &handled, invocation->json);
	return true;
}

static bool
take_files(Invocation *invocation, GError **error)
{
	guint faults = 0;
	guint i = 0;

	if (command_argument(invocation, 0) == NULL) {
		g_autoptr(GBytes) bytes = NULL;

		return read_input(&bytes, error) && take(invocation, "-", bytes, error);
	}
	for (; command_argument(invocation, i) != NULL; i++) {
		const char *file = command_argument(invocation, i);
		g_autoptr(GBytes) bytes = NULL;
		g_autoptr(GError) fault = NULL;

		if (!read_message(file, &bytes, &fault)) {
			log_line(LOG_LEVEL_WARNING, "%s", fault->message);
			faults++;
		} else if (!take(invocation, file, bytes, error)) {
			return false;
		}
	}
	return end_files(faults, i, error);
}

bool
inbox_run(Invocation *invocation, GError **error)
{
	if (command_option(invocation, "explain") == NULL) {
		return take_files(invocation, error);
	}
	if (command_argument(invocation, 0) == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"inbox --explain: expected a file (- reads standard input)");
		return false;
	}
	return explain_files(invocation, error);
}
