#include "flow/prepare_apart.h"

#include "flow/hour_posts.h"
#include "flow/prepare.h"
#include "store/deliveries.h"
#include "store/editions.h"

/* Whether one of a chat's questions was in an edition: no other chat's that ended then. */
static bool
has_question(const DraftSection *section, GHashTable *posts)
{
	for (guint i = 0; i < section->entries->len; i++) {
		const DraftEntry *question = g_ptr_array_index(section->entries, i);

		if (g_hash_table_contains(posts, &question->post->id)) {
			return true;
		}
	}
	return false;
}

/* All that an edition had, wherever it stands in the draft. */
static void
mark_posts(const Draft *draft, GHashTable *posts, unsigned bit)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	for (guint i = 0; i < shown->len; i++) {
		DraftEntry *entry = g_ptr_array_index(shown, i);

		if (g_hash_table_contains(posts, &entry->post->id)) {
			entry->apart = bit;
		}
	}
}

static bool
find_own(Context *context, const Draft *draft, const DraftChat *chat, EditionsChat *own,
	GError **error)
{
	return editions_of_chat(context->store, draft->digest, chat->end_s + HOUR_OWN_S, own,
		error);
}

/* @bit: of the next chat that has an edition of its own; used up then. */
static bool
mark_chat(Context *context, const Draft *draft, const DraftSection *section, unsigned *bit,
	GError **error)
{
	DraftChat *chat = section->chat;
	g_auto(EditionsChat) own = { 0 };

	if (!find_own(context, draft, chat, &own, error)) {
		return false;
	}
	if (own.id != 0 && has_question(section, own.posts)) {
		chat->own_number = own.number;
		chat->apart = *bit;
		mark_posts(draft, own.posts, *bit);
		*bit <<= 1;
	}
	return true;
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
	unsigned bit = 1;

	if (schedule_course(draft->frequency) != SCHEDULE_COURSE_OWN) {
		return true;
	}
	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL && bit < 1U << DRAFT_CHAT_APART_MAX
			&& !mark_chat(context, draft, section, &bit, error)) {
			return false;
		}
	}
	return true;
}

static bool
note_readers(Context *context, const Draft *draft, const Edition *edition, GError **error)
{
	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);
		DeliveriesApart apart = { .edition = edition };
		g_auto(EditionsChat) own = { 0 };

		if (section->chat == NULL || section->chat->apart == 0) {
			continue;
		}
		if (!find_own(context, draft, section->chat, &own, error)) {
			return false;
		}
		apart.own_id = own.id;
		apart.bit = section->chat->apart;
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
