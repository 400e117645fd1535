#include "recap/chat_team.h"

#include "recap/chat_ask.h"
#include "recap/chat_host.h"
#include "recap/chat_manner.h"

#include <string.h>

#define MINUTE_S 60
#define HOUR_S (60 * MINUTE_S)
/* Questions further apart are of two chats. */
#define GAP_S (3 * HOUR_S)
/* And of a burst that nobody vouches for. */
#define BURST_GAP_S HOUR_S
/* What hosts say so long before the first question and after the last is the chat's. */
#define BEFORE_S HOUR_S
#define AFTER_S (3 * HOUR_S)
/* A burst: so many questions that so many others answer; with fewer questions more of them. */
#define BURST_QUESTIONS 3
#define BURST_QUESTIONS_MIN 2
#define BURST_OTHERS 2
#define BURST_OTHERS_FEW 3
/* Likeness below which two questions are two. */
#define SAME_QUESTION 50
#define CONFLICTS_MAX 1

/* All posts, and what each does with the label of a question. */
typedef struct Asking {
	const GPtrArray *posts; /* borrowed, of ChatPost */
	ChatAsk *asks;          /* owned: of each */
	bool *is_behind;        /* owned: somebody else had asked a question of that number */
} Asking;

/* What one author asks without a pause. */
typedef struct Run {
	const char *author; /* borrowed of the posts */
	GArray *places;     /* owned: of guint, by time: posts that ask */
	guint team;         /* the run that it belongs to: its own place, or an earlier one */
} Run;

static void
run_free(void *data)
{
	Run *run = data;

	g_array_unref(run->places);
	g_free(run);
}

static void
team_free(void *data)
{
	ChatTeam *team = data;

	g_hash_table_unref(team->authors);
	g_free(team);
}

static const ChatPost *
asker(const Asking *all, const Run *run, guint index)
{
	return chat_post_at(all->posts, g_array_index(run->places, guint, index));
}

static ChatAsk
ask_of(const Asking *all, const Run *run, guint index)
{
	return all->asks[g_array_index(run->places, guint, index)];
}

static int64_t
first_s(const Asking *all, const Run *run)
{
	return asker(all, run, 0)->at_s;
}

static int64_t
last_s(const Asking *all, const Run *run)
{
	return asker(all, run, run->places->len - 1)->at_s;
}

