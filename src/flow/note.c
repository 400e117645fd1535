#include "flow/note.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "digest/window.h"
#include "text/date.h"

/* So that most that are too long are told how much. */
#define READ_BYTES_MAX (1024 * 1024)

/* Of a file that was not there: these words are for many. */
#define NEW_FILE_MODE 0644
#define WHITE " \t\r\n\f\v"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

void
note_clear(Note *note)
{
	g_clear_pointer(&note->text, g_free);
	g_clear_pointer(&note->hash, g_free);
}

bool
note_judge(const char *bytes, gsize length, const char *path, GError **error)
{
	const char *end;
	int line = 1;

	if (length > NOTE_BYTES_MAX) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s: %" G_GSIZE_FORMAT
			" bytes are too long for a note (expected %d at most)",
			path, length, NOTE_BYTES_MAX);
		return false;
	}
	if (g_utf8_validate(bytes, (gssize)length, &end)) {
		return true;
	}
	for (const char *at = bytes; at < end; at++) {
		line += *at == '\n';
	}
	error_set(error, ERROR_CONFIG_PERMANENT,
		"%s: line %d is not UTF-8 (expected text; most editors can save it so)", path,
		line);
	return false;
}

/* @text out, owned; NULL: there is no such file, or no word in it. @hash out, owned: likewise. */
static bool
read_file(const char *path, char **text, char **hash, GError **error)
{
	g_autofree char *read = NULL;

	*text = *hash = NULL;
	if (!file_read_text(path, READ_BYTES_MAX, &read, error)) {
		return false;
	}
	if (read == NULL) {
		return true;
	}
	if (!note_judge(read, strlen(read), path, error)) {
		return false;
	}
	const char *words = read + (strncmp(read, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0);
	if (words[strspn(words, WHITE)] != '\0') {
		*text = g_strdup(words);
		*hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, read, -1);
	}
	return true;
}

bool
note_check(const char *path, GError **error)
{
	g_autofree char *text = NULL;
	g_autofree char *hash = NULL;

	return read_file(path, &text, &hash, error);
}

bool
note_look(Context *context, const DigestSpec *digest, Note *note, GError **error)
{
	const EditionsCourse course = { digest->name, schedule_course(digest->schedule.frequency) };

	if (digest->note_file == NULL) {
		return true;
	}
	return read_file(digest->note_file, &note->text, &note->hash, error)
		&& (note->hash == NULL
			|| editions_note(context->store, &course, note->hash, &note->shown, error));
}

bool
note_put(Context *context, const DigestSpec *digest, Draft *draft, GError **error)
{
	g_auto(Note) note = { 0 };

	if (!note_look(context, digest, &note, error)) {
		return false;
	}
	if (note.hash != NULL && note.shown.number == 0) {
		draft->note_once = g_steal_pointer(&note.text);
		draft->note_hash = g_steal_pointer(&note.hash);
	} else if (note.hash != NULL) {
		draft->note_hash = g_strdup("");
	}
	return true;
}

bool
note_has_file(const DigestSpec *digest, GError **error)
{
	if (digest->note_file == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"digest %s has no file for a note (expected note_file = note.md in "
			"[digest %s])",
			digest->name, digest->name);
	}
	return digest->note_file != NULL;
}

/* What a link stands for, so that writing does not put a file in its place. @return owned. */
static char *
real_path(const char *path)
{
	char *real = realpath(path, NULL);
	char *copy = g_strdup(real != NULL ? real : path);

	free(real);
	return copy;
}

bool
note_write(const DigestSpec *digest, const char *bytes, gsize length, GError **error)
{
	struct stat status;

	if (!note_has_file(digest, error) || !note_judge(bytes, length, "the note", error)) {
		return false;
	}
	g_autofree char *words = g_strndup(bytes, length);
	if (words[strspn(words, WHITE)] == '\0') {
		error_set(error, ERROR_USAGE_PERMANENT,
			"there are no words in it: nothing was changed (`tagdigest note --clear` "
			"takes the note away)");
		return false;
	}
	g_autofree char *path = real_path(digest->note_file);
	const mode_t mode = stat(path, &status) == 0 ? status.st_mode & 0777 : NEW_FILE_MODE;
	return file_write(path, bytes, length, mode, error);
}

bool
note_delete(const DigestSpec *digest, GError **error)
{
	if (!note_has_file(digest, error)) {
		return false;
	}
	g_autofree char *path = real_path(digest->note_file);
	if (unlink(path) != 0 && errno != ENOENT) {
		g_autofree char *trouble = file_trouble(path, errno);

		error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", path, trouble);
		return false;
	}
	return true;
}

char *
note_words(const DigestSpec *digest, const Note *note)
{
	if (digest->note_file == NULL) {
		return NULL;
	}
	if (note->hash == NULL) {
		return g_strdup("no note: there is nothing in note_file");
	}
	if (note->shown.number == 0) {
		return g_strdup("the note in note_file waits: the next edition shows it");
	}
	g_autoptr(GTimeZone) zone = window_zone(digest->timezone);
	g_autofree char *when = date_words(note->shown.frozen_s, zone);
	return g_strdup_printf("the note in note_file was used on %s, in edition %d: it is not "
			       "shown again until the file changes",
		when, note->shown.number);
}
