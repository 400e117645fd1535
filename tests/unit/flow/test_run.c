#include "world.h"

#include "base/lock.h"
#include "flow/run.h"
#include "text/jsontext.h"

static void
write_feed(const World *world, const char *mark)
{
	g_autofree char *text = g_strdup_printf(
		"<rss version=\"2.0\"><channel><title>Chalk</title><item><guid>%s</guid>"
		"<pubDate>Thu, 12 Nov 2026 09:00:00 GMT</pubDate>"
		"<description>mark-%s #JoyFE</description></item></channel></rss>",
		mark, mark);

	world_write(world, "blog.xml", text);
}

/* A digest with a reader and a feed that has a post of the week. */
static DigestSpec *
scene_of(World *world)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@readers.example");

	world_source(world, "blog", "JoyFE");
	write_feed(world, "red");
	return digest;
}

static RunReport *
run(World *world, bool with_poll, const char *digest)
{
	RunReport *report = NULL;
	GError *error = NULL;

	assert_done(run_all(&world->context, with_poll, digest, &report, &error));
	return report;
}

/* "DIGEST OUTCOME" of each digest, joined by ", ". Owned. */
static char *
outcomes(const RunReport *report)
{
	json_auto_t *json = run_report_json(report);
	GString *text = g_string_new(NULL);
	size_t index;
	const json_t *row;

	json_array_foreach (json_object_get(json, "digests"), index, row) {
		g_string_append_printf(text, "%s%s %s", index > 0 ? ", " : "",
			jsontext_string(row, "digest"), jsontext_string(row, "outcome"));
	}
	return g_string_free(text, FALSE);
}

static void
assert_run(World *world, bool with_poll, const char *digest, const char *want)
{
	g_autoptr(RunReport) report = run(world, with_poll, digest);
	g_autofree char *got = outcomes(report);

	g_assert_cmpstr(got, ==, want);
}

static void
execute(World *world, const char *sql)
{
	GError *error = NULL;

	assert_done(db_script(store_db(world->context.store), sql, &error));
}

static void
test_whole(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	scene_of(world);
	g_autoptr(RunReport) report = run(world, true, NULL);
	assert_done(run_judge(report, &error));
	g_assert_cmpint(report->deliver->sent, ==, 1);
	const RunRow *row = g_ptr_array_index(report->digests, 0);
	g_assert_true(row->is_decided);
	g_assert_cmpint(row->number, ==, 1);
	g_assert_cmpint(row->posts, ==, 1);
	g_assert_cmpint(row->frozen.deliveries, ==, 1);
	/* Again, and again later: nothing. */
	int64_t changes = world_changes(world);
	g_autoptr(RunReport) again = run(world, true, NULL);
	g_assert_cmpint(again->deliver->sent, ==, 0);
	g_assert_cmpint(world_changes(world), ==, changes);
	world_later(world, DAY_S);
	assert_run(world, true, NULL, "weekly not due");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery"), ==, 1);
}

/* `send` decides on what is stored; what was never asked for is waited for. */
static void
test_without_poll(World *world, gconstpointer data)
{
	(void)data;
	scene_of(world);
	assert_run(world, false, NULL, "weekly waiting");
	g_autoptr(RunReport) polled = NULL;
	GError *error = NULL;
	assert_done(run_poll(&world->context, NULL, &polled, &error));
	g_assert_nonnull(polled->poll);
	g_assert_null(polled->deliver);
	assert_run(world, false, NULL, "weekly edition");
}

static void
test_one_digest(World *world, gconstpointer data)
{
	RunReport *report = NULL;
	GError *error = NULL;

	(void)data;
	scene_of(world);
	world_digest(world, "daily", "JoyFE", "ada@readers.example");
	g_autoptr(RunReport) polled = NULL;
	assert_done(run_poll(&world->context, NULL, &polled, &error));
	assert_run(world, false, "DAILY", "daily edition");
	assert_run(world, false, NULL, "weekly edition, daily not due");
	assert_fails(run_all(&world->context, true, "hourly", &report, &error),
		ERROR_USAGE_PERMANENT, "no [digest hourly]");
	g_assert_null(report);
}

static void
test_nobody_subscribed(World *world, gconstpointer data)
{
	DigestSpec *digest = scene_of(world);

	(void)data;
	g_ptr_array_set_size(digest->to, 0);
	assert_run(world, true, NULL, "weekly nobody subscribed");
	world_later(world, DAY_S);
	assert_run(world, true, NULL, "weekly nobody subscribed");
	g_ptr_array_add(digest->to, g_strdup("sam@readers.example"));
	g_autoptr(RunReport) report = run(world, true, NULL);
	g_assert_cmpint(report->deliver->sent, ==, 1);
}