/* ---- runs of questions ----------------------------------------------------------------------- */

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
static GPtrArray *
find_runs(const Asking *all, const GPtrArray *hosts)
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
		if (run == NULL || post->at_s - last_s(all, run) > gap_s) {
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
static const ChatPost *
first_of(const Asking *all, const Run *run, guint number)
{
	for (guint i = 0; i < run->places->len; i++) {
		const ChatAsk ask = ask_of(all, run, i);

		if (ask.kind != CHAT_ASK_ANNOUNCE && ask.number == number) {
			return asker(all, run, i);
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
			return asker(all, run, i);
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

static bool
share_tag(const Asking *all, const Run *run, const ChatPost *post)
{
	for (guint i = 0; i < run->places->len; i++) {
		if (chat_post_shared_tags(asker(all, run, i), post) > 0) {
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
static bool
is_behind(const Asking *all, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);

	for (guint i = place; i > 0 && is_asking(all, place); i--) {
		const ChatPost *other = chat_post_at(all->posts, i - 1);

		if (post->at_s - other->at_s >= GAP_S) {
			break;
		}
		if (is_asking(all, i - 1) && all->asks[i - 1].number == all->asks[place].number
			&& strcmp(other->author, post->author) != 0 && has_no_own_tag(post, other)
			&& chat_post_likeness(post, other) < SAME_QUESTION) {
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

		if (post->at_s - other->at_s > AFTER_S) {
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

		if (post->at_s > last_s(all, run) + AFTER_S) {
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
static bool
is_burst(const Asking *all, const Run *run)
{
	const guint numbers = count_numbers(all, run);

	return numbers >= BURST_QUESTIONS_MIN
		&& count_others(all, run, !follows_others(all, run))
		>= (numbers >= BURST_QUESTIONS ? BURST_OTHERS : BURST_OTHERS_FEW);
}

/* ---- runs into teams ------------------------------------------------------------------------- */

/* How many questions both ask, and differently. */
static guint
count_conflicts(const Asking *all, const Run *one, const Run *two, guint *shared)
{
	guint conflicts = 0;

	*shared = 0;
	for (guint number = 0; number <= CHAT_LABEL_NUMBER_MAX; number++) {
		const ChatPost *first = first_of(all, one, number);
		const ChatPost *second = first_of(all, two, number);

		if (first != NULL && second != NULL) {
			(*shared)++;
			conflicts += chat_post_likeness(first, second) < SAME_QUESTION ? 1 : 0;
		}
	}
	return conflicts;
}

static bool
are_together(const Asking *all, const Run *one, const Run *two)
{
	guint shared;
	const guint conflicts = count_conflicts(all, one, two, &shared);

	if (first_s(all, one) > last_s(all, two) + HOUR_S
		|| first_s(all, two) > last_s(all, one) + HOUR_S
		|| strcmp(one->author, two->author) == 0) {
		return false;
	}
	if (shared > 0 && conflicts == 0) {
		return true; /* the same questions in two places */
	}
	return conflicts * 2 <= shared + CONFLICTS_MAX && conflicts <= CONFLICTS_MAX
		&& share_tag(all, one, asker(all, two, 0));
}

/* Whether a run asks what a burst asks, in another place: at least two questions. */
static bool
echoes(const Asking *all, const Run *run, const GPtrArray *bursts)
{
	for (guint i = 0; i < bursts->len; i++) {
		const Run *burst = g_ptr_array_index(bursts, i);
		guint shared;

		if (are_together(all, burst, run) && count_conflicts(all, burst, run, &shared) == 0
			&& shared >= BURST_QUESTIONS_MIN) {
			return true;
		}
	}
	return false;
}

static ChatTeam *
team_new(void)
{
	ChatTeam *team = g_new0(ChatTeam, 1);

	team->authors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	team->from_s = G_MAXINT64;
	team->until_s = G_MININT64;
	return team;
}

static void
join(const Asking *all, ChatTeam *team, const Run *run)
{
	g_hash_table_add(team->authors, g_strdup(run->author));
	team->from_s = MIN(team->from_s, first_s(all, run) - BEFORE_S);
	team->until_s = MAX(team->until_s, last_s(all, run) + AFTER_S);
}

/* @return owned array of ChatTeam, by their first questions. */
static GPtrArray *
gather(const Asking *all, GPtrArray *runs)
{
	GPtrArray *teams = g_ptr_array_new_with_free_func(team_free);

	for (guint i = 0; i < runs->len; i++) {
		Run *run = g_ptr_array_index(runs, i);

		run->team = teams->len;
		for (guint k = 0; k < i && run->team == teams->len; k++) {
			const Run *other = g_ptr_array_index(runs, k);
			run->team = are_together(all, other, run) ? other->team : run->team;
		}
		if (run->team == teams->len) {
			g_ptr_array_add(teams, team_new());
		}
		join(all, g_ptr_array_index(teams, run->team), run);
	}
	return teams;
}

/* Named hosts who ask nothing by a number are of each team; where nobody does, they are one. */
static void
add_silent_hosts(const Asking *all, const GPtrArray *hosts, GPtrArray *teams)
{
	g_autoptr(GHashTable) asking = g_hash_table_new(g_str_hash, g_str_equal);
	ChatTeam *whole = teams->len == 0 ? team_new() : NULL;
	GHashTableIter iter;
	void *author;

	for (guint i = 0; i < teams->len; i++) {
		const ChatTeam *team = g_ptr_array_index(teams, i);
		g_hash_table_iter_init(&iter, team->authors);
		while (g_hash_table_iter_next(&iter, &author, NULL)) {
			g_hash_table_add(asking, author);
		}
	}
	if (whole != NULL) {
		whole->from_s = G_MININT64 / 2; /* with room to reckon */
		whole->until_s = G_MAXINT64 / 2;
		g_ptr_array_add(teams, whole);
	}
	for (guint i = 0; i < all->posts->len; i++) {
		const ChatPost *post = chat_post_at(all->posts, i);

		for (guint k = 0; k < teams->len; k++) {
			const ChatTeam *team = g_ptr_array_index(teams, k);
			if (!g_hash_table_contains(asking, post->author)
				&& chat_host_is(post->post, hosts)) {
				g_hash_table_add(team->authors, g_strdup(post->author));
			}
		}
	}
}

static void
find_teams(const Asking *all, const GPtrArray *hosts, GPtrArray **teams)
{
	g_autoptr(GPtrArray) runs = find_runs(all, hosts);
	g_autoptr(GPtrArray) bursts = g_ptr_array_new();
	g_autoptr(GPtrArray) echoing = g_ptr_array_new();

	for (guint i = 0; i < runs->len; i++) {
		if (hosts->len > 0 || is_burst(all, g_ptr_array_index(runs, i))) {
			g_ptr_array_add(bursts, g_ptr_array_index(runs, i));
		}
	}
	for (guint i = 0; hosts->len == 0 && i < runs->len; i++) {
		Run *run = g_ptr_array_index(runs, i);

		if (!g_ptr_array_find(bursts, run, NULL) && echoes(all, run, bursts)) {
			g_ptr_array_add(echoing, run);
		}
	}
	g_ptr_array_extend(bursts, echoing, NULL, NULL);
	*teams = gather(all, bursts);
	if (hosts->len > 0) {
		add_silent_hosts(all, hosts, *teams);
	}
}

GPtrArray *
chat_teams(const GPtrArray *posts, const GPtrArray *hosts)
{
	Asking all = { posts, g_new(ChatAsk, posts->len + 1), g_new0(bool, posts->len + 1) };
	GPtrArray *teams;

	for (guint i = 0; i < posts->len; i++) {
		all.asks[i] = chat_ask_read(chat_post_at(posts, i));
	}
	for (guint i = 0; i < posts->len; i++) {
		all.is_behind[i] = is_behind(&all, i);
	}
	find_teams(&all, hosts, &teams);
	g_free(all.is_behind);
	g_free(all.asks);
	return teams;
}

bool
chat_team_has(const ChatTeam *team, const ChatPost *post)
{
	return post->at_s >= team->from_s && post->at_s <= team->until_s
		&& g_hash_table_contains(team->authors, post->author);
}
