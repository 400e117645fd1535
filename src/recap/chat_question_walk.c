/* What hosts say, one after the other: questions, and what goes with each. */
#include "recap/chat_ask.h"
#include "recap/chat_manner.h"
#include "recap/chat_question_part.h"

#include <string.h>

#define MINUTE_S 60
/* So soon behind its announcement a question comes. */
#define ANNOUNCED_S (6 * MINUTE_S)
/* So soon a host goes on with a question. */
#define PART_S (4 * MINUTE_S)
/* And sooner where that asks nothing: later it may be their own answer. */
#define REMARK_S 90
/* So soon a host sees that something was wrong. */
#define CORRECTED_S (10 * MINUTE_S)
#define SAME_LIKENESS 50
#define REPEAT_LIKENESS 80
#define REPEAT_WORDS_MIN 4

typedef struct Walk {
	Chat *chat;
	const GPtrArray *posts;
	ChatQuestion *current; /* the one that was asked last, or NULL */
	GArray *announced;     /* owned, of guint: posts that announce the next */
	guint announced_number;
	int64_t announced_s;
} Walk;

static guint
next_number(const Walk *walk)
{
	guint number = 0;

	for (guint i = 0; i < walk->chat->questions->len; i++) {
		const ChatQuestion *question = g_ptr_array_index(walk->chat->questions, i);
		number = MAX(number, question->last);
	}
	return number + 1;
}

static guint
likeness(const Walk *walk, const ChatQuestion *question, guint place)
{
	return chat_post_likeness(chat_post_at(walk->posts, question->post),
		chat_post_at(walk->posts, place));
}

/* A thread that leads to a question goes with it: "(1/2) When I was seven …". */
static void
put_begun(const Walk *walk, ChatQuestion *question)
{
	const ChatPost *post = chat_post_at(walk->posts, question->post);

	for (guint above = post->above; above != CHAT_NONE;
		above = chat_post_at(walk->posts, above)->above) {
		const ChatPost *begun = chat_post_at(walk->posts, above);

		if (strcmp(begun->author, post->author) != 0 || begun->asks
			|| post->at_s - begun->at_s > PART_S || chat_manner_calls_roll(begun)
			|| chat_holder(walk->chat, above) != NULL) {
			break;
		}
		chat_put(question, above);
	}
}

static void
ask(Walk *walk, guint number, guint place)
{
	ChatQuestion *question = chat_ask(walk->chat, walk->posts, number, place);

	for (guint i = 0; i < walk->announced->len; i++) {
		chat_put(question, g_array_index(walk->announced, guint, i));
	}
	g_array_set_size(walk->announced, 0);
	put_begun(walk, question);
	walk->current = question;
}

/* A number that was another question's, by mistake, is the next one's, if that stays free. */
static void
ask_again(Walk *walk, ChatQuestion *known, guint place)
{
	const ChatPost *post = chat_post_at(walk->posts, place);

	if (known->is_guess) {
		/* The guess was a further part of the question before it. */
		ChatQuestion *before = chat_find(walk->chat, known->number - 1);
		if (before != NULL) {
			chat_put(before, known->post);
		}
		known->post = place;
		known->asked_s = post->at_s;
		known->is_guess = false;
		walk->current = known;
	} else if (post->asks && post->at_s - known->asked_s > PART_S && walk->current == known
		&& known->last < CHAT_LABEL_NUMBER_MAX
		&& chat_find(walk->chat, known->last + 1) == NULL) {
		ask(walk, known->last + 1, place);
		walk->current->is_guess = true;
	} else {
		chat_put(known, place);
	}
}

/* "Q3 comes in two posts": the first of them asked nothing and had no label. */
static bool
is_told(const Walk *walk, const ChatQuestion *question)
{
	const ChatPost *post = chat_post_at(walk->posts, question->post);

	return !post->asks && chat_ask_read(post).kind == CHAT_ASK_NOTHING;
}

static void
take_question(Walk *walk, const ChatAsk *asked, guint place)
{
	const ChatPost *post = chat_post_at(walk->posts, place);
	ChatQuestion *known = chat_find(walk->chat, asked->number);

	if (known == NULL && walk->current != NULL
		&& post->at_s - walk->current->asked_s < CORRECTED_S
		&& likeness(walk, walk->current, place) >= REPEAT_LIKENESS) {
		walk->current->number = walk->current->last = asked->number;
		chat_put(walk->current, place);
		return;
	}
	if (known == NULL) {
		ask(walk, asked->number, place);
		walk->current->last = asked->last == asked->number + 1 ? asked->last
								       : asked->number;
		return;
	}
	if (post->asks && asked->is_firm && is_told(walk, known)) {
		const guint told = known->post;

		known->post = place;
		known->asked_s = post->at_s;
		chat_put(known, told);
		return;
	}
	const bool goes_on = asked->part != 0 || post->above == known->post
		|| post->quoted == known->post || likeness(walk, known, place) >= SAME_LIKENESS;
	if (goes_on) {
		chat_put(known, place);
	} else if (asked->is_firm) {
		ask_again(walk, known, place);
	}
}

