#include "recap/chat_answer.h"

#include "recap/chat_answer_part.h"
#include "recap/chat_manner.h"

#include <string.h>

/* So many answers in a hundred by reply, label or quote: then the chat is a chaired one. */
#define CHAIRED_SHARE 66
#define CHAIRED_POSTS_MIN 5
/* But where fewer do at one of its questions, that one is not. */
#define LOOSE_SHARE 40
#define LOOSE_POSTS_MIN 4
/* Whoever says a question again adds no more than so many words. */
#define REPEAT_LIKENESS 90
#define REPEAT_WORDS 2

/* ---- one after the other --------------------------------------------------------------------- */

/* Whether a post says a question of a chat again, and adds nothing. */
static bool
is_repeat(const Attribution *all, const Chat *chat, const ChatPost *post)
{
	const guint stems = g_hash_table_size(post->stems);

	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);
		const ChatPost *asked = chat_post_at(all->posts, question->post);

		if (stems <= g_hash_table_size(asked->stems) + REPEAT_WORDS
			&& chat_post_likeness(post, asked) >= REPEAT_LIKENESS) {
			return true;
		}
	}
	return chat_manner_passes_on(post);
}

/* Whether somebody goes on with what they said themselves. */
static bool
goes_on(const Attribution *all, const ChatPost *post)
{
	return post->above != CHAT_NONE
		&& strcmp(chat_post_at(all->posts, post->above)->author, post->author) == 0
		&& chat_answer_at(all, post->above)->question != NULL;
}

/* "Ooh, good one! Esme here, hi": few words, and a greeting first. */
static bool
comes_in_shortly(const ChatPost *post)
{
	return post->said < CHAT_TELLING_WORDS && chat_manner_comes_in(post);
}

/* What of a post without a label makes it doubtful that it is an answer at all. */
static int
manner_doubts(const Attribution *all, const Claim *claim, const ChatPost *post)
{
	const bool is_direct = claim->by == CHAT_BY_REPLY && !claim->is_beside;
	/* "yes, always" answers a question, and is no answer below somebody else's */
	const bool is_polite = is_direct ? chat_manner_greets(post) : chat_manner_is_polite(post);
	int doubt = 0;

	doubt += post->introduces && post->said < CHAT_TELLING_WORDS ? DOUBT_POLITE : 0;
	doubt += is_polite || (claim->by == CHAT_BY_QUOTE && comes_in_shortly(post)) ? DOUBT_POLITE
										     : 0;
	doubt += chat_answer_is_host(claim->chat, post) ? DOUBT_HOST : 0;
	doubt += (is_direct ? chat_manner_asks_back(post) : post->asks) ? DOUBT_ASKS : 0;
	doubt += claim->is_beside && post->said < CHAT_TELLING_WORDS && !goes_on(all, post)
		? DOUBT_BESIDE
		: 0;
	return doubt;
}

static int
doubts(const Attribution *all, const Claim *claim, const ChatPost *post)
{
	const bool has_label = claim->by == CHAT_BY_LABEL
		|| chat_post_has_label(post, CHAT_LABEL_ANSWER);
	int doubt = has_label ? 0 : manner_doubts(all, claim, post);

	doubt += is_repeat(all, claim->chat, post) ? DOUBT_REPEAT : 0;
	return chat_answer_is_in_time(claim->chat, post->at_s) ? doubt : TRUST_REPLY;
}

/* Somebody who always answers the same post, and says each time which question they mean. */
static bool
is_label_meant(const Claim *reply, const Claim *label, const ChatPost *post)
{
	return reply->question != label->question && label->question != NULL
		&& label->chat == reply->chat
		&& chat_answer_floor(label->chat, post->at_s) == label->question;
}

/* Whether a rule's word counts; then it is the post's. */
static bool
settle(const Attribution *all, guint place, const Claim *claim)
{
	const ChatPost *post = chat_post_at(all->posts, place);

	if (claim->question == NULL || claim->trust - doubts(all, claim, post) < TRUST_MIN) {
		return false;
	}
	*chat_answer_at(all, place) = (ChatAnswer){ claim->chat, claim->question, claim->by };
	return true;
}

static void
attribute(const Attribution *all, guint place, bool has_time)
{
	static Claim (*const rules[])(const Attribution *, guint) = { chat_answer_by_reply,
		chat_answer_by_label, chat_answer_by_quote, chat_answer_by_thread,
		chat_answer_by_address, chat_answer_by_time };
	const guint count = G_N_ELEMENTS(rules) - (has_time ? 0 : 2);
	const Claim reply = chat_answer_by_reply(all, place),
		    label = chat_answer_by_label(all, place);

	if (chat_answer_claim(all, place, CHAT_BY_REPLY, 0).question != NULL
		|| chat_answer_at(all, place)->question != NULL) {
		return;
	}
	if (reply.question != NULL
		&& is_label_meant(&reply, &label, chat_post_at(all->posts, place))
		&& settle(all, place, &label)) {
		return;
	}
	for (guint i = 0; i < count; i++) {
		const Claim claim = rules[i](all, place);

		if (settle(all, place, &claim)) {
			return;
		}
	}
}

