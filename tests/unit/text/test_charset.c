/* Which encoding is believed, and what is left where none is right. */
#include "text/charset.h"

#include "../expect.h"

#include <string.h>

/* A literal and its size, for bytes with NUL in them. */
#define BYTES(literal) (literal), sizeof(literal) - 1

#define XML_HEAD(label) "<?xml version=\"1.0\" encoding=\"" label "\"?>"

typedef struct Row {
	const char *name;
	const char *input;
	gsize length;
	const char *declared;
	const char *want;
} Row;

/* clang-format off */
static const Row rows[] = {
	{"nothing", BYTES(""), NULL, ""},
	{"ASCII", BYTES("plain"), NULL, "plain"},
	{"UTF-8", BYTES("Gŵyl 🎉"), NULL, "Gŵyl 🎉"},
	{"UTF-8 under a wrong label", BYTES("é"), "iso-8859-1", "é"},
	{"UTF-8 under a wrong declaration", BYTES(XML_HEAD("iso-8859-1") "é"), NULL,
	 XML_HEAD("iso-8859-1") "é"},
	{"mark of UTF-8", BYTES("\xef\xbb\xbf" "é"), NULL, "é"},
	{"two marks", BYTES("\xef\xbb\xbf\xef\xbb\xbfx"), NULL, "x"},
	{"only a mark", BYTES("\xef\xbb\xbf"), NULL, ""},
	{"mark against label", BYTES("\xff\xfe" "a\0\xe9\0"), "utf-8", "aé"},
	{"UTF-16LE, mark", BYTES("\xff\xfe<\0=\xd8\0\xde"), NULL, "<😀"},
	{"UTF-16BE, mark", BYTES("\xfe\xff\0<\x20\x19"), NULL, "<’"},
	{"UTF-16LE, no mark", BYTES("<\0a\0>\0\xe9\0"), NULL, "<a>é"},
	{"UTF-16BE, no mark", BYTES("\0<\0a\0>\0\xe9"), NULL, "<a>é"},
	{"UTF-32LE, mark", BYTES("\xff\xfe\0\0<\0\0\0\x00\xf6\x01\0"), NULL, "<😀"},
	{"UTF-32BE, mark", BYTES("\0\0\xfe\xff\0\0\0<"), NULL, "<"},
	{"UTF-32LE, no mark", BYTES("<\0\0\0a\0\0\0"), NULL, "<a"},
	{"UTF-32BE, no mark", BYTES("\0\0\0<\0\0\0a"), NULL, "<a"},
	{"UTF-16 by label alone", BYTES("\x20\x19\0a"), "UTF-16BE", "’a"},
	{"UTF-16 that is not", BYTES("caf\xe9"), "utf-16", "café"},
	{"half a UTF-16 character", BYTES("\xff\xfe" "a\0b"), NULL, "a\ufffd"},
	{"lone surrogate", BYTES("\xff\xfe" "a\0\0\xd8" "b\0"), NULL, "a\ufffdb"},
	{"label", BYTES("caf\xe9 \x80"), "ISO-8859-1", "café €"},
	{"label in another spelling", BYTES("\xb1"), " ISO_8859-2 ", "ą"},
	{"label before declaration", BYTES(XML_HEAD("koi8-r") "\xe0"), "windows-1251",
	 XML_HEAD("koi8-r") "а"},
	{"declaration", BYTES(XML_HEAD("koi8-r") "\xc1"), NULL, XML_HEAD("koi8-r") "а"},
	{"declaration in single quotes", BYTES("<?xml encoding = 'KOI8-R' ?>\xc1"), NULL,
	 "<?xml encoding = 'KOI8-R' ?>а"},
	{"encoding outside the declaration", BYTES("<?xml?><a encoding='koi8-r'>\xc1"), NULL,
	 "<?xml?><a encoding='koi8-r'>Á"},
	{"meta", BYTES("<meta charset=koi8-r>\xc1"), NULL, "<meta charset=koi8-r>а"},
	{"meta, old", BYTES("<meta content=\"text/html; charset=koi8-r\">\xc1"), NULL,
	 "<meta content=\"text/html; charset=koi8-r\">а"},
	{"second meta", BYTES("<meta name=x><meta charset='koi8-r'>\xc1"), NULL,
	 "<meta name=x><meta charset='koi8-r'>а"},
	{"wide declaration in narrow bytes", BYTES(XML_HEAD("utf-16") "\xe9"), NULL,
	 XML_HEAD("utf-16") "é"},
	{"unknown label", BYTES("\x93x\x94"), "bogus", "“x”"},
	{"label with options for iconv", BYTES("\xe9"), "ascii//TRANSLIT", "é"},
	{"label too long", BYTES("\xe9"),
	 "iso-8859-22222222222222222222222222222222222222222", "é"},
	{"no label", BYTES("\x91\x92\x96 \x81"), NULL, "‘’– \ufffd"},
	{"UTF-8 by label that is not", BYTES("caf\xe9"), "utf-8", "café"},
	{"UTF-8 with a bad byte", BYTES("Gŵyl \xff ŷ"), "utf-8", "Gŵyl \ufffd ŷ"},
	{"UTF-8 with a bad byte, no label", BYTES("Gŵyl \xff ŷ"), NULL, "Gŵyl \ufffd ŷ"},
	{"halves of an emoji, each as three bytes", BYTES("\xed\xa0\xbd\xed\xb8\x89 x"), "utf-8",
	 "😉 x"},
	{"half of an emoji", BYTES("ŵ ŵ ŵ ŵ \xed\xa0\xbd x"), "utf-8",
	 "ŵ ŵ ŵ ŵ \ufffd\ufffd\ufffd x"},
	{"half of an emoji at the end", BYTES("ŵŵŵŵŵŵ\xed\xa0\xbd\xed\xb8"), NULL,
	 "ŵŵŵŵŵŵ\ufffd\ufffd\ufffd\ufffd\ufffd"},
	{"UTF-8, cut", BYTES("ŵŵŵ\xc5"), NULL, "ŵŵŵ\ufffd"},
	{"gb2312 is gb18030", BYTES("\xa2\xe3 \xc4\xe3"), "gb2312", "€ 你"},
	{"sjis", BYTES("\x83\x5e\x87\x40"), "x-sjis", "タ①"},
	{"ks_c_5601", BYTES("\xc7\xd1\x8c\x63"), "ks_c_5601-1987", "한똠"},
	{"big5", BYTES("\xa7\x41"), "big5", "你"},
	{"big5, a pair that waits for its second", BYTES("\x88\x66"), "big5", "Ê"},
	{"iso-2022-jp", BYTES("\x1b$B%?\x1b(B"), "iso-2022-jp", "タ"},
	{"iso-2022-jp, label alone", BYTES("abc"), "iso-2022-jp", "abc"},
	{"EBCDIC", BYTES("\x4c\x6f\xa7\x94"), NULL, "<?xm"},
	{"NUL", BYTES("ab\0c\0\0"), NULL, "abc"},
	{"NUL and bad bytes", BYTES("\0\xe9\0"), NULL, "é"},
};
/* clang-format on */

