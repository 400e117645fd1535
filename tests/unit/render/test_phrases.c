#include "render/phrases.h"

#include <string.h>

#include "base/embedded.h"
#include "drafts.h"

typedef struct CountRow {
	const char *key;
	int count;
	const char *want;
} CountRow;

static const CountRow count_rows[] = {
	{ "mail.posts", 1, "One post" },
	{ "mail.posts", 9, "Nine posts" },
	{ "mail.posts", 10, "10 posts" },
	{ "mail.posts", 0, "0 posts" },
	{ "mail.posts", 1234567, "1,234,567 posts" },
	{ "mail.people", 1, "one person" },
	{ "mail.people", 3, "three people" },
	{ "coverage.posts_said", 4, "4 posts" },
};

static void
test_counts(void)
{
	g_autoptr(Phrases) words = phrases_read("en.ini");

	for (gsize i = 0; i < G_N_ELEMENTS(count_rows); i++) {
		const CountRow *row = &count_rows[i];
		g_autofree char *got = phrases_count(words, row->key, row->count, NULL);
		expect_text(row->key, got, row->want);
	}
}

static void
test_say(void)
{
	g_autoptr(Phrases) words = phrases_read("en.ini");
	g_autofree char *filled = phrases_say(words, "period.join",
		PHRASE_VALUES({ "start", "{end}" }, { "end", "B" }));
	g_autofree char *unfilled = phrases_say(words, "period.join",
		PHRASE_VALUES({ "start", "A" }));
	g_autofree char *unknown = phrases_say(words, "no.such", NULL);

	expect_text("what was filled in is not filled again", filled, "{end} to B");
	expect_text("not given", unfilled, "A to {end}");
	expect_text("unknown", unknown, "no.such");
	g_assert_null(phrases_read("xx.ini"));
}

static void
test_references(void)
{
	g_autoptr(Phrases) look = phrases_read("look.ini");

	g_assert_cmpstr(phrases_get(look, "style.link"), ==,
		"color:#17594A;text-decoration:underline");
}

/* Every line says something, and what it refers to stands further up. */
static void
check_file(const EmbeddedFile *file)
{
	g_autoptr(Phrases) phrases = phrases_read(file->name);
	json_auto_t *sections = phrases_to_json(phrases);
	g_auto(GStrv) lines = g_strsplit(file->text, "\n", -1);
	const char *name;
	json_t *section;
	size_t texts = 0, written = 0;

	json_object_foreach (sections, name, section) {
		texts += json_object_size(section);
	}
	for (char **line = lines; *line != NULL; line++) {
		bool is_text = **line != '\0' && **line != '#' && **line != '[';
		g_assert_true(!is_text || strstr(*line, " = ") != NULL);
		written += is_text;
	}
	g_assert_cmpuint(texts, ==, written);
}

static void
test_files(void)
{
	int count = 0;

	for (const EmbeddedFile *file = template_files; file->name != NULL; file++) {
		if (g_str_has_suffix(file->name, ".ini")) {
			check_file(file);
			count++;
		}
	}
	g_assert_cmpint(count, >=, 2);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/phrases/counts", test_counts);
	g_test_add_func("/render/phrases/say", test_say);
	g_test_add_func("/render/phrases/references", test_references);
	g_test_add_func("/render/phrases/every line of every file", test_files);
	return g_test_run();
}
