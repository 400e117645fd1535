#include "world.h"

#include "base/signal.h"
#include "flow/poll.h"
#include "store/hosts.h"
#include "text/jsontext.h"

#include <signal.h>

/* Makes a file an RSS document of posts with these marks. */
static void
write_feed(const World *world, const char *name, const char *marks)
{
	g_auto(GStrv) list = g_strsplit(marks, " ", -1);
	g_autoptr(GString) text = g_string_new("<rss version=\"2.0\"><channel>"
					       "<title>Chalk</title>");

	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		g_string_append_printf(text,
			"<item><guid isPermaLink=\"false\">%s</guid>"
			"<link>https://chalk.example/%s</link><title>A %s</title>"
			"<pubDate>Thu, 12 Nov 2026 09:00:00 GMT</pubDate>"
			"<description>mark-%s #JoyFE</description></item>",
			list[i], list[i], list[i], list[i]);
	}
	g_string_append(text, "</channel></rss>");
	world_write(world, name, text->str);
}

static PollReport *
poll(World *world, const char *const *names)
{
	PollReport *report = NULL;
	GError *error = NULL;

	assert_done(poll_run(&world->context, names, &report, &error));
	return report;
}

static const PollRow *
row_at(const PollReport *report, guint index)
{
	g_assert_cmpuint(report->rows->len, >, index);
	return g_ptr_array_index(report->rows, index);
}

/* Polls, and checks what became of each source: outcomes joined by ", ". */
static void
assert_poll(World *world, const char *want)
{
	g_autoptr(PollReport) report = poll(world, NULL);
	g_autoptr(GString) got = g_string_new(NULL);

	for (guint i = 0; i < report->rows->len; i++) {
		g_string_append_printf(got, "%s%s", i > 0 ? ", " : "",
			poll_outcome_name(row_at(report, i)->outcome));
	}
	g_assert_cmpstr(got->str, ==, want);
}

static SourceRow *
stored(World *world, const SourceSpec *source)
{
	SourceRow *row = NULL;
	GError *error = NULL;

	assert_done(sources_get(world->context.store, source->name, &row, &error));
	g_assert_nonnull(row);
	return row;
}

static void
save(World *world, const SourceRow *row)
{
	GError *error = NULL;

	assert_done(db_begin(store_db(world->context.store), &error));
	assert_done(sources_save(world->context.store, row, &error));
	assert_done(db_commit(store_db(world->context.store), &error));
}

static DigestSpec *
digest_of(World *world)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@readers.example");

	world_seed(world);
	return digest;
}

/* A world between two deadlines: nothing is waited for. */
static SourceSpec *
quiet_scene(World *world)
{
	digest_of(world)->min_posts = 0;
	SourceSpec *source = world_source(world, "blog", "JoyFE");
	write_feed(world, "blog.xml", "red blue");
	world_answered(world, source);
	g_free(world_freeze(world, g_ptr_array_index(world->context.config->digests, 0)));
	world_later(world, HOUR_S);
	return source;
}

static void
rewrite_feed(const World *world, const char *name, const char *was, const char *is)
{
	g_autofree char *path = world_path(world, name);
	g_autofree char *text = NULL;
	GError *error = NULL;

	assert_done(g_file_get_contents(path, &text, NULL, &error));
	g_auto(GStrv) parts = g_strsplit(text, was, -1);
	g_autofree char *anew = g_strjoinv(is, parts);
	assert_done(g_file_set_contents(path, anew, -1, &error));
}

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

/* The longer it fails the less it is asked: intervals doubled, a day at most, and never less than
 * the interval that the ini sets. */
