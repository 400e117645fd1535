#include "source/icalendar.h"

#include "text/date.h"

#include <string.h>

#define FROM "2026-11-01T00:00:00Z"
#define UNTIL "2027-11-01T00:00:00Z"

static int64_t
at(const char *text)
{
	int64_t time_s = 0;

	g_assert_true(date_parse(text, &time_s));
	return time_s;
}

/* @entries: lines of entries, without what is alike in all. */
static void
read_lines(const char *lines, Icalendar *calendar)
{
	const IcalendarWanted wanted = {
		.timezone = "Europe/London",
		.from_s = at(FROM),
		.until_s = at(UNTIL),
	};
	g_autofree char *text = g_strconcat("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", lines,
		"END:VCALENDAR\r\n", NULL);
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_autoptr(GError) error = NULL;

	g_assert_true(icalendar_read(bytes, &wanted, calendar, &error));
	g_assert_no_error(error);
}

/* "START TITLE" of each, with "!" before what is cancelled; split by "; ". @return owned. */
static char *
said(const Icalendar *calendar)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < calendar->events->len; i++) {
		const Event *event = g_ptr_array_index(calendar->events, i);
		g_autofree char *start = date_rfc3339(event->start_s);
		g_autofree char *day = date_day_text(MAX(event->first_day, 1));

		g_string_append_printf(text, "%s%s%s %s", i > 0 ? "; " : "",
			event->is_cancelled ? "!" : "", event->first_day != 0 ? day : start,
			event->title);
	}
	return g_string_free(text, FALSE);
}

#define ENTRY(uid, lines) \
	"BEGIN:VEVENT\r\nUID:" uid "\r\nSUMMARY:" uid "\r\n" lines "END:VEVENT\r\n"

