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
		g_free(chat->name);
		g_free(chat->web_url);
		g_ptr_array_unref(chat->voices);
		g_free(chat);
	}
}

/* Who they are is one number each. */
static DraftVoice *
voice_figures(const DraftVoice *voice, GHashTable *persons)
{
	DraftVoice *figure = draft_voice_new();
	const guint next = g_hash_table_size(persons) + 1;
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(persons, voice->person));

	if (number == 0) {
		number = next;
		g_hash_table_insert(persons, voice->person, GUINT_TO_POINTER(number));
	}
	figure->label = g_strdup(voice->label);
	figure->person = g_strdup_printf("%u", number);
	return figure;
}

DraftChat *
draft_chat_figures(const DraftChat *chat)
{
	g_autoptr(GHashTable) persons = g_hash_table_new(g_str_hash, g_str_equal);
	DraftChat *figures = draft_chat_new(hashtag_copy(chat->tag));

	figures->timezone = g_strdup(chat->timezone);
	figures->name = g_strdup(chat->name);
	figures->start_s = chat->start_s;
	figures->end_s = chat->end_s;
	figures->unquoted = chat->unquoted;
	for (guint i = 0; i < chat->voices->len; i++) {
		g_ptr_array_add(figures->voices,
			voice_figures(g_ptr_array_index(chat->voices, i), persons));
	}
	return figures;
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
