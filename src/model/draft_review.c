#include "model/draft_review.h"

#include "model/member.h"

static const char *const decisions[] = {
	[REVIEW_OPEN] = "open",
	[REVIEW_APPROVED] = "approved",
	[REVIEW_HELD] = "held",
	[REVIEW_STOPPED] = "stopped",
};

/* What is said of a post, each a member of its own. */
static const struct {
	const char *key;
	gsize offset;
} flags[] = {
	{ "proposed", G_STRUCT_OFFSET(ReviewPost, is_proposed) },
	{ "dropped", G_STRUCT_OFFSET(ReviewPost, is_dropped) },
	{ "pinned", G_STRUCT_OFFSET(ReviewPost, is_pinned) },
	{ "first", G_STRUCT_OFFSET(ReviewPost, is_first) },
	{ "kept", G_STRUCT_OFFSET(ReviewPost, is_kept) },
};

static void
post_free(void *data)
{
	ReviewPost *post = data;

	g_free(post->filtered);
	g_array_unref(post->copies);
	g_free(post);
}

DraftReview *
draft_review_new(void)
{
	DraftReview *review = g_new0(DraftReview, 1);

	review->posts = g_ptr_array_new_with_free_func(post_free);
	return review;
}

void
draft_review_free(DraftReview *review)
{
	if (review != NULL) {
		g_ptr_array_unref(review->posts);
		g_free(review->intro);
		g_free(review);
	}
}

const char *
draft_review_decision_name(ReviewDecision decision)
{
	return decisions[decision];
}

ReviewPost *
draft_review_post(const DraftReview *review, int64_t id)
{
	for (guint i = 0; i < review->posts->len; i++) {
		ReviewPost *post = g_ptr_array_index(review->posts, i);

		if (post->id == id) {
			return post;
		}
	}
	return NULL;
}

ReviewPost *
draft_review_add(DraftReview *review, int64_t id)
{
	if (review->posts->len >= REVIEW_POSTS_MAX) {
		return NULL;
	}
	ReviewPost *post = g_new0(ReviewPost, 1);
	post->id = id;
	post->copies = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_ptr_array_add(review->posts, post);
	return post;
}

void
draft_review_inherit(DraftReview *review, const DraftReview *earlier)
{
	for (guint i = 0; i < earlier->posts->len; i++) {
		const ReviewPost *post = g_ptr_array_index(earlier->posts, i);
		ReviewPost *heir = draft_review_post(review, post->id);

		if (heir != NULL) {
			heir->is_pinned = post->is_pinned;
			heir->is_first = post->is_first;
			heir->is_kept = post->is_kept;
		}
	}
	if (review->intro == NULL) {
		review->intro = g_strdup(earlier->intro);
	}
}

static json_t *
copies_to_json(const GArray *copies)
{
	json_t *array = json_array();

	for (guint i = 0; i < copies->len; i++) {
		json_array_append_new(array, json_integer(g_array_index(copies, int64_t, i)));
	}
	return array;
}

static json_t *
post_to_json(const ReviewPost *post)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", json_integer(post->id));
	member_put_text(object, "filtered", post->filtered);
	if (post->copies->len > 0) {
		json_object_set_new(object, "copies", copies_to_json(post->copies));
	}
	for (gsize i = 0; i < G_N_ELEMENTS(flags); i++) {
		if (G_STRUCT_MEMBER(bool, post, flags[i].offset)) {
			json_object_set_new(object, flags[i].key, json_true());
		}
	}
	return object;
}

json_t *
draft_review_to_json(const DraftReview *review)
{
	json_t *object = json_object();
	json_t *posts = json_array();

	for (guint i = 0; i < review->posts->len; i++) {
		json_array_append_new(posts, post_to_json(g_ptr_array_index(review->posts, i)));
	}
	json_object_set_new(object, "posts", posts);
	member_put_text(object, "intro", review->intro);
	member_put_text(object, "decision", decisions[review->decision]);
	json_object_set_new(object, "more", json_integer(review->more));
	json_object_set_new(object, "decided", json_integer(review->decided_s));
	json_object_set_new(object, "shown", json_integer(review->shown_s));
	json_object_set_new(object, "asked", json_integer(review->asked_s));
	json_object_set_new(object, "told", json_integer(review->told_s));
	return object;
}

static void
read_copies(MemberReader *reader, GArray *copies)
{
	const json_t *array = member_array(reader, "copies");

	for (size_t i = 0; i < json_array_size(array); i++) {
		const int64_t id = json_integer_value(json_array_get(array, i));

		g_array_append_val(copies, id);
	}
}

static bool
read_post(const json_t *json, DraftReview *review, GError **error)
{
	MemberReader reader = member_reader(json);
	ReviewPost *post = draft_review_add(review, member_integer(&reader, "id"));

	if (post == NULL) {
		member_fail(&reader, "posts", "fewer posts");
		return member_reader_end(&reader, error);
	}
	post->filtered = member_text(&reader, "filtered");
	read_copies(&reader, post->copies);
	for (gsize i = 0; i < G_N_ELEMENTS(flags); i++) {
		G_STRUCT_MEMBER(bool, post, flags[i].offset) = member_bool(&reader, flags[i].key);
	}
	return member_reader_end(&reader, error);
}

bool
draft_review_from_json(const json_t *json, DraftReview **review, GError **error)
{
	MemberReader reader = member_reader(json);
	g_autoptr(DraftReview) read = draft_review_new();
	const json_t *posts = member_array(&reader, "posts");

	for (size_t i = 0; reader.error == NULL && i < json_array_size(posts); i++) {
		read_post(json_array_get(posts, i), read, &reader.error);
	}
	read->intro = member_text(&reader, "intro");
	read->decision = (ReviewDecision)member_name(&reader, "decision", decisions,
		REVIEW_DECISIONS);
	read->more = member_count(&reader, "more");
	read->decided_s = member_integer(&reader, "decided");
	read->shown_s = member_integer(&reader, "shown");
	read->asked_s = member_integer(&reader, "asked");
	read->told_s = member_integer(&reader, "told");
	if (!member_reader_end(&reader, error)) {
		return false;
	}
	*review = g_steal_pointer(&read);
	return true;
}
