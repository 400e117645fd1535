/* One source's part of a poll: what is remembered of it, and for how long it is ours. */
#include "poll_world.h"

#include "flow/poll_job.h"

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
	execute(world, "UPDATE source SET remark = NULL");
	world_later(world, HOUR_S);
	assert_poll(world, "read");
	g_autoptr(SourceRow) again = stored(world, source);
	g_assert_cmpstr(again->remark, ==, row->remark);
	world_write(world, "blog.xml", "");
	world_later(world, HOUR_S);
	assert_poll(world, "failed");
	g_autoptr(SourceRow) still = stored(world, source);
	g_assert_cmpstr(still->remark, ==, row->remark);
	write_feed(world, "blog.xml", "red");
	world_later(world, HOUR_S);
	assert_poll(world, "read");
	g_autoptr(SourceRow) whole = stored(world, source);
	g_assert_null(whole->remark);
}

/* Of two documents one was read in part, the other as a whole, in either order. */
static void
test_remark_on_one_of_two(World *world, gconstpointer data)
{
	static const char *const broken[] = { "export/1.xml", "export/3.xml" };
	SourceSpec *source = quiet_scene(world);
	g_autofree char *folder = world_path(world, "export");

	(void)data;
	g_free(source->url);
	source->url = g_filename_to_uri(folder, NULL, NULL);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	write_feed(world, "export/2.xml", "red");
	for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
		g_autofree char *path = world_path(world, broken[i]);

		world_write(world, broken[i],
			"<rss version=\"2.0\"><channel><title>Chalk</title><item>"
			"<guid>1</guid><description>#JoyFE one</description></item><item><descr");
		execute(world, "UPDATE source SET state = NULL, remark = NULL");
		world_later(world, HOUR_S);
		assert_poll(world, "read");
		g_autoptr(SourceRow) row = stored(world, source);
		g_test_message("%s", broken[i]);
		g_assert_nonnull(strstr(row->remark, "breaks off"));
		g_remove(path);
	}
}

/* What a source is read for is remembered, also when it could not be read. */
static void
test_wants_of_a_failing_source(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	g_autofree char *path = world_path(world, "blog.xml");
	g_autoptr(Hashtag) chat = hashtag_new("UKFEChat");

	(void)data;
	g_remove(path);
	assert_poll(world, "failed");
	g_autoptr(SourceRow) before = stored(world, source);
	g_assert_nonnull(before->wants);
	hashtag_list_add(source->tags, chat);
	world_later(world, DAY_S);
	assert_poll(world, "failed");
	g_autoptr(SourceRow) after = stored(world, source);
	g_assert_cmpstr(after->wants, !=, before->wants);
	g_assert_cmpint(after->failures, ==, 2);
	g_assert_cmpint(after->failing_since_s, ==, before->failing_since_s);
	/* Written each time, though nothing else is new. */
	g_assert_cmpint(after->last_try_s, ==, now_s(&world->context.now));
}

