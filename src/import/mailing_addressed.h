/** Whom a letter was delivered to, by all that its head says of it. */
#ifndef TAGDIGEST_IMPORT_MAILING_ADDRESSED_H
#define TAGDIGEST_IMPORT_MAILING_ADDRESSED_H

#include <glib.h>
#include <stdbool.h>

#include "model/source_spec.h"
#include "text/message.h"

/** The lists are owned, of char*. */
typedef struct MailingAddressed {
	GPtrArray *emails; /* in small letters, each once */
	GPtrArray *names;  /* what stands before them: full names, as they are written */
	bool is_all; /* the head names somebody, and these are all whom it names; who logs in is
		      * not of the head */
} MailingAddressed;

/**
 * Find them, without the list's and the sender's: in the fields that name recipients, in "for" of
 * Received (RFC 5321, 4.4), in bounce addresses that hold one (VERP), in links and mails that end
 * the subscription (RFC 2369), and who logs in at the mailbox. Of many those come first to whom
 * this copy went.
 *
 * @message    borrowed.
 * @spec       borrowed: the source; NULL: nobody knows who logs in.
 * @addressed  out: mailing_addressed_clear().
 */
void mailing_addressed_find(const Message *message, const SourceSpec *spec,
	MailingAddressed *addressed);

/** What stands around an '@' as the address that it is of would: "ada@b.example" of "to
 * ada@b.example.".
 *
 * @text    borrowed; @sign: the '@' in it.
 * @locals  borrowed: the characters that may stand before it.
 * @return owned; either side may be empty. */
char *mailing_addressed_around(const char *text, const char *sign, const char *locals);

/** Whether an address stands in a text as a whole: "t@b.example" does not in "set@b.example", nor
 * in "t@b.example.org".
 *
 * @text, @email  borrowed, in small letters.
 * @locals        as mailing_addressed_around(). */
bool mailing_addressed_stands_in(const char *text, const char *email, const char *locals);

/** Free what it holds. */
void mailing_addressed_clear(MailingAddressed *addressed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MailingAddressed, mailing_addressed_clear)

#endif
