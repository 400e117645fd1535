/** The mails that join answers with, in the digest's language. */
#ifndef TAGDIGEST_FLOW_JOIN_ANSWER_H
#define TAGDIGEST_FLOW_JOIN_ANSWER_H

#include <glib.h>
#include <stdbool.h>

#include "flow/join_case.h"

/** One of them. Borrowed. */
typedef struct JoinAnswer {
	const char *kind;   /* of render/answer, and of the memo */
	const char *to;     /* a bare address */
	const char *digest; /* which one it is about; NULL: all */
	Way way;            /* by which it is answered, but for how long; of no number: by none */
	guint32 day;        /* {day}; 0: none */
	const char *word;   /* {word}, or NULL */
	const GPtrArray *items;
} JoinAnswer;

/** Queue one. @error as memo_queue(), PARSE_PERMANENT. */
bool join_answer(const JoinCase *case_, const JoinAnswer *answer, GError **error);

/** The language of what is said of a digest, and its title; of all where it is NULL. @language
 * borrowed from the context, or NULL. @return owned. */
char *join_answer_title(const Context *context, const char *digest, const char **language);

/** "10 January 2027". @return owned. */
char *join_answer_day(guint32 julian);

#endif