/* A source that takes long is written on the way: what came is safe, and it is still ours. */
static void
test_written_on_the_way(World *world, gconstpointer data)
{
	SourceSpec *source = quiet_scene(world);
	g_autofree char *folder = world_path(world, "export");

	(void)data;
	g_free(source->url);
	source->url = g_filename_to_uri(folder, NULL, NULL);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	for (int i = 0; i < 120; i++) {
		g_autofree char *name = g_strdup_printf("export/%03d.xml", i);
		g_autofree char *mark = g_strdup_printf("n%03d", i);
		write_feed(world, name, mark);
	}
	source->max_requests = 200;
	execute(world,
		"CREATE TABLE seen (owner, until_s, posts);"
		"CREATE TRIGGER leased AFTER UPDATE ON source WHEN NEW.lease_owner IS NOT NULL"
		" BEGIN INSERT INTO seen VALUES (NEW.lease_owner, NEW.lease_until_s,"
		" (SELECT count(*) FROM post)); END");
	g_autoptr(PollReport) report = poll(world, NULL);
	g_assert_cmpint(row_at(report, 0)->outcome, ==, POLL_READ);
	g_assert_cmpint(row_at(report, 0)->fresh, ==, 120);
	g_assert_cmpint(row_at(report, 0)->read, ==, 120);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM seen"), >=, 2);
	g_assert_cmpint(world_number(world, "SELECT count(DISTINCT owner) FROM seen"), ==, 1);
	g_assert_cmpint(world_number(world, "SELECT min(until_s) FROM seen"), ==,
		now_s(&world->context.now) + HOUR_S);
	g_assert_cmpint(world_number(world, "SELECT max(until_s) FROM seen"), ==,
		now_s(&world->context.now) + HOUR_S);
	/* At the hundredth answer at the latest. */
	g_assert_cmpint(world_number(world, "SELECT max(posts) FROM seen"), <=, 100);
	g_assert_cmpint(world_number(world, "SELECT max(posts) FROM seen"), >, 0);
	g_autoptr(SourceRow) row = stored(world, source);
	g_assert_null(row->lease_owner);
	g_assert_cmpint(row->lease_until_s, ==, 0);
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
		"<guid>1</guid><description>About #UKFEChat</description>"
		"<pubDate>2026-11-15</pubDate></item></channel></rss>");
	g_autoptr(PollReport) first = poll(world, NULL);
	g_assert_cmpint(row_at(first, 0)->dropped, ==, 1);
	g_assert_cmpint(row_at(first, 0)->read, ==, 1);
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

/* Whoever is asked is leased to this run until its time is over, and given back. */
static void
test_lease_is_taken(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		int64_t run_time_s, lease_s;
	} rows[] = { { 0, HOUR_S }, { 1, 61 }, { 600, 660 } };
	/* clang-format on */
	g_autofree char *ours = g_strconcat(g_get_host_name(), "/", NULL);

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	for (int i = 0; i < 5; i++) {
		g_autofree char *name = g_strdup_printf("s%d", i);
		g_autofree char *file = g_strconcat(name, ".xml", NULL);

		world_source(world, name, "JoyFE")->min_interval_s = i == 2 ? DAY_S : 0;
		write_feed(world, file, name);
	}
	assert_poll(world, "read, read, read, read, read");
	execute(world,
		"CREATE TABLE seen (id, owner, until_s);"
		"CREATE TRIGGER leased AFTER UPDATE ON source WHEN NEW.lease_owner IS NOT NULL"
		" BEGIN INSERT INTO seen VALUES (NEW.id, NEW.lease_owner, NEW.lease_until_s); END");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		world_later(world, HOUR_S);
		world->context.config->run_time_s = rows[i].run_time_s;
		assert_poll(world, "same, same, not due, same, same");
		g_autofree char *ids = world_text(world,
			"SELECT group_concat(id) FROM (SELECT id FROM seen ORDER BY id)");
		g_assert_cmpstr(ids, ==, "1,2,4,5");
		g_autofree char *owner = world_text(world, "SELECT max(owner) FROM seen");
		g_assert_true(g_str_has_prefix(owner, ours));
		g_assert_cmpuint(strlen(owner), ==, strlen(ours) + 8);
		g_assert_cmpint(world_number(world, "SELECT count(DISTINCT owner) FROM seen"), ==,
			1);
		g_assert_cmpint(world_number(world, "SELECT min(until_s) FROM seen"), ==,
			now_s(&world->context.now) + rows[i].lease_s);
		g_assert_cmpint(world_number(world, "SELECT max(until_s) FROM seen"), ==,
			now_s(&world->context.now) + rows[i].lease_s);
		g_assert_cmpint(world_number(world,
					"SELECT count(*) FROM source WHERE lease_owner IS NOT NULL"
					" OR lease_until_s <> 0"),
			==, 0);
		execute(world, "DELETE FROM seen");
	}
}

static void
test_saves_what_is_new(World *world, gconstpointer data)
{
	(void)data;
	quiet_scene(world);
	assert_poll(world, "read");
	execute(world,
		"CREATE TABLE seen (id);"
		"CREATE TRIGGER news AFTER UPDATE OF state ON source"
		" BEGIN INSERT INTO seen VALUES (NEW.id); END");
	world_later(world, HOUR_S);
	assert_poll(world, "same");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM seen"), ==, 0);
	write_feed(world, "blog.xml", "green");
	world_later(world, HOUR_S);
	assert_poll(world, "read");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM seen"), ==, 1);
}

