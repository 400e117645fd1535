#include "dedup/cluster.h"

#include "dedup/cluster_numbers.h"
#include "dedup/cluster_post.h"
#include "dedup/cluster_sets.h"
#include "dedup/cluster_trace.h"

#include <string.h>

/* With a trace, a name or a link so many posts are compared that come next in time. */
#define NEXT_MAX 8
/* Of each post so many pairs are remembered, and so many in all. */
#define TRIED_EACH 8
#define TRIED_MAX (1U << 26)
/* Why a post is in its cluster is asked of so many others, where the original does not say. */
#define ASKED_MAX 16

struct Cluster {
	ClusterPeople *people; /* owned */
	GPtrArray *posts;      /* of ClusterPost, owned, in the order of adding */
};

/* One number of a post, by which others are found. */
typedef struct Mark {
	guint64 number;
	guint32 post; /* in the order of time */
	bool is_link; /* it links to the number; else it has it */
} Mark;

/* What is being worked out. Posts are counted in the order of time here. */
typedef struct Work {
	GPtrArray *posts; /* of ClusterPost, borrowed */
	ClusterSets *authors, *copies;
	GArray *marks;  /* of Mark */
	guint64 *tried; /* pairs that were asked, each where its number puts it; later ones there
			 * push it out, and it is asked again */
	guint tried_mask;
} Work;

Cluster *
cluster_new(const GPtrArray *people)
{
	Cluster *cluster = g_new0(Cluster, 1);

	cluster->people = cluster_people_new(people);
	cluster->posts = g_ptr_array_new_with_free_func((GDestroyNotify)cluster_post_free);
	return cluster;
}

void
cluster_add(Cluster *cluster, const Post *post)
{
	g_ptr_array_add(cluster->posts, cluster_post_new(cluster->people, post));
}

void
cluster_free(Cluster *cluster)
{
	if (cluster == NULL) {
		return;
	}
	g_hash_table_unref(cluster->people);
	g_ptr_array_unref(cluster->posts);
	g_free(cluster);
}

static const ClusterPost *
post_at(const Work *work, guint32 index)
{
	return g_ptr_array_index(work->posts, index);
}

/* ---- in the order of time ---- */

static int
compare_posts(gconstpointer a, gconstpointer b)
{
	const ClusterPost *one = *(const ClusterPost *const *)a;
	const ClusterPost *two = *(const ClusterPost *const *)b;

	if (one->published_s != two->published_s) {
		return one->published_s < two->published_s ? -1 : 1;
	}
	return one->order < two->order ? -1 : one->order > two->order;
}

static int
compare_marks(gconstpointer a, gconstpointer b)
{
	const Mark *one = a, *two = b;

	if (one->number != two->number) {
		return one->number < two->number ? -1 : 1;
	}
	return one->post < two->post ? -1 : one->post > two->post;
}

static void
add_mark(Work *work, guint64 number, guint32 post, bool is_link)
{
	const Mark mark = { .number = number, .post = post, .is_link = is_link };

	g_array_append_val(work->marks, mark);
}

static Mark *
mark_at(const Work *work, guint index)
{
	return &g_array_index(work->marks, Mark, index);
}

/* Where the marks end that have the number of the one at @from. */
static guint
end_of_number(const Work *work, guint from)
{
	guint to = from + 1;

	while (to < work->marks->len && mark_at(work, to)->number == mark_at(work, from)->number) {
		to++;
	}
	return to;
}

/* Call for each group of marks with one number; then there are none. */
static void
each_number(Work *work, void (*call)(Work *work, guint from, guint to))
{
	g_array_sort(work->marks, compare_marks);
	for (guint from = 0; from < work->marks->len;) {
		const guint to = end_of_number(work, from);

		call(work, from, to);
		from = to;
	}
	g_array_set_size(work->marks, 0);
}

/* ---- who may be one author ---- */

static void
join_authors(Work *work, guint from, guint to)
{
	for (guint i = from + 1; i < to; i++) {
		cluster_sets_join(work->authors, mark_at(work, from)->post, mark_at(work, i)->post);
	}
}

static void
find_authors(Work *work)
{
	for (guint32 i = 0; i < work->posts->len; i++) {
		const ClusterWho *who = &post_at(work, i)->who;

		for (guint k = 0; who->sure != NULL && k < who->sure->len; k++) {
			add_mark(work, g_array_index(who->sure, guint64, k), i, false);
		}
		if (who->name != 0) {
			add_mark(work, who->name, i, false);
		}
		if (who->user != 0) {
			add_mark(work, who->user, i, false);
		}
	}
	each_number(work, join_authors);
}

/* ---- what is said more than once in one place ---- */

