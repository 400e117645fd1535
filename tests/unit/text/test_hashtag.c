/* twitter-text's own vectors, then where tagdigest is stricter, then keys. */
#include "text/hashtag.h"

#include "../expect.h"
#include "hostile.h"

#include <jansson.h>
#include <string.h>

#define VECTORS "tests/vectors/twitter-text/extract.json"

/* The names that hashtag_spans() marks in @text, each followed by '|'; with places if asked. */
static char *
spans_line(const char *text, bool with_places)
{
	g_autoptr(GArray) spans = hashtag_spans(text);
	GString *line = g_string_new(NULL);

	for (guint i = 0; i < spans->len; i++) {
		const HashtagSpan *span = &g_array_index(spans, HashtagSpan, i);
		const char *name = g_utf8_next_char(text + span->start);

		g_string_append_len(line, name, text + span->end - name);
		if (with_places) {
			g_string_append_printf(line, "@%ld-%ld",
				g_utf8_strlen(text, (gssize)span->start),
				g_utf8_strlen(text, (gssize)span->end));
		}
		g_string_append_c(line, '|');
	}
	return g_string_free(line, FALSE);
}

/* What a vector expects, in the same form. */
static char *
expected_line(const json_t *expected)
{
	GString *line = g_string_new(NULL);
	const json_t *item;
	gsize i;

	json_array_foreach (expected, i, item) {
		const json_t *places = json_object_get(item, "indices");

		if (places == NULL) {
			g_string_append(line, json_string_value(item));
		} else {
			g_string_append_printf(line, "%s@%ld-%ld",
				json_string_value(json_object_get(item, "hashtag")),
				(long)json_integer_value(json_array_get(places, 0)),
				(long)json_integer_value(json_array_get(places, 1)));
		}
		g_string_append_c(line, '|');
	}
	return g_string_free(line, FALSE);
}

static void
test_vectors(gconstpointer group)
{
	json_auto_t *vectors = json_load_file(VECTORS, 0, NULL);
	const json_t *tests = json_object_get(vectors, group);
	const bool with_places = g_str_has_suffix(group, "_with_indices");
	const json_t *row;
	gsize i;

	g_assert_cmpuint(json_array_size(tests), >, 0);
	json_array_foreach (tests, i, row) {
		g_autofree char *want = expected_line(json_object_get(row, "expected"));
		g_autofree char *got = spans_line(json_string_value(json_object_get(row, "text")),
			with_places);

		expect_text(json_string_value(json_object_get(row, "description")), got, want);
	}
}

typedef struct Row {
	const char *name;
	const char *input;
	const char *want;
} Row;

