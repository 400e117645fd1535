#include "store/proposals.h"

#include "fixture.h"

static Proposal *
sent_in(const char *url)
{
	Proposal *proposal = proposal_new();

	proposal->url = g_strdup(url);
	proposal->digest = g_strdup("weekly");
	proposal->tag = g_strdup("#JoyFE");
	proposal->how = g_strdup(PROPOSALS_BY_TERMINAL);
	proposal->asked_s = NOW;
	return proposal;
}

static bool
add(Fixture *fixture, Proposal *proposal)
{
	GError *error = NULL;
	bool is_new;

	fixture_begin(fixture);
	assert_done(proposals_add(fixture->store, proposal, &is_new, &error));
	fixture_commit(fixture);
	return is_new;
}

static void
settle(Fixture *fixture, Proposal *proposal, const char *state, int64_t retry_s)
{
	GError *error = NULL;

	g_free(proposal->state);
	proposal->state = g_strdup(state);
	proposal->retry_s = retry_s;
	fixture_begin(fixture);
	assert_done(proposals_settle(fixture->store, proposal, NOW, &error));
	fixture_commit(fixture);
}

static guint
due(Fixture *fixture, int64_t now_s)
{
	g_autoptr(GPtrArray) list = NULL;
	GError *error = NULL;

	assert_done(proposals_due(fixture->store, now_s, 10, &list, &error));
	return list->len;
}

static guint
lost(Fixture *fixture, int64_t after_s, int64_t until_s)
{
	const ProposalsWanted wanted = { "weekly", after_s, until_s };
	g_autoptr(GPtrArray) list = NULL;
	GError *error = NULL;

	assert_done(proposals_lost(fixture->store, &wanted, &list, &error));
	return list->len;
}

/* A page is noted once, is fetched when it is time, and what failed may be sent in again. */
static void
test_once(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Proposal) one = sent_in("https://a.example/1");
	g_autoptr(Proposal) again = sent_in("https://a.example/1");
	g_autoptr(Proposal) anew = sent_in("https://a.example/1");

	(void)data;
	g_assert_true(add(fixture, one));
	g_assert_false(add(fixture, again));
	g_assert_cmpuint(due(fixture, NOW), ==, 1);
	settle(fixture, one, PROPOSALS_ASKED, NOW + DAY);
	g_assert_cmpuint(due(fixture, NOW), ==, 0);
	g_assert_cmpuint(due(fixture, NOW + DAY), ==, 1);
	settle(fixture, one, PROPOSALS_FAILED, 0);
	g_assert_cmpuint(due(fixture, NOW + DAY), ==, 0);
	g_assert_true(add(fixture, anew));
	g_assert_cmpuint(due(fixture, NOW), ==, 1);
	settle(fixture, one, PROPOSALS_REFUSED, 0);
	g_assert_false(add(fixture, again));
	g_assert_cmpuint(due(fixture, NOW), ==, 0);
	g_assert_cmpuint(lost(fixture, NOW - 1, NOW), ==, 1);
	g_assert_cmpuint(lost(fixture, NOW, NOW + 1), ==, 0);
}

/* What a page became waits for a yes, is found by it, and is a post as any when it has one. */
static void
test_waiting(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Proposal) one = sent_in("https://a.example/1");
	g_autoptr(Proposal) found = NULL;
	g_autoptr(Proposal) other = NULL;
	g_autoptr(GArray) waiting = NULL;
	g_autoptr(GArray) none = NULL;
	GError *error = NULL;
	const int64_t source = fixture_source(fixture, "pages");
	g_autoptr(Post) page = make_post("one", NOW, "url https://a.example/1");

	(void)data;
	g_assert_cmpint(fixture_put(fixture, page, source, NOW), ==, POSTS_PUT_NEW);
	const int64_t post = fixture_number(fixture, "SELECT id FROM post");
	g_assert_true(add(fixture, one));
	one->post_id = post;
	settle(fixture, one, PROPOSALS_WAITING, 0);
	fixture_begin(fixture);
	assert_done(proposals_hold(fixture->store, post, &error));
	fixture_commit(fixture);
	assert_done(proposals_waiting(fixture->store, one->digest, &waiting, &error));
	g_assert_cmpuint(waiting->len, ==, 1);
	g_assert_cmpint(g_array_index(waiting, int64_t, 0), ==, post);
	assert_done(proposals_of(fixture->store, post, &found, &error));
	g_assert_cmpstr(found->url, ==, "https://a.example/1");
	assert_done(proposals_of(fixture->store, post + 1, &other, &error));
	g_assert_null(other);
	fixture_begin(fixture);
	assert_done(proposals_admit(fixture->store, post, &error));
	fixture_commit(fixture);
	assert_done(proposals_waiting(fixture->store, one->digest, &none, &error));
	g_assert_cmpuint(none->len, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/proposals/once", test_once);
	add_test("/proposals/waiting", test_waiting);
	return g_test_run();
}
