/** Plain text: white space, cutting, wrapping, counting. All of it UTF-8. */
#ifndef TAGDIGEST_TEXT_PLAIN_H
#define TAGDIGEST_TEXT_PLAIN_H

#include <glib.h>
#include <stdbool.h>

/**
 * Whether a character may stand in text that we show: no control, bidi-override or
 * zero-width-spam character.
 */
bool plain_keeps(gunichar character);

/**
 * One line: runs of white space become one blank, control and bidi-override characters and
 * zero-width spam go, ends trimmed. NULL gives NULL, nothing left gives NULL.
 * @return owned.
 */
char *plain_line(const char *text);

/**
 * Several lines: as plain_line() for each, at most one empty line in a row, ends trimmed; NULL
 * when nothing is left.
 * @return owned.
 */
char *plain_lines(const char *text);

/**
 * Cut at a word, if one ends in the second half of what may stay; never within what a reader sees
 * as one character.
 *
 * @text        borrowed.
 * @characters  most to keep, without the "…" that is added when something was cut.
 * @was_cut     out, may be NULL.
 * @return owned.
 */
char *plain_cut(const char *text, gsize characters, bool *was_cut);

/**
 * The text without hashtags that stand together at its end (a post's "#JoyFE #UKFEChat" line). One
 * alone stays where it may be the last word of its sentence ("Join us at #JoyFE"). Never empties a
 * text: one of only tags stays.
 * @return owned.
 */
char *plain_without_final_tags(const char *text);

/**
 * Wrap to @columns display columns (wide characters count two), each line after @indent; URLs are
 * never broken; empty lines kept.
 * @return owned, without a final newline.
 */
char *plain_wrap(const char *text, const char *indent, guint columns);

/** Display columns of a line. */
guint plain_width(const char *line);

/** How many words. */
guint plain_words(const char *text);

/** Whether the first letter is of a script that runs from right to left. @text borrowed. */
bool plain_runs_leftward(const char *text);

#endif
