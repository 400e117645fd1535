/* Whether the clock is believed: by the last run, else by the Date of hosts on loopback. */
#include "../loopback.h"
#include "world.h"

#include "flow/clock.h"

/* A host that says what time it is, by how far it is off. */
typedef struct Host {
	Loopback *server;
	int64_t off_s;
	int64_t age_s; /* 0: it says none */
	bool is_silent;
	gint asked;
} Host;

#define HOSTS 3

typedef struct Scene {
	Host hosts[HOSTS];
	GError *error;
} Scene;

static void
say_date(int socket, void *data)
{
	Host *host = data;
	g_autoptr(GString) heard = g_string_new(NULL);
	g_autoptr(GString) said = g_string_new("HTTP/1.1 404 Not Found\r\n");

	if (!loopback_hear(socket, "\r\n\r\n", heard)) {
		return;
	}
	g_atomic_int_inc(&host->asked);
	if (!host->is_silent) {
		g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time_of(NOW) + host->off_s
			- host->age_s);
		g_autofree char *text = g_date_time_format(date, "%a, %d %b %Y %H:%M:%S GMT");
		g_string_append_printf(said, "Date: %s\r\n", text);
	}
	if (host->age_s != 0) {
		g_string_append_printf(said, "Age: %" G_GINT64_FORMAT "\r\n", host->age_s);
	}
	g_string_append(said, "Connection: close\r\nContent-Length: 0\r\n\r\n");
	loopback_say(socket, said->str);
}

static void
scene_begin(Scene *scene)
{
	memset(scene, 0, sizeof *scene);
	for (guint i = 0; i < HOSTS; i++) {
		scene->hosts[i].server = loopback_start(say_date, &scene->hosts[i]);
	}
}

static void
scene_end(Scene *scene)
{
	for (guint i = 0; i < HOSTS; i++) {
		loopback_stop(scene->hosts[i].server);
	}
}

static SourceSpec *
add_source(World *world, const char *name, const Host *host)
{
	SourceSpec *source = world_source(world, name, "JoyFE");

	g_free(source->url);
	source->url = g_strdup_printf("http://127.0.0.1:%u/%s", host->server->port, name);
	source->allow_private = true;
	return source;
}

/* The last run was so long ago, by the clock; negative: it is still to come. */
static SourceSpec *
add_past(World *world, int64_t ago_s)
{
	SourceSpec *source = world_source(world, "blog", "JoyFE");

	world_asked(world, source, time_of(NOW) - ago_s, time_of(NOW) - ago_s, 0);
	return source;
}

static void
assert_believed(World *world)
{
	GError *error = NULL;

	assert_done(clock_check(&world->context, &error));
}

static void
assert_doubted(World *world, const char *words)
{
	GError *error = NULL;

	assert_fails(clock_check(&world->context, &error), ERROR_REMOTE_TEMPORARY, words);
}

/* ---- by itself ---- */

static void
test_first(World *world, gconstpointer data)
{
	(void)data;
	world_new_digest(world, "weekly", "JoyFE", "");
	assert_believed(world);
	world_source(world, "blog", "JoyFE");
	assert_believed(world);
}

/* Two periods of the digest that has the shortest, ten minutes back, and not a second more. */
static void
test_bounds(World *world, gconstpointer data)
{
	static const struct {
		ScheduleFrequency frequency;
		int64_t ago_s;
		bool is_believed;
	} rows[] = {
		{ SCHEDULE_WEEKLY, 14 * DAY_S, true },
		{ SCHEDULE_WEEKLY, 14 * DAY_S + 1, false },
		{ SCHEDULE_DAILY, 2 * DAY_S, true },
		{ SCHEDULE_DAILY, 2 * DAY_S + 1, false },
		{ SCHEDULE_MONTHLY, 62 * DAY_S, true },
		{ SCHEDULE_MONTHLY, 62 * DAY_S + 1, false },
		{ SCHEDULE_WEEKLY, -10 * MINUTE_S, true },
		{ SCHEDULE_WEEKLY, -10 * MINUTE_S - 1, false },
	};
	DigestSpec *digest = world_new_digest(world, "one", "JoyFE", "");
	DigestSpec *other = world_new_digest(world, "two", "JoyFE", "");
	SourceSpec *source = add_past(world, 0);

	(void)data;
	other->schedule.frequency = SCHEDULE_MONTHLY;
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		digest->schedule.frequency = rows[i].frequency;
		const int64_t last_s = time_of(NOW) - rows[i].ago_s;
		world_asked(world, source, last_s, last_s, 0);
		if (rows[i].is_believed) {
			assert_believed(world);
		} else {
			assert_doubted(world, "too few places have said what time it is");
		}
	}
}

/* What the line says. */
static void
test_words(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	world_new_digest(world, "one", "JoyFE", "");
	add_past(world, 30 * DAY_S);
	g_assert_false(clock_check(&world->context, &error));
	g_assert_cmpstr(error->message, ==,
		"this machine's clock says Mon 16 Nov 2026, 08:00, the last run was on Sat 17 Oct "
		"2026, 08:00, and too few places have said what time it is: nothing is read, "
		"decided or mailed until the places that are read confirm it (if it is right, "
		"`tagdigest run --clock-is-right`)");
	g_clear_error(&error);
}