static void
test_quiet(World *world, gconstpointer data)
{
	(void)data;
	scene_of(world)->min_posts = 2;
	assert_run(world, true, NULL, "weekly quiet");
	assert_run(world, true, NULL, "weekly not due");
}

/* A relay that is down: what is frozen stays owed and goes once. */
static void
test_relay_down(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	scene_of(world);
	world_write(world, "Mail", "a file where a folder should be");
	g_autoptr(RunReport) report = run(world, true, NULL);
	assert_fails(run_judge(report, &error), ERROR_MAIL_TEMPORARY, "mail is owed");
	world_later(world, DAY_S);
	g_autofree char *path = world_path(world, "Mail");
	g_assert_cmpint(g_remove(path), ==, 0);
	g_autoptr(RunReport) next = run(world, true, NULL);
	assert_done(run_judge(next, &error));
	g_assert_cmpint(next->deliver->sent, ==, 1);
	g_autoptr(RunReport) last = run(world, true, NULL);
	g_assert_cmpint(last->deliver->sent, ==, 0);
}

/* A digest that cannot be decided keeps neither the others' editions nor owed mail from going
 * out. */
static void
test_one_digest_fails(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	world_digest(world, "broken", "Birds", "ada@readers.example");
	scene_of(world);
	SourceSpec *birds = world_source(world, "birds", "Birds");
	world_answered(world, birds);
	world_show_one(world, birds, make_post("wren", "2026-11-12T09:00:00Z", "Birds"));
	execute(world, "UPDATE post SET doc = '[]'");
	g_autoptr(RunReport) polled = NULL;
	assert_done(run_poll(&world->context, NULL, &polled, &error));
	g_autoptr(RunReport) report = run(world, false, NULL);
	g_autofree char *got = outcomes(report);
	g_assert_cmpstr(got, ==, "broken failed, weekly edition");
	g_assert_cmpint(report->deliver->sent, ==, 1);
	assert_fails(run_judge(report, &error), ERROR_PARSE_PERMANENT, "digest broken: ");
	json_auto_t *json = run_report_json(report);
	const json_t *row = json_array_get(json_object_get(json, "digests"), 0);
	g_assert_nonnull(strstr(jsontext_string(row, "why"), "digest broken"));
}

/* A lock that another process holds is no error, and keeps nothing but its own activity. */
static void
test_locks(World *world, gconstpointer data)
{
	g_autofree char *polling = world_path(world, "poll.lock");
	g_autofree char *mailing = world_path(world, "deliver.lock");
	g_autoptr(Lock) poll = NULL;
	g_autoptr(Lock) mail = NULL;
	GError *error = NULL;

	(void)data;
	scene_of(world);
	assert_done(lock_take(mailing, &mail, &error));
	g_autoptr(RunReport) polled = run(world, true, NULL);
	g_assert_true(polled->is_mail_held);
	g_assert_false(run_is_locked_out(polled));
	g_assert_nonnull(polled->poll);
	g_assert_null(polled->deliver);
	g_assert_cmpuint(polled->digests->len, ==, 0);
	assert_done(run_judge(polled, &error));
	assert_done(lock_take(polling, &poll, &error));
	g_autoptr(RunReport) nothing = run(world, true, NULL);
	g_assert_true(run_is_locked_out(nothing));
	assert_done(run_judge(nothing, &error));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM edition"), ==, 0);
	/* Another one polls: what is due is decided and mailed all the same. */
	g_clear_pointer(&mail, lock_free);
	g_autoptr(RunReport) mailed = run(world, true, NULL);
	g_assert_true(mailed->is_poll_held);
	g_assert_false(run_is_locked_out(mailed));
	g_assert_null(mailed->poll);
	g_assert_cmpint(mailed->deliver->sent, ==, 1);
}

/* What is owed goes out before sources are asked, and in spite of whatever ends the polling. */
static void
test_mail_does_not_wait(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	DigestSpec *digest = scene_of(world);
	world_seed(world);
	world_answered(world, g_ptr_array_index(world->context.config->sources, 0));
	digest->min_posts = 0;
	g_free(world_freeze(world, digest));
	execute(world,
		"CREATE TRIGGER no_source BEFORE UPDATE ON source"
		" BEGIN SELECT RAISE(ABORT, 'no polling today'); END");
	world_later(world, DAY_S);
	g_autoptr(RunReport) report = run(world, true, NULL);
	g_assert_null(report->poll);
	g_assert_nonnull(report->deliver);
	assert_fails(run_judge(report, &error), ERROR_STORE_PERMANENT, "no polling today");
}

