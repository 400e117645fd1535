/**
 * The names that HTML 4.01 knows: elements, and characters by name. Markup that is no HTML (a
 * feed's own elements, XML's entities) is told from HTML by them, so the list ends where feeds
 * begin to use the same words: HTML 5's "summary" is Atom's.
 */
#ifndef TAGDIGEST_TEXT_HTMLNAME_H
#define TAGDIGEST_TEXT_HTMLNAME_H

#include <glib.h>
#include <stdbool.h>

/** Whether @name is an element of HTML 4.01, in letters of either case. */
bool htmlname_is_element(const char *name);

/** Whether the element @name never has an end tag (HTML 4.01, "EMPTY" in its DTD). */
bool htmlname_is_void(const char *name);

/**
 * The character that "&name;" stands for (HTML 4.01, section 24, and XML's "apos"); 0 when there is
 * none of this name. Upper and lower case differ.
 */
gunichar htmlname_character(const char *name);

/**
 * The number of the reference that begins at @at ("&#8217;", "&#x2019;"), and what follows its
 * digits. One beyond the last character's stands for all that are greater.
 *
 * @number  out; untouched when there is none.
 * @return borrowed; NULL when no number stands there.
 */
const char *htmlname_number(const char *at, gunichar *number);

/**
 * The character of which @high and the reference at @next are the halves, as JavaScript counts (RFC
 * 2781, 2.2); 0: they are none.
 */
gunichar htmlname_join(gunichar high, const char *next);

#endif