/* A source that is no longer in the ini keeps its time, which may be a wrong clock's. */
static void
test_forgotten_source(World *world, gconstpointer data)
{
	GPtrArray *sources = world->context.config->sources;

	(void)data;
	world_new_digest(world, "one", "JoyFE", "");
	add_past(world, -3650 * DAY_S);
	assert_doubted(world, "the last run was on");
	g_ptr_array_set_size(sources, 0);
	assert_believed(world);
	SourceSpec *kept = world_source(world, "other", "JoyFE");
	world_asked(world, kept, time_of(NOW) - DAY_S, time_of(NOW) - DAY_S, 0);
	assert_believed(world);
}

/* ---- by others ---- */

/* @off: of each host, in seconds. */
typedef struct Row {
	guint hosts;
	int64_t off_s[HOSTS];
	int64_t age_s[HOSTS];
	bool is_silent[HOSTS];
	const char *doubt; /* NULL: it is believed */
} Row;

static const Row rows[] = {
	{ 1, { 0 }, { 0 }, { false }, NULL },
	{ 1, { 600 }, { 0 }, { false }, NULL },
	{ 1, { -600 }, { 0 }, { false }, NULL },
	{ 1, { 601 }, { 0 }, { false }, " says Mon 16 Nov 2026, 08:10" },
	{ 1, { -601 }, { 0 }, { false }, " says Mon 16 Nov 2026, 07:49" },
	{ 1, { 0 }, { 0 }, { true }, "too few places" },
	/* An answer of a cache is as old as it says, and of a day at most. */
	{ 1, { 0 }, { 3600 }, { false }, NULL },
	{ 1, { 0 }, { DAY_S }, { false }, NULL },
	{ 1, { 0 }, { DAY_S + 601 }, { false }, " says Mon 16 Nov 2026, 07:49" },
	{ 1, { 0 }, { -3600 }, { false }, " says Mon 16 Nov 2026, 09:00" },
	/* Two of those that are asked, whatever a third says. */
	{ 2, { 5, -5 }, { 0 }, { false }, NULL },
	{ 2, { 5, -3600 }, { 0 }, { false }, " says Mon 16 Nov 2026, 07:00" },
	{ 2, { 5, 5 }, { 0 }, { false, true }, "too few places" },
	{ 3, { 5, 86400, 5 }, { 0 }, { false }, NULL },
	{ 3, { 5, 86400, 5 }, { 0 }, { false, false, true }, " says Tue 17 Nov 2026, 08:00" },
};

static void
test_hosts(World *world, gconstpointer data)
{
	const Row *row = data;
	Scene scene;

	scene_begin(&scene);
	world_new_digest(world, "one", "JoyFE", "");
	add_past(world, 300 * DAY_S);
	for (guint i = 0; i < row->hosts; i++) {
		g_autofree char *name = g_strdup_printf("s%u", i);
		Host *host = &scene.hosts[i];

		host->off_s = row->off_s[i];
		host->age_s = row->age_s[i];
		host->is_silent = row->is_silent[i];
		add_source(world, name, host);
	}
	if (row->doubt == NULL) {
		assert_believed(world);
	} else {
		assert_doubted(world, row->doubt);
	}
	for (guint i = 0; i < HOSTS; i++) {
		g_assert_cmpint(g_atomic_int_get(&scene.hosts[i].asked), ==, i < row->hosts);
	}
	scene_end(&scene);
}

/* One host is asked once for all its sources, and is not two. */
static void
test_same_host(World *world, gconstpointer data)
{
	Scene scene;

	(void)data;
	scene_begin(&scene);
	world_new_digest(world, "one", "JoyFE", "");
	add_past(world, 300 * DAY_S);
	add_source(world, "a", &scene.hosts[0]);
	add_source(world, "b", &scene.hosts[0]);
	assert_believed(world);
	g_assert_cmpint(g_atomic_int_get(&scene.hosts[0].asked), ==, 1);
	scene_end(&scene);
}

/* One that may not be asked says nothing: its place is private, and nobody allowed that. */
static void
test_reach(World *world, gconstpointer data)
{
	Scene scene;

	(void)data;
	scene_begin(&scene);
	world_new_digest(world, "one", "JoyFE", "");
	add_past(world, 300 * DAY_S);
	add_source(world, "a", &scene.hosts[0])->allow_private = false;
	assert_doubted(world, "too few places");
	g_assert_cmpint(g_atomic_int_get(&scene.hosts[0].asked), ==, 0);
	scene_end(&scene);
}

/* Of many hosts eight are asked. */
static void
test_many(World *world, gconstpointer data)
{
	Host hosts[9] = { 0 };
	int asked = 0;

	(void)data;
	world_new_digest(world, "one", "JoyFE", "");
	add_past(world, 300 * DAY_S);
	for (guint i = 0; i < G_N_ELEMENTS(hosts); i++) {
		g_autofree char *name = g_strdup_printf("s%u", i);
		hosts[i].server = loopback_start(say_date, &hosts[i]);
		add_source(world, name, &hosts[i]);
	}
	assert_believed(world);
	for (guint i = 0; i < G_N_ELEMENTS(hosts); i++) {
		asked += g_atomic_int_get(&hosts[i].asked);
		loopback_stop(hosts[i].server);
	}
	g_assert_cmpint(asked, ==, 8);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/clock/first", test_first);
	add_test("/clock/bounds", test_bounds);
	add_test("/clock/words", test_words);
	add_test("/clock/forgotten source", test_forgotten_source);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = g_strdup_printf("/clock/hosts/%u", i);
		g_test_add(name, World, &rows[i], world_set_up, test_hosts, world_tear_down);
	}
	add_test("/clock/same host", test_same_host);
	add_test("/clock/reach", test_reach);
	add_test("/clock/many", test_many);
	return g_test_run();
}
