#include "flow/prepare_clusters.h"

#include "dedup/cluster.h"
#include "digest/entry.h"
#include "store/posts.h"

/* All posts that are compared: those that passed, then those that were mailed. */
typedef struct Table {
	GPtrArray *posts;  /* of Post, borrowed: passed, and NULL where it is taken out */
	GPtrArray *mailed; /* of PostMailed, owned */
	GArray *places;    /* of ClusterPlace, owned */
	GArray *said; /* of guint, owned: for each original who of the mailed is in its cluster,
		       * counted from 1; 0: nobody */
} Table;

static void
table_clear(Table *table)
{
	g_clear_pointer(&table->mailed, g_ptr_array_unref);
	g_clear_pointer(&table->places, g_array_unref);
	g_clear_pointer(&table->said, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Table, table_clear)

static const ClusterPlace *
place_at(const Table *table, guint index)
{
	return &g_array_index(table->places, ClusterPlace, index);
}

static void
solve(Table *table, const GPtrArray *people)
{
	g_autoptr(Cluster) cluster = cluster_new(people);

	for (guint i = 0; i < table->posts->len; i++) {
		cluster_add(cluster, g_ptr_array_index(table->posts, i));
	}
	for (guint i = 0; i < table->mailed->len; i++) {
		const PostMailed *mailed = g_ptr_array_index(table->mailed, i);

		cluster_add(cluster, mailed->post);
	}
	table->places = cluster_solve(cluster);
}

/* A program that is not the author's says where a post is, and nothing else of it: no hashtag of
   its own, no warning; and what it told of is not said yet. */
static bool
is_told(const ClusterPlace *place)
{
	return place->reason == CLUSTER_LINK && place->author == CLUSTER_AUTHOR_NOT;
}

static void
note_said(Table *table)
{
	const guint passed = table->posts->len;

	table->said = g_array_sized_new(FALSE, TRUE, sizeof(guint), table->places->len);
	g_array_set_size(table->said, table->places->len);
	for (guint i = 0; i < table->mailed->len; i++) {
		const ClusterPlace *place = place_at(table, passed + i);

		if (!is_told(place)) {
			g_array_index(table->said, guint, place->original) = i + 1;
		}
	}
}

/* ---- what was said already ---- */

/* Why a post is a copy of what was mailed: its own reason, or of who is its copy there. */
static const ClusterPlace *
reason_of(const Table *table, guint index, guint mailed)
{
	const ClusterPlace *own = place_at(table, index);

	return own->reason != CLUSTER_ALONE ? own : place_at(table, table->posts->len + mailed);
}

static void
cut_said(Table *table, Draft *draft)
{
	for (guint i = 0; i < table->posts->len; i++) {
		const Post *post = g_ptr_array_index(table->posts, i);
		const guint said = g_array_index(table->said, guint, place_at(table, i)->original);

		if (said == 0) {
			continue;
		}
		const PostMailed *mailed = g_ptr_array_index(table->mailed, said - 1);
		g_autofree char *why = cluster_say(reason_of(table, i, said - 1));
		DraftCut *cut = g_new0(DraftCut, 1);
		cut->post_id = post->id;
		cut->reason = g_strdup_printf(PREPARE_SAID "%d (%s)", mailed->edition, why);
		g_ptr_array_add(draft->cuts, cut);
		g_clear_pointer(&g_ptr_array_index(table->posts, i), post_free);
	}
}

/* ---- what is said twice ---- */

static DraftCopy *
copy_of(const Post *post)
{
	DraftCopy *copy = g_new0(DraftCopy, 1);

	copy->post_id = post->id;
	copy->network = g_strdup(post->network);
	copy->url = g_strdup(post->url);
	copy->published_s = post->published_s;
	return copy;
}

/* Hashtags of any are hashtags of all. */
static void
add_tags(Post *original, const Post *copy)
{
	for (guint i = 0; i < copy->tags->len; i++) {
		hashtag_list_add(original->tags, g_ptr_array_index(copy->tags, i));
	}
}

/* What was answered anywhere was answered; what nobody counts in one place may be. */
static void
add_replies(PrepareFacts *facts, Post *original, const Post *copy)
{
	const bool is_counted = original->replies != POST_COUNT_UNKNOWN
		&& copy->replies != POST_COUNT_UNKNOWN;

	if (facts->answered != NULL && !is_counted) {
		entry_mark_answered(facts->answered, original);
	}
	if (copy->replies != POST_COUNT_UNKNOWN) {
		const int64_t known = MAX(original->replies, 0);

		original->replies = copy->replies < INT64_MAX - known ? known + copy->replies
								      : INT64_MAX;
	}
}

/* What its author folded in one place is folded: the strictest word stands. */
static void
take_warning(Post *original, const Post *copy)
{
	if (original->warning == NULL) {
		original->warning = g_strdup(copy->warning);
	}
}

static void
fold(PrepareFacts *facts, Post *original, Post *copy, bool is_by_its_author)
{
	GPtrArray *list = g_hash_table_lookup(facts->copies, original);

	if (list == NULL) {
		list = g_ptr_array_new_with_free_func((GDestroyNotify)draft_copy_free);
		g_hash_table_insert(facts->copies, original, list);
	}
	g_ptr_array_add(list, copy_of(copy));
	g_hash_table_insert(facts->folded, copy, original);
	if (!is_by_its_author) {
		return;
	}
	if (facts->newcomers != NULL && !g_hash_table_contains(facts->newcomers, &copy->id)) {
		g_hash_table_remove(facts->newcomers, &original->id);
	}
	add_tags(original, copy);
	take_warning(original, copy);
	add_replies(facts, original, copy);
}

/* A post and what it is a copy of. */
typedef struct Fold {
	Post *original, *copy; /* borrowed, owned */
	bool is_by_its_author;
} Fold;

static int
compare_folds(gconstpointer a, gconstpointer b)
{
	const Post *one = ((const Fold *)a)->copy, *two = ((const Fold *)b)->copy;

	if (one->published_s != two->published_s) {
		return one->published_s < two->published_s ? -1 : 1;
	}
	const int urls = g_strcmp0(one->url, two->url);
	return urls != 0 ? urls : g_strcmp0(one->uri, two->uri);
}

/* By time and address: whoever came first to the store means nothing. */
static void
fold_copies(Table *table, PrepareFacts *facts)
{
	g_autoptr(GArray) folds = g_array_new(FALSE, FALSE, sizeof(Fold));

	for (guint i = 0; i < table->posts->len; i++) {
		const guint original = place_at(table, i)->original;
		const Fold one = {
			.original = g_ptr_array_index(table->posts, original),
			.copy = g_ptr_array_index(table->posts, i),
			.is_by_its_author = !is_told(place_at(table, i)),
		};

		if (one.copy != NULL && original != i) {
			g_array_append_val(folds, one);
			g_ptr_array_index(table->posts, i) = NULL;
		}
	}
	g_array_sort(folds, compare_folds);
	for (guint i = 0; i < folds->len; i++) {
		const Fold *one = &g_array_index(folds, Fold, i);

		fold(facts, one->original, one->copy, one->is_by_its_author);
	}
}

static void
close_ranks(GPtrArray *posts)
{
	guint kept = 0;

	for (guint i = 0; i < posts->len; i++) {
		if (g_ptr_array_index(posts, i) != NULL) {
			g_ptr_array_index(posts, kept++) = g_ptr_array_index(posts, i);
		}
	}
	for (guint i = kept; i < posts->len; i++) {
		g_ptr_array_index(posts, i) = NULL;
	}
	g_ptr_array_set_size(posts, (gint)kept);
}

bool
prepare_clusters(Context *context, Draft *draft, GPtrArray *posts, PrepareFacts *facts,
	GError **error)
{
	g_auto(Table) table = { .posts = posts };
	const PostsShown shown = { draft->digest, PREPARE_SAID_EDITIONS,
		schedule_course(draft->frequency), draft->period_start_s };

	if (!posts_mailed(context->store, &shown, &table.mailed, error)) {
		return false;
	}
	solve(&table, context->config->persons);
	note_said(&table);
	cut_said(&table, draft);
	facts->copies = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	facts->folded = g_hash_table_new_full(NULL, NULL, (GDestroyNotify)post_free, NULL);
	fold_copies(&table, facts);
	close_ranks(posts);
	return true;
}

void
prepare_clusters_give(const PrepareFacts *facts, DraftEntry *entry)
{
	void *list = NULL;

	if (facts->copies != NULL
		&& g_hash_table_steal_extended(facts->copies, entry->post, NULL, &list)) {
		g_ptr_array_unref(entry->copies);
		entry->copies = list;
	}
}
