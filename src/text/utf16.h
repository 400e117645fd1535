/** UTF-16 as bytes come, into UTF-8: what spreadsheets call "Unicode text". */
#ifndef TAGDIGEST_TEXT_UTF16_H
#define TAGDIGEST_TEXT_UTF16_H

#include <glib.h>

#include "base/reader.h"

/**
 * A reader of the same text in UTF-8, without its byte order mark; what is no character (lone
 * surrogates, NUL) is U+FFFD.
 *
 * @reader  borrowed for as long as the one that is made.
 * @bytes   borrowed: its first @length bytes, by whose byte order mark (RFC 2781, 3.2) or NULs it
 *          is told.
 * @return owned; NULL: it is no UTF-16.
 */
Reader *utf16_reader(Reader *reader, const char *bytes, gsize length);

#endif
