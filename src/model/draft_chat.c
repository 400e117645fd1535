#include "model/draft_chat.h"

#include <string.h>

DraftAsked *
draft_asked_new(void)
{
	return g_new0(DraftAsked, 1);
}

void
draft_asked_free(DraftAsked *asked)
{
	if (asked != NULL) {
		g_free(asked->label);
		g_free(asked->said);
		g_free(asked->lead);
		g_free(asked);
	}
}

DraftVoice *
draft_voice_new(void)
{
	DraftVoice *voice = g_new0(DraftVoice, 1);

	voice->urls = g_ptr_array_new_with_free_func(g_free);
	voice->titles = g_ptr_array_new_with_free_func(g_free);
	return voice;
}

void
draft_voice_free(DraftVoice *voice)
{
	if (voice != NULL) {
		g_free(voice->label);
		g_free(voice->person);
		g_free(voice->name);
		g_ptr_array_unref(voice->urls);
		g_ptr_array_unref(voice->titles);
		g_free(voice);
	}
}

DraftChat *
draft_chat_new(Hashtag *tag)
{
	DraftChat *chat = g_new0(DraftChat, 1);

	chat->tag = tag;
	chat->voices = g_ptr_array_new_with_free_func((GDestroyNotify)draft_voice_free);
	return chat;
}

void
draft_chat_free(DraftChat *chat)
{
	if (chat != NULL) {
		hashtag_free(chat->tag);
		g_free(chat->timezone);
		g_ptr_array_unref(chat->voices);
		g_free(chat);
	}
}

int
draft_chat_answers(const DraftChat *chat, const char *label)
{
	int count = 0;

	for (guint i = 0; i < chat->voices->len; i++) {
		const DraftVoice *voice = g_ptr_array_index(chat->voices, i);

		count += label == NULL || strcmp(voice->label, label) == 0;
	}
	return count;
}

int
draft_chat_people(const DraftChat *chat)
{
	g_autoptr(GHashTable) persons = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < chat->voices->len; i++) {
		const DraftVoice *voice = g_ptr_array_index(chat->voices, i);

		g_hash_table_add(persons, voice->person);
	}
	return (int)g_hash_table_size(persons);
}
