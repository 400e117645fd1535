/* Questions without a label. */
#include "recap/chat_ask.h"
#include "recap/chat_manner.h"
#include "recap/chat_question_part.h"

#include <string.h>

#define MINUTE_S 60
/* A number that nobody gave out is a question's when so many others answer it. */
#define ANSWERERS_MIN 2
/* Where no question has a label: so many of them, each answered by so many, so near together. */
#define BARE_QUESTIONS_MIN 3
#define BARE_ANSWERERS_MIN 2
#define BARE_GAP_S (40 * MINUTE_S)
#define QUESTION_WORDS_MIN 4
/* Where answers alone have labels, so many numbers make a chat. */
#define NUMBERED_MIN 2
/* The same question in another place. */
#define SAME_LIKENESS 80
/* One more behind the last that has a number: so soon. */
#define LAST_S (30 * MINUTE_S)
/* What so many others answer directly is a question, whether it asks or not. */
#define OPEN_ANSWERERS 4
/* And so soon people begin to answer by a number. */
#define SAID_S (4 * MINUTE_S)
/* Whoever comes in and says more answers something. */
#define ANSWER_WORDS 15

static const char *const last_words[] = { "last", "final", "finally", "lastly", "olaf", "letzte",
	"letztes", "zuletzt", "derniere", "enfin", "ultima", "finalmente", NULL };

/* "Who is here tonight?" asks, but is no question of the chat. */
static const char *const greeting_words[] = { "introduce", "introductions", "yourself",
	"yourselves", "hello", "welcome", "evening", "joining", "tonight's", "croeso", "cyflwynwch",
	"noswaith", "willkommen", "vorstellen", "stellt", "bienvenue", "presentez", "bienvenidos",
	"bienvenidas", "presentaos", NULL };

/* Who thanks and tells of the next time asks nothing now. */
static const char *const thanking_words[] = { "thank", "thanks", "cheers", "ta", "diolch", "danke",
	"merci", "gracias", NULL };

static bool
says(const ChatPost *post, const char *const *list)
{
	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (word->kind == CHAT_WORD_LETTERS && chat_word_is_one_of(word->folded, list)) {
			return true;
		}
	}
	return false;
}

/* Whether what hangs on a post says something to it, and not only hello. */
static bool
is_answer(const ChatPost *post)
{
	return !chat_manner_is_polite(post) && !post->introduces
		&& !(chat_manner_comes_in(post) && post->said > 1 && post->said < ANSWER_WORDS);
}

/* How many others answer right below a post of a host, or quote it; 0 as well where more of them
 * only say who they are. */
static guint
count_below(const Chat *chat, const GPtrArray *posts, guint place)
{
	g_autoptr(GHashTable) others = g_hash_table_new(g_str_hash, g_str_equal);
	const GArray *below = chat_post_at(posts, place)->below;
	guint introductions = 0;

	for (guint i = chat_place_since(below, place + 1); i < below->len; i++) {
		const ChatPost *post = chat_post_at(posts, g_array_index(below, guint, i));

		if (post->at_s > chat->team->until_s) {
			break;
		}
		if (!g_hash_table_contains(chat->team->authors, post->author)) {
			introductions += post->introduces ? 1 : 0;
			if (is_answer(post)) {
				g_hash_table_add(others, post->author);
			}
		}
	}
	return introductions > g_hash_table_size(others) ? 0 : g_hash_table_size(others);
}

/* What somebody else said is spoken of. */
static bool
quotes_others(const Chat *chat, const GPtrArray *posts, const ChatPost *post)
{
	return post->quoted != CHAT_NONE
		&& !g_hash_table_contains(chat->team->authors,
			chat_post_at(posts, post->quoted)->author);
}

/* A post of a host to everybody: it asks something, or so many answer it as if it did. */
static bool
is_bare_question(const Chat *chat, const GPtrArray *posts, guint place)
{
	const ChatPost *post = chat_post_at(posts, place);
	const ChatWord *first = chat_word_at(post->words, 0);

	return chat_team_has(chat->team, post) && post->said >= QUESTION_WORDS_MIN
		&& !chat_is_aside(chat, posts, post) && chat_holder(chat, place) == NULL
		&& first != NULL && first->kind != CHAT_WORD_HANDLE && !chat_manner_calls_roll(post)
		&& !(says(post, thanking_words) && chat_manner_looks_ahead(post))
		&& ((post->asks && !quotes_others(chat, posts, post))
			|| count_below(chat, posts, place) >= OPEN_ANSWERERS);
}

