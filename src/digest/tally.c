#include "digest/tally.h"

#include "digest/window.h"
#include "text/date.h"

/* Days are for a period of about a week: one day needs none, a month too many. */
#define DAYS_MIN 3
#define DAYS_MAX 10

/* ---- posts, persons -------------------------------------------------------------------------- */

/* Those that count, out of entries and what stands below. @return owned array, borrowed entries. */
static GPtrArray *
posts_of(const GPtrArray *entries)
{
	GPtrArray *posts = g_ptr_array_new();

	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		if (!entry->is_aside) {
			g_ptr_array_add(posts, entry);
		}
		for (guint k = 0; k < entry->below->len; k++) {
			DraftEntry *below = g_ptr_array_index(entry->below, k);

			if (!below->is_aside) {
				g_ptr_array_add(posts, below);
			}
		}
	}
	return posts;
}

/* Who is said to have written it: drafts of older versions tell no person. */
static const char *
person_of(const DraftEntry *entry)
{
	const Post *post = entry->post;

	if (entry->person != NULL || post->author_handle != NULL) {
		return entry->person != NULL ? entry->person : post->author_handle;
	}
	return post->author_name != NULL ? post->author_name : post->network;
}

/* @return owned set of names, borrowed from the posts. */
static GHashTable *
persons_of(const GPtrArray *posts, bool newcomers_alone)
{
	GHashTable *persons = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < posts->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(posts, i);

		const char *person = person_of(entry);

		if (person != NULL && !entry->is_aside
			&& (entry->is_newcomer || !newcomers_alone)) {
			g_hash_table_add(persons, (void *)person);
		}
	}
	return persons;
}

static int
count_persons(const GPtrArray *posts, bool newcomers_alone)
{
	g_autoptr(GHashTable) persons = persons_of(posts, newcomers_alone);

	return (int)g_hash_table_size(persons);
}

/* ---- hashtags -------------------------------------------------------------------------------- */

/* The indices in the digest of all hashtags that a post carries, each once. @return owned set. */
static GHashTable *
tags_of(const DigestSpec *spec, GHashTable *indices, const Post *post)
{
	GHashTable *tags = g_hash_table_new(g_direct_hash, g_direct_equal);

	for (guint i = 0; i < post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->tags, i);
		const char *key = digest_spec_tag_for(spec, tag->key);

		if (key != NULL) {
			g_hash_table_add(tags, g_hash_table_lookup(indices, key));
		}
	}
	return tags;
}

/* Per row, where @counts has one for each hashtag. */
static void
count_tags(GHashTable *tags, int *counts)
{
	GHashTableIter iter;
	void *index;

	g_hash_table_iter_init(&iter, tags);
	while (g_hash_table_iter_next(&iter, &index, NULL)) {
		counts[GPOINTER_TO_INT(index)]++;
	}
}

/* ---- days ------------------------------------------------------------------------------------ */

/* Midnight, in the zone, of the day that @time_s lies in and of the days behind it. */
static int64_t
midnight_s(GTimeZone *zone, int64_t time_s, int days)
{
	GDate date = date_day_in_zone(time_s, zone);

	g_date_add_days(&date, (guint)days);
	/* From the civil date: adding hours would slip where clocks change. */
	g_autoptr(GDateTime) midnight = g_date_time_new(zone, g_date_get_year(&date),
		(int)g_date_get_month(&date), g_date_get_day(&date), 0, 0, 0);
	return g_date_time_to_unix(midnight);
}

/* The row of what is older, and those of the period; one more than there may be at most. */
static void
add_days(Draft *draft, GTimeZone *zone)
{
	const DraftDay earlier = { DATE_UNKNOWN, 0, -1 };

	g_array_append_val(draft->days, earlier);
	for (int i = 0; i <= DAYS_MAX; i++) {
		const DraftDay day = { midnight_s(zone, draft->period_start_s, i), 0, -1 };

		if (day.start_s >= draft->period_end_s) {
			break;
		}
		g_array_append_val(draft->days, day);
	}
}

/* The row that a time belongs to; NULL: there are none, or it is unknown. */
static DraftDay *
day_at(const Draft *draft, int64_t time_s)
{
	guint i = draft->days->len;

	if (i == 0 || time_s == DATE_UNKNOWN) {
		return NULL;
	}
	do {
		i--;
	} while (i > 0 && g_array_index(draft->days, DraftDay, i).start_s > time_s);
	DraftDay *day = &g_array_index(draft->days, DraftDay, i);
	return day->start_s == DATE_UNKNOWN || day->start_s <= time_s ? day : NULL;
}

static void
drop_empty_ends(Draft *draft, GTimeZone *zone)
{
	GArray *days = draft->days;

	if (g_array_index(days, DraftDay, days->len - 1).posts == 0
		&& draft->period_end_s != midnight_s(zone, draft->period_end_s, 0)) {
		g_array_set_size(days, days->len - 1);
	}
	if (g_array_index(days, DraftDay, 0).posts == 0) {
		g_array_remove_index(days, 0);
	}
}

