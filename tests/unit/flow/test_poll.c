#include "poll_world.h"

#include "base/signal.h"
#include "store/hosts.h"
#include "text/jsontext.h"

#include <signal.h>

/* ---- when a source is asked ---- */

static void
test_due(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);

	(void)data;
	g_autoptr(PollReport) first = poll(world, NULL);
	const PollRow *row = row_at(first, 0);
	g_assert_cmpint(row->outcome, ==, POLL_READ);
	g_assert_cmpint(row->requests, ==, 1);
	g_assert_cmpint(row->read, ==, 2);
	g_assert_cmpint(row->fresh, ==, 2);
	g_assert_cmpint(first->due, ==, 1);
	g_assert_cmpint(row->next_due_s, ==, now_s(&world->context.now) + 15 * MINUTE_S);
	g_autoptr(SourceRow) kept = stored(world, source);
	g_assert_cmpstr(kept->title, ==, "Chalk");
	g_assert_cmpint(kept->last_ok_s, ==, now_s(&world->context.now));
	assert_poll(world, "not due");
	world_later(world, 15 * MINUTE_S - 1);
	g_autoptr(PollReport) early = poll(world, NULL);
	g_assert_cmpint(row_at(early, 0)->outcome, ==, POLL_NOT_DUE);
	g_assert_cmpint(row_at(early, 0)->next_due_s, ==, now_s(&world->context.now) + 1);
	g_assert_cmpint(early->due, ==, 0);
	world_later(world, 1);
	/* Nothing changed: one request, and no row but the source's own is written. */
	int64_t posts = world_number(world, "SELECT total_changes()");
	assert_poll(world, "same");
	g_assert_cmpint(world_changes(world) - posts, <=, 2);
	world_later(world, 15 * MINUTE_S);
	write_feed(world, "blog.xml", "red blue green");
	g_autoptr(PollReport) third = poll(world, NULL);
	g_assert_cmpint(row_at(third, 0)->fresh, ==, 1);
	g_assert_cmpint(row_at(third, 0)->read, ==, 3);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 3);
	g_assert_cmpint(row_at(third, 0)->updated, ==, 0);
	/* A post that its author wrote anew is the same post. */
	world_later(world, 15 * MINUTE_S);
	rewrite_feed(world, "blog.xml", "mark-red", "mark-crimson");
	g_autoptr(PollReport) fourth = poll(world, NULL);
	g_assert_cmpint(row_at(fourth, 0)->updated, ==, 1);
	g_assert_cmpint(row_at(fourth, 0)->fresh, ==, 0);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 3);
}

/* So long after now, and at most ten minutes later, so that not all come in the same second. */
static void
assert_after(const World *world, int64_t at_s, int64_t wait_s)
{
	const int64_t after_s = at_s - now_s(&world->context.now);

	g_assert_cmpint(after_s, >=, wait_s);
	g_assert_cmpint(after_s, <=, wait_s + 10 * MINUTE_S);
}

/* The longer it fails the less it is asked: intervals doubled, half a day at most, and never less
 * than the interval that the ini sets. */
static void
test_backs_off(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		int64_t interval_s;
		int64_t waits_s[9];
	} rows[] = {
		{ 15 * MINUTE_S, { 900, 1800, 3600, 7200, 14400, 28800, 43200, 43200, 43200 } },
		{ HOUR_S, { 3600, 7200, 14400, 28800, 43200, 43200, 43200, 43200, 43200 } },
		{ 3 * DAY_S, { 259200, 259200, 259200, 259200, 259200, 259200, 259200, 259200,
			       259200 } },
	};
	/* clang-format on */
	SourceSpec *source = quiet_scene(world);
	DigestSpec *digest = g_ptr_array_index(world->context.config->digests, 0);
	g_autofree char *path = world_path(world, "blog.xml");
	GError *error = NULL;

	(void)data;
	assert_done(schedule_parse("monthly 1 07:30", &digest->schedule, &error));
	g_remove(path);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceRow) row = stored(world, source);
		source->min_interval_s = rows[i].interval_s;
		for (gsize j = 0; j < G_N_ELEMENTS(rows[i].waits_s); j++) {
			row->failures = (int)j;
			row->next_due_s = 0;
			save(world, row);
			assert_poll(world, "failed");
			g_autoptr(SourceRow) after = stored(world, source);
			g_test_message("interval %" G_GINT64_FORMAT ", failure %zu",
				rows[i].interval_s, j + 1);
			assert_after(world, after->next_due_s, rows[i].waits_s[j]);
			g_assert_cmpint(after->failures, ==, (int)j + 1);
		}
	}
}