static void
test_backs_off(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		int64_t interval_s;
		int64_t waits_s[9];
	} rows[] = {
		{ 15 * MINUTE_S, { 900, 1800, 3600, 7200, 14400, 28800, 57600, 57600, 57600 } },
		{ HOUR_S, { 3600, 7200, 14400, 28800, 57600, 86400, 86400, 86400, 86400 } },
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
			g_assert_cmpint(after->next_due_s - now_s(&world->context.now), ==,
				rows[i].waits_s[j]);
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
	g_assert_cmpint(row_at(report, 0)->next_due_s, ==, now_s(&world->context.now) + DAY_S);
	g_autoptr(SourceRow) row = stored(world, source);
	g_assert_true(row->is_closed);
	g_assert_nonnull(strstr(row->last_error, "finished"));
	/* People reopen things. */
	world_later(world, DAY_S);
	write_feed(world, "blog.xml", "red");
	assert_poll(world, "read");
	g_autoptr(SourceRow) open = stored(world, source);
	g_assert_false(open->is_closed);
	g_assert_null(open->last_error);
}

/* A deadline asks out of turn: each once, and again those that fail while nobody answers. */
static void
test_deadline(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	SourceSpec *other = world_source(world, "other", "JoyFE");

	(void)data;
	write_feed(world, "other.xml", "green");
	world_at(world, "2026-11-23T07:25:00Z");
	assert_poll(world, "read, read");
	world_at(world, "2026-11-23T07:29:59Z");
	assert_poll(world, "not due, not due");
	world_at(world, "2026-11-23T07:31:00Z");
	assert_poll(world, "same, same");
	g_assert_cmpint(world_look(world, g_ptr_array_index(world->context.config->digests, 0)).due,
		==, PREPARE_DUE);
	world_later(world, MINUTE_S);
	assert_poll(world, "not due, not due");
	/* All fail: each run asks again. */
	int64_t before_s = time_of("2026-11-23T07:25:00Z");
	world_asked(world, source, before_s, before_s, 0);
	world_asked(world, other, before_s, before_s, 0);
	g_autofree char *here = world_path(world, "blog.xml");
	g_autofree char *there = world_path(world, "other.xml");
	g_remove(here);
	g_remove(there);
	assert_poll(world, "failed, failed");
	world_later(world, MINUTE_S);
	assert_poll(world, "failed, failed");
	/* One answers: the edition need not wait for the other. */
	world_later(world, MINUTE_S);
	write_feed(world, "other.xml", "green");
	assert_poll(world, "failed, read");
	world_later(world, MINUTE_S);
	assert_poll(world, "not due, not due");
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
	world_later(world, 10 * MINUTE_S - 1);
	g_autoptr(PollReport) early = poll(world, blog);
	g_assert_cmpint(row_at(early, 0)->outcome, ==, POLL_NOT_DUE);
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
	g_assert_null(report);
	g_assert_cmpint(world_changes(world), ==, changes);
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

/* What a source remembers and cannot be read is as good as none: it begins anew. */
static void
test_damaged_state(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);

	(void)data;
	assert_poll(world, "read");
	world_later(world, HOUR_S);
	assert_poll(world, "same");
	g_autoptr(SourceRow) row = stored(world, source);
	g_free(row->state);
	row->state = g_strdup("{\"v\":");
	save(world, row);
	world_later(world, HOUR_S);
	assert_poll(world, "read");
	world_later(world, HOUR_S);
	assert_poll(world, "same");
}

/* A broken answer after a good one takes nothing away and leaves the validators alone. */
static void
test_failure_keeps_state(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);

	(void)data;
	assert_poll(world, "read");
	g_autoptr(SourceRow) before = stored(world, source);
	world_later(world, HOUR_S);
	world_write(world, "blog.xml", "");
	assert_poll(world, "failed");
	g_autoptr(SourceRow) after = stored(world, source);
	g_assert_cmpstr(before->state, ==, after->state);
	g_assert_cmpint(after->last_ok_s, ==, before->last_ok_s);
	g_assert_cmpint(after->failures, ==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 2);
}