static void
test_dates(void)
{
	/* clang-format off */
	static const struct {
		const char *name, *lines, *want;
	} rows[] = {
		{ "once, in UTC", ENTRY("a", "DTSTART:20261203T200000Z\r\n"),
		  "2026-12-03T20:00:00Z a" },
		{ "floating is the calendar's zone",
		  "X-WR-TIMEZONE:Europe/Paris\r\n" ENTRY("a", "DTSTART:20261203T200000\r\n"),
		  "2026-12-03T19:00:00Z a" },
		{ "floating without one is the source's", ENTRY("a", "DTSTART:20270703T200000\r\n"),
		  "2027-07-03T19:00:00Z a" },
		{ "Outlook's zone",
		  ENTRY("a", "DTSTART;TZID=\"Eastern Standard Time\":20261203T200000\r\n"),
		  "2026-12-04T01:00:00Z a" },
		{ "a zone of three parts",
		  ENTRY("a", "DTSTART;TZID=x/y/America/Argentina/Ushuaia:20261203T200000\r\n"),
		  "2026-12-03T23:00:00Z a" },
		{ "a zone behind a path",
		  ENTRY("a", "DTSTART;TZID=/citadel.org/1/Europe/Berlin:20261203T200000\r\n"),
		  "2026-12-03T19:00:00Z a" },
		{ "in the gap", ENTRY("a", "DTSTART;TZID=Europe/London:20270328T013000\r\n"),
		  "2027-03-28T01:30:00Z a" },
		{ "in the overlap, the first",
		  ENTRY("a", "DTSTART;TZID=Europe/London:20271031T013000\r\n"),
		  "2027-10-31T00:30:00Z a" },
		{ "the third Thursday over clock changes",
		  ENTRY("a", "DTSTART;TZID=Europe/London:20260115T200000\r\n"
			"RRULE:FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270415T190000Z\r\n"),
		  "2026-11-19T20:00:00Z a; 2026-12-17T20:00:00Z a; 2027-01-21T20:00:00Z a; "
		  "2027-02-18T20:00:00Z a; 2027-03-18T20:00:00Z a; 2027-04-15T19:00:00Z a" },
		{ "UNTIL a second before leaves the last out",
		  ENTRY("a", "DTSTART;TZID=Europe/London:20270318T200000\r\n"
			"RRULE:FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270415T185959Z\r\n"),
		  "2027-03-18T20:00:00Z a" },
		{ "EXDATE, RDATE and a moved one in summer",
		  ENTRY("a", "DTSTART;TZID=Europe/London:20270701T200000\r\n"
			"RRULE:FREQ=WEEKLY;COUNT=4\r\n"
			"EXDATE;TZID=Europe/London:20270708T200000\r\n"
			"RDATE;TZID=Europe/London:20270709T093000\r\n")
		  ENTRY("a", "RECURRENCE-ID;TZID=Europe/London:20270715T200000\r\n"
			"DTSTART;TZID=Europe/London:20270716T190000\r\n"),
		  "2027-07-01T19:00:00Z a; 2027-07-09T08:30:00Z a; 2027-07-16T18:00:00Z a; "
		  "2027-07-22T19:00:00Z a" },
		{ "a moved one that is named in UTC",
		  ENTRY("a", "DTSTART;TZID=Europe/London:20270701T200000\r\n"
			"RRULE:FREQ=WEEKLY;COUNT=2\r\n")
		  ENTRY("a", "RECURRENCE-ID:20270708T190000Z\r\nDTSTART:20270709T190000Z\r\n"),
		  "2027-07-01T19:00:00Z a; 2027-07-09T19:00:00Z a" },
		{ "one date is cancelled",
		  ENTRY("a", "DTSTART:20270701T200000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n")
		  ENTRY("a", "RECURRENCE-ID:20270708T200000Z\r\nDTSTART:20270708T200000Z\r\n"
			"STATUS:CANCELLED\r\n"),
		  "2027-07-01T20:00:00Z a; !2027-07-08T20:00:00Z a" },
		{ "all day",
		  ENTRY("a", "DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\n"),
		  "2026-12-24 a" },
		{ "all day, each year", ENTRY("a", "DTSTART;VALUE=DATE:19991224\r\n"
			"RRULE:FREQ=YEARLY\r\n"), "2026-12-24 a" },
		{ "the higher sequence counts, wherever it stands",
		  ENTRY("a", "SEQUENCE:2\r\nDTSTART:20261204T200000Z\r\n")
		  ENTRY("a", "SEQUENCE:1\r\nDTSTART:20261203T200000Z\r\n"),
		  "2026-12-04T20:00:00Z a" },
		{ "what is not public is not ours",
		  ENTRY("a", "CLASS:PRIVATE\r\nDTSTART:20261203T200000Z\r\n")
		  ENTRY("b", "CLASS:PUBLIC\r\nDTSTART:20261203T200000Z\r\n"),
		  "2026-12-03T20:00:00Z b" },
		{ "what is outside of the time is left out",
		  ENTRY("a", "DTSTART:20261031T235959Z\r\n")
		  ENTRY("b", "DTSTART:20271101T000000Z\r\n")
		  ENTRY("c", "DTSTART:20261101T000000Z\r\n"), "2026-11-01T00:00:00Z c" },
		{ "an alarm has a beginning of its own",
		  ENTRY("a", "BEGIN:VALARM\r\nDTSTART:20261204T200000Z\r\nEND:VALARM\r\n"
			"DTSTART:20261203T200000Z\r\n"), "2026-12-03T20:00:00Z a" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Icalendar) calendar = { 0 };

		g_test_message("%s", rows[i].name);
		read_lines(rows[i].lines, &calendar);
		g_autofree char *got = said(&calendar);
		g_assert_cmpstr(got, ==, rows[i].want);
		g_assert_cmpstr(calendar.remark, ==, NULL);
		g_assert_true(calendar.is_whole);
	}
}

static const Event *
only(const Icalendar *calendar)
{
	g_assert_cmpuint(calendar->events->len, ==, 1);
	return g_ptr_array_index(calendar->events, 0);
}

