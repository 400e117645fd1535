/** A text as one encoded MIME message, but for the lines that differ from reader to reader. */
#ifndef TAGDIGEST_MAIL_LETTER_H
#define TAGDIGEST_MAIL_LETTER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/edition.h"

/** What the headers say. All borrowed; addresses and Message-IDs bare. */
typedef struct Letter {
	const char *from, *from_name; /* bare address, display name */
	const char *contact;          /* bare address: Reply-To */
	const char *contact_url;      /* "mailto:contact": List-Owner, List-Help */
	const char *software;         /* X-Mailer */
	const char *list_id;          /* "digest.domain"; NULL: to one person, and no list's */
	const char *boundary;         /* must not occur in quoted-printable text or base64 */
	const char *calendar;         /* iCalendar (RFC 5545) that comes with it, or NULL */
	const char *calendar_name;    /* "weekly-12.ics": what its file is called, plain letters */
	const char *answers;          /* Message-ID of what it answers (RFC 3834), or NULL */
	const char *references;       /* "<a> <b>": what it follows (RFC 5322, 3.6.4), or NULL */
	int64_t date_s;
} Letter;

/**
 * Encode what all readers get alike.
 *
 * @letter   borrowed; addresses as address_parse() gives them.
 * @variant  borrowed.
 * @encoded  appended to: header lines without To, Message-ID and List-Unsubscribe, blank line,
 *           body; CRLF, 7-bit.
 * @placeholders  of Placeholder, added to: one a place of the variant.
 * @error    MAIL_PERMANENT when a header value cannot be written, or a place is none.
 */
bool letter_encode(const Letter *letter, const Variant *variant, GString *encoded,
	GArray *placeholders, GError **error);

/**
 * Whether a URL may stand in a header line as it is: "Name: <URL>"; it cannot be folded.
 *
 * @name, @url  borrowed.
 * @error  MAIL_PERMANENT when @url is too long or holds what no header may.
 */
bool letter_check_url(const char *name, const char *url, GError **error);

/**
 * "Name <address>" as a header line's value: encoded (RFC 2047), quoted and folded.
 *
 * @name  borrowed foreign text, may be NULL. @email borrowed. @return owned, without line end.
 */
char *letter_mailbox(const char *name, const char *email);

#endif
