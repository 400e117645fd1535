/* What of a recap counts, and what the organiser says of it. */
#include "recap/recap.h"

#include "recap/recap_part.h"

/* ---- which chats ----------------------------------------------------------------------------- */

static bool
asks_within(const Chat *chat, int64_t since_s, int64_t until_s)
{
	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);

		if (question->asked_s >= since_s && question->asked_s < until_s) {
			return true;
		}
	}
	return false;
}

void
recap_keep(Recap *recap, int64_t since_s, int64_t until_s)
{
	for (guint i = recap->chats->len; i > 0; i--) {
		if (!asks_within(g_ptr_array_index(recap->chats, i - 1), since_s, until_s)) {
			g_ptr_array_remove_index(recap->chats, i - 1);
		}
	}
	recap_settle(recap);
}

void
recap_keep_last(Recap *recap)
{
	if (recap->chats->len > 1) {
		g_ptr_array_remove_range(recap->chats, 0, recap->chats->len - 1);
		recap_settle(recap);
	}
}

/* ---- corrections ----------------------------------------------------------------------------- */

/* A correction that counts, and of which post. */
typedef struct Word {
	const RecapCorrection *said; /* borrowed */
	guint place;
} Word;

/* The place of a post, or CHAT_NONE. */
static guint
place_of(const Recap *recap, const Post *post)
{
	/* No place is CHAT_NONE, which is what 0 becomes. */
	return GPOINTER_TO_UINT(g_hash_table_lookup(recap->places, post)) - 1;
}

/* The last word of each post. @return owned array of Word, in the order of what was said. */
static GArray *
last_words(const Recap *recap, const GArray *corrections)
{
	GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
	g_autoptr(GHashTable) later = g_hash_table_new(NULL, NULL);

	for (guint i = corrections->len; i > 0; i--) {
		const RecapCorrection *said = &g_array_index(corrections, RecapCorrection, i - 1);
		const Word word = { said, place_of(recap, said->post) };

		if (word.place != CHAT_NONE && g_hash_table_add(later, (void *)said->post)) {
			g_array_prepend_val(words, word);
		}
	}
	return words;
}

/* A post is no question's any more. */
static void
let_go(Chat *chat, guint place)
{
	for (guint i = chat->questions->len; i > 0; i--) {
		ChatQuestion *question = g_ptr_array_index(chat->questions, i - 1);

		if (question->post == place) {
			g_ptr_array_remove_index(chat->questions, i - 1);
			continue;
		}
		chat_drop(question, place);
	}
}

static void
let_go_all(Recap *recap, const GArray *words)
{
	for (guint i = 0; i < words->len; i++) {
		for (guint k = 0; k < recap->chats->len; k++) {
			let_go(g_ptr_array_index(recap->chats, k),
				g_array_index(words, Word, i).place);
		}
	}
}

static int64_t
begin_s(const Chat *chat)
{
	return chat->questions->len == 0
		? G_MAXINT64
		: ((const ChatQuestion *)g_ptr_array_index(chat->questions, 0))->asked_s;
}

/* A chat for who asks in a post, where there is none. */
static Chat *
add_chat(Recap *recap, const ChatPost *post)
{
	ChatTeam *team = g_new0(ChatTeam, 1);

	team->authors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_hash_table_add(team->authors, g_strdup(post->author));
	team->from_s = G_MININT64 / 2; /* with room to reckon */
	team->until_s = G_MAXINT64 / 2;
	g_ptr_array_add(recap->teams, team);
	g_ptr_array_add(recap->chats, chat_new(team));
	return g_ptr_array_index(recap->chats, recap->chats->len - 1);
}

/* The chat that a post belongs to: the last that has begun, else the first; NULL: none is. */
static Chat *
chat_at(const Recap *recap, const ChatPost *post)
{
	Chat *found = NULL;

	for (guint i = 0; i < recap->chats->len; i++) {
		Chat *chat = g_ptr_array_index(recap->chats, i);

		if (found == NULL || begin_s(chat) <= post->at_s) {
			found = chat;
		}
	}
	return found;
}

