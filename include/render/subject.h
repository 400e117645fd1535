/** The subject of a mail, by a pattern that the organiser may have written. */
#ifndef TAGDIGEST_RENDER_SUBJECT_H
#define TAGDIGEST_RENDER_SUBJECT_H

#include <glib.h>
#include <stdbool.h>

/** No subject is longer, in characters: what phones and lists show of one. */
#define SUBJECT_CHARACTERS_MAX 69

/** What the placeholders of a pattern stand for. Borrowed; the title alone is cut. */
typedef struct SubjectWords {
	const char *title;
	const char *inside; /* what it is about; NULL: nothing can be said */
	const char *dates;
	const char *number; /* of the edition */
	const char *count;  /* of posts */
} SubjectWords;

/**
 * Judge a pattern: "{title}: {inside}".
 *
 * @error  CONFIG_PERMANENT naming what is wrong, and what may stand there.
 */
bool subject_check(const char *pattern, GError **error);

/** How many characters {inside} may have; @is_title_cut: with a title that makes room for it. */
gsize subject_room(const char *pattern, const SubjectWords *words, bool is_title_cut);

/**
 * Fill a pattern that passed subject_check().
 *
 * @return owned, at most SUBJECT_CHARACTERS_MAX long; NULL when it wants {inside} and there is
 *         none.
 */
char *subject_fill(const char *pattern, const SubjectWords *words);

#endif
