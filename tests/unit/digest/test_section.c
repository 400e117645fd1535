#include "section_entries.h"

static GPtrArray *
week(void)
{
	GPtrArray *entries = new_entries();

	g_ptr_array_add(entries, entry_of(1, "joyfe", "@dee"));
	g_ptr_array_add(entries, entry_of(2, "SustainFE JoyFE", "@ada"));
	g_ptr_array_add(entries, entry_of(3, "sustainfe", "@bo"));
	g_ptr_array_add(entries, entry_of(4, "JOYFE", "@cy"));
	g_ptr_array_add(entries, entry_of(5, "JoyFE", "@cy"));
	return entries;
}

static bool
cut_some(Draft *draft, const DigestSpec *spec, guint count)
{
	const ChoiceRule room = rule_of(draft, spec);

	return section_cut(draft, spec, &room, count);
}

static void
test_fills(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE UKFEChat SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();

	fill_draft(draft, spec, week());
	expect_picture(draft, "#JoyFE 1 2 4 5, #SustainFE 3");
	g_assert_cmpint(draft->posts_total, ==, 5);
	g_assert_cmpint(draft->people_total, ==, 4);
	g_assert_cmpuint(draft->cuts->len, ==, 0);
}

/* What the organiser wants first, and its section with it; so it stays when more is cut. */
static void
test_first(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE UKFEChat SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();
	GPtrArray *entries = week();
	DraftEntry *first = g_ptr_array_index(entries, 2);

	first->is_first = first->is_pinned = true;
	fill_draft(draft, spec, entries);
	expect_picture(draft, "#SustainFE 3, #JoyFE 1 2 4 5");
	g_assert_true(cut_some(draft, spec, 2));
	expect_picture(draft, "#SustainFE 3, #JoyFE 1 2 of 4");
}

/* The end of the rank goes; every cut is recorded. */
static void
test_caps(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 3);
	g_autoptr(Draft) draft = new_draft();

	fill_draft(draft, spec, week());
	expect_picture(draft, "#JoyFE 1 2 of 4, #SustainFE 3");
	g_assert_cmpint(draft->posts_total, ==, 5);
	g_assert_cmpuint(draft->cuts->len, ==, 2);
	const DraftCut *cut = g_ptr_array_index(draft->cuts, 1);
	g_assert_cmpint(cut->post_id, ==, 4);
	g_assert_cmpstr(cut->reason, ==, CHOICE_OVER_POSTS);
	g_assert_false(cut->is_carried);
	g_assert_true(cut_some(draft, spec, 1));
	expect_picture(draft, "#JoyFE 1 2 of 4, #SustainFE of 1");
	g_assert_true(cut_some(draft, spec, 9));
	g_assert_false(cut_some(draft, spec, 1));
	expect_picture(draft, "#JoyFE 1 of 4, #SustainFE of 1");
	g_assert_cmpuint(draft->cuts->len, ==, 4);
}

/* What came in the last day is news for the next edition; copies go with their post. */
static void
test_carries(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 1);
	g_autoptr(Draft) draft = new_draft();
	GPtrArray *entries = new_entries();
	DraftCopy *copy = g_new0(DraftCopy, 1);
	DraftEntry *late = entry_of(150, "JoyFE", "@bo");

	copy->post_id = 7;
	g_ptr_array_add(late->copies, copy);
	g_ptr_array_add(entries, entry_of(1, "JoyFE", "@ada"));
	g_ptr_array_add(entries, late);
	fill_draft(draft, spec, entries);
	g_assert_cmpuint(draft->cuts->len, ==, 2);
	const DraftCut *second = g_ptr_array_index(draft->cuts, 1);
	g_assert_true(((DraftCut *)g_ptr_array_index(draft->cuts, 0))->is_carried);
	g_assert_cmpint(second->post_id, ==, 7);
	g_assert_true(second->is_carried);
}

/* An edition has not what is carried, and is not asked when its author takes it back. */
static void
test_quotes_no_carried_words(void)
{
	static const struct {
		int64_t quoted;
		const char *words;
	} rows[] = { { 150, NULL }, { 3, "quoted" } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(DigestSpec) spec = spec_of("JoyFE", 1);
		g_autoptr(Draft) draft = new_draft();
		GPtrArray *entries = new_entries();
		DraftEntry *first = entry_of(1, "JoyFE", "@ada");
		Post *post = first->post;

		post->quote = g_new0(PostQuote, 1);
		post->quote->uri = g_strdup_printf("uri:%" G_GINT64_FORMAT, rows[i].quoted);
		post->quote->text = g_strdup("quoted");
		g_ptr_array_add(entries, first);
		g_ptr_array_add(entries, entry_of(3, "JoyFE", "@bo"));
		g_ptr_array_add(entries, entry_of(150, "JoyFE", "@cai"));
		fill_draft(draft, spec, entries);
		expect_picture(draft, "#JoyFE 1 of 3");
		g_assert_cmpstr(post->quote->text, ==, rows[i].words);
	}
}

