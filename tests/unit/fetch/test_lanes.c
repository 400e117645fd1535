#include "fetch/lanes.h"

#define PACE_MS 1000
#define FAR_MS 99999

static void
ended(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
{
	g_autoptr(Request) request = request_new("http://a.example/");
	g_autoptr(Reply) reply = reply_new(request);

	reply->status = 200;
	politeness_ended(lane_host(lane), reply, monotonic_ms);
	lanes_ended(lanes, lane, monotonic_ms);
}

static void
assert_taken(Lanes *lanes, int64_t monotonic_ms, const char *want)
{
	int64_t wait_ms = FAR_MS;
	g_autofree char *got = lanes_take(lanes, monotonic_ms, &wait_ms);

	g_assert_cmpstr(got, ==, want);
}

static void
assert_nothing(Lanes *lanes, int64_t monotonic_ms, int64_t want_wait_ms)
{
	int64_t wait_ms = FAR_MS;

	g_assert_null(lanes_take(lanes, monotonic_ms, &wait_ms));
	g_assert_cmpint(wait_ms, ==, want_wait_ms);
}

static void
add(Lanes *lanes, const char *authority, const char *item)
{
	lanes_add(lanes, lanes_find(lanes, authority), g_strdup(item), 0);
}

static void
test_turns(void)
{
	g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
	Lanes *lanes = lanes_new(politeness, g_free);
	Lane *a = lanes_find(lanes, "127.0.0.1:1"), *b = lanes_find(lanes, "127.0.0.1:2");

	assert_nothing(lanes, 0, FAR_MS);
	for (int i = 0; i < 4; i++) {
		const char item[] = { 'a', (char)('0' + i), '\0' };

		add(lanes, "127.0.0.1:1", item);
	}
	add(lanes, "127.0.0.1:2", "b0");
	g_assert_true(lanes_find(lanes, "127.0.0.1:1") == a);
	assert_taken(lanes, 0, "a0");
	lanes_started(lanes, a, 0);
	assert_taken(lanes, 0, "b0");
	lanes_started(lanes, b, 0);
	assert_taken(lanes, 0, "a1");
	lanes_started(lanes, a, 0);
	assert_nothing(lanes, 0, FAR_MS);
	/* Whose connection is free comes first; what began earlier, before all of its host. */
	add(lanes, "127.0.0.1:2", "b1");
	ended(lanes, a, 0);
	lanes_add_first(lanes, a, g_strdup("a-again"), 0);
	assert_taken(lanes, 0, "a-again");
	lanes_skipped(lanes, a, 0);
	assert_taken(lanes, 0, "a2");
	lanes_started(lanes, a, 0);
	assert_taken(lanes, 0, "b1");
	lanes_started(lanes, b, 0);
	assert_nothing(lanes, 0, FAR_MS);
	lanes_free(lanes); /* with a3 in it */
	lanes_free(NULL);
}

/* A host whose connection is free comes first, though its turn is not yet. */
static void
test_hot(void)
{
	g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
	Lanes *lanes = lanes_new(politeness, g_free);
	Lane *a = lanes_find(lanes, "127.0.0.1:1"), *b = lanes_find(lanes, "127.0.0.1:2");

	add(lanes, "127.0.0.1:1", "a0");
	add(lanes, "127.0.0.1:1", "a1");
	add(lanes, "127.0.0.1:1", "a2");
	add(lanes, "127.0.0.1:2", "b0");
	add(lanes, "127.0.0.1:2", "b1");
	assert_taken(lanes, 0, "a0");
	lanes_started(lanes, a, 0);
	ended(lanes, a, 0);
	assert_taken(lanes, 0, "a1");
	lanes_started(lanes, a, 0);
	assert_taken(lanes, 0, "b0");
	lanes_started(lanes, b, 0);
	ended(lanes, b, 0);
	ended(lanes, a, 0);
	assert_taken(lanes, 0, "b1");
	lanes_started(lanes, b, 0);
	assert_taken(lanes, 0, "a2");
	lanes_started(lanes, a, 0);
	assert_nothing(lanes, 0, FAR_MS);
	lanes_free(lanes);
}

static void
test_pace(void)
{
	g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
	Lanes *lanes = lanes_new(politeness, g_free);
	Lane *a = lanes_find(lanes, "a.example"), *b = lanes_find(lanes, "b.example");

	add(lanes, "a.example", "a0");
	add(lanes, "a.example", "a1");
	add(lanes, "a.example", "a2");
	assert_taken(lanes, 0, "a0");
	lanes_started(lanes, a, 0);
	add(lanes, "b.example", "b0");
	add(lanes, "b.example", "b1");
	assert_taken(lanes, 400, "b0");
	lanes_started(lanes, b, 400);
	assert_nothing(lanes, 400, 600);
	ended(lanes, a, 900);
	assert_nothing(lanes, 999, 1);
	assert_taken(lanes, 1000, "a1");
	lanes_started(lanes, a, 1000);
	assert_nothing(lanes, 1000, 400);
	assert_taken(lanes, 1400, "b1");
	lanes_started(lanes, b, 1400);
	assert_taken(lanes, 2000, "a2");
	lanes_started(lanes, a, 2000);
	assert_nothing(lanes, 9000, FAR_MS);
	lanes_free(lanes);
}

/* On one host or many: what looks at all that waits does not come to its end here. */
static void
test_many(void)
{
	enum { ITEMS = 200000 };
	static const guint hosts[] = { 1, 2000 };

	for (gsize i = 0; i < G_N_ELEMENTS(hosts); i++) {
		g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
		Lanes *lanes = lanes_new(politeness, NULL);
		int64_t wait_ms = FAR_MS;

		for (guint j = 0; j < ITEMS; j++) {
			g_autofree char *authority = g_strdup_printf("127.0.0.1:%u", j % hosts[i]);
			Lane *lane = lanes_find(lanes, authority);

			lanes_add(lanes, lane, lane, 0);
		}
		for (guint j = 0; j < ITEMS; j++) {
			Lane *lane = lanes_take(lanes, 0, &wait_ms);

			g_assert_nonnull(lane);
			lanes_started(lanes, lane, 0);
			ended(lanes, lane, 0);
		}
		g_assert_null(lanes_take(lanes, 0, &wait_ms));
		lanes_free(lanes);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lanes/turns", test_turns);
	g_test_add_func("/lanes/hot", test_hot);
	g_test_add_func("/lanes/pace", test_pace);
	g_test_add_func("/lanes/many", test_many);
	return g_test_run();
}
