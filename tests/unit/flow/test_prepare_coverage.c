/* What an edition says of its sources. */
#include "world.h"

/* A weekly digest of two tags with a reader, and a source that has answered just now. */
static SourceSpec *
scene_of(World *world)
{
	world_digest(world, "weekly", "JoyFE UKFEChat", "sam@readers.example");
	SourceSpec *source = world_source(world, "blog", "JoyFE UKFEChat");

	world_seed(world);
	world_answered(world, source);
	return source;
}

static void
execute(World *world, const char *sql)
{
	GError *error = NULL;

	assert_done(db_script(store_db(world->context.store), sql, &error));
}

static const CoverageRow *
coverage_of(const Prepared *prepared, const char *source)
{
	for (guint i = 0; i < prepared->draft->coverage->len; i++) {
		const CoverageRow *row = g_ptr_array_index(prepared->draft->coverage, i);
		if (strcmp(row->source, source) == 0) {
			return row;
		}
	}
	return NULL;
}

static void
test_coverage(World *world, gconstpointer data)
{
	SourceSpec *blog = scene_of(world);
	SourceSpec *silent = world_source(world, "silent", "UKFEChat");
	SourceSpec *quiet = world_source(world, "quiet", "UKFEChat");
	SourceSpec *foreign = world_source(world, "foreign", "Birds");
	g_autoptr(Prepared) prepared = NULL;
	GError *error = NULL;

	(void)data;
	world_answered(world, foreign);
	world_answered(world, quiet);
	world_asked(world, silent, time_of(NOW), 0, time_of(NOW));
	world_show_one(world, blog, make_post("one", "2026-11-12T09:00:00Z", "UKFEChat"));
	assert_done(prepare_next(&world->context, NULL, &prepared, &error));
	g_assert_null(coverage_of(prepared, "foreign"));
	g_assert_cmpint(coverage_of(prepared, "blog")->state, ==, COVERAGE_READ);
	g_assert_cmpint(coverage_of(prepared, "blog")->posts, ==, 1);
	g_assert_cmpint(coverage_of(prepared, "quiet")->state, ==, COVERAGE_QUIET);
	g_assert_cmpint(coverage_of(prepared, "silent")->state, ==, COVERAGE_UNREACHABLE);
	const DraftSection *section = g_ptr_array_index(prepared->draft->sections, 0);
	g_assert_true(section->is_incomplete);
}

/* A section is incomplete when a source of its own tag could not be read. */
static void
test_incomplete(World *world, gconstpointer data)
{
	SourceSpec *blog = scene_of(world);
	SourceSpec *silent = world_source(world, "silent", "UKFEChat");
	g_autoptr(Prepared) prepared = NULL;
	GError *error = NULL;

	(void)data;
	world_asked(world, silent, time_of(NOW), 0, time_of(NOW));
	world_show_one(world, blog, make_post("one", "2026-11-12T09:00:00Z", "JoyFE"));
	world_show_one(world, blog, make_post("two", "2026-11-12T09:00:00Z", "UKFEChat"));
	assert_done(prepare_next(&world->context, NULL, &prepared, &error));
	g_assert_cmpuint(prepared->draft->sections->len, ==, 2);
	for (guint i = 0; i < 2; i++) {
		const DraftSection *section = g_ptr_array_index(prepared->draft->sections, i);
		g_assert_true(section->is_incomplete
			== (strcmp(section->tag->key, "ukfechat") == 0));
	}
}