/* "Evening! How are you all?"; but what many answer is no greeting. */
static bool
is_greeting(const Chat *chat, const GPtrArray *posts, guint place)
{
	return says(chat_post_at(posts, place), greeting_words)
		&& count_below(chat, posts, place) < OPEN_ANSWERERS;
}

/* ---- a number that is left out --------------------------------------------------------------- */

/* Until when question @number was asked: the next one that has a label. */
static int64_t
asked_until(const Chat *chat, guint number)
{
	int64_t until_s = chat->team->until_s;

	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);

		if (question->number > number) {
			until_s = MIN(until_s, question->asked_s);
		}
	}
	return until_s;
}

static bool
is_last(const Chat *chat, guint number)
{
	for (guint i = 0; i < chat->questions->len; i++) {
		if (((ChatQuestion *)g_ptr_array_index(chat->questions, i))->number > number) {
			return false;
		}
	}
	return true;
}

/* How many others give the number of a question to what they say. */
static guint
count_labelled(const Chat *chat, const GPtrArray *posts, guint number)
{
	g_autoptr(GHashTable) others = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = chat_post_since(posts, chat->team->from_s);
		i < posts->len && chat_post_at(posts, i)->at_s <= chat->team->until_s; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (post->at_s >= chat->team->from_s && post->at_s <= chat->team->until_s
			&& chat_is_answered_by(chat, post, number)) {
			g_hash_table_add(others, post->author);
		}
	}
	return g_hash_table_size(others);
}

/* A post that may be a question, and how many answer it. */
typedef struct Candidate {
	guint place, answerers;
} Candidate;

static int
compare_answerers(const void *a, const void *b)
{
	const Candidate *one = a, *two = b;

	return one->answerers != two->answerers
		? (one->answerers > two->answerers ? -1 : 1)
		: (one->place > two->place) - (one->place < two->place);
}

static int
compare_places(const void *a, const void *b)
{
	const Candidate *one = a, *two = b;

	return (one->place > two->place) - (one->place < two->place);
}

/* What hosts ask behind question @number - 1 and before the next that has a label: of as many as
 * there are numbers between (@count) those that most answer, in their order. @return owned array of
 * Candidate. */
static GArray *
find_left_out(const Chat *chat, const GPtrArray *posts, guint number, guint count)
{
	const ChatQuestion *before = number > 1 ? chat_find(chat, number - 1) : NULL;
	const guint from = before != NULL ? before->post + 1
					  : chat_post_since(posts, chat->team->from_s);
	const int64_t until_s = asked_until(chat, number);
	GArray *found = g_array_new(FALSE, FALSE, sizeof(Candidate));

	for (guint i = from; i < posts->len && chat_post_at(posts, i)->at_s < until_s; i++) {
		const bool is_question = is_bare_question(chat, posts, i)
			&& (number > 1 || !is_greeting(chat, posts, i));
		const guint answerers = !is_question ? 0
			: count == 1                 ? chat_answerers(chat, posts, number, i)
						     : count_below(chat, posts, i);
		const Candidate candidate = { i, answerers };

		if (answerers >= ANSWERERS_MIN) {
			g_array_append_val(found, candidate);
		}
	}
	g_array_sort(found, compare_answerers);
	g_array_set_size(found, MIN(found->len, count));
	g_array_sort(found, compare_places);
	return found;
}

/* How many numbers from one on are free before the next question that has a label; 1: there is no
 * next one. */
static guint
count_free(const Chat *chat, guint number)
{
	for (guint next = number + 1; next <= CHAT_LABEL_NUMBER_MAX; next++) {
		if (chat_find(chat, next) != NULL) {
			return next - number;
		}
	}
	return 1;
}

/* Whether a post under the hashtags of a chat asks question @number, whoever wrote it. */
static bool
asks_number(const Chat *chat, const GPtrArray *posts, guint place, guint number)
{
	const ChatPost *post = chat_post_at(posts, place);
	const ChatQuestion *first = g_ptr_array_index(chat->questions, 0);
	const ChatAsk asked = chat_ask_read(post);

	return asked.kind == CHAT_ASK_QUESTION && asked.is_firm && asked.number == number
		&& strchr(post->text, '?') != NULL && chat_holder(chat, place) == NULL
		&& chat_post_shared_tags(post, chat_post_at(posts, first->post)) > 0;
}

