#include "text/mime.h"

#include <string.h>

static void
test_header_text(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ NULL, "" },
		{ "", "" },
		{ " \t ", "" },
		{ "Week 46", "Week 46" },
		{ "  Week\t 46  ", "Week 46" },
		{ "Week\r\nBcc: you@example.org", "Week Bcc: you@example.org" },
		{ "a\rb\nc\001d\177e\302\205f", "a b c d e f" },
		{ "Siân\xc2\xa0Ward", "Siân Ward" },
		{ "bad \xff byte", "bad \xef\xbf\xbd byte" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = mime_header_text(rows[i].text);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

static void
test_quoted_printable(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "one\ntwo\r\nthree\n", "one\r\ntwo\r\nthree\r\n" },
		{ "blank \ntab\t\n", "blank=20\r\ntab=09\r\n" },
		{ "caf\xc3\xa9 = good\n", "caf=C3=A9 =3D good\r\n" },
		{ "one\rtwo\n", "one=0Dtwo\r\n" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = mime_quoted_printable(rows[i].text);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* RFC 2045, 6.7 (5): no line over 76; and what was cut reads back whole. */
static void
test_long_lines(void)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; i < 500; i++) {
		g_string_append(text, i % 7 == 0 ? "\xc3\xa9" : i % 11 == 0 ? " " : "a");
	}
	g_autofree char *encoded = mime_quoted_printable(text->str);
	g_auto(GStrv) lines = g_strsplit(encoded, "\r\n", 0);
	for (char **line = lines; *line != NULL; line++) {
		g_assert_cmpuint(strlen(*line), <=, 76);
	}
	GMimeEncoding decoding;
	g_mime_encoding_init_decode(&decoding, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	g_autofree char *back = g_malloc0(strlen(encoded) + 1);
	g_mime_encoding_step(&decoding, encoded, strlen(encoded), back);
	g_assert_cmpstr(back, ==, text->str);
}

static void
test_lifetimes(void)
{
	g_autoptr(GMimeMessage) message = g_mime_message_new(FALSE);
	g_autoptr(GMimeTextPart) part = g_mime_text_part_new_with_subtype("plain");
	g_autoptr(GMimeFormatOptions) format = g_mime_format_options_new();
	g_autoptr(InternetAddress) nobody = NULL;

	g_mime_text_part_set_text(part, "hello");
	g_mime_message_set_mime_part(message, GMIME_OBJECT(part));
	g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
	g_autofree char *text = g_mime_object_to_string(GMIME_OBJECT(message), format);
	g_assert_nonnull(strstr(text, "\r\n\r\nhello"));
	g_assert_null(nobody);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	mime_start();
	mime_start();
	g_test_add_func("/mime/header-text", test_header_text);
	g_test_add_func("/mime/quoted-printable", test_quoted_printable);
	g_test_add_func("/mime/long-lines", test_long_lines);
	g_test_add_func("/mime/lifetimes", test_lifetimes);
	return g_test_run();
}