static void
test_closed(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);

	(void)data;
	world_write(world, "blog.xml",
		"{\"version\": \"https://jsonfeed.org/version/1.1\","
		" \"title\": \"T\", \"expired\": true, \"items\": []}");
	g_autoptr(PollReport) report = poll(world, NULL);
	g_assert_cmpint(row_at(report, 0)->outcome, ==, POLL_CLOSED);
	assert_after(world, row_at(report, 0)->next_due_s, DAY_S);
	g_autoptr(SourceRow) row = stored(world, source);
	g_assert_true(row->is_closed);
	g_assert_nonnull(strstr(row->last_error, "finished"));
	/* People reopen things. */
	world_later(world, DAY_S + 10 * MINUTE_S);
	write_feed(world, "blog.xml", "red");
	assert_poll(world, "read");
	g_autoptr(SourceRow) open = stored(world, source);
	g_assert_false(open->is_closed);
	g_assert_null(open->last_error);
	g_assert_cmpint(open->failures, ==, 0);
	g_assert_cmpint(open->failing_since_s, ==, 0);
}

/* A deadline asks each once more, and again those that fail while nobody answers; the interval of
 * the ini is kept. */
static void
test_deadline(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	SourceSpec *other = world_source(world, "other", "JoyFE");

	(void)data;
	write_feed(world, "other.xml", "green");
	world_at(world, "2026-11-23T07:15:30Z");
	assert_poll(world, "read, read");
	world_at(world, "2026-11-23T07:29:59Z");
	assert_poll(world, "not due, not due");
	world_at(world, "2026-11-23T07:30:29Z");
	assert_poll(world, "not due, not due");
	world_at(world, "2026-11-23T07:31:00Z");
	assert_poll(world, "same, same");
	g_assert_cmpint(world_look(world, g_ptr_array_index(world->context.config->digests, 0)).due,
		==, PREPARE_DUE);
	world_later(world, MINUTE_S);
	assert_poll(world, "not due, not due");
	/* To be asked at the very deadline is enough. */
	int64_t deadline_s = time_of("2026-11-23T07:30:00Z");
	world_asked(world, source, deadline_s, deadline_s, 0);
	world_asked(world, other, deadline_s, deadline_s, 0);
	assert_poll(world, "not due, not due");
	/* All fail: they are asked again as often as the ini lets us. */
	int64_t before_s = time_of("2026-11-23T07:15:00Z");
	world_asked(world, source, before_s, before_s, 0);
	world_asked(world, other, before_s, before_s, 0);
	execute(world, "UPDATE source SET next_due_s = last_try_s + 900");
	g_autofree char *here = world_path(world, "blog.xml");
	g_autofree char *there = world_path(world, "other.xml");
	g_remove(here);
	g_remove(there);
	assert_poll(world, "failed, failed");
	world_later(world, 15 * MINUTE_S - 1);
	assert_poll(world, "not due, not due");
	world_later(world, 1);
	assert_poll(world, "failed, failed");
	/* One answers: the edition need not wait for the other. */
	world_later(world, 15 * MINUTE_S);
	write_feed(world, "other.xml", "green");
	assert_poll(world, "failed, read");
	world_later(world, MINUTE_S);
	assert_poll(world, "not due, not due");
}

/* What another digest waits for is not asked of a source that has answered in time, and fails now.
 */
