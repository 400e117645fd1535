#include "store/told.h"

#include "fixture.h"

/* "WHAT@SECONDS after NOW" of each, joined by blanks; owned. */
static char *
all(Fixture *fixture, const char *whom)
{
	g_autoptr(GPtrArray) rows = NULL;
	GString *text = g_string_new(NULL);
	GError *error = NULL;

	assert_done(told_all(fixture->store, whom, &rows, &error));
	for (guint i = 0; i < rows->len; i++) {
		const ToldRow *row = g_ptr_array_index(rows, i);
		g_string_append_printf(text, "%s%s@%" G_GINT64_FORMAT, i > 0 ? " " : "", row->what,
			row->told_s - NOW);
	}
	return g_string_free(text, FALSE);
}

static void
assert_all(Fixture *fixture, const char *whom, const char *want)
{
	g_autofree char *got = all(fixture, whom);

	g_assert_cmpstr(got, ==, want);
}

static void
test_told(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	assert_all(fixture, "cron", "");
	fixture_begin(fixture);
	assert_done(told_put(fixture->store, "source-2", "cron", NOW, &error));
	assert_done(told_put(fixture->store, "source-1", "cron", NOW + 1, &error));
	assert_done(told_put(fixture->store, "source-1", "ada", NOW + 2, &error));
	assert_done(told_put(fixture->store, "source-2", "cron", NOW + 3, &error));
	fixture_commit(fixture);
	assert_all(fixture, "cron", "source-1@1 source-2@3");
	assert_all(fixture, "ada", "source-1@2");
	fixture_begin(fixture);
	assert_done(told_forget(fixture->store, "source-1", "cron", &error));
	assert_done(told_forget(fixture->store, "source-9", "cron", &error));
	fixture_commit(fixture);
	assert_all(fixture, "cron", "source-2@3");
	assert_all(fixture, "ada", "source-1@2");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/told/told", test_told);
	return g_test_run();
}
