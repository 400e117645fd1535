#include "section_entries.h"

static const EntryRule rule = { .period_end_s = PERIOD_END_S, .has_stories = true };

/* @entries owned. @return owned. */
static GPtrArray *
gather(GPtrArray *entries)
{
	return entry_gather(entries, &rule);
}

static void
expect_entries(const GPtrArray *entries, const char *want)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		write_entry(out, g_ptr_array_index(entries, i));
	}
	g_assert_cmpstr(out->str, ==, want);
	g_string_free(out, TRUE);
}

static void
test_conversation(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	/* In no order, with an answer to an answer, one by address, and one to somebody unknown. */
	g_ptr_array_add(entries, answer_of(5, 3, "joyfe", "@dee"));
	g_ptr_array_add(entries, entry_of(1, "joyfe", "@ada"));
	g_ptr_array_add(entries, answer_of(3, 1, "joyfe", "@bo"));
	g_ptr_array_add(entries, answer_of(4, 99, "joyfe", "@eve"));
	DraftEntry *by_url = answer_of(6, 99, "joyfe", "@fay");
	g_free(by_url->post->reply_to->uri);
	by_url->post->reply_to->uri = NULL;
	by_url->post->reply_to->url = g_strdup("https://www.toot.example/1?utm_source=x");
	g_ptr_array_add(entries, by_url);
	g_ptr_array_add(entries, entry_of(2, "joyfe", "@bo"));
	g_autoptr(GPtrArray) gathered = gather(g_ptr_array_ref(entries));
	expect_entries(gathered, " 1(3 5 6) 2 4");
	const DraftEntry *first = g_ptr_array_index(gathered, 0);
	g_assert_cmpint(first->answers, ==, 3);
	g_assert_cmpint(first->voices, ==, 4);
	g_assert_null(first->story);
}

/* A platform may count more answers than we know; an author's own are none. */
static void
test_answers(void)
{
	g_autoptr(GPtrArray) entries = new_entries();
	DraftEntry *thread = entry_of(1, "joyfe", "@ada");
	DraftEntry *known = entry_of(4, "joyfe", "@ada");

	thread->post->replies = 2;
	known->post->replies = 12;
	g_ptr_array_add(entries, thread);
	g_ptr_array_add(entries, answer_of(2, 1, "joyfe", "@ada"));
	g_ptr_array_add(entries, answer_of(3, 2, "joyfe", "@ada"));
	g_ptr_array_add(entries, known);
	g_ptr_array_add(entries, answer_of(5, 4, "joyfe", "@bo"));
	g_autoptr(GPtrArray) gathered = gather(g_ptr_array_ref(entries));
	expect_entries(gathered, " 1(2 3) 4(5)");
	const DraftEntry *first = g_ptr_array_index(gathered, 0);
	const DraftEntry *second = g_ptr_array_index(gathered, 1);
	g_assert_cmpint(first->answers, ==, 1);
	g_assert_cmpint(first->voices, ==, 1);
	g_assert_cmpint(second->answers, ==, 12);
	g_assert_cmpint(second->voices, ==, 2);
}

/* Posts that claim to answer each other are there all the same. */
static void
test_circle(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	g_ptr_array_add(entries, answer_of(1, 3, "joyfe", "@ada"));
	g_ptr_array_add(entries, answer_of(2, 1, "joyfe", "@bo"));
	g_ptr_array_add(entries, answer_of(3, 2, "joyfe", "@cy"));
	g_ptr_array_add(entries, answer_of(4, 4, "joyfe", "@dee"));
	g_autoptr(GPtrArray) gathered = gather(g_ptr_array_ref(entries));
	guint posts = 0;

	for (guint i = 0; i < gathered->len; i++) {
		posts += (guint)draft_entry_posts(g_ptr_array_index(gathered, i));
	}
	g_assert_cmpuint(posts, ==, 4);
	g_assert_cmpuint(gathered->len, ==, 2);
}

