#include "world.h"

#include "base/lock.h"
#include "base/log.h"
#include "flow/retention.h"

static void
run(World *world)
{
	GError *error = NULL;

	assert_done(retention_run(&world->context, &error));
}

static int64_t
posts(World *world)
{
	return world_number(world, "SELECT count(*) FROM post");
}

static SourceSpec *
scene(World *world)
{
	world->context.config->retention_s = 400 * DAY_S;
	world_digest(world, "weekly", "JoyFE", "");
	return world_source(world, "blog", "JoyFE");
}

/* Once a day, what is older than the ini wants; and what is too old when it comes is not kept. */
static void
test_once_a_day(World *world, gconstpointer data)
{
	SourceSpec *source = scene(world);

	(void)data;
	world_show_one(world, source, make_post("old", "2026-11-10T09:00:00Z", "JoyFE"));
	world_show_one(world, source, make_post("older", "2025-10-01T09:00:00Z", "JoyFE"));
	g_assert_cmpint(posts(world), ==, 2);
	run(world);
	g_assert_cmpint(posts(world), ==, 1);

	world_at(world, "2027-12-15T08:59:00Z");
	run(world);
	g_assert_cmpint(posts(world), ==, 1);
	world_at(world, "2027-12-15T10:00:00Z");
	run(world);
	g_assert_cmpint(posts(world), ==, 1);
	world_at(world, "2027-12-16T08:59:00Z");
	run(world);
	g_assert_cmpint(posts(world), ==, 0);
	world_show_one(world, source, make_post("old", "2026-11-10T09:00:00Z", "JoyFE"));
	g_assert_cmpint(posts(world), ==, 0);
}

/* While somebody else polls or delivers the file is left alone. */
static void
test_another_is_at_it(World *world, gconstpointer data)
{
	static const char *const names[] = { "poll.lock", "deliver.lock" };
	SourceSpec *source = scene(world);
	GError *error = NULL;

	(void)data;
	world_show_one(world, source, make_post("old", "2026-11-10T09:00:00Z", "JoyFE"));
	world_at(world, "2028-01-01T00:00:00Z");
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(world->context.config->state_dir, names[i],
			NULL);
		g_autoptr(Lock) other = NULL;
		assert_done(lock_take(path, &other, &error));
		run(world);
		g_assert_cmpint(posts(world), ==, 1);
	}
	run(world);
	g_assert_cmpint(posts(world), ==, 0);
}

/* A refusal's erasure is not left to the next day. */
static void
test_after_a_refusal(World *world, gconstpointer data)
{
	SourceSpec *source = scene(world);
	const char *owed = "SELECT value FROM meta WHERE key = 'erasures_owed'";

	(void)data;
	run(world);
	world_show_one(world, source, make_post("red", "2026-11-10T09:00:00Z", "JoyFE"));
	Post *refused = make_post("red", "2026-11-10T09:00:00Z", "JoyFE");
	refused->consent = POST_CONSENT_REFUSED;
	refused->consent_reason = g_strdup("noindex");
	world_show_one(world, source, refused);
	g_autofree char *before = world_text(world, owed);
	g_assert_cmpstr(before, ==, "1");
	run(world);
	g_autofree char *after = world_text(world, owed);
	g_assert_cmpstr(after, ==, "0");
}