/* A remark on a document that could be read is no failure, and hides none. */
static void
test_remark(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);

	(void)data;
	world_write(world, "blog.xml",
		"<rss version=\"2.0\"><channel><title>Chalk</title><item>"
		"<guid>1</guid><description>#JoyFE one</description></item><item><descr");
	g_autoptr(PollReport) report = poll(world, NULL);
	g_assert_cmpint(row_at(report, 0)->outcome, ==, POLL_READ);
	g_assert_nonnull(strstr(row_at(report, 0)->why, "breaks off"));
	g_autoptr(SourceRow) row = stored(world, source);
	g_assert_null(row->last_error);
	g_assert_nonnull(strstr(row->remark, "breaks off"));
	/* It stands until a whole document has come. */
	write_feed(world, "blog.xml", "red");
	world_later(world, HOUR_S);
	assert_poll(world, "read");
	g_autoptr(SourceRow) whole = stored(world, source);
	g_assert_null(whole->remark);
}

/* A token file that cannot be read is its own source's failure, and costs no request. */
static void
test_token_file(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	IniValue *place = g_new0(IniValue, 1);

	(void)data;
	world_source(world, "other", "JoyFE");
	write_feed(world, "other.xml", "green");
	place->section = g_strdup("source blog");
	place->key = g_strdup("token_file");
	place->value = g_strdup("nowhere.token");
	place->path = g_strdup(world->context.config->path);
	g_ptr_array_set_free_func(world->context.config->values,
		(GDestroyNotify)inifile_value_free);
	g_ptr_array_add(world->context.config->values, place);
	config_index(world->context.config);
	g_autoptr(PollReport) report = poll(world, NULL);
	g_assert_cmpint(row_at(report, 0)->outcome, ==, POLL_FAILED);
	g_assert_cmpint(row_at(report, 0)->requests, ==, 0);
	g_assert_nonnull(strstr(row_at(report, 0)->why, "token_file"));
	g_assert_cmpint(row_at(report, 1)->outcome, ==, POLL_READ);
	g_autoptr(SourceRow) row = stored(world, source);
	g_assert_cmpint(row->next_due_s, ==, now_s(&world->context.now) + source->min_interval_s);
}

/* More files than a run may ask for: runs take turns, and each ends well, and says so. */
static void
test_requests_are_capped(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	g_autofree char *folder = world_path(world, "export");

	(void)data;
	g_free(source->url);
	source->url = g_filename_to_uri(folder, NULL, NULL);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	for (int i = 0; i < 60; i++) {
		g_autofree char *name = g_strdup_printf("export/%02d.xml", i);
		g_autofree char *mark = g_strdup_printf("n%02d", i);
		write_feed(world, name, mark);
	}
	source->max_requests = 50;
	g_autoptr(PollReport) first = poll(world, NULL);
	g_assert_cmpint(row_at(first, 0)->outcome, ==, POLL_BEHIND);
	g_assert_cmpstr(row_at(first, 0)->behind, ==, "11 of 60 files come next time");
	g_assert_cmpint(row_at(first, 0)->requests, <=, 50);
	int kept = row_at(first, 0)->fresh;
	g_assert_cmpint(kept, >, 30);
	world_later(world, HOUR_S);
	g_autoptr(PollReport) second = poll(world, NULL);
	g_assert_cmpint(kept + row_at(second, 0)->fresh, ==, 60);
}

/* A source that is no longer the same begins anew; its posts stay. */
static void
test_url_changes(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	g_autofree char *moved = world_path(world, "moved.xml");

	(void)data;
	assert_poll(world, "read");
	g_assert_cmpint(g_file_test(moved, G_FILE_TEST_EXISTS), ==, 0);
	write_feed(world, "moved.xml", "red blue green");
	g_free(source->url);
	source->url = g_filename_to_uri(moved, NULL, NULL);
	world_later(world, MINUTE_S);
	g_autoptr(PollReport) report = poll(world, NULL);
	g_assert_cmpint(row_at(report, 0)->outcome, ==, POLL_READ);
	g_assert_cmpint(row_at(report, 0)->fresh, ==, 1);
}

/* A tag that is added finds what is there already, though the document says that nothing
 * changed. */
