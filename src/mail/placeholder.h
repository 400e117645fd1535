/** Where a text's bytes are after it was encoded as quoted-printable, and a token put over some. */
#ifndef TAGDIGEST_MAIL_PLACEHOLDER_H
#define TAGDIGEST_MAIL_PLACEHOLDER_H

#include <glib.h>
#include <stdbool.h>

/**
 * Follow a text through its encoded form, byte by byte, and keep where the bytes at its places are:
 * known by counting, never by what they say.
 *
 * @text     borrowed: any line ends.
 * @places   borrowed, of gsize, ascending: where in @text the TOKEN_LENGTH bytes of a token begin.
 * @encoded  borrowed: @text as quoted-printable (RFC 2045, 6.7), CRLF line ends.
 * @base     added to each offset: where @encoded begins in what is patched.
 * @offsets  borrowed, of gsize, added to: TOKEN_LENGTH a place.
 * @return whether @encoded is @text, and each place lies within one line of it.
 */
bool placeholder_follow(const char *text, const GArray *places, const char *encoded, gsize base,
	GArray *offsets);

/** Write @token (borrowed, TOKEN_LENGTH bytes) at the offsets in @bytes (borrowed). */
void placeholder_fill(char *bytes, const GArray *offsets, const char *token);

#endif
