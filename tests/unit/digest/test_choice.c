#include "digest/choice.h"

#include "entries.h"

#include <string.h>

#define ROUNDS 400

static DraftEntry *
at(const GPtrArray *entries, guint i)
{
	return g_ptr_array_index(entries, i);
}

static DraftEntry *
add(GPtrArray *entries, int64_t id, const char *person, int worth)
{
	DraftEntry *entry = entry_of(id, person, "Tea");

	entry->worth[DRAFT_WORTH_CONVERSATION] = worth;
	g_ptr_array_add(entries, entry);
	return entry;
}

/* "1 3 2": what stands there, in its order. */
static char *
ids_of(const GPtrArray *entries)
{
	GString *ids = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		g_string_append_printf(ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
			at(entries, i)->post->id);
	}
	return g_string_free(ids, FALSE);
}

/* A week in which nobody posted. */
static void
test_nobody(void)
{
	g_autoptr(GPtrArray) entries = g_ptr_array_new();

	choice_rank(entries);
	g_assert_cmpuint(entries->len, ==, 0);
}

static GPtrArray *
new_gone(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)choice_gone_free);
}

/* Each person's best, then the seconds, whatever they are worth. */
static void
test_firsts_first(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	add(entries, 1, "ada", 20);
	add(entries, 2, "ada", 19);
	add(entries, 3, "ada", 18);
	add(entries, 4, "bo", 1);
	add(entries, 5, "cy", 3);
	add(entries, 6, "cy", 30);
	choice_rank(entries);
	g_autofree char *ids = ids_of(entries);
	g_assert_cmpstr(ids, ==, "6 1 4 2 5 3");
	g_assert_cmpint(at(entries, 5)->rank, ==, 6);
}

/* A bot's first stands behind all firsts, the rest of it behind everything. */
static void
test_bots_last(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	add(entries, 1, "bot", 20)->is_automated = true;
	add(entries, 2, "bot", 19)->is_automated = true;
	add(entries, 3, "ada", 1);
	add(entries, 4, "ada", 0);
	add(entries, 5, "ada", 0);
	choice_rank(entries);
	g_autofree char *ids = ids_of(entries);
	g_assert_cmpstr(ids, ==, "3 1 4 5 2");
}

/* What the organiser wants stays, whoever has no room: over both caps, and from under an answer. */
static void
test_pinned(void)
{
	g_autoptr(GPtrArray) entries = new_entries();
	g_autoptr(GPtrArray) gone = new_gone();
	const ChoiceRule rule = { .max_posts = 2, .max_per_author = 1 };
	DraftEntry *answer = entry_of(7, "dee", "Tea");

	add(entries, 1, "ada", 20);
	add(entries, 2, "ada", 1)->is_pinned = true;
	add(entries, 3, "ada", 0)->is_pinned = true;
	add(entries, 4, "bot", 1)->is_automated = true;
	add(entries, 5, "bot", 0)->is_automated = true;
	at(entries, 4)->is_pinned = true;
	answer->is_pinned = true;
	g_ptr_array_add(add(entries, 6, "cy", 0)->below, answer);
	choice_rank(entries);
	choice_cut(entries, &rule, gone);
	g_autofree char *ids = ids_of(entries);
	g_assert_cmpstr(ids, ==, "6 2 3 5");
	g_assert_cmpuint(at(entries, 0)->below->len, ==, 1);
	g_assert_cmpuint(gone->len, ==, 2);
}

static void
test_equals(void)
{
	g_autoptr(GPtrArray) entries = new_entries();

	add(entries, 3, "ada", 1);
	add(entries, 2, "bo", 1);
	add(entries, 1, "cy", 1)->time_s += 120; /* as late as 3, and a smaller uri */
	choice_rank(entries);
	g_autofree char *ids = ids_of(entries);
	g_assert_cmpstr(ids, ==, "2 1 3");
}

static void
assert_gone(const GPtrArray *gone, guint i, int64_t post_id, const char *reason)
{
	const ChoiceGone *row = g_ptr_array_index(gone, i);

	g_assert_cmpint(row->entry->post->id, ==, post_id);
	g_assert_cmpstr(row->reason, ==, reason);
	g_assert_cmpint(row->entry->rank, >, 0);
}