/* clang-format off */
static const Row find_rows[] = {
	{"nothing", "", ""},
	{"only a sign", "# ＃ ##", ""},
	{"twice", "#JoyFE #joyfe #JOYFE", "#JoyFE=joyfe|"},
	{"two by a slash", "#JoyFE/#UKFEChat", "#JoyFE=joyfe|#UKFEChat=ukfechat|"},
	{"a word and a tag by a slash", "and/#JoyFE", "#JoyFE=joyfe|"},
	{"part of a path", "see /page/#part a/b/#c ./#d //#e", ""},
	{"part of a page", "https://example.org/page#part (https://e.org/#a) www.e.org/#b", ""},
	{"part behind a query", "e.org?x=#tag e.org:80/#tag", ""},
	{"part within brackets", "https://en.example.org/Ghost_(song)/#Lawsuit", ""},
	{"behind a bracketed page", "(https://e.org/)#tag", "#tag=tag|"},
	{"behind a page and its stop", "https://e.org/a。#タグ", "#タグ=タグ|"},
	{"behind a page", "https://e.org/ #tag", "#tag=tag|"},
	{"no host", "a/b.#tag v1.0/#tag", "#tag=tag|"},
	{"mail address", "#team@example.org +#b@example.org", ""},
	{"at a person", "#tag@person", "#tag=tag|"},
	{"entities", "&#39; &#x27; &#tag;", ""},
	{"colours", "color:#fff; #c0ffee; #Abcd;", ""},
	{"words that could be colours", "#fed #bee, #beef;#café;", "#fed=fed|#bee=bee|#café=café|"},
	{"digits", "#2024 #1_2 #١٢", ""},
	{"digits with a letter", "#2024review", "#2024review=2024review|"},
	{"keycap", "#️⃣ #⃣ 1️⃣", ""},
	{"keycap behind", "#1️⃣", ""},
	{"run together", "#a#b #C#", ""},
	{"C++", "#C++", "#C=c|"},
	{"hyphen and stop", "#tag-name #v1.0", "#tag=tag|#v1=v1|"},
	{"emoji before", "👍#tag", "#tag=tag|"},
	{"a word before", "日本語#タグ word#tag", ""},
	{"marks", "#cafe\u0301 #café", "#cafe\u0301=café|"},
	{"full width", "＃ＪｏｙＦＥ", "#ＪｏｙＦＥ=joyfe|"},
	{"quotes and brackets", "“#JoyFE” (#UKFEChat) *#SustainFE*",
	 "#JoyFE=joyfe|#UKFEChat=ukfechat|#SustainFE=sustainfe|"},
	{"line ends", "#a\n#b\r\n#c", "#a=a|#b=b|#c=c|"},
	{"a zero-width space before", "x\u200b#tag", "#tag=tag|"},
	{"Welsh", "#Gŵyl #CymruFE!", "#Gŵyl=gŵyl|#CymruFE=cymrufe|"},
};
/* clang-format on */

static void
test_find(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(find_rows); i++) {
		g_autoptr(GPtrArray) tags = hashtag_find(find_rows[i].input);
		g_autoptr(GString) got = g_string_new(NULL);

		for (guint j = 0; j < tags->len; j++) {
			const Hashtag *tag = g_ptr_array_index(tags, j);

			g_string_append_printf(got, "%s=%s|", tag->display, tag->key);
		}
		expect_text(find_rows[i].name, got->str, find_rows[i].want);
	}
}

/* clang-format off */
static const Row key_rows[] = {
	{"case", "#JoyFE", "joyfe"},
	{"full-width sign and letters", "＃ＪｏｙＦＥ", "joyfe"},
	{"small sign", "﹟tag", "tag"},
	{"more signs", "##＃tag", "tag"},
	{"sharp s", "Straße", "strasse"},
	{"capital sharp s", "STRAẞE", "strasse"},
	{"final sigma", "ΟΔΟΣ", "οδοσ"},
	{"final sigma, small", "οδος", "οδοσ"},
	{"dotted capital I", "İstanbul", "istanbul"},
	{"dotless i", "ısı", "ısı"},
	{"ligature", "ﬁre", "fire"},
	{"mathematical letters", "𝐀𝐁", "ab"},
	{"trade mark", "X™", "xtm"},
	{"decomposed", "Gw\u0302yl", "gŵyl"},
	{"accents stay", "Résumé", "résumé"},
	{"joiner within", "می\u200cخواهم", "می\u200cخواهم"},
	{"joiners around", "\u200dtag\u200c", "tag"},
	{"soft hyphen and zero-width space", "Joy\u00ad\u200bFE", "joyfe"},
	{"variation selector", "❤️", "❤"},
	{"white space", " Joy FE\u00a0\n", "joyfe"},
	{"dot, then accent", "İ\u0301", "í"},
	{"combining joiner", "a\u034f\u0301", "á"},
	{"half-width kana", "ｻｯｶｰ", "サッカー"},
	{"empty", "", NULL},
	{"only signs", "# #", NULL},
	{"only what does not show", "\u200b\u200d", NULL},
	{"no name", NULL, NULL},
	{"not UTF-8", "a\xff", "a\ufffd"},
};
/* clang-format on */