/* What is known of a source goes into its row. */
static void
test_facts(World *world, gconstpointer data)
{
	SourceSpec *blog = scene_of(world);
	g_autoptr(Prepared) failing = NULL;
	g_autoptr(Prepared) closed = NULL;
	GError *error = NULL;

	(void)data;
	world_source(world, "unasked", "JoyFE");
	world_asked(world, blog, time_of(NOW), 0, time_of("2026-11-13T08:00:00Z"));
	execute(world, "UPDATE source SET title = 'Chalk', last_error = 'HTTP 500'");
	world_show_one(world, blog, make_post("one", "2026-11-12T09:00:00Z", "JoyFE"));
	world_show_one(world, blog, make_post("two", "2026-11-12T09:00:00Z", "JoyFE"));
	assert_done(prepare_next(&world->context, NULL, &failing, &error));
	const CoverageRow *row = coverage_of(failing, "blog");
	g_assert_cmpint(row->state, ==, COVERAGE_UNREACHABLE);
	g_assert_cmpint(row->since_s, ==, time_of("2026-11-13T08:00:00Z"));
	g_assert_cmpstr(row->network, ==, "Chalk");
	g_assert_cmpstr(row->why, ==, "HTTP 500");
	g_assert_cmpint(row->posts, ==, 2);
	const CoverageRow *unasked = coverage_of(failing, "unasked");
	g_assert_cmpint(unasked->state, ==, COVERAGE_UNASKED);
	g_assert_cmpstr(unasked->network, ==, "unasked");
	g_assert_cmpint(unasked->posts, ==, 0);
	execute(world, "UPDATE source SET is_closed = 1");
	assert_done(prepare_next(&world->context, NULL, &closed, &error));
	g_assert_cmpint(coverage_of(closed, "blog")->state, ==, COVERAGE_CLOSED);
}

/* Posts that are still to be read: of the period, and under a hashtag of the digest. */
static void
test_missing(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name, *tag;
		int from_s, to_s; /* from the period's begin, or its end; 0, 0: none */
		bool is_from_end, is_none, is_missed;
	} rows[] = {
		{ "nothing", "joyfe", 0, 0, false, true, false },
		{ "before", "joyfe", -100, -1, false, false, false },
		{ "up to its begin", "joyfe", -100, 0, false, false, true },
		{ "within", "joyfe", 100, 200, false, false, true },
		{ "around", "joyfe", -100, 2000000, false, false, true },
		{ "up to the end", "joyfe", -1, 100, true, false, true },
		{ "after", "joyfe", 0, 100, true, false, false },
		{ "of the whole source", "", 100, 200, false, false, true },
		{ "of another tag", "ukfechat", 100, 200, false, false, true },
		{ "of a tag that the digest has not", "birds", 100, 200, false, false, false },
	};
	/* clang-format on */
	SourceSpec *blog = scene_of(world);
	const int64_t start_s = time_of("2026-11-09T07:30:00Z"), end_s = time_of(DUE);

	(void)data;
	world_show_one(world, blog, make_post("one", "2026-11-12T09:00:00Z", "JoyFE"));
	execute(world,
		"INSERT INTO reading (source, server, tag, read_s) SELECT id, 'x', 'other', 1"
		" FROM source");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const int64_t base_s = rows[i].is_none ? 0 : rows[i].is_from_end ? end_s : start_s;
		g_autofree char *sql =
			g_strdup_printf("DELETE FROM reading WHERE tag <> 'other';"
					"INSERT INTO reading (source, server, tag, missing_from_s, "
					"missing_to_s, read_s)"
					" SELECT id, 'x', '%s', %" G_GINT64_FORMAT
					", %" G_GINT64_FORMAT ", 1 FROM source",
				rows[i].tag, base_s + rows[i].from_s, base_s + rows[i].to_s);
		g_autoptr(Prepared) prepared = NULL;
		GError *error = NULL;
		execute(world, sql);
		assert_done(prepare_next(&world->context, NULL, &prepared, &error));
		g_test_message("%s", rows[i].name);
		g_assert_cmpint(coverage_of(prepared, "blog")->state, ==,
			rows[i].is_missed ? COVERAGE_IN_PART : COVERAGE_READ);
	}
	/* And what a remark says. */
	g_autoptr(Prepared) remarked = NULL;
	GError *error = NULL;
	execute(world, "DELETE FROM reading; UPDATE source SET remark = 'it breaks off'");
	assert_done(prepare_next(&world->context, NULL, &remarked, &error));
	g_assert_cmpint(coverage_of(remarked, "blog")->state, ==, COVERAGE_IN_PART);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/prepare_coverage/states", test_coverage);
	add_test("/prepare_coverage/incomplete", test_incomplete);
	add_test("/prepare_coverage/facts", test_facts);
	add_test("/prepare_coverage/missing", test_missing);
	return g_test_run();
}