/* ---- what is known of the chats as wholes ---------------------------------------------------- */

/* Stems that one in six of what others say has are of the chat, and of no question. */
static GHashTable *
common_stems(const GPtrArray *posts, GHashTable *hosts)
{
	g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTable *common = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTableIter iter;
	void *stem, *count;

	for (guint i = 0; i < posts->len; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (g_hash_table_contains(hosts, post->author)) {
			continue;
		}
		g_hash_table_iter_init(&iter, post->stems);
		while (g_hash_table_iter_next(&iter, &stem, NULL)) {
			count = g_hash_table_lookup(counts, stem);
			g_hash_table_insert(counts, stem,
				GUINT_TO_POINTER(GPOINTER_TO_UINT(count) + 1));
		}
	}
	g_hash_table_iter_init(&iter, counts);
	while (g_hash_table_iter_next(&iter, &stem, &count)) {
		if (GPOINTER_TO_UINT(count) * 6 > posts->len && GPOINTER_TO_UINT(count) > 3) {
			g_hash_table_add(common, g_strdup(stem));
		}
	}
	return common;
}

/* What is said while a question has the floor, and how much of it says what it answers. */
typedef struct Share {
	guint said, placed;
} Share;

static Share
share_of(const Attribution *all, const Chat *chat, const ChatQuestion *question)
{
	Share share = { 0, 0 };

	for (guint i = chat_post_since(all->posts, question->asked_s); i < all->posts->len; i++) {
		const ChatPost *post = chat_post_at(all->posts, i);

		if (post->at_s - CHAT_FLOOR_S > question->asked_s) {
			break;
		}
		if (chat_answer_floor(chat, post->at_s) == question
			&& !chat_answer_is_host(chat, post) && chat_answer_tags(all, chat, post) > 0
			&& !chat_manner_is_polite(post)) {
			share.said++;
			share.placed += chat_answer_at(all, i)->question != NULL ? 1 : 0;
		}
	}
	return share;
}

/* Note the questions to which most say what they answer: what does not is talk there. */
static void
find_chaired(const Attribution *all, const Chat *chat)
{
	Share whole = { 0, 0 };

	for (guint i = 0; i < chat->questions->len; i++) {
		const Share share = share_of(all, chat, g_ptr_array_index(chat->questions, i));

		whole.said += share.said;
		whole.placed += share.placed;
	}
	if (whole.said >= CHAIRED_POSTS_MIN && whole.placed * 100 < whole.said * CHAIRED_SHARE) {
		return;
	}
	for (guint i = 0; i < chat->questions->len; i++) {
		ChatQuestion *question = g_ptr_array_index(chat->questions, i);
		const Share share = share_of(all, chat, question);

		if (share.said < LOOSE_POSTS_MIN
			|| share.placed * 100 >= share.said * LOOSE_SHARE) {
			g_hash_table_add(all->chaired, question);
		}
	}
}

/* Note who says what they answer, and how often. */
static void
note_habits(const Attribution *all)
{
	for (guint i = 0; i < all->posts->len; i++) {
		const char *author = chat_post_at(all->posts, i)->author;

		if (chat_answer_at(all, i)->question != NULL) {
			const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(all->habits,
						    author))
				+ 1;
			g_hash_table_insert(all->habits, (void *)author, GUINT_TO_POINTER(count));
		}
	}
}

GArray *
chat_answers(const GPtrArray *posts, const GPtrArray *chats)
{
	g_autoptr(GHashTable) hosts = chat_answer_hosts(chats);
	g_autoptr(GHashTable) spoken = chat_answer_spoken(posts);
	g_autoptr(GHashTable) said = chat_answer_said(posts);
	g_autoptr(GHashTable) leanings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		NULL);
	g_autoptr(GHashTable) common = common_stems(posts, hosts);
	g_autofree int64_t *over_s = g_new0(int64_t, chats->len + 1);
	g_autofree Claim *holders = chat_answer_holders(posts, chats);
	g_autoptr(GHashTable) chaired = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) habits = g_hash_table_new(g_str_hash, g_str_equal);
	Attribution all = {
		.posts = posts,
		.chats = chats,
		.answers = g_array_new(FALSE, TRUE, sizeof(ChatAnswer)),
		.holders = holders,
		.over_s = over_s,
		.hosts = hosts,
		.spoken = spoken,
		.said = said,
		.leanings = leanings,
		.common = common,
		.chaired = chaired,
		.habits = habits,
	};

	g_array_set_size(all.answers, posts->len);
	for (guint i = 0; i < posts->len; i++) {
		attribute(&all, i, false);
	}
	for (guint i = 0; i < chats->len; i++) {
		over_s[i] = chat_answer_over_s(&all, g_ptr_array_index(chats, i));
		find_chaired(&all, g_ptr_array_index(chats, i));
	}
	note_habits(&all);
	for (guint i = 0; i < posts->len; i++) {
		attribute(&all, i, true);
	}
	return all.answers;
}
