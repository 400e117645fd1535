#include "render/label.h"

#include "drafts.h"

typedef struct Row {
	const char *name, *post, *want; /* want: NULL for none */
} Row;

static const Row rows[] = {
	/* pictures */
	{ "picture",
		"{'media': [{'kind': 'picture', 'url': 'https://x.example/1', 'alt': 'A clock face "
		"with Roman numerals, its hands at nine.'}]}",
		"a clock face" },
	{ "robin",
		"{'text': 'Look!', 'media': [{'kind': 'picture', 'url': 'https://x.example/1', "
		"'alt': 'Photo of a robin on the handle of a spade'}]}",
		"a robin" },
	{ "frame",
		"{'media': [{'kind': 'picture', 'url': 'https://x.example/1', 'alt': 'A black and "
		"white photograph of two cups of tea. Steam.'}]}",
		"two cups of tea" },
	{ "label of a picture",
		"{'media': [{'kind': 'picture', 'url': 'https://x.example/1', 'alt': "
		"'Image: Beech leaves (wet)'}]}",
		"Beech leaves" },
	{ "no alt",
		"{'text': 'The kettle is on again.', 'media': [{'kind': 'picture', 'url': "
		"'https://x.example/1', 'alt': null}]}",
		"“The kettle is on again”" },
	{ "long alt",
		"{'media': [{'kind': 'picture', 'url': 'https://x.example/1', 'alt': 'The "
		"corridor Wednesday evening everybody everywhere walking quickly'}]}",
		"the corridor Wednesday evening…" },
	{ "alt not opted in",
		"{'consent': 'reduced', 'text': 'The photocopier said ready.', 'media': "
		"[{'kind': 'picture', 'url': 'https://x.example/1', 'alt': 'A robin'}]}",
		"“The photocopier said ready”" },
	/* titles */
	{ "title", "{'title': 'Evening classes are full again', 'text': 'Why? A long piece.'}",
		"“Evening classes are full again”" },
	{ "site", "{'title': 'Evening classes are full again | The Long Corridor', 'text': 'x'}",
		"“Evening classes are full again”" },
	{ "clause", "{'title': 'The marking pile: what nobody tells you', 'text': 'x'}",
		"“The marking pile”" },
	/* first words */
	{ "sentence", "{'text': 'The photocopier said “ready” and meant it. Twice.'}",
		"“The photocopier said ready and meant it”" },
	{ "question", "{'text': 'What did you stop writing? I stopped at but.'}",
		"“What did you stop writing?”" },
	{ "greeting", "{'text': 'Good morning all! We mended the wax printer.'}",
		"“We mended the wax printer”" },
	{ "greeting alone", "{'text': 'Happy Friday!'}", "“Happy Friday”" },
	{ "long", "{'text': 'A learner I’ve taught since September asked to stay in the kitchen'}",
		"“A learner I’ve taught since September…”" },
	{ "little words", "{'text': 'Stopped writing lesson objectives on the whiteboards'}",
		"“Stopped writing lesson objectives…”" },
	{ "comma", "{'text': 'First post here after all, and it is raining'}",
		"“First post here after all”" },
	{ "abbreviation", "{'text': 'We counted approx. forty swifts. Lovely.'}",
		"“We counted approx. forty swifts”" },
	{ "hashtags", "{'text': '#JoyFE #Friday The #kettle is on. #UKFEChat'}",
		"“The kettle is on”" },
	{ "mention", "{'text': '@ada@toot.example thank you for the yeast @bea'}",
		"“thank you for the yeast”" },
	{ "address of a page", "{'text': 'Read this today: https://x.example/very/long'}",
		"“Read this today”" },
	{ "mail address", "{'text': 'Write to me at ada@college.example about it'}",
		"“Write to me”" },
	{ "emoji", "{'text': '🎉 :blobcat: We have a heat pump 🎉 at last'}",
		"“We have a heat pump at last”" },
	{ "welsh", "{'language': 'cy', 'text': 'Wythnos hir yn barod, ond dyma’r peth'}",
		"“Wythnos hir yn barod”" },
	{ "no blanks",
		"{'language': 'ja', 'text': '"
		"会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议'}",
		"“会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会…”" },
	/* none */
	{ "warning", "{'warning': 'grief', 'text': 'It is about grief.', 'title': 'Grief'}", NULL },
	{ "bare warning", "{'warning': '', 'text': 'It is about grief.'}", NULL },
	{ "only tags", "{'text': '#JoyFE #Friday'}", NULL },
	{ "only an address", "{'text': '@ada@toot.example'}", NULL },
	{ "only emoji", "{'text': '🎉🎉 :tada:'}", NULL },
	{ "nothing", "{}", NULL },
	{ "refused", "{'consent': 'refused', 'text': 'The kettle is on again.'}", NULL },
};

