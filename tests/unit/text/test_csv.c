#include "text/csv.h"

#include <string.h>

/* A table, and its rows with a bar between fields and a line end behind each row. */
static const struct {
	const char *text, *rows;
} tables[] = {
	{ "a,b\n1,2\n", "a|b\n1|2\n" },
	{ "a;b;c\r\n1;2,5;3\r\n", "a|b|c\n1|2,5|3\n" },
	{ "a\tb\n1\t2", "a|b\n1|2\n" },
	{ "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "a|b\nx, y|say \"hi\"\n" },
	{ "a,b\n\"two\nlines\",2\n", "a|b\ntwo\nlines|2\n" },
	{ "a,b\n , \"x\" \n", "a|b\n|\"x\"\n" }, /* a quote that something follows is a quote */
	{ "a,b\n\"open,2\n3,4\n", "a|b\n\"open|2\n3|4\n" },
	{ "a,b\n\n\r\n1,2\n", "a|b\n1|2\n" },
	{ "a,b\n1\n1,2,3\n", "a|b\n1\n1|2|3\n" },
	{ "a,b\n,\n", "a|b\n|\n" },
	{ "", "" },
	{ "\n\n", "" },
	{ "alone", "alone\n" },
	{ "a,\"\"\n\"\",b", "a|\n|b\n" },
};

static void
test_tables(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
		g_autoptr(GString) rows = g_string_new(NULL);
		CsvReader reader;

		g_test_message("%s", tables[i].text);
		csv_begin(&reader, tables[i].text, strlen(tables[i].text));
		while (csv_next(&reader, fields)) {
			for (guint k = 0; k < fields->len; k++) {
				g_string_append_printf(rows, "%s%s", k > 0 ? "|" : "",
					(const char *)g_ptr_array_index(fields, k));
			}
			g_string_append_c(rows, '\n');
		}
		g_assert_cmpstr(rows->str, ==, tables[i].rows);
	}
}

/* A quote that is never closed costs its own line alone, not all that follows. */
static void
test_open_quotes(void)
{
	g_autoptr(GString) text = g_string_new("id,text\n1,\"never closed\n");
	g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
	CsvReader reader;
	guint rows = 0;

	for (guint i = 0; i < 20000; i++) {
		g_string_append_printf(text, "%u,words \"in\" quotes\n", i);
	}
	csv_begin(&reader, text->str, text->len);
	while (csv_next(&reader, fields)) {
		g_assert_cmpuint(fields->len, ==, 2);
		rows++;
	}
	g_assert_cmpuint(rows, ==, 20002);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/csv/tables", test_tables);
	g_test_add_func("/csv/open_quotes", test_open_quotes);
	return g_test_run();
}
