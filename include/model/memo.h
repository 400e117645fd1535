/**
 * A mail of ours to one person that is no edition: a confirmation, an answer, a draft for the
 * organiser, the weekly line. Plain data, and its JSON.
 *
 * Its words stand in the store until it is sent or given up; then only what kind it was, when, to
 * whom and the hash of its Message-ID stay.
 */
#ifndef TAGDIGEST_MODEL_MEMO_H
#define TAGDIGEST_MODEL_MEMO_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/delivery.h"

typedef struct Memo {
	int64_t id;            /* the store's number */
	char *kind;            /* owned: what it is for, in one word: "confirm", "review" */
	int64_t subscriber_id; /* the store's number of whom it is to; 0: nobody we know */
	char *to;              /* owned bare address; NULL once it is over */
	char *to_name;         /* owned, or NULL */
	char *from_name;       /* owned: who writes, mostly the title of a digest; or NULL */
	char *language;        /* owned: of its words, a tag; NULL: English */
	char *subject;         /* owned, one line */
	char *text;            /* owned, UTF-8 with LF line ends */
	char *way;             /* owned: the token of what an answer does; or NULL */
	char *message_id;      /* owned, without brackets; NULL until it is queued */
	char *answers;         /* owned: Message-ID of what it answers, without brackets; NULL: it
				* is of our own accord */
	char *references;      /* owned: the Message-IDs before that one, oldest first, with blanks
				* between and no brackets; or NULL */
	int64_t made_s;        /* Unix seconds UTC */
	int64_t expires_s;     /* of no use to anybody afterwards; 0: never */
	Delivery *delivery;    /* owned: how far it is, when it was read; else NULL */
} Memo;

/** @return owned, empty. */
Memo *memo_new(void);

/** @memo owned, may be NULL. */
void memo_free(Memo *memo);

/** All that a memo says, but not where it stands, as JSON. @return owned. */
char *memo_to_doc(const Memo *memo);

/**
 * The reverse: what it says is put into @memo; what is no text there is none.
 *
 * @doc    borrowed.
 * @error  PARSE_PERMANENT when it is no JSON; @memo is as it was.
 */
bool memo_read_doc(Memo *memo, const char *doc, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Memo, memo_free)

#endif
