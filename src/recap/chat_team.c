#include "recap/chat_team.h"

#include "recap/chat_host.h"
#include "recap/chat_team_part.h"

#include <string.h>

/* What hosts say so long before the first question is the chat's. */
#define BEFORE_S CHAT_HOUR_S
#define CONFLICTS_MAX 1
/* So many hold chats, or ask in one, at one time. */
#define BURSTS_MAX 12
/* So soon a question is asked in another language as well. */
#define TRANSLATED_S (4 * 60)

static void
team_free(void *data)
{
	ChatTeam *team = data;

	g_hash_table_unref(team->authors);
	g_free(team);
}

/* How many questions both ask, and differently. */
static guint
count_conflicts(const Asking *all, const Run *one, const Run *two, guint *shared)
{
	guint conflicts = 0;

	*shared = 0;
	for (guint number = 0; number <= CHAT_LABEL_NUMBER_MAX; number++) {
		const ChatPost *first = chat_run_asks(all, one, number);
		const ChatPost *second = chat_run_asks(all, two, number);

		if (first != NULL && second != NULL) {
			(*shared)++;
			conflicts += chat_post_likeness(first, second) < CHAT_SAME_QUESTION ? 1 : 0;
		}
	}
	return conflicts;
}

/* Whether two posts are in two languages, by what their platform says, or their labels. */
static bool
are_foreign(const ChatPost *one, const ChatPost *two)
{
	const char *first = one->post->language, *second = two->post->language;

	return (first != NULL && second != NULL && g_ascii_strncasecmp(first, second, 2) != 0)
		|| (one->labels->len > 0 && two->labels->len > 0
			&& (g_array_index(one->labels, ChatLabel, 0).form == CHAT_LABEL_FOREIGN)
				!= (g_array_index(two->labels, ChatLabel, 0).form
					== CHAT_LABEL_FOREIGN));
}

/* Whether all questions that both ask are asked at one time in two languages. */
static bool
are_translations(const Asking *all, const Run *one, const Run *two)
{
	for (guint number = 0; number <= CHAT_LABEL_NUMBER_MAX; number++) {
		const ChatPost *first = chat_run_asks(all, one, number);
		const ChatPost *second = chat_run_asks(all, two, number);

		if (first != NULL && second != NULL
			&& (!are_foreign(first, second)
				|| ABS(first->at_s - second->at_s) > TRANSLATED_S)) {
			return false;
		}
	}
	return true;
}

static bool
is_at_one_time(const Asking *all, const Run *one, const Run *two)
{
	return chat_run_first_s(all, one) <= chat_run_last_s(all, two) + CHAT_HOUR_S
		&& chat_run_first_s(all, two) <= chat_run_last_s(all, one) + CHAT_HOUR_S;
}

static bool
are_together(const Asking *all, const Run *one, const Run *two)
{
	guint shared;

	if (!is_at_one_time(all, one, two) || strcmp(one->author, two->author) == 0) {
		return false;
	}
	const guint conflicts = count_conflicts(all, one, two, &shared);
	if (shared > 0 && conflicts == 0) {
		return true; /* the same questions in two places */
	}
	if (shared >= CHAT_BURST_MIN && are_translations(all, one, two)) {
		return chat_run_shares_tag(all, one, chat_run_post(all, two, 0));
	}
	return conflicts * 2 <= shared + CONFLICTS_MAX && conflicts <= CONFLICTS_MAX
		&& chat_run_shares_tag(all, one, chat_run_post(all, two, 0));
}

/* Whether a run asks what a burst asks, in another place: at least two questions. */
static bool
echoes(const Asking *all, const Run *run, const GPtrArray *bursts)
{
	for (guint i = 0; i < bursts->len; i++) {
		const Run *burst = g_ptr_array_index(bursts, i);
		guint shared;

		if (are_together(all, burst, run) && count_conflicts(all, burst, run, &shared) == 0
			&& shared >= CHAT_BURST_MIN) {
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
	team->from_s = MIN(team->from_s, chat_run_first_s(all, run) - BEFORE_S);
	team->until_s = MAX(team->until_s, chat_run_last_s(all, run) + CHAT_AFTER_S);
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

/* A burst, and how many others answer it. */
typedef struct Heard {
	Run *run;
	guint index, others;
} Heard;

static int
compare_heard(const void *a, const void *b)
{
	const Heard *one = a, *two = b;

	return one->others != two->others ? (one->others > two->others ? -1 : 1)
					  : (one->index > two->index) - (one->index < two->index);
}

static int
compare_index(const void *a, const void *b)
{
	const Heard *one = a, *two = b;

	return (one->index > two->index) - (one->index < two->index);
}

/* Of bursts at one time those that most answer: with more of them nobody holds a chat there. */
static void
keep_heard(const Asking *all, GPtrArray *bursts)
{
	g_autoptr(GArray) heard = g_array_new(FALSE, FALSE, sizeof(Heard));
	guint kept = 0;

	for (guint i = 0; i < bursts->len; i++) {
		Run *run = g_ptr_array_index(bursts, i);
		const Heard one = { run, i, chat_run_others(all, run) };

		g_array_append_val(heard, one);
	}
	g_array_sort(heard, compare_heard);
	for (guint i = 0; i < heard->len; i++) {
		const Heard one = g_array_index(heard, Heard, i);
		guint beside = 0;

		for (guint k = 0; k < kept && beside < BURSTS_MAX; k++) {
			beside += is_at_one_time(all, g_array_index(heard, Heard, k).run, one.run)
				? 1
				: 0;
		}
		if (beside < BURSTS_MAX) {
			g_array_index(heard, Heard, kept++) = one;
		}
	}
	g_array_set_size(heard, kept);
	g_array_sort(heard, compare_index);
	g_ptr_array_set_size(bursts, 0);
	for (guint i = 0; i < heard->len; i++) {
		g_ptr_array_add(bursts, g_array_index(heard, Heard, i).run);
	}
}

static void
find_teams(const Asking *all, const GPtrArray *hosts, GPtrArray **teams)
{
	g_autoptr(GPtrArray) runs = chat_runs(all, hosts);
	g_autoptr(GPtrArray) bursts = g_ptr_array_new();
	g_autoptr(GPtrArray) echoing = g_ptr_array_new();

	if (hosts->len == 0) {
		chat_run_hear(all, runs);
	}
	for (guint i = 0; i < runs->len; i++) {
		if (hosts->len > 0 || chat_run_is_burst(all, g_ptr_array_index(runs, i))) {
			g_ptr_array_add(bursts, g_ptr_array_index(runs, i));
		}
	}
	if (hosts->len == 0) {
		keep_heard(all, bursts);
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
	Asking all = { .posts = posts, .asks = g_new(ChatAsk, posts->len + 1) };
	GPtrArray *teams;

	for (guint i = 0; i < posts->len; i++) {
		all.asks[i] = chat_ask_read(chat_post_at(posts, i));
	}
	chat_run_begin(&all);
	find_teams(&all, hosts, &teams);
	chat_run_end(&all);
	g_free(all.asks);
	return teams;
}

bool
chat_team_has(const ChatTeam *team, const ChatPost *post)
{
	return post->at_s >= team->from_s && post->at_s <= team->until_s
		&& g_hash_table_contains(team->authors, post->author);
}
