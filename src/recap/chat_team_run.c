/* Runs of questions, as their authors ask them. */
#include "recap/chat_host.h"
#include "recap/chat_team_part.h"

#include <string.h>

/* Questions further apart are of two chats. */
#define GAP_S (3 * CHAT_HOUR_S)
/* And of a burst that nobody vouches for. */
#define BURST_GAP_S CHAT_HOUR_S
/* A burst: so many questions that so many others answer; with fewer questions more of them. */
#define BURST_QUESTIONS 3
#define BURST_OTHERS 2
#define BURST_OTHERS_FEW 3

static void
run_free(void *data)
{
	Run *run = data;

	g_array_unref(run->places);
	g_free(run);
}

const ChatPost *
chat_run_post(const Asking *all, const Run *run, guint index)
{
	return chat_post_at(all->posts, g_array_index(run->places, guint, index));
}

static ChatAsk
ask_of(const Asking *all, const Run *run, guint index)
{
	return all->asks[g_array_index(run->places, guint, index)];
}

int64_t
chat_run_first_s(const Asking *all, const Run *run)
{
	return chat_run_post(all, run, 0)->at_s;
}

int64_t
chat_run_last_s(const Asking *all, const Run *run)
{
	return chat_run_post(all, run, run->places->len - 1)->at_s;
}

static bool
is_asking(const Asking *all, guint place)
{
	const ChatAskKind kind = all->asks[place].kind;

	if (all->asks[place].label == NULL || all->asks[place].label->form == CHAT_LABEL_NUMBER) {
		return false;
	}

	return kind == CHAT_ASK_QUESTION || kind == CHAT_ASK_ANNOUNCE || kind == CHAT_ASK_NAME
		|| kind == CHAT_ASK_CORRECT;
}

/* The runs of all whom @hosts names, or of everybody. @return owned array of Run. */
GPtrArray *
chat_runs(const Asking *all, const GPtrArray *hosts)
{
	GPtrArray *runs = g_ptr_array_new_with_free_func(run_free);
	g_autoptr(GHashTable) latest = g_hash_table_new(g_str_hash, g_str_equal);
	const int64_t gap_s = hosts->len > 0 ? GAP_S : BURST_GAP_S;

	for (guint i = 0; i < all->posts->len; i++) {
		const ChatPost *post = chat_post_at(all->posts, i);
		Run *run;

		if ((hosts->len > 0 && !chat_host_is(post->post, hosts)) || !is_asking(all, i)) {
			continue;
		}
		run = g_hash_table_lookup(latest, post->author);
		if (run == NULL || post->at_s - chat_run_last_s(all, run) > gap_s) {
			run = g_new0(Run, 1);
			run->author = post->author;
			run->places = g_array_new(FALSE, FALSE, sizeof(guint));
			run->team = runs->len;
			g_ptr_array_add(runs, run);
			g_hash_table_insert(latest, post->author, run);
		}
		g_array_append_val(run->places, i);
	}
	return runs;
}

/* The first post of a run that asks question @number, or NULL. */
const ChatPost *
chat_run_asks(const Asking *all, const Run *run, guint number)
{
	for (guint i = 0; i < run->places->len; i++) {
		const ChatAsk ask = ask_of(all, run, i);

		if (ask.kind != CHAT_ASK_ANNOUNCE && ask.number == number) {
			return chat_run_post(all, run, i);
		}
	}
	return NULL;
}

/* The post of a run that speaks of question @number first, and be it to announce it; or NULL. */
static const ChatPost *
first_word_of(const Asking *all, const Run *run, guint number)
{
	for (guint i = 0; i < run->places->len; i++) {
		if (ask_of(all, run, i).number == number) {
			return chat_run_post(all, run, i);
		}
	}
	return NULL;
}

/* How many questions a run has; "the last question" is one. */
static guint
count_numbers(const Asking *all, const Run *run)
{
	guint count = first_word_of(all, run, CHAT_LABEL_NEXT) != NULL ? 1 : 0;

	for (guint number = 0; number <= CHAT_LABEL_NUMBER_MAX; number++) {
		count += first_word_of(all, run, number) != NULL ? 1 : 0;
	}
	return count;
}

