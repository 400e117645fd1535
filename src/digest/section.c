#include "digest/section.h"

#include "digest/entry.h"
#include "digest/section_part.h"

#include <string.h>

/* A draft that is filled, and what was cut of each hashtag of the digest. */
typedef struct Filling {
	Draft *draft;
	const DigestSpec *spec;
	const ChoiceRule *rule;
	GArray *cut;         /* of int, owned */
	GHashTable *heads;   /* owned: rank of an entry that was cut, and of which a part is folded
			      * away -> its first DraftCut */
	GPtrArray *chats;    /* owned: of DraftSection, owned: decided already */
	GHashTable *carried; /* owned set: names of what may be news for the next edition */
} Filling;

static void
filling_clear(Filling *filling)
{
	g_clear_pointer(&filling->cut, g_array_unref);
	g_clear_pointer(&filling->heads, g_hash_table_unref);
	g_clear_pointer(&filling->chats, g_ptr_array_unref);
	g_clear_pointer(&filling->carried, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Filling, filling_clear)

static Filling
filling_of(Draft *draft, const DigestSpec *spec, const ChoiceRule *rule)
{
	GArray *cut = g_array_new(FALSE, TRUE, sizeof(int));

	g_array_set_size(cut, spec->tags->len);
	return (Filling){ draft, spec, rule, cut, g_hash_table_new(NULL, NULL),
		section_take_chats(draft),
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
}

/* ---- rank ------------------------------------------------------------------------------------ */

static int
by_rank(const void *left, const void *right)
{
	const DraftEntry *a = *(const DraftEntry *const *)left;
	const DraftEntry *b = *(const DraftEntry *const *)right;

	/* Without a rank is last. */
	const guint a_rank = (guint)a->rank - 1, b_rank = (guint)b->rank - 1;
	return a_rank != b_rank ? (a_rank < b_rank ? -1 : 1) : entry_compare(left, right);
}

/* ---- cutting --------------------------------------------------------------------------------- */

/* What is cut, and of what: what goes is an entry with all below it. Borrowed. */
typedef struct Cause {
	const DraftEntry *entry; /* whose rank it has */
	const char *reason;
} Cause;

/* What is folded away is told of by what is shown, as a program's posts are, and of whoever has
 * enough places enough is shown. */
static bool
is_carried(const Filling *filling, const DraftEntry *entry, const char *reason)
{
	return !g_str_equal(reason, SECTION_CUT_FOLDED) && !g_str_equal(reason, CHOICE_OVER_AUTHOR)
		&& !g_str_equal(reason, CHOICE_PROGRAM) && entry->time_s >= filling->rule->carry_s;
}

/* The edition does not have what is carried, and would not hear of its author's no: nobody in it
 * quotes its words. What is folded away is carried where its conversation is. */
static void
note_carried(Filling *filling, const DraftEntry *entry, const Cause *cause)
{
	if (entry->time_s >= filling->rule->carry_s
		&& !g_str_equal(cause->reason, CHOICE_OVER_AUTHOR)) {
		section_add_names(filling->carried, entry);
	}
}

static void
record_cut(Filling *filling, const DraftEntry *entry, int64_t id, const Cause *cause)
{
	DraftCut *cut = g_new0(DraftCut, 1);

	cut->post_id = id;
	cut->reason = g_strdup(cause->reason);
	cut->is_carried = is_carried(filling, entry, cause->reason);
	cut->rank = cause->entry->rank;
	memcpy(cut->worth, cause->entry->worth, sizeof cut->worth);
	g_ptr_array_add(filling->draft->cuts, cut);
}

/* A post goes with its copies, and counts as cut under its hashtag. */
static void
cut_post(Filling *filling, const DraftEntry *entry, const Cause *cause)
{
	const int tag = digest_spec_tag_index(filling->spec, entry->post->tags);

	if (entry->is_aside) {
		return;
	}
	record_cut(filling, entry, entry->post->id, cause);
	note_carried(filling, entry, cause);
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		if (copy->post_id != 0) {
			record_cut(filling, entry, copy->post_id, cause);
		}
	}
	g_assert(tag >= 0);
	g_array_index(filling->cut, int, tag)++;
}

/* @entry goes, with what stands below it; what is folded away in it will (cut_folded). */
static void
cut_entry(Filling *filling, const DraftEntry *entry, const char *reason)
{
	const Cause cause = { entry, reason };
	GPtrArray *cuts = filling->draft->cuts;
	const guint first = cuts->len;

	cut_post(filling, entry, &cause);
	for (guint i = 0; i < entry->below->len; i++) {
		cut_post(filling, g_ptr_array_index(entry->below, i), &cause);
	}
	if (entry->more > 0 && cuts->len > first) {
		g_hash_table_insert(filling->heads, GINT_TO_POINTER(entry->rank),
			g_ptr_array_index(cuts, first));
	}
}

/* What was folded away in conversations that are cut goes as those do. */
static void
cut_folded(const Filling *filling)
{
	const GPtrArray *cuts = filling->draft->cuts;

	for (guint i = 0; g_hash_table_size(filling->heads) > 0 && i < cuts->len; i++) {
		DraftCut *cut = g_ptr_array_index(cuts, i);
		const DraftCut *head = g_hash_table_lookup(filling->heads,
			GINT_TO_POINTER(cut->rank));

		if (head != NULL && g_str_equal(cut->reason, SECTION_CUT_FOLDED)) {
			g_free(cut->reason);
			cut->reason = g_strdup(head->reason);
			cut->is_carried = head->is_carried;
		}
	}
}

/* Of what stands below, what @is_kept says of each. */
static void
fold(Filling *filling, DraftEntry *entry, const bool *is_kept)
{
	const Cause cause = { entry, SECTION_CUT_FOLDED };
	gsize count = 0;
	void **list = g_ptr_array_steal(entry->below, &count);

	for (gsize i = 0; i < count; i++) {
		DraftEntry *below = list[i];

		if (is_kept[i]) {
			g_ptr_array_add(entry->below, below);
		} else {
			cut_post(filling, below, &cause);
			draft_entry_free(below);
			entry->more++;
		}
	}
	g_free(list);
	entry_name_story(entry);
}

/* Persons who have a place. */
typedef struct Placed {
	GHashTable *persons; /* owned set of their names */
	GStringChunk *names; /* owned: copies, since entries that are folded go */
} Placed;

static void
placed_clear(Placed *placed)
{
	g_clear_pointer(&placed->persons, g_hash_table_unref);
	g_clear_pointer(&placed->names, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Placed, placed_clear)

/* @return whether it is the first place of its person. */
static bool
place(Placed *placed, const DraftEntry *entry)
{
	return g_hash_table_add(placed->persons,
		g_string_chunk_insert_const(placed->names, draft_entry_person(entry)));
}

/* Who has no place yet gets one; what room is left goes by time. */
static void
fold_to_some(Filling *filling, DraftEntry *entry, Placed *placed)
{
	const guint count = entry->below->len;
	g_autofree bool *is_kept = g_new0(bool, MAX(count, 1));
	guint kept = 0;

	for (guint i = 0; i < count; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);

		is_kept[i] = place(placed, below) || below->is_pinned;
		kept += is_kept[i] ? 1 : 0;
	}
	for (guint i = 0; i < count && kept < SECTION_BELOW_MAX; i++) {
		kept += is_kept[i] ? 0 : 1;
		is_kept[i] = true;
	}
	if (kept < count) {
		fold(filling, entry, is_kept);
	}
}

static void
fold_all(Filling *filling, const GPtrArray *ranked)
{
	g_auto(Placed) placed = { g_hash_table_new(g_str_hash, g_str_equal),
		g_string_chunk_new(1024) };

	for (guint i = 0; i < ranked->len; i++) {
		place(&placed, g_ptr_array_index(ranked, i));
	}
	for (guint i = 0; i < ranked->len; i++) {
		fold_to_some(filling, g_ptr_array_index(ranked, i), &placed);
	}
}

static void
record_gone(Filling *filling, const GPtrArray *gone)
{
	for (guint i = 0; i < gone->len; i++) {
		const ChoiceGone *row = g_ptr_array_index(gone, i);

		cut_entry(filling, row->entry, row->reason);
	}
	cut_folded(filling);
}

/* ---- filling --------------------------------------------------------------------------------- */

static void
add_entry(DraftSection *section, DraftEntry *entry)
{
	g_ptr_array_add(section->entries, entry);
	section->total += draft_entry_posts(entry);
}

static void
add_picked(Draft *draft, DraftSectionKind kind, const GPtrArray *picked)
{
	DraftSection *section = draft_section_new(kind, NULL);

	for (guint i = 0; picked != NULL && i < picked->len; i++) {
		add_entry(section, g_ptr_array_index(picked, i));
	}
	g_ptr_array_add(draft->sections, section);
}

static void
add_tags(const Filling *filling, const GPtrArray *entries, GHashTable *taken)
{
	const GPtrArray *tags = filling->spec->tags;
	GPtrArray *sections = filling->draft->sections;
	const guint first = sections->len;

	for (guint i = 0; i < tags->len; i++) {
		Hashtag *tag = hashtag_copy(g_ptr_array_index(tags, i));
		DraftSection *section = draft_section_new(DRAFT_SECTION_TAG, tag);

		section->total = g_array_index(filling->cut, int, i);
		g_ptr_array_add(sections, section);
	}
	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		if (taken == NULL || !g_hash_table_contains(taken, entry)) {
			const int index = digest_spec_tag_index(filling->spec, entry->post->tags);

			g_assert(index >= 0);
			add_entry(g_ptr_array_index(sections, first + (guint)index), entry);
		}
	}
}

