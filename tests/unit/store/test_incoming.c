#include "fixture.h"

#include "store/incoming.h"

static bool
is_new(Fixture *fixture, const char *name)
{
	GError *error = NULL;
	bool found;

	fixture_begin(fixture);
	assert_done(incoming_is_new(fixture->store, name, &found, &error));
	fixture_commit(fixture);
	return found;
}

/* A message counts once, is known by its name alone, and its name is not kept. */
static void
test_once(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	g_assert_true(is_new(fixture, "message:one@toot.example"));
	fixture_begin(fixture);
	assert_done(incoming_put(fixture->store, "message:one@toot.example", "subscribe", NOW,
		&error));
	fixture_commit(fixture);
	g_assert_false(is_new(fixture, "message:one@toot.example"));
	g_assert_true(is_new(fixture, "message:two@toot.example"));
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM incoming WHERE hash LIKE '%toot%'"),
		==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/incoming/once", test_once);
	return g_test_run();
}
