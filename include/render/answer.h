/** What a memo to a reader says: its subject and its text, in the words of a language. */
#ifndef TAGDIGEST_RENDER_ANSWER_H
#define TAGDIGEST_RENDER_ANSWER_H

#include <glib.h>
#include <stdbool.h>

/** One {name} of the words. Borrowed. */
typedef struct AnswerValue {
	const char *name;
	const char *value; /* NULL is nothing: a paragraph that is only that is left out */
} AnswerValue;

/** What is to be said. Borrowed. */
typedef struct Answer {
	const char *language;      /* a tag; NULL: English */
	const char *kind;          /* "confirm": the section [memo_confirm] of the phrases */
	const char *title;         /* of the digest: who signs */
	const char *contact;       /* where a person reads what is written */
	const AnswerValue *values; /* ended by one without a name */
	const GPtrArray *items;    /* of char*: the list in its midst; NULL: "item_1" to "item_9" */
} Answer;

/**
 * Say it: the texts "subject" and "1" to "9" of the section, each a paragraph; the one that is
 * "{items}" becomes the list.
 *
 * @subject  out, owned, one line. @text out, owned, wrapped.
 * @error    PARSE_PERMANENT: the template is broken, or there is no such kind.
 */
bool answer_render(const Answer *answer, char **subject, char **text, GError **error);

#endif