static void
test_deadline_of_another(World *world, gconstpointer data)
{
	(void)data;
	digest_of(world);
	world_digest(world, "birds", "Birds", "ada@readers.example");
	world_seed(world);
	SourceSpec *blog = world_source(world, "blog", "JoyFE");
	SourceSpec *birds = world_source(world, "birds", "Birds");
	const int64_t deadline_s = time_of(DUE);
	write_feed(world, "blog.xml", "red");
	world_asked(world, blog, deadline_s + 300, deadline_s, deadline_s + 300);
	world_asked(world, birds, deadline_s, deadline_s - DAY_S, deadline_s);
	execute(world, "UPDATE source SET next_due_s = last_try_s + 86400");
	assert_poll(world, "not due, failed");
}

/* Not in an hour that a source wants to be left alone in, but by name, and when it is over. */
static void
test_skipped_hour(World *world, gconstpointer data)
{
	static const char *const blog[] = { "blog", NULL };
	SourceSpec *source = quiet_scene(world);

	(void)data;
	g_autoptr(SourceRow) row = stored(world, source);
	g_free(row->state);
	row->state = g_strdup_printf("{\"version\":1,\"seen\":true,\"rest\":{\"skip_hours\":%u}}",
		1U << 10);
	save(world, row);
	world_at(world, "2026-11-16T10:00:00Z");
	assert_poll(world, "not due");
	world_at(world, "2026-11-16T10:59:59Z");
	assert_poll(world, "not due");
	g_autoptr(PollReport) report = poll(world, blog);
	g_assert_cmpint(row_at(report, 0)->outcome, ==, POLL_READ);
	execute(world, "UPDATE source SET next_due_s = 0, last_try_s = 0");
	world_at(world, "2026-11-16T11:00:00Z");
	assert_poll(world, "same");
}

/* Without a reader there is no deadline that anybody waits for. */
static void
test_no_deadline_without_readers(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	world_source(world, "blog", "JoyFE");
	assert_poll(world, "failed");
	world_later(world, MINUTE_S);
	assert_poll(world, "not due");
}

static void
test_names(World *world, gconstpointer data)
{
	static const char *const blog[] = { "BLOG", NULL };
	static const char *const wrong[] = { "blog", "blag", NULL };
	SourceSpec *source = quiet_scene(world);
	PollReport *report = NULL;
	GError *error = NULL;

	(void)data;
	world_source(world, "other", "JoyFE");
	source->min_interval_s = 10 * MINUTE_S;
	g_autoptr(PollReport) first = poll(world, blog);
	g_assert_cmpuint(first->rows->len, ==, 1);
	g_assert_cmpint(row_at(first, 0)->outcome, ==, POLL_READ);
	world_later(world, 10 * MINUTE_S - 2);
	g_autoptr(PollReport) early = poll(world, NULL);
	g_assert_cmpint(row_at(early, 0)->outcome, ==, POLL_NOT_DUE);
	world_later(world, 1);
	g_autoptr(PollReport) asked = poll(world, blog);
	g_assert_cmpint(row_at(asked, 0)->outcome, ==, POLL_SAME);
	/* By name also before a failing source's turn. */
	g_autoptr(SourceRow) row = stored(world, source);
	row->next_due_s += 7 * DAY_S;
	save(world, row);
	world_later(world, 1);
	g_autoptr(PollReport) late = poll(world, blog);
	g_assert_cmpint(row_at(late, 0)->outcome, ==, POLL_SAME);
	int64_t changes = world_changes(world);
	assert_fails(poll_run(&world->context, wrong, &report, &error), ERROR_USAGE_PERMANENT,
		"no [source blag]");
	assert_fails(poll_run(&world->context, wrong + 1, &report, &error), ERROR_USAGE_PERMANENT,
		"no [source blag]");
	g_assert_null(report);
	g_assert_cmpint(world_changes(world), ==, changes);
}