static void
test_texts(void)
{
	g_auto(Icalendar) calendar = { 0 };

	read_lines("X-WR-CALNAME:Our\r\n  college\r\n"
		   "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"
		   "BEGIN:VEVENT\r\nUID:x\r\nSEQUENCE:3\r\n"
		   "SUMMARY:Caf\xc3\r\n \xa9\\, cake\\nand <b>talk</b>\r\n"
		   "LOCATION:Room 7\\; upstairs\r\nDTSTART;TZID=Europe/London:20261203T160000\r\n"
		   "DURATION:PT90M\r\nATTENDEE:mailto:ada@example.org\r\n"
		   "X-GOOGLE-CONFERENCE:https://meet.google.com/a-b-c\r\nEND:VEVENT\r\n",
		&calendar);
	const Event *event = only(&calendar);
	g_assert_cmpstr(calendar.name, ==, "Our college");
	g_assert_cmpint(calendar.ttl_s, ==, 6 * 3600);
	g_assert_cmpstr(event->title, ==, "Café, cake and <b>talk</b>");
	g_assert_cmpstr(event->place, ==, "Room 7; upstairs");
	g_assert_cmpstr(event->url, ==, "https://meet.google.com/a-b-c");
	g_assert_cmpstr(event->zone, ==, "Europe/London");
	g_assert_cmpint(event->end_s - event->start_s, ==, 90 * 60);
	g_assert_cmpint(event->sequence, ==, 3);
	g_autoptr(Event) shown = event_public(event);
	g_assert_cmpstr(shown->url, ==, NULL);
}

/* What nobody can mean is not believed. */
static void
test_lies(void)
{
	static const char *const ends[] = {
		"DTEND:20261203T190000Z",
		"DTEND:20261203T200000Z",
		"DURATION:-PT1H",
		"DURATION:P99999999W",
		"DURATION:PT2147483647S",
		"DTEND:89991231T235959Z",
		"DTEND:20261345T990000Z",
		"DURATION:soon",
		"DTEND;TZID=Narnia:20261203T180000",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		g_auto(Icalendar) calendar = { 0 };
		g_autofree char *lines =
			g_strdup_printf("BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:2147483647\r\n"
					"DTSTART:20261203T200000Z\r\n%s\r\nEND:VEVENT\r\n",
				ends[i]);

		g_test_message("%s", ends[i]);
		read_lines(lines, &calendar);
		const Event *event = only(&calendar);
		json_auto_t *json = event_to_json(event);
		g_autoptr(Event) again = NULL;
		g_assert_true(event->end_s == DATE_UNKNOWN);
		g_assert_cmpint(event->sequence, <, 2000000);
		g_assert_true(event_from_json(json, &again, NULL));
	}
}

/* The same date has the same name when only its hour changes. */
static void
test_names(void)
{
	g_auto(Icalendar) calendar = { 0 };

	read_lines(ENTRY("a",
			   "DTSTART;TZID=Europe/London:20261203T200000\r\n"
			   "RRULE:FREQ=DAILY;BYHOUR=9,20;COUNT=2\r\n")
			   ENTRY("b", "DTSTART:20261205T200000Z\r\n"),
		&calendar);
	static const char *const names[] = { "20261203", "20261204", "" };
	g_assert_cmpuint(calendar.events->len, ==, 3);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		const Event *event = g_ptr_array_index(calendar.events, i);

		g_assert_cmpstr(event->recurrence, ==, names[i]);
	}
}

