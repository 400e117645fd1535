#include "digest/worth.h"

#include "entries.h"

static const int weights[DRAFT_WORTH_PARTS] = { 10, 6, 5, 3, 3, 4 };
static const WorthRule rule = { weights, WEEK_START_S, WEEK_END_S, NULL };

static DraftEntry *
at(const GPtrArray *entries, guint i)
{
	return g_ptr_array_index(entries, i);
}

static int
part(const GPtrArray *entries, guint i, DraftWorth name)
{
	return at(entries, i)->worth[name];
}

static DraftEntry *
counted(int64_t id, const char *network, int64_t replies, int64_t boosts)
{
	DraftEntry *entry = entry_of(id, "somebody", "Tea");

	entry->post->network = g_strdup(network);
	entry->post->replies = replies;
	entry->post->boosts = boosts;
	return entry;
}

/* A thousand in one place is no more than three in another where three are the most. */
static void
test_ranks_within_a_source(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	for (int i = 0; i < 10; i++) {
		g_ptr_array_add(entries, counted(i, "large", i, i * 100));
		g_ptr_array_add(entries, counted(10 + i, "small", i, i / 3));
	}
	worth_judge(entries, &rule);
	g_assert_cmpint(part(entries, 0, DRAFT_WORTH_SHARING), ==, 0);
	g_assert_cmpint(part(entries, 18, DRAFT_WORTH_SHARING), ==, 6);
	g_assert_cmpint(part(entries, 19, DRAFT_WORTH_SHARING), >, 4);
}

/* Of few, the most is not much yet. */
static void
test_few_of_a_source(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	g_ptr_array_add(entries, counted(1, "one", 0, 1));
	g_ptr_array_add(entries, counted(2, "two", 0, 1));
	g_ptr_array_add(entries, counted(3, "two", 0, 0));
	worth_judge(entries, &rule);
	g_assert_cmpint(part(entries, 0, DRAFT_WORTH_SHARING), ==, 2);
	g_assert_cmpint(part(entries, 1, DRAFT_WORTH_SHARING), ==, 3);
	g_assert_cmpint(part(entries, 2, DRAFT_WORTH_SHARING), ==, 0);
}

/* What nobody told is neither none nor many. */
static void
test_missing_is_not_zero(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	for (int i = 0; i < 9; i++) {
		g_ptr_array_add(entries, counted(i, "counts", i, i));
	}
	g_ptr_array_add(entries, counted(9, "a blog", POST_COUNT_UNKNOWN, POST_COUNT_UNKNOWN));
	worth_judge(entries, &rule);
	const int unknown = part(entries, 9, DRAFT_WORTH_SHARING);
	g_assert_cmpint(unknown, ==, part(entries, 4, DRAFT_WORTH_SHARING));
	g_assert_cmpint(unknown, >, part(entries, 0, DRAFT_WORTH_SHARING));
	g_assert_cmpint(unknown, <, part(entries, 8, DRAFT_WORTH_SHARING));
}

/* Voices count, and not how often one of them comes back. */
static void
test_voices(void)
{
	g_autoptr(GPtrArray) entries = new_entries();
	int last = -1;

	for (int i = 0; i < 12; i++) {
		g_ptr_array_add(entries, counted(i, "Mastodon", POST_COUNT_UNKNOWN, 0));
		at(entries, (guint)i)->voices = i + 1;
		at(entries, (guint)i)->answers = i;
	}
	g_ptr_array_add(entries, counted(12, "Mastodon", 200, 0));
	at(entries, 12)->answers = 200; /* all by the author */
	worth_judge(entries, &rule);
	for (guint i = 0; i < 12; i++) {
		g_assert_cmpint(part(entries, i, DRAFT_WORTH_CONVERSATION), >=, last);
		last = part(entries, i, DRAFT_WORTH_CONVERSATION);
	}
	g_assert_cmpint(last, ==, 10);
	g_assert_cmpint(part(entries, 12, DRAFT_WORTH_CONVERSATION), ==, 0);
}

