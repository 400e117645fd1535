/** The organiser's note for one edition: the file, and whether an edition has shown it. */
#ifndef TAGDIGEST_FLOW_NOTE_H
#define TAGDIGEST_FLOW_NOTE_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "model/draft.h"
#include "store/editions.h"

/** A longer file is no note. */
#define NOTE_BYTES_MAX 8192

/** A note_file as it is now. */
typedef struct Note {
	char *text;         /* owned Markdown; NULL: there is no file, or no word in it */
	char *hash;         /* owned, of the file; NULL likewise */
	EditionsNote shown; /* the edition that has shown it; number 0: it waits for the next */
} Note;

/** Free what it holds. */
void note_clear(Note *note);

/**
 * Look at the note_file of a digest (borrowed).
 *
 * @note   out, empty before (note_clear()); without a note_file, or without the file, it stays so.
 * @error  STORE_*; CONFIG_PERMANENT as note_judge(); SYSTEM_PERMANENT when it cannot be read.
 */
bool note_look(Context *context, const DigestSpec *digest, Note *note, GError **error);

/** Put the note that the next edition shows into its draft. @error as note_look(). */
bool note_put(Context *context, const DigestSpec *digest, Draft *draft, GError **error);

/**
 * Whether bytes can be a note: NOTE_BYTES_MAX at most, UTF-8.
 *
 * @bytes  borrowed, @length of them.
 * @path   borrowed: what errors call it.
 * @error  CONFIG_PERMANENT, with the line.
 */
bool note_judge(const char *bytes, gsize length, const char *path, GError **error);

/** Whether a note_file can be read and is a note, if it is there. @error as note_look(). */
bool note_check(const char *path, GError **error);

/** Whether the ini gives a digest (borrowed) a note_file. @error USAGE_PERMANENT. */
bool note_has_file(const DigestSpec *digest, GError **error);

/**
 * Write the note_file of a digest, whole or not at all; a link is followed.
 *
 * @bytes  borrowed, @length of them; without a word in them it is refused.
 * @error  USAGE_PERMANENT: no note_file in the ini, or no words; as note_judge(); SYSTEM_PERMANENT.
 */
bool note_write(const DigestSpec *digest, const char *bytes, gsize length, GError **error);

/** Delete the note_file, so that there is no note. @error USAGE_PERMANENT, SYSTEM_PERMANENT. */
bool note_delete(const DigestSpec *digest, GError **error);

/**
 * What becomes of the note: "waits …, shown by the edition of …", "was in edition 12, of …".
 * @note borrowed. @return owned; NULL for a digest without a note_file.
 */
char *note_words(const DigestSpec *digest, const Note *note);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Note, note_clear)

#endif
