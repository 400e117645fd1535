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
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/proposals/once", test_once);
	return g_test_run();
}
