/* A server's quota: its own, until the next day, and no longer by a clock that ran ahead. */
#include "world.h"

#include "flow/deliver_pause.h"
#include "store/hosts.h"

#define PAUSE_S (23 * HOUR_S)

static int64_t
until(World *world)
{
	g_auto(DeliverPause) pause = { 0 };
	GError *error = NULL;

	assert_done(deliver_pause_read(&world->context, &pause, &error));
	g_assert_true((pause.reason != NULL) == (pause.until_s != 0));
	return pause.until_s;
}

static void
use_server(World *world, const char *host, guint port)
{
	RelaySpec *relay = world->context.config->relay;

	relay->kind = RELAY_SMTP;
	g_clear_pointer(&relay->path, g_free);
	g_free(relay->host);
	relay->host = g_strdup(host);
	relay->port = port;
}

static void
begin(World *world, const char *reason)
{
	GError *error = NULL;
	int64_t until_s = 0;

	assert_done(deliver_pause_begin(&world->context, DELIVER_PAUSE_QUOTA, reason, &until_s,
		&error));
	g_assert_cmpint(until_s, ==, now_s(&world->context.now) + PAUSE_S);
}

static void
test_pause(World *world, gconstpointer data)
{
	(void)data;
	use_server(world, "mail.example", 587);
	g_assert_cmpint(until(world), ==, 0);
	begin(world, "452 4.2.2 enough for today");
	const int64_t end_s = time_of(NOW) + PAUSE_S;
	g_assert_cmpint(until(world), ==, end_s);
	g_autofree char *reason = world_text(world,
		"SELECT reason FROM host WHERE authority = 'smtp://mail.example:587'");
	g_assert_cmpstr(reason, ==, "452 4.2.2 enough for today");
	/* Another server's is none of ours. */
	use_server(world, "mail.example", 25);
	g_assert_cmpint(until(world), ==, 0);
	use_server(world, "mail.example", 587);
	world_later(world, PAUSE_S - 1);
	g_assert_cmpint(until(world), ==, end_s);
	world_later(world, 1);
	g_assert_cmpint(until(world), ==, 0);
	/* Once more, which is counted from now. */
	begin(world, "again");
	g_assert_cmpint(until(world), ==, end_s + PAUSE_S);
	/* A clock that is put back: what it set is longer than any pause. */
	world_later(world, -1);
	g_assert_cmpint(until(world), ==, 0);
}

/* One that is spared for something else, besides. */
static void
test_hosts(World *world, gconstpointer data)
{
	g_autoptr(HostState) other = host_state_new("smtp://a.example:587");
	g_autoptr(HostState) last = host_state_new("smtp://z.example:587");
	GError *error = NULL;

	(void)data;
	use_server(world, "mail.example", 587);
	other->not_before_s = last->not_before_s = time_of(NOW) + 60;
	assert_done(db_begin(store_db(world->context.store), &error));
	assert_done(hosts_save(world->context.store, other, &error));
	assert_done(hosts_save(world->context.store, last, &error));
	assert_done(db_commit(store_db(world->context.store), &error));
	g_assert_cmpint(until(world), ==, 0);
	begin(world, "enough");
	g_assert_cmpint(until(world), ==, time_of(NOW) + PAUSE_S);
}

static void
test_none(World *world, gconstpointer data)
{
	(void)data;
	relay_spec_free(g_steal_pointer(&world->context.config->relay));
	g_assert_cmpint(until(world), ==, 0);
}

static DeliverPauseKind
kind(World *world)
{
	g_auto(DeliverPause) pause = { 0 };
	GError *error = NULL;

	assert_done(deliver_pause_read(&world->context, &pause, &error));
	return pause.kind;
}

/* A refused login waits for the next day, for another ini, or until somebody asks. */
static void
test_login(World *world, gconstpointer data)
{
	GError *error = NULL;
	int64_t until_s = 0;

	(void)data;
	use_server(world, "mail.example", 587);
	for (int i = 0; i < 2; i++) {
		assert_done(deliver_pause_begin(&world->context, DELIVER_PAUSE_LOGIN,
			"535 5.7.8 no", &until_s, &error));
		g_assert_cmpint(until(world), ==, now_s(&world->context.now) + PAUSE_S);
		g_assert_cmpint(kind(world), ==, DELIVER_PAUSE_LOGIN);
		if (i == 0) {
			assert_done(deliver_pause_end_login(&world->context, &error));
			g_assert_cmpint(until(world), ==, 0);
		}
	}
	world_later(world, PAUSE_S);
	g_assert_cmpint(until(world), ==, 0);
	/* A quota is not ended so. */
	begin(world, "enough");
	assert_done(deliver_pause_end_login(&world->context, &error));
	g_assert_cmpint(until(world), ==, now_s(&world->context.now) + PAUSE_S);
	g_assert_cmpint(kind(world), ==, DELIVER_PAUSE_QUOTA);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/deliver_pause/pause", test_pause);
	add_test("/deliver_pause/hosts", test_hosts);
	add_test("/deliver_pause/none", test_none);
	add_test("/deliver_pause/login", test_login);
	return g_test_run();
}
