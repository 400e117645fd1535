/* White space, cutting, wrapping, counting. */
#include "text/plain.h"

#include "../expect.h"

#include <string.h>

typedef struct Row {
	const char *name;
	const char *input;
	const char *want;
} Row;

/* clang-format off */
static const Row line_rows[] = {
	{"none", NULL, NULL},
	{"empty", "", NULL},
	{"blanks", " \t\n\u00a0\u3000", NULL},
	{"only what does not show", "\u200b\u2060\ufeff\u00ad\u200d", NULL},
	{"runs and ends", "  a \t\r\n b\u00a0\u2009c\v", "a b c"},
	{"line separators", "a\u2028b\u2029c\xc2\x85" "d", "a b c d"},
	{"control characters", "a\x01\x1b[31mb\x7f\xc2\x9b" "c", "a[31mbc"},
	{"bidi overrides", "a\u202e\u2066b\u2069\u202c", "ab"},
	{"zero-width spam", "a\u200bb\u2060c\ufeffd\u00ade", "abcde"},
	{"spam between blanks", "a \u200b b", "a b"},
	{"joiners of a script", "می\u200cخواهم ශ්\u200dරී", "می\u200cخواهم ශ්\u200dරී"},
	{"emoji", "👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿"},
	{"direction marks", "a\u200e \u200fb", "a\u200e \u200fb"},
	{"non-characters", "a\ufffe\ufdd0b\U0001ffff", "ab"},
};
/* clang-format on */

static void
test_line(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(line_rows); i++) {
		g_autofree char *got = plain_line(line_rows[i].input);

		expect_text(line_rows[i].name, got, line_rows[i].want);
	}
}

/* clang-format off */
static const Row lines_rows[] = {
	{"none", NULL, NULL},
	{"empty", "\n \n\t\n", NULL},
	{"all line ends", "a\nb\r\nc\rd\u2028e\ff", "a\nb\nc\nd\ne\nf"},
	{"empty lines", "\n\n a \n\n\n \nb\n\u200b\nc\n\n", "a\n\nb\n\nc"},
	{"one line", " a  b ", "a b"},
	{"well as it is", "a b\n\nc “d” – é ŵ 🎉", "a b\n\nc “d” – é ŵ 🎉"},
	{"ends", "a\n", "a"},
	{"blank at an end of a line", "a \nb\n c", "a\nb\nc"},
	{"other blanks", "a\u00a0b\u2003c\u3000d", "a b c d"},
	{"only marks in a line", "a\n\u0301\nb", "a\n\nb"},
	{"only a mark around", "\u20e9", NULL},
	{"only marks of other scripts", "\u0483\n\u3099\n\ua66f\n\u2de0", NULL},
};
/* clang-format on */

static void
test_lines(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(lines_rows); i++) {
		g_autofree char *got = plain_lines(lines_rows[i].input);
		/* With a blank before it nothing is well at a glance. */
		g_autofree char *longer = g_strconcat(" ", lines_rows[i].input, NULL);
		g_autofree char *again = plain_lines(longer);

		expect_text(lines_rows[i].name, got, lines_rows[i].want);
		expect_text(lines_rows[i].name, again, lines_rows[i].want);
	}
}

typedef struct CutRow {
	const char *name;
	const char *input;
	gsize characters;
	const char *want;
	bool want_cut;
} CutRow;

/* clang-format off */
static const CutRow cut_rows[] = {
	{"short", "abc", 3, "abc", false},
	{"empty", "", 0, "", false},
	{"nothing kept", "abc", 0, "…", true},
	{"at a word", "one two three", 9, "one two…", true},
	{"behind a word", "one two three", 7, "one two…", true},
	{"line end", "one two\nthree", 9, "one two…", true},
	{"one word", "abcdefghij", 4, "abcd…", true},
	{"a word that is too long", "a bcdefghijkl", 8, "a bcdefg…", true},
	{"comma", "one, two, three", 11, "one, two…", true},
	{"dash", "one two — three", 10, "one two…", true},
	{"full stop", "One two. Three", 10, "One two.…", true},
	{"ellipsis", "One two… three", 10, "One two…", true},
	{"emoji are whole", "ab👨‍👩‍👧cd", 4, "ab…", true},
	{"marks are whole", "abe\u0301d", 3, "ab…", true},
	{"flags are whole", "a🇬🇧🇫🇷", 4, "a🇬🇧…", true},
	{"Japanese", "日本語のタグ", 3, "日本語…", true},
	/* Their numbers end in those of ':', '[' and NUL. */
	{"Russian", "Словарь и язык в беде", 15, "Словарь и язык…", true},
	{"Polish", "Napisał coś innego", 12, "Napisał coś…", true},
	{"Chinese", "第一第二", 2, "第一…", true},
};
/* clang-format on */

static void
test_cut(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cut_rows); i++) {
		const CutRow *row = &cut_rows[i];
		bool was_cut = !row->want_cut;
		g_autofree char *got = plain_cut(row->input, row->characters, &was_cut);

		expect_text(row->name, got, row->want);
		expect_text(row->name, was_cut ? "cut" : "whole", row->want_cut ? "cut" : "whole");
	}
	g_autofree char *got = plain_cut("abc", 1, NULL);
	g_assert_cmpstr(got, ==, "a…");
}