static void
test_key(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(key_rows); i++) {
		g_autofree char *got = hashtag_key(key_rows[i].input);
		g_autofree char *again = hashtag_key(got);

		expect_text(key_rows[i].name, got, key_rows[i].want);
		expect_text(key_rows[i].name, again, got);
	}
}

/* clang-format off */
static const Row new_rows[] = {
	{"plain", "JoyFE", "#JoyFE"},
	{"sign", "#JoyFE", "#JoyFE"},
	{"full-width sign", "＃JoyFE", "#JoyFE"},
	{"category", " Joy FE ", "#JoyFE"},
	{"what does not show", "Joy\u202eFE\u200b\x01", "#JoyFE"},
	{"emoji", "🦋", "#🦋"},
	{"hyphen", "tag-name", "#tag-name"},
	{"digits", "2024", NULL},
	{"punctuation", "_-_", NULL},
	{"empty", "", NULL},
	{"none", NULL, NULL},
};
/* clang-format on */

static void
test_new(void)
{
	g_autofree char *page = g_strnfill(141, 'a');
	g_autofree char *longest = g_strnfill(140, 'a');
	Hashtag *tag = hashtag_new(longest);

	g_assert_nonnull(tag);
	g_assert_null(hashtag_new(page));
	hashtag_free(tag);
	hashtag_free(NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(new_rows); i++) {
		tag = hashtag_new(new_rows[i].input);
		expect_text(new_rows[i].name, tag == NULL ? NULL : tag->display, new_rows[i].want);
		hashtag_free(tag);
	}
}

static void
test_list(void)
{
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");
	Hashtag *same = hashtag_new("JOYFE");
	Hashtag *other = hashtag_new("UKFEChat");

	hashtag_list_add(tags, same);
	hashtag_list_add(tags, other);
	hashtag_free(same);
	hashtag_free(other);
	g_assert_cmpuint(tags->len, ==, 2);
	g_assert_true(hashtag_list_has(tags, "joyfe"));
	g_assert_true(hashtag_list_has(tags, "ukfechat"));
	g_assert_false(hashtag_list_has(tags, "JoyFE"));
	other = g_ptr_array_index(tags, 1);
	g_assert_cmpstr(other->display, ==, "#UKFEChat");
}

/* However much stands before it, a hashtag is found. */
static void
test_long_text(void)
{
	for (gsize i = 0; hostile_words[i] != NULL; i++) {
		g_autofree char *before = hostile_repeat(hostile_words[i], 20000);
		g_autofree char *text = g_strconcat(before, " #JoyFE", NULL);
		g_autoptr(GArray) spans = hashtag_spans(text);

		g_assert_cmpuint(spans->len, >, 0);
		g_assert_cmpuint(g_array_index(spans, HashtagSpan, spans->len - 1).end, ==,
			strlen(text));
	}
}

/* What no text could have in it is no hashtag to look for. */
static void
test_written(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "JoyFE", "#JoyFE" },
		{ "#UKFEChat", "#UKFEChat" },
		{ "2026", NULL },
		{ "Joy-FE", NULL },
		{ "", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Hashtag) got = hashtag_written(cases[i].text);

		g_assert_cmpstr(got == NULL ? NULL : got->display, ==, cases[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_data_func("/hashtag/twitter/hashtags", "hashtags", test_vectors);
	g_test_add_data_func("/hashtag/twitter/astral", "hashtags_from_astral", test_vectors);
	g_test_add_data_func("/hashtag/twitter/indices", "hashtags_with_indices", test_vectors);
	g_test_add_func("/hashtag/find", test_find);
	g_test_add_func("/hashtag/key", test_key);
	g_test_add_func("/hashtag/new", test_new);
	g_test_add_func("/hashtag/list", test_list);
	g_test_add_func("/hashtag/long_text", test_long_text);
	g_test_add_func("/hashtag/written", test_written);
	return g_test_run();
}
