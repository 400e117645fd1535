/* The part of ingest that counts what a chat's recap may not quote. */
#include "flow/ingest_part.h"

#include "model/chat_spec.h"
#include "model/key.h"
#include "store/chats.h"
#include "store/history.h"
#include "text/date.h"

static bool
has_tag(const ChatSpec *chat, const Post *post)
{
	for (guint i = 0; i < post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->tags, i);

		if (hashtag_list_has(chat->tags, tag->key)) {
			return true;
		}
	}
	return false;
}

bool
ingest_count_unquoted(const Reading *reading, const GPtrArray *chats, const Post *post,
	GError **error)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	g_autoptr(GPtrArray) drops = NULL;
	bool is_counted = true;

	if (chats == NULL || chats->len == 0 || post->published_s == DATE_UNKNOWN) {
		return true;
	}
	/* Once, however often and wherever it is shown. */
	g_ptr_array_add(keys, (void *)key_that_is_seen(post->keys));
	if (!history_drops(reading->store, keys, &drops, error)) {
		return false;
	}
	for (guint i = 0; is_counted && drops->len == 0 && i < chats->len; i++) {
		const ChatSpec *chat = g_ptr_array_index(chats, i);

		is_counted = !has_tag(chat, post)
			|| chats_count_unquoted(reading->store, chat->tag->key, post->published_s,
				error);
	}
	return is_counted;
}