static int
find_most(const int *counts, guint length)
{
	int most = -1;

	for (guint i = 0; i < length; i++) {
		if (counts[i] > 0 && (most < 0 || counts[i] > counts[most])) {
			most = (int)i;
		}
	}
	return most;
}

/* ---- all of them ----------------------------------------------------------------------------- */

/* @rows: for the whole, and behind it for each day, a count for each hashtag. */
static void
count_post(Draft *draft, const Post *post, GHashTable *tags, int *rows)
{
	DraftDay *day = day_at(draft, post->published_s);

	count_tags(tags, rows);
	if (day != NULL) {
		const gsize row = 1 + (gsize)(day - (DraftDay *)(void *)draft->days->data);

		day->posts++;
		count_tags(tags, rows + row * draft->tallies->len);
	}
}

static void
count_posts(Draft *draft, const DigestSpec *spec, const GPtrArray *posts)
{
	const guint length = draft->tallies->len;
	g_autofree int *rows = g_new0(int, MAX((1 + draft->days->len) * length, 1));
	g_autoptr(GHashTable) indices = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < length; i++) {
		const Hashtag *tag = g_ptr_array_index(spec->tags, i);
		g_hash_table_insert(indices, tag->key, GUINT_TO_POINTER(i));
	}
	for (guint i = 0; i < posts->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(posts, i);
		g_autoptr(GHashTable) tags = tags_of(spec, indices, entry->post);

		count_post(draft, entry->post, tags, rows);
	}
	for (guint i = 0; i < length; i++) {
		((DraftTally *)g_ptr_array_index(draft->tallies, i))->posts = rows[i];
	}
	for (guint i = 0; i < draft->days->len; i++) {
		g_array_index(draft->days, DraftDay, i).tag = find_most(rows
				+ (gsize)(1 + i) * length,
			length);
	}
}

static int
count_automated(const GPtrArray *posts)
{
	int count = 0;

	for (guint i = 0; i < posts->len; i++) {
		count += ((const DraftEntry *)g_ptr_array_index(posts, i))->is_automated;
	}
	return count;
}

void
tally_count(Draft *draft, const DigestSpec *spec, const GPtrArray *entries)
{
	g_autoptr(GPtrArray) posts = posts_of(entries);
	g_autoptr(GTimeZone) zone = window_zone(draft->timezone);

	draft->posts_total = (int)posts->len;
	draft->people_total = count_persons(posts, false);
	draft->newcomers_total = count_persons(posts, true);
	draft->automated_total = count_automated(posts);
	for (guint i = 0; i < spec->tags->len; i++) {
		Hashtag *tag = hashtag_copy(g_ptr_array_index(spec->tags, i));
		g_ptr_array_add(draft->tallies, draft_tally_new(tag, 0));
	}
	if (zone != NULL) {
		add_days(draft, zone);
	}
	if (draft->days->len < 1 + DAYS_MIN || draft->days->len > 1 + DAYS_MAX) {
		g_array_set_size(draft->days, 0);
	}
	count_posts(draft, spec, posts);
	if (draft->days->len > 0) {
		drop_empty_ends(draft, zone);
	}
}

void
tally_take(Draft *draft, const DraftEntry *entry, const Hashtag *tag)
{
	DraftDay *day = day_at(draft, entry->post->published_s);

	draft->posts_total--;
	draft->automated_total -= entry->is_automated && draft->automated_total > 0 ? 1 : 0;
	if (day != NULL && day->posts > 0) {
		day->posts--;
	}
	for (guint i = 0; i < draft->tallies->len; i++) {
		DraftTally *tally = g_ptr_array_index(draft->tallies, i);
		const bool is_carried = hashtag_list_has(entry->post->tags, tally->tag->key)
			|| (tag != NULL && g_str_equal(tag->key, tally->tag->key));

		tally->posts -= is_carried && tally->posts > 0 ? 1 : 0;
	}
}

/* How many of @gone are not in @shown. */
static int
count_lost(const GPtrArray *gone, const GPtrArray *shown, bool newcomers_alone)
{
	g_autoptr(GHashTable) lost = persons_of(gone, newcomers_alone);
	g_autoptr(GHashTable) left = persons_of(shown, newcomers_alone);
	GHashTableIter iter;
	void *person;
	int count = 0;

	g_hash_table_iter_init(&iter, lost);
	while (g_hash_table_iter_next(&iter, &person, NULL)) {
		count += g_hash_table_contains(left, person) ? 0 : 1;
	}
	return count;
}

void
tally_take_persons(Draft *draft, const GPtrArray *gone, const GPtrArray *shown)
{
	draft->people_total -= count_lost(gone, shown, false);
	draft->newcomers_total -= count_lost(gone, shown, true);
}
