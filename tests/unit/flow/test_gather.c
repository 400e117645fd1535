/* What is asked for, and when what came is written. */
#include "world.h"

#include "flow/gather.h"
#include "store/hosts.h"

typedef struct Taker {
	Gather *gather;
	const char *url;
	Reach *reach;
	int takes, states, contents; /* how often each was called */
	int states_at_take[3];
	int unwritten; /* pieces of content */
	bool keeps;    /* calls gather_keep() at the first reply */
	int asks;      /* so many more are asked for */
} Taker;

static void
ask(Taker *taker, int64_t cost)
{
	Request *request = request_new(taker->url);

	request->cost = cost;
	gather_ask(taker->gather, request, taker->reach, taker);
}

static void
take(void *data, void *cookie, const Reply *reply)
{
	Taker *taker = data;

	g_assert_true(cookie == taker);
	g_assert_cmpint(reply->status, ==, 404);
	g_assert_cmpint(taker->takes, <, 3);
	taker->states_at_take[taker->takes++] = taker->states;
	taker->unwritten += 2;
	if (taker->keeps && taker->takes == 1) {
		gather_keep(taker->gather);
	}
	if (taker->asks > 0) {
		taker->asks--;
		ask(taker, 0);
	}
}

static bool
has_content(void *data)
{
	const Taker *taker = data;

	return taker->unwritten > 0;
}

/* One piece a call. */
static bool
write_content(void *data, GError **error)
{
	Taker *taker = data;

	(void)error;
	taker->unwritten--;
	taker->contents++;
	return true;
}

/* Nothing is left to be written that a state stands behind. */
static bool
write_state(void *data, GError **error)
{
	Taker *taker = data;

	(void)error;
	g_assert_cmpint(taker->unwritten, ==, 0);
	taker->states++;
	return true;
}

static void
test_keeps_first(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name;
		int64_t cost;
		bool keeps, keeps_at_reply;
		int first, second; /* how often states were written before a reply */
	} rows[] = {
		{ "together", 0, false, false, 0, 0 },
		{ "what costs something is on record first", 1, false, false, 1, 1 },
		{ "what must be kept", 0, true, false, 1, 1 },
		{ "what must be kept of a reply", 0, false, true, 0, 1 },
	};
	/* clang-format on */
	const GatherTaker taker_of = { take, has_content, write_content, write_state, NULL };
	g_autofree char *path = world_path(world, "missing.xml");
	g_autofree char *url = g_filename_to_uri(path, NULL, NULL);

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Taker taker = { .url = url, .keeps = rows[i].keeps_at_reply, .asks = 1 };
		GatherTaker told = taker_of;
		GatherEnd end = GATHER_STOPPED;
		GError *error = NULL;
		told.data = &taker;
		taker.reach = reach_new(url, false);
		assert_done(gather_new(&world->context, &told, 0, &taker.gather, &error));
		ask(&taker, rows[i].cost);
		if (rows[i].keeps) {
			gather_keep(taker.gather);
		}
		assert_done(gather_run(taker.gather, &end, &error));
		g_test_message("%s", rows[i].name);
		g_assert_cmpint(end, ==, GATHER_DONE);
		g_assert_cmpint(taker.takes, ==, 2);
		g_assert_cmpint(taker.states_at_take[0], ==, rows[i].first);
		g_assert_cmpint(taker.states_at_take[1], ==, rows[i].second);
		g_assert_cmpint(taker.states, ==, rows[i].second + 1);
		g_assert_cmpint(taker.contents, ==, 4);
		gather_free(taker.gather);
		reach_unref(taker.reach);
	}
}

/* What hosts asked for is written once, and is known to the next run. */
static void
test_hosts(World *world, gconstpointer data)
{
	const GatherTaker taker_of = { take, has_content, write_content, write_state, NULL };
	GError *error = NULL;

	(void)data;
	Taker taker = { 0 };
	GatherTaker told = taker_of;
	told.data = &taker;
	assert_done(gather_new(&world->context, &told, 0, &taker.gather, &error));
	HostState *host = host_state_new("toot.example");
	host->not_before_s = now_s(&world->context.now) + 60;
	host->reason = g_strdup("slow down");
	gather_set_host(taker.gather, host);
	assert_done(gather_write(taker.gather, &error));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM host"), ==, 1);
	world_number(world, "DELETE FROM host");
	assert_done(gather_write(taker.gather, &error));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM host"), ==, 0);
	gather_free(taker.gather);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/gather/keeps-first", test_keeps_first);
	add_test("/gather/hosts", test_hosts);
	return g_test_run();
}