/* What is here for the conversation's sake stands below, or nowhere. */
static void
test_guests(void)
{
	g_autoptr(GPtrArray) entries = new_entries();
	DraftEntry *guest = answer_of(3, 1, "x", "@bo");
	DraftEntry *lost = answer_of(4, 99, "x", "@cy");
	DraftEntry *above = entry_of(50, "x", "@dee");

	guest->post->id = lost->post->id = above->post->id = 0;
	guest->is_aside = lost->is_aside = above->is_aside = true;
	g_ptr_array_add(entries, guest);
	g_ptr_array_add(entries, lost);
	g_ptr_array_add(entries, above);
	g_ptr_array_add(entries, entry_of(1, "joyfe", "@ada"));
	g_ptr_array_add(entries, answer_of(52, 50, "joyfe", "@eve"));
	g_ptr_array_add(entries, answer_of(51, 50, "joyfe", "@fay"));
	g_autoptr(GPtrArray) gathered = gather(g_ptr_array_ref(entries));
	expect_entries(gathered, " 1(0) 51(0 52)");
}

typedef struct WaitRow {
	const char *name, *text;
	int64_t replies;
	bool waits;
} WaitRow;

/* clang-format off */
static const WaitRow wait_rows[] = {
	{ "a question", "Does anyone have a lesson on heat pumps? #JoyFE", 0, true },
	{ "with thanks", "How do you do it?? Thank you.", 0, true },
	{ "in another script", "どうしますか？", 0, true },
	{ "none", "It is November.", 0, false },
	{ "an address", "Read https://blog.example/?p=7", 0, false },
	{ "quoted", "Nobody has asked “why are we doing this?” for eight days.", 0, false },
	{ "behind an address", "Is it https://blog.example/a ? ", 0, false },
	{ "at an address", "See https://blog.example/a? It is good.", 0, false },
	{ "with a blank before it", "Qui sait ?", 0, true },
	{ "two sentences", "Who? Me.", 0, true },
	{ "a mark alone", "?", 0, false },
	{ "full width, without a blank", "茶は好きですか？はい", 0, true },
	{ "from right to left", "هل تحب الشاي؟", 0, true },
	{ "quoted straight", "She said \"why?\" and left.", 0, false },
	{ "answered", "Does anyone know?", 1, false },
	{ "nobody told", "Does anyone know?", POST_COUNT_UNKNOWN, false },
};
/* clang-format on */

static void
test_waiting(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(wait_rows); i++) {
		const WaitRow *row = &wait_rows[i];
		g_autoptr(GPtrArray) entries = new_entries();
		DraftEntry *entry = entry_of(1, "joyfe", "@ada");

		g_test_message("%s", row->name);
		g_free(entry->post->text);
		entry->post->text = g_strdup(row->text);
		entry->post->replies = row->replies;
		g_ptr_array_add(entries, entry);
		g_autoptr(GPtrArray) gathered = gather(g_ptr_array_ref(entries));
		g_assert_cmpuint(gathered->len, ==, 1);
		g_assert_true(entry->is_waiting == row->waits);
	}
}

static DraftEntry *
question_of(int64_t id)
{
	DraftEntry *entry = entry_of(id, "joyfe", "@ada");

	g_free(entry->post->text);
	entry->post->text = g_strdup("Does anyone know?");
	entry->post->replies = 0;
	return entry;
}