/* How many more there are of a person is said at the last that is shown, whatever is cut. */
static void
test_more_of_a_person(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
	g_autoptr(Draft) draft = new_draft();
	const ChoiceRule room = { 60, 3, INT64_MAX };
	GPtrArray *entries = new_entries();

	for (int i = 1; i <= 8; i++) {
		g_ptr_array_add(entries, entry_of(i, "JoyFE", i == 8 ? "@bo" : "@ada"));
	}
	section_fill(draft, spec, &room, entries);
	const DraftSection *section = g_ptr_array_index(draft->sections, 0);
	for (guint shown = section->entries->len; shown > 1; shown--) {
		int more = 0;

		for (guint i = 0; i < section->entries->len; i++) {
			const DraftEntry *entry = g_ptr_array_index(section->entries, i);

			more += entry->more_by_author;
			g_assert_true(entry->more_by_author == 0 || i + 1 == section->entries->len
				|| entry->post->id == 3);
		}
		g_assert_cmpint(more, ==, 4);
		g_assert_true(section_cut(draft, spec, &room, 1));
		section = g_ptr_array_index(draft->sections, 0);
	}
}

static void
test_nothing(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
	g_autoptr(Draft) draft = new_draft();

	fill_draft(draft, spec, new_entries());
	g_assert_cmpuint(draft->sections->len, ==, 0);
	g_assert_false(cut_some(draft, spec, 1));
}

/* ---- sections of their own ---- */

static DraftEntry *
talked_of(int64_t id, int answers)
{
	g_autofree char *person = g_strdup_printf("@t%d", (int)id);
	DraftEntry *entry = entry_of(id, "JoyFE", person);

	entry->post->replies = answers;
	return entry;
}

static DraftEntry *
question_of(int64_t id)
{
	DraftEntry *entry = talked_of(id, 0);

	g_free(entry->post->text);
	entry->post->text = g_strdup("Who knows?");
	return entry;
}

static DraftEntry *
newcomer_of(int64_t id, const char *person)
{
	DraftEntry *entry = entry_of(id, "SustainFE", person);

	entry->is_newcomer = true;
	return entry;
}

#define PAGE "https://paper.example/evening"

static GPtrArray *
rich_week(void)
{
	GPtrArray *entries = new_entries();

	g_ptr_array_add(entries, talked_of(1, 3));
	g_ptr_array_add(entries, talked_of(2, 9));
	g_ptr_array_add(entries, link_of(3, PAGE, "JoyFE", "@ada"));
	g_ptr_array_add(entries, link_of(4, PAGE, "SustainFE", "@bo"));
	g_ptr_array_add(entries, link_of(5, PAGE, "JoyFE", "@cy"));
	g_ptr_array_add(entries, question_of(6));
	g_ptr_array_add(entries, newcomer_of(7, "@new"));
	g_ptr_array_add(entries, newcomer_of(8, "@new"));
	g_ptr_array_add(entries, entry_of(9, "JoyFE", "@dee"));
	return entries;
}

static void
test_kinds(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();

	fill_draft(draft, spec, rich_week());
	expect_picture(draft,
		"talked 2 1, stories 3(4 5), #JoyFE 9, #SustainFE 8, waiting 6, welcome 7");
	g_assert_cmpint(draft->newcomers_total, ==, 1);
}

/* In the order of the ini; what is left out stands under its hashtag. */
static void
test_orders(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();

	g_assert_true(section_order_parse("welcome tags talked", &spec->sections, NULL));
	fill_draft(draft, spec, rich_week());
	expect_picture(draft, "welcome 7, #JoyFE 3 5 6 9, #SustainFE 4 8, talked 2 1");
}

/* Sections with too little to say; and no section of its own in a small edition. */
static void
test_too_little(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 60);
	g_autoptr(Draft) draft = new_draft(), small = new_draft();
	GPtrArray *entries = rich_week(), *few = rich_week();
	DraftEntry *first = g_ptr_array_index(entries, 0);

	first->post->replies = 2;
	fill_draft(draft, spec, entries);
	expect_picture(draft, "stories 3(4 5), #JoyFE 1 2 9, #SustainFE 8, waiting 6, welcome 7");
	g_ptr_array_remove_range(few, 6, 2);
	g_ptr_array_remove_range(few, 2, 1);
	fill_draft(small, spec, few);
	expect_picture(small, "#JoyFE 1 2 5 6 9, #SustainFE 4");
	g_assert_true(draft_is_small(small));
}

