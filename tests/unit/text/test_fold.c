#include "text/fold.h"

static const struct {
	const char *text, *words;
} rows[] = {
	{ "", "" },
	{ " \n-–… !", "" },
	{ "Hello, World", "hello world" },
	{ "café CAFÉ cafe\xcc\x81 Cafe", "cafe cafe cafe cafe" },
	{ "Straße STRASSE", "strasse strasse" },
	{ "ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ" },
	{ "İstanbul ISTANBUL", "istanbul istanbul" },
	{ "Gŵyl Ŵ", "gwyl w" },
	{ "ＪｏｙＦＥ ﬁne", "joyfe fine" },
	{ "e-mail don’t 3.40 a_b", "e mail don t 3 40 a b" },
	{ "#JoyFE @ada@toot.example", "joyfe ada toot example" },
	{ "½ cup", "12 cup" },
	{ "日本語のテスト", "日 本 語 の テ ス ト" },
	{ "ภาษาไทย", "ภ า ษ า ไ ท ย" },
	{ "ที่นี่", "ที่ นี่" },
	{ "がく か\xe3\x82\x99く", "が く が く" },
	{ "한국어 수업", "한국어 수업" },
	{ "हिन्दी", "हिन्दी" },
	{ "שָׁלוֹם שלום", "שלום שלום" },
	{ "کتاب مُعَلِّم", "کتاب معلم" },
	{ "🎉 party🎉time", "party time" },
	{ "x\xcc\x81\xcc\x81\xcc\x81y", "xy" },
	/* a letter that is a blank and a mark, and a mark */
	{ "\xcd\xba\xd9\x9c x", "x" },
};

static void
test_words(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) words = g_string_new(NULL);

		fold_append(rows[i].text, words);
		g_assert_cmpstr(words->str, ==, rows[i].words);
	}
}

/* What is folded is as it is, and parts add up. */
static void
test_again(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) words = g_string_new("a");
		g_autofree char *want = g_strconcat("a", *rows[i].words != '\0' ? " " : "",
			rows[i].words, NULL);

		fold_append(rows[i].words, words);
		g_assert_cmpstr(words->str, ==, want);
	}
	g_autoptr(GString) none = g_string_new(NULL);
	fold_append(NULL, none);
	g_assert_cmpuint(none->len, ==, 0);
}

/* A word without an end is compared by its beginning, cut at a letter. */
static void
test_long_words(void)
{
	g_autofree char *latin = g_strnfill(5000, 'A');
	g_autofree char *short_one = g_strnfill(FOLD_WORD_BYTES_MAX, 'a');
	g_autoptr(GString) greek = g_string_new(NULL);
	g_autoptr(GString) words = g_string_new(NULL);

	fold_append(latin, words);
	g_assert_cmpstr(words->str, ==, short_one);
	for (int i = 0; i < 1000; i++) {
		g_string_append(greek, i % 2 == 0 ? "ω" : "b");
	}
	g_string_truncate(words, 0);
	fold_append(greek->str, words);
	g_assert_cmpuint(words->len, <=, FOLD_WORD_BYTES_MAX);
	g_assert_cmpuint(words->len, >, FOLD_WORD_BYTES_MAX - 4);
	g_assert_true(g_utf8_validate(words->str, -1, NULL));
}

static void
test_spans(void)
{
	const char *text = "… Ça va?";
	FoldSpan span = { 0, 0 };

	g_assert_true(fold_next(text, &span));
	g_assert_cmpuint(span.start, ==, 4);
	g_assert_cmpuint(span.end, ==, 7);
	g_assert_true(fold_next(text, &span));
	g_assert_cmpuint(span.start, ==, 8);
	g_assert_cmpuint(span.end, ==, 10);
	g_assert_false(fold_next(text, &span));
	g_assert_cmpuint(span.end, ==, 10);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/fold/words", test_words);
	g_test_add_func("/fold/again", test_again);
	g_test_add_func("/fold/long words", test_long_words);
	g_test_add_func("/fold/spans", test_spans);
	return g_test_run();
}