/* ---- by a kind that does as it is told ---- */

typedef struct Told {
	SourceSpec spec; /* first, so that a step finds the rest */
	StepOutcome outcome;
	int64_t wait_until_s;
	const char *ask; /* addresses, split by blanks, or NULL */
	const char *title;
	GPtrArray *asked; /* of Request, borrowed */
	int64_t newest_s; /* 0: no reading */
	int budget;       /* out: what the step was told */
	bool is_new_reading, has_auth;
} Told;

static void
told_step(const StepInput *input, Step *step)
{
	Told *told = (Told *)input->spec;
	g_auto(GStrv) addresses = g_strsplit(told->ask != NULL ? told->ask : "", " ", -1);

	told->budget = input->budget;
	told->is_new_reading = input->is_new_reading;
	told->has_auth = input->has_auth;
	step_init(step, input->state);
	step->title = g_strdup(told->title);
	if (told->outcome != STEP_GO_ON) {
		step_set(step, told->outcome, "slow down");
		step->wait_until_s = told->wait_until_s;
	}
	for (guint i = 0; told->ask != NULL && addresses[i] != NULL; i++) {
		Request *request = request_new(addresses[i]);
		g_ptr_array_add(step->requests, request);
		g_ptr_array_add(told->asked, request);
	}
	if (told->newest_s != 0) {
		StepReading *reading = step_reading(step, "joyfe");
		reading->newest_s = told->newest_s;
		reading->oldest_s = told->newest_s + 1;
		reading->missing_from_s = told->newest_s + 2;
		reading->missing_to_s = told->newest_s + 3;
	}
}

static bool
has_nothing(void *data)
{
	(void)data;
	return false;
}

typedef struct Trial {
	Told told;
	SourceKind kind;
	PollRow row;
	Gather *gather;
	Job *job;
	World *world;
} Trial;

static bool
write_job(void *data, GError **error)
{
	Trial *trial = data;

	return job_write(trial->job, trial->world->context.store, error);
}

static void
trial_begin(Trial *trial, World *world)
{
	const GatherTaker taker = {
		.has_content = has_nothing, .write_state = write_job, .data = trial
	};
	SourceRow *row = NULL;
	GError *error = NULL;

	*trial = (Trial){ .world = world, .kind = { .name = "told", .step = told_step } };
	trial->told.spec = (SourceSpec){ .name = (char *)"toot",
		.kind = (char *)"told",
		.url = (char *)"https://toot.example/x",
		.min_interval_s = 900,
		.max_requests = 3 };
	trial->told.asked = g_ptr_array_new();
	assert_done(db_begin(store_db(world->context.store), &error));
	assert_done(sources_ensure(world->context.store, &trial->told.spec, &row, &error));
	assert_done(db_commit(store_db(world->context.store), &error));
	assert_done(gather_new(&world->context, &taker, 0, &trial->gather, &error));
	trial->job = job_new(&trial->told.spec, row, &trial->row, "wants");
	trial->job->kind = &trial->kind;
	trial->job->now_s = now_s(&world->context.now);
}

static void
trial_step(Trial *trial, const Reply *reply)
{
	g_autoptr(GPtrArray) posts = job_step(trial->job, trial->gather, reply);

	g_assert_cmpuint(posts->len, ==, 0);
}

static void
trial_write(Trial *trial)
{
	GError *error = NULL;

	assert_done(gather_write(trial->gather, &error));
}

static void
trial_end(Trial *trial)
{
	job_free(trial->job);
	gather_free(trial->gather);
	g_ptr_array_unref(trial->told.asked);
	g_free(trial->row.why);
	g_free(trial->row.behind);
}