static void
test_tag_is_added(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	DigestSpec *digest = g_ptr_array_index(world->context.config->digests, 0);
	g_autoptr(Hashtag) chat = hashtag_new("UKFEChat");

	(void)data;
	world_write(world, "blog.xml",
		"<rss version=\"2.0\"><channel><title>T</title><item>"
		"<guid>1</guid><description>About #UKFEChat</description></item>"
		"</channel></rss>");
	g_autoptr(PollReport) first = poll(world, NULL);
	g_assert_cmpint(row_at(first, 0)->dropped, ==, 1);
	world_later(world, HOUR_S);
	assert_poll(world, "same");
	hashtag_list_add(digest->tags, chat);
	hashtag_list_add(source->tags, chat);
	world_later(world, HOUR_S);
	g_autoptr(PollReport) second = poll(world, NULL);
	g_assert_cmpint(row_at(second, 0)->fresh, ==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM dropped"), ==, 0);
	world_later(world, HOUR_S);
	assert_poll(world, "same");
}

/* What another machine is asking is left alone, until its time is over; what this one took and did
 * not give back is free, since whoever took it is dead. */
static void
test_leases(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	g_autofree char *ours = g_strconcat(g_get_host_name(), "/12345678", NULL);

	(void)data;
	assert_poll(world, "read");
	g_autoptr(SourceRow) row = stored(world, source);
	g_assert_null(row->lease_owner);
	row->lease_owner = g_strdup("elsewhere/12345678");
	row->lease_until_s = now_s(&world->context.now) + HOUR_S;
	save(world, row);
	world_later(world, HOUR_S - 1);
	assert_poll(world, "not due");
	world_later(world, 1);
	assert_poll(world, "same");
	g_autoptr(SourceRow) after = stored(world, source);
	g_assert_null(after->lease_owner);
	after->lease_owner = g_steal_pointer(&ours);
	after->lease_until_s = now_s(&world->context.now) + 9 * HOUR_S;
	save(world, after);
	world_later(world, HOUR_S);
	assert_poll(world, "same");
}

/* Between two that are asked stands one that another machine asks: its lease is nobody else's. */
static void
test_lease_between(World *world, gconstpointer data)
{
	static const char *const names[] = { "one", "two", "three" };
	SourceSpec *sources[G_N_ELEMENTS(names)];

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *file = g_strconcat(names[i], ".xml", NULL);

		sources[i] = world_source(world, names[i], "JoyFE");
		write_feed(world, file, names[i]);
	}
	assert_poll(world, "read, read, read");
	g_autoptr(SourceRow) row = stored(world, sources[1]);
	row->lease_owner = g_strdup("elsewhere/12345678");
	row->lease_until_s = now_s(&world->context.now) + 9 * HOUR_S;
	save(world, row);
	world_later(world, HOUR_S);
	assert_poll(world, "same, not due, same");
	g_autoptr(SourceRow) after = stored(world, sources[1]);
	g_assert_cmpstr(after->lease_owner, ==, "elsewhere/12345678");
	g_assert_cmpint(after->lease_until_s, ==, row->lease_until_s);
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
	add_test("/poll/no-deadline-without-readers", test_no_deadline_without_readers);
	add_test("/poll/names", test_names);
	add_test("/poll/clock-goes-back", test_clock_goes_back);
	add_test("/poll/hosts", test_hosts);
	add_test("/poll/one-fails", test_one_fails);
	add_test("/poll/damaged-state", test_damaged_state);
	add_test("/poll/failure-keeps-state", test_failure_keeps_state);
	add_test("/poll/remark", test_remark);
	add_test("/poll/token-file", test_token_file);
	add_test("/poll/requests-are-capped", test_requests_are_capped);
	add_test("/poll/url-changes", test_url_changes);
	add_test("/poll/tag-is-added", test_tag_is_added);
	add_test("/poll/leases", test_leases);
	add_test("/poll/a lease between", test_lease_between);
	add_test("/poll/stopped", test_stopped);
	add_test("/poll/report", test_report);
	return g_test_run();
}