static void
test_remarks(void)
{
	/* clang-format off */
	static const struct {
		const char *name, *lines, *want, *remark;
		bool is_whole;
	} rows[] = {
		{ "a rule that never ends to be looked for",
		  ENTRY("a", "DTSTART:20261203T200000Z\r\n"
			"RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\n")
		  ENTRY("b", "DTSTART:20261204T200000Z\r\n"),
		  "2026-12-03T20:00:00Z a; 2026-12-04T20:00:00Z b", "FREQ=SECONDLY is not read",
		  true },
		{ "every minute, by another name",
		  ENTRY("a", "DTSTART:20261203T200000Z\r\nRRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7;"
			"BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55;BYSECOND=0,30\r\n"),
		  "2026-12-03T20:00:00Z a", "a rule of over 96 times a day is not read", true },
		{ "and all before", ENTRY("a", "DTSTART:20261203T200000Z\r\n")
		  ENTRY("a", "RECURRENCE-ID;RANGE=THISANDPRIOR:20261203T200000Z\r\n"
			"DTSTART:20261203T190000Z\r\n"), "2026-12-03T19:00:00Z a; "
		  "2026-12-03T20:00:00Z a", "RANGE is read as THISANDFUTURE alone", true },
		{ "hourly", ENTRY("a", "DTSTART:20261203T200000Z\r\nRRULE:FREQ=HOURLY\r\n"),
		  "2026-12-03T20:00:00Z a", "FREQ=HOURLY is not read", true },
		{ "a zone that nobody knows", ENTRY("a", "DTSTART;TZID=Narnia:20261203T200000\r\n"),
		  "2026-12-03T20:00:00Z a",
		  "the time zone \"Narnia\" is unknown (Europe/London is taken)", true },
		{ "no beginning",
		  ENTRY("a", "DTSTART:soon\r\n") ENTRY("b", "DTSTART:20261204T200000Z\r\n"),
		  "2026-12-04T20:00:00Z b", "an entry without a beginning", true },
		{ "an entry that is not ended",
		  "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261203T200000Z\r\n"
		  ENTRY("b", "DTSTART:20261204T200000Z\r\n"),
		  "2026-12-04T20:00:00Z b", "entries that are broken, or too long: 1", false },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Icalendar) calendar = { 0 };

		g_test_message("%s", rows[i].name);
		read_lines(rows[i].lines, &calendar);
		g_autofree char *got = said(&calendar);
		g_assert_cmpstr(got, ==, rows[i].want);
		g_assert_nonnull(calendar.remark);
		g_assert_nonnull(strstr(calendar.remark, rows[i].remark));
		g_assert_cmpint(calendar.is_whole, ==, rows[i].is_whole);
	}
}

/* What never comes is told by looking at the days that are wanted: it costs nobody else theirs. */
static void
test_impossible(void)
{
	static const char *const rules[] = {
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
		"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=200",
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=YEARLY;BYMONTH=6;BYWEEKNO=1;BYDAY=MO",
		"FREQ=YEARLY;BYYEARDAY=1;BYMONTH=6",
		"FREQ=YEARLY;INTERVAL=32767;BYMONTH=2;BYMONTHDAY=29",
		"FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7;BYMINUTE=0,15,30,45;BYMONTH=2;BYMONTHDAY=30",
	};
	g_autoptr(GString) lines = g_string_new(NULL);
	g_auto(Icalendar) calendar = { 0 };

	for (gsize i = 0; i < 40 * G_N_ELEMENTS(rules); i++) {
		g_string_append_printf(lines,
			"BEGIN:VEVENT\r\nUID:%zu\r\nSUMMARY:x\r\nDTSTART:19991203T200000Z\r\n"
			"RRULE:%s\r\nEND:VEVENT\r\n",
			i, rules[i % G_N_ELEMENTS(rules)]);
	}
	g_string_append(lines,
		ENTRY("a",
			"DTSTART:19980305T200000Z\r\n"
			"RRULE:FREQ=YEARLY;BYMONTHDAY=5\r\n"));
	read_lines(lines->str, &calendar);
	g_assert_cmpuint(calendar.events->len, ==, 12);
	g_assert_cmpstr(calendar.remark, ==, NULL);
	g_assert_true(calendar.is_whole);
}

/* Work is counted over all of a calendar, what costs least first: the rest is left out, and told.
 */
static void
test_budget(void)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	g_auto(Icalendar) calendar = { 0 };

	for (int i = 0; i < 300; i++) {
		g_string_append_printf(lines,
			"BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:x\r\nDTSTART:16001203T200000Z\r\n"
			"RRULE:FREQ=DAILY;COUNT=10000000;BYMONTH=2\r\nEND:VEVENT\r\n",
			i);
	}
	g_string_append(lines,
		ENTRY("a",
			"DTSTART:20261203T200000Z\r\nRRULE:FREQ=WEEKLY;COUNT=4"
			"\r\nRDATE:20261204T200000Z\r\n"));
	read_lines(lines->str, &calendar);
	guint found = 0;
	for (guint i = 0; i < calendar.events->len; i++) {
		const Event *event = g_ptr_array_index(calendar.events, i);

		found += strcmp(event->title, "a") == 0;
	}
	g_assert_cmpuint(found, ==, 5);
	g_assert_false(calendar.is_whole);
	g_assert_nonnull(strstr(calendar.remark, "took too much to count"));
}