/* How far each tag was read, and when; a new reading forgets what was read for something else. */
static void
test_readings(World *world, gconstpointer data)
{
	const char *all = "SELECT group_concat(server || ' ' || tag || ' ' || newest_s || ' ' ||"
			  " oldest_s || ' ' || missing_from_s || ' ' || missing_to_s || ' ' ||"
			  " read_s, ', ') FROM reading";
	Trial trial;

	(void)data;
	trial_begin(&trial, world);
	execute(world, "INSERT INTO reading (source, server, tag, read_s) VALUES (1, 'x', 'y', 1)");
	trial.told.newest_s = 100;
	trial_step(&trial, NULL);
	g_assert_true(trial.told.is_new_reading);
	trial_write(&trial);
	g_autofree char *got = world_text(world, all);
	g_autofree char *want = g_strdup_printf(
		"toot.example joyfe 100 101 102 103 %" G_GINT64_FORMAT, now_s(&world->context.now));
	g_assert_cmpstr(got, ==, want);
	/* Forgotten once, and each written once. */
	execute(world,
		"INSERT INTO reading (source, server, tag, read_s) VALUES (1, 'x', 'y', 1);"
		"DELETE FROM reading WHERE tag = 'joyfe'");
	trial.job->is_changed = true;
	trial_write(&trial);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM reading WHERE tag = 'y'"), ==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM reading"), ==, 1);
	trial_end(&trial);
}

/* A platform that asks to wait: this source, and all others of its host. */
static void
test_wait(World *world, gconstpointer data)
{
	const int64_t at_s = now_s(&world->context.now);
	Trial trial;

	(void)data;
	trial_begin(&trial, world);
	trial.told.outcome = STEP_WAIT;
	trial.told.wait_until_s = at_s + 7200;
	trial_step(&trial, NULL);
	trial_write(&trial);
	g_assert_cmpint(trial.row.outcome, ==, POLL_FAILED);
	g_assert_cmpint(trial.row.next_due_s, ==, at_s + 7200);
	g_assert_cmpint(world_number(world, "SELECT next_due_s FROM source"), ==, at_s + 7200);
	g_autofree char *host = world_text(world,
		"SELECT authority || ' ' || (not_before_s - 7200) || ' ' || reason FROM host");
	g_autofree char *want = g_strdup_printf("toot.example %" G_GINT64_FORMAT " slow down",
		at_s);
	g_assert_cmpstr(host, ==, want);
	trial_end(&trial);
	/* One that only fails leaves its host alone, and waits for its interval. */
	execute(world, "DELETE FROM host; DELETE FROM source");
	trial_begin(&trial, world);
	trial.told.outcome = STEP_FAILED;
	trial.told.wait_until_s = at_s;
	trial_step(&trial, NULL);
	trial_write(&trial);
	g_assert_cmpint(trial.row.next_due_s, ==, at_s + 900);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM host"), ==, 0);
	trial_end(&trial);
}

/* The worst of a run counts, with its reason, and the longest wait. */
static void
test_worst(World *world, gconstpointer data)
{
	const int64_t at_s = now_s(&world->context.now);
	Trial trial;

	(void)data;
	trial_begin(&trial, world);
	trial.told.ask = "https://toot.example/1 https://toot.example/2 https://toot.example/3";
	trial_step(&trial, NULL);
	g_autoptr(Reply) reply = reply_new(g_ptr_array_index(trial.told.asked, 0));
	trial.told.ask = NULL;
	trial.told.outcome = STEP_WAIT;
	trial.told.wait_until_s = at_s + 9000;
	trial_step(&trial, reply);
	trial.told.wait_until_s = at_s + 8000;
	trial_step(&trial, reply);
	g_assert_false(trial.job->is_over);
	trial.told.outcome = STEP_GO_ON;
	trial_step(&trial, reply);
	g_assert_true(trial.job->is_over);
	g_assert_cmpint(trial.row.outcome, ==, POLL_FAILED);
	g_assert_cmpint(trial.row.next_due_s, ==, at_s + 9000);
	g_assert_cmpstr(trial.row.why, ==, "slow down");
	trial_end(&trial);
}

