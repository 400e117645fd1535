#include "model/draft_review.h"

static DraftReview *
review_of_three(void)
{
	DraftReview *review = draft_review_new();

	draft_review_add(review, 7)->is_pinned = true;
	draft_review_add(review, 9)->is_dropped = true;
	draft_review_add(review, 4)->filtered = g_strdup("over max_posts");
	draft_review_post(review, 4)->is_kept = true;
	review->intro = g_strdup("Hello");
	review->decision = REVIEW_HELD;
	review->decided_s = 11;
	review->shown_s = 12;
	review->asked_s = 13;
	review->told_s = 14;
	return review;
}

static void
test_round_trip(void)
{
	g_autoptr(DraftReview) review = review_of_three();
	json_auto_t *json = draft_review_to_json(review);
	g_autoptr(DraftReview) read = NULL;

	g_assert_true(draft_review_from_json(json, &read, NULL));
	json_auto_t *again = draft_review_to_json(read);
	g_assert_true(json_equal(json, again));
	g_assert_cmpint(read->posts->len, ==, 3);
	g_assert_true(draft_review_post(read, 7)->is_pinned);
	g_assert_true(draft_review_post(read, 9)->is_dropped);
	g_assert_cmpstr(draft_review_post(read, 4)->filtered, ==, "over max_posts");
	g_assert_null(draft_review_post(read, 5));
	g_assert_cmpstr(draft_review_decision_name(read->decision), ==, "held");
}

/* An earlier draft that never went out: its letters are over, and what was wished of posts that may
 * come again is not. */
static void
test_inherit(void)
{
	g_autoptr(DraftReview) earlier = review_of_three();
	g_autoptr(DraftReview) review = draft_review_new();

	draft_review_add(review, 4);
	draft_review_add(review, 8);
	draft_review_inherit(review, earlier);
	g_assert_cmpint(review->posts->len, ==, 2);
	g_assert_null(draft_review_post(review, 7));
	g_assert_false(draft_review_post(review, 8)->is_pinned);
	g_assert_true(draft_review_post(review, 4)->is_kept);
	g_assert_cmpstr(review->intro, ==, "Hello");
	g_assert_cmpint(review->decision, ==, REVIEW_OPEN);
	g_assert_cmpint(review->asked_s, ==, 0);
}

static void
test_bounded(void)
{
	g_autoptr(DraftReview) review = draft_review_new();

	for (int i = 0; i < REVIEW_POSTS_MAX; i++) {
		g_assert_nonnull(draft_review_add(review, i));
	}
	g_assert_null(draft_review_add(review, REVIEW_POSTS_MAX));
}

static void
test_damaged(void)
{
	static const char *const rows[] = { "[]", "{\"posts\": [1]}", "{\"decision\": \"perhaps\"}",
		"{\"posts\": [{\"id\": \"x\"}]}" };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *json = json_loads(rows[i], 0, NULL);
		g_autoptr(DraftReview) read = NULL;
		g_autoptr(GError) error = NULL;

		g_assert_false(draft_review_from_json(json, &read, &error));
		g_assert_nonnull(error);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/draft_review/round trip", test_round_trip);
	g_test_add_func("/draft_review/inherit", test_inherit);
	g_test_add_func("/draft_review/bounded", test_bounded);
	g_test_add_func("/draft_review/damaged", test_damaged);
	return g_test_run();
}
