/*
 * Whatever there is in a week: each post stands once or is cut with a reason, the numbers add up,
 * and what is taken back leaves no word and no number behind.
 */
#include "section_entries.h"

#include "text/date.h"

#define WEEKS 300
#define POSTS_MAX 120

static const char *const tags[] = { "JoyFE", "UKFEChat JoyFE", "SustainFE", "AmplifyFE SustainFE",
	"joyoffe", "JoyFE UKFEChat SustainFE AmplifyFE", "UKFEChat other" };

static void
add_quote(Post *post, int64_t id)
{
	post->quote = g_new0(PostQuote, 1);
	post->quote->uri = g_strdup_printf("uri:%" G_GINT64_FORMAT, id);
	post->quote->text = g_strdup_printf("secret-%" G_GINT64_FORMAT "-", id);
}

static void
add_page(Post *post, GRand *rand)
{
	g_autofree char *url = g_strdup_printf("https://page.example/%d",
		g_rand_int_range(rand, 0, 4));
	g_autofree char *words = g_strdup_printf("secret-%" G_GINT64_FORMAT "- says", post->id);

	g_ptr_array_add(post->links, post_link_new(url, words));
	if (g_rand_boolean(rand)) {
		post->card = g_new0(PostCard, 1);
		post->card->url = g_strdup(url);
		post->card->title = g_strdup(words);
	}
}

static void
add_copy(DraftEntry *entry)
{
	DraftCopy *copy = g_new0(DraftCopy, 1);

	copy->post_id = entry->post->id + 1000;
	copy->url = g_strdup_printf("https://b.example/secret-%" G_GINT64_FORMAT "-",
		copy->post_id);
	g_ptr_array_add(entry->copies, copy);
}

/* A post that may be anything: its words name it. */
static DraftEntry *
some_entry(GRand *rand, int64_t id)
{
	g_autofree char *person = g_strdup_printf("@p%d", g_rand_int_range(rand, 0, 30));
	const char *its_tags = tags[g_rand_int_range(rand, 0, G_N_ELEMENTS(tags))];
	DraftEntry *entry = id > 1 && g_rand_int_range(rand, 0, 3) == 0
		? answer_of(id, g_rand_int_range(rand, 1, (gint32)id), its_tags, person)
		: entry_of(id, its_tags, person);
	Post *post = entry->post;

	g_free(post->text);
	post->text = g_strdup_printf("secret-%" G_GINT64_FORMAT "- %s", id,
		g_rand_boolean(rand) ? "Who knows?" : "It is so.");
	post->replies = g_rand_int_range(rand, -1, 6);
	entry->is_newcomer = g_rand_int_range(rand, 0, 4) == 0;
	entry->is_automated = g_rand_int_range(rand, 0, 20) == 0;
	if (g_rand_int_range(rand, 0, 20) == 0) {
		post->warning = g_strdup("heat");
	}
	if (g_rand_int_range(rand, 0, 20) == 0) {
		post->published_s = DATE_UNKNOWN;
	}
	if (g_rand_int_range(rand, 0, 4) == 0) {
		add_page(post, rand);
	}
	if (id > 1 && g_rand_int_range(rand, 0, 6) == 0) {
		add_quote(post, g_rand_int_range(rand, 1, (gint32)id));
	}
	if (g_rand_int_range(rand, 0, 5) == 0) {
		add_copy(entry);
	}
	return entry;
}

static GPtrArray *
some_week(GRand *rand)
{
	const int count = g_rand_int_range(rand, 0, POSTS_MAX);
	GPtrArray *entries = new_entries();

	for (int64_t id = 1; id <= count; id++) {
		g_ptr_array_add(entries, some_entry(rand, id));
	}
	return entries;
}

static DigestSpec *
some_spec(GRand *rand)
{
	static const char *const orders[] = { "talked stories tags waiting welcome", "tags",
		"welcome tags stories", "waiting talked tags" };
	DigestSpec *spec = spec_of("JoyFE UKFEChat SustainFE AmplifyFE",
		g_rand_int_range(rand, 1, 80));

	spec->max_per_author = g_rand_int_range(rand, 1, 10);
	g_hash_table_insert(spec->aliases, g_strdup("joyoffe"), g_strdup("joyfe"));
	g_assert_true(section_order_parse(orders[g_rand_int_range(rand, 0, G_N_ELEMENTS(orders))],
		&spec->sections, NULL));
	return spec;
}

/* ---- what must hold -------------------------------------------------------------------------- */

static void
note_id(GHashTable *ids, int64_t id)
{
	g_assert_true(g_hash_table_add(ids, g_memdup2(&id, sizeof id)));
}