static void
test_to_utf8(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) got = charset_to_utf8(rows[i].input, rows[i].length,
			rows[i].declared);

		expect_text(rows[i].name, got->str, rows[i].want);
		g_assert_cmpuint(got->len, ==, strlen(got->str));
	}
}

/* What g_bytes_get_data() gives for an empty body or file. */
static void
test_nothing(void)
{
	g_autoptr(GString) got = charset_to_utf8(NULL, 0, NULL);

	g_assert_cmpstr(got->str, ==, "");
}

static void
test_make_valid(void)
{
	g_autofree char *good = charset_make_valid("Gŵyl");
	g_autofree char *bad = charset_make_valid("a\xffz");

	g_assert_cmpstr(good, ==, "Gŵyl");
	g_assert_cmpstr(bad, ==, "a\ufffdz");
	g_assert_null(charset_make_valid(NULL));
}

static void
test_c1(void)
{
	g_assert_cmpuint(charset_c1(0x92), ==, 0x2019);
	g_assert_cmpuint(charset_c1(0x81), ==, 0xfffd);
	g_assert_cmpuint(charset_c1('a'), ==, 0xfffd);
	g_assert_cmpuint(charset_c1(0xa0), ==, 0xfffd);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/charset/to_utf8", test_to_utf8);
	g_test_add_func("/charset/nothing", test_nothing);
	g_test_add_func("/charset/make_valid", test_make_valid);
	g_test_add_func("/charset/c1", test_c1);
	return g_test_run();
}
