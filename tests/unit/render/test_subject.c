#include "render/subject.h"

#include "../expect.h"
#include "base/error.h"

static void
test_check(void)
{
	static const char *const good[] = { "{title}: {inside}", "News", "",
		"{dates} {number}{count}", "a } b" };
	static const struct {
		const char *pattern, *words;
	} bad[] = {
		{ "{title}: {insides}",
			"{insides} stands for nothing (expected {title}, {inside}," },
		{ "{}", "{} stands for nothing" },
		{ "{title", "a { is never closed" },
		{ "{title}: {{inside}}", "{{inside} stands for nothing" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		g_assert_true(subject_check(good[i], NULL));
	}
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_false(subject_check(bad[i].pattern, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
		g_assert_nonnull(strstr(error->message, bad[i].words));
	}
}

static const SubjectWords words = {
	.title = "The Tea Urn",
	.inside = "a robin and 56 more",
	.dates = "9 to 16 November",
	.number = "12",
	.count = "57",
};

static void
test_fill(void)
{
	static const struct {
		const char *pattern, *want;
	} rows[] = {
		{ "{title}: {inside}", "The Tea Urn: a robin and 56 more" },
		{ "[{title} {number}] {dates}, {count} posts",
			"[The Tea Urn 12] 9 to 16 November, 57 posts" },
		{ "News", "News" },
		{ "  {title}\t ", "The Tea Urn" },
		{ "  ", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = subject_fill(rows[i].pattern, &words);
		expect_text(rows[i].pattern, got, rows[i].want);
	}
	SubjectWords nothing = words;
	nothing.inside = NULL;
	g_assert_null(subject_fill("{title}: {inside}", &nothing));
	g_autofree char *dated = subject_fill("{title}, {dates}", &nothing);
	g_assert_cmpstr(dated, ==, "The Tea Urn, 9 to 16 November");
}

/* Whatever is long, a subject is not; and what is said of the room for it is true. */
static void
test_lengths(void)
{
	for (gsize title = 1; title < 120; title++) {
		for (int is_cut = 0; is_cut < 2; is_cut++) {
			g_autofree char *name = g_strnfill(title, 't');
			SubjectWords long_words = words;
			long_words.title = name;
			gsize room = subject_room("{title}: {inside}", &long_words, is_cut);
			g_autofree char *inside = g_strnfill(room, 'i');
			long_words.inside = inside;
			g_autofree char *got = subject_fill("{title}: {inside}", &long_words);
			g_assert_cmpint(g_utf8_strlen(got, -1), <=, SUBJECT_CHARACTERS_MAX);
			g_assert_true(room == 0 || g_str_has_suffix(got, inside));
		}
	}
	SubjectWords wordy = words;
	wordy.inside = "a great many words that no subject has any room for, whatever its title is";
	g_autofree char *got = subject_fill("{inside}", &wordy);
	g_assert_cmpint(g_utf8_strlen(got, -1), <=, SUBJECT_CHARACTERS_MAX);
	g_assert_true(g_str_has_suffix(got, "…"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/subject/check", test_check);
	g_test_add_func("/render/subject/fill", test_fill);
	g_test_add_func("/render/subject/lengths", test_lengths);
	return g_test_run();
}