/* Of more dates than are kept the next ones are, whoever has the others. */
static void
test_many(void)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	g_auto(Icalendar) calendar = { 0 };

	for (int i = 0; i < 80; i++) {
		g_string_append_printf(lines,
			"BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:x\r\nDTSTART:20270301T200000Z\r\n"
			"RRULE:FREQ=DAILY\r\nEND:VEVENT\r\n",
			i);
	}
	g_string_append(lines,
		ENTRY("a",
			"DTSTART:20261203T200000Z\r\nRRULE:FREQ=DAILY;COUNT=4"
			"\r\nRDATE:20270301T190000Z\r\n"));
	read_lines(lines->str, &calendar);
	g_assert_cmpuint(calendar.events->len, ==, ICALENDAR_DATES_MAX);
	for (guint i = 0; i < 5; i++) {
		const Event *event = g_ptr_array_index(calendar.events, i);

		g_assert_cmpstr(event->title, ==, "a");
	}
	g_assert_false(calendar.is_whole);
	g_assert_nonnull(strstr(calendar.remark, "of its dates the next 2000"));
}

/* Rules that people write, and libical counts otherwise, or not at all (RFC 5545, 3.3.10). */
static void
test_rules(void)
{
	/* clang-format off */
	static const struct {
		const char *start, *rule, *want;
	} rows[] = {
		{ "20261101", "FREQ=DAILY;BYMONTHDAY=-1;COUNT=2", "2026-11-30; 2026-12-31" },
		{ "20261103", "FREQ=YEARLY;BYMONTHDAY=5;UNTIL=20270110",
		  "2026-11-05; 2026-12-05; 2027-01-05" },
		{ "20261102", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=2", "2026-11-08; 2026-11-22" },
		{ "20261102", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU;COUNT=2",
		  "2026-11-15; 2026-11-29" },
		{ "20261101", "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO,SU;COUNT=2",
		  "2026-12-28; 2027-01-03" },
		{ "20261105", "FREQ=WEEKLY;UNTIL=20261119T000000Z", "2026-11-12; 2026-11-19" },
		{ "20261104", "FREQ=YEARLY;BYWEEKNO=1,53;COUNT=2", "2026-12-30; 2027-01-06" },
		{ "20261101", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
		  "2026-11-30; 2026-12-31; 2027-01-29" },
		{ "20261101", "FREQ=MONTHLY;BYDAY=-2FR,1MO;COUNT=4",
		  "2026-11-02; 2026-11-20; 2026-12-07; 2026-12-18" },
		{ "20261101", "FREQ=YEARLY;BYYEARDAY=-1,32;COUNT=2", "2026-12-31; 2027-02-01" },
		{ "20261101", "FREQ=YEARLY;BYDAY=-1SU;COUNT=1", "2026-12-27" },
		{ "20240229", "FREQ=YEARLY", "" },
		{ "20251231", "FREQ=MONTHLY;UNTIL=20270401",
		  "2026-12-31; 2027-01-31; 2027-03-31" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Icalendar) calendar = { 0 };
		g_autofree char *lines = g_strdup_printf(
			"X-WR-TIMEZONE:America/New_York\r\n"
			"BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:%s\r\nRRULE:%s\r\n"
			"EXDATE;VALUE=DATE:%s\r\nEND:VEVENT\r\n",
			rows[i].start, rows[i].rule, rows[i].start);
		g_autoptr(GString) got = g_string_new(NULL);

		g_test_message("%s", rows[i].rule);
		read_lines(lines, &calendar);
		for (guint j = 0; j < calendar.events->len; j++) {
			const Event *event = g_ptr_array_index(calendar.events, j);
			g_autofree char *day = date_day_text(event->first_day);

			g_string_append_printf(got, "%s%s", j > 0 ? "; " : "", day);
		}
		g_assert_cmpstr(got->str, ==, rows[i].want);
		g_assert_cmpstr(calendar.remark, ==, NULL);
	}
}

/* What is said of one date and all behind it (RFC 5545, 3.2.13 and 3.8.4.4). */
static void
test_ranges(void)
{
#define SERIES \
	ENTRY("a", \
		"DTSTART;TZID=Europe/London:20270304T200000\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\n" \
		"EXDATE;TZID=Europe/London:20270325T200000\r\n")
#define FROM_SECOND "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20270311T200000\r\n"
	/* clang-format off */
	static const struct {
		const char *name, *lines, *want;
	} rows[] = {
		{ "a day and an hour later, over the clock change",
		  SERIES "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:b\r\n" FROM_SECOND
			"DTSTART;TZID=Europe/London:20270312T210000\r\nEND:VEVENT\r\n",
		  "2027-03-04T20:00:00Z a; 2027-03-12T21:00:00Z b; 2027-03-19T21:00:00Z b; "
		  "2027-04-02T20:00:00Z b" },
		{ "one of them is another still",
		  SERIES ENTRY("a", FROM_SECOND "DTSTART;TZID=Europe/London:20270311T190000\r\n")
		  ENTRY("a", "RECURRENCE-ID;TZID=Europe/London:20270318T200000\r\n"
			"DTSTART;TZID=Europe/London:20270320T100000\r\n"),
		  "2027-03-04T20:00:00Z a; 2027-03-11T19:00:00Z a; 2027-03-20T10:00:00Z a; "
		  "2027-04-01T18:00:00Z a" },
		{ "twice, and cancelled in the end",
		  SERIES ENTRY("a", "STATUS:CANCELLED\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID="
			"Europe/London:20270318T200000\r\n"
			"DTSTART;TZID=Europe/London:20270318T200000\r\n")
		  ENTRY("a", FROM_SECOND "DTSTART;TZID=Europe/London:20270311T190000\r\n"),
		  "2027-03-04T20:00:00Z a; 2027-03-11T19:00:00Z a; !2027-03-18T20:00:00Z a; "
		  "!2027-04-01T19:00:00Z a" },
		{ "into the time that is wanted",
		  ENTRY("a", "DTSTART:20260904T200000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n")
		  ENTRY("a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260911T200000Z\r\n"
			"DTSTART:20261211T200000Z\r\n"),
		  "2026-12-11T20:00:00Z a; 2026-12-18T20:00:00Z a" },
		{ "in another zone, with its clocks",
		  ENTRY("a", "DTSTART;TZID=Europe/London:20270304T200000\r\n"
			"RRULE:FREQ=WEEKLY;COUNT=3\r\n")
		  ENTRY("a", FROM_SECOND "DTSTART;TZID=America/New_York:20270311T150000\r\n"),
		  "2027-03-04T20:00:00Z a; 2027-03-11T20:00:00Z a; 2027-03-18T19:00:00Z a" },
		{ "by its day alone",
		  ENTRY("a", "DTSTART:20270304T200000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n")
		  ENTRY("a", "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270311\r\n"
			"DTSTART:20270311T190000Z\r\n"),
		  "2027-03-04T20:00:00Z a; 2027-03-11T19:00:00Z a; 2027-03-18T19:00:00Z a" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Icalendar) calendar = { 0 };

		g_test_message("%s", rows[i].name);
		read_lines(rows[i].lines, &calendar);
		g_autofree char *got = said(&calendar);
		g_assert_cmpstr(got, ==, rows[i].want);
		g_assert_cmpstr(calendar.remark, ==, NULL);
	}
}

/* Lines of any length and any case are read, and what is not read of an entry costs nothing. */
static void
test_lines(void)
{
	g_autoptr(GString) lines = g_string_new("BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:caf");
	g_auto(Icalendar) calendar = { 0 };

	for (int i = 0; i < 20000; i++) {
		g_string_append(lines, "\xc3\r\n \xa9");
	}
	g_string_append(lines,
		"\r\ndtstart:20200101T200000Z\r\nRRule:FREQ=DAILY\r\n"
		"ExDate;VALUE=DATE-TIME:20261101T200000Z");
	for (int i = 2; i <= 30; i++) {
		g_string_append_printf(lines, ",202611%02dT200000Z", i);
	}
	for (int i = 0; i < 2000; i++) {
		g_string_append(lines, ",20261201T200000Z");
	}
	g_string_append(lines, ",20261202T200000Z\r\n");
	for (int i = 0; i < 20000; i++) {
		g_string_append(lines, "ATTENDEE;CN=Ada:mailto:ada@example.org\r\n");
	}
	g_string_append(lines, "END:VEVENT\r\n");
	read_lines(lines->str, &calendar);
	g_assert_cmpstr(calendar.remark, ==, NULL);
	const Event *event = g_ptr_array_index(calendar.events, 0);
	g_assert_cmpint(event->start_s, ==, at("2026-12-03T20:00:00Z"));
	g_assert_cmpint(strncmp(event->title, "caf\xc3\xa9", strlen("caf\xc3\xa9")), ==, 0);
	g_assert_true(g_utf8_validate(event->title, -1, NULL));
}

/* What libical makes of few bytes is much: it is counted, and the rest left out, and told. */
static void
test_weight(void)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	g_auto(Icalendar) calendar = { 0 };

	for (int i = 0; i < 20; i++) {
		g_string_append_printf(lines,
			"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART:20261204T200000Z\r\n", i);
		for (int j = 0; j < 5000; j++) {
			g_string_append(lines, "RRULE:FREQ=YEARLY\r\n");
		}
		g_string_append(lines, "END:VEVENT\r\n");
	}
	g_string_append(lines, ENTRY("good", "DTSTART:20261203T200000Z\r\n"));
	read_lines(lines->str, &calendar);
	g_assert_nonnull(strstr(calendar.remark, "entries that are broken, or too long: 11"));
	const Event *event = g_ptr_array_index(calendar.events, 0);
	g_assert_cmpstr(event->title, ==, "good");
	g_assert_false(calendar.is_whole);
}

