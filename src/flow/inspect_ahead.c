#include "flow/inspect_ahead.h"

#include "model/chat_spec.h"
#include "model/event_spec.h"
#include "model/section_order.h"

/* The first chat of a digest, or NULL. */
static const ChatSpec *
find_chat(const Config *config, const DigestSpec *digest)
{
	for (guint i = 0; i < config->chats->len; i++) {
		const ChatSpec *chat = g_ptr_array_index(config->chats, i);

		if (digest_spec_tag_for(digest, chat->tag->key) != NULL) {
			return chat;
		}
	}
	return NULL;
}

/* What takes place in a digest, the first of it: "[event walk]", "[source college]". @return owned,
 * or NULL. */
static char *
find_event(const Config *config, const DigestSpec *digest)
{
	for (guint i = 0; i < config->events->len; i++) {
		const EventSpec *event = g_ptr_array_index(config->events, i);

		if (event->tags->len == 0 || digest_spec_tag_index(digest, event->tags) >= 0) {
			return g_strdup_printf("[%s %s]", event->section, event->name);
		}
	}
	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *source = g_ptr_array_index(config->sources, i);

		if (source_spec_is_calendar(source)
			&& (!source->has_own_tags
				|| digest_spec_tag_index(digest, source->tags) >= 0)) {
			return g_strdup_printf("[source %s]", source->section);
		}
	}
	return NULL;
}

void
inspect_ahead(const Config *config, GPtrArray *lines)
{
	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(config->digests, i);
		const ChatSpec *chat = find_chat(config, digest);
		g_autofree char *event = find_event(config, digest);

		if (chat != NULL && !section_order_has(&digest->sections, DRAFT_SECTION_CHAT)) {
			g_ptr_array_add(lines,
				g_strdup_printf(
					"digest %s: no chats stand in its sections, so that "
					"[chat %s] comes post by post there (add chats "
					"to sections)",
					digest->name, chat->name));
		}
		if (event != NULL && digest_spec_events(digest) == 0) {
			g_ptr_array_add(lines,
				g_strdup_printf(
					"digest %s: events = 0 d, so that nobody is told of "
					"%s there (say how far ahead, events = 14 d)",
					digest->name, event));
		}
	}
}