/* Not before it is a day old, and never when somebody answered whom the edition does not show. */
static void
test_answered(void)
{
	g_autoptr(GHashTable) answered = entry_answered_new();
	g_autoptr(DraftEntry) answer = answer_of(9, 1, "joyfe", "@bo");
	g_autoptr(GPtrArray) entries = new_entries();
	const EntryRule strict = { .period_end_s = PERIOD_END_S, .answered = answered };
	DraftEntry *old = question_of(1), *other = question_of(2), *young = question_of(145);
	DraftEntry *own = question_of(10), *folded = question_of(11), *poll = question_of(12);

	entry_note_answered(answered, answer->post);
	own->post->replies = 1; /* which is the one of its author */
	folded->post->warning = g_strdup("heat");
	poll->post->poll = post_poll_new();
	g_ptr_array_add(entries, old);
	g_ptr_array_add(entries, other);
	g_ptr_array_add(entries, young);
	g_ptr_array_add(entries, own);
	g_ptr_array_add(entries, answer_of(13, 10, "joyfe", "@ada"));
	g_ptr_array_add(entries, folded);
	g_ptr_array_add(entries, poll);
	g_autoptr(GPtrArray) gathered = entry_gather(g_ptr_array_ref(entries), &strict);
	g_assert_nonnull(gathered);
	g_assert_false(old->is_waiting);
	g_assert_true(other->is_waiting);
	g_assert_false(young->is_waiting);
	g_assert_true(own->is_waiting);
	g_assert_false(folded->is_waiting);
	g_assert_false(poll->is_waiting);
}

#define PAGE "https://paper.example/evening?utm_source=mast"

static GPtrArray *
three_voices(void)
{
	GPtrArray *entries = new_entries();

	g_ptr_array_add(entries, link_of(1, PAGE, "joyfe", "@ada"));
	g_ptr_array_add(entries, link_of(2, "https://www.paper.example/evening", "joyfe", "@bo"));
	g_ptr_array_add(entries, link_of(3, PAGE, "joyfe", "@cy"));
	for (int64_t id = 100; id < 130; id++) {
		g_autofree char *person = g_strdup_printf("@p%d", (int)id);
		g_ptr_array_add(entries, entry_of(id, "joyfe", person));
	}
	return entries;
}

static PostCard *
card_of(const char *title)
{
	PostCard *card = g_new0(PostCard, 1);

	card->url = g_strdup("https://paper.example/evening");
	card->title = g_strdup(title);
	return card;
}

static void
test_story(void)
{
	GPtrArray *entries = three_voices();
	DraftEntry *second = g_ptr_array_index(entries, 1);

	g_ptr_array_add(entries, answer_of(4, 2, "joyfe", "@dee"));
	second->post->card = card_of("Evening classes are full again");
	g_autoptr(GPtrArray) gathered = gather(entries);
	const DraftEntry *story = g_ptr_array_index(gathered, 0);
	g_assert_cmpuint(gathered->len, ==, 31);
	g_assert_nonnull(story->story);
	g_assert_cmpuint(story->below->len, ==, 3);
	g_assert_cmpint(story->story->posts, ==, 3);
	g_assert_cmpint(story->voices, ==, 3);
	g_assert_cmpstr(story->story->url, ==, "https://paper.example/evening");
	g_assert_cmpstr(story->story->title, ==, "Evening classes are full again");
}

/* One person with three handles, what is folded, and what a program says make none; two make one
 * where there is little else. */
static void
test_no_story(void)
{
	for (int i = 0; i < 4; i++) {
		GPtrArray *entries = three_voices();
		DraftEntry *third = g_ptr_array_index(entries, 2);

		if (i == 0) {
			g_free(third->person);
			third->person = g_strdup("@ada");
		} else if (i == 1) {
			third->post->warning = g_strdup("food");
		} else {
			third->is_automated = true;
		}
		if (i == 3) {
			g_ptr_array_set_size(entries, 20);
		}
		g_autoptr(GPtrArray) gathered = gather(entries);
		const DraftEntry *first = g_ptr_array_index(gathered, 0);
		g_assert_true((first->story != NULL) == (i == 3));
	}
}

/* A post that is quoted by three, and stands there itself. */
static void
test_quoted(void)
{
	GPtrArray *entries = three_voices();

	for (guint i = 0; i < 4; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		g_ptr_array_set_size(entry->post->links, 0);
		if (i > 0) {
			entry->post->quote = g_new0(PostQuote, 1);
			entry->post->quote->uri = g_strdup("uri:1");
			entry->post->quote->url = g_strdup(i == 1 ? "https://toot.example/1"
								  : NULL);
		}
	}
	g_autoptr(GPtrArray) gathered = gather(entries);
	const DraftEntry *story = g_ptr_array_index(gathered, 0);
	g_assert_nonnull(story->story);
	g_assert_cmpint(story->story->posts, ==, 4);
	g_assert_cmpint(story->voices, ==, 4);
	g_assert_cmpstr(story->story->url, ==, "https://toot.example/1");
	g_assert_null(story->story->title);
}

