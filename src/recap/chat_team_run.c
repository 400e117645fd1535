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
/* So many who asked a number before are looked at. */
#define ASKING_MAX 100

static void
run_free(void *data)
{
	Run *run = data;

	g_array_unref(run->places);
	g_hash_table_unref(run->below);
	g_hash_table_unref(run->labelled);
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
			run->below = g_hash_table_new(g_str_hash, g_str_equal);
			run->labelled = g_hash_table_new(g_str_hash, g_str_equal);
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

/* ---- who asked a number, and who answers ----------------------------------------------------- */

static void
note_number(GHashTable *numbers, guint number, guint place)
{
	GArray *places = g_hash_table_lookup(numbers, GUINT_TO_POINTER(number));

	if (places == NULL) {
		places = g_array_new(FALSE, FALSE, sizeof(guint));
		g_hash_table_insert(numbers, GUINT_TO_POINTER(number), places);
	}
	g_array_append_val(places, place);
}

/* Posts that ask a number, from a place backwards: the next of them, or NULL. */
typedef struct Backwards {
	const GPtrArray *posts;
	const GArray *places;
	guint index, looked_at;
} Backwards;

static Backwards
backwards(const Asking *all, GHashTable *numbers, guint number, guint place)
{
	const GArray *places = g_hash_table_lookup(numbers, GUINT_TO_POINTER(number));

	return (Backwards){ all->posts, places,
		places != NULL ? chat_place_since(places, place) : 0, 0 };
}

static const ChatPost *
step_back(Backwards *back)
{
	if (back->index == 0 || back->looked_at == ASKING_MAX) {
		return NULL;
	}
	back->looked_at++;
	return chat_post_at(back->posts, g_array_index(back->places, guint, --back->index));
}

/* Whether somebody else asked another question of that number a while before a post, under its
 * hashtags: who then says "Q1: …" answers, most likely. */
static bool
is_behind(const Asking *all, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place), *other;
	Backwards back = backwards(all, all->numbers, all->asks[place].number, place);

	while (is_asking(all, place) && (other = step_back(&back)) != NULL
		&& post->at_s - other->at_s < GAP_S) {
		if (strcmp(other->author, post->author) != 0 && has_no_own_tag(post, other)
			&& chat_post_likeness(post, other) < CHAT_SAME_QUESTION) {
			return true;
		}
	}
	return false;
}

void
chat_run_begin(Asking *all)
{
	all->is_behind = g_new0(bool, all->posts->len + 1);
	all->numbers = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	all->firsts = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	for (guint i = 0; i < all->posts->len; i++) {
		all->is_behind[i] = is_behind(all, i);
		if (is_asking(all, i)) {
			note_number(all->numbers, all->asks[i].number, i);
		}
		if (is_asking(all, i) && !all->is_behind[i]) {
			note_number(all->firsts, all->asks[i].number, i);
		}
	}
}

void
chat_run_end(Asking *all)
{
	g_hash_table_unref(all->firsts);
	g_hash_table_unref(all->numbers);
	g_free(all->is_behind);
}

/* The author who asked question @number last before a post, of those who share its hashtags; NULL.
 */
static const char *
last_to_ask(const Asking *all, guint number, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place), *other;
	Backwards back = backwards(all, all->firsts, number, place);

	while ((other = step_back(&back)) != NULL && post->at_s - other->at_s <= CHAT_AFTER_S) {
		if (strcmp(other->author, post->author) != 0
			&& chat_post_shared_tags(other, post) > 0) {
			return other->author;
		}
	}
	return NULL;
}

static bool
is_heard(const Asking *all, const Run *run, guint place)
{
	const ChatPost *post = chat_post_at(all->posts, place);

	return place >= g_array_index(run->places, guint, 0)
		&& post->at_s <= chat_run_last_s(all, run) + CHAT_AFTER_S
		&& strcmp(post->author, run->author) != 0;
}

/* A post answers its author's questions of that time by a number. @begun the runs that began, by
 * author. */
static void
hear_label(const Asking *all, GHashTable *begun, guint place, const ChatLabel *label)
{
	const char *author = label->kind == CHAT_LABEL_ANSWER
		? last_to_ask(all, label->first, place)
		: NULL;
	const GPtrArray *runs = author != NULL ? g_hash_table_lookup(begun, author) : NULL;

	for (guint i = runs != NULL ? runs->len : 0; i > 0; i--) {
		const Run *run = g_ptr_array_index(runs, i - 1);

		if (!is_heard(all, run, place)) {
			break;
		}
		g_hash_table_add(run->labelled, chat_post_at(all->posts, place)->author);
	}
}

static void
note_begun(GHashTable *begun, Run *run)
{
	GPtrArray *runs = g_hash_table_lookup(begun, run->author);

	if (runs == NULL) {
		runs = g_ptr_array_new();
		g_hash_table_insert(begun, (void *)run->author, runs);
	}
	g_ptr_array_add(runs, run);
}

void
chat_run_hear(const Asking *all, const GPtrArray *runs)
{
	g_autoptr(GPtrArray) askers = g_ptr_array_new(); /* of each post its run, or NULL */
	g_autoptr(GHashTable) begun = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
		(GDestroyNotify)g_ptr_array_unref);

	g_ptr_array_set_size(askers, (int)all->posts->len);
	for (guint i = 0; i < runs->len; i++) {
		Run *run = g_ptr_array_index(runs, i);

		for (guint k = 0; k < run->places->len; k++) {
			g_ptr_array_index(askers, g_array_index(run->places, guint, k)) = run;
		}
	}
	for (guint i = 0; i < all->posts->len; i++) {
		const ChatPost *post = chat_post_at(all->posts, i);
		const guint asked[] = { post->above, post->quoted };

		Run *own = g_ptr_array_index(askers, i);

		if (own != NULL && g_array_index(own->places, guint, 0) == i) {
			note_begun(begun, own);
		}
		for (gsize k = 0; k < G_N_ELEMENTS(asked); k++) {
			const Run *run = asked[k] != CHAT_NONE ? g_ptr_array_index(askers, asked[k])
							       : NULL;

			if (run != NULL && is_heard(all, run, i)) {
				g_hash_table_add(run->below, post->author);
			}
		}
		for (guint k = 0; k < post->labels->len; k++) {
			hear_label(all, begun, i, &g_array_index(post->labels, ChatLabel, k));
		}
	}
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

guint
chat_run_others(const Asking *all, const Run *run)
{
	const bool has_labels = !follows_others(all, run);
	GHashTableIter iter;
	void *author;
	guint count = g_hash_table_size(run->below);

	g_hash_table_iter_init(&iter, run->labelled);
	while (has_labels && g_hash_table_iter_next(&iter, &author, NULL)) {
		count += g_hash_table_contains(run->below, author) ? 0 : 1;
	}
	return count;
}

/* Several questions that several others answer; where their numbers were given out before, by what
 * hangs on them alone. */
bool
chat_run_is_burst(const Asking *all, const Run *run)
{
	const guint numbers = count_numbers(all, run);

	return numbers >= CHAT_BURST_MIN
		&& chat_run_others(all, run)
		>= (numbers >= BURST_QUESTIONS ? BURST_OTHERS : BURST_OTHERS_FEW);
}