/* What is over the author's share is told of once. */
static void
test_caps(void)
{
	const ChoiceRule rule = { 3, 2, 0 };
	g_autoptr(GPtrArray) entries = new_entries();
	g_autoptr(GPtrArray) gone = new_gone();

	for (int i = 1; i <= 5; i++) {
		add(entries, i, "ada", 10 - i);
	}
	add(entries, 6, "bo", 0);
	add(entries, 7, "bo", 0);
	choice_rank(entries);
	choice_cut(entries, &rule, gone);
	g_autofree char *ids = ids_of(entries);
	g_assert_cmpstr(ids, ==, "1 6 2");
	g_assert_cmpint(at(entries, 0)->more_by_author, ==, 3);
	g_assert_cmpint(at(entries, 1)->more_by_author, ==, 0);
	g_assert_cmpuint(gone->len, ==, 4);
	assert_gone(gone, 0, 3, CHOICE_OVER_AUTHOR);
	assert_gone(gone, 2, 5, CHOICE_OVER_AUTHOR);
	assert_gone(gone, 3, 7, CHOICE_OVER_POSTS);
}

/* Of what a program makes one is shown for all; whatever else that person says is theirs. */
static void
test_programs(void)
{
	const ChoiceRule rule = { 60, 5, 0 };
	g_autoptr(GPtrArray) entries = new_entries();
	g_autoptr(GPtrArray) gone = new_gone();

	for (int i = 1; i <= 4; i++) {
		add(entries, i, "ada", 10 - i)->is_automated = i > 1;
	}
	choice_rank(entries);
	choice_cut(entries, &rule, gone);
	g_assert_cmpuint(gone->len, ==, 0); /* nobody else wants the room */
	add(entries, 5, "bo", 0);
	choice_rank(entries);
	choice_cut(entries, &rule, gone);
	g_autofree char *ids = ids_of(entries);
	g_assert_cmpstr(ids, ==, "1 5 2");
	g_assert_cmpint(at(entries, 0)->more_by_author, ==, 2);
	g_assert_cmpuint(gone->len, ==, 2);
	assert_gone(gone, 0, 3, CHOICE_PROGRAM);
}

/* Before somebody's only place goes, answers of those go who are heard elsewhere. */
static void
test_answers_make_room(void)
{
	const ChoiceRule rule = { 4, 5, 0 };
	g_autoptr(GPtrArray) entries = new_entries();
	g_autoptr(GPtrArray) gone = new_gone();

	DraftEntry *thread = add(entries, 1, "ada", 9);
	add(thread->below, 2, "bo", 0);
	add(thread->below, 3, "ada", 0);
	add(entries, 4, "bo", 1);
	add(entries, 5, "cy", 0);
	choice_rank(entries);
	choice_cut(entries, &rule, gone);
	g_autofree char *ids = ids_of(entries);
	g_assert_cmpstr(ids, ==, "1 4 5");
	g_assert_cmpuint(thread->below->len, ==, 1);
	g_assert_cmpint(thread->more, ==, 1);
	assert_gone(gone, 0, 3, CHOICE_OVER_POSTS);
}

/* A page of several voices is the place of whoever has no other. */
static void
test_a_story_is_its_voices(void)
{
	g_autoptr(GPtrArray) entries = new_entries();
	g_autoptr(GPtrArray) gone = new_gone();

	add(entries, 1, "ada", 9);
	DraftEntry *story = add(entries, 2, "ada", 5);
	story->story = g_new0(DraftStory, 1);
	add(story->below, 3, "bo", 0);
	add(entries, 4, "cy", 1);
	add(entries, 5, "cy", 0);
	choice_rank(entries);
	g_autofree char *ids = ids_of(entries);
	g_assert_cmpstr(ids, ==, "1 2 4 5");
	choice_cut_more(entries, 2, "too much", gone);
	g_autofree char *left = ids_of(entries);
	g_assert_cmpstr(left, ==, "1 2");
	assert_gone(gone, 0, 5, "too much");
	g_assert_cmpuint(story->below->len, ==, 1);
}

