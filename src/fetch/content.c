#include "fetch/content.h"

#include <gio/gio.h>
#include <string.h>

#define CHUNK_BYTES 65536
#define GZIP_MAGIC "\x1f\x8b"
#define GZIP_MAGIC_BYTES 2
/* RFC 1950, 2.2: the low four bits of zlib's first byte. */
#define ZLIB_DEFLATE 8

/* A body being unpacked. */
typedef struct Unpacking {
	const guint8 *at; /* borrowed: what is still packed */
	gsize length;     /* of that */
	GByteArray *out;  /* borrowed */
	gsize bytes_max;  /* of out */
} Unpacking;

/* One stream; what follows it is left. */
static ContentResult
unpack_stream(Unpacking *unpacking, GZlibCompressorFormat format)
{
	GByteArray *out = unpacking->out;
	g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new(format);
	g_autofree guint8 *chunk = g_malloc(CHUNK_BYTES);
	GConverterResult result = G_CONVERTER_CONVERTED;

	while (result == G_CONVERTER_CONVERTED) {
		gsize read = 0, written = 0;

		result = g_converter_convert(G_CONVERTER(decompressor), unpacking->at,
			unpacking->length, chunk, CHUNK_BYTES, G_CONVERTER_INPUT_AT_END, &read,
			&written, NULL);
		if (result == G_CONVERTER_ERROR) {
			return CONTENT_BROKEN;
		}
		if (written > unpacking->bytes_max - out->len) {
			return CONTENT_TOO_LARGE;
		}
		g_byte_array_append(out, chunk, (guint)written);
		unpacking->at += read;
		unpacking->length -= read;
	}
	return CONTENT_GOOD;
}

static bool
is_gzip(const Unpacking *unpacking)
{
	return unpacking->length >= GZIP_MAGIC_BYTES
		&& memcmp(unpacking->at, GZIP_MAGIC, GZIP_MAGIC_BYTES) == 0;
}

/* What follows the last member is no gzip: some servers pad with zeros. */
static ContentResult
unpack_gzip(Unpacking *unpacking)
{
	ContentResult result = is_gzip(unpacking) ? CONTENT_GOOD : CONTENT_BROKEN;

	while (result == CONTENT_GOOD && is_gzip(unpacking)) {
		result = unpack_stream(unpacking, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
	}
	return result;
}

/* "deflate" is zlib's format by the RFC, and its bare stream by what servers send. */
static ContentResult
unpack_deflate(Unpacking *unpacking)
{
	const guint8 *data = unpacking->at;
	const bool is_zlib = (data[0] & 0xf) == ZLIB_DEFLATE && unpacking->length > 1
		&& (data[0] << 8 | data[1]) % 31 == 0;

	return unpack_stream(unpacking,
		is_zlib ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_RAW);
}

ContentResult
content_unpack(const char *coding, GByteArray **body, gsize bytes_max)
{
	g_autoptr(GByteArray) out = NULL;
	ContentResult result;

	const bool is_unsaid = coding == NULL || *coding == '\0'
		|| g_ascii_strcasecmp(coding, "identity") == 0;
	Unpacking unpacking = { (*body)->data, (*body)->len, NULL, bytes_max };
	if (unpacking.length == 0 || (is_unsaid && !is_gzip(&unpacking))) {
		return CONTENT_GOOD;
	}
	out = g_byte_array_new();
	unpacking.out = out;
	/* No text begins like gzip: who sends it unsaid has packed files, or a proxy that forgets.
	 */
	if (is_unsaid || g_ascii_strcasecmp(coding, "gzip") == 0
		|| g_ascii_strcasecmp(coding, "x-gzip") == 0) {
		result = unpack_gzip(&unpacking);
	} else if (g_ascii_strcasecmp(coding, "deflate") == 0) {
		result = unpack_deflate(&unpacking);
	} else {
		result = CONTENT_UNKNOWN;
	}
	if (result == CONTENT_GOOD) {
		g_byte_array_unref(*body);
		*body = g_steal_pointer(&out);
	}
	return result;
}