/* clang-format off */
static const Row final_tags_rows[] = {
	{"none", "Hello there", "Hello there"},
	{"own line", "Hello\n\n#JoyFE #UKFEChat", "Hello"},
	{"one on its own line", "Hello\n#JoyFE", "Hello"},
	{"two lines of them", "Hello\n#JoyFE\n#UKFEChat\n", "Hello"},
	{"together behind text", "Join us tonight #JoyFE #UKFEChat", "Join us tonight"},
	{"commas", "Join us: #JoyFE, #UKFEChat.", "Join us:"},
	{"one behind a sentence", "Great chat! #JoyFE", "Great chat!"},
	{"one behind a link", "Read https://example.org/a #JoyFE", "Read https://example.org/a"},
	{"one behind an emoji", "Great chat 🎉 #JoyFE", "Great chat 🎉"},
	{"one behind a heart", "Great chat ❤️ #JoyFE", "Great chat ❤️"},
	{"the sentence's last word", "Join us at #JoyFE", "Join us at #JoyFE"},
	{"and with its stop", "Join us at #JoyFE.", "Join us at #JoyFE."},
	{"behind a dash", "My favourite — #JoyFE", "My favourite — #JoyFE"},
	{"within", "In #JoyFE #UKFEChat we talk", "In #JoyFE #UKFEChat we talk"},
	{"last of several stays", "From #JoyFE to #UKFEChat", "From #JoyFE to #UKFEChat"},
	{"only tags", "#JoyFE #UKFEChat", "#JoyFE #UKFEChat"},
	{"empty", "", ""},
};
/* clang-format on */

static void
test_final_tags(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(final_tags_rows); i++) {
		g_autofree char *got = plain_without_final_tags(final_tags_rows[i].input);

		expect_text(final_tags_rows[i].name, got, final_tags_rows[i].want);
	}
}

typedef struct WrapRow {
	const char *name;
	const char *input;
	const char *indent;
	guint columns;
	const char *want;
} WrapRow;

/* clang-format off */
static const WrapRow wrap_rows[] = {
	{"empty", "", "", 10, ""},
	{"fits", "one two", "", 7, "one two"},
	{"breaks", "one two three", "", 7, "one two\nthree"},
	{"a word of no width", "\u200d\u0301 two", "", 7, "\u200d\u0301 two"},
	{"exactly", "aaaa bbbb cccc", "", 9, "aaaa bbbb\ncccc"},
	{"indent", "one two three", "  ", 9, "  one two\n  three"},
	{"no indent", "one two", NULL, 3, "one\ntwo"},
	{"quote", "one\n\ntwo", "> ", 72, "> one\n>\n> two"},
	{"lines stay", "one\n\ntwo\n", "", 72, "one\n\ntwo\n"},
	{"blanks", "  one   two  ", "", 72, "one two"},
	{"address", "see https://example.org/long/path now", "", 10,
	 "see\nhttps://example.org/long/path\nnow"},
	{"address in brackets", "(https://example.org/long/path)", "", 10,
	 "(https://example.org/long/path)"},
	{"long word", "abcdefghijkl", "", 5, "abcde\nfghij\nkl"},
	{"long word behind another", "ab cdefghijkl", "", 5, "ab cd\nefghi\njkl"},
	{"wide characters", "日本語のタグ", "", 6, "日本語\nのタグ"},
	{"emoji are whole", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "", 4, "👨‍👩‍👧👨‍👩‍👧\n👨‍👩‍👧"},
	{"marks take no room", "e\u0301e\u0301e\u0301 e\u0301", "", 5,
	 "e\u0301e\u0301e\u0301 e\u0301"},
	{"indent wider than the line", "ab", "      ", 4, "      a\n      b"},
	{"no columns", "a b", "", 0, "a\nb"},
};
/* clang-format on */

static void
test_wrap(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(wrap_rows); i++) {
		const WrapRow *row = &wrap_rows[i];
		g_autofree char *got = plain_wrap(row->input, row->indent, row->columns);

		expect_text(row->name, got, row->want);
	}
}

typedef struct CountRow {
	const char *input;
	guint width;
	guint words;
} CountRow;

/* clang-format off */
static const CountRow count_rows[] = {
	{"", 0, 0},
	{"one two", 7, 2},
	{"don’t – stop", 12, 2},
	{"日本語", 6, 1},
	{"e\u0301\u200b", 1, 1},
	{"👨‍👩‍👧 ❤️ 🇬🇧", 8, 0},
	{"https://example.org/a-b", 23, 1},
};
/* clang-format on */

static void
test_runs_leftward(void)
{
	g_assert_true(plain_runs_leftward("\u0645\u0631\u062d\u0628\u0627"));
	g_assert_true(plain_runs_leftward("1. \u05e9\u05dc\u05d5\u05dd hello"));
	g_assert_false(plain_runs_leftward("hello \u05e9\u05dc\u05d5\u05dd"));
	g_assert_false(plain_runs_leftward("12"));
	g_assert_false(plain_runs_leftward(""));
}

static void
test_counts(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(count_rows); i++) {
		const CountRow *row = &count_rows[i];
		g_autofree char *got = g_strdup_printf("%u columns, %u words",
			plain_width(row->input), plain_words(row->input));
		g_autofree char *want = g_strdup_printf("%u columns, %u words", row->width,
			row->words);

		expect_text(row->input, got, want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plain/line", test_line);
	g_test_add_func("/plain/lines", test_lines);
	g_test_add_func("/plain/cut", test_cut);
	g_test_add_func("/plain/final_tags", test_final_tags);
	g_test_add_func("/plain/wrap", test_wrap);
	g_test_add_func("/plain/counts", test_counts);
	g_test_add_func("/plain/runs leftward", test_runs_leftward);
	return g_test_run();
}
