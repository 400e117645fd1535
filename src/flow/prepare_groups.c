#include "flow/prepare_groups.h"

static int
by_time(const void *left, const void *right)
{
	const Post *a = *(const Post *const *)left;
	const Post *b = *(const Post *const *)right;

	if (a->published_s != b->published_s) {
		return a->published_s < b->published_s ? -1 : 1;
	}
	return (a->id > b->id) - (a->id < b->id);
}

/* @return owned array of Post: those of closed groups, which are not in @posts any more. */
static GPtrArray *
take_closed(GPtrArray *posts)
{
	GPtrArray *closed = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	for (guint i = 0; i < posts->len;) {
		if (post_is_closed(g_ptr_array_index(posts, i))) {
			g_ptr_array_add(closed, g_ptr_array_steal_index(posts, i));
		} else {
			i++;
		}
	}
	g_ptr_array_sort(closed, by_time);
	return closed;
}

void
prepare_groups(Draft *draft, GPtrArray *posts)
{
	g_autoptr(GPtrArray) closed = take_closed(posts);

	for (guint i = 0; i < closed->len && draft->frequency != SCHEDULE_AFTER_CHAT; i++) {
		const Post *post = g_ptr_array_index(closed, i);
		DraftCut *cut = g_new0(DraftCut, 1);

		draft_groups_add(draft->groups, post);
		cut->post_id = post->id;
		cut->reason = g_strdup(PREPARE_CLOSED);
		g_ptr_array_add(draft->cuts, cut);
	}
}