/* What is folded by its author is never among what is most talked about. */
static void
test_folded(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();
	GPtrArray *entries = rich_week();
	DraftEntry *talked = talked_of(20, 40);

	talked->post->warning = g_strdup("bereavement");
	g_ptr_array_add(entries, talked);
	fill_draft(draft, spec, entries);
	expect_picture(draft,
		"talked 2 1, stories 3(4 5), #JoyFE 9 20, #SustainFE 8, waiting 6, welcome 7");
}

/* When a section has too little left after a cut, what stays stands under its hashtag. */
static void
test_cut_anew(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();
	GPtrArray *entries = rich_week();

	((DraftEntry *)g_ptr_array_index(entries, 0))->rank = 100;
	fill_draft(draft, spec, entries);
	g_assert_true(cut_some(draft, spec, 1));
	expect_picture(draft,
		"stories 3(4 5), #JoyFE 2 9 of 3, #SustainFE 8, waiting 6, welcome 7");
	g_assert_true(cut_some(draft, spec, 2));
	expect_picture(draft,
		"stories 3(4 5), #JoyFE 2 of 3, #SustainFE of 1, waiting 6, welcome 7");
}

/* Of a conversation five are shown, and whoever has no other place. */
static void
test_below(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
	g_autoptr(Draft) draft = new_draft();
	GPtrArray *entries = new_entries();

	g_ptr_array_add(entries, entry_of(1, "JoyFE", "@ada"));
	for (int64_t id = 2; id < 12; id++) {
		g_ptr_array_add(entries, answer_of(id, 1, "JoyFE", id < 9 ? "@bo" : "@ada"));
	}
	g_ptr_array_add(entries, answer_of(12, 1, "JoyFE", "@cy"));
	fill_draft(draft, spec, entries);
	expect_picture(draft, "#JoyFE 1(2 3 4 5 12 +6) of 12");
	g_assert_cmpuint(draft->cuts->len, ==, 6);
	const DraftCut *cut = g_ptr_array_index(draft->cuts, 0);
	g_assert_cmpint(cut->post_id, ==, 6);
	g_assert_cmpstr(cut->reason, ==, SECTION_CUT_FOLDED);
}

static void
test_everybody(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
	g_autoptr(Draft) draft = new_draft();
	GPtrArray *entries = new_entries();

	g_ptr_array_add(entries, entry_of(1, "JoyFE", "@ada"));
	for (int64_t id = 2; id < 12; id++) {
		g_autofree char *person = g_strdup_printf("@p%d", (int)id);
		g_ptr_array_add(entries, answer_of(id, 1, "JoyFE", person));
	}
	fill_draft(draft, spec, entries);
	g_assert_cmpint(draft_posts_shown(draft), ==, 11);
	g_assert_cmpuint(draft->cuts->len, ==, 0);
}

/* ---- what is taken back ---- */

static GHashTable *
ids_of(const int64_t *ids)
{
	GHashTable *set = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (; *ids != 0; ids++) {
		g_hash_table_add(set, (int64_t *)ids);
	}
	return set;
}

/* It is counted, empty sections go, and nobody quotes it. */
static void
test_take_out(void)
{
	static const int64_t gone[] = { 3, 2, 4, 0 };
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();
	g_autoptr(GHashTable) ids = ids_of(gone);
	GPtrArray *entries = week();

	for (guint i = 0; i < entries->len; i++) {
		Post *post = ((DraftEntry *)g_ptr_array_index(entries, i))->post;
		post->quote = g_new0(PostQuote, 1);
		post->quote->uri = g_strdup(i == 0 ? "uri:5" : "uri:4");
		post->quote->text = g_strdup("quoted");
	}
	g_assert_true(section_order_parse("tags", &spec->sections, NULL));
	fill_draft(draft, spec, entries);
	section_take_out(draft, ids);
	expect_picture(draft, "#JoyFE 1 5");
	g_assert_cmpint(draft->posts_total, ==, 2);
	g_assert_cmpint(draft->people_total, ==, 2);
	g_assert_cmpint(draft->origin.taken_back, ==, 3);
	const DraftSection *section = g_ptr_array_index(draft->sections, 0);
	const DraftEntry *first = g_ptr_array_index(section->entries, 0);
	const DraftEntry *last = g_ptr_array_index(section->entries, 1);
	g_assert_cmpstr(first->post->quote->text, ==, "quoted");
	g_assert_null(last->post->quote->text);
	const DraftTally *tally = g_ptr_array_index(draft->tallies, 1);
	g_assert_cmpint(tally->posts, ==, 0);
	g_assert_cmpint(g_array_index(draft->days, DraftDay, 0).posts, ==, 2);
}

