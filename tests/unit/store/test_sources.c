#include "store/sources.h"

#include "fixture.h"

static SourceRow *
ensure(Fixture *fixture, const char *name, const char *kind, const char *url)
{
	const SourceSpec spec = {
		.name = (char *)name,
		.kind = (char *)kind,
		.url = (char *)url,
	};
	SourceRow *row = NULL;
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(sources_ensure(fixture->store, &spec, &row, &error));
	fixture_commit(fixture);
	return row;
}

static SourceRow *
get(Fixture *fixture, const char *name)
{
	SourceRow *row = NULL;
	GError *error = NULL;

	assert_done(sources_get(fixture->store, name, &row, &error));
	return row;
}

static void
save(Fixture *fixture, const SourceRow *row)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(sources_save(fixture->store, row, &error));
	fixture_commit(fixture);
}

/* A row in which nothing is at its default. */
static SourceRow *
make_failing(Fixture *fixture)
{
	SourceRow *row = ensure(fixture, "blog", "feed", "https://blog.example/feed");

	row->title = g_strdup("Ada's blog");
	row->state = g_strdup("{\"v\":1,\"etag\":\"é\"}");
	row->last_try_s = NOW;
	row->last_ok_s = NOW - DAY;
	row->next_due_s = NOW + DAY;
	row->failing_since_s = NOW - 60;
	row->failures = 2;
	row->last_error = g_strdup("HTTP 410: gone");
	row->is_closed = true;
	row->wants = g_strdup("0123");
	row->behind = g_strdup("joyfe");
	row->remark = g_strdup("30 entries have no date");
	row->lease_owner = g_strdup("here/1");
	row->lease_until_s = NOW + 120;
	save(fixture, row);
	return row;
}

static void
test_a_new_row(Fixture *fixture, gconstpointer data)
{
	g_autoptr(SourceRow) missing = get(fixture, "blog");
	g_autoptr(SourceRow) row = NULL;
	g_autoptr(SourceRow) again = NULL;
	int64_t changes;

	(void)data;
	g_assert_null(missing);
	row = ensure(fixture, "blog", "feed", "https://blog.example/feed");
	g_assert_cmpint(row->id, >, 0);
	g_assert_cmpstr(row->name, ==, "blog");
	g_assert_cmpstr(row->kind, ==, "feed");
	g_assert_cmpstr(row->url, ==, "https://blog.example/feed");
	g_assert_null(row->state);
	g_assert_null(row->title);
	g_assert_null(row->last_error);
	g_assert_cmpint(row->last_ok_s, ==, 0);
	g_assert_cmpint(row->next_due_s, ==, 0);
	g_assert_false(row->is_closed);
	changes = fixture_changes(fixture);
	again = ensure(fixture, "blog", "feed", "https://blog.example/feed");
	g_assert_cmpint(again->id, ==, row->id);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
}

static void
test_what_is_saved_comes_back(Fixture *fixture, gconstpointer data)
{
	g_autoptr(SourceRow) saved = make_failing(fixture);
	g_autoptr(SourceRow) row = get(fixture, "blog");

	(void)data;
	g_assert_cmpint(row->id, ==, saved->id);
	g_assert_cmpstr(row->title, ==, "Ada's blog");
	g_assert_cmpstr(row->state, ==, saved->state);
	g_assert_cmpint(row->last_try_s, ==, NOW);
	g_assert_cmpint(row->last_ok_s, ==, NOW - DAY);
	g_assert_cmpint(row->next_due_s, ==, NOW + DAY);
	g_assert_cmpint(row->failing_since_s, ==, NOW - 60);
	g_assert_cmpint(row->failures, ==, 2);
	g_assert_cmpstr(row->last_error, ==, "HTTP 410: gone");
	g_assert_true(row->is_closed);
	g_assert_cmpstr(row->wants, ==, "0123");
	g_assert_cmpstr(row->behind, ==, "joyfe");
	g_assert_cmpstr(row->remark, ==, "30 entries have no date");
	g_assert_cmpstr(row->lease_owner, ==, "here/1");
	g_assert_cmpint(row->lease_until_s, ==, NOW + 120);
}

static void
test_another_place_begins_anew(Fixture *fixture, gconstpointer data)
{
	static const struct {
		const char *kind;
		const char *url;
	} rows[] = {
		{ "feed", "https://other.example/feed" },
		{ "mastodon", "https://blog.example/feed" },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceRow) old = make_failing(fixture);
		g_autoptr(SourceRow) row = ensure(fixture, "blog", rows[i].kind, rows[i].url);

		g_assert_cmpint(row->id, ==, old->id);
		g_assert_cmpstr(row->kind, ==, rows[i].kind);
		g_assert_cmpstr(row->url, ==, rows[i].url);
		g_assert_null(row->state);
		g_assert_null(row->title);
		g_assert_null(row->last_error);
		g_assert_cmpint(row->next_due_s, ==, 0);
		g_assert_cmpint(row->failing_since_s, ==, 0);
		g_assert_cmpint(row->failures, ==, 0);
		g_assert_false(row->is_closed);
		g_assert_null(row->wants);
		g_assert_null(row->behind);
		g_assert_null(row->remark);
		g_assert_cmpint(row->last_try_s, ==, 0);
		g_assert_cmpint(row->last_ok_s, ==, NOW - DAY);
	}
}

