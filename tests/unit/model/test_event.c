#include "model/event.h"

static Event *
make_event(void)
{
	Event *event = event_new();

	event->uid = g_strdup("a@b");
	event->recurrence = g_strdup("20261217");
	event->title = g_strdup("The hour");
	event->start_s = 1797537600;
	return event;
}

static void
test_json(void)
{
	g_autoptr(Event) event = make_event();
	g_autoptr(Event) read = NULL;
	g_autoptr(GError) error = NULL;

	event->place = g_strdup("Online");
	event->url = g_strdup("https://example.org/");
	event->zone = g_strdup("Europe/London");
	event->source = g_strdup("college");
	event->tag = hashtag_new("JoyFE");
	event->end_s = event->start_s + 3600;
	event->first_day = 739972;
	event->last_day = 739973;
	event->sequence = 4;
	event->is_cancelled = true;
	event->is_link_public = true;
	json_auto_t *json = event_to_json(event);
	g_assert_true(event_from_json(json, &read, &error));
	json_auto_t *again = event_to_json(read);
	g_assert_true(json_equal(json, again));
	json_object_set_new(json, "title", json_null());
	g_autoptr(Event) none = NULL;
	g_assert_false(event_from_json(json, &none, &error));
	g_assert_null(none);
}

static void
test_public(void)
{
	static const struct {
		const char *url, *place, *want_url, *want_place;
		bool is_public;
	} rows[] = {
		{ "https://example.org/a", "Hall", "https://example.org/a", "Hall", false },
		{ "https://zoom.us/j/1", "Online", NULL, "Online", false },
		{ "https://zoom.us/j/1", "Online", "https://zoom.us/j/1", "Online", true },
		{ NULL, "Online (https://zoom.us/j/1?pwd=x), or Hall", NULL, "Online or Hall",
			false },
		{ NULL, "teams.microsoft.com/l/meetup-join/1", NULL, NULL, false },
		{ NULL, "Room 7/8, St. Ives", NULL, "Room 7/8, St. Ives", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Event) event = make_event();

		event->url = g_strdup(rows[i].url);
		event->place = g_strdup(rows[i].place);
		event->is_link_public = rows[i].is_public;
		g_autoptr(Event) shown = event_public(event);
		g_assert_cmpstr(shown->url, ==, rows[i].want_url);
		g_assert_cmpstr(shown->place, ==, rows[i].want_place);
		g_assert_cmpstr(shown->title, ==, "The hour");
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/event/json", test_json);
	g_test_add_func("/event/public", test_public);
	return g_test_run();
}
