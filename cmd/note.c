/* `note`: the organiser's words for the next edition, by editor or from standard input. */
#include "base/child.h"
#include "base/error.h"
#include "base/file.h"
#include "command.h"
#include "flow/note.h"
#include "flow/outlook.h"
#include "text/words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".md" /* by which editors know what they are shown */

/* More than a note may have, so that most that are too long are told how much. */
#define READ_BYTES_MAX (1024 * 1024)

/* ---- where the words come from --------------------------------------------------------------- */

static bool
read_input(GString *words, GError **error)
{
	char buffer[BUFSIZ];
	gsize count;

	while (words->len < READ_BYTES_MAX
		&& (count = fread(buffer, 1, sizeof(buffer), stdin)) > 0) {
		g_string_append_len(words, buffer, (gssize)count);
	}
	if (ferror(stdin)) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "standard input cannot be read");
		return false;
	}
	return true;
}

/* The words of $VISUAL or $EDITOR, with room for the file. @return owned, or NULL. */
static char **
find_editor(const char *path, GError **error)
{
	const char *visual = getenv("VISUAL");
	const char *command = visual != NULL && *visual != '\0' ? visual : getenv("EDITOR");
	g_auto(GStrv) words = command == NULL || *command == '\0' ? NULL
								  : words_of_command(command);

	if (words == NULL || words[0] == NULL || !isatty(STDOUT_FILENO)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"no editor can be opened (expected a terminal, and one in $VISUAL or "
			"$EDITOR; or the note on standard input: tagdigest note < FILE)");
		return NULL;
	}
	const guint count = g_strv_length(words);
	words = g_realloc_n(words, count + 2, sizeof(char *));
	words[count] = g_strdup(path);
	words[count + 1] = NULL;
	return g_steal_pointer(&words);
}

/* A copy to be edited, so that the file changes whole or not at all. @path out, owned. */
static bool
make_copy(const char *file, char **path, GError **error)
{
	g_autofree char *old = NULL;
	g_autofree char *made = NULL;

	if (!file_read_text(file, READ_BYTES_MAX, &old, error)) {
		return false;
	}
	made = g_build_filename(g_get_tmp_dir(), "tagdigest-note-XXXXXX" SUFFIX, NULL);
	const int copy = mkstemps(made, strlen(SUFFIX));
	const char *words = old == NULL ? "" : old;
	const bool is_written = copy >= 0 && file_write_all(copy, words, strlen(words));
	if (copy >= 0) {
		close(copy);
	}
	if (!is_written) {
		g_autofree char *trouble = file_trouble(made, errno);

		error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", made, trouble);
		return false;
	}
	*path = g_steal_pointer(&made);
	return true;
}

/* What the editor left, which stays where it is when it cannot be a note. */
static bool
take_copy(const DigestSpec *digest, const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	gsize length;

	if (!file_read(path, READ_BYTES_MAX, &bytes, error)) {
		return false;
	}
	const char *data = g_bytes_get_data(bytes, &length);
	if (!note_write(digest, data == NULL ? "" : data, length, error)) {
		g_prefix_error(error, "what you wrote is in %s: ", path);
		return false;
	}
	unlink(path);
	return true;
}

static bool
edit(const DigestSpec *digest, GError **error)
{
	g_autofree char *path = NULL;
	g_auto(GStrv) editor = NULL;

	if (!make_copy(digest->note_file, &path, error)) {
		return false;
	}
	editor = find_editor(path, error);
	if (editor == NULL || !child_run_on_terminal(editor, error)) {
		unlink(path);
		return false;
	}
	return take_copy(digest, path, error);
}

static bool
change(Invocation *invocation, const DigestSpec *digest, GError **error)
{
	g_autoptr(GString) words = g_string_new(NULL);

	if (command_option(invocation, "clear") != NULL) {
		return note_delete(digest, error);
	}
	if (!note_has_file(digest, error)) {
		return false;
	}
	if (isatty(STDIN_FILENO)) {
		return edit(digest, error);
	}
	return read_input(words, error) && note_write(digest, words->str, words->len, error);
}

bool
note_run(Invocation *invocation, GError **error)
{
	Context *context = &invocation->context;
	const DigestSpec *digest = context_digest(context, command_argument(invocation, 0), error);
	g_auto(Note) note = { 0 };
	Outlook outlook;

	if (digest == NULL || !change(invocation, digest, error)
		|| !note_look(context, digest, &note, error)
		|| !outlook_look(context, digest, &outlook, error)) {
		return false;
	}
	g_autofree char *words = note_words(digest, &note);
	g_autofree char *edition = outlook_words(digest, &outlook);
	printf("%s: %s\n%s\n", digest->name, words, edition);
	return true;
}