static void
test_foreign_words_in_an_error(Fixture *fixture, gconstpointer data)
{
	g_autoptr(SourceRow) row = ensure(fixture, "blog", "feed", "https://blog.example/feed");
	g_autoptr(SourceRow) got = NULL;

	(void)data;
	row->last_error = g_strdup("D\xe9sol\xe9\r\n");
	row->remark = g_strdup("D\xe9j\xe0");
	save(fixture, row);
	got = get(fixture, "blog");
	g_assert_cmpstr(got->remark, ==, "D?j?");
	g_assert_true(g_utf8_validate(got->last_error, -1, NULL));
	g_assert_true(g_str_has_prefix(got->last_error, "D?sol?"));
}

static void
test_a_row_that_is_not_there(Fixture *fixture, gconstpointer data)
{
	g_autoptr(SourceRow) row = make_failing(fixture);
	GError *error = NULL;

	(void)data;
	row->id++;
	fixture_begin(fixture);
	assert_fails(sources_save(fixture->store, row, &error), ERROR_STORE_PERMANENT,
		"source blog has no row");
	db_rollback(store_db(fixture->store));
}

/* How a run went, and nothing else. */
static void
test_a_run(Fixture *fixture, gconstpointer data)
{
	g_autoptr(SourceRow) row = make_failing(fixture);
	GError *error = NULL;

	(void)data;
	row->last_try_s = row->last_ok_s = NOW + 60;
	row->failing_since_s = 0;
	row->failures = 0;
	row->is_closed = false;
	row->next_due_s = NOW + 2 * DAY;
	row->lease_until_s = 0;
	g_clear_pointer(&row->lease_owner, g_free);
	g_clear_pointer(&row->last_error, g_free);
	g_free(row->title);
	row->title = g_strdup("of this run alone");
	g_clear_pointer(&row->state, g_free);
	fixture_begin(fixture);
	assert_done(sources_save_run(fixture->store, row, &error));
	fixture_commit(fixture);
	g_autoptr(SourceRow) read = get(fixture, "blog");
	g_assert_cmpint(read->last_try_s, ==, NOW + 60);
	g_assert_cmpint(read->last_ok_s, ==, NOW + 60);
	g_assert_cmpint(read->next_due_s, ==, NOW + 2 * DAY);
	g_assert_cmpint(read->failing_since_s, ==, 0);
	g_assert_null(read->lease_owner);
	g_assert_cmpint(read->lease_until_s, ==, 0);
	g_assert_cmpint(read->failures, ==, 0);
	g_assert_null(read->last_error);
	g_assert_false(read->is_closed);
	g_assert_cmpstr(read->title, ==, "Ada's blog");
	g_assert_cmpstr(read->state, ==, "{\"v\":1,\"etag\":\"é\"}");
}

static void
test_all_by_name(Fixture *fixture, gconstpointer data)
{
	static const char *const names[] = { "c", "a", "b" };
	g_autoptr(GHashTable) rows = NULL;
	GError *error = NULL;

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		fixture_source(fixture, names[i]);
	}
	assert_done(sources_all(fixture->store, &rows, &error));
	g_assert_cmpuint(g_hash_table_size(rows), ==, 3);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		const SourceRow *row = g_hash_table_lookup(rows, names[i]);

		g_assert_nonnull(row);
		g_assert_cmpstr(row->name, ==, names[i]);
	}
}

static void
put_reading(Fixture *fixture, const ReadingRow *row)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(sources_put_reading(fixture->store, row, &error));
	fixture_commit(fixture);
}

static void
assert_readings(Fixture *fixture, const char *want)
{
	g_autoptr(GPtrArray) rows = NULL;
	g_autoptr(GString) got = g_string_new(NULL);
	GError *error = NULL;

	assert_done(sources_readings(fixture->store, &rows, &error));
	for (guint i = 0; i < rows->len; i++) {
		const ReadingRow *row = g_ptr_array_index(rows, i);
		g_string_append_printf(got, "%d %s %s %d %d %d %d %d;", (int)row->source_id,
			row->server, row->tag, (int)row->newest_s, (int)row->oldest_s,
			(int)row->missing_from_s, (int)row->missing_to_s, (int)row->read_s);
	}
	g_assert_cmpstr(got->str, ==, want);
}

