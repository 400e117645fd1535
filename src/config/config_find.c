/* What an ini has, by its name. */
#include "config/config.h"

DigestSpec *
config_digest(const Config *config, const char *name)
{
	for (guint i = 0; i < config->digests->len; i++) {
		DigestSpec *digest = g_ptr_array_index(config->digests, i);

		if (g_ascii_strcasecmp(digest->name, name) == 0) {
			return digest;
		}
	}
	return NULL;
}

SourceSpec *
config_mailbox(const Config *config, const char *name)
{
	for (guint i = 0; i < config->sources->len; i++) {
		SourceSpec *source = g_ptr_array_index(config->sources, i);

		if (source->mailbox != NULL && source->mailbox->kind != INBOX_MAILDIR
			&& g_ascii_strcasecmp(source->section, name) == 0) {
			return source;
		}
	}
	return NULL;
}

static bool
has_tag(const ChatSpec *chat, const char *key)
{
	return key != NULL && hashtag_list_has(chat->tags, key);
}

const ChatSpec *
config_chat(const Config *config, const char *name)
{
	g_autoptr(Hashtag) tag = hashtag_new(name);

	for (guint i = 0; i < config->chats->len; i++) {
		const ChatSpec *chat = g_ptr_array_index(config->chats, i);

		if (g_ascii_strcasecmp(chat->name, name) == 0
			|| has_tag(chat, tag != NULL ? tag->key : NULL)) {
			return chat;
		}
	}
	return NULL;
}