/* One entry stays, though it is too long. */
static void
test_something_stays(void)
{
	g_autoptr(GPtrArray) entries = new_entries();
	g_autoptr(GPtrArray) gone = new_gone();

	add(add(entries, 1, "ada", 9)->below, 2, "bo", 0);
	add(entries, 3, "bo", 0);
	choice_rank(entries);
	choice_cut_more(entries, 9, "too much", gone);
	g_assert_cmpuint(entries->len, ==, 1);
	g_ptr_array_set_size(gone, 0);
	choice_cut_more(entries, 9, "too much", gone);
	g_assert_cmpuint(entries->len, ==, 1);
	g_assert_cmpuint(gone->len, ==, 0);
}

/* ---- whatever there is ----------------------------------------------------------------------- */

/* A community of some sort: few or many voices, some loud, a bot, equal worth and equal times. */
static GPtrArray *
some_entries(GRand *rand)
{
	GPtrArray *entries = new_entries();
	const int count = g_rand_int_range(rand, 1, 60), people = g_rand_int_range(rand, 1, 30);

	for (int i = 1; i <= count; i++) {
		const int who = MIN(g_rand_int_range(rand, 0, people),
			g_rand_int_range(rand, 0, people));
		g_autofree char *person = g_strdup_printf("person %d", who);
		DraftEntry *entry = add(entries, i, person, g_rand_int_range(rand, 0, 6));

		entry->time_s = WEEK_START_S + g_rand_int_range(rand, 0, 5);
		entry->is_automated = who == 3 && g_rand_int_range(rand, 0, 3) > 0;
		if (g_rand_int_range(rand, 0, 4) == 0) {
			g_autofree char *other = g_strdup_printf("person %d",
				g_rand_int_range(rand, 0, people));
			add(entry->below, 1000 + i, other, 0);
		}
	}
	return entries;
}

static DraftEntry *
copy_of(const DraftEntry *entry)
{
	DraftEntry *copy = entry_of(entry->post->id, entry->person, entry->post->text);

	copy->time_s = entry->time_s;
	copy->is_automated = entry->is_automated;
	memcpy(copy->worth, entry->worth, sizeof copy->worth);
	for (guint i = 0; i < entry->below->len; i++) {
		g_ptr_array_add(copy->below, copy_of(at(entry->below, i)));
	}
	return copy;
}

static GPtrArray *
copies_of(const GPtrArray *entries)
{
	GPtrArray *copies = new_entries();

	for (guint i = 0; i < entries->len; i++) {
		g_ptr_array_add(copies, copy_of(at(entries, i)));
	}
	return copies;
}

static void
shuffle(GRand *rand, GPtrArray *entries)
{
	for (guint i = entries->len; i > 1; i--) {
		const guint k = (guint)g_rand_int_range(rand, 0, (gint32)i);
		gpointer last = entries->pdata[i - 1];

		entries->pdata[i - 1] = entries->pdata[k];
		entries->pdata[k] = last;
	}
}

static ChoiceRule
some_rule(GRand *rand)
{
	return (ChoiceRule){ g_rand_int_range(rand, 1, 40), g_rand_int_range(rand, 1, 7), 0 };
}

/* What is shown and what is not, in words, which are the same where the choice is. */
static char *
choice_words(GPtrArray *entries, const ChoiceRule *rule)
{
	g_autoptr(GPtrArray) gone = new_gone();
	GString *words = g_string_new(NULL);

	choice_rank(entries);
	choice_cut(entries, rule, gone);
	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = at(entries, i);

		g_string_append_printf(words, "%" G_GINT64_FORMAT "/%u/%d ", entry->post->id,
			entry->below->len, entry->more_by_author);
	}
	for (guint i = 0; i < gone->len; i++) {
		const ChoiceGone *row = g_ptr_array_index(gone, i);

		g_string_append_printf(words, "-%" G_GINT64_FORMAT "%s ", row->entry->post->id,
			row->reason);
	}
	return g_string_free(words, FALSE);
}

static void
test_is_a_function(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(8);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(GPtrArray) entries = some_entries(rand);
		g_autoptr(GPtrArray) others = copies_of(entries);
		const ChoiceRule rule = some_rule(rand);

		shuffle(rand, others);
		g_autofree char *one = choice_words(entries, &rule);
		g_autofree char *other = choice_words(others, &rule);
		g_assert_cmpstr(one, ==, other);
	}
}