/* How many more there are of a person is said once: at the first or the last of their entries. */
static void
move_more(const GPtrArray *entries, bool to_last)
{
	g_autoptr(GHashTable) met = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);
		const char *person = draft_entry_person(entry);
		DraftEntry *other = g_hash_table_lookup(met, person);
		DraftEntry *from = to_last ? other : entry, *to = to_last ? entry : other;

		if (other != NULL) {
			to->more_by_author += from->more_by_author;
			from->more_by_author = 0;
		}
		if (other == NULL || to_last) {
			g_hash_table_insert(met, (char *)person, entry);
		}
	}
}

/* Where a reader has read the last of them. */
static void
tell_more_last(const Draft *draft)
{
	g_autoptr(GPtrArray) entries = g_ptr_array_new();

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->kind != DRAFT_SECTION_CHAT) {
			g_ptr_array_extend(entries, section->entries, NULL, NULL);
		}
	}
	move_more(entries, true);
}

/* @entries owned: those that are shown. */
static void
fill(const Filling *filling, GPtrArray *entries)
{
	Draft *draft = filling->draft;
	const SectionOrder *order = &filling->spec->sections;
	g_auto(SectionPicks) picks = { .taken = NULL };

	section_hush(entries, filling->carried);
	g_ptr_array_sort(entries, entry_compare);
	if (!draft_is_small(draft) || filling->chats->len > 0) {
		section_pick(entries, filling->spec, &picks);
	}
	for (guint i = 0; i < order->length; i++) {
		if (order->kinds[i] == DRAFT_SECTION_TAG) {
			add_tags(filling, entries, picks.taken);
		} else if (order->kinds[i] == DRAFT_SECTION_CHAT) {
			section_put_chats(draft, filling->chats);
		} else {
			add_picked(draft, order->kinds[i], picks.of[order->kinds[i]]);
		}
	}
	section_drop_empty(draft);
	section_lead(draft);
	tell_more_last(draft);
	g_ptr_array_set_free_func(entries, NULL);
	g_ptr_array_unref(entries);
}

