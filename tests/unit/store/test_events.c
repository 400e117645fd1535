#include "store/events.h"

#include "fixture.h"

static void
add(GPtrArray *events, const char *uid, const char *recurrence, int64_t start_s)
{
	Event *event = event_new();

	event->uid = g_strdup(uid);
	event->recurrence = g_strdup(recurrence);
	event->title = g_strdup(uid);
	event->start_s = start_s;
	g_ptr_array_add(events, event);
}

static GPtrArray *
new_events(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
}

static void
put(Fixture *fixture, int64_t source_id, const GPtrArray *events, bool is_whole)
{
	const EventsReading reading = { source_id, events, is_whole, NOW };
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(events_put(fixture->store, &reading, &error));
	fixture_commit(fixture);
}

/* "UID@SECONDS after NOW" of each; owned. */
static char *
ahead(Fixture *fixture)
{
	g_autoptr(GPtrArray) events = NULL;
	GString *text = g_string_new(NULL);
	GError *error = NULL;

	const EventsRange range = { NOW, NOW + 1000, 100 };

	assert_done(events_between(fixture->store, &range, &events, &error));
	for (guint i = 0; i < events->len; i++) {
		const Event *event = g_ptr_array_index(events, i);

		g_assert_nonnull(event->source);
		g_string_append_printf(text, "%s%s@%" G_GINT64_FORMAT, i > 0 ? " " : "", event->uid,
			event->start_s - NOW);
	}
	return g_string_free(text, FALSE);
}

static void
assert_ahead(Fixture *fixture, const char *want)
{
	g_autofree char *got = ahead(fixture);

	g_assert_cmpstr(got, ==, want);
}

static void
test_calendar(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t other = fixture_source(fixture, "other");
	g_autoptr(GPtrArray) first = new_events();
	g_autoptr(GPtrArray) second = new_events();

	(void)data;
	add(first, "a", "", NOW + 10);
	add(first, "b", "20261217", NOW + 20);
	add(first, "b", "20261224", NOW + 30);
	add(first, "over", "", NOW - 10);
	add(first, "far", "", NOW + 1000);
	put(fixture, one, first, true);
	put(fixture, other, first, true);
	assert_ahead(fixture, "1/a@10 2/a@10 1/b@20 2/b@20 1/b@30 2/b@30");
	add(second, "a", "", NOW + 40);
	add(second, "b", "20261217", NOW + 20);
	/* Read in part: nothing of what is not there is gone. */
	put(fixture, one, second, false);
	assert_ahead(fixture, "2/a@10 1/b@20 2/b@20 1/b@30 2/b@30 1/a@40");
	put(fixture, one, second, true);
	assert_ahead(fixture, "2/a@10 1/b@20 2/b@20 2/b@30 1/a@40");
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM event WHERE source = 1 AND uid = 'over'"),
		==, 1);
}

static void
test_told(Fixture *fixture, gconstpointer data)
{
	const EditionsCourse weekly = { "weekly", false }, monthly = { "weekly", true };
	g_autoptr(GPtrArray) events = new_events();
	g_autoptr(GPtrArray) told = NULL;
	GError *error = NULL;

	(void)data;
	add(events, "a", "", NOW + 10);
	add(events, "over", "", NOW - 10);
	fixture_begin(fixture);
	assert_done(events_tell(fixture->store, &weekly, events, &error));
	assert_done(events_tell(fixture->store, &monthly, events, &error));
	((Event *)g_ptr_array_index(events, 0))->sequence = 3;
	assert_done(events_tell(fixture->store, &weekly, events, &error));
	fixture_commit(fixture);
	assert_done(events_told(fixture->store, NOW, &told, &error));
	g_assert_cmpuint(told->len, ==, 2);
	for (guint i = 0; i < told->len; i++) {
		const EventTold *row = g_ptr_array_index(told, i);

		g_assert_cmpstr(row->digest, ==, "weekly");
		g_assert_cmpstr(row->event->uid, ==, "a");
		g_assert_cmpint(row->is_by_month, ==, i == 1);
		g_assert_cmpint(row->event->sequence, ==, i == 0 ? 3 : 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/events/calendar", test_calendar);
	add_test("/events/told", test_told);
	return g_test_run();
}