/* Each post is shown once, or cut once. */
static void
test_loses_nothing(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(9);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(GPtrArray) entries = some_entries(rand);
		g_autoptr(GPtrArray) gone = new_gone();
		const ChoiceRule rule = some_rule(rand);
		guint all = 0, shown = 0, cut = 0;

		for (guint i = 0; i < entries->len; i++) {
			all += 1 + at(entries, i)->below->len;
		}
		choice_rank(entries);
		choice_cut(entries, &rule, gone);
		for (guint i = 0; i < entries->len; i++) {
			shown += 1 + at(entries, i)->below->len;
		}
		for (guint i = 0; i < gone->len; i++) {
			const ChoiceGone *row = g_ptr_array_index(gone, i);

			cut += 1 + row->entry->below->len;
		}
		g_assert_cmpuint(shown + cut, ==, all);
		g_assert_cmpuint(shown, <=, (guint)rule.max_posts);
	}
}

/* How many places each person has, below others too. */
static GHashTable *
places_of(const GPtrArray *entries)
{
	GHashTable *places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = at(entries, i);

		for (guint k = 0; k <= entry->below->len; k++) {
			const DraftEntry *each = k == 0 ? entry : at(entry->below, k - 1);
			int count = GPOINTER_TO_INT(g_hash_table_lookup(places, each->person));

			g_hash_table_insert(places, g_strdup(each->person),
				GINT_TO_POINTER(count + 1));
		}
	}
	return places;
}

static bool
has_second(GHashTable *places)
{
	GHashTableIter iter;
	void *count;

	g_hash_table_iter_init(&iter, places);
	while (g_hash_table_iter_next(&iter, NULL, &count)) {
		if (GPOINTER_TO_INT(count) > 1) {
			return true;
		}
	}
	return false;
}

/* Where one voice that was there is gone, no other has two: of entries that are one post each. */
static void
test_a_post_more(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(10);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(GPtrArray) before = some_entries(rand);
		const ChoiceRule rule = some_rule(rand);
		GHashTableIter iter;
		void *person;

		for (guint i = 0; i < before->len; i++) {
			g_ptr_array_set_size(at(before, i)->below, 0);
		}
		g_autoptr(GPtrArray) after = copies_of(before);
		g_autofree char *who = g_strdup_printf("person %d", g_rand_int_range(rand, 0, 31));
		add(after, 500, who, g_rand_int_range(rand, 0, 6));
		g_free(choice_words(before, &rule));
		g_free(choice_words(after, &rule));
		g_autoptr(GHashTable) had = places_of(before);
		g_autoptr(GHashTable) has = places_of(after);
		g_hash_table_iter_init(&iter, had);
		while (g_hash_table_iter_next(&iter, &person, NULL)) {
			g_assert_true(g_hash_table_contains(has, person) || !has_second(has));
		}
	}
}

/* Nobody stands there twice while somebody who has a post of their own stands there not at all. */
static void
test_firsts_of_all(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(11);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(GPtrArray) entries = some_entries(rand);
		g_autoptr(GHashTable) all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
			NULL);
		const ChoiceRule rule = some_rule(rand);

		for (guint i = 0; i < entries->len; i++) {
			g_ptr_array_set_size(at(entries, i)->below, 0);
			g_hash_table_add(all, g_strdup(at(entries, i)->person));
		}
		g_free(choice_words(entries, &rule));
		g_autoptr(GHashTable) places = places_of(entries);
		g_assert_true(g_hash_table_size(places) == g_hash_table_size(all)
			|| !has_second(places));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/choice/nobody", test_nobody);
	g_test_add_func("/choice/firsts first", test_firsts_first);
	g_test_add_func("/choice/bots last", test_bots_last);
	g_test_add_func("/choice/pinned", test_pinned);
	g_test_add_func("/choice/equals", test_equals);
	g_test_add_func("/choice/caps", test_caps);
	g_test_add_func("/choice/programs", test_programs);
	g_test_add_func("/choice/answers make room", test_answers_make_room);
	g_test_add_func("/choice/is a function", test_is_a_function);
	g_test_add_func("/choice/a story is its voices", test_a_story_is_its_voices);
	g_test_add_func("/choice/something stays", test_something_stays);
	g_test_add_func("/choice/loses nothing", test_loses_nothing);
	g_test_add_func("/choice/a post more", test_a_post_more);
	g_test_add_func("/choice/firsts of all", test_firsts_of_all);
	return g_test_run();
}
