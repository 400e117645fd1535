/* What of an example was left in an ini. */
#include "flow/inspect_placeholders.h"

#include "../config/ini_world.h"

#define FILL "# FILL IN: yours\n"
#define MAIN "[tagdigest]\n"
#define CONTACT "contact = organiser@example.org\n"

typedef struct Row {
	const char *name;
	const char *text;
	const char *problems; /* "LINE KEY", joined by blanks */
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "as it was", MAIN FILL CONTACT, "3 contact" },
	{ "in other blanks", MAIN "#\t FILL IN\n" "contact=organiser@example.org\n", "3 contact" },
	{ "filled in", MAIN FILL "contact = me@example.net\n", "" },
	{ "nearly as it was", MAIN FILL "contact = organiser@example.orga\n", "" },
	{ "meant", MAIN CONTACT, "" },
	{ "meant, with other words", MAIN "# FILL out\n" CONTACT, "" },
	{ "words that say it later", MAIN "# Please FILL IN\n" CONTACT, "" },
	{ "words of two lines", MAIN FILL "# and go on\n" CONTACT,
		"4 contact" },
	{ "words above those", MAIN "# first\n" FILL CONTACT, "" },
	{ "words of another value", MAIN FILL "contact = me@example.net\n"
		"from = digest@example.org\n", "" },
	{ "words above an empty line", MAIN FILL "\n" CONTACT, "" },
	{ "the other mark", MAIN "; FILL IN\n" CONTACT, "3 contact" },
	{ "from the first line", FILL MAIN CONTACT, "" },
	{ "two", MAIN FILL CONTACT FILL
		"from = digest@example.org\n", "3 contact 5 from" },
	{ "the server, wherever it stands", "[smtp]\nurl = smtp://digest@mail.example.org:587\n",
		"2 url" },
	{ "a server", "[smtp]\nurl = smtp://digest@mail.example.net:587\n", "" },
};
/* clang-format on */

static void
test_rows(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
		g_autofree char *path = g_build_filename(folder, "aggregator.ini", NULL);
		g_autoptr(GPtrArray) mistakes =
			g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
		g_autoptr(GPtrArray) problems =
			g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
		g_autoptr(GString) got = g_string_new(NULL);
		g_autoptr(Config) config = NULL;

		g_assert_true(g_file_set_contents(path, rows[i].text, -1, NULL));
		g_assert_true(config_read(path, &config, mistakes, NULL));
		inspect_placeholders(config, problems);
		for (guint j = 0; j < problems->len; j++) {
			const Problem *one = g_ptr_array_index(problems, j);

			g_string_append_printf(got, "%s%u %s", j > 0 ? " " : "", one->line,
				one->key);
			g_assert_cmpstr(one->path, ==, path);
			g_assert_true(g_str_has_prefix(one->text,
				"this is the example's, still to be filled in with"));
		}
		g_test_message("%s", rows[i].name);
		g_assert_cmpstr(got->str, ==, rows[i].problems);
		g_remove(path);
		g_rmdir(folder);
	}
}

/* A file that is gone meanwhile, or has become shorter, says nothing of what was meant. */
static void
test_lost(void)
{
	g_autofree char *folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "aggregator.ini", NULL);
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autoptr(Config) config = NULL;

	g_assert_true(g_file_set_contents(path, rows[0].text, -1, NULL));
	g_assert_true(config_read(path, &config, problems, NULL));
	g_ptr_array_set_size(problems, 0);
	g_assert_true(g_file_set_contents(path, FILL, -1, NULL));
	inspect_placeholders(config, problems);
	g_assert_cmpuint(problems->len, ==, 0);
	g_remove(path);
	inspect_placeholders(config, problems);
	g_assert_cmpuint(problems->len, ==, 0);
	g_rmdir(folder);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/inspect_placeholders/rows", test_rows);
	g_test_add_func("/inspect_placeholders/lost", test_lost);
	return g_test_run();
}
