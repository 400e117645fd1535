/* What is known of chats while posts are attributed, and which chat a label means. */
#include "recap/chat_answer_part.h"

#include "recap/chat_manner.h"

#include <string.h>

/* A last question is open so long, whatever a host says. */
#define LAST_S (3 * 60)
/* "@ada@social.tooter.example" may be called by so many beginnings of that. */
#define HANDLE_PARTS_MAX 6
/* "Till the next day": answers count so long after the last question. */
#define LATE_S (30 * 60 * 60)

ChatAnswer *
chat_answer_at(const Attribution *all, guint place)
{
	return &g_array_index(all->answers, ChatAnswer, place);
}

int64_t
chat_answer_last_s(const Chat *chat)
{
	return ((const ChatQuestion *)g_ptr_array_index(chat->questions, chat->questions->len - 1))
		->asked_s;
}

int64_t
chat_answer_first_s(const Chat *chat)
{
	return ((const ChatQuestion *)g_ptr_array_index(chat->questions, 0))->asked_s;
}

/* Whether a chat goes on, or its answers still come. */
bool
chat_answer_is_in_time(const Chat *chat, int64_t at_s)
{
	return at_s >= MIN(chat_answer_first_s(chat) - CHAT_SKEW_S, chat->listed_s)
		&& at_s <= chat_answer_last_s(chat) + LATE_S;
}

bool
chat_answer_is_host(const Chat *chat, const ChatPost *post)
{
	return g_hash_table_contains(chat->team->authors, post->author);
}

GHashTable *
chat_answer_hosts(const GPtrArray *chats)
{
	GHashTable *hosts = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTableIter iter;
	void *author;

	for (guint i = 0; i < chats->len; i++) {
		const Chat *chat = g_ptr_array_index(chats, i);

		g_hash_table_iter_init(&iter, chat->team->authors);
		while (g_hash_table_iter_next(&iter, &author, NULL)) {
			g_hash_table_add(hosts, author);
		}
	}
	return hosts;
}

int64_t
chat_answer_over_s(const Attribution *all, const Chat *chat)
{
	const int64_t last_s = chat_answer_last_s(chat);

	for (guint i = chat_post_since(all->posts, last_s + LAST_S); i < all->posts->len; i++) {
		const ChatPost *post = chat_post_at(all->posts, i);

		if (post->at_s > last_s + CHAT_FLOOR_S) {
			break;
		}
		if (post->above == CHAT_NONE && chat_answer_is_host(chat, post)
			&& all->holders[i].question == NULL && chat_manner_takes_leave(post)) {
			return post->at_s;
		}
	}
	return G_MAXINT64;
}

/* Note a post under a beginning of its author's handle. */
static void
note_spoken(GHashTable *spoken, const char *author, gsize length, guint place)
{
	char *handle = g_strndup(author, length);
	GArray *places = g_hash_table_lookup(spoken, handle);

	if (places == NULL) {
		places = g_array_new(FALSE, FALSE, sizeof(guint));
		g_hash_table_insert(spoken, handle, places);
	} else {
		g_free(handle);
	}
	g_array_append_val(places, place);
}

GHashTable *
chat_answer_spoken(const GPtrArray *posts)
{
	GHashTable *spoken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)g_array_unref);

	for (guint i = 0; i < posts->len; i++) {
		const char *author = chat_post_at(posts, i)->author;
		guint parts = 0;

		for (gsize k = 1; *author == '@' && parts < HANDLE_PARTS_MAX; k++) {
			if (author[k] == '\0' || author[k] == '@' || author[k] == '.') {
				note_spoken(spoken, author, k, i);
				parts++;
			}
			if (author[k] == '\0') {
				break;
			}
		}
	}
	return spoken;
}

GHashTable *
chat_answer_said(const GPtrArray *posts)
{
	GHashTable *said = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
		(GDestroyNotify)g_array_unref);

	for (guint i = 0; i < posts->len; i++) {
		char *author = chat_post_at(posts, i)->author;
		GArray *places = g_hash_table_lookup(said, author);

		if (places == NULL) {
			places = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(said, author, places);
		}
		g_array_append_val(places, i);
	}
	return said;
}

/* How many hashtags a post has of a chat; 1 where the chat has none. */
guint
chat_answer_tags(const Attribution *all, const Chat *chat, const ChatPost *post)
{
	guint most = 0, known = 0;

	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);
		const ChatPost *asked = chat_post_at(all->posts, question->post);

		most = MAX(most, chat_post_shared_tags(asked, post));
		known += g_hash_table_size(asked->tags);
	}
	return known == 0 ? 1 : most;
}

static void
hold(Claim *holders, const Chat *chat, const ChatQuestion *question, guint place)
{
	if (holders[place].question == NULL) {
		holders[place].chat = chat;
		holders[place].question = question;
	}
}

Claim *
chat_answer_holders(const GPtrArray *posts, const GPtrArray *chats)
{
	Claim *holders = g_new0(Claim, posts->len + 1);

	for (guint i = 0; i < chats->len; i++) {
		const Chat *chat = g_ptr_array_index(chats, i);

		for (guint k = 0; k < chat->questions->len; k++) {
			const ChatQuestion *question = g_ptr_array_index(chat->questions, k);

			hold(holders, chat, question, question->post);
			for (guint n = 0; n < question->also->len; n++) {
				hold(holders, chat, question,
					g_array_index(question->also, guint, n));
			}
		}
	}
	return holders;
}

Claim
chat_answer_claim(const Attribution *all, guint place, ChatBy by, int trust)
{
	Claim claim = { NULL, NULL, by, trust, false };

	if (place != CHAT_NONE) {
		claim.chat = all->holders[place].chat;
		claim.question = all->holders[place].question;
	}
	return claim;
}

