/** What differs from reader to reader in a mail: where it goes in encoded bytes, and how. */
#ifndef TAGDIGEST_MAIL_PLACEHOLDER_H
#define TAGDIGEST_MAIL_PLACEHOLDER_H

#include <glib.h>
#include <stdbool.h>

#include "model/edition.h"

/** What a value has to become where it goes. */
typedef enum PlaceholderForm {
	PLACEHOLDER_TEXT, /* wrapped, quoted-printable */
	PLACEHOLDER_HTML, /* escaped, quoted-printable */
} PlaceholderForm;

/** Bytes of an encoded mail that are a reader's. */
typedef struct Placeholder {
	gsize from, to; /* half open */
	VariantKind kind;
	PlaceholderForm form;
} Placeholder;

/** A text and its encoded form. Borrowed. */
typedef struct PlaceholderText {
	const char *text;     /* any line ends */
	const GArray *places; /* of VariantPlace, one behind the other */
	const char *encoded;  /* text as quoted-printable (RFC 2045, 6.7), CRLF line ends */
	gsize base;           /* where encoded begins in the mail */
	PlaceholderForm form;
} PlaceholderText;

/**
 * Follow a text through its encoded form, byte by byte, and keep where the bytes at its places are:
 * known by counting, never by what they say.
 *
 * @placeholders  borrowed, of Placeholder, added to: one a place.
 * @return whether its encoded form is the text's, and each place lies within one line of it.
 */
bool placeholder_follow(const PlaceholderText *text, GArray *placeholders);

/**
 * Append a mail, each placeholder's bytes by the reader's own.
 *
 * @encoded       borrowed, with @placeholders (borrowed, of Placeholder, ascending).
 * @values        borrowed, hostile but for the token: of each kind.
 */
void placeholder_fill(GString *mail, const GString *encoded, const GArray *placeholders,
	const char *const values[VARIANT_KINDS]);

#endif