static void
test_breaks_off(void)
{
	static const char text[] = "BEGIN:VCALENDAR\n" ENTRY("a",
		"DTSTART:20261203T200000Z\r\n") "BEGIN:VEVENT\nUID:b\nDTSTART:20261204T2000";
	const IcalendarWanted wanted = {
		.timezone = "UTC", .from_s = at(FROM), .until_s = at(UNTIL)
	};
	g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
	g_auto(Icalendar) calendar = { 0 };

	g_assert_true(icalendar_read(bytes, &wanted, &calendar, NULL));
	g_assert_cmpuint(calendar.events->len, ==, 1);
	g_assert_false(calendar.is_whole);
	g_assert_nonnull(strstr(calendar.remark, "it breaks off"));
}

static void
test_no_calendar(void)
{
	static const char text[] = "<!DOCTYPE html><title>Log in</title>";
	const IcalendarWanted wanted = { .timezone = "UTC" };
	g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
	g_autoptr(GError) error = NULL;
	Icalendar calendar;

	g_assert_false(icalendar_read(bytes, &wanted, &calendar, &error));
	g_assert_nonnull(strstr(error->message, "BEGIN:VCALENDAR"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/icalendar/dates", test_dates);
	g_test_add_func("/icalendar/texts", test_texts);
	g_test_add_func("/icalendar/lies", test_lies);
	g_test_add_func("/icalendar/names", test_names);
	g_test_add_func("/icalendar/remarks", test_remarks);
	g_test_add_func("/icalendar/impossible", test_impossible);
	g_test_add_func("/icalendar/budget", test_budget);
	g_test_add_func("/icalendar/many", test_many);
	g_test_add_func("/icalendar/rules", test_rules);
	g_test_add_func("/icalendar/ranges", test_ranges);
	g_test_add_func("/icalendar/lines", test_lines);
	g_test_add_func("/icalendar/weight", test_weight);
	g_test_add_func("/icalendar/breaks_off", test_breaks_off);
	g_test_add_func("/icalendar/no_calendar", test_no_calendar);
	return g_test_run();
}