/* A clock that leapt is believed when it has stood for a day, or was given by hand. */
static void
test_a_leap(void)
{
	static const struct {
		const char *name;
		int64_t last_days, doubted_hours, at_days; /* from a day on */
		bool is_given;
		RetentionChoice want;
	} rows[] = {
		{ "the first round", -1, -1, 0, false, RETENTION_DUE },
		{ "the same day", 10, -1, 10, false, RETENTION_NOT_YET },
		{ "the next day", 10, -1, 11, false, RETENTION_DUE },
		{ "after a holiday", 10, -1, 40, false, RETENTION_DUE },
		{ "the clock was set back", 10, -1, 9, false, RETENTION_DUE },
		{ "a leap", 10, -1, 500, false, RETENTION_DOUBTED },
		{ "a leap by hand", 10, -1, 500, true, RETENTION_DUE },
		{ "hours later", 10, 499 * 24 + 20, 500, false, RETENTION_NOT_YET },
		{ "a day later", 10, 499 * 24, 500, false, RETENTION_DUE },
		{ "thirty days on", 10, -1, 40, false, RETENTION_DUE },
		{ "thirty-one days on", 10, -1, 41, false, RETENTION_DOUBTED },
		{ "doubted thirty days ago", 10, 470 * 24, 500, false, RETENTION_DUE },
		{ "doubted just now", 10, 500 * 24, 500, false, RETENTION_NOT_YET },
		{ "the very moment", 10, -1, 10, true, RETENTION_NOT_YET },
		{ "another leap", 10, 60 * 24, 500, false, RETENTION_DOUBTED },
		{ "back from a leap", 10, 900 * 24, 500, false, RETENTION_DOUBTED },
	};
	const int64_t from_s = INT64_C(1795000000);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const ExpiryRounds rounds = {
			.last_s = rows[i].last_days < 0 ? 0 : from_s + rows[i].last_days * DAY_S,
			.doubted_s = rows[i].doubted_hours < 0
				? 0
				: from_s + rows[i].doubted_hours * 3600,
		};
		g_test_message("%s", rows[i].name);
		g_assert_cmpint(retention_choose(&rounds, rows[i].is_given,
					from_s + rows[i].at_days * DAY_S),
			==, rows[i].want);
	}
}

/* Nothing is deleted where the ini keeps all, and no day is remembered. */
static void
test_keeps_all(World *world, gconstpointer data)
{
	SourceSpec *source = scene(world);

	(void)data;
	world->context.config->retention_s = 0;
	world_show_one(world, source, make_post("old", "2020-11-10T09:00:00Z", "JoyFE"));
	const int64_t changes = world_changes(world);
	run(world);
	g_assert_cmpint(posts(world), ==, 1);
	g_assert_cmpint(world_changes(world), ==, changes);
	/* What is owed is erased all the same. */
	Post *refused = make_post("old", "2020-11-10T09:00:00Z", "JoyFE");
	refused->consent = POST_CONSENT_REFUSED;
	refused->consent_reason = g_strdup("noindex");
	world_show_one(world, source, refused);
	world_show_one(world, source, make_post("older", "2019-11-10T09:00:00Z", "JoyFE"));
	run(world);
	g_autofree char *owed = world_text(world,
		"SELECT value FROM meta WHERE key = 'erasures_owed'");
	g_assert_cmpstr(owed, ==, "0");
	g_assert_cmpint(posts(world), ==, 1);
}

static void
hear(LogLevel level, const char *line, void *data)
{
	g_assert_cmpint(level, ==, LOG_LEVEL_INFO);
	g_string_append(data, line);
}

/* What has left the disk is not said to be there. */
static void
test_nothing_to_say(World *world, gconstpointer data)
{
	g_autoptr(GString) log = g_string_new(NULL);
	SourceSpec *source = scene(world);

	(void)data;
	log_set_sink(hear, log);
	world_show_one(world, source, make_post("old", "2026-11-10T09:00:00Z", "JoyFE"));
	run(world);
	log_set_sink(NULL, NULL);
	g_assert_cmpstr(log->str, ==, "");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/retention/once-a-day", test_once_a_day);
	add_test("/retention/another-is-at-it", test_another_is_at_it);
	add_test("/retention/after-a-refusal", test_after_a_refusal);
	add_test("/retention/keeps-all", test_keeps_all);
	add_test("/retention/nothing-to-say", test_nothing_to_say);
	g_test_add_func("/retention/a-leap", test_a_leap);
	return g_test_run();
}
