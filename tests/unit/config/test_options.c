/* The table, and that what is made from it stays true: aggregator.ini.example is options_example().
 */
#include "config/options.h"

#include <glib/gstdio.h>
#include <string.h>

#include "config/config.h"
#include "config/value.h"

#define EXAMPLE "aggregator.ini.example"

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
		g_assert_true((option->type == OPTION_CHOICE || option->type == OPTION_WORD)
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

/* Read @text as an ini beside which feeds/ holds a file. @return its problems, one a line. */
static char *
problems_of(const char *text)
{
	g_autofree char *folder = g_dir_make_tmp("options-XXXXXX", NULL);
	g_autofree char *feeds = g_build_filename(folder, "feeds", NULL);
	g_autofree char *feed = g_build_filename(feeds, "one.ini", NULL);
	g_autofree char *path = g_build_filename(folder, "aggregator.ini", NULL);
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)inifile_problem_free);
	g_autoptr(Config) config = NULL;
	GString *lines = g_string_new(NULL);

	g_assert_cmpint(g_mkdir(feeds, 0700), ==, 0);
	g_assert_true(g_file_set_contents(feed, "", 0, NULL));
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_true(config_read(path, &config, problems, NULL));
	for (guint i = 0; i < problems->len; i++) {
		g_autofree char *line = inifile_problem_line(g_ptr_array_index(problems, i));

		g_string_append_printf(lines, "%s\n", line);
	}
	g_unlink(path);
	g_unlink(feed);
	g_rmdir(feeds);
	g_rmdir(folder);
	return g_string_free(lines, FALSE);
}

/* @text with the keys that ';' comments out. */
static char *
with_every_key(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", 0);

	for (char **line = lines; *line != NULL; line++) {
		if (**line == ';') {
			memmove(*line, *line + 1, strlen(*line));
		}
	}
	return g_strjoinv("\n", lines);
}

static void
test_example_is_an_ini(void)
{
	g_autofree char *example = options_example();
	g_autofree char *every = with_every_key(example);
	g_autofree char *problems = problems_of(example);
	g_autofree char *every_problems = problems_of(every);

	g_assert_cmpstr(problems, ==, "");
	g_assert_cmpstr(every_problems, ==, "");
}

static void
test_example_has_every_key(void)
{
	g_autofree char *example = options_example();
	g_autoptr(GPtrArray) rows = all_rows();

	for (guint i = 0; i < rows->len; i++) {
		const Option *option = g_ptr_array_index(rows, i);
		g_autofree char *key = g_strdup_printf("\n%s%s = ", option->is_required ? "" : ";",
			option->key);

		g_test_message("%s", key);
		g_assert_nonnull(strstr(example, key));
	}
}

static void
test_example_file(void)
{
	g_autofree char *file = NULL;
	g_autofree char *example = options_example();

	g_assert_true(g_file_get_contents(EXAMPLE, &file, NULL, NULL));
	g_assert_cmpstr(file, ==, example);
}

static void
test_starter(void)
{
	g_autofree char *empty = options_starter(NULL, NULL, NULL);
	g_autofree char *filled = options_starter("ceri@example.org", "smtp://localhost",
		"SustainFE");
	g_autofree char *hostile = options_starter("a@example.org\n[smtp]", NULL, NULL);
	g_autofree char *empty_problems = problems_of(empty);
	g_autofree char *filled_problems = problems_of(filled);

	g_assert_cmpstr(empty_problems, ==, "");
	g_assert_cmpstr(filled_problems, ==, "");
	g_assert_nonnull(strstr(empty, "FILL IN"));
	g_assert_nonnull(strstr(empty, "\npassword_file = "));
	g_assert_null(strstr(filled, "FILL IN"));
	g_assert_null(strstr(filled, "\npassword_file = "));
	g_assert_nonnull(strstr(filled, "\ncontact = ceri@example.org\n"));
	g_assert_nonnull(strstr(filled, "\nto = ceri@example.org\n"));
	g_assert_nonnull(strstr(filled, "\ntags = SustainFE\n"));
	g_assert_nonnull(strstr(hostile, "\ncontact = a@example.org [smtp]\n"));
}

/* Lines that begin with a dot are the macros that we mean, and no backslash stands alone. */
static void
test_manual(void)
{
	g_autofree char *manual = options_manual();
	g_autoptr(GPtrArray) rows = all_rows();
	g_auto(GStrv) lines = g_strsplit(manual, "\n", 0);

	for (char **line = lines; *line != NULL; line++) {
		g_assert_true(**line != '.' || g_str_has_prefix(*line, ".Ss ")
			|| g_str_has_prefix(*line, ".Bl ") || g_str_has_prefix(*line, ".It ")
			|| strcmp(*line, ".El") == 0);
		g_assert_true(strchr(*line, '\\') == NULL || strstr(*line, "\\e") != NULL
			|| strstr(*line, "\\&") != NULL);
	}
	for (guint i = 0; i < rows->len; i++) {
		const Option *option = g_ptr_array_index(rows, i);
		g_autofree char *item = g_strdup_printf("\n.It Ic %s\n", option->key);

		g_assert_nonnull(strstr(manual, item));
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
	g_test_add_func("/options/example is an ini", test_example_is_an_ini);
	g_test_add_func("/options/example has every key", test_example_has_every_key);
	g_test_add_func("/options/example file", test_example_file);
	g_test_add_func("/options/starter", test_starter);
	g_test_add_func("/options/manual", test_manual);
	return g_test_run();
}
