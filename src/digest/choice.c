#include "digest/choice.h"

#include "digest/entry.h"

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

bool
choice_has_pinned(const DraftEntry *entry)
{
	bool is_pinned = entry->is_pinned;

	for (guint i = 0; i < entry->below->len; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);

		is_pinned = is_pinned || below->is_pinned;
	}
	return is_pinned;
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
	int order = choice_has_pinned(other->entry) - choice_has_pinned(one->entry);

	if (order == 0) {
		order = is_last_of_all(one) - is_last_of_all(other);
	}
	if (order == 0) {
		order = one->round - other->round;
	}
	return order != 0 ? order : compare_worth(a, b);
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

/* How many places a person has before this one; a story is the place of whoever of its voices has
 * fewest. */
static int
round_of(GHashTable *met, const DraftEntry *entry)
{
	int least = count_more(met, draft_entry_person(entry), 1) - 1;

	for (guint i = 0; entry->story != NULL && i < entry->below->len; i++) {
		const char *person = draft_entry_person(g_ptr_array_index(entry->below, i));
		const int before = count_more(met, person, 1) - 1;

		least = MIN(least, before);
	}
	return least;
}

void
choice_rank(GPtrArray *entries)
{
	g_autofree Place *places = g_new0(Place, entries->len);
	g_autoptr(GHashTable) met = g_hash_table_new(g_str_hash, g_str_equal);

	if (entries->len == 0) {
		return; /* there is nothing for qsort() to sort, not even NULL */
	}
	for (guint i = 0; i < entries->len; i++) {
		places[i].entry = g_ptr_array_index(entries, i);
		places[i].worth = draft_entry_worth(places[i].entry);
	}
	qsort(places, entries->len, sizeof *places, compare_worth);
	for (guint i = 0; i < entries->len; i++) {
		places[i].round = round_of(met, places[i].entry);
	}
	qsort(places, entries->len, sizeof *places, compare_places);
	for (guint i = 0; i < entries->len; i++) {
		places[i].entry->rank = (int)i + 1;
		entries->pdata[i] = places[i].entry;
	}
}

/* ---- what there is room for ------------------------------------------------------------------ */

void
choice_gone_free(ChoiceGone *gone)
{
	if (gone != NULL) {
		draft_entry_free(gone->entry);
		g_free(gone);
	}
}

static void
add_gone(GPtrArray *gone, DraftEntry *entry, const char *reason)
{
	ChoiceGone *row = g_new0(ChoiceGone, 1);

	*row = (ChoiceGone){ entry, reason };
	g_ptr_array_add(gone, row);
}

/* With nobody else there is nobody to make room for. */
static bool
has_one_person(const GPtrArray *entries)
{
	const char *first = entries->len > 0 ? draft_entry_person(g_ptr_array_index(entries, 0))
					     : "";

	for (guint i = 1; i < entries->len; i++) {
		if (!g_str_equal(draft_entry_person(g_ptr_array_index(entries, i)), first)) {
			return false;
		}
	}
	return true;
}

/* Who has enough places goes, and what a program posts stands for all of it once; what is left
 * keeps its order. */
static void
cut_over_author(GPtrArray *entries, const ChoiceRule *rule, GPtrArray *gone)
{
	g_autoptr(GHashTable) met = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) firsts = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) programs = g_hash_table_new(g_str_hash, g_str_equal);
	guint kept = 0;

	if (has_one_person(entries)) {
		return;
	}
	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);
		const int count = count_more(met, draft_entry_person(entry), 1);

		if (count == 1) {
			g_hash_table_insert(firsts, (char *)draft_entry_person(entry), entry);
		}
		const bool is_told = entry->is_automated
			&& !g_hash_table_add(programs, (char *)draft_entry_person(entry));
		if (choice_has_pinned(entry) || (count <= rule->max_per_author && !is_told)) {
			entries->pdata[kept++] = entry;
			continue;
		}
		((DraftEntry *)g_hash_table_lookup(firsts, draft_entry_person(entry)))
			->more_by_author++;
		add_gone(gone, entry, is_told ? CHOICE_PROGRAM : CHOICE_OVER_AUTHOR);
	}
	while (entries->len > kept) {
		g_ptr_array_steal_index(entries, entries->len - 1);
	}
}