static void
take_announcement(Walk *walk, guint number, guint place)
{
	if (chat_find(walk->chat, number) == NULL) {
		if (number != walk->announced_number) {
			g_array_set_size(walk->announced, 0);
		}
		walk->announced_number = number;
		walk->announced_s = chat_post_at(walk->posts, place)->at_s;
		g_array_append_val(walk->announced, place);
	}
}

/* "Sorry, that was Q3"; "Q2 should read …". */
static void
take_correction(Walk *walk, const ChatAsk *asked, guint place)
{
	const ChatPost *post = chat_post_at(walk->posts, place);
	ChatQuestion *known = chat_find(walk->chat, asked->number);
	ChatQuestion *current = walk->current;

	if (known != NULL && !known->is_guess) {
		if (post->at_s - known->asked_s < CORRECTED_S) {
			chat_put(known, place);
		} else {
			take_question(walk, asked, place);
		}
	} else if (current != NULL && post->at_s - current->asked_s < CORRECTED_S
		&& (!post->asks || likeness(walk, current, place) >= SAME_LIKENESS)) {
		current->number = current->last = asked->number;
		current->is_guess = false;
		chat_put(current, place);
	} else {
		take_question(walk, asked, place);
	}
}

/* "That was Q3", right below what was asked as Q4; else the next one is announced. */
static void
take_name(Walk *walk, const ChatAsk *asked, guint place)
{
	const ChatPost *post = chat_post_at(walk->posts, place);
	const ChatQuestion *current = walk->current;

	if (current != NULL && post->above == current->post
		&& chat_find(walk->chat, asked->number) == NULL) {
		take_correction(walk, asked, place);
	} else {
		take_announcement(walk, asked->number, place);
	}
}

/* The question that a post without its label says again, goes on with, or corrects; or NULL. */
static ChatQuestion *
find_continued(const Walk *walk, guint place)
{
	const ChatPost *post = chat_post_at(walk->posts, place);
	ChatQuestion *current = walk->current;

	for (guint i = 0; i < walk->chat->questions->len; i++) {
		ChatQuestion *question = g_ptr_array_index(walk->chat->questions, i);

		if ((post->quoted != CHAT_NONE && chat_holds(question, post->quoted))
			|| (post->said >= REPEAT_WORDS_MIN
				&& likeness(walk, question, place) >= REPEAT_LIKENESS)) {
			return question;
		}
	}
	if (current == NULL) {
		return NULL;
	}
	const int64_t since_s = post->at_s - current->asked_s;
	const bool hangs = post->above != CHAT_NONE && chat_holds(current, post->above);
	return (hangs && since_s <= (post->asks ? PART_S : REMARK_S))
			|| (since_s <= CORRECTED_S && chat_ask_corrects(post)
				&& (hangs || post->above == CHAT_NONE))
		? current
		: NULL;
}

/* No label: the question that was announced, or what goes with one that was asked. */
static void
take_unlabelled(Walk *walk, guint place)
{
	const ChatPost *post = chat_post_at(walk->posts, place);
	const guint count = walk->announced->len;
	ChatQuestion *continued;

	if (chat_post_has_label(post, CHAT_LABEL_ANSWER)) {
		return;
	}
	if (count > 0 && post->at_s - walk->announced_s <= ANNOUNCED_S
		&& (post->asks
			|| post->above == g_array_index(walk->announced, guint, count - 1))) {
		ask(walk, walk->announced_number, place);
		return;
	}
	continued = find_continued(walk, place);
	if (continued != NULL) {
		chat_put(continued, place);
	}
}

static void
take_post(Walk *walk, guint place)
{
	ChatAsk asked = chat_ask_read(chat_post_at(walk->posts, place));

	if (asked.number == CHAT_LABEL_NEXT) {
		asked.number = asked.last = walk->announced->len > 0 && walk->current != NULL
			? walk->announced_number
			: next_number(walk);
		if (asked.number > CHAT_LABEL_NUMBER_MAX) {
			return;
		}
	}
	if (asked.label != NULL && asked.label->form == CHAT_LABEL_NUMBER
		&& (asked.number != next_number(walk) || walk->current == NULL)) {
		return; /* number four of something else */
	}
	switch (asked.kind) {
	case CHAT_ASK_QUESTION:
		take_question(walk, &asked, place);
		break;
	case CHAT_ASK_ANNOUNCE:
		take_announcement(walk, asked.number, place);
		break;
	case CHAT_ASK_NAME:
		take_name(walk, &asked, place);
		break;
	case CHAT_ASK_CORRECT:
		take_correction(walk, &asked, place);
		break;
	case CHAT_ASK_NOTHING:
		take_unlabelled(walk, place);
		break;
	case CHAT_ASK_LIST:
		break;
	}
}

void
chat_question_walk(Chat *chat, const GPtrArray *posts)
{
	Walk walk = {
		.chat = chat,
		.posts = posts,
		.announced = g_array_new(FALSE, FALSE, sizeof(guint)),
		.announced_number = CHAT_NONE,
	};

	for (guint i = chat_post_since(posts, chat->team->from_s); i < posts->len; i++) {
		const ChatPost *post = chat_post_at(posts, i);

		if (post->at_s > chat->team->until_s) {
			break;
		}
		if (chat_team_has(chat->team, post) && !chat_is_aside(chat, posts, post)) {
			take_post(&walk, i);
		}
	}
	g_array_unref(walk.announced);
}