/* A source that is another one now was not read yet, also while only others are asked. */
static void
test_another_source(World *world, gconstpointer data)
{
	static const char *const other[] = { "other", NULL };
	SourceSpec *source = quiet_scene(world);

	(void)data;
	world_source(world, "other", "JoyFE");
	write_feed(world, "other.xml", "green");
	assert_poll(world, "read, read");
	execute(world,
		"INSERT INTO reading (source, server, tag, read_s) SELECT id, 'x', 'y', 1 FROM "
		"source");
	for (int i = 0; i < 2; i++) {
		const int64_t left = world_number(world, "SELECT count(*) FROM reading");
		g_autofree char *moved = g_strconcat(source->url, ".moved", NULL);
		char **field = i == 0 ? &source->url : &source->kind;
		g_free(*field);
		*field = g_strdup(i == 0 ? moved : "mastodon");
		execute(world,
			"INSERT OR IGNORE INTO reading (source, server, tag, read_s)"
			" SELECT id, 'x', 'y', 1 FROM source");
		g_assert_cmpint(left, ==, 2 - i);
		world_later(world, HOUR_S);
		poll_report_free(poll(world, other));
		g_assert_cmpint(world_number(world, "SELECT count(*) FROM reading"), ==, 1);
	}
}

/* A clock that ran years ahead and was set back does not silence a source. */
static void
test_clock_goes_back(World *world, gconstpointer data)
{
	static const char *const blog[] = { "blog", NULL };
	SourceSpec *source = quiet_scene(world);
	g_autofree char *path = world_path(world, "blog.xml");

	(void)data;
	g_remove(path);
	world_at(world, "2030-01-01T00:00:00Z");
	assert_poll(world, "failed");
	world_at(world, "2026-11-17T00:00:00Z");
	assert_poll(world, "failed");
	g_autoptr(SourceRow) row = stored(world, source);
	g_assert_cmpint(row->failing_since_s, ==, now_s(&world->context.now));
	world_at(world, "2026-11-16T23:00:00Z");
	g_autoptr(PollReport) named = poll(world, blog);
	g_assert_cmpint(row_at(named, 0)->outcome, ==, POLL_FAILED);
}

/* What a host asked for is kept to, and a wait that no host may ask for is not. */
static void
test_hosts(World *world, gconstpointer data)
{
	static const struct {
		const char *name;
		int64_t wait_s;
		const char *words;
	} rows[] = {
		{ "an hour", HOUR_S, "wants no request" },
		{ "a day", DAY_S, "wants no request" },
		{ "a second more", DAY_S + 1, "connect" },
		{ "a clock's mistake", 400 * DAY_S, "connect" },
	};
	SourceSpec *source = quiet_scene(world);

	(void)data;
	g_free(source->url);
	source->url = g_strdup("http://127.0.0.1:1/feed.xml");
	source->allow_private = true;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(HostState) host = host_state_new("127.0.0.1:1");
		Store *store = world->context.store;
		GError *error = NULL;
		host->not_before_s = now_s(&world->context.now) + rows[i].wait_s;
		assert_done(db_begin(store_db(store), &error));
		assert_done(hosts_save(store, host, &error));
		assert_done(db_commit(store_db(store), &error));
		world_asked(world, source, 0, 0, 0);
		g_autoptr(PollReport) report = poll(world, NULL);
		g_test_message("%s: %s", rows[i].name, row_at(report, 0)->why);
		g_assert_cmpint(row_at(report, 0)->outcome, ==, POLL_FAILED);
		g_assert_nonnull(strstr(row_at(report, 0)->why, rows[i].words));
		world_later(world, DAY_S);
	}
}

/* ---- what is kept ---- */

static void
test_one_fails(World *world, gconstpointer data)
{
	(void)data;
	digest_of(world);
	world_source(world, "lost", "JoyFE");
	world_source(world, "page", "JoyFE");
	world_source(world, "blog", "JoyFE");
	world_write(world, "page.xml", "<!DOCTYPE html><html><body>Are you human?</body></html>");
	write_feed(world, "blog.xml", "red");
	g_autoptr(PollReport) report = poll(world, NULL);
	g_assert_cmpint(report->due, ==, 3);
	g_assert_cmpint(report->failed, ==, 2);
	g_assert_false(poll_report_all_failed(report));
	g_assert_cmpint(row_at(report, 2)->fresh, ==, 1);
	g_autofree char *failure = poll_report_failure(report);
	g_assert_true(g_str_has_prefix(failure, "source lost: "));
	g_assert_true(g_str_has_suffix(failure, "(and 1 more)"));
}