static void
test_linked_words(void)
{
	GPtrArray *entries = three_voices();
	DraftEntry *third = g_ptr_array_index(entries, 2);

	g_ptr_array_set_size(third->post->links, 0);
	g_ptr_array_add(third->post->links, post_link_new(PAGE, "Evening\nclasses, again"));
	g_autoptr(GPtrArray) gathered = gather(entries);
	const DraftEntry *story = g_ptr_array_index(gathered, 0);
	g_assert_cmpstr(story->story->title, ==, "Evening classes, again");
}

/* Each post is in one story, that of more persons. */
static void
test_two_stories(void)
{
	GPtrArray *entries = three_voices();

	for (guint i = 0; i < 3; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);
		DraftEntry *one = g_ptr_array_index(entries, 3 + i);
		DraftEntry *two = g_ptr_array_index(entries, 6 + i);

		g_ptr_array_add(entry->post->links, post_link_new("https://b.example/2", NULL));
		g_ptr_array_add(one->post->links, post_link_new("https://b.example/2", NULL));
		g_ptr_array_add(two->post->links, post_link_new(PAGE, NULL));
	}
	DraftEntry *more = g_ptr_array_index(entries, 9);
	g_ptr_array_add(more->post->links, post_link_new("https://b.example/2", NULL));
	g_autoptr(GPtrArray) gathered = gather(entries);
	int stories = 0, posts = 0;
	for (guint i = 0; i < gathered->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(gathered, i);
		stories += entry->story != NULL ? 1 : 0;
		posts += entry->story != NULL ? entry->story->posts : 0;
	}
	g_assert_cmpint(stories, ==, 2);
	g_assert_cmpint(posts, ==, 10);
}

/* Whatever the order of what comes in. */
static void
test_order(void)
{
	g_autofree char *want = NULL;

	for (guint turn = 0; turn < 20; turn++) {
		GPtrArray *entries = three_voices();

		g_ptr_array_add(entries, answer_of(5, 7, "joyfe", "@dee"));
		g_ptr_array_add(entries, answer_of(7, 101, "joyfe", "@ada"));
		g_ptr_array_add(entries, answer_of(8, 5, "joyfe", "@bo"));
		for (guint i = 0; i < entries->len && turn > 0; i++) {
			const guint k = (guint)g_test_rand_int_range(0, (gint32)entries->len);
			void *moved = g_ptr_array_index(entries, i);

			g_ptr_array_index(entries, i) = g_ptr_array_index(entries, k);
			g_ptr_array_index(entries, k) = moved;
		}
		g_autoptr(GPtrArray) gathered = gather(entries);
		GString *out = g_string_new(NULL);
		for (guint i = 0; i < gathered->len; i++) {
			write_entry(out, g_ptr_array_index(gathered, i));
		}
		if (want == NULL) {
			want = g_strdup(out->str);
		}
		g_assert_cmpstr(out->str, ==, want);
		g_string_free(out, TRUE);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/entry/conversation", test_conversation);
	g_test_add_func("/entry/answers", test_answers);
	g_test_add_func("/entry/circle", test_circle);
	g_test_add_func("/entry/guests", test_guests);
	g_test_add_func("/entry/waiting", test_waiting);
	g_test_add_func("/entry/answered", test_answered);
	g_test_add_func("/entry/story", test_story);
	g_test_add_func("/entry/no-story", test_no_story);
	g_test_add_func("/entry/quoted", test_quoted);
	g_test_add_func("/entry/linked-words", test_linked_words);
	g_test_add_func("/entry/two-stories", test_two_stories);
	g_test_add_func("/entry/order", test_order);
	return g_test_run();
}
