/** Which posts of a file of them are copies of each other: what `tagdigest cluster` prints. */
#ifndef TAGDIGEST_FLOW_COPIES_H
#define TAGDIGEST_FLOW_COPIES_H

#include <glib.h>
#include <stdbool.h>

typedef struct Copies Copies;

/** Begin. @people borrowed array of PersonSpec, or NULL. @return owned. */
Copies *copies_new(const GPtrArray *people);

/**
 * Add a post, as `tagdigest parse` prints it; a line of blanks is none.
 *
 * @line   borrowed, @length bytes.
 * @error  PARSE_PERMANENT: what was expected.
 */
bool copies_add(Copies *copies, const char *line, gsize length, GError **error);

/**
 * Of each post, in the order of adding, "ID<tab>CLUSTER": its id, else its link, else its number
 * among the posts ("#3"); and that of the post that it is a copy of, which is itself for all
 * others.
 *
 * @return owned array of char*.
 */
GPtrArray *copies_solve(Copies *copies);

/** @copies owned, may be NULL. */
void copies_free(Copies *copies);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Copies, copies_free)

#endif
