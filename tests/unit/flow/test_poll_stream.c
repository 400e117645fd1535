/* A source that is read item by item: what ends it, and what is said of that. */
#include "poll_world.h"

#include "base/signal.h"
#include "flow/poll_stream.h"

#include <signal.h>

/* A stream of so many items, behind which something may go wrong. */
static struct {
	int items;
	bool is_broken;
	bool is_shut; /* it cannot be opened */
	int given;
} told;

static bool
fail(GError **error)
{
	g_set_error(error, TAGDIGEST_ERROR, ERROR_NETWORK_TEMPORARY, "it broke off");
	return false;
}

static bool
told_open(const StreamInput *input, void **reading, GError **error)
{
	(void)input;
	told.given = 0;
	*reading = &told;
	return !told.is_shut || fail(error);
}

static bool
told_next(void *reading, ImportItem *item, GError **error)
{
	(void)reading;
	if (told.given == told.items && told.is_broken) {
		return fail(error);
	}
	item->verdict = told.given == told.items ? IMPORT_END : IMPORT_UNTAGGED;
	told.given += told.given == told.items ? 0 : 1;
	return true;
}

static json_t *
told_state(const void *reading)
{
	(void)reading;
	return json_pack("{s:i}", "given", told.given);
}

static void
told_end(void *reading)
{
	(void)reading;
}

static const Stream stream = {
	.kind = SOURCE_EXPORT,
	.open = told_open,
	.next = told_next,
	.state = told_state,
	.end = told_end,
};

/* Reads it until then; @fault as poll_stream() has it. @row out: cleared by row_clear(). */
static bool
read_until(World *world, int64_t until_ms, PollRow *row, GError **fault)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	SourceRow *kept = NULL;
	GError *error = NULL;

	spec->name = g_strdup("letters");
	spec->section = g_strdup("letters");
	spec->kind = g_strdup(SOURCE_EXPORT);
	spec->url = g_strdup("file:/letters");
	*row = (PollRow){ 0 };
	assert_done(db_begin(store_db(world->context.store), &error));
	assert_done(sources_ensure(world->context.store, spec, &kept, &error));
	assert_done(db_commit(store_db(world->context.store), &error));
	Job *job = job_new(spec, kept, row, "wants");
	job->now_s = now_s(&world->context.now);
	const bool is_done = poll_stream(&world->context, job, &stream, until_ms, fault);
	job_free(job);
	return is_done;
}

static void
row_clear(PollRow *row)
{
	g_free(row->why);
	g_free(row->behind);
}

/* Who reads up to its end is not behind, however late that is; who does not, is. */
static void
test_time(World *world, gconstpointer data)
{
	static const struct {
		int items;
		int64_t until_ms;
		int read;
		const char *behind;
		PollOutcome outcome;
	} rows[] = {
		{ 0, INT64_MAX, 0, NULL, POLL_SAME },
		{ 3, INT64_MAX, 3, NULL, POLL_READ },
		{ 0, 0, 0, NULL, POLL_SAME },
		{ 3, 0, 1, "the time of the run was over", POLL_BEHIND },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		GError *error = NULL;
		PollRow row;

		g_test_message("row %zu", i);
		told.items = rows[i].items;
		assert_done(read_until(world, rows[i].until_ms, &row, &error));
		g_assert_cmpint(row.read, ==, rows[i].read);
		g_assert_cmpstr(row.behind, ==, rows[i].behind);
		g_assert_cmpint(row.outcome, ==, rows[i].outcome);
		row_clear(&row);
	}
}

/* What breaks off is the source's failure; what came before it is kept. */
static void
test_broken(World *world, gconstpointer data)
{
	GError *error = NULL;
	PollRow row;

	(void)data;
	told.items = 2;
	told.is_broken = true;
	assert_done(read_until(world, INT64_MAX, &row, &error));
	g_assert_cmpint(row.outcome, ==, POLL_FAILED);
	g_assert_cmpstr(row.why, ==, "it broke off");
	g_assert_cmpint(row.read, ==, 2);
	g_assert_cmpint(world_number(world, "SELECT failures FROM source"), ==, 1);
	row_clear(&row);
}

/* Somebody wants the run to stop: that is no failure of a source. The last test: the wish stays. */
static void
test_stopped(World *world, gconstpointer data)
{
	(void)data;
	signal_install();
	g_assert_cmpint(raise(SIGTERM), ==, 0);
	for (int is_shut = 0; is_shut < 2; is_shut++) {
		GError *error = NULL;
		PollRow row;

		told.items = 0;
		told.is_broken = true;
		told.is_shut = is_shut == 1;
		g_assert_false(read_until(world, INT64_MAX, &row, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_TEMPORARY);
		g_assert_cmpint(world_number(world, "SELECT failures FROM source"), ==, 0);
		g_error_free(error);
		row_clear(&row);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/poll_stream/time", test_time);
	add_test("/poll_stream/broken", test_broken);
	add_test("/poll_stream/stopped", test_stopped);
	return g_test_run();
}
