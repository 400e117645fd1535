/** Foreign bytes into valid UTF-8, in the order of trust that real feeds ask for. */
#ifndef TAGDIGEST_TEXT_CHARSET_H
#define TAGDIGEST_TEXT_CHARSET_H

#include <glib.h>
#include <stdbool.h>

/** U+FEFF, with which some editors begin a text in UTF-8. */
#define CHARSET_BYTE_ORDER_MARK "\xef\xbb\xbf"

/**
 * Turn a document into valid UTF-8 without a byte order mark and without NUL.
 *
 * Order of trust: byte order mark; the layout of UTF-16 and UTF-32; the bytes are valid UTF-8
 * (whatever is declared); @declared (the HTTP header's charset); the XML declaration or HTML meta
 * in the bytes; windows-1252. Labels are read as browsers do (iso-8859-1 is windows-1252, gb2312
 * is gb18030, …); UTF-8 as a label counts only where most of what is not ASCII reads as UTF-8.
 * What cannot be converted becomes U+FFFD.
 *
 * @bytes     borrowed, @length bytes, any content.
 * @declared  borrowed charset label, or NULL.
 * @return owned, never NULL.
 */
GString *charset_to_utf8(const char *bytes, gsize length, const char *declared);

/**
 * Whether @length bytes are valid UTF-8 without NUL: as g_utf8_validate_len(), but faster where
 * most of it is ASCII.
 */
bool charset_is_valid(const char *bytes, gsize length);

/**
 * A valid UTF-8 copy: bad bytes become U+FFFD, NUL ends it.
 * @text borrowed, NULL gives NULL.
 * @return owned.
 */
char *charset_make_valid(const char *text);

/**
 * A C1 control character, U+0080 to U+009F, as the windows-1252 character that its writer meant
 * ("&#146;" is ’); the five that mean none, and any other character, become U+FFFD.
 */
gunichar charset_c1(gunichar character);

#endif