/* No word of it is left in what stood around it: a story's title, answers, copies, numbers. */
static void
test_take_words(void)
{
	static const int64_t gone[] = { 3, 10, 12, 77, 0 };
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();
	g_autoptr(GHashTable) ids = ids_of(gone);
	GPtrArray *entries = rich_week();
	DraftEntry *speaker = g_ptr_array_index(entries, 2);
	DraftEntry *kept = g_ptr_array_index(entries, 8);
	DraftCopy *copy = g_new0(DraftCopy, 1);

	g_ptr_array_set_size(speaker->post->links, 0);
	g_ptr_array_add(speaker->post->links, post_link_new(PAGE, "words-that-go here"));
	g_free(speaker->post->text);
	speaker->post->text = g_strdup("words-that-go");
	copy->post_id = 77;
	copy->url = g_strdup("https://bsky.example/words-that-go");
	g_ptr_array_add(kept->copies, copy);
	DraftEntry *asked = entry_of(10, "JoyFE", "@words-that-go");
	g_ptr_array_add(entries, asked);
	g_ptr_array_add(entries, answer_of(11, 10, "JoyFE", "@eve"));
	g_ptr_array_add(entries, answer_of(12, 10, "JoyFE", "@words-that-go"));
	DraftEntry *answer = answer_of(13, 10, "JoyFE", "@fay");
	answer->post->reply_to->author = g_strdup("@words-that-go");
	g_ptr_array_add(entries, answer);
	fill_draft(draft, spec, entries);
	expect_picture(draft,
		"talked 2 1, stories 3(4 5), #JoyFE 9 10(11 12 13), #SustainFE 8,"
		" waiting 6, welcome 7");
	section_take_out(draft, ids);
	expect_picture(draft,
		"talked 2 1, stories 4(5), #JoyFE 9 11(13), #SustainFE 8,"
		" waiting 6, welcome 7");
	json_auto_t *json = draft_to_json(draft);
	char *text = json_dumps(json, 0);
	g_assert_null(strstr(text, "words-that-go"));
	free(text);
	const DraftSection *stories = g_ptr_array_index(draft->sections, 1);
	const DraftEntry *story = g_ptr_array_index(stories->entries, 0);
	g_assert_nonnull(story->story);
	g_assert_cmpint(story->story->posts, ==, 2);
	g_assert_cmpint(story->voices, ==, 2);
	g_assert_null(story->story->title);
	g_assert_cmpint(draft->posts_total, ==, 10);
}

static void
test_take_cards(void)
{
	static const int64_t gone[] = { 4, 0 };
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();
	g_autoptr(GHashTable) ids = ids_of(gone);
	GPtrArray *entries = rich_week();
	DraftEntry *speaker = g_ptr_array_index(entries, 3);

	speaker->post->card = g_new0(PostCard, 1);
	speaker->post->card->url = g_strdup(PAGE);
	speaker->post->card->title = g_strdup("words-that-go");
	fill_draft(draft, spec, entries);
	const DraftSection *stories = g_ptr_array_index(draft->sections, 1);
	const DraftEntry *story = g_ptr_array_index(stories->entries, 0);
	g_assert_cmpstr(story->story->title, ==, "words-that-go");
	section_take_cards(draft, ids);
	json_auto_t *json = draft_to_json(draft);
	char *text = json_dumps(json, 0);
	g_assert_null(strstr(text, "words-that-go"));
	free(text);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/section/more of a person", test_more_of_a_person);
	g_test_add_func("/section/fills", test_fills);
	g_test_add_func("/section/first", test_first);
	g_test_add_func("/section/caps", test_caps);
	g_test_add_func("/section/carries", test_carries);
	g_test_add_func("/section/quotes-no-carried-words", test_quotes_no_carried_words);
	g_test_add_func("/section/nothing", test_nothing);
	g_test_add_func("/section/kinds", test_kinds);
	g_test_add_func("/section/orders", test_orders);
	g_test_add_func("/section/too-little", test_too_little);
	g_test_add_func("/section/folded", test_folded);
	g_test_add_func("/section/cut-anew", test_cut_anew);
	g_test_add_func("/section/below", test_below);
	g_test_add_func("/section/everybody", test_everybody);
	g_test_add_func("/section/take-out", test_take_out);
	g_test_add_func("/section/take-words", test_take_words);
	g_test_add_func("/section/take-cards", test_take_cards);
	return g_test_run();
}
