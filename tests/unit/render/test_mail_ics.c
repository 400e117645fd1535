#include "render/mail_ics.h"

#include <string.h>

static Event *
add_event(GPtrArray *events, const char *title)
{
	Event *event = event_new();

	event->uid = g_strdup("0123@college.example");
	event->recurrence = g_strdup("");
	event->title = g_strdup(title);
	event->start_s = 1797537600; /* 2026-12-17T20:00:00Z */
	g_ptr_array_add(events, event);
	return event;
}

static void
test_whole(void)
{
	g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	Event *event = add_event(events, "Cake; tea, and\nBEGIN:VEVENT");

	event->end_s = event->start_s + 3600;
	event->place = g_strdup("Hall\\1");
	event->url = g_strdup("https://example.org/a,b;c");
	event->sequence = 2;
	g_autofree char *text = mail_ics_of(events, "Staffroom", 1797500000);
	g_assert_cmpstr(text, ==,
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tagdigest//tagdigest//EN\r\n"
		"METHOD:PUBLISH\r\nX-WR-CALNAME:Staffroom\r\nBEGIN:VEVENT\r\n"
		"UID:0123@college.example\r\nDTSTAMP:20261217T093320Z\r\nSEQUENCE:2\r\n"
		"DTSTART:20261217T200000Z\r\nDTEND:20261217T210000Z\r\n"
		"SUMMARY:Cake\\; tea\\, and BEGIN:VEVENT\r\nLOCATION:Hall\\\\1\r\n"
		"URL:https://example.org/a,b;c\r\nSTATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\n"
		"END:VEVENT\r\nEND:VCALENDAR\r\n");
}

static void
test_days_and_cancelled(void)
{
	g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	Event *event = add_event(events, "Walk");
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_dmy(&day, 31, G_DATE_DECEMBER, 2026);
	event->first_day = g_date_get_julian(&day);
	event->last_day = event->first_day;
	event->is_cancelled = true;
	g_autofree char *text = mail_ics_of(events, NULL, 1797500000);
	g_assert_nonnull(strstr(text, "\r\nDTSTART;VALUE=DATE:20261231\r\n"));
	g_assert_nonnull(strstr(text, "\r\nDTEND;VALUE=DATE:20270101\r\n"));
	g_assert_nonnull(strstr(text, "\r\nSTATUS:CANCELLED\r\n"));
	g_assert_null(strstr(text, "X-WR-CALNAME"));
}

static void
test_folding(void)
{
	g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	GString *title = g_string_new(NULL);

	for (int i = 0; i < 100; i++) {
		g_string_append(title, "é€");
	}
	g_autofree char *long_title = g_string_free(title, FALSE);
	add_event(events, long_title);
	g_autofree char *text = mail_ics_of(events, NULL, 1797500000);
	g_auto(GStrv) lines = g_strsplit(text, "\r\n", 0);
	for (char **line = lines; *line != NULL; line++) {
		g_assert_cmpuint(strlen(*line), <=, 75);
		g_assert_true(g_utf8_validate(*line, -1, NULL));
	}
	g_autoptr(GString) joined = g_string_new(text);
	g_string_replace(joined, "\r\n ", "", 0);
	g_assert_nonnull(strstr(joined->str, long_title));
}

static void
test_nothing_ahead(void)
{
	g_autoptr(Draft) draft = draft_new();
	g_autofree char *text = mail_ics_render(draft, 1797500000);

	g_assert_null(text);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mail_ics/whole", test_whole);
	g_test_add_func("/mail_ics/days", test_days_and_cancelled);
	g_test_add_func("/mail_ics/folding", test_folding);
	g_test_add_func("/mail_ics/nothing", test_nothing_ahead);
	return g_test_run();
}