static void
test_other_parts(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	for (int i = 0; i < 4; i++) {
		g_ptr_array_add(entries, entry_of(i, "somebody", "Tea?"));
	}
	at(entries, 0)->is_newcomer = true;
	at(entries, 1)->is_waiting = true;
	at(entries, 2)->post->title = g_strdup("Ten kettles");
	at(entries, 2)->post->url = g_strdup("https://blog.example/kettles");
	at(entries, 3)->time_s = WEEK_END_S;
	worth_judge(entries, &rule);
	g_autofree char *newcomer = worth_words(at(entries, 0)->worth);
	g_autofree char *waiting = worth_words(at(entries, 1)->worth);
	g_autofree char *titled = worth_words(at(entries, 2)->worth);
	g_autofree char *fresh = worth_words(at(entries, 3)->worth);
	g_assert_cmpstr(newcomer, ==, "worth 7: newcomer 5, question 2");
	g_assert_cmpstr(waiting, ==, "worth 4: question 4");
	g_assert_cmpstr(titled, ==, "worth 3: link 3");
	g_assert_cmpstr(fresh, ==, "worth 5: freshness 3, question 2");
}

static void
test_nothing(void)
{
	const int none[DRAFT_WORTH_PARTS] = { 0 };
	g_autofree char *words = worth_words(none);
	g_autoptr(GPtrArray) entries = new_entries();

	worth_judge(entries, &rule);
	worth_mark_automated(entries);
	g_assert_cmpstr(words, ==, "worth 0");
}

static GPtrArray *
many(int count, const char *format)
{
	GPtrArray *entries = new_entries();

	for (int i = 0; i < count; i++) {
		g_autoptr(GString) text = g_string_new(format);
		g_autofree char *number = g_strdup_printf("%d", i * 7);

		g_string_replace(text, "%d", number, 0);
		g_ptr_array_add(entries, entry_of(i, "somebody", text->str));
	}
	return entries;
}

static guint
count_automated(GPtrArray *owned)
{
	g_autoptr(GPtrArray) entries = owned;
	guint count = 0;

	worth_mark_automated(entries);
	for (guint i = 0; i < entries->len; i++) {
		count += at(entries, i)->is_automated;
	}
	return count;
}

static void
test_templates(void)
{
	g_assert_cmpuint(count_automated(many(20,
				 "Job %d: lecturer, £%d.50 https://jobs.example/%d #JoyFE")),
		==, 20);
	/* A week of somebody's greetings, and of their days. */
	g_assert_cmpuint(count_automated(many(20, "Good morning, #JoyFE!")), ==, 0);
	g_assert_cmpuint(count_automated(many(7, "Day %d of the kettle")), ==, 0);
}

/* Whoever calls itself a program is one, whatever it writes. */
static void
test_bots(void)
{
	GPtrArray *entries = many(2, "The canteen has %d soups");

	at(entries, 1)->post->author_is_bot = true;
	g_assert_cmpuint(count_automated(entries), ==, 1);
}

/* One text a place, with the words that stand there. */
static GPtrArray *
with_words(const char *format)
{
	static const char *const words[] = { "hair and beauty", "joinery", "maths", "plumbing",
		"Welsh", "catering at night", "horticulture", "motor vehicle", "care" };
	GPtrArray *entries = new_entries();

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *text = g_strdup_printf(format, words[i]);
		g_ptr_array_add(entries, entry_of(i + 1, "somebody", text));
	}
	return entries;
}

/* A template fills in words, too: all of somebody's posts begin and end alike. */
static void
test_frames(void)
{
	g_assert_cmpuint(count_automated(with_words(
				 "VACANCY: Tutor in %s, Harbour Sixth. Apply now. #JoyFE")),
		==, 9);
	/* Answers of a chat begin alike. */
	g_assert_cmpuint(count_automated(with_words("A1. I always did like %s #UKFEChat")), ==, 0);
	g_assert_cmpuint(count_automated(with_words("Hello from %s #JoyFE")), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/worth/ranks within a source", test_ranks_within_a_source);
	g_test_add_func("/worth/few of a source", test_few_of_a_source);
	g_test_add_func("/worth/missing is not zero", test_missing_is_not_zero);
	g_test_add_func("/worth/voices", test_voices);
	g_test_add_func("/worth/other parts", test_other_parts);
	g_test_add_func("/worth/nothing", test_nothing);
	g_test_add_func("/worth/templates", test_templates);
	g_test_add_func("/worth/bots", test_bots);
	g_test_add_func("/worth/frames", test_frames);
	return g_test_run();
}
