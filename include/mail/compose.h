/**
 * A rendered variant into the bytes of one mail a recipient. The MIME tree is built and encoded
 * once a variant; for each recipient only their own token, address and words are put over what
 * stands at the places that the variant's renderer noted, followed once through quoted-printable.
 * Nothing is found by searching: whatever a post says, it makes no place.
 */
#ifndef TAGDIGEST_MAIL_COMPOSE_H
#define TAGDIGEST_MAIL_COMPOSE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/delivery.h"
#include "model/edition.h"
#include "model/memo.h"

/** An encoded mail that recipients' bytes are patched into. Opaque. */
typedef struct Compose Compose;

/** Who it is from and how to get out. All borrowed. */
typedef struct ComposeSender {
	const char *from;      /* bare address */
	const char *from_name; /* display name: the edition's title */
	const char *contact;   /* Reply-To and the way out go there */
	const char *software;  /* "tagdigest/0.4.0" */
	const char *one_click; /* https address that takes ways out by POST (RFC 8058), or NULL */
} ComposeSender;

/** What differs from reader to reader besides their delivery. All borrowed. */
typedef struct ComposeReader {
	const char *why; /* a sentence, why it goes to them */
	const char
		*leave; /* address to which a mail takes them out, or NULL: the sender's contact */
} ComposeReader;

/**
 * Build and encode.
 *
 * Headers: From, To, Date (the edition's frozen_s), Subject, Message-ID, Reply-To, List-Id,
 * List-Unsubscribe: <mailto:contact?subject=unsubscribe%20DIGEST%20TOKEN>, List-Owner, List-Help,
 * with one_click <https://…?t=TOKEN> before it and List-Unsubscribe-Post (RFC 8058, 3.1),
 * Auto-Submitted: auto-generated (RFC 3834), Precedence: bulk, X-Auto-Response-Suppress,
 * Content-Language. Body: multipart/alternative, text first, both quoted-printable UTF-8; for the
 * text format text/plain alone. Where the edition has a calendar, that and the calendar in
 * multipart/mixed (text/calendar; method=PUBLISH, a file).
 *
 * @edition  borrowed. @variant borrowed, one of its. @sender borrowed.
 * @compose  out, owned (compose_free).
 * @error    MAIL_PERMANENT when an address or header value cannot be written.
 */
bool compose_new(const Edition *edition, const Variant *variant, const ComposeSender *sender,
	Compose **compose, GError **error);

/** @compose owned. */
void compose_free(Compose *compose);

/**
 * The bytes for one recipient, CRLF line ends, no dot-stuffing.
 *
 * @delivery  borrowed: email, name, token (a valid one), subscription_id are read.
 * @reader    borrowed.
 * @return owned (g_bytes_unref).
 */
GBytes *compose_message(const Compose *compose, const Delivery *delivery,
	const ComposeReader *reader);

/**
 * The Message-ID without brackets: a function of (edition, subscription) and the From domain alone,
 * so that a mail sent twice can be known as one.
 *
 * @return owned.
 */
char *compose_message_id(const Edition *edition, int64_t subscription_id, const char *from);

/**
 * A link that makes a mail which says what a reader wants (subscribe/order):
 * "mailto:contact?subject=unsubscribe%20DIGEST%20TOKEN" with @order "unsubscribe" and @token.
 *
 * @return owned.
 */
char *compose_order_url(const char *contact, const char *order, const char *digest,
	const char *token);

/**
 * A memo as one mail: text/plain, quoted-printable UTF-8, to one person, of no list. Where it
 * answers a message it says so (RFC 3834, 3.1 and 5: In-Reply-To, References and Auto-Submitted:
 * auto-replied), else it is auto-generated: no decent responder answers either.
 *
 * @memo     borrowed; to, subject, text and message_id are there, made_s is the Date.
 * @sender   borrowed; its contact is Reply-To, its name is not used: From has the memo's.
 * @message  out, owned.
 * @error    MAIL_PERMANENT, CONFIG_PERMANENT: an address or a header's value cannot be written.
 */
bool compose_memo(const Memo *memo, const ComposeSender *sender, GBytes **message, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Compose, compose_free)

#endif