static DraftEntry *
entry_of(const char *text)
{
	json_auto_t *json = json_of(text);
	g_autoptr(GError) error = NULL;
	Post *post = NULL;

	if (!post_from_json(json, &post, &error)) {
		g_error("%s: %s", error->message, text);
	}
	return draft_entry_new(post);
}

static void
test_rows(void)
{
	g_autoptr(Phrases) words = phrases_of_language("en-GB", NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(DraftEntry) entry = entry_of(rows[i].post);
		g_autofree char *said = label_of(entry, words, "en-GB", LABEL_LONG);
		expect_text(rows[i].name, said == NULL ? "(none)" : said,
			rows[i].want == NULL ? "(none)" : rows[i].want);
	}
}

static void
test_kinds(void)
{
	g_autoptr(Phrases) words = phrases_of_language("en", NULL);
	g_autoptr(DraftEntry) card = entry_of("{'text': 'https://x.example/1', 'card': {'url': "
					      "'https://x.example/1', 'title': 'A draft standard', "
					      "'description': null}}");
	g_autoptr(DraftEntry) bot = entry_of("{'text': 'The water is cold today.'}");
	g_autoptr(DraftEntry) story = entry_of("{'text': 'The water is cold today.'}");
	g_autofree char *title = label_of(card, words, "en", LABEL_LONG);

	expect_text("card", title, "“A draft standard”");
	bot->is_automated = true;
	g_assert_null(label_of(bot, words, "en", LABEL_LONG));
	g_autoptr(DraftEntry) arabic = entry_of("{'text': '\u0645\u0631\u062d\u0628\u0627 '}");
	g_assert_null(label_of(arabic, words, "en", LABEL_LONG));
	story->story = g_new0(DraftStory, 1);
	story->story->title = g_strdup("Teaching repair");
	g_autofree char *named = label_of(story, words, "en", LABEL_LONG);
	expect_text("story", named, "“Teaching repair”");
}

static void
test_short(void)
{
	static const struct {
		const char *text, *want;
	} shorts[] = {
		{ "{'text': 'The photocopier said “ready” and meant it. Twice.'}",
			"“The photocopier said…”" },
		{ "{'text': 'First day back after half-term'}", "“First day back…”" },
		{ "{'text': 'Mortar hates the cold'}", "“Mortar hates the cold”" },
		{ "{'title': 'Donaudampfschifffahrtsgesellschaft'}", "“Donaudampfschifffahrt…”" },
	};
	g_autoptr(Phrases) words = phrases_of_language("en", NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(shorts); i++) {
		g_autoptr(DraftEntry) entry = entry_of(shorts[i].text);
		g_autofree char *said = label_of(entry, words, "en", LABEL_SHORT);
		expect_text(shorts[i].text, said, shorts[i].want);
	}
}

/* However long and strange, a label is short, one line, and without what it may not have. */
static void
test_bounds(void)
{
	static const char *const pieces[] = { "word", "#tag", "@me@x.example",
		"https://x.example/a", ":code:", "🎉", "“said”", "…", "(", "-", "\u202e", "\u0301",
		"\\n", "，", "a,", "end." };
	g_autoptr(Phrases) words = phrases_of_language("en", NULL);
	GRand *random = g_rand_new_with_seed(8);

	for (int i = 0; i < 2000; i++) {
		g_autoptr(GString) text = g_string_new("{'text': '");
		for (int j = g_rand_int_range(random, 0, 30); j >= 0; j--) {
			g_string_append(text,
				pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
			g_string_append(text, g_rand_boolean(random) ? " " : "");
		}
		g_string_append(text, "'}");
		g_autoptr(DraftEntry) entry = entry_of(text->str);
		const guint room = i % 2 == 0 ? LABEL_LONG : LABEL_SHORT;
		g_autofree char *said = label_of(entry, words, "en", room);
		if (said != NULL) {
			g_assert_cmpint(g_utf8_strlen(said, -1), <=, room + 2);
			g_assert_null(strpbrk(said, "#@\n\"/"));
			g_assert_null(strstr(said, "\u202e"));
			g_assert_null(strstr(said, "🎉"));
		}
	}
	g_rand_free(random);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/label/rows", test_rows);
	g_test_add_func("/render/label/kinds", test_kinds);
	g_test_add_func("/render/label/short", test_short);
	g_test_add_func("/render/label/bounds", test_bounds);
	return g_test_run();
}