bool
chat_run_shares_tag(const Asking *all, const Run *run, const ChatPost *post)
{
	for (guint i = 0; i < run->places->len; i++) {
		if (chat_post_shared_tags(chat_run_post(all, run, i), post) > 0) {
			return true;
		}
	}
	return false;
}

/* Whether all hashtags of a post are another's as well. */
static bool
has_no_own_tag(const ChatPost *post, const ChatPost *other)
{
	const guint shared = chat_post_shared_tags(post, other);

	return shared > 0 && shared == g_hash_table_size(post->tags);
}

/* Whether somebody else asked another question of that number a while before a post, under its
 * hashtags: who then says "Q1: …" answers, most likely. */
bool
chat_run_is_behind(const Asking *all, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);

	for (guint i = place; i > 0 && is_asking(all, place); i--) {
		const ChatPost *other = chat_post_at(all->posts, i - 1);

		if (post->at_s - other->at_s >= GAP_S) {
			break;
		}
		if (is_asking(all, i - 1) && all->asks[i - 1].number == all->asks[place].number
			&& strcmp(other->author, post->author) != 0 && has_no_own_tag(post, other)
			&& chat_post_likeness(post, other) < CHAT_SAME_QUESTION) {
			return true;
		}
	}
	return false;
}

/* The author who asked question @number last before a post, of those who share its hashtags; NULL.
 */
static const char *
last_to_ask(const Asking *all, guint number, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);

	for (guint i = place; i > 0; i--) {
		const ChatPost *other = chat_post_at(all->posts, i - 1);

		if (post->at_s - other->at_s > CHAT_AFTER_S) {
			break;
		}
		if (is_asking(all, i - 1) && !all->is_behind[i - 1]
			&& all->asks[i - 1].number == number
			&& strcmp(other->author, post->author) != 0
			&& chat_post_shared_tags(other, post) > 0) {
			return other->author;
		}
	}
	return NULL;
}

/* Whether somebody answers right below a question of the run, or quotes it. */
static bool
is_direct(const Run *run, const ChatPost *post)
{
	for (guint i = 0; i < run->places->len; i++) {
		const guint asked = g_array_index(run->places, guint, i);

		if (post->above == asked || post->quoted == asked) {
			return true;
		}
	}
	return false;
}

/* Whether somebody answers a question of the run by its number. */
static bool
is_answer(const Asking *all, const Run *run, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);

	for (guint i = 0; i < post->labels->len; i++) {
		const ChatLabel *label = &g_array_index(post->labels, ChatLabel, i);

		if (label->kind == CHAT_LABEL_ANSWER
			&& g_strcmp0(last_to_ask(all, label->first, place), run->author) == 0) {
			return true;
		}
	}
	return false;
}

static guint
count_others(const Asking *all, const Run *run, bool has_labels)
{
	g_autoptr(GHashTable) others = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = g_array_index(run->places, guint, 0); i < all->posts->len; i++) {
		const ChatPost *post = chat_post_at(all->posts, i);

		if (post->at_s > chat_run_last_s(all, run) + CHAT_AFTER_S) {
			break;
		}
		if (strcmp(post->author, run->author) != 0
			&& (is_direct(run, post) || (has_labels && is_answer(all, run, i)))) {
			g_hash_table_add(others, post->author);
		}
	}
	return g_hash_table_size(others);
}

/* Whether most of a run only says numbers that somebody else had given out. */
static bool
follows_others(const Asking *all, const Run *run)
{
	guint behind = 0;

	for (guint i = 0; i < run->places->len; i++) {
		behind += all->is_behind[g_array_index(run->places, guint, i)] ? 1 : 0;
	}
	return behind * 2 >= run->places->len;
}

/* Several questions that several others answer; where their numbers were given out before, by what
 * hangs on them alone. */
bool
chat_run_is_burst(const Asking *all, const Run *run)
{
	const guint numbers = count_numbers(all, run);

	return numbers >= CHAT_BURST_MIN
		&& count_others(all, run, !follows_others(all, run))
		>= (numbers >= BURST_QUESTIONS ? BURST_OTHERS : BURST_OTHERS_FEW);
}
