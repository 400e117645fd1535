/* Tables out of a reader: in pieces of any size the rows that the whole text has. */
#include "text/csvstream.h"

#include <string.h>

typedef struct Drip {
	const char *bytes;
	gsize length, at, piece;
} Drip;

static gssize
pull(void *from, char *into, gsize room, GError **error)
{
	Drip *drip = from;
	const gsize some = MIN(MIN(drip->piece, room), drip->length - drip->at);

	(void)error;
	memcpy(into, drip->bytes + drip->at, some);
	drip->at += some;
	return (gssize)some;
}

/* Fields parted by "|", rows by their line. */
static char *
rows_of(const char *bytes, gsize length, gsize piece)
{
	Drip drip = { bytes, length, 0, piece };
	g_autoptr(Reader) reader = reader_new(pull, &drip, NULL);
	g_autoptr(CsvStream) stream = csvstream_open(reader, NULL);
	GString *made = g_string_new(NULL);
	CsvStreamRow row;

	while (csvstream_next(stream, &row, NULL) && row.text != NULL) {
		g_string_append_printf(made, "%u:", row.line);
		for (guint i = 0; i < MIN(row.fields->len, 20); i++) {
			g_autofree char *text = csvstream_text(&g_array_index(row.fields, CsvField,
				i));

			g_string_append(made, text);
			g_string_append_c(made, '|');
		}
		g_string_append(made, row.fields->len == 0 ? "too long\n" : "\n");
	}
	return g_string_free(made, FALSE);
}

static void
expect(const char *bytes, gsize length, const char *want)
{
	static const gsize pieces[] = { G_MAXSIZE, 1, 3, 1000 };

	for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autofree char *got = rows_of(bytes, length, pieces[i]);

		g_assert_cmpstr(got, ==, want);
	}
}

static void
test_rows(void)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ "\n\n", "" },
		{ "a,b\n1,2\n", "1:a|b|\n2:1|2|\n" },
		{ "a,b\n\n1,\"2\n3\"\n4,5", "1:a|b|\n3:1|2\n3|\n5:4|5|\n" },
		{ "a;b\r\n\"x\"\"y\";\r\n", "1:a|b|\n2:x\"y||\n" },
		{ "sep=;\na,b;c\n", "2:a,b|c|\n" },
		{ "a,b\n\"open,2\n3,4\n", "1:a|b|\n2:\"open|2|\n3:3|4|\n" },
		{ "\xef\xbb\xbf"
		  "a,b\nCaf\xe9,\xc3\xa9\n",
			"1:a|b|\n2:Café|é|\n" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		expect(rows[i][0], strlen(rows[i][0]), rows[i][1]);
	}
	expect("a,b\n1\0,\0\n", 9, "1:a|b|\n2:1||\n");
}

/* UTF-16: halves of pairs in different pieces, a half alone, an odd byte at the end. */
static void
test_utf16(void)
{
	static const char little[] = "\xff\xfe"
				     "a\0,\0\x3d\xd8\x00\xde\n\0\x3d\xd8,\0\x00\xdez\0\n\0x";
	static const char big[] = "\xfe\xff"
				  "\0a\0,\xd8\x3d\xde\x00\0\n";

	expect(little, sizeof(little) - 1, "1:a|😀|\n2:�|�z|\n");
	expect(big, sizeof(big) - 1, "1:a|😀|\n");
}

static void
test_long(void)
{
	g_autofree char *field = g_strnfill(CSVSTREAM_ROW_MAX, 'x');
	g_autofree char *text = g_strconcat("a,b\n", field, ",1\nc,d\n", NULL);
	g_autofree char *got = rows_of(text, strlen(text), G_MAXSIZE);

	g_assert_cmpstr(got, ==, "1:a|b|\n2:too long\n3:c|d|\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/csvstream/rows", test_rows);
	g_test_add_func("/csvstream/utf16", test_utf16);
	g_test_add_func("/csvstream/long", test_long);
	return g_test_run();
}