/* A run with one source that fails has failed only if no other one is well. */
static void
test_others_are_well(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name;
		int64_t ok_s, failing_s;
		bool all_failed;
	} rows[] = {
		{ "well", 1, 0, false },
		{ "failing since", 1, 2, true },
		{ "never read", 0, 0, true },
	};
	/* clang-format on */
	SourceSpec *other = world_source(world, "other", "JoyFE");

	(void)data;
	world_source(world, "lost", "JoyFE");
	world_digest(world, "weekly", "JoyFE", "");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const int64_t at_s = now_s(&world->context.now);

		world_asked(world, other, at_s, rows[i].ok_s, rows[i].failing_s);
		execute(world,
			"UPDATE source SET next_due_s = 4000000000 WHERE name = 'other';"
			"UPDATE source SET next_due_s = 0 WHERE name = 'lost'");
		g_autoptr(PollReport) report = poll(world, NULL);
		g_test_message("%s", rows[i].name);
		g_assert_cmpint(report->due, ==, 1);
		g_assert_cmpint(report->well, ==, rows[i].all_failed ? 0 : 1);
		g_assert_true(poll_report_all_failed(report) == rows[i].all_failed);
		world_later(world, HOUR_S);
	}
}

/* What a rule of the source keeps out was read, and is dropped. */
static void
test_dropped(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);

	(void)data;
	g_ptr_array_add(source->exclude, g_strdup("mark-red"));
	g_autoptr(PollReport) report = poll(world, NULL);
	g_assert_cmpint(row_at(report, 0)->read, ==, 2);
	g_assert_cmpint(row_at(report, 0)->fresh, ==, 1);
	g_assert_cmpint(row_at(report, 0)->dropped, ==, 1);
}

/* A terminal sees how far it has come, and then nothing more of it. */
static void
test_progress(World *world, gconstpointer data)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	const Progress progress = { world_watch, shown };

	(void)data;
	quiet_scene(world);
	world_source(world, "lost", "JoyFE");
	world->context.progress = &progress;
	assert_poll(world, "read, failed");
	/* Which of them answers first is nobody's business. */
	g_assert_true(g_str_has_prefix(shown->str, "polling: 1 of 2 sources, last "));
	g_assert_nonnull(strstr(shown->str, "polling: 2 of 2 sources, last "));
	g_assert_nonnull(strstr(shown->str, "last blog\n"));
	g_assert_nonnull(strstr(shown->str, "last lost\n"));
	g_assert_true(g_str_has_suffix(shown->str, "\n-\n"));
	g_auto(GStrv) lines = g_strsplit(shown->str, "\n", -1);
	g_assert_cmpuint(g_strv_length(lines), ==, 4);
	world->context.progress = NULL;
}

/* Who waits longest is asked first, and of two that wait alike the first of the ini. */
static void
test_order(World *world, gconstpointer data)
{
	static const int ages_h[] = { 2, 9, 2, 2, 30, 2, 9 };

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	for (gsize i = 0; i < G_N_ELEMENTS(ages_h); i++) {
		g_autofree char *name = g_strdup_printf("s%zu", i);
		const int64_t at_s = now_s(&world->context.now) - ages_h[i] * HOUR_S;

		world_asked(world, world_source(world, name, "JoyFE"), at_s, at_s, 0);
	}
	execute(world,
		"CREATE TABLE seen (name);"
		"CREATE TRIGGER asked AFTER UPDATE ON source WHEN NEW.last_try_s > OLD.last_try_s"
		" BEGIN INSERT INTO seen VALUES (NEW.name); END");
	g_autoptr(PollReport) report = poll(world, NULL);
	g_assert_cmpint(report->due, ==, 7);
	g_autofree char *names = world_text(world, "SELECT group_concat(name, ' ') FROM seen");
	g_assert_cmpstr(names, ==, "s4 s1 s6 s0 s2 s3 s5");
}

