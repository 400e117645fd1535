#include "script.h"

#include "base/lock.h"
#include "base/log.h"
#include "base/signal.h"
#include "flow/run.h"
#include "flow/run_report.h"
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

	const RunWish wish = { .with_poll = with_poll, .digest = digest };

	assert_done(run_all(&world->context, &wish, &report, &error));
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

/* What is worth saying on the way, a line each, while @log lives. */
static void
hear(LogLevel level, const char *line, void *data)
{
	g_assert_cmpint(level, ==, LOG_LEVEL_INFO);
	g_string_append_printf(data, "%s\n", line);
}

/* What was logged since the last time this was asked. */
static void
assert_log(GString *log, const char *want)
{
	g_assert_cmpstr(log->str, ==, want);
	g_string_truncate(log, 0);
}

/* What another process is at, joined by blanks. */
static void
assert_held(const RunReport *report, const char *want)
{
	json_auto_t *json = run_report_json(report);
	g_autoptr(GString) got = g_string_new(NULL);
	size_t index;
	const json_t *one;

	json_array_foreach (json_object_get(json, "held"), index, one) {
		g_string_append_printf(got, "%s%s", index > 0 ? " " : "", json_string_value(one));
	}
	g_assert_cmpstr(got->str, ==, want);
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
	assert_held(report, "");
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
	assert_fails(run_all(&world->context, &(RunWish){ .with_poll = true, .digest = "hourly" },
			     &report, &error),
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
	g_autoptr(RunReport) report = run(world, true, NULL);
	g_autofree char *got = outcomes(report);
	g_assert_cmpstr(got, ==, "weekly quiet");
	const RunRow *row = g_ptr_array_index(report->digests, 0);
	g_assert_cmpint(row->number, ==, 0);
	g_assert_cmpint(row->posts, ==, 1);
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
	g_autoptr(GString) log = g_string_new(NULL);
	GError *error = NULL;

	(void)data;
	log_set_sink(hear, log);
	scene_of(world);
	assert_done(lock_take(mailing, &mail, &error));
	g_autoptr(RunReport) polled = run(world, true, NULL);
	assert_held(polled, "deliver");
	assert_log(log,
		"another tagdigest is at it (deliver)\n"
		"another tagdigest is at it (deliver)\n");
	g_assert_true(polled->is_mail_held);
	g_assert_false(run_is_locked_out(polled));
	g_assert_nonnull(polled->poll);
	g_assert_null(polled->deliver);
	g_assert_cmpuint(polled->digests->len, ==, 0);
	assert_done(run_judge(polled, &error));
	assert_done(lock_take(polling, &poll, &error));
	g_autoptr(RunReport) nothing = run(world, true, NULL);
	g_assert_true(run_is_locked_out(nothing));
	assert_held(nothing, "poll deliver");
	assert_done(run_judge(nothing, &error));
	g_autoptr(RunReport) unpolled = NULL;
	assert_done(run_poll(&world->context, NULL, &unpolled, &error));
	g_assert_true(run_is_locked_out(unpolled));
	assert_held(unpolled, "poll");
	g_autoptr(RunReport) unsent = run(world, false, NULL);
	g_assert_true(run_is_locked_out(unsent));
	assert_held(unsent, "deliver");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM edition"), ==, 0);
	/* Another one polls: what is due is decided and mailed all the same. */
	g_clear_pointer(&mail, lock_free);
	g_string_truncate(log, 0);
	g_autoptr(RunReport) mailed = run(world, true, NULL);
	assert_log(log, "another tagdigest is at it (poll)\n");
	log_set_sink(NULL, NULL);
	g_assert_true(mailed->is_poll_held);
	g_assert_false(run_is_locked_out(mailed));
	g_assert_null(mailed->poll);
	g_assert_cmpint(mailed->deliver->sent, ==, 1);
}

/* Another process's retention, which has both locks and gives them back soon. */
typedef struct Keeper {
	Lock *poll, *own;
	char *waiter; /* how the kernel's list of locks shows somebody who waits for it */
	gint is_over;
} Keeper;

static void *
keep(void *data)
{
	Keeper *keeper = data;
	bool is_waited_for = false;

	while (!is_waited_for && g_atomic_int_get(&keeper->is_over) == 0) {
		g_autofree char *text = NULL;
		g_file_get_contents("/proc/locks", &text, NULL, NULL);
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		for (char **line = lines; *line != NULL; line++) {
			is_waited_for = is_waited_for
				|| (strstr(*line, "-> FLOCK") != NULL
					&& strstr(*line, keeper->waiter) != NULL);
		}
	}
	lock_free(keeper->poll);
	lock_leave(keeper->own);
	return NULL;
}

/* Who polls while retention holds the locks waits for it, and polls. */
static void
test_waits_for_retention(World *world, gconstpointer data)
{
	g_autofree char *polling = world_path(world, "poll.lock");
	g_autofree char *own = world_path(world, "retention.lock");
	g_autoptr(RunReport) report = NULL;
	Keeper keeper = { 0 };
	GError *error = NULL;
	GStatBuf status;

	(void)data;
	if (!g_file_test("/proc/locks", G_FILE_TEST_EXISTS)) {
		g_test_skip("the kernel shows no locks");
		return;
	}
	scene_of(world);
	assert_done(lock_take(polling, &keeper.poll, &error));
	assert_done(lock_open(own, &keeper.own, &error));
	assert_done(lock_enter(keeper.own, 0, &error));
	g_assert_cmpint(g_stat(own, &status), ==, 0);
	keeper.waiter = g_strdup_printf(":%llu ", (unsigned long long)status.st_ino);
	GThread *thread = g_thread_new("keeper", keep, &keeper);
	assert_done(run_poll(&world->context, NULL, &report, &error));
	g_atomic_int_set(&keeper.is_over, 1);
	g_thread_join(thread);
	g_assert_false(report->is_poll_held);
	g_assert_nonnull(report->poll);
	lock_free(keeper.own);
	g_free(keeper.waiter);
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
	assert_fails(run_all(&world->context, &(RunWish){ .with_poll = true }, &report, &error),
		ERROR_SYSTEM_PERMANENT, ".lock");
	assert_fails(run_poll(&world->context, NULL, &report, &error), ERROR_SYSTEM_PERMANENT,
		"poll.lock");
}

/* An ini without a way for mail: said on the way, and as what ends the run. */
static void
test_no_relay(World *world, gconstpointer data)
{
	g_autoptr(GString) log = g_string_new(NULL);
	RunReport *report = NULL;
	GError *error = NULL;

	(void)data;
	scene_of(world);
	g_clear_pointer(&world->context.config->relay, relay_spec_free);
	log_set_sink(hear, log);
	assert_fails(run_all(&world->context, &(RunWish){ .with_poll = true }, &report, &error),
		ERROR_CONFIG_PERMANENT, "there is no [smtp] section");
	g_assert_null(report);
	g_autofree char *want = g_strdup_printf("mail: %s: there is no [smtp] section: mail cannot "
						"be sent (expected url = …)\n",
		world->context.config->path);
	assert_log(log, want);
	log_set_sink(NULL, NULL);
}

/* A server that took nothing of what was owed is not tried again in the same run, unless there is
 * an edition that it was not asked about. */
static void
test_stuck_is_not_tried_again(World *world, gconstpointer data)
{
	DigestSpec *digest = scene_of(world);
	Script *script = script_new(world);

	(void)data;
	world_seed(world);
	world_answered(world, g_ptr_array_index(world->context.config->sources, 0));
	digest->min_posts = 0;
	g_free(world_freeze(world, digest));
	script->who = "";
	script->act = ACT_FORGET;
	g_autoptr(RunReport) report = run(world, true, NULL);
	g_assert_nonnull(report->deliver->stuck);
	g_assert_cmpint(script->connections, ==, 1);
	world_digest(world, "other", "JoyFE", "ada@readers.example")->min_posts = 0;
	script->connections = 0;
	world_later(world, HOUR_S);
	g_autoptr(RunReport) next = run(world, true, NULL);
	g_assert_nonnull(next->deliver->stuck);
	g_assert_cmpint(script->connections, ==, 2);
	script->act = ACT_TAKE;
	g_autoptr(RunReport) last = run(world, true, NULL);
	g_assert_cmpint(last->deliver->sent, ==, 2);
	g_assert_null(last->deliver->stuck);
	g_string_free(script->taken, TRUE);
}

/* An edition that nobody has yet shows a post whose author says no now: it is made anew. */
static void
test_taken_back(World *world, gconstpointer data)
{
	g_autoptr(GString) log = g_string_new(NULL);
	DigestSpec *digest = scene_of(world);
	SourceSpec *source = g_ptr_array_index(world->context.config->sources, 0);

	(void)data;
	world_seed(world);
	world_answered(world, source);
	world_show_one(world, source, make_post("red", "2026-11-12T09:00:00Z", "JoyFE"));
	world_show_one(world, source, make_post("blue", "2026-11-12T10:00:00Z", "JoyFE"));
	g_autofree char *before = world_freeze(world, digest);
	g_assert_cmpstr(before, ==, "red blue");
	Post *refused = make_post("red", "2026-11-12T09:00:00Z", "JoyFE");
	refused->consent = POST_CONSENT_REFUSED;
	refused->consent_reason = g_strdup("private");
	world_show_one(world, source, refused);
	log_set_sink(hear, log);
	g_autoptr(RunReport) report = run(world, false, NULL);
	assert_log(log,
		"a post of an edition that nobody has yet was refused or dropped: it is made "
		"anew\n");
	const RunRow *row = g_ptr_array_index(report->digests, 0);
	g_assert_cmpint(row->posts, ==, 1);
	g_assert_cmpint(report->deliver->sent, ==, 1);
	run_report_free(run(world, false, NULL));
	assert_log(log, "");
	log_set_sink(NULL, NULL);
}

/* Somebody asks us to stop while sources are asked: nothing is decided any more. */
static void
test_stopped(World *world, gconstpointer data)
{
	RunReport *report = NULL;
	GError *error = NULL;

	(void)data;
	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, 0);
		g_test_trap_assert_passed();
		return;
	}
	scene_of(world);
	signal_install();
	g_assert_cmpint(raise(SIGTERM), ==, 0);
	assert_fails(run_all(&world->context, &(RunWish){ .with_poll = true }, &report, &error),
		ERROR_SYSTEM_TEMPORARY, "stopped by a signal");
	g_assert_null(report);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM period WHERE start_s > 0"), ==,
		0);
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

