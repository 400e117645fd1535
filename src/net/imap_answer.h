/** What the answers of an IMAP server say that we asked for. Everything may be missing. */
#ifndef TAGDIGEST_NET_IMAP_ANSWER_H
#define TAGDIGEST_NET_IMAP_ANSWER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "net/imap_reader.h"

/** What a FETCH says of a message. */
typedef struct ImapItem {
	guint32 uid;           /* 0: it does not say, so that it is no answer to us */
	int64_t size_bytes;    /* RFC822.SIZE; -1: it does not say */
	const ImapToken *body; /* borrowed: of BODY[], or NULL */
} ImapItem;

/** The token at @index. @return borrowed; NULL where there is none. */
const ImapToken *imap_answer_token(const ImapAnswer *answer, guint index);

/** Its text, ended by NUL; foreign bytes. */
const char *imap_answer_text(const ImapAnswer *answer, const ImapToken *token);

/** A number of RFC 9051 that is not 0, or 0 where @text (borrowed) is none. */
guint32 imap_answer_number(const char *text);

/** Whether it is untagged and of this name, with or without a number: "* SEARCH", "* 3 FETCH". */
bool imap_answer_is(const ImapAnswer *answer, const char *name);

/** The number of a code such as [UIDVALIDITY 7] or [UIDNEXT 9]; 0: it is no such code. */
guint32 imap_answer_code(const ImapAnswer *answer, const char *name);

/** Whether it has this code, with or without anything behind it, such as [TRYCREATE]. */
bool imap_answer_has_code(const ImapAnswer *answer, const char *name);

/** Add the numbers of a SEARCH. @numbers borrowed, of guint32. */
void imap_answer_search(const ImapAnswer *answer, GArray *numbers);

/**
 * Whether it tells what the server can do, as an answer or a code, and if so whether that word is
 * among it.
 */
bool imap_answer_offers(const ImapAnswer *answer, const char *keyword, bool *offers);

/**
 * Read where a person's folders are: the first of a NAMESPACE (RFC 2342, 5), or what LIST says of
 * no name.
 *
 * @prefix     out, owned: what their names begin with, as IMAP writes it; left alone where it does
 *             not say.
 * @separator  out: what stands between their parts; '\0': nothing does.
 * @return whether it is one of these.
 */
bool imap_answer_namespace(const ImapAnswer *answer, char **prefix, char *separator);

/** Read a FETCH. @item out. @return whether it is one. */
bool imap_answer_fetch(const ImapAnswer *answer, ImapItem *item);

#endif