static void
test_stopped(World *world, gconstpointer data)
{
	PollReport *report = NULL;
	GError *error = NULL;

	(void)data;
	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, 0);
		g_test_trap_assert_passed();
		return;
	}
	SourceSpec *source = quiet_scene(world);
	signal_install();
	g_assert_cmpint(raise(SIGTERM), ==, 0);
	assert_fails(poll_run(&world->context, NULL, &report, &error), ERROR_SYSTEM_TEMPORARY,
		"stopped by a signal");
	g_autoptr(SourceRow) row = stored(world, source);
	g_assert_cmpint(row->failures, ==, 0);
}

/* ---- reports ---- */

static void
add_row(PollReport *report, const char *source, PollOutcome outcome, const char *why)
{
	PollRow *row = g_new0(PollRow, 1);

	row->source = g_strdup(source);
	row->outcome = outcome;
	row->why = g_strdup(why);
	row->next_due_s = time_of(NOW);
	g_ptr_array_add(report->rows, row);
	report->due += outcome != POLL_NOT_DUE ? 1 : 0;
	report->failed += outcome == POLL_FAILED || outcome == POLL_CLOSED ? 1 : 0;
}

static void
test_report(World *world, gconstpointer data)
{
	g_autoptr(PollReport) report = poll_report_new();

	(void)world;
	(void)data;
	g_assert_false(poll_report_all_failed(report));
	g_assert_null(poll_report_failure(report));
	add_row(report, "one", POLL_NOT_DUE, NULL);
	add_row(report, "two", POLL_FAILED, NULL);
	g_assert_true(poll_report_all_failed(report));
	g_autofree char *first = poll_report_failure(report);
	g_assert_cmpstr(first, ==, "source two: no usable answer");
	add_row(report, "three", POLL_CLOSED, "HTTP 410");
	g_assert_true(poll_report_all_failed(report));
	g_autofree char *both = poll_report_failure(report);
	g_assert_cmpstr(both, ==, "source two: no usable answer (and 1 more)");
	add_row(report, "four", POLL_SAME, NULL);
	g_assert_false(poll_report_all_failed(report));
	json_auto_t *json = poll_report_json(report);
	g_assert_cmpuint(json_array_size(json), ==, 4);
	const json_t *three = json_array_get(json, 2);
	g_assert_cmpstr(jsontext_string(three, "source"), ==, "three");
	g_assert_cmpstr(jsontext_string(three, "outcome"), ==, "closed");
	g_assert_cmpstr(jsontext_string(three, "why"), ==, "HTTP 410");
	g_assert_cmpstr(jsontext_string(three, "next_due"), ==, NOW);
	g_assert_true(json_is_null(json_object_get(json_array_get(json, 3), "why")));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/poll/due", test_due);
	add_test("/poll/backs-off", test_backs_off);
	add_test("/poll/closed", test_closed);
	add_test("/poll/deadline", test_deadline);
	add_test("/poll/deadline-of-another", test_deadline_of_another);
	add_test("/poll/skipped-hour", test_skipped_hour);
	add_test("/poll/no-deadline-without-readers", test_no_deadline_without_readers);
	add_test("/poll/names", test_names);
	add_test("/poll/another-source", test_another_source);
	add_test("/poll/clock-goes-back", test_clock_goes_back);
	add_test("/poll/hosts", test_hosts);
	add_test("/poll/one-fails", test_one_fails);
	add_test("/poll/others-are-well", test_others_are_well);
	add_test("/poll/dropped", test_dropped);
	add_test("/poll/progress", test_progress);
	add_test("/poll/order", test_order);
	add_test("/poll/stopped", test_stopped);
	add_test("/poll/report", test_report);
	return g_test_run();
}
