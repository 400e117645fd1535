/* By what it is known which question a post answers. */
#include "recap/chat_answer_part.h"

#include "recap/chat_manner.h"

#include <string.h>

/* Whoever types slowly still answers the question before. */
#define OVERLAP_S 90
/* Long after a question it is forgotten. */
#define FAR_S (12 * 60)
/* Somebody is addressed for what they said so long ago at most. */
#define ADDRESS_S (40 * 60)
/* A thread that is deeper is cut off: it may be a ring. */
#define DEPTH_MAX 100
#define SHORT_WORDS 5
/* Shorter words stand anywhere. */
#define TELLING_BYTES 5
/* An earlier answer is meant where it shares so many more words. */
#define SHARED_MORE 2
/* And no more of their posts are looked at. */
#define ADDRESS_POSTS_MAX 20
/* "For Q2!" says nothing to it. */
#define ABOUT_WORDS_MIN 1

Claim
chat_answer_by_reply(const Attribution *all, guint place)
{
	return chat_answer_claim(all, chat_post_at(all->posts, place)->above, CHAT_BY_REPLY,
		TRUST_REPLY);
}

/* "@ian we are on Q2": the only question of which a host speaks there, or NULL. */
static const ChatQuestion *
spoken_of(const Chat *chat, const ChatPost *post)
{
	const ChatQuestion *question = NULL;

	for (guint i = 0; i < post->labels->len; i++) {
		const ChatLabel *label = &g_array_index(post->labels, ChatLabel, i);
		const ChatQuestion *found = chat_find(chat, label->first);

		if (found == NULL || (question != NULL && found != question)
			|| found->asked_s > post->at_s) {
			return NULL;
		}
		question = found;
	}
	return question;
}

/* Likewise of any chat that has the author for a host. */
static Claim
spoken_of_by_host(const Attribution *all, const ChatPost *post)
{
	Claim claim = { NULL, NULL, CHAT_BY_REPLY, TRUST_THREAD, false };

	for (guint i = 0; i < all->chats->len && claim.question == NULL; i++) {
		const Chat *chat = g_ptr_array_index(all->chats, i);

		if (chat_answer_is_in_time(chat, post->at_s) && chat_answer_is_host(chat, post)) {
			claim.chat = chat;
			claim.question = spoken_of(chat, post);
		}
	}
	return claim;
}

/* The question that a post asks or answers itself; else, of a host's, the one that it speaks of. */
static Claim
known_of(const Attribution *all, guint place)
{
	const ChatAnswer *answer = chat_answer_at(all, place);
	Claim claim = chat_answer_claim(all, place, CHAT_BY_REPLY, TRUST_THREAD);

	if (claim.question == NULL && answer->question != NULL) {
		claim.chat = answer->chat;
		claim.question = answer->question;
		claim.is_beside = true;
	} else if (claim.question == NULL) {
		claim = spoken_of_by_host(all, chat_post_at(all->posts, place));
	}
	return claim;
}

/* Somebody asks somebody: what answers that is between them. */
static bool
asks_back(const Attribution *all, guint place)
{
	return all->holders[place].question == NULL && chat_answer_at(all, place)->question == NULL
		&& chat_manner_asks_back(chat_post_at(all->posts, place));
}

/* Below somebody's answer, or what quotes one, however deep. */
Claim
chat_answer_by_thread(const Attribution *all, guint place)
{
	guint above = chat_post_at(all->posts, place)->above;
	const bool is_between = above != CHAT_NONE && asks_back(all, above);
	Claim claim = { NULL, NULL, CHAT_BY_REPLY, TRUST_THREAD, false };

	for (guint depth = 0; above != CHAT_NONE && claim.question == NULL && depth < DEPTH_MAX;
		depth++) {
		const ChatPost *post = chat_post_at(all->posts, above);

		claim = known_of(all, above);
		if (claim.question == NULL && post->quoted != CHAT_NONE) {
			claim = known_of(all, post->quoted);
		}
		above = post->above;
	}
	claim.is_beside = true;
	claim.trust -= is_between ? DOUBT_ASKS : 0;
	return claim;
}

/* "Q2 is a hard one" speaks of it. */
static const char *const speaking_verbs[] = { "is", "was", "has", "are", "were", "will", "ist",
	"war", "est", "etait", "es", "fue", "yw", "oedd", NULL };

