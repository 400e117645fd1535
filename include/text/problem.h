/** What is wrong in a file that somebody wrote: where, and in which words. */
#ifndef TAGDIGEST_TEXT_PROBLEM_H
#define TAGDIGEST_TEXT_PROBLEM_H

#include <glib.h>

/** Something to tell the organiser. */
typedef struct Problem {
	char *path;    /* owned */
	guint line;    /* from 1; 0 when it is about the whole file */
	char *section; /* owned, or NULL */
	char *key;     /* owned, or NULL */
	char *text;    /* owned: what is wrong (what was expected) */
} Problem;

/** Make a problem; strings are copied, @section and @key may be NULL. @return owned. */
Problem *problem_new(const char *path, guint line, const char *section, const char *key,
	const char *format, ...) G_GNUC_PRINTF(5, 6);

/** @problem owned, may be NULL. */
void problem_free(Problem *problem);

/** "path:line: [section] key: text", the parts that are there. @return owned. */
char *problem_line(const Problem *problem);

/**
 * Sort by file and line; those of one line stay as they are. @problems borrowed array of
 * Problem.
 */
void problems_sort(GPtrArray *problems);

#endif
