/** The words of a value, in which double quotes group. */
#ifndef TAGDIGEST_TEXT_WORDS_H
#define TAGDIGEST_TEXT_WORDS_H

#include <glib.h>

/**
 * Split a list at commas and blanks; double quotes group.
 *
 * @value   borrowed.
 * @return owned array of owned strings, g_strfreev; empty items left out.
 */
char **words_of_list(const char *value);

/**
 * Split a command at blanks; double quotes group, nothing else is special.
 *
 * @value   borrowed.
 * @return owned (g_strfreev), or NULL when a quote is left open or there is nothing.
 */
char **words_of_command(const char *value);

/** Words split by blanks (borrowed), one of which is expected, as people list them: "auto, required
 * or none". @return owned. */
char *words_choice(const char *choices);

#endif