/* Each post once, and each copy with it. @return owned set. */
static GHashTable *
check_once(const Draft *draft)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);
	GHashTable *ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint i = 0; i < shown->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(shown, i);

		note_id(ids, entry->post->id);
		for (guint k = 0; k < entry->copies->len; k++) {
			note_id(ids, ((DraftCopy *)g_ptr_array_index(entry->copies, k))->post_id);
		}
	}
	for (guint i = 0; i < draft->cuts->len; i++) {
		const DraftCut *cut = g_ptr_array_index(draft->cuts, i);

		g_assert_nonnull(cut->reason);
		note_id(ids, cut->post_id);
	}
	return ids;
}

static void
check_sums(const Draft *draft, int undated)
{
	int total = 0, days = 0;

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);
		int shown = 0;

		for (guint k = 0; k < section->entries->len; k++) {
			shown += draft_entry_posts(g_ptr_array_index(section->entries, k));
		}
		g_assert_cmpint(section->total, >=, MAX(shown, 1));
		g_assert_true(section->tag != NULL || section->total == shown);
		total += section->total;
	}
	g_assert_cmpint(total, ==, draft->posts_total);
	for (guint i = 0; i < draft->days->len; i++) {
		days += g_array_index(draft->days, DraftDay, i).posts;
	}
	g_assert_cmpint(days, ==, draft->posts_total - undated);
	for (guint i = 0; i < draft->tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(draft->tallies, i);

		g_assert_cmpint(tally->posts, >=, 0);
		g_assert_cmpint(tally->posts, <=, draft->posts_total);
	}
	g_assert_cmpint(draft->people_total, <=, draft->posts_total);
	g_assert_cmpint(draft->newcomers_total, <=, draft->people_total);
}

static int
count_undated(const GPtrArray *entries)
{
	int count = 0;

	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(entries, i);

		count += entry->post->published_s == DATE_UNKNOWN ? 1 : 0;
	}
	return count;
}

static void
test_weeks(void)
{
	for (guint32 seed = 1; seed <= WEEKS; seed++) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
		g_autoptr(DigestSpec) spec = some_spec(rand);
		g_autoptr(Draft) draft = new_draft();
		GPtrArray *entries = some_week(rand);
		const int undated = count_undated(entries), posts = (int)entries->len;
		int copies = 0;

		for (guint i = 0; i < entries->len; i++) {
			const DraftEntry *entry = g_ptr_array_index(entries, i);
			copies += (int)entry->copies->len;
		}
		g_test_message("week %u", seed);
		fill_draft(draft, spec, entries);
		g_assert_cmpint(draft->posts_total, ==, posts);
		check_sums(draft, undated);
		g_autoptr(GHashTable) ids = check_once(draft);
		g_assert_cmpint((int)g_hash_table_size(ids), ==, posts + copies);
	}
}

/* ---- what is taken back ---- */

/* About a third of all, shown or not. @return owned set. */
static GHashTable *
some_ids(GRand *rand)
{
	GHashTable *ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (int64_t id = 1; id < 1000 + POSTS_MAX; id++) {
		if (g_rand_int_range(rand, 0, 3) == 0) {
			note_id(ids, id);
		}
	}
	return ids;
}

static void
check_words(const Draft *draft, GHashTable *ids)
{
	json_auto_t *json = draft_to_json(draft);
	char *text = json_dumps(json, 0);
	GHashTableIter iter;
	void *id;

	g_hash_table_iter_init(&iter, ids);
	while (g_hash_table_iter_next(&iter, &id, NULL)) {
		g_autofree char *words = g_strdup_printf("secret-%" G_GINT64_FORMAT "-",
			*(int64_t *)id);

		if (strstr(text, words) != NULL) {
			g_error("%s is left in %.300s", words, strstr(text, words) - 100);
		}
	}
	free(text);
}

static void
test_taken_back(void)
{
	for (guint32 seed = 1; seed <= WEEKS; seed++) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
		g_autoptr(DigestSpec) spec = some_spec(rand);
		g_autoptr(Draft) draft = new_draft();
		g_autoptr(GHashTable) ids = some_ids(rand);
		GPtrArray *entries = some_week(rand);
		const int undated = count_undated(entries);

		g_test_message("week %u", seed);
		fill_draft(draft, spec, entries);
		g_autoptr(GPtrArray) before = draft_shown(draft);
		const int all = draft->posts_total, undated_shown = count_undated(before);
		section_take_out(draft, ids);
		g_autoptr(GPtrArray) after = draft_shown(draft);
		g_assert_cmpint(draft->posts_total, ==, all - draft->origin.taken_back);
		g_assert_cmpuint(after->len, ==, before->len - (guint)draft->origin.taken_back);
		check_sums(draft, undated - (undated_shown - count_undated(after)));
		check_words(draft, ids);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sums/weeks", test_weeks);
	g_test_add_func("/sums/taken-back", test_taken_back);
	return g_test_run();
}