/* A number that hosts leave out, and somebody else asks: a guest, or the chat's own account. What
 * says the same in another place goes with it. */
static void
fill_guest(Chat *chat, const GPtrArray *posts, guint number)
{
	const ChatQuestion *before = chat_find(chat, number - 1);
	const int64_t until_s = asked_until(chat, number);
	ChatQuestion *made = NULL;

	for (guint i = before->post + 1; i < posts->len && chat_post_at(posts, i)->at_s < until_s;
		i++) {
		if (!asks_number(chat, posts, i, number)) {
			continue;
		}
		if (made == NULL && chat_answerers(chat, posts, number, i) >= ANSWERERS_MIN) {
			made = chat_ask(chat, posts, number, i);
		} else if (made != NULL
			&& chat_post_likeness(chat_post_at(posts, made->post),
				   chat_post_at(posts, i))
				>= SAME_LIKENESS) {
			chat_put(made, i);
		}
	}
}

/* The place of the first answer with a number, behind a place; CHAT_NONE: none. */
static guint
first_answer(const Chat *chat, const GPtrArray *posts, guint number, guint from)
{
	for (guint i = from; i < posts->len; i++) {
		if (chat_post_at(posts, i)->at_s > chat->team->until_s) {
			break;
		}
		if (chat_is_answered_by(chat, chat_post_at(posts, i), number)) {
			return i;
		}
	}
	return CHAT_NONE;
}

/* What a host said last before many answer by a number that nobody gave out. */
static guint
find_before_answers(const Chat *chat, const GPtrArray *posts, guint number)
{
	const guint from = chat_find(chat, number - 1)->post + 1;
	const guint answer = first_answer(chat, posts, number, from);
	guint said = CHAT_NONE;

	if (answer == CHAT_NONE || count_labelled(chat, posts, number) < OPEN_ANSWERERS) {
		return CHAT_NONE;
	}
	for (guint i = from; i < answer; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (chat_team_has(chat->team, post) && post->said >= QUESTION_WORDS_MIN
			&& chat_holder(chat, i) == NULL && post->above == CHAT_NONE
			&& !chat_manner_takes_leave(post)
			&& chat_post_at(posts, answer)->at_s - post->at_s <= SAID_S) {
			said = i;
		}
	}
	return said;
}

/* Fill the numbers from one on that are free. */
static void
fill_free(Chat *chat, const GPtrArray *posts, guint number)
{
	g_autoptr(GArray) found = find_left_out(chat, posts, number, count_free(chat, number));

	for (guint i = 0; i < found->len; i++) {
		chat_ask(chat, posts, number + i, g_array_index(found, Candidate, i).place);
	}
	if (found->len > 0 || number == 1) {
		return;
	}
	fill_guest(chat, posts, number);
	const guint said = chat_find(chat, number) == NULL
		? find_before_answers(chat, posts, number)
		: CHAT_NONE;
	if (said != CHAT_NONE) {
		chat_ask(chat, posts, number, said);
	}
}

static void
fill_numbers(Chat *chat, const GPtrArray *posts)
{
	for (guint number = 1; number <= CHAT_LABEL_NUMBER_MAX; number++) {
		if (chat_find(chat, number) == NULL && chat->questions->len > 0
			&& (number == 1 || chat_find(chat, number - 1) != NULL)
			&& (!is_last(chat, number)
				|| count_labelled(chat, posts, number) >= ANSWERERS_MIN)) {
			fill_free(chat, posts, number);
		}
	}
}

/* The next question behind the last one, or CHAT_NONE. */
static guint
find_next(const Chat *chat, const GPtrArray *posts, const ChatQuestion *last)
{
	for (guint i = last->post + 1; i < posts->len; i++) {
		const ChatPost *post = chat_post_at(posts, i);
		const guint answerers = is_bare_question(chat, posts, i)
			? count_below(chat, posts, i)
			: 0;

		if (post->at_s - last->asked_s > LAST_S) {
			break;
		}
		if (answerers >= OPEN_ANSWERERS
			|| (answerers >= ANSWERERS_MIN && says(post, last_words))) {
			return i;
		}
	}
	return CHAT_NONE;
}

