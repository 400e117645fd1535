/** A chat's recap out of a file of posts: what `tagdigest recap --file` prints. */
#ifndef TAGDIGEST_FLOW_TRANSCRIPT_H
#define TAGDIGEST_FLOW_TRANSCRIPT_H

#include <glib.h>
#include <stdbool.h>

typedef struct Transcript Transcript;

/** Begin. @return owned. */
Transcript *transcript_new(void);

/** @transcript owned, may be NULL. */
void transcript_free(Transcript *transcript);

/**
 * Add a post, as `tagdigest parse` prints it; a line of blanks is none.
 *
 * @line   borrowed, @length bytes.
 * @error  PARSE_PERMANENT: what was expected.
 */
bool transcript_add(Transcript *transcript, const char *line, gsize length, GError **error);

/**
 * Print the recap of what was added.
 *
 * @hosts   borrowed: names of hosts, parted by commas; NULL: they are found.
 * @format  borrowed: "json", "text" or "markdown"; NULL: text.
 * @text    out, owned: whole lines.
 * @error   USAGE_PERMANENT: there is no such format.
 */
bool transcript_print(const Transcript *transcript, const char *hosts, const char *format,
	char **text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Transcript, transcript_free)

#endif