static void
test_no_state_dir(World *world, gconstpointer data)
{
	Config *config = world->context.config;
	RunReport *report = NULL;
	GError *error = NULL;

	(void)data;
	scene_of(world);
	g_free(config->state_dir);
	config->state_dir = g_build_filename(world->folder, "nowhere", NULL);
	assert_fails(run_all(&world->context, true, NULL, &report, &error), ERROR_SYSTEM_PERMANENT,
		".lock");
}

/* ---- what cron is told ---- */

static RunReport *
report_of(int uncertain, const char *stuck, int due, int failed)
{
	RunReport *report = g_new0(RunReport, 1);

	report->digests = g_ptr_array_new();
	report->deliver = g_new0(DeliverReport, 1);
	report->deliver->failures = g_ptr_array_new_with_free_func(g_free);
	report->deliver->uncertain = uncertain;
	report->deliver->stuck = g_strdup(stuck);
	report->poll = poll_report_new();
	report->poll->due = due;
	report->poll->failed = failed;
	if (failed > 0) {
		PollRow *row = g_new0(PollRow, 1);
		row->source = g_strdup("blog");
		row->outcome = POLL_FAILED;
		row->why = g_strdup("HTTP 500");
		g_ptr_array_add(report->poll->rows, row);
	}
	return report;
}

static void
test_judge(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name;
		int uncertain;
		const char *stuck;
		int due, failed;
		ErrorCode code;
		const char *words; /* NULL: all is well */
	} rows[] = {
		{ "all is well", 0, NULL, 2, 0, 0, NULL },
		{ "nothing was due", 0, NULL, 0, 0, 0, NULL },
		{ "one of two failed", 0, NULL, 2, 1, 0, NULL },
		{ "all failed", 0, NULL, 1, 1, ERROR_REMOTE_TEMPORARY, "source blog: HTTP 500" },
		{ "stuck", 0, "smtp://x: gone", 2, 0, ERROR_MAIL_TEMPORARY, "smtp://x: gone" },
		{ "stuck, and all failed", 0, "smtp://x: gone", 1, 1, ERROR_MAIL_TEMPORARY,
		  "mail is owed" },
		{ "one uncertain", 1, NULL, 2, 0, ERROR_MAIL_TEMPORARY, "1 mail may or may not" },
		{ "some, and stuck", 3, "gone", 2, 0, ERROR_MAIL_TEMPORARY, "3 mails may or" },
	};
	/* clang-format on */

	(void)world;
	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(RunReport) report = report_of(rows[i].uncertain, rows[i].stuck,
			rows[i].due, rows[i].failed);
		GError *error = NULL;
		g_test_message("%s", rows[i].name);
		if (rows[i].words == NULL) {
			assert_done(run_judge(report, &error));
		} else {
			assert_fails(run_judge(report, &error), rows[i].code, rows[i].words);
		}
	}
}

static void
test_json(World *world, gconstpointer data)
{
	(void)data;
	scene_of(world);
	g_autoptr(RunReport) report = run(world, true, NULL);
	json_auto_t *json = run_report_json(report);
	const json_t *digest = json_array_get(json_object_get(json, "digests"), 0);
	const json_t *mail = json_object_get(json, "mail");

	g_assert_true(json_is_false(json_object_get(json, "locked")));
	g_assert_cmpuint(json_array_size(json_object_get(json, "sources")), ==, 1);
	g_assert_cmpint(jsontext_integer(digest, "edition", 0), ==, 1);
	g_assert_cmpint(jsontext_integer(digest, "posts", 0), ==, 1);
	g_assert_cmpint(jsontext_integer(digest, "deliveries", 0), ==, 1);
	g_assert_true(json_is_null(json_object_get(digest, "why")));
	g_assert_cmpstr(jsontext_string(digest, "period_start"), ==, "2026-11-09T07:30:00Z");
	g_assert_cmpstr(jsontext_string(digest, "period_end"), ==, DUE);
	g_assert_cmpstr(jsontext_string(digest, "next_due"), ==, "2026-11-23T07:30:00Z");
	g_assert_cmpint(jsontext_integer(mail, "sent", 0), ==, 1);
	g_assert_cmpuint(json_array_size(json_object_get(mail, "failures")), ==, 0);
	g_assert_true(json_is_null(json_object_get(mail, "stuck")));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/run/whole", test_whole);
	add_test("/run/without-poll", test_without_poll);
	add_test("/run/one-digest", test_one_digest);
	add_test("/run/nobody-subscribed", test_nobody_subscribed);
	add_test("/run/quiet", test_quiet);
	add_test("/run/relay-down", test_relay_down);
	add_test("/run/one-digest-fails", test_one_digest_fails);
	add_test("/run/locks", test_locks);
	add_test("/run/mail-does-not-wait", test_mail_does_not_wait);
	add_test("/run/no-state-dir", test_no_state_dir);
	add_test("/run/judge", test_judge);
	add_test("/run/json", test_json);
	return g_test_run();
}