/* A login goes to the source's own server alone; no more is asked than the ini allows. */
static void
test_requests(World *world, gconstpointer data)
{
	Trial trial;

	(void)data;
	trial_begin(&trial, world);
	trial.told.ask = "https://toot.example/1 https://other.example/2 https://toot.example:444/3"
			 " https://toot.example/4";
	trial_step(&trial, NULL);
	g_assert_cmpint(trial.told.budget, ==, 3);
	g_assert_false(trial.told.has_auth);
	const Request *plain = g_ptr_array_index(trial.told.asked, 0);
	g_assert_null(plain->auth);
	g_assert_false(plain->is_sensitive);
	trial_end(&trial);

	execute(world, "DELETE FROM source");
	trial_begin(&trial, world);
	trial.job->access.secret = g_strdup("secret");
	trial.job->access.scheme = "Authorization: Bearer";
	trial.told.ask = "https://toot.example/1 https://other.example/2 https://toot.example:444/3"
			 " https://toot.example/4";
	trial_step(&trial, NULL);
	g_assert_true(trial.told.has_auth);
	g_assert_cmpint(trial.row.requests, ==, 3);
	g_assert_cmpint(trial.job->in_flight, ==, 3);
	for (guint i = 0; i < 3; i++) {
		const Request *request = g_ptr_array_index(trial.told.asked, i);
		g_assert_cmpstr(request->auth, ==, i == 0 ? "Authorization: Bearer secret" : NULL);
		g_assert_true(request->is_sensitive == (i == 0));
		g_assert_true(request->reach == trial.job->access.reach);
	}
	trial_end(&trial);
}

/* When the time is over: what nothing came of is first next time, else the run ends as it went. */
static void
test_cut_off(World *world, gconstpointer data)
{
	Trial trial;

	(void)data;
	for (int answers = 0; answers < 2; answers++) {
		execute(world, "DELETE FROM source");
		trial_begin(&trial, world);
		trial.told.ask = "https://toot.example/1 https://toot.example/2";
		trial.told.title = "Toots";
		trial_step(&trial, NULL);
		g_autoptr(Reply) reply = reply_new(g_ptr_array_index(trial.told.asked, 0));
		trial.told.ask = NULL;
		trial.told.title = NULL;
		if (answers > 0) {
			trial_step(&trial, reply);
			g_assert_false(trial.told.is_new_reading);
		}
		job_cut_off(trial.job);
		trial_write(&trial);
		g_assert_cmpint(trial.row.outcome, ==, POLL_BEHIND);
		g_assert_cmpstr(trial.row.behind, ==,
			answers > 0 ? "the time of the run was over"
				    : "the time of the run was over before it answered");
		g_assert_cmpint(world_number(world, "SELECT last_try_s FROM source"), ==,
			answers > 0 ? now_s(&world->context.now) : 0);
		g_autofree char *kept = world_text(world,
			"SELECT title || ' ' || behind FROM source");
		g_assert_true(g_str_has_prefix(kept, "Toots the time"));
		trial_end(&trial);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/poll_job/damaged-state", test_damaged_state);
	add_test("/poll_job/failure-keeps-state", test_failure_keeps_state);
	add_test("/poll_job/remark", test_remark);
	add_test("/poll_job/remark-on-one-of-two", test_remark_on_one_of_two);
	add_test("/poll_job/wants-of-a-failing-source", test_wants_of_a_failing_source);
	add_test("/poll_job/written-on-the-way", test_written_on_the_way);
	add_test("/poll_job/token-file", test_token_file);
	add_test("/poll_job/requests-are-capped", test_requests_are_capped);
	add_test("/poll_job/url-changes", test_url_changes);
	add_test("/poll_job/tag-is-added", test_tag_is_added);
	add_test("/poll_job/leases", test_leases);
	add_test("/poll_job/a lease between", test_lease_between);
	add_test("/poll_job/a lease is taken", test_lease_is_taken);
	add_test("/poll_job/saves-what-is-new", test_saves_what_is_new);
	add_test("/poll_job/readings", test_readings);
	add_test("/poll_job/wait", test_wait);
	add_test("/poll_job/worst", test_worst);
	add_test("/poll_job/requests", test_requests);
	add_test("/poll_job/cut-off", test_cut_off);
	return g_test_run();
}
