/** What a body is packed in (RFC 9110, 8.4): held as it came, unpacked when it is handed out. */
#ifndef TAGDIGEST_FETCH_CONTENT_H
#define TAGDIGEST_FETCH_CONTENT_H

#include <glib.h>
#include <stdbool.h>

/** What we say that we can unpack: the value of Accept-Encoding. */
#define CONTENT_ACCEPTED "gzip"

typedef enum ContentResult {
	CONTENT_GOOD,
	CONTENT_BROKEN,    /* it is not what it says, or ends too soon */
	CONTENT_TOO_LARGE, /* it passes the cap */
	CONTENT_UNKNOWN,   /* packed in a way that nobody asked for */
} ContentResult;

/**
 * Unpack a body.
 *
 * @coding     borrowed: Content-Encoding, or NULL. "gzip" and "x-gzip" (members one after another
 *             are one body, RFC 1952), "deflate" with zlib's frame or without, "identity".
 * @body       in and out, owned: replaced by what was in it; untouched when the result is not good.
 * @bytes_max  largest result; no more memory than that is ever taken for it.
 */
ContentResult content_unpack(const char *coding, GByteArray **body, gsize bytes_max);

#endif