static guint
own_number(const Chat *chat, const ChatPost *post)
{
	guint next = 1;

	for (guint i = 0; i < post->labels->len; i++) {
		const ChatLabel *label = &g_array_index(post->labels, ChatLabel, i);

		if (label->kind == CHAT_LABEL_QUESTION && label->first != CHAT_LABEL_NEXT
			&& chat_find(chat, label->first) == NULL) {
			return label->first;
		}
	}
	for (guint i = 0; i < chat->questions->len; i++) {
		next = MAX(next,
			((const ChatQuestion *)g_ptr_array_index(chat->questions, i))->last + 1);
	}
	return next;
}

static gint
by_time(gconstpointer a, gconstpointer b)
{
	const ChatQuestion *one = *(ChatQuestion *const *)a, *other = *(ChatQuestion *const *)b;

	if (one->asked_s != other->asked_s) {
		return one->asked_s < other->asked_s ? -1 : 1;
	}
	return one->number < other->number ? -1 : one->number > other->number;
}

/* A question that is there already gets a part more. */
static void
ask(Recap *recap, const Word *word)
{
	const ChatPost *post = chat_post_at(recap->posts, word->place);
	Chat *chat = chat_at(recap, post);

	chat = chat != NULL ? chat : add_chat(recap, post);
	const guint number = word->said->number != 0 ? word->said->number : own_number(chat, post);
	ChatQuestion *question = chat_find(chat, number);
	if (question != NULL) {
		chat_put(question, word->place);
		return;
	}
	chat_ask(chat, recap->posts, number, word->place);
	g_ptr_array_sort(chat->questions, by_time);
}

/* @return whether there is such a question. */
static bool
assign(Recap *recap, const Word *word)
{
	const Chat *chat = chat_at(recap, chat_post_at(recap->posts, word->place));
	const ChatQuestion *question = chat == NULL ? NULL : chat_find(chat, word->said->number);

	if (question != NULL) {
		g_array_index(recap->answers, ChatAnswer, word->place) = (ChatAnswer){ chat,
			question, CHAT_BY_REPLY };
		g_hash_table_add(recap->by_hand, GUINT_TO_POINTER(word->place + 1));
	}
	return question != NULL;
}

static void
drop_empty_chats(Recap *recap)
{
	for (guint i = recap->chats->len; i > 0; i--) {
		if (begin_s(g_ptr_array_index(recap->chats, i - 1)) == G_MAXINT64) {
			g_ptr_array_remove_index(recap->chats, i - 1);
		}
	}
}

bool
recap_correct(Recap *recap, const GArray *corrections)
{
	g_autoptr(GArray) words = last_words(recap, corrections);
	bool is_followed = true;

	let_go_all(recap, words);
	for (guint i = 0; i < words->len; i++) {
		const Word *word = &g_array_index(words, Word, i);

		if (word->said->word == RECAP_ASKS) {
			ask(recap, word);
		}
	}
	drop_empty_chats(recap);
	recap_settle(recap);
	for (guint i = 0; i < words->len; i++) {
		const Word *word = &g_array_index(words, Word, i);

		if (word->said->word == RECAP_NEITHER) {
			g_array_index(recap->answers, ChatAnswer, word->place) = (ChatAnswer){ 0 };
		} else if (word->said->word == RECAP_ANSWERS) {
			is_followed = assign(recap, word) && is_followed;
		}
	}
	return is_followed;
}

void
recap_fold(Recap *recap, const Post *copy, const Post *original)
{
	const guint from = place_of(recap, copy), to = place_of(recap, original);

	if (from == CHAT_NONE || to == CHAT_NONE || from == to || recap->is_held[from]) {
		return;
	}
	ChatAnswer *answer = &g_array_index(recap->answers, ChatAnswer, from);
	ChatAnswer *own = &g_array_index(recap->answers, ChatAnswer, to);
	if (own->question == NULL && !recap->is_held[to]) {
		*own = *answer;
	}
	*answer = (ChatAnswer){ 0 };
	g_hash_table_add(recap->folded, GUINT_TO_POINTER(from + 1));
}