/* Whether a label is one that an answerer puts to an answer. */
static bool
is_answering(const ChatPost *post, const ChatLabel *label)
{
	const ChatWord *next = chat_word_at(post->words, label->to);

	if (label->kind == CHAT_LABEL_ANSWER) {
		return label->opens || label->last - label->first <= 1; /* "use A1 to A6" */
	}
	if (label->form == CHAT_LABEL_NUMBER) {
		return label->before == 0 || label->after == 0 || label->is_introduced;
	}
	if (label->form > CHAT_LABEL_WORD
		|| (!label->is_marked && chat_word_is_said(next)
			&& chat_word_is_one_of(next->folded, speaking_verbs))) {
		return false;
	}
	return label->is_tag || (label->is_introduced && label->after >= ABOUT_WORDS_MIN)
		|| (label->opens && (label->is_marked || label->before == 0) && label->after > 0)
		|| (label->is_marked && label->after == 0 && label->before >= ABOUT_WORDS_MIN);
}

/* "#4" means the question on the floor, or the one before it, or something else; below a word of a
 * host who told all questions beforehand any of them. */
static bool
is_near(const Attribution *all, const Claim *claim, const ChatPost *post)
{
	const ChatQuestion *floor = claim->question != NULL
		? chat_answer_floor(claim->chat, post->at_s)
		: NULL;

	if (claim->question != NULL && post->at_s >= claim->chat->listed_s
		&& post->above != CHAT_NONE
		&& chat_answer_is_host(claim->chat, chat_post_at(all->posts, post->above))) {
		return true;
	}
	return floor != NULL
		&& (floor == claim->question || floor->number == claim->question->last + 1);
}

Claim
chat_answer_by_label(const Attribution *all, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);
	Claim claim = { NULL, NULL, CHAT_BY_LABEL, TRUST_LABEL, false };

	for (guint i = 0; i < post->labels->len && claim.question == NULL; i++) {
		const ChatLabel *label = &g_array_index(post->labels, ChatLabel, i);

		if (is_answering(post, label) && label->first != CHAT_LABEL_NEXT) {
			claim = chat_answer_chat(all, post, label->first);
			claim.trust -= label->form == CHAT_LABEL_NUMBER && !label->is_introduced
					&& !is_near(all, &claim, post)
				? DOUBT_ELSEWHERE
				: 0;
			claim.trust -= claim.chat != NULL && chat_answer_is_host(claim.chat, post)
					&& label->kind == CHAT_LABEL_QUESTION
				? DOUBT_HOST
				: 0;
		}
	}
	return claim;
}

Claim
chat_answer_by_quote(const Attribution *all, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);
	Claim claim = chat_answer_claim(all, post->quoted, CHAT_BY_QUOTE, TRUST_QUOTE);

	if (claim.question == NULL && post->quoted != CHAT_NONE) {
		claim.chat = chat_answer_at(all, post->quoted)->chat;
		claim.question = chat_answer_at(all, post->quoted)->question;
		claim.trust = TRUST_THREAD;
		claim.is_beside = true;
	}
	return claim;
}

/* How many longer words two posts share that few others have. */
static guint
shared_words(const Attribution *all, const ChatPost *one, const ChatPost *two)
{
	GHashTableIter iter;
	void *stem;
	guint shared = 0;

	g_hash_table_iter_init(&iter, one->stems);
	while (g_hash_table_iter_next(&iter, &stem, NULL)) {
		shared += strlen(stem) >= TELLING_BYTES && g_hash_table_contains(two->stems, stem)
				&& !g_hash_table_contains(all->common, stem)
			? 1
			: 0;
	}
	return shared;
}

/* Whom a post that hangs on none of the others addresses: by its first word, or as a reply. @return
 * owned, small letters; NULL: nobody. */
static char *
addressed(const ChatPost *post)
{
	const char *handle = chat_manner_address(post);

	if (post->above != CHAT_NONE) {
		return NULL;
	}
	if (handle == NULL && post->post->reply_to != NULL) {
		handle = post->post->reply_to->author;
	}
	return handle != NULL ? g_utf8_casefold(handle, -1) : NULL;
}

/* Whether a post asks the author of another something; a host, and not everybody. */
static bool
asks_author(const Attribution *all, guint place, const ChatPost *author)
{
	const ChatPost *post = chat_post_at(all->posts, place);
	const char *handle = chat_manner_address(post);

	return asks_back(all, place)
		&& (!g_hash_table_contains(all->hosts, post->author)
			|| (post->above != CHAT_NONE
				&& strcmp(chat_post_at(all->posts, post->above)->author,
					   author->author)
					== 0)
			|| (handle != NULL && chat_manner_means(handle, author)));
}

/* What somebody who is addressed said last is what is spoken of, or what shares more words with it;
 * of a host, what they asked. Where it is known what a post hangs on, that counts. */
