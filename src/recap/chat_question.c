#include "recap/chat_question.h"

#include "recap/chat_ask.h"
#include "recap/chat_question_part.h"

#include <string.h>

#define DAY_S (24 * 60 * 60)
/* What was shown before a chat is its question, up to so long before. */
#define PREVIEW_S (7 * DAY_S)
#define PREVIEW_LIKENESS 60
#define QUESTIONS_MANY 3
#define ANSWERERS_FEW 2
#define SPEAKERS_MIN 3
#define SPEAKING_S (25 * 60)
/* Its questions are told beforehand in one post no sooner than that. */
#define LIST_S (2 * DAY_S)

/* ---- chats as wholes ------------------------------------------------------------------------- */

static int
compare(const void *a, const void *b)
{
	const ChatQuestion *one = *(ChatQuestion *const *)a, *two = *(ChatQuestion *const *)b;

	if (one->asked_s != two->asked_s) {
		return one->asked_s < two->asked_s ? -1 : 1;
	}
	return one->post < two->post ? -1 : one->post > two->post;
}

/* How many others speak under the hashtag of a chat while it lasts. */
static guint
count_speakers(const Chat *chat, const GPtrArray *posts)
{
	const ChatQuestion *first = g_ptr_array_index(chat->questions, 0);
	const ChatQuestion *last = g_ptr_array_index(chat->questions, chat->questions->len - 1);
	g_autoptr(GHashTable) others = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = chat_post_since(posts, first->asked_s); i < posts->len; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (post->at_s > last->asked_s + SPEAKING_S) {
			break;
		}
		if (!g_hash_table_contains(chat->team->authors, post->author)
			&& chat_post_shared_tags(post, chat_post_at(posts, first->post)) > 0) {
			g_hash_table_add(others, post->author);
		}
	}
	return g_hash_table_size(others);
}

/* One question is a chat where several others answer it, more where anybody does, or several speak
 * under its hashtag. */
static bool
is_chat(const Chat *chat, const GPtrArray *posts)
{
	guint answerers = 0;

	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);
		answerers += chat_answerers(chat, posts, question->number, question->post);
	}
	if (chat->questions->len > 1 && count_speakers(chat, posts) >= SPEAKERS_MIN) {
		return true;
	}
	return answerers >= (chat->questions->len < QUESTIONS_MANY ? ANSWERERS_FEW : 1);
}

/* The question of a later chat that was shown before, or NULL. */
static ChatQuestion *
find_later(const GPtrArray *chats, const GPtrArray *posts, const ChatQuestion *early)
{
	for (guint i = 0; i < chats->len; i++) {
		const Chat *chat = g_ptr_array_index(chats, i);
		ChatQuestion *question = chat_find(chat, early->number);

		if (question != NULL && question != early && question->asked_s > early->asked_s
			&& question->asked_s - early->asked_s < PREVIEW_S
			&& chat_post_likeness(chat_post_at(posts, question->post),
				   chat_post_at(posts, early->post))
				>= PREVIEW_LIKENESS) {
			return question;
		}
	}
	return NULL;
}

/* Whether a chat only showed questions of a later one; they go with those then. */
static bool
fold_preview(const Chat *chat, const GPtrArray *chats, const GPtrArray *posts)
{
	for (guint i = 0; i < chat->questions->len; i++) {
		if (find_later(chats, posts, g_ptr_array_index(chat->questions, i)) == NULL) {
			return false;
		}
	}
	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *early = g_ptr_array_index(chat->questions, i);
		ChatQuestion *question = find_later(chats, posts, early);

		chat_put(question, early->post);
		for (guint k = 0; k < early->also->len; k++) {
			chat_put(question, g_array_index(early->also, guint, k));
		}
	}
	return true;
}

/* Of what goes with a question keep what is not taken yet; it is then. */
static void
keep_new(ChatQuestion *question, GHashTable *taken)
{
	for (guint i = 0; i < question->also->len;) {
		const guint place = g_array_index(question->also, guint, i);

		if (g_hash_table_add(taken, GUINT_TO_POINTER(place))) {
			i++;
		} else {
			chat_drop(question, place);
		}
	}
}

/* A post stands once: as a question before all else, and with the first that has it. */
static void
stand_once(const GPtrArray *chats)
{
	g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < chats->len; i++) {
		const Chat *chat = g_ptr_array_index(chats, i);

		for (guint k = 0; k < chat->questions->len;) {
			const ChatQuestion *question = g_ptr_array_index(chat->questions, k);

			if (g_hash_table_add(taken, GUINT_TO_POINTER(question->post))) {
				k++;
			} else {
				g_ptr_array_remove_index(chat->questions, k);
			}
		}
	}
	for (guint i = 0; i < chats->len; i++) {
		const Chat *chat = g_ptr_array_index(chats, i);

		for (guint k = 0; k < chat->questions->len; k++) {
			keep_new(g_ptr_array_index(chat->questions, k), taken);
		}
	}
}

/* When a host told the questions beforehand, all in one post. */
static void
find_list(Chat *chat, const GPtrArray *posts)
{
	const int64_t from_s = chat->team->from_s;

	for (guint i = chat_post_since(posts, from_s - LIST_S); i < posts->len; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (post->at_s > chat->team->until_s) {
			break;
		}
		if (g_hash_table_contains(chat->team->authors, post->author)
			&& chat_ask_read(post).kind == CHAT_ASK_LIST) {
			chat->listed_s = post->at_s;
			break;
		}
	}
}

static Chat *
read_chat(const GPtrArray *posts, const ChatTeam *team)
{
	Chat *chat = chat_new(team);

	find_list(chat, posts);
	chat_question_walk(chat, posts);
	chat_question_fill(chat, posts);
	g_ptr_array_sort(chat->questions, compare);
	return chat;
}

GPtrArray *
chat_questions(const GPtrArray *posts, const GPtrArray *teams)
{
	GPtrArray *chats = g_ptr_array_new_with_free_func((GDestroyNotify)chat_free);

	for (guint i = 0; i < teams->len; i++) {
		g_ptr_array_add(chats, read_chat(posts, g_ptr_array_index(teams, i)));
	}
	stand_once(chats);
	for (guint i = 0; i < chats->len;) {
		const Chat *chat = g_ptr_array_index(chats, i);

		if (fold_preview(chat, chats, posts) || !is_chat(chat, posts)) {
			g_ptr_array_remove_index(chats, i);
		} else {
			i++;
		}
	}
	stand_once(chats);
	return chats;
}