/* What is still shown, while it is too much. */
typedef struct Room {
	GPtrArray *entries;
	GPtrArray *gone;
	const char *reason;
	GHashTable *met; /* person -> how many places they have, below others too */
	int shown;
	guint trimmed; /* the answers of the entries from this one on were looked at */
} Room;

static void
room_begin(Room *room)
{
	room->met = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < room->entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(room->entries, i);

		count_more(room->met, draft_entry_person(entry), 1);
		for (guint k = 0; k < entry->below->len; k++) {
			count_more(room->met,
				draft_entry_person(g_ptr_array_index(entry->below, k)), 1);
		}
		room->shown += 1 + (int)entry->below->len;
	}
	room->trimmed = room->entries->len;
}

static void
leave_place(Room *room, const DraftEntry *entry)
{
	count_more(room->met, draft_entry_person(entry), -1);
	room->shown--;
}

/* One answer below @entry whose author stands elsewhere, too: the latest. */
static bool
trim_entry(Room *room, DraftEntry *entry)
{
	for (guint i = entry->below->len; i > 0; i--) {
		DraftEntry *answer = g_ptr_array_index(entry->below, i - 1);

		if (!answer->is_pinned && count_of(room->met, draft_entry_person(answer)) > 1) {
			leave_place(room, answer);
			answer->rank = entry->rank;
			memcpy(answer->worth, entry->worth, sizeof answer->worth);
			add_gone(room->gone, g_ptr_array_steal_index(entry->below, i - 1),
				room->reason);
			entry->more++;
			entry_name_story(entry);
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
	DraftEntry *entry = g_ptr_array_steal_index(room->entries, room->entries->len - 1);

	leave_place(room, entry);
	for (guint i = 0; i < entry->below->len; i++) {
		leave_place(room, g_ptr_array_index(entry->below, i));
	}
	add_gone(room->gone, entry, room->reason);
}

/* Of a person, or in a story of one of its voices. */
static bool
is_only_place(const Room *room, const DraftEntry *entry)
{
	bool is_only = count_of(room->met, draft_entry_person(entry)) == 1;

	for (guint i = 0; entry->story != NULL && i < entry->below->len; i++) {
		const char *person = draft_entry_person(g_ptr_array_index(entry->below, i));

		is_only = is_only || count_of(room->met, person) == 1;
	}
	return is_only;
}

/* Leave so many posts, and @least entries; the room is over then. */
static void
cut_to(Room *room, int max_posts, guint least)
{
	bool is_more = true;

	while (is_more && room->shown > max_posts && room->entries->len > 0) {
		const DraftEntry *last = g_ptr_array_index(room->entries, room->entries->len - 1);
		const bool may_go = room->entries->len > least;

		if ((may_go && !is_only_place(room, last)) || !trim_one(room)) {
			is_more = may_go;
			if (may_go) {
				cut_last(room);
			}
		}
	}
	g_hash_table_unref(room->met);
}

/* What the organiser wants stands first in the rank, and stays. */
static guint
count_pinned(const GPtrArray *entries)
{
	guint count = 0;

	while (count < entries->len && choice_has_pinned(g_ptr_array_index(entries, count))) {
		count++;
	}
	return count;
}

void
choice_cut(GPtrArray *entries, const ChoiceRule *rule, GPtrArray *gone)
{
	Room room = { .entries = entries, .gone = gone, .reason = CHOICE_OVER_POSTS };

	cut_over_author(entries, rule, gone);
	room_begin(&room);
	cut_to(&room, rule->max_posts, count_pinned(entries));
}

void
choice_cut_more(GPtrArray *entries, int posts, const char *reason, GPtrArray *gone)
{
	Room room = { .entries = entries, .gone = gone, .reason = reason };

	room_begin(&room);
	cut_to(&room, MAX(room.shown - posts, 1), 1);
}
