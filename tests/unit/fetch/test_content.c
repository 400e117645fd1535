#include "fetch/content.h"

#include <gio/gio.h>
#include <string.h>

#define BODY_BYTES_MAX 5000

static GByteArray *
pack(GZlibCompressorFormat format, const char *text, gsize length)
{
	g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new(format, -1);
	GByteArray *out = g_byte_array_new();
	gsize read = 0, written = 0;

	g_byte_array_set_size(out, 4096);
	g_assert_cmpint(g_converter_convert(G_CONVERTER(compressor), text, length, out->data, 4096,
				G_CONVERTER_INPUT_AT_END, &read, &written, NULL),
		==, G_CONVERTER_FINISHED);
	g_byte_array_set_size(out, (guint)written);
	return out;
}

static void
assert_unpacked(const char *coding, GByteArray *body, ContentResult want, const char *want_text)
{
	g_assert_cmpint(content_unpack(coding, &body, BODY_BYTES_MAX), ==, want);
	if (want_text != NULL) {
		g_assert_cmpuint(body->len, ==, strlen(want_text));
		g_assert_true(body->len == 0 || memcmp(body->data, want_text, body->len) == 0);
	}
	g_byte_array_unref(body);
}

static GByteArray *
plain(const char *text)
{
	return g_byte_array_append(g_byte_array_new(), (const guint8 *)text, (guint)strlen(text));
}

static void
test_codings(void)
{
	static const char text[] = "<rss>words and words and words</rss>";
	const gsize length = strlen(text);

	assert_unpacked("gzip", pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, text, length), CONTENT_GOOD,
		text);
	assert_unpacked("X-GZip", pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, text, length), CONTENT_GOOD,
		text);
	assert_unpacked("deflate", pack(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, text, length), CONTENT_GOOD,
		text);
	assert_unpacked("deflate", pack(G_ZLIB_COMPRESSOR_FORMAT_RAW, text, length), CONTENT_GOOD,
		text);
	assert_unpacked(NULL, plain("as it is"), CONTENT_GOOD, "as it is");
	assert_unpacked("", plain("as it is"), CONTENT_GOOD, "as it is");
	assert_unpacked("identity", plain("as it is"), CONTENT_GOOD, "as it is");
	assert_unpacked(NULL, pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, text, length), CONTENT_GOOD,
		text);
	assert_unpacked("identity", pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, text, length), CONTENT_GOOD,
		text);
	assert_unpacked(NULL, plain("\x1f\x8b and no more"), CONTENT_BROKEN, NULL);
	assert_unpacked("gzip", plain(""), CONTENT_GOOD, "");
	assert_unpacked("br", plain("as it is"), CONTENT_UNKNOWN, "as it is");
	assert_unpacked("gzip, gzip", plain("as it is"), CONTENT_UNKNOWN, NULL);
}

static void
test_broken(void)
{
	static const char text[] = "words and words and words";
	GByteArray *two = pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, text, strlen(text));
	GByteArray *cut = pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, text, strlen(text));
	g_autoptr(GByteArray) more = pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, "; more", 6);

	assert_unpacked("gzip", plain("no gzip"), CONTENT_BROKEN, "no gzip");
	assert_unpacked("deflate", plain("x no zlib"), CONTENT_BROKEN, NULL);
	g_byte_array_set_size(cut, cut->len - 9);
	assert_unpacked("gzip", cut, CONTENT_BROKEN, NULL);
	g_byte_array_append(two, more->data, more->len);
	g_byte_array_append(two, (const guint8 *)"\0\0\0", 3);
	assert_unpacked("gzip", two, CONTENT_GOOD, "words and words and words; more");
}

static void
test_cap(void)
{
	g_autofree char *exact = g_strnfill(BODY_BYTES_MAX, 'x');
	g_autofree char *over = g_strnfill(BODY_BYTES_MAX + 1, 'x');
	gsize million = 1000000;
	g_autofree char *bomb = g_strnfill(million, '0');

	assert_unpacked("gzip", pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, exact, BODY_BYTES_MAX),
		CONTENT_GOOD, exact);
	assert_unpacked("gzip", pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, over, BODY_BYTES_MAX + 1),
		CONTENT_TOO_LARGE, NULL);
	assert_unpacked("gzip", pack(G_ZLIB_COMPRESSOR_FORMAT_GZIP, bomb, million),
		CONTENT_TOO_LARGE, NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/content/codings", test_codings);
	g_test_add_func("/content/broken", test_broken);
	g_test_add_func("/content/cap", test_cap);
	return g_test_run();
}