/* Questions without a number behind the last that has one. */
static void
fill_last(Chat *chat, const GPtrArray *posts)
{
	const ChatQuestion *last = NULL;

	for (guint i = 0; i < chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(chat->questions, i);
		last = last == NULL || question->asked_s > last->asked_s ? question : last;
	}
	while (last != NULL && last->last < CHAT_LABEL_NUMBER_MAX) {
		const guint place = find_next(chat, posts, last);

		last = place != CHAT_NONE ? chat_ask(chat, posts, last->last + 1, place) : NULL;
	}
}

/* ---- an announcement that stayed alone: its question is in a picture, or nobody kept it -------
 */

static void
fill_announced(Chat *chat, const GPtrArray *posts)
{
	for (guint i = chat_post_since(posts, chat->team->from_s);
		i < posts->len && chat_post_at(posts, i)->at_s <= chat->team->until_s; i++) {
		const ChatPost *post = chat_post_at(posts, i);
		const ChatAsk asked = chat_ask_read(post);

		if ((asked.kind == CHAT_ASK_ANNOUNCE || asked.kind == CHAT_ASK_NAME)
			&& asked.number != CHAT_LABEL_NEXT && asked.label->form != CHAT_LABEL_NUMBER
			&& chat_team_has(chat->team, post) && !chat_is_aside(chat, posts, post)
			&& chat_find(chat, asked.number) == NULL && chat_holder(chat, i) == NULL
			&& chat_answerers(chat, posts, asked.number, i) >= ANSWERERS_MIN) {
			chat_ask(chat, posts, asked.number, i);
		}
	}
}

/* ---- labels of answers alone ----------------------------------------------------------------- */

/* What hosts asked last before the first answer with each number. */
static void
fill_by_answers(Chat *chat, const GPtrArray *posts)
{
	guint from = chat_post_since(posts, chat->team->from_s);

	for (guint number = 1; number <= CHAT_LABEL_NUMBER_MAX; number++) {
		const guint answer = first_answer(chat, posts, number, from);
		guint asked = CHAT_NONE;

		if (answer == CHAT_NONE || count_labelled(chat, posts, number) < ANSWERERS_MIN) {
			break;
		}
		for (guint i = from; i < answer; i++) {
			asked = is_bare_question(chat, posts, i) && !is_greeting(chat, posts, i)
				? i
				: asked;
		}
		if (asked == CHAT_NONE
			|| chat_post_at(posts, answer)->at_s - chat_post_at(posts, asked)->at_s
				> BARE_GAP_S) {
			break;
		}
		chat_ask(chat, posts, number, asked);
		from = asked + 1;
	}
	if (chat->questions->len < NUMBERED_MIN) {
		g_ptr_array_set_size(chat->questions, 0);
	}
}

/* ---- no labels at all ------------------------------------------------------------------------ */

/* Put what was asked so near together into the chat, if it is enough. */
static void
take_bare(Chat *chat, const GPtrArray *posts, GArray *places)
{
	if (places->len >= BARE_QUESTIONS_MIN && chat->questions->len == 0) {
		for (guint i = 0; i < MIN(places->len, CHAT_LABEL_NUMBER_MAX); i++) {
			chat_ask(chat, posts, i + 1, g_array_index(places, guint, i));
		}
	}
	g_array_set_size(places, 0);
}

static void
fill_bare(Chat *chat, const GPtrArray *posts)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(guint));
	int64_t last_s = 0;

	for (guint i = chat_post_since(posts, chat->team->from_s);
		i < posts->len && chat_post_at(posts, i)->at_s <= chat->team->until_s; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (!is_bare_question(chat, posts, i) || is_greeting(chat, posts, i)
			|| count_below(chat, posts, i) < BARE_ANSWERERS_MIN) {
			continue;
		}
		if (post->at_s - last_s > BARE_GAP_S) {
			take_bare(chat, posts, places);
		}
		last_s = post->at_s;
		g_array_append_val(places, i);
	}
	take_bare(chat, posts, places);
}

void
chat_question_fill(Chat *chat, const GPtrArray *posts)
{
	fill_announced(chat, posts);
	if (chat->questions->len == 0) {
		fill_by_answers(chat, posts);
	}
	if (chat->questions->len == 0) {
		fill_bare(chat, posts);
	}
	fill_numbers(chat, posts);
	fill_last(chat, posts);
}