void
section_fill(Draft *draft, const DigestSpec *spec, const ChoiceRule *rule, GPtrArray *entries)
{
	g_auto(Filling) filling = filling_of(draft, spec, rule);

	g_autoptr(GPtrArray) gone =
		g_ptr_array_new_with_free_func((GDestroyNotify)choice_gone_free);

	g_ptr_array_set_free_func(entries, NULL);
	g_ptr_array_sort(entries, by_rank);
	fold_all(&filling, entries);
	choice_cut(entries, rule, gone);
	record_gone(&filling, gone);
	fill(&filling, entries);
}

/* The index of a section's hashtag in the digest, or -1. */
static int
tag_of(const DigestSpec *spec, const DraftSection *section)
{
	g_autoptr(GPtrArray) tags = g_ptr_array_new();

	if (section->tag != NULL) {
		g_ptr_array_add(tags, section->tag);
	}
	return digest_spec_tag_index(spec, tags);
}

/* What the sections hold, which are empty then. @return owned array. */
static GPtrArray *
take_entries(Filling *filling)
{
	GPtrArray *sections = filling->draft->sections;
	GPtrArray *entries = g_ptr_array_new();

	for (guint i = 0; i < sections->len; i++) {
		DraftSection *section = g_ptr_array_index(sections, i);
		int shown = 0;

		for (guint k = 0; k < section->entries->len; k++) {
			shown += draft_entry_posts(g_ptr_array_index(section->entries, k));
		}
		const int tag = tag_of(filling->spec, section);
		if (tag >= 0) {
			g_array_index(filling->cut, int, tag) += section->total - shown;
		}
		g_ptr_array_set_free_func(section->entries, NULL);
		g_ptr_array_extend(entries, section->entries, NULL, NULL);
		g_ptr_array_set_size(section->entries, 0);
	}
	return entries;
}

bool
section_cut(Draft *draft, const DigestSpec *spec, const ChoiceRule *rule, guint count)
{
	g_auto(Filling) filling = filling_of(draft, spec, rule);
	GPtrArray *entries = take_entries(&filling);
	g_autoptr(GPtrArray) gone =
		g_ptr_array_new_with_free_func((GDestroyNotify)choice_gone_free);

	g_ptr_array_set_size(draft->sections, 0);
	g_ptr_array_sort(entries, by_rank);
	move_more(entries, false);
	choice_cut_more(entries, (int)count, SECTION_CUT_SIZE, gone);
	record_gone(&filling, gone);
	fill(&filling, entries);
	return gone->len > 0;
}
