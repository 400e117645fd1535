#include "text/cell.h"

#include "text/csv.h"

static const struct {
	const char *text, *field;
} rows[] = {
	{ NULL, "\"\"" },
	{ "", "\"\"" },
	{ "Ada", "\"Ada\"" },
	{ "a=1", "\"a=1\"" },
	{ "say \"no\"\nor", "\"say \"\"no\"\"\nor\"" },
	{ "=1+1", "\"'=1+1\"" },
	{ "+1", "\"'+1\"" },
	{ "-1", "\"'-1\"" },
	{ "@ada", "\"'@ada\"" },
	{ "\t=1", "\"'\t=1\"" },
	{ "\r=1", "\"'\r=1\"" },
	{ "＝1", "\"'＝1\"" },
	{ "#JoyFE", "\"#JoyFE\"" },
	{ "'quoted'", "\"'quoted'\"" },
	{ "'@ada is right'", "\"''@ada is right'\"" },
	{ "'=1", "\"''=1\"" },
	{ "''+1", "\"'''+1\"" },
	{ "'", "\"'\"" },
};

/* What is written is read again. */
static void
test_there_and_back(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
		CsvReader reader;

		cell_append(out, rows[i].text, ",");
		g_string_append(out, "\"x\"\r\n");
		g_assert_true(g_str_has_prefix(out->str, rows[i].field));
		csv_begin(&reader, out->str, out->len);
		g_assert_true(csv_next(&reader, fields));
		g_assert_cmpuint(fields->len, ==, 2);
		g_assert_cmpstr(cell_said(g_ptr_array_index(fields, 0)), ==,
			rows[i].text != NULL ? rows[i].text : "");
	}
}

static void
test_said(void)
{
	g_assert_cmpstr(cell_said("'"), ==, "'");
	g_assert_cmpstr(cell_said("'tis"), ==, "'tis");
	g_assert_cmpstr(cell_said("'@ada"), ==, "@ada");
	g_assert_cmpstr(cell_said("''@ada"), ==, "'@ada");
	g_assert_false(cell_is_formula(""));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cell/there and back", test_there_and_back);
	g_test_add_func("/cell/said", test_said);
	return g_test_run();
}
