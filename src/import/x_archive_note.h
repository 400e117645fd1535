/**
 * The long posts of an archive of X: the words that its lists of posts cut off stand in a file of
 * their own (note-tweet.js), which says of some whose they are, and of all when they were written.
 */
#ifndef TAGDIGEST_IMPORT_X_ARCHIVE_NOTE_H
#define TAGDIGEST_IMPORT_X_ARCHIVE_NOTE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

typedef struct XArchiveNotes XArchiveNotes;

/** None yet. @return owned. */
XArchiveNotes *x_archive_notes_new(void);

/** @notes owned. */
void x_archive_notes_free(XArchiveNotes *notes);

/**
 * Hear one: {"noteTweet": {…}}. One without words, or that nothing says whose it is, is none.
 *
 * @json    borrowed.
 * @length  bytes of it.
 * @return false when there are too many to be kept.
 */
bool x_archive_notes_hear(XArchiveNotes *notes, const json_t *json, gsize length);

/** Whether an element of posts (borrowed, @length bytes) was written when one of them was. */
bool x_archive_notes_may_have(const XArchiveNotes *notes, const char *element, gsize length);

/** The whole words of a post. @tweet borrowed. @return owned: {"text", "entities"}, or NULL. */
json_t *x_archive_notes_find(const XArchiveNotes *notes, const json_t *tweet);

#endif
