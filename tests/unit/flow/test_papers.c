/* What is made from the option table stays true to it, and can be used. */
#include "flow/papers.h"

#include <glib/gstdio.h>
#include <string.h>

#include "config/config.h"
#include "config/options.h"

#define EXAMPLE "aggregator.ini.example"
#define MANUAL "doc/tagdigest.1"

/* Every row of every section. */
static GPtrArray *
all_rows(void)
{
	GPtrArray *rows = g_ptr_array_new();

	for (const OptionSection *section = options_sections(); section->name != NULL; section++) {
		for (const Option *option = section->options; option->key != NULL; option++) {
			g_ptr_array_add(rows, (gpointer)option);
		}
	}
	return rows;
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
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autoptr(Config) config = NULL;
	GString *lines = g_string_new(NULL);

	g_assert_cmpint(g_mkdir(feeds, 0700), ==, 0);
	g_assert_true(g_file_set_contents(feed, "", 0, NULL));
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_true(config_read(path, &config, problems, NULL));
	for (guint i = 0; i < problems->len; i++) {
		g_autofree char *line = problem_line(g_ptr_array_index(problems, i));

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
	g_autofree char *example = papers_example();
	g_autofree char *every = with_every_key(example);
	g_autofree char *problems = problems_of(example);
	g_autofree char *every_problems = problems_of(every);

	g_assert_cmpstr(problems, ==, "");
	g_assert_cmpstr(every_problems, ==, "");
}

static void
test_example_has_every_key(void)
{
	g_autofree char *example = papers_example();
	g_autoptr(GPtrArray) rows = all_rows();

	for (guint i = 0; i < rows->len; i++) {
		const Option *option = g_ptr_array_index(rows, i);
		const bool is_plain = option->is_required || option->is_usual;
		g_autofree char *key = g_strdup_printf("\n%s%s = ", is_plain ? "" : ";",
			option->key);

		g_test_message("%s", key);
		g_assert_nonnull(strstr(example, key));
	}
}

static void
test_example_file(void)
{
	g_autofree char *file = NULL;
	g_autofree char *example = papers_example();

	g_assert_true(g_file_get_contents(EXAMPLE, &file, NULL, NULL));
	g_assert_cmpstr(file, ==, example);
}

/* @text without its comments. Owned. */
static char *
without_comments(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
	GString *left = g_string_new(NULL);

	for (char **line = lines; *line != NULL; line++) {
		if (**line != '#') {
			g_string_append_printf(left, "%s\n", *line);
		}
	}
	return g_string_free(left, FALSE);
}

/* Each key with its words above it, and no more keys than a first run needs. */
static void
test_starter_form(void)
{
	g_autofree char *text = papers_starter("ceri@example.org", "smtp://me@mail.example.org",
		"SustainFE");
	g_autofree char *keys = without_comments(text);
	const Option *contact = options_find(options_find_section("tagdigest"), "contact");
	g_autofree char *words = g_strndup(contact->help, 20);
	g_autofree char *comment = g_strconcat("\n\n[tagdigest]\n# ", words, NULL);

	g_assert_true(g_str_has_prefix(text, "# What tagdigest is to do. "));
	g_assert_nonnull(strstr(text, comment));
	g_assert_null(strstr(text, "FILL IN"));
	g_assert_cmpstr(keys, ==,
		"\n[tagdigest]\ncontact = ceri@example.org\n"
		"\n[smtp]\nurl = smtp://me@mail.example.org\npassword_file = smtp.password\n"
		"\n[source mastodon]\ntype = mastodon\nurl = https://mastodon.social\n"
		"\n[digest weekly]\ntags = SustainFE\nto = ceri@example.org\n"
		"schedule = weekly Monday 07:30\n\n");
}

static void
test_starter(void)
{
	g_autofree char *empty = papers_starter(NULL, NULL, NULL);
	g_autofree char *filled = papers_starter("ceri@example.org", "smtp://localhost",
		"SustainFE");
	g_autofree char *hostile = papers_starter("a@example.org\n[smtp]", NULL, NULL);
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

/* Lines that begin with a dot are the macros that we mean, and there is no backslash. */
static void
test_manual(void)
{
	g_autofree char *manual = papers_manual();
	g_autoptr(GPtrArray) rows = all_rows();
	g_auto(GStrv) lines = g_strsplit(manual, "\n", 0);

	for (char **line = lines; *line != NULL; line++) {
		g_assert_true(**line != '.' || g_str_has_prefix(*line, ".Ss ")
			|| g_str_has_prefix(*line, ".Bl ") || g_str_has_prefix(*line, ".It ")
			|| strcmp(*line, ".El") == 0);
		g_assert_null(strchr(*line, '\\'));
	}
	for (guint i = 0; i < rows->len; i++) {
		const Option *option = g_ptr_array_index(rows, i);
		g_autofree char *item = g_strdup_printf("\n.It Ic %s\n", option->key);

		g_assert_nonnull(strstr(manual, item));
	}
	for (const OptionSection *section = options_sections(); section->name != NULL; section++) {
		g_autofree char *name = options_section_text(section);
		g_autofree char *heading = g_strdup_printf(".Ss %s\n%.20s", name, section->help);

		g_assert_nonnull(strstr(manual, heading));
	}
}

static void
test_manual_file(void)
{
	g_autofree char *file = NULL;
	g_autofree char *manual = papers_manual();

	g_assert_true(g_file_get_contents(MANUAL, &file, NULL, NULL));
	g_assert_nonnull(strstr(file, manual));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/papers/example is an ini", test_example_is_an_ini);
	g_test_add_func("/papers/example has every key", test_example_has_every_key);
	g_test_add_func("/papers/example file", test_example_file);
	g_test_add_func("/papers/starter", test_starter);
	g_test_add_func("/papers/starter's form", test_starter_form);
	g_test_add_func("/papers/manual", test_manual);
	g_test_add_func("/papers/manual file", test_manual_file);
	return g_test_run();
}
