/* The part of section that a chat is shown in. */
#include "digest/section.h"

#include "digest/entry.h"
#include "digest/section_part.h"

#include <string.h>

GPtrArray *
section_take_chats(Draft *draft)
{
	GPtrArray *chats = g_ptr_array_new_with_free_func((GDestroyNotify)draft_section_free);

	for (guint i = draft->sections->len; i > 0; i--) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i - 1);

		if (section->kind == DRAFT_SECTION_CHAT) {
			g_ptr_array_insert(chats, 0,
				g_ptr_array_steal_index(draft->sections, i - 1));
		}
	}
	return chats;
}

void
section_put_chats(Draft *draft, GPtrArray *chats)
{
	while (chats->len > 0) {
		g_ptr_array_add(draft->sections, g_ptr_array_steal_index(chats, 0));
	}
}

/* ---- the best of them ------------------------------------------------------------------------ */

static bool
may_be_shown(const DraftEntry *entry)
{
	return entry->post->warning == NULL && !entry->is_automated;
}

/* What the organiser wants, then by worth; among equals the earlier, whatever their order was. */
static int
by_worth(const void *left, const void *right)
{
	const DraftEntry *a = *(const DraftEntry *const *)left;
	const DraftEntry *b = *(const DraftEntry *const *)right;
	const int worth = draft_entry_worth(b) - draft_entry_worth(a);

	if (a->is_pinned != b->is_pinned) {
		return a->is_pinned ? -1 : 1;
	}
	return worth != 0 ? worth : entry_compare(left, right);
}

/* @return owned set of DraftEntry, borrowed: those that are shown. @ranked: by worth. @most: so
 * many at most, but what the organiser wants. */
static GHashTable *
choose(const GPtrArray *ranked, guint most)
{
	GHashTable *chosen = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) persons = g_hash_table_new(g_str_hash, g_str_equal);

	for (int round = 0; round < 2; round++) {
		for (guint i = 0; i < ranked->len; i++) {
			DraftEntry *entry = g_ptr_array_index(ranked, i);
			const bool has_room = g_hash_table_size(chosen) < most
				&& may_be_shown(entry);
			const bool is_first = round > 0
				|| !g_hash_table_contains(persons, draft_entry_person(entry));

			if (entry->is_pinned || (has_room && is_first)) {
				g_hash_table_add(chosen, entry);
				g_hash_table_add(persons, (char *)draft_entry_person(entry));
			}
		}
	}
	return chosen;
}

/* ---- what is not shown ----------------------------------------------------------------------- */

static void
record(Draft *draft, const DraftEntry *entry, int64_t id)
{
	DraftCut *cut = g_new0(DraftCut, 1);

	cut->post_id = id;
	cut->reason = g_strdup(SECTION_CUT_CHAT);
	memcpy(cut->worth, entry->worth, sizeof cut->worth);
	g_ptr_array_add(draft->cuts, cut);
}

/* A post goes with its copies; what is quoted for the conversation's sake was none of ours. */
static void
cut_answer(Draft *draft, const DraftEntry *entry)
{
	if (entry->is_aside || entry->post->id == 0) {
		return;
	}
	record(draft, entry, entry->post->id);
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		if (copy->post_id != 0) {
			record(draft, entry, copy->post_id);
		}
	}
}

static void
show_best(Draft *draft, DraftEntry *question)
{
	const bool is_alone = draft->frequency == SCHEDULE_AFTER_CHAT;
	const guint most = is_alone ? SECTION_CHAT_OWN_ANSWERS : SECTION_CHAT_ANSWERS;
	g_autoptr(GPtrArray) ranked = g_ptr_array_new();
	gsize count = 0;

	g_ptr_array_extend(ranked, question->below, NULL, NULL);
	g_ptr_array_sort(ranked, by_worth);
	g_autoptr(GHashTable) chosen = choose(ranked, most);
	void **list = g_ptr_array_steal(question->below, &count);
	for (gsize i = 0; i < count; i++) {
		DraftEntry *answer = list[i];

		if (g_hash_table_contains(chosen, answer)) {
			g_ptr_array_add(question->below, answer);
		} else {
			cut_answer(draft, answer);
			draft_entry_free(answer);
			question->more++;
		}
	}
	g_free(list);
	g_ptr_array_sort(question->below, entry_compare);
}

void
section_chat(Draft *draft, DraftSection *section, GPtrArray *also)
{
	for (guint i = 0; i < section->entries->len; i++) {
		DraftEntry *question = g_ptr_array_index(section->entries, i);

		section->total += draft_entry_posts(question);
		show_best(draft, question);
	}
	for (guint i = 0; i < also->len; i++) {
		section->total += draft_entry_posts(g_ptr_array_index(also, i));
		cut_answer(draft, g_ptr_array_index(also, i));
	}
	g_ptr_array_unref(also);
}
