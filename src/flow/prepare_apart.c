#include "flow/prepare_apart.h"

#include "flow/prepare.h"
#include "store/deliveries.h"
#include "store/editions.h"

/* A draft, and what was mailed alone before it. */
typedef struct Marking {
	Draft *draft;      /* borrowed */
	GHashTable *alone; /* owned: of editions_alone() */
} Marking;

/* The bit of an edition that has had some of the draft; 0: there are no more. */
static unsigned
bit_of(GArray *alone, int64_t edition_id)
{
	guint i = 0;

	while (i < alone->len && g_array_index(alone, int64_t, i) != edition_id) {
		i++;
	}
	if (i == DRAFT_CHAT_APART_MAX) {
		return 0;
	}
	if (i == alone->len) {
		g_array_append_val(alone, edition_id);
	}
	return 1U << i;
}

/* @chat: of which the entry is a question, or NULL. */
static void
mark_post(const Marking *marking, DraftEntry *entry, int64_t post_id, DraftChat *chat)
{
	const EditionsAlone *one = g_hash_table_lookup(marking->alone, &post_id);
	const unsigned bit = one == NULL ? 0 : bit_of(marking->draft->alone, one->edition_id);

	entry->apart |= bit;
	if (chat != NULL) {
		chat->apart |= bit;
	}
}

/* One thing that an edition had, by whichever of its copies. */
static void
mark_entry(const Marking *marking, DraftEntry *entry, DraftChat *chat)
{
	mark_post(marking, entry, entry->post->id, chat);
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		mark_post(marking, entry, copy->post_id, chat);
	}
}

/* Since when posts of a draft may have been in another edition. */
static int64_t
oldest(const Draft *draft)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);
	int64_t since_s = draft->period_start_s;

	for (guint i = 0; i < shown->len; i++) {
		since_s = MIN(since_s, ((const DraftEntry *)g_ptr_array_index(shown, i))->time_s);
	}
	return since_s;
}

/* The hashtags of the chats that come alone. @return owned; NULL: none does. */
static char *
tags_said(const Context *context, const DigestSpec *digest)
{
	g_autoptr(GPtrArray) tags = g_ptr_array_new();

	for (guint i = 0; i < digest->after->len; i++) {
		const ChatSpec *chat = config_chat(context->config,
			g_ptr_array_index(digest->after, i));

		if (chat != NULL) {
			g_ptr_array_add(tags, chat->tag);
		}
	}
	return tags->len == 0 ? NULL : hashtag_list_text(tags);
}

bool
prepare_apart_say(Context *context, const DigestSpec *digest, Draft *draft, GError **error)
{
	draft->after = tags_said(context, digest);
	return draft->after == NULL || schedule_course(draft->frequency) != SCHEDULE_COURSE_OWN
		|| editions_chats_new(context->store, digest->name, &draft->is_after_new, error);
}

bool
prepare_apart_mark(Context *context, Draft *draft, GError **error)
{
	g_autoptr(GHashTable) alone = NULL;

	if (schedule_course(draft->frequency) != SCHEDULE_COURSE_OWN) {
		return true;
	}
	if (!editions_alone(context->store, draft->digest, oldest(draft), &alone, error)) {
		return false;
	}
	const Marking marking = { draft, alone };
	for (guint i = 0; g_hash_table_size(alone) > 0 && i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		for (guint j = 0; j < section->entries->len; j++) {
			DraftEntry *entry = g_ptr_array_index(section->entries, j);

			mark_entry(&marking, entry, section->chat);
			for (guint k = 0; k < entry->below->len; k++) {
				mark_entry(&marking, g_ptr_array_index(entry->below, k), NULL);
			}
		}
	}
	return true;
}

static bool
note_readers(Context *context, const Draft *draft, const Edition *edition, GError **error)
{
	for (guint i = 0; i < draft->alone->len; i++) {
		const DeliveriesApart apart = { edition, g_array_index(draft->alone, int64_t, i),
			1U << i };

		if (!deliveries_apart(context->store, &apart, error)) {
			return false;
		}
	}
	return true;
}

bool
prepare_apart_put(Context *context, const Draft *draft, const Edition *edition, GError **error)
{
	g_autoptr(GPtrArray) kinds = NULL;

	if (!note_readers(context, draft, edition, error)
		|| !deliveries_apart_kinds(context->store, edition->id, &kinds, error)) {
		return false;
	}
	for (guint i = 0; i < kinds->len; i++) {
		const int64_t *kind = g_ptr_array_index(kinds, i);
		g_autoptr(GPtrArray) variants =
			g_ptr_array_new_with_free_func((GDestroyNotify)variant_free);

		if (!prepare_variants(draft, (unsigned)*kind, variants, error)
			|| !editions_add_variants(context->store, edition->id, variants, error)) {
			return false;
		}
	}
	return true;
}
