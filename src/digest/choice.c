#include "digest/choice.h"

#include <string.h>

/* ---- the rank -------------------------------------------------------------------------------- */

/* An entry with what its place depends on besides. */
typedef struct Place {
	DraftEntry *entry;
	int worth;
	int round; /* how many of the same person stand before it */
} Place;

static int
compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Among equals: the earlier, then the smaller name; two posts differ in the store's number at the
 * latest. */
static int
compare_equals(const DraftEntry *a, const DraftEntry *b)
{
	int order = compare_numbers(a->time_s, b->time_s);

	if (order == 0) {
		order = g_strcmp0(a->post->uri, b->post->uri);
	}
	if (order == 0) {
		order = g_strcmp0(a->post->url, b->post->url);
	}
	if (order == 0) {
		order = g_strcmp0(a->post->text, b->post->text);
	}
	return order != 0 ? order : compare_numbers(a->post->id, b->post->id);
}

static int
compare_worth(const void *a, const void *b)
{
	const Place *one = a, *other = b;
	int order = one->entry->is_automated - other->entry->is_automated;

	if (order == 0) {
		order = other->worth - one->worth;
	}
	return order != 0 ? order : compare_equals(one->entry, other->entry);
}

static bool
is_last_of_all(const Place *place)
{
	return place->entry->is_automated && place->round > 0;
}

static int
compare_places(const void *a, const void *b)
{
	const Place *one = a, *other = b;
	int order = is_last_of_all(one) - is_last_of_all(other);

	if (order == 0) {
		order = one->round - other->round;
	}
	return order != 0 ? order : compare_worth(a, b);
}

static const char *
person_in(const DraftEntry *entry)
{
	return entry->person != NULL ? entry->person : "";
}

static int
count_of(GHashTable *counts, const char *person)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(counts, person));
}

/* How often somebody is met, from 1 on. @person borrowed as long as @counts. */
static int
count_more(GHashTable *counts, const char *person, int more)
{
	const int count = count_of(counts, person) + more;

	g_hash_table_insert(counts, (char *)person, GINT_TO_POINTER(count));
	return count;
}

void
choice_rank(GPtrArray *entries)
{
	g_autofree Place *places = g_new0(Place, entries->len);
	g_autoptr(GHashTable) met = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < entries->len; i++) {
		places[i].entry = g_ptr_array_index(entries, i);
		places[i].worth = draft_entry_worth(places[i].entry);
	}
	qsort(places, entries->len, sizeof *places, compare_worth);
	for (guint i = 0; i < entries->len; i++) {
		places[i].round = count_more(met, person_in(places[i].entry), 1) - 1;
	}
	qsort(places, entries->len, sizeof *places, compare_places);
	for (guint i = 0; i < entries->len; i++) {
		places[i].entry->rank = (int)i + 1;
		entries->pdata[i] = places[i].entry;
	}
}

/* ---- what there is room for ------------------------------------------------------------------ */

static void
add_cut(GPtrArray *cuts, const DraftEntry *entry, int64_t post_id, const DraftCut *like)
{
	if (post_id == 0) {
		return;
	}
	DraftCut *cut = g_new0(DraftCut, 1);

	cut->post_id = post_id;
	cut->reason = g_strdup(like->reason);
	cut->is_carried = like->is_carried;
	cut->rank = entry->rank;
	memcpy(cut->worth, entry->worth, sizeof cut->worth);
	g_ptr_array_add(cuts, cut);
}

/* A post with its copies elsewhere. @rank_of: the entry that has the rank. */
static void
cut_post(GPtrArray *cuts, const DraftEntry *entry, const DraftEntry *rank_of,
	const ChoiceRule *rule, const char *reason)
{
	const DraftCut like = { .reason = (char *)reason,
		.is_carried = entry->time_s >= rule->carry_s };

	add_cut(cuts, rank_of, entry->post->id, &like);
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		add_cut(cuts, rank_of, copy->post_id, &like);
	}
}

static void
cut_entry(GPtrArray *cuts, const DraftEntry *entry, const ChoiceRule *rule, const char *reason)
{
	cut_post(cuts, entry, entry, rule, reason);
	for (guint i = 0; i < entry->below->len; i++) {
		cut_post(cuts, g_ptr_array_index(entry->below, i), entry, rule, reason);
	}
}

/* Cut who has enough places; what is left keeps its order. */
static void
cut_over_author(GPtrArray *entries, const ChoiceRule *rule, GPtrArray *cuts)
{
	const ChoiceRule for_good = { .carry_s = INT64_MAX };
	g_autoptr(GHashTable) met = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) firsts = g_hash_table_new(g_str_hash, g_str_equal);
	guint kept = 0;

	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);
		const int count = count_more(met, person_in(entry), 1);

		if (count == 1) {
			g_hash_table_insert(firsts, (char *)person_in(entry), entry);
		}
		if (count <= rule->max_per_author) {
			entries->pdata[kept++] = entry;
			continue;
		}
		DraftEntry *first = g_hash_table_lookup(firsts, person_in(entry));
		first->more_by_author++;
		cut_entry(cuts, entry, &for_good, CHOICE_OVER_AUTHOR);
		draft_entry_free(entry);
	}
	while (entries->len > kept) {
		g_ptr_array_steal_index(entries, entries->len - 1);
	}
}

