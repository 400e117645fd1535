/* One source's part of a poll: what is remembered of it, and for how long it is ours. */
#include "poll_world.h"

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
		"<guid>1</guid><description>About #UKFEChat</description></item>"
		"</channel></rss>");
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
	return g_test_run();
}
