#include "fetch/content.h"

#include <gio/gio.h>
#include <string.h>

#define CHUNK_BYTES 65536
#define GZIP_MAGIC "\x1f\x8b"
#define GZIP_MAGIC_BYTES 2
/* RFC 1950, 2.2: the low four bits of zlib's first byte. */
#define ZLIB_DEFLATE 8

/* One stream, from @data on; *used: how much of it that was. */
static ContentResult
unpack_stream(GZlibCompressorFormat format, const guint8 *data, gsize length, gsize bytes_max,
	GByteArray *out, gsize *used)
{
	g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new(format);
	g_autofree guint8 *chunk = g_malloc(CHUNK_BYTES);
	GConverterResult result = G_CONVERTER_CONVERTED;
	gsize done = 0;

	while (result == G_CONVERTER_CONVERTED) {
		gsize read = 0, written = 0;

		result = g_converter_convert(G_CONVERTER(decompressor), data + done, length - done,
			chunk, CHUNK_BYTES, G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
		if (result == G_CONVERTER_ERROR) {
			return CONTENT_BROKEN;
		}
		if (written > bytes_max - out->len) {
			return CONTENT_TOO_LARGE;
		}
		g_byte_array_append(out, chunk, (guint)written);
		done += read;
	}
	*used = done;
	return CONTENT_GOOD;
}

static bool
is_gzip(const guint8 *data, gsize length)
{
	return length >= GZIP_MAGIC_BYTES && memcmp(data, GZIP_MAGIC, GZIP_MAGIC_BYTES) == 0;
}

/* What follows the last member is no gzip: some servers pad with zeros. */
static ContentResult
unpack_gzip(const GByteArray *body, gsize bytes_max, GByteArray *out)
{
	ContentResult result = CONTENT_BROKEN;
	gsize at = 0, used = 0;

	while (is_gzip(body->data + at, body->len - at)) {
		result = unpack_stream(G_ZLIB_COMPRESSOR_FORMAT_GZIP, body->data + at,
			body->len - at, bytes_max, out, &used);
		if (result != CONTENT_GOOD) {
			return result;
		}
		at += used;
	}
	return result;
}

/* "deflate" is zlib's format by the RFC, and its bare stream by what servers send. */
static ContentResult
unpack_deflate(const GByteArray *body, gsize bytes_max, GByteArray *out)
{
	const bool is_zlib = (body->data[0] & 0xf) == ZLIB_DEFLATE && body->len > 1
		&& (body->data[0] << 8 | body->data[1]) % 31 == 0;
	gsize used = 0;

	return unpack_stream(is_zlib ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_RAW,
		body->data, body->len, bytes_max, out, &used);
}

ContentResult
content_unpack(const char *coding, GByteArray **body, gsize bytes_max)
{
	g_autoptr(GByteArray) out = NULL;
	ContentResult result;

	if (coding == NULL || *coding == '\0' || g_ascii_strcasecmp(coding, "identity") == 0
		|| (*body)->len == 0) {
		return CONTENT_GOOD;
	}
	out = g_byte_array_new();
	if (g_ascii_strcasecmp(coding, "gzip") == 0 || g_ascii_strcasecmp(coding, "x-gzip") == 0) {
		result = unpack_gzip(*body, bytes_max, out);
	} else if (g_ascii_strcasecmp(coding, "deflate") == 0) {
		result = unpack_deflate(*body, bytes_max, out);
	} else {
		result = CONTENT_UNKNOWN;
	}
	if (result == CONTENT_GOOD) {
		g_byte_array_unref(*body);
		*body = g_steal_pointer(&out);
	}
	return result;
}