/* What is still shown, while it is too much. */
typedef struct Room {
	GPtrArray *entries;
	const ChoiceRule *rule;
	GPtrArray *cuts;
	GHashTable *met; /* person -> how many places they have, below others too */
	int shown;
	guint trimmed; /* the answers of the entries from this one on were looked at */
} Room;

static void
room_begin(Room *room)
{
	room->met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < room->entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(room->entries, i);

		count_more(room->met, g_strdup(person_in(entry)), 1);
		for (guint k = 0; k < entry->below->len; k++) {
			count_more(room->met,
				g_strdup(person_in(g_ptr_array_index(entry->below, k))), 1);
		}
		room->shown += 1 + (int)entry->below->len;
	}
	room->trimmed = room->entries->len;
}

static void
leave_place(Room *room, const DraftEntry *entry)
{
	count_more(room->met, g_strdup(person_in(entry)), -1);
	room->shown--;
}

/* One answer below @entry whose author stands elsewhere, too: the latest. */
static bool
trim_entry(Room *room, DraftEntry *entry)
{
	for (guint i = entry->below->len; i > 0; i--) {
		DraftEntry *answer = g_ptr_array_index(entry->below, i - 1);

		if (count_of(room->met, person_in(answer)) > 1) {
			leave_place(room, answer);
			cut_post(room->cuts, answer, entry, room->rule, CHOICE_OVER_POSTS);
			entry->more++;
			g_ptr_array_remove_index(entry->below, i - 1);
			return true;
		}
	}
	return false;
}

/* Places only become fewer, so that an entry without such an answer will never have one. */
static bool
trim_one(Room *room)
{
	room->trimmed = MIN(room->trimmed, room->entries->len);
	while (room->trimmed > 0) {
		if (trim_entry(room, g_ptr_array_index(room->entries, room->trimmed - 1))) {
			return true;
		}
		room->trimmed--;
	}
	return false;
}

static void
cut_last(Room *room)
{
	const guint last = room->entries->len - 1;
	DraftEntry *entry = g_ptr_array_index(room->entries, last);

	leave_place(room, entry);
	for (guint i = 0; i < entry->below->len; i++) {
		leave_place(room, g_ptr_array_index(entry->below, i));
	}
	cut_entry(room->cuts, entry, room->rule, CHOICE_OVER_POSTS);
	g_ptr_array_remove_index(room->entries, last);
}

static bool
is_only_place(const Room *room, const DraftEntry *entry)
{
	return count_of(room->met, person_in(entry)) == 1;
}

void
choice_cut(GPtrArray *entries, const ChoiceRule *rule, GPtrArray *cuts)
{
	Room room = { .entries = entries, .rule = rule, .cuts = cuts };

	cut_over_author(entries, rule, cuts);
	room_begin(&room);
	while (room.shown > rule->max_posts && entries->len > 0) {
		const DraftEntry *last = g_ptr_array_index(entries, entries->len - 1);

		if (!is_only_place(&room, last) || !trim_one(&room)) {
			cut_last(&room);
		}
	}
	g_hash_table_unref(room.met);
}

/* ---- a draft that became too large ----------------------------------------------------------- */

/* The last of the rank; among those without one (drafts of older versions) the last shown. */
static DraftSection *
find_last(const Draft *draft, guint *index)
{
	DraftSection *found = NULL;
	int rank = -1;

	for (guint i = 0; i < draft->sections->len; i++) {
		DraftSection *section = g_ptr_array_index(draft->sections, i);

		for (guint k = 0; k < section->entries->len; k++) {
			const DraftEntry *entry = g_ptr_array_index(section->entries, k);

			if (entry->rank >= rank) {
				rank = entry->rank;
				found = section;
				*index = k;
			}
		}
	}
	return found;
}

static guint
count_entries(const Draft *draft)
{
	guint count = 0;

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		count += section->entries->len;
	}
	return count;
}

bool
choice_cut_one(Draft *draft, const char *reason, int64_t carry_s)
{
	const ChoiceRule rule = { .carry_s = carry_s };
	guint index = 0;

	if (count_entries(draft) <= 1) {
		return false;
	}
	DraftSection *section = find_last(draft, &index);

	cut_entry(draft->cuts, g_ptr_array_index(section->entries, index), &rule, reason);
	g_ptr_array_remove_index(section->entries, index);
	return true;
}