static DeliverReport *
mailed(int number, const char *failure, const char *stuck)
{
	DeliverReport *report = g_new0(DeliverReport, 1);

	report->sent = number;
	report->retried = number * 2;
	report->failed = number * 3;
	report->uncertain = number * 4;
	report->resent = number * 5;
	report->failures = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(report->failures, g_strdup(failure));
	report->stuck = g_strdup(stuck);
	return report;
}

/* What went before the poll and what went after it is one report; in the way is what was last. */
static void
test_mailed_twice(World *world, gconstpointer data)
{
	static const char *const keys[] = { "sent", "retry", "failed", "uncertain", "resent" };
	g_autoptr(RunReport) report = run_report_new();

	(void)world;
	(void)data;
	run_report_mailed(report, mailed(1, "a: refused", "gone"));
	run_report_mailed(report, mailed(10, "b: given up", "full"));
	json_auto_t *json = run_report_json(report);
	const json_t *mail = json_object_get(json, "mail");
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		g_test_message("%s", keys[i]);
		g_assert_cmpint(jsontext_integer(mail, keys[i], 0), ==, 11 * (i + 1));
	}
	const json_t *failures = json_object_get(mail, "failures");
	g_assert_cmpuint(json_array_size(failures), ==, 2);
	g_assert_cmpstr(json_string_value(json_array_get(failures, 0)), ==, "a: refused");
	g_assert_cmpstr(json_string_value(json_array_get(failures, 1)), ==, "b: given up");
	g_assert_cmpstr(jsontext_string(mail, "stuck"), ==, "full");
	DeliverReport *last = mailed(0, "c: refused", NULL);
	report->deliver->held = 3;
	report->deliver->paused_s = 7;
	last->held = 2;
	last->paused_s = 5;
	run_report_mailed(report, last);
	g_assert_null(report->deliver->stuck);
	g_assert_cmpint(report->deliver->held, ==, 3);
	g_assert_cmpint(report->deliver->paused_s, ==, 5);
}