Claim
chat_answer_by_address(const Attribution *all, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);
	g_autofree char *handle = addressed(post);
	Claim best = { NULL, NULL, CHAT_BY_ADDRESS, TRUST_ADDRESS, true };
	guint most = 0;
	const GArray *said = handle != NULL ? g_hash_table_lookup(all->spoken, handle) : NULL;
	guint count = said != NULL ? chat_place_since(said, place) : 0;

	for (guint i = 0; count > 0 && i < ADDRESS_POSTS_MAX; i++) {
		const guint other = g_array_index(said, guint, --count);
		const Claim known = known_of(all, other);

		if (post->at_s - chat_post_at(all->posts, other)->at_s > ADDRESS_S) {
			break;
		}
		if (asks_author(all, other, post)) {
			best.question = NULL;
			break;
		}
		if (known.question == NULL) {
			continue;
		}
		const bool is_asked = all->holders[other].question != NULL;
		const guint shared = is_asked
			? 0
			: shared_words(all, post, chat_post_at(all->posts, other));
		if (best.question == NULL || shared >= most + SHARED_MORE) {
			best.chat = known.chat;
			best.question = known.question;
			best.is_beside = !is_asked;
			most = shared;
		}
	}
	return best;
}

/* Whether a post takes up words of this question, and more than of any other. */
static bool
takes_up(const Attribution *all, const Chat *chat, const ChatQuestion *question,
	const ChatPost *post)
{
	const guint own = shared_words(all, post, chat_post_at(all->posts, question->post));

	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *other = g_ptr_array_index(chat->questions, i);

		if (other != question
			&& shared_words(all, post, chat_post_at(all->posts, other->post)) >= own) {
			return false;
		}
	}
	return own > 0;
}

static int
time_trust(const Attribution *all, const Chat *chat, const ChatQuestion *floor,
	const ChatPost *post)
{
	const int64_t since_s = post->at_s - floor->asked_s;
	int trust = g_hash_table_contains(all->chaired, floor) ? TRUST_TIME_CHAIRED : TRUST_TIME;

	if (chat_manner_answers(post)) {
		return TRUST_ADDRESS;
	}
	trust += takes_up(all, chat, floor, post) ? BONUS_WORDS : 0;
	trust += post->said >= CHAT_TELLING_WORDS ? BONUS_LONG : 0;
	trust -= since_s < OVERLAP_S && floor->asked_s > chat_answer_first_s(chat) ? DOUBT_OVERLAP
										   : 0;
	trust -= since_s > FAR_S ? DOUBT_FAR : 0;
	trust -= post->post->links->len > 0 || post->post->card != NULL ? DOUBT_LINK : 0;
	trust -= g_hash_table_size(post->tags) > chat_answer_tags(all, chat, post) ? DOUBT_MORE_TAGS
										   : 0;
	trust -= chat_manner_comes_in(post) ? DOUBT_POLITE : 0;
	trust -= post->said < SHORT_WORDS ? DOUBT_SHORT : 0;
	trust -= GPOINTER_TO_UINT(g_hash_table_lookup(all->habits, post->author)) >= CHAT_HABIT_MIN
		? DOUBT_HABIT
		: 0;
	trust -= chat_manner_asks_around(post) ? DOUBT_ASKS : 0;
	/* "is this Q6 or Q7": a label that was no answer's */
	trust -= chat_post_has_label(post, CHAT_LABEL_QUESTION) ? DOUBT_ELSEWHERE : 0;
	return trust;
}

/* What is said to somebody, below something that is no answer, or to a number that nobody asked, is
 * talk beside any question. */
static bool
is_aside(const ChatPost *post)
{
	return post->post->reply_to != NULL || post->quoted != CHAT_NONE
		|| post->post->quote != NULL || chat_manner_address(post) != NULL
		|| chat_post_has_label(post, CHAT_LABEL_ANSWER);
}

Claim
chat_answer_by_time(const Attribution *all, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);
	Claim claim = { NULL, NULL, CHAT_BY_TIME, 0, false };
	guint most = 0;

	for (guint i = 0; i < all->chats->len && !is_aside(post); i++) {
		const Chat *chat = g_ptr_array_index(all->chats, i);
		const ChatQuestion *floor = chat_answer_floor(chat, post->at_s);
		const guint tags = floor != NULL ? chat_answer_tags(all, chat, post) : 0;

		if (tags == 0 || tags < most || g_hash_table_contains(all->hosts, post->author)
			|| post->at_s > all->over_s[i]) {
			continue;
		}
		claim.chat = chat;
		claim.question = floor;
		claim.trust = tags == most ? 0 : time_trust(all, chat, floor, post);
		most = tags;
	}
	return claim;
}
