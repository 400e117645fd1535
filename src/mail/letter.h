/** A variant as one encoded MIME message, but for the lines that differ from reader to reader. */
#ifndef TAGDIGEST_MAIL_LETTER_H
#define TAGDIGEST_MAIL_LETTER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/edition.h"

/** What the headers say. All borrowed. */
typedef struct Letter {
	const char *from, *from_name; /* bare address, display name */
	const char *contact;          /* bare address: Reply-To */
	const char *contact_url;      /* "mailto:contact": List-Owner, List-Help */
	const char *software;         /* X-Mailer */
	const char *list_id;          /* "digest.domain" */
	const char *unsubscribe;      /* URL, with VARIANT_TOKEN */
	const char *boundary;         /* must not occur in quoted-printable text */
	int64_t date_s;
} Letter;

/**
 * Build the tree and encode it.
 *
 * @letter   borrowed; addresses as address_parse() gives them.
 * @variant  borrowed.
 * @encoded  out, owned: header lines without To and Message-ID, blank line, body; CRLF, 7-bit.
 * @error    MAIL_PERMANENT when a header value cannot be written.
 */
bool letter_encode(const Letter *letter, const Variant *variant, char **encoded, GError **error);

/**
 * "Name <address>" as a header line's value: encoded (RFC 2047), quoted and folded.
 *
 * @name  borrowed foreign text, may be NULL. @email borrowed. @return owned, without line end.
 */
char *letter_mailbox(const char *name, const char *email);

#endif