/* What is said of mail, the most pressing first. */
static void
test_judge_mail(World *world, gconstpointer data)
{
	static const struct {
		int uncertain, held;
		const char *stuck;
		int64_t paused_s;
		const char *want; /* how it begins; NULL: all is well */
	} rows[] = {
		{ 0, 0, NULL, 0, NULL },
		{ 1, 1, "full", 0, "1 mail may or may not have arrived: " },
		{ 2, 0, NULL, 0, "2 mails may or may not have arrived: " },
		{ 0, 1, "full", 0,
			"mail is owed and could not be sent: full (the next run tries again)" },
		{ 0, 0, "full", 1794816000,
			"mail is owed and could not be sent: full (the rest goes on at "
			"2026-11-16T08:00:00Z)" },
		{ 0, 1, NULL, 0,
			"1 mail of older editions could not go in time and is held, since " },
		{ 0, 2, NULL, 0,
			"2 mails of older editions could not go in time and are held, since " },
	};

	(void)world;
	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(RunReport) report = run_report_new();
		GError *error = NULL;

		run_report_mailed(report, mailed(0, "a: refused", rows[i].stuck));
		report->deliver->uncertain = rows[i].uncertain;
		report->deliver->held = rows[i].held;
		report->deliver->paused_s = rows[i].paused_s;
		if (rows[i].want == NULL) {
			assert_done(run_judge(report, &error));
			continue;
		}
		g_assert_false(run_judge(report, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_TEMPORARY);
		g_assert_true(g_str_has_prefix(error->message, rows[i].want));
		g_clear_error(&error);
	}
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
	add_test("/run/judge-mail", test_judge_mail);
	add_test("/run/locks", test_locks);
	add_test("/run/waits-for-retention", test_waits_for_retention);
	add_test("/run/mail-does-not-wait", test_mail_does_not_wait);
	add_test("/run/no-state-dir", test_no_state_dir);
	add_test("/run/no-relay", test_no_relay);
	add_test("/run/stuck-is-not-tried-again", test_stuck_is_not_tried_again);
	add_test("/run/taken-back", test_taken_back);
	add_test("/run/stopped", test_stopped);
	add_test("/run/judge", test_judge);
	add_test("/run/json", test_json);
	add_test("/run/mailed-twice", test_mailed_twice);
	return g_test_run();
}