static void
note_repeats(Work *work, guint from, guint to)
{
	for (guint i = from; i < to && to - from > 1; i++) {
		ClusterPost *post = g_ptr_array_index(work->posts, mark_at(work, i)->post);

		post->is_repeated = true;
	}
}

static void
find_repeats(Work *work)
{
	for (guint32 i = 0; i < work->posts->len; i++) {
		const ClusterPost *post = post_at(work, i);
		const char *words = post->words.text;

		if (*words != '\0') {
			add_mark(work, cluster_hash(post->who.account, words, strlen(words)), i,
				false);
		}
	}
	each_number(work, note_repeats);
}

/* ---- pairs ---- */

/* Posts that share a stretch share several traces: the pair is asked once. */
static bool
is_tried(Work *work, guint32 a, guint32 b)
{
	const guint64 pair = ((guint64)MAX(a, b) << 32) | MIN(a, b);
	guint64 *tried = &work->tried[cluster_hash(40, (const char *)&pair, sizeof(pair))
		& work->tried_mask];
	const bool is_there = *tried == pair;

	*tried = pair;
	return is_there;
}

static void
try_pair(Work *work, guint32 a, guint32 b)
{
	if (cluster_sets_find(work->copies, a) == cluster_sets_find(work->copies, b)
		|| is_tried(work, a, b)) {
		return;
	}
	const ClusterPair pair = cluster_pair_judge(post_at(work, a), post_at(work, b));
	if (pair.reason != CLUSTER_ALONE) {
		cluster_sets_join(work->copies, a, b);
	}
}

static void
try_next(Work *work, guint from, guint to)
{
	for (guint i = from; i < to; i++) {
		for (guint k = i + 1; k < to && k - i <= NEXT_MAX; k++) {
			try_pair(work, mark_at(work, i)->post, mark_at(work, k)->post);
		}
	}
}

/* Who links to a post, and that post: to the first that has the number, and to the last. */
static void
try_names(Work *work, guint from, guint to)
{
	guint first = to, last = to;

	for (guint i = from; i < to; i++) {
		if (!mark_at(work, i)->is_link) {
			first = first == to ? i : first;
			last = i;
		}
	}
	if (first == to) {
		return;
	}
	for (guint i = from; i < to; i++) {
		try_pair(work, mark_at(work, first)->post, mark_at(work, i)->post);
		try_pair(work, mark_at(work, last)->post, mark_at(work, i)->post);
	}
	try_next(work, from, to);
}

static void
add_marks(Work *work, const GArray *numbers, guint32 post, bool is_link)
{
	for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
		add_mark(work, g_array_index(numbers, guint64, i), post, is_link);
	}
}

static void
find_by_names(Work *work)
{
	for (guint32 i = 0; i < work->posts->len; i++) {
		const ClusterPost *post = post_at(work, i);

		add_marks(work, post->names, i, false);
		add_marks(work, post->links, i, true);
		if (post->global != 0) {
			add_mark(work, post->global, i, false);
		}
		if (post->path != 0) {
			add_mark(work, post->path, i, false);
		}
	}
	each_number(work, try_names);
}

/* A pair of posts that both have a trace of words, in two places, near to each other. */
static bool
is_candidate(const ClusterPost *a, const ClusterPost *b)
{
	if (a->who.account == b->who.account) {
		return a->verbatim == b->verbatim;
	}
	return a->published_s == DATE_UNKNOWN || b->published_s == DATE_UNKNOWN
		|| b->published_s - a->published_s <= CLUSTER_REACH_S;
}

static void
try_traces(Work *work, guint from, guint to)
{
	for (guint i = from; i < to; i++) {
		const guint32 one = mark_at(work, i)->post;

		for (guint k = i + 1; k < to && k - i <= NEXT_MAX; k++) {
			const guint32 two = mark_at(work, k)->post;

			if (is_candidate(post_at(work, one), post_at(work, two))) {
				try_pair(work, one, two);
			}
		}
	}
}

static void
find_by_words(Work *work)
{
	g_autoptr(GArray) traces = g_array_new(FALSE, FALSE, sizeof(guint64));

	for (guint32 i = 0; i < work->posts->len; i++) {
		const char *words = post_at(work, i)->words.text;
		const guint32 author = cluster_sets_find(work->authors, i);

		g_array_set_size(traces, 0);
		cluster_trace(words, author, traces);
		add_marks(work, traces, i, false);
	}
	each_number(work, try_traces);
}

/* ---- what comes of it ---- */

/* Whoever says most of what any of them says is a candidate; the first of these is the original. */
static bool
is_full(const ClusterPost *post, gsize longest)
{
	return !post->words.is_piece && !post->who.is_bridged && !post->is_program
		&& strlen(post->words.text) * 5 >= longest * 4;
}

