/* Any bytes as a calendar: its events are whole, and what is written of them reads the same. */
#include "render/mail_ics.h"
#include "source/calendar.h"
#include "source/icalendar.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NOW_S 1780000000

static void
check_event(const Event *event, const IcalendarWanted *wanted)
{
	g_assert_nonnull(event->uid);
	g_assert_cmpuint(strlen(event->uid), <=, EVENT_UID_MAX);
	g_assert_true(strpbrk(event->uid, "\r\n") == NULL);
	g_assert_nonnull(event->recurrence);
	g_assert_true(g_utf8_validate(event->title, -1, NULL));
	g_assert_true(event->title[0] != '\0' && strpbrk(event->title, "\r\n") == NULL);
	g_assert_cmpint(event->start_s, >=, wanted->from_s);
	g_assert_cmpint(event->start_s, <, wanted->until_s);
	g_assert_true(event->end_s == DATE_UNKNOWN || event->end_s > event->start_s);
	g_assert_true(event->first_day == 0 || event->last_day >= event->first_day);
	json_auto_t *json = event_to_json(event);
	g_autoptr(Event) again = NULL;
	g_assert_true(event_from_json(json, &again, NULL));
	g_assert_cmpint(again->start_s, ==, event->start_s);
	g_assert_cmpint(again->end_s, ==, event->end_s);
}

/* What we write of a calendar, read again: as many events, at the same times. */
static void
check_written(const Icalendar *calendar, const IcalendarWanted *wanted)
{
	g_autofree char *text = mail_ics_of(calendar->events, calendar->name, NOW_S);
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_auto(Icalendar) again = { 0 };

	g_assert_true(icalendar_read(bytes, wanted, &again, NULL));
	g_assert_true(again.is_whole);
	g_assert_cmpuint(again.events->len, <=, calendar->events->len);
}

static void
check_step(GBytes *bytes)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(Request) request = request_new("https://calendars.example.org/all.ics");
	g_autoptr(Reply) reply = reply_new(request);
	g_auto(Step) step;

	spec->name = g_strdup("fuzz");
	spec->url = g_strdup(request->url);
	spec->timezone = g_strdup("Europe/London");
	g_bytes_unref(reply->body);
	reply->body = g_bytes_ref(bytes);
	reply->status = 200;
	calendar_kind.step(
		&(StepInput){ .spec = spec, .now_s = NOW_S, .budget = 9, .reply = reply }, &step);
	g_assert_cmpuint(step.posts->len, ==, 0);
	calendar_kind.recognises(reply);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const IcalendarWanted wanted = {
		.timezone = "Europe/London",
		.from_s = NOW_S,
		.until_s = NOW_S + INT64_C(731) * 24 * 3600,
	};
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	g_auto(Icalendar) calendar = { 0 };

	if (icalendar_read(bytes, &wanted, &calendar, NULL)) {
		for (guint i = 0; i < calendar.events->len; i++) {
			check_event(g_ptr_array_index(calendar.events, i), &wanted);
		}
		check_written(&calendar, &wanted);
	}
	check_step(bytes);
	return 0;
}