/* The question that has the floor, or NULL. */
const ChatQuestion *
chat_answer_floor(const Chat *chat, int64_t at_s)
{
	const ChatQuestion *floor = NULL;

	if (at_s < chat_answer_first_s(chat) || at_s > chat_answer_last_s(chat) + CHAT_FLOOR_S) {
		return NULL;
	}
	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);

		if (question->asked_s <= at_s) {
			floor = question;
		}
	}
	return floor != NULL && at_s - floor->asked_s <= CHAT_FLOOR_S ? floor : NULL;
}

/* ---- which chat a label means ---------------------------------------------------------------- */

/* Whether a post names a host of a chat. */
static bool
names_host(const Attribution *all, const Chat *chat, const ChatPost *post)
{
	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		for (guint k = 0; word->kind == CHAT_WORD_HANDLE && k < chat->questions->len; k++) {
			const ChatQuestion *question = g_ptr_array_index(chat->questions, k);

			if (chat_manner_means(word->folded,
				    chat_post_at(all->posts, question->post))) {
				return true;
			}
		}
	}
	return false;
}

/* Whether a post has the mark of a chat before its label. */
static bool
has_mark(const Attribution *all, const Chat *chat, const ChatPost *post)
{
	for (guint i = 0; i < chat->questions->len && post->mark != NULL; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);

		if (g_strcmp0(chat_post_at(all->posts, question->post)->mark, post->mark) == 0) {
			return true;
		}
	}
	return false;
}

static int
count_leaning(const Attribution *all, const char *author, const Chat *chat, const Chat *other)
{
	const GArray *said = g_hash_table_lookup(all->said, author);
	int count = 0;

	for (guint i = 0; i < said->len; i++) {
		const ChatPost *post = chat_post_at(all->posts, g_array_index(said, guint, i));
		const guint tags = chat_answer_tags(all, chat, post);
		const guint others = chat_answer_tags(all, other, post);

		count += chat_answer_claim(all, post->above, CHAT_BY_REPLY, 0).chat == chat ? 2 : 0;
		count += names_host(all, chat, post) ? 2 : 0;
		count += has_mark(all, chat, post) ? 2 : 0;
		count += tags > others ? 1 : 0;
	}
	return count;
}

/* How often an author takes part in one chat and not in another: below its posts, by its tags. It
 * is counted once. */
static int
leaning(const Attribution *all, const char *author, const Chat *chat, const Chat *other)
{
	g_autofree char *key = g_strdup_printf("%p %p %s", (const void *)chat, (const void *)other,
		author);
	int known = GPOINTER_TO_INT(g_hash_table_lookup(all->leanings, key));

	if (known == 0) {
		known = count_leaning(all, author, chat, other) + 1;
		g_hash_table_insert(all->leanings, g_steal_pointer(&key), GINT_TO_POINTER(known));
	}
	return known - 1;
}

/* How many hashtags of a chat's first question a post lacks. */
static guint
missing_tags(const Attribution *all, const Chat *chat, const ChatPost *post)
{
	const ChatQuestion *first = g_ptr_array_index(chat->questions, 0);
	const ChatPost *asked = chat_post_at(all->posts, first->post);

	return g_hash_table_size(asked->tags) - chat_post_shared_tags(asked, post);
}

/* Whether the host of a chat puts a mark before labels. */
static bool
is_marked(const Attribution *all, const Chat *chat)
{
	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);

		if (chat_post_at(all->posts, question->post)->mark != NULL) {
			return true;
		}
	}
	return false;
}

/* Which of two chats that run at one time a label means: 1 the first, -1 the second, 0 unknown. */
static int
compare_chats(const Attribution *all, const ChatPost *post, const Chat *one, const Chat *two)
{
	const int tags = (int)chat_answer_tags(all, one, post)
		- (int)chat_answer_tags(all, two, post);
	const int names = names_host(all, one, post) - names_host(all, two, post);
	int sign = has_mark(all, one, post) - has_mark(all, two, post);

	if (sign == 0) {
		sign = names != 0 ? names : tags;
	}
	if (sign == 0) {
		sign = leaning(all, post->author, one, two) - leaning(all, post->author, two, one);
	}
	if (sign == 0) {
		sign = (int)missing_tags(all, two, post) - (int)missing_tags(all, one, post);
	}
	if (sign == 0 && post->mark == NULL) {
		sign = is_marked(all, two) - is_marked(all, one);
	}
	return (sign > 0) - (sign < 0);
}

/* The chat whose question @number a label may mean. */
Claim
chat_answer_chat(const Attribution *all, const ChatPost *post, guint number)
{
	Claim best = { NULL, NULL, CHAT_BY_LABEL, TRUST_LABEL, false };
	bool is_torn = false;

	for (guint i = 0; i < all->chats->len; i++) {
		const Chat *chat = g_ptr_array_index(all->chats, i);
		const ChatQuestion *question = chat_answer_is_in_time(chat, post->at_s)
			? chat_find(chat, number)
			: NULL;
		int order = -1;

		if (question == NULL
			|| MIN(question->asked_s - CHAT_SKEW_S, chat->listed_s) > post->at_s) {
			continue;
		}
		if (best.question != NULL) {
			order = compare_chats(all, post, best.chat, chat);
			is_torn = order == 0
				&& chat_answer_last_s(best.chat) > chat_answer_first_s(chat);
		}
		if (order <= 0) {
			best.chat = chat;
			best.question = question;
		}
	}
	if (best.chat != NULL && chat_answer_tags(all, best.chat, post) == 0
		&& g_hash_table_size(post->tags) > 0) {
		best.trust -= DOUBT_ELSEWHERE;
	}
	best.trust -= is_torn ? DOUBT_POLITE : 0;
	return best;
}
