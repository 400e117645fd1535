#include "recap/chat.h"

static void
question_free(void *data)
{
	ChatQuestion *question = data;

	g_array_unref(question->also);
	g_free(question);
}

void
chat_free(Chat *chat)
{
	g_ptr_array_unref(chat->questions);
	g_free(chat);
}

ChatQuestion *
chat_find(const Chat *chat, guint number)
{
	for (guint i = 0; i < chat->questions->len; i++) {
		ChatQuestion *question = g_ptr_array_index(chat->questions, i);

		if (question->number <= number && number <= question->last) {
			return question;
		}
	}
	return NULL;
}

bool
chat_holds(const ChatQuestion *question, guint place)
{
	for (guint i = 0; i < question->also->len; i++) {
		if (g_array_index(question->also, guint, i) == place) {
			return true;
		}
	}
	return question->post == place;
}

void
chat_put(ChatQuestion *question, guint place)
{
	if (!chat_holds(question, place)) {
		g_array_append_val(question->also, place);
	}
}

ChatQuestion *
chat_ask(Chat *chat, const GPtrArray *posts, guint number, guint place)
{
	ChatQuestion *question = g_new0(ChatQuestion, 1);

	question->number = question->last = number;
	question->post = place;
	question->also = g_array_new(FALSE, FALSE, sizeof(guint));
	question->asked_s = chat_post_at(posts, place)->at_s;
	g_ptr_array_add(chat->questions, question);
	return question;
}

ChatQuestion *
chat_holder(const Chat *chat, guint place)
{
	for (guint i = 0; i < chat->questions->len; i++) {
		ChatQuestion *question = g_ptr_array_index(chat->questions, i);

		if (chat_holds(question, place)) {
			return question;
		}
	}
	return NULL;
}

bool
chat_is_aside(const Chat *chat, const GPtrArray *posts, const ChatPost *post)
{
	return post->above != CHAT_NONE
		&& !g_hash_table_contains(chat->team->authors,
			chat_post_at(posts, post->above)->author);
}

bool
chat_is_answered_by(const Chat *chat, const ChatPost *post, guint number)
{
	for (guint i = 0; i < post->labels->len; i++) {
		const ChatLabel *label = &g_array_index(post->labels, ChatLabel, i);

		if (label->kind == CHAT_LABEL_ANSWER && label->first == number) {
			return !g_hash_table_contains(chat->team->authors, post->author);
		}
	}
	return false;
}

guint
chat_answerers(const Chat *chat, const GPtrArray *posts, guint number, guint place)
{
	g_autoptr(GHashTable) others = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = place; i < posts->len; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (post->at_s > chat->team->until_s) {
			break;
		}
		if (!g_hash_table_contains(chat->team->authors, post->author)
			&& (post->above == place || post->quoted == place
				|| chat_is_answered_by(chat, post, number))) {
			g_hash_table_add(others, post->author);
		}
	}
	return g_hash_table_size(others);
}

Chat *
chat_new(const ChatTeam *team)
{
	Chat *chat = g_new0(Chat, 1);

	chat->team = team;
	chat->listed_s = G_MAXINT64;
	chat->questions = g_ptr_array_new_with_free_func(question_free);
	return chat;
}
