/* The part of review that gives posts their letters. */
#include "flow/prepare_groups.h"
#include "flow/review_part.h"

#include "base/prefix.h"
#include "digest/section.h"
#include "flow/prepare_clusters.h"

static bool
has_copy(const ReviewPost *post, int64_t id)
{
	for (guint i = 0; i < post->copies->len; i++) {
		if (g_array_index(post->copies, int64_t, i) == id) {
			return true;
		}
	}
	return false;
}

/* The post with that number, or whose copy it is. @return borrowed, or NULL. */
static ReviewPost *
find_said(const DraftReview *review, int64_t id)
{
	for (guint i = 0; i < review->posts->len; i++) {
		ReviewPost *post = g_ptr_array_index(review->posts, i);

		if (post->id == id || has_copy(post, id)) {
			return post;
		}
	}
	return NULL;
}

static void
add_shown(DraftReview *review, const DraftEntry *entry)
{
	ReviewPost *post = find_said(review, entry->post->id);

	if (entry->post->id == 0 || entry->is_aside) {
		return;
	}
	post = post != NULL ? post : draft_review_add(review, entry->post->id);
	if (post == NULL) {
		return;
	}
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		if (copy->post_id != 0 && copy->post_id != post->id
			&& !has_copy(post, copy->post_id)) {
			g_array_append_val(post->copies, copy->post_id);
		}
	}
	/* What was sent in stands there once it got its yes, to whichever draft. */
	post->is_kept = post->is_kept || post->is_proposed;
	if (!post->is_kept) {
		g_clear_pointer(&post->filtered, g_free);
	}
}

/* What was said before, or in a pause that skips it, the organiser's word does not bring back; what
 * is folded away is told of by what is shown. */
static bool
may_come_back(const DraftCut *cut)
{
	return cut->reason == NULL
		|| (!g_str_equal(cut->reason, SECTION_CUT_FOLDED)
			&& !g_str_equal(cut->reason, PREPARE_CLOSED)
			&& !prefix_stands_at(cut->reason, PREPARE_SAID)
			&& !prefix_stands_at(cut->reason, PREPARE_SKIPPED));
}

static void
add_filtered(DraftReview *review, const DraftCut *cut, int *listed)
{
	ReviewPost *post = find_said(review, cut->post_id);

	if (post == NULL && *listed >= REVIEW_FILTERED_MAX) {
		review->more++;
		return;
	}
	post = post != NULL ? post : draft_review_add(review, cut->post_id);
	if (post != NULL && post->filtered == NULL) {
		post->filtered = g_strdup(cut->reason != NULL ? cut->reason : "by a rule");
	}
	(*listed)++;
}

/* What was cut last is worth most; of an entry that was cut its first post stands for all. */
static void
add_cuts(DraftReview *review, const GPtrArray *cuts, int *listed)
{
	g_autoptr(GHashTable) ranks = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < cuts->len; i++) {
		const DraftCut *cut = g_ptr_array_index(cuts, i);
		const bool is_one = cut->rank == 0
			|| g_hash_table_add(ranks, GINT_TO_POINTER(cut->rank));

		if (is_one && may_come_back(cut)) {
			add_filtered(review, cut, listed);
		}
	}
}

static void
add_proposals(DraftReview *review, const GArray *proposals)
{
	for (guint i = 0; i < proposals->len; i++) {
		const int64_t id = g_array_index(proposals, int64_t, i);
		ReviewPost *post = draft_review_post(review, id);

		post = post != NULL ? post : draft_review_add(review, id);
		if (post != NULL) {
			post->is_proposed = true;
		}
	}
}

void
review_letters(DraftReview *review, const Prepared *prepared, const GArray *proposals)
{
	g_autoptr(GPtrArray) shown = draft_shown(prepared->draft);
	int listed = 0;

	for (guint i = 0; i < shown->len; i++) {
		add_shown(review, g_ptr_array_index(shown, i));
	}
	review->more = 0;
	add_proposals(review, proposals);
	add_cuts(review, prepared->draft->cuts, &listed);
	for (guint i = 0; prepared->filtered != NULL && i < prepared->filtered->len; i++) {
		add_filtered(review, g_ptr_array_index(prepared->filtered, i), &listed);
	}
}