/* For each cluster its original, by its set. @return owned array of guint32. */
static GArray *
find_originals(const Work *work)
{
	const guint count = work->posts->len;
	GArray *originals = g_array_sized_new(FALSE, FALSE, sizeof(guint32), count);
	g_autofree gsize *longest = g_new0(gsize, count);

	for (guint32 i = 0; i < count; i++) {
		const guint32 set = cluster_sets_find(work->copies, i);

		longest[set] = MAX(longest[set], strlen(post_at(work, i)->words.text));
		g_array_append_val(originals, count);
	}
	for (guint32 i = 0; i < count; i++) {
		const guint32 set = cluster_sets_find(work->copies, i);
		guint32 *original = &g_array_index(originals, guint32, set);

		if (*original == count && is_full(post_at(work, i), longest[set])) {
			*original = i;
		}
	}
	for (guint32 i = 0; i < count; i++) {
		/* pieces of a thread alone, bridges, or programs */
		guint32 *original = &g_array_index(originals, guint32,
			cluster_sets_find(work->copies, i));
		*original = MIN(*original, *original == count ? i : *original);
	}
	return originals;
}

/* Of a post that its original says nothing of: it is a copy of a copy. */
static ClusterPair
ask_others(const Work *work, guint32 index)
{
	const guint32 set = cluster_sets_find(work->copies, index);
	ClusterPair pair = { 0 };

	for (guint32 back = 1; back <= ASKED_MAX && pair.reason == CLUSTER_ALONE; back++) {
		for (int side = 0; side < 2 && pair.reason == CLUSTER_ALONE; side++) {
			const guint32 other = side == 0 ? index - back : index + back;

			if (other < work->posts->len
				&& cluster_sets_find(work->copies, other) == set) {
				pair = cluster_pair_judge(post_at(work, index),
					post_at(work, other));
			}
		}
	}
	return pair;
}

static ClusterPlace
place_of(const Work *work, guint32 index, guint32 original)
{
	ClusterPlace place = { .original = original };

	if (index == original) {
		return place;
	}
	ClusterPair pair = cluster_pair_judge(post_at(work, index), post_at(work, original));
	if (pair.reason == CLUSTER_ALONE) {
		pair = ask_others(work, index);
	}
	place.percent = pair.percent;
	place.reason = pair.reason != CLUSTER_ALONE ? pair.reason : CLUSTER_WORDS;
	place.author = pair.author;
	return place;
}

/* Places, counted in the order of adding again. */
static GArray *
places_of(const Work *work, const Cluster *cluster)
{
	const guint count = work->posts->len;
	g_autoptr(GHashTable) added = g_hash_table_new(NULL, NULL);
	g_autoptr(GArray) originals = find_originals(work);
	GArray *places = g_array_sized_new(FALSE, TRUE, sizeof(ClusterPlace), count);

	g_array_set_size(places, count);
	for (guint i = 0; i < count; i++) {
		g_hash_table_insert(added, g_ptr_array_index(cluster->posts, i),
			GUINT_TO_POINTER(i));
	}
	for (guint32 i = 0; i < count; i++) {
		const guint32 set = cluster_sets_find(work->copies, i);
		const guint32 original = g_array_index(originals, guint32, set);
		ClusterPlace place = place_of(work, i, original);
		const guint own = GPOINTER_TO_UINT(g_hash_table_lookup(added,
			g_ptr_array_index(work->posts, i)));

		place.original = GPOINTER_TO_UINT(g_hash_table_lookup(added,
			g_ptr_array_index(work->posts, original)));
		g_array_index(places, ClusterPlace, own) = place;
	}
	return places;
}

/* A power of two, as many as pairs are likely. */
static guint
room_for_tried(guint posts)
{
	guint room = 64;

	while (room / TRIED_EACH < posts && room < TRIED_MAX) {
		room *= 2;
	}
	return room;
}

GArray *
cluster_solve(Cluster *cluster)
{
	const guint count = cluster->posts->len;
	g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new(count);
	g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
	g_autoptr(GArray) authors = cluster_sets_new(count);
	g_autoptr(GArray) copies = cluster_sets_new(count);
	const guint room = room_for_tried(count);
	g_autofree guint64 *tried = g_new0(guint64, room);
	Work work = { sorted, authors, copies, marks, tried, room - 1 };

	for (guint i = 0; i < count; i++) {
		g_ptr_array_add(sorted, g_ptr_array_index(cluster->posts, i));
	}
	g_ptr_array_sort(sorted, compare_posts);
	find_authors(&work);
	find_repeats(&work);
	find_by_names(&work);
	find_by_words(&work);
	return places_of(&work, cluster);
}