static void
test_readings(Fixture *fixture, gconstpointer data)
{
	g_autoptr(SourceRow) one = ensure(fixture, "one", "mastodon", "https://one.example");
	g_autoptr(SourceRow) two = ensure(fixture, "two", "mastodon", "https://two.example");
	ReadingRow late = { two->id, (char *)"a.example", (char *)"joyfe", 9, 1, 3, 5, 7 };
	const ReadingRow rows[] = {
		{ one->id, (char *)"b.example", (char *)"joyfe", 19, 11, 13, 15, 17 },
		{ one->id, (char *)"b.example", (char *)"fe", 29, 21, 23, 25, 27 },
		{ one->id, (char *)"a.example", (char *)"joyfe", 39, 31, 33, 35, 37 },
	};
	GError *error = NULL;

	(void)data;
	g_assert_cmpint(one->id, ==, 1);
	g_assert_cmpint(two->id, ==, 2);
	put_reading(fixture, &late);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		put_reading(fixture, &rows[i]);
	}
	/* By source, server and tag, whenever they came; one that is put again replaces itself. */
	late.newest_s = 99;
	late.missing_from_s = late.missing_to_s = 0;
	put_reading(fixture, &late);
	assert_readings(fixture,
		"1 a.example joyfe 39 31 33 35 37;1 b.example fe 29 21 23 25 27;"
		"1 b.example joyfe 19 11 13 15 17;2 a.example joyfe 99 1 0 0 7;");
	fixture_begin(fixture);
	assert_done(sources_forget_readings(fixture->store, one->id, &error));
	fixture_commit(fixture);
	assert_readings(fixture, "2 a.example joyfe 99 1 0 0 7;");
}

/* A lease is of the sources between two, both of them among it, and of no other. */
static void
test_leases(Fixture *fixture, gconstpointer data)
{
	static const char *const names[] = { "before", "first", "middle", "last", "behind" };
	int64_t ids[G_N_ELEMENTS(names)];
	GError *error = NULL;

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		ids[i] = fixture_source(fixture, names[i]);
	}
	fixture_begin(fixture);
	assert_done(sources_lease(fixture->store,
		&(SourcesLease){ ids[1], ids[3], "here/1", NOW + 60 }, &error));
	fixture_commit(fixture);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		const bool is_leased = i >= 1 && i <= 3;
		g_autoptr(SourceRow) row = get(fixture, names[i]);

		g_test_message("%s", names[i]);
		g_assert_cmpstr(row->lease_owner, ==, is_leased ? "here/1" : NULL);
		g_assert_cmpint(row->lease_until_s, ==, is_leased ? NOW + 60 : 0);
	}
}

/* A post of then or later makes its source one that brought something. */
static void
test_with_posts(Fixture *fixture, gconstpointer data)
{
	const int64_t old = fixture_source(fixture, "old");
	const int64_t late = fixture_source(fixture, "late");
	const int64_t none = fixture_source(fixture, "none");
	g_autoptr(GHashTable) ids = NULL;
	GError *error = NULL;

	(void)data;
	for (int i = 0; i < 4; i++) {
		g_autoptr(Post) post = post_new();
		post->published_s = i == 0 ? NOW - 101 : NOW - 100 + i;
		post->uri = g_strdup_printf("https://x.example/%d", i);
		g_ptr_array_add(post->keys, g_strdup_printf("uri:%s", post->uri));
		fixture_put(fixture, post, i == 0 ? old : late, NOW);
	}
	assert_done(sources_with_posts(fixture->store, NOW - 100, &ids, &error));
	g_assert_cmpuint(g_hash_table_size(ids), ==, 1);
	g_assert_true(g_hash_table_contains(ids, &late));
	g_assert_false(g_hash_table_contains(ids, &none));
}

/* What is saved of one source is saved of no other. */
static void
test_another_row_stays(Fixture *fixture, gconstpointer data)
{
	const int64_t other = fixture_source(fixture, "other");
	g_autoptr(SourceRow) row = make_failing(fixture);
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(sources_save_run(fixture->store, row, &error));
	fixture_commit(fixture);
	g_autoptr(SourceRow) read = get(fixture, "other");
	g_assert_cmpint(read->id, ==, other);
	g_assert_null(read->title);
	g_assert_null(read->last_error);
	g_assert_cmpint(read->last_try_s, ==, 0);
	source_row_free(NULL);
	reading_row_free(NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/sources/a new row", test_a_new_row);
	add_test("/sources/what is saved comes back", test_what_is_saved_comes_back);
	add_test("/sources/another place begins anew", test_another_place_begins_anew);
	add_test("/sources/foreign words in an error", test_foreign_words_in_an_error);
	add_test("/sources/a row that is not there", test_a_row_that_is_not_there);
	add_test("/sources/a run", test_a_run);
	add_test("/sources/all by name", test_all_by_name);
	add_test("/sources/readings", test_readings);
	add_test("/sources/leases", test_leases);
	add_test("/sources/with posts", test_with_posts);
	add_test("/sources/another row stays", test_another_row_stays);
	return g_test_run();
}
