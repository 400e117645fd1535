/* The table of options. */
#include "config/options.h"

#include <string.h>

#include "config/value.h"

static const Option *
find(const char *section, const char *key)
{
	return options_find(options_find_section(section), key);
}

/* Every row of every section. */
static GPtrArray *
all_rows(void)
{
	GPtrArray *rows = g_ptr_array_new();

	for (const OptionSection *section = options_sections(); section->name != NULL; section++) {
		for (const Option *option = section->options; option->key != NULL; option++) {
			g_assert_true(options_find(section, option->key) == option);
			g_ptr_array_add(rows, (gpointer)option);
		}
	}
	g_assert_cmpuint(rows->len, >, 40);
	return rows;
}

static void
test_find(void)
{
	g_assert_cmpstr(find("digest", "tags")->key, ==, "tags");
	g_assert_cmpstr(find("DIGEST", "Tags")->key, ==, "tags");
	g_assert_null(find("digest", "tag"));
	g_assert_null(find("smtp", "tags"));
	g_assert_null(find("mail", "tags"));
	g_assert_cmpstr(options_find_section("Smtp")->name, ==, "smtp");
	g_assert_null(options_find_section("mail"));
}

/* A row that says less would leave a gap in the papers. */
static void
test_rows_are_whole(void)
{
	g_autoptr(GPtrArray) rows = all_rows();

	for (guint i = 0; i < rows->len; i++) {
		const Option *option = g_ptr_array_index(rows, i);
		g_autofree char *expected = options_expected(option);

		g_test_message("%s", option->key);
		g_assert_true(g_str_has_suffix(option->help, "."));
		g_assert_true(option->example != NULL || option->standard != NULL);
		g_assert_true(!option->is_required || option->standard == NULL);
		/* A kind of source may have a section of its own, beside those of the table. */
		g_assert_true((option->type == OPTION_CHOICE || strcmp(option->key, "type") == 0)
			== (option->choices != NULL));
		g_assert_nonnull(expected);
	}
}

static void
test_expected(void)
{
	static const struct {
		const char *section, *key, *want;
	} cases[] = {
		{ "smtp", "tls", "auto, required or none" },
		{ "smtp", "resend", "ask or yes" },
		{ "digest", "max_posts", "a number from 1 to 1000" },
		{ "source", "min_interval",
			"a time from 1 min to 30 d, written like 30 s, 15 min, 2 h or 7 d" },
		{ "source", "enabled", "yes or no" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = options_expected(find(cases[i].section, cases[i].key));

		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

/* Every value that the papers show can be used. */
static void
test_examples_are_right(void)
{
	g_autoptr(GPtrArray) rows = all_rows();

	for (guint i = 0; i < rows->len; i++) {
		const Option *option = g_ptr_array_index(rows, i);
		const char *value = option->example != NULL ? option->example : option->standard;
		g_autoptr(GError) error = NULL;

		g_test_message("%s = %s", option->key, value);
		g_assert_true(value_apply(option, value, "/", NULL, &error));
		g_assert_no_error(error);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/options/find", test_find);
	g_test_add_func("/options/rows are whole", test_rows_are_whole);
	g_test_add_func("/options/expected", test_expected);
	g_test_add_func("/options/examples are right", test_examples_are_right);
	return g_test_run();
}
