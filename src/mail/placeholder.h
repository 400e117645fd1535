/** Where VARIANT_TOKEN stands in encoded mail, byte by byte, and a token put in its place. */
#ifndef TAGDIGEST_MAIL_PLACEHOLDER_H
#define TAGDIGEST_MAIL_PLACEHOLDER_H

#include <glib.h>

/**
 * Find every placeholder, also where quoted-printable broke it over lines.
 *
 * @encoded  borrowed, CRLF line ends.
 * @return owned array of gsize: the offset of each byte of each placeholder, TOKEN_LENGTH a piece.
 */
GArray *placeholder_find(const char *encoded);

/** How many placeholders stand in plain text. @text borrowed, may be NULL. */
guint placeholder_count(const char *text);

/** Write @token (borrowed, TOKEN_LENGTH bytes) over every placeholder in @bytes (borrowed). */
void placeholder_fill(char *bytes, const GArray *offsets, const char *token);

#endif
