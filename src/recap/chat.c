#include "recap/chat.h"

/* Who answers a question by its number. */
typedef struct ChatAnswered {
	GHashTable *latest; /* owned: author, borrowed -> the place of their last answer, + 1 */
	GArray *places;     /* owned, of guint: those of all authors, less 1, ascending */
} ChatAnswered;

static void
question_free(void *data)
{
	ChatQuestion *question = data;

	g_hash_table_unref(question->places);
	g_array_unref(question->also);
	g_free(question);
}

void
chat_free(Chat *chat)
{
	g_hash_table_unref(chat->answered);
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
	return question->post == place
		|| g_hash_table_contains(question->places, GUINT_TO_POINTER(place));
}

void
chat_put(ChatQuestion *question, guint place)
{
	if (!chat_holds(question, place)) {
		g_array_append_val(question->also, place);
		g_hash_table_add(question->places, GUINT_TO_POINTER(place));
	}
}

void
chat_drop(ChatQuestion *question, guint place)
{
	if (!g_hash_table_remove(question->places, GUINT_TO_POINTER(place))) {
		return;
	}
	for (guint i = question->also->len; i > 0; i--) {
		if (g_array_index(question->also, guint, i - 1) == place) {
			g_array_remove_index(question->also, i - 1);
		}
	}
}

ChatQuestion *
chat_ask(Chat *chat, const GPtrArray *posts, guint number, guint place)
{
	ChatQuestion *question = g_new0(ChatQuestion, 1);

	question->number = question->last = number;
	question->post = place;
	question->also = g_array_new(FALSE, FALSE, sizeof(guint));
	question->places = g_hash_table_new(NULL, NULL);
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

static void
answered_free(void *data)
{
	ChatAnswered *answered = data;

	g_hash_table_unref(answered->latest);
	g_array_unref(answered->places);
	g_free(answered);
}

static int
compare_places(const void *a, const void *b)
{
	const guint one = *(const guint *)a, two = *(const guint *)b;

	return (one > two) - (one < two);
}

static ChatAnswered *
answered_new(const Chat *chat, const GPtrArray *posts, guint number)
{
	ChatAnswered *answered = g_new0(ChatAnswered, 1);
	GHashTableIter iter;
	void *latest;

	answered->latest = g_hash_table_new(g_str_hash, g_str_equal);
	answered->places = g_array_new(FALSE, FALSE, sizeof(guint));
	for (guint i = chat_post_since(posts, chat->team->from_s);
		i < posts->len && chat_post_at(posts, i)->at_s <= chat->team->until_s; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (chat_is_answered_by(chat, post, number)) {
			g_hash_table_insert(answered->latest, post->author,
				GUINT_TO_POINTER(i + 1));
		}
	}
	g_hash_table_iter_init(&iter, answered->latest);
	while (g_hash_table_iter_next(&iter, NULL, &latest)) {
		const guint place = GPOINTER_TO_UINT(latest) - 1;
		g_array_append_val(answered->places, place);
	}
	g_array_sort(answered->places, compare_places);
	return answered;
}

static const ChatAnswered *
answered_of(const Chat *chat, const GPtrArray *posts, guint number)
{
	ChatAnswered *answered = g_hash_table_lookup(chat->answered, GUINT_TO_POINTER(number));

	if (answered == NULL) {
		answered = answered_new(chat, posts, number);
		g_hash_table_insert(chat->answered, GUINT_TO_POINTER(number), answered);
	}
	return answered;
}

guint
chat_answerers(const Chat *chat, const GPtrArray *posts, guint number, guint place)
{
	g_autoptr(GHashTable) others = g_hash_table_new(g_str_hash, g_str_equal);
	const ChatAnswered *answered = answered_of(chat, posts, number);
	const GArray *below = chat_post_at(posts, place)->below;
	const guint by_number = answered->places->len - chat_place_since(answered->places, place);

	for (guint i = chat_place_since(below, place); i < below->len; i++) {
		const ChatPost *post = chat_post_at(posts, g_array_index(below, guint, i));
		const guint latest = GPOINTER_TO_UINT(g_hash_table_lookup(answered->latest,
			post->author));

		if (post->at_s > chat->team->until_s) {
			break;
		}
		if (latest <= place && !g_hash_table_contains(chat->team->authors, post->author)) {
			g_hash_table_add(others, post->author);
		}
	}
	return by_number + g_hash_table_size(others);
}

Chat *
chat_new(const ChatTeam *team)
{
	Chat *chat = g_new0(Chat, 1);

	chat->team = team;
	chat->listed_s = G_MAXINT64;
	chat->answered = g_hash_table_new_full(NULL, NULL, NULL, answered_free);
	chat->questions = g_ptr_array_new_with_free_func(question_free);
	return chat;
}
