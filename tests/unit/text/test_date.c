#include "text/date.h"

typedef struct DateRow {
	const char *text;
	const char *want; /* NULL: no date */
} DateRow;

static const DateRow rfc822_rows[] = {
	{ "Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z" },
	{ "Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z" },
	{ "Sun, 10 Dec 17 13:01:36 -0800", "2017-12-10T21:01:36Z" },
	{ "Fri, 1 Jan 99 00:00:00 Z", "1999-01-01T00:00:00Z" },
	{ "Thu,  5 Apr 2012 10:00:00 GMT", "2012-04-05T10:00:00Z" },
	{ "Thu, 01 Jan 2004 00:00 GMT", "2004-01-01T00:00:00Z" },
	{ "Thu, 01 Jan 2004", "2004-01-01T00:00:00Z" },
	{ "01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z" },
	{ "Mon, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z" },
	{ "Mon, 26 January 2004 16:31:00 ET", "2004-01-26T21:31:00Z" },
	{ "Mon, 26 January 2004 16:31:00 AT", "2004-01-26T20:31:00Z" },
	{ "Mon, 26 January 2004 16:31:00 PT", "2004-01-27T00:31:00Z" },
	{ "Mon, 13 Feb, 2012 06:28:00 UTC", "2012-02-13T06:28:00Z" },
	{ "Fri,24 Nov 2006 12:00:00 UT", "2006-11-24T12:00:00Z" },
	{ "Mon , 02 Jan 2006 15:04:05MST", "2006-01-02T22:04:05Z" },
	{ "Mon, 02 Jan 2006 15:04:05 EST", "2006-01-02T20:04:05Z" },
	{ "Mon, 02 Jan 2006 15:04:05 PDT", "2006-01-02T22:04:05Z" },
	{ "Thu, 30 Apr 2015 08:57:00 MET", "2015-04-30T07:57:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 MEST", "2015-04-30T06:57:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 CET", "2015-04-30T07:57:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 GMT+1", "2015-04-30T07:57:00Z" },
	{ "Wed, 19 Feb 2012 22:40:00 GMT-01:01", "2012-02-19T23:41:00Z" },
	{ "Wed, 19 Feb 2012 22:40:00 -01:01", "2012-02-19T23:41:00Z" },
	{ "Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 +0200 (CEST)", "2015-04-30T06:57:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 -0400 EDT", "2015-04-30T12:57:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 EDT -0400", "2015-04-30T12:57:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 --0400", "2015-04-30T12:57:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 -700", "2015-04-30T15:57:00Z" },
	{ "Thu, 30 Apr 2015 08:57:00 XYZ", "2015-04-30T08:57:00Z" },
	{ "Fri, 31 Mar 2023 20:19:00 America/Los_Angeles", "2023-03-31T20:19:00Z" },
	{ " \n Mon, 01 Jan 2001 00:00:00 GMT\n ", "2001-01-01T00:00:00Z" },
	{ "Wednesday, 03-Sep-08 08:00:00 GMT", "2008-09-03T08:00:00Z" },
	{ "16/Dec/2012 10:00:00 +0000", "2012-12-16T10:00:00Z" },
};

static const DateRow other_order_rows[] = {
	{ "Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06Z" },
	{ "Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z" },
	{ "Sun Jul 15 01:16:00 PDT 2012", "2012-07-15T08:16:00Z" },
	{ "Thu Aug 30 2012 17:26:16 +0200", "2012-08-30T15:26:16Z" },
	{ "Thu Nov 12 2020 17:00:00 GMT+0000 (Coordinated Universal Time)",
		"2020-11-12T17:00:00Z" },
	{ "Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z" },
	{ "Sun, 17 Dec 2017 1:55 PM EST", "2017-12-17T18:55:00Z" },
	{ "Friday, December 22, 2017 - 3:09pm", "2017-12-22T15:09:00Z" },
	{ "Nov. 16, 2020, 10:57 a.m.", "2020-11-16T10:57:00Z" },
	{ "Jan. 4, 2016, 12:37 p.m.", "2016-01-04T12:37:00Z" },
	{ "Jan 4 2016 12:05:00 AM", "2016-01-04T00:05:00Z" },
	{ "Thu, June 22, 2023 at 01:11 PM EDT", "2023-06-22T17:11:00Z" },
	{ "Mon, 16th Nov 2020 13:16:28 GMT", "2020-11-16T13:16:28Z" },
	{ "Friday 06 November 2020", "2020-11-06T00:00:00Z" },
	{ "2020 January 02", "2020-01-02T00:00:00Z" },
	{ "26 Sep 2022 GMT", "2022-09-26T00:00:00Z" },
	{ "02 Monday, Jan 2006 15:04", "2006-01-02T15:04:00Z" },
	{ "15:04 02.01.2006 -0700", "2006-01-02T22:04:00Z" },
	{ "02.01.2006 -0700", "2006-01-02T07:00:00Z" },
	{ "15:04 2006-01-02", "2006-01-02T15:04:00Z" },
	{ "Nov. 2020", "2020-11-01T00:00:00Z" },
	{ "Thurs, 15 Oct 2020 00:00:39 +0000", "2020-10-15T00:00:39Z" },
	{ "Mon, 30 Mar 2020, 19:53", "2020-03-30T19:53:00Z" },
	{ "December 22, 2017 \xe2\x80\x93 3:09pm", "2017-12-22T15:09:00Z" },
};

static const DateRow iso_rows[] = {
	{ "2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z" },
	{ "2003-12-31t10:14:55z", "2003-12-31T10:14:55Z" },
	{ "2003-12-31T10:14:55-08:00", "2003-12-31T18:14:55Z" },
	{ "2007-04-23T23:25:47.538+10:00", "2007-04-23T13:25:47Z" },
	{ "2019-10-12T07:20:50,52Z", "2019-10-12T07:20:50Z" },
	{ "2019-10-12T07:20:50.123456789Z", "2019-10-12T07:20:50Z" },
	{ "2004-02-28T18:14:55-08:00", "2004-02-29T02:14:55Z" },
	{ "2004-07-08 23:56:58 -00:20", "2004-07-09T00:16:58Z" },
	{ "2004-07-08 23:56:58", "2004-07-08T23:56:58Z" },
	{ "2004-07-08 23:56:58z", "2004-07-08T23:56:58Z" },
	{ "2004-07-08T23:56", "2004-07-08T23:56:00Z" },
	{ "2004-07-08T23Z", "2004-07-08T23:00:00Z" },
	{ "2003-12-31T10:14:55+0200", "2003-12-31T08:14:55Z" },
	{ "2003-12-31T10:14:55+02", "2003-12-31T08:14:55Z" },
	{ "2003-12-31T10:14:55-05:00Z", "2003-12-31T15:14:55Z" },
	{ "2003-12-31T10:14:55\342\210\22205:00", "2003-12-31T15:14:55Z" },
	{ "2006-01-17T12:35:9+01:00", "2006-01-17T11:35:09Z" },
	{ "2006-1-2T3:4:5Z", "2006-01-02T03:04:05Z" },
	{ "2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55Z" },
	{ "20031231T101455Z", "2003-12-31T10:14:55Z" },
	{ "20031231T1014+0100", "2003-12-31T09:14:00Z" },
	{ "20031231101455", "2003-12-31T10:14:55Z" },
	{ "20031231", "2003-12-31T00:00:00Z" },
	{ "2003-335", "2003-12-01T00:00:00Z" },
	{ "2003335", "2003-12-01T00:00:00Z" },
	{ "03335", "2003-12-01T00:00:00Z" },
	{ "2004-366T12:00:00Z", "2004-12-31T12:00:00Z" },
	{ "2004-W53-6", "2005-01-01T00:00:00Z" },
	{ "2009W537T10:00Z", "2010-01-03T10:00:00Z" },
	{ "2009-W01", "2008-12-29T00:00:00Z" },
	{ "031231", "2003-12-31T00:00:00Z" },
	{ "03-12-31", "2003-12-31T00:00:00Z" },
	{ "-03-12", "2003-12-01T00:00:00Z" },
	{ "-0312", "2003-12-01T00:00:00Z" },
	{ "2003-12", "2003-12-01T00:00:00Z" },
	{ "2003", "2003-01-01T00:00:00Z" },
	{ "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z" },
	{ "2016-12-31T24:00:00Z", "2017-01-01T00:00:00Z" },
	{ "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z" },
	{ "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z" },
};

static const DateRow number_rows[] = {
	{ "1520932969", "2018-03-13T09:22:49Z" },
	{ "1520932969.25", "2018-03-13T09:22:49Z" },
	{ "1520932969123", "2018-03-13T09:22:49Z" },
	{ "1520932969123456", "2018-03-13T09:22:49Z" },
	{ "09/15/2014 4:20 pm PST", "2014-09-16T00:20:00Z" },
	{ "10/30/23 21:55:58", "2023-10-30T21:55:58Z" },
	{ "Mon, 03/30/2020 - 19:19", "2020-03-30T19:19:00Z" },
	{ "Fri, 26/06/2020", "2020-06-26T00:00:00Z" },
	{ "Sat, 11/04/2020", "2020-04-11T00:00:00Z" },
	{ "Sat, 11 04 2020 08:51:49 +0100", "2020-04-11T07:51:49Z" },
	{ "30.10.23", "2023-10-30T00:00:00Z" },
	{ "2.1.2006 15:04:05", "2006-01-02T15:04:05Z" },
	{ "02-01-2006 15:04:05 EST", "2006-01-02T20:04:05Z" },
	{ "01-13-2006", "2006-01-13T00:00:00Z" },
	{ "12/2003", "2003-12-01T00:00:00Z" },
};

static const DateRow language_rows[] = {
	{ "Di, 23 Jan 2018 00:00:00 +0100", "2018-01-22T23:00:00Z" },
	{ "Do, 29 Mär 2018 00:00:00 +0200", "2018-03-28T22:00:00Z" },
	{ "Mittwoch, 3. Dezember 2025 um 10:00", "2025-12-03T10:00:00Z" },
	{ "mer, 9 avr 2018 00:00:00 +0200", "2018-04-08T22:00:00Z" },
	{ "Lundi, 16. Novembre 2020 - 15:54", "2020-11-16T15:54:00Z" },
	{ "mar., 01 déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02Z" },
	{ "ven., 03 juil. 2020 15:09:58 +0000", "2020-07-03T15:09:58Z" },
	{ "1er août 2020", "2020-08-01T00:00:00Z" },
	{ "lunes, 3 de febrero de 2020 10:00", "2020-02-03T10:00:00Z" },
	{ "Вт, 03 мар 2020 10:00:00 +0300", "2020-03-03T07:00:00Z" },
	{ "3 мая 2020 г. в 10:00", "2020-05-03T10:00:00Z" },
	{ "Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z" },
	{ "Κυρ, 11 Ιου\xcc\x81λ 2004 12:00:00 EST", "2004-07-11T17:00:00Z" },
	{ "2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z" },
	{ "2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z" },
	{ "2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z" },
	{ "2004年5月28日", "2004-05-28T00:00:00Z" },
	{ "dydd Llun, 3 Chwefror 2020", "2020-02-03T00:00:00Z" },
};

static const DateRow refused_rows[] = {
	{ NULL, NULL },
	{ "", NULL },
	{ "  ", NULL },
	{ "invalid", NULL },
	{ "12:30", NULL },
	{ "Room 2012", NULL },
	{ "Sun, 16 Dec 2012 1:2:3:4 GMT", NULL },
	{ "Sun, 16 zzz 2012 11:47:32 GMT", NULL },
	{ "Sun, Dec x 2012 11:47:32 GMT", NULL },
	{ "Sun, 16 Dec zz 11:47:32 GMT", NULL },
	{ "Sun, 16 Dec 2012 11:47:32 +zz:00", NULL },
	{ "Sun, 16 Dec 2012 11:47:32 +00:zz", NULL },
	{ "Sun, 99 Jun 2009 12:00:00 GMT", NULL },
	{ "Sun, 31 Jun 2009 12:00:00 GMT", NULL },
	{ "Sun, 31 Dec 9999 23:59:59 -2300", NULL },
	{ "Mon, 99 Xyz 2026 99:99:99 QQQ", NULL },
	{ "Mon, 2 Jan 15:04:05 MST", NULL },
	{ "2003-12-31T25:14:55Z", NULL },
	{ "2003-12-31T10:60:55Z", NULL },
	{ "2003-12-31T10:14:61Z", NULL },
	{ "9999-12-31T23:59:59-99:99", NULL },
	{ "013", NULL },
	{ "20026-01-01", NULL },
	{ "2013-01-27-01", NULL },
	{ "2013-xx-27", NULL },
	{ "2013-01-28T09:xx:00Z", NULL },
	{ "2013-01-28T09:00:00+00:xx", NULL },
	{ "2013-01-28T11:30:00-06:00Textra", NULL },
	{ "0000-00-00T00:00:00Z", NULL },
	{ "0000-335", NULL },
	{ "2003-366", NULL },
	{ "2003-000", NULL },
	{ "2003-W53-1", NULL },
	{ "2003-W01-8", NULL },
	{ "2003-13-01", NULL },
	{ "2003-02-29", NULL },
	{ "12345678901234567890", NULL },
	{ "\xff\xfe", NULL },
	{ "2003-12-31 \xc3", NULL },
	{ "(2003-12-31", NULL },
	{ "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32",
		NULL },
	{ "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -", NULL },
	{ "Antidisestablishmentarianismistically, 1 Jan 2004", NULL },
};

static void
check_rows(const DateRow *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		int64_t time_s = 42;
		const bool is_date = date_parse(rows[i].text, &time_s);
		g_autofree char *got = is_date ? date_rfc3339(time_s) : NULL;

		if (g_strcmp0(got, rows[i].want) != 0 || (!is_date && time_s != 42)) {
			g_test_message("\"%s\": got %s, want %s", rows[i].text, got, rows[i].want);
			g_test_fail();
		}
	}
}

static void
test_mail_dates(void)
{
	check_rows(rfc822_rows, G_N_ELEMENTS(rfc822_rows));
}

static void
test_other_orders(void)
{
	check_rows(other_order_rows, G_N_ELEMENTS(other_order_rows));
}

static void
test_iso_dates(void)
{
	check_rows(iso_rows, G_N_ELEMENTS(iso_rows));
}

static void
test_numbers_only(void)
{
	check_rows(number_rows, G_N_ELEMENTS(number_rows));
}

static void
test_languages(void)
{
	check_rows(language_rows, G_N_ELEMENTS(language_rows));
}

static void
test_what_is_no_date(void)
{
	check_rows(refused_rows, G_N_ELEMENTS(refused_rows));
}

static void
test_rfc3339(void)
{
	static const struct {
		int64_t time_s;
		const char *want;
	} rows[] = {
		{ 0, "1970-01-01T00:00:00Z" },
		{ 1794814200, "2026-11-16T07:30:00Z" },
		{ -62135596800, "0001-01-01T00:00:00Z" },
		{ 253402300799, "9999-12-31T23:59:59Z" },
		{ 253402300800, NULL },
		{ DATE_UNKNOWN, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = date_rfc3339(rows[i].time_s);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* Figures alone: near to now, unless the document says otherwise, or the day itself. */
static void
test_two_ways(void)
{
	const int64_t now_s = 1794814200; /* 2026-11-16T07:30:00Z */
	static const struct {
		const char *text;
		DateOrder order;
		const char *want;
	} rows[] = {
		{ "04/11/2026", DATE_ORDER_UNSAID, "2026-11-04T00:00:00Z" },
		{ "11/04/2026", DATE_ORDER_UNSAID, "2026-11-04T00:00:00Z" },
		{ "04/11/26 10:30 +0100", DATE_ORDER_UNSAID, "2026-11-04T09:30:00Z" },
		{ "11-04-2026", DATE_ORDER_UNSAID, "2026-11-04T00:00:00Z" },
		{ "11.04.2026", DATE_ORDER_UNSAID, "2026-04-11T00:00:00Z" },
		{ "11/12/2026", DATE_ORDER_UNSAID, "2026-11-12T00:00:00Z" },
		{ "12/11/2026", DATE_ORDER_UNSAID, "2026-11-12T00:00:00Z" },
		{ "04/11/2026", DATE_ORDER_MIXED, "2026-11-04T00:00:00Z" },
		{ "04/11/2026", DATE_ORDER_DAY, "2026-11-04T00:00:00Z" },
		{ "04/11/2026", DATE_ORDER_MONTH, "2026-04-11T00:00:00Z" },
		{ "11-04-2026", DATE_ORDER_MONTH, "2026-11-04T00:00:00Z" },
		{ "11-04-2026", DATE_ORDER_DAY, "2026-04-11T00:00:00Z" },
		{ "Sat, 04/11/2026", DATE_ORDER_DAY, "2026-04-11T00:00:00Z" },
		{ "Wed, 04/11/2026", DATE_ORDER_MONTH, "2026-11-04T00:00:00Z" },
		{ "25/10/2026", DATE_ORDER_MONTH, "2026-10-25T00:00:00Z" },
		{ "05/05/2026", DATE_ORDER_DAY, "2026-05-05T00:00:00Z" },
		{ "04/11/2004", DATE_ORDER_UNSAID, "2004-04-11T00:00:00Z" },
		{ "2026-11-04", DATE_ORDER_DAY, "2026-11-04T00:00:00Z" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		DateReading reading;

		g_assert_true(date_read(rows[i].text, &reading));
		g_autofree char *got = date_rfc3339(date_choose(&reading, rows[i].order, now_s));
		g_test_message("%s, %d", rows[i].text, (int)rows[i].order);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
	DateReading reading;
	g_assert_true(date_read("04/11/2026", &reading));
	g_assert_cmpint(date_choose(&reading, DATE_ORDER_UNSAID, DATE_UNKNOWN), ==, reading.time_s);
	g_assert_false(date_read("31/31/2026", &reading));
}

/* How a document writes its dates, by those that can be read in one way only. */
static void
test_order_of_document(void)
{
	static const struct {
		const char *dates[3];
		DateOrder want;
	} rows[] = {
		{ { "04/11/2026", "05/11/2026" }, DATE_ORDER_UNSAID },
		{ { "04/11/2026", "25/11/2026" }, DATE_ORDER_DAY },
		{ { "11/25/2026", "04/11/2026" }, DATE_ORDER_MONTH },
		{ { "11/25/2026", "25/11/2026", "25/11/2026" }, DATE_ORDER_MIXED },
		{ { "Wed, 04/11/2026" }, DATE_ORDER_DAY },
		{ { "Sat, 04/11/2026" }, DATE_ORDER_MONTH },
		{ { "Tue, 04/11/2026" }, DATE_ORDER_UNSAID },
		{ { "25.11.2026", "2026-11-25", "25 Nov 2026" }, DATE_ORDER_UNSAID },
		{ { "05/05/2026" }, DATE_ORDER_UNSAID },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		DateOrder order = DATE_ORDER_UNSAID;

		for (guint k = 0; k < 3 && rows[i].dates[k] != NULL; k++) {
			DateReading reading;

			g_assert_true(date_read(rows[i].dates[k], &reading));
			order = date_order_add(order, &reading);
		}
		g_test_message("%s …", rows[i].dates[0]);
		g_assert_cmpint(order, ==, rows[i].want);
	}
}

static void
test_placeholders(void)
{
	static const struct {
		const char *text;
		bool want;
	} rows[] = {
		{ "1970-01-01T00:00:00Z", true },
		{ "1969-12-31T16:00:00-08:00", true },
		{ "1970-01-03T00:00:00Z", false },
		{ "1969-12-30T23:59:59Z", false },
		{ "0001-01-01T00:00:00Z", true },
		{ "1899-12-30T00:00:00Z", true },
		{ "1900-01-01T00:00:00Z", true },
		{ "1900-01-03T00:00:00Z", false },
		{ "1904-01-01T00:00:00Z", true },
		{ "1904-01-02T00:00:00Z", false },
		{ "1980-01-01T00:00:00Z", true },
		{ "1980-01-02T00:00:00Z", false },
		{ "2038-01-19T03:14:07Z", true },
		{ "2038-01-19T03:14:08Z", false },
		{ "9999-12-31T23:59:59Z", true },
		{ "9998-12-31T23:59:59Z", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		int64_t time_s = 0;

		g_assert_true(date_parse(rows[i].text, &time_s));
		g_test_message("%s", rows[i].text);
		g_assert_true(date_is_placeholder(time_s) == rows[i].want);
	}
}

static void
test_retry(void)
{
	const int64_t now_s = 1794814200; /* 2026-11-16T07:30:00Z */
	static const struct {
		const char *text;
		int64_t want_s; /* after now; -1: cannot be read */
	} rows[] = {
		{ "0", 0 },
		{ "120", 120 },
		{ " 120 ", 120 },
		{ "29.25", 30 },
		{ "86401", 86400 },
		{ "999999999999999999999999", 86400 },
		{ "1794814260", 60 },
		{ "1794814100", 0 },
		{ "1794814260000", 60 },
		{ "Mon, 16 Nov 2026 07:35:00 GMT", 300 },
		{ "Mon, 16 Nov 2020 07:35:00 GMT", 0 },
		{ "2026-11-16T07:31:00.123456Z", 60 },
		{ "2030-01-01T00:00:00Z", 86400 },
		{ "-5", -1 },
		{ "soon", -1 },
		{ "1.2.3", -1 },
		{ ".", -1 },
		{ "", -1 },
		{ NULL, -1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		int64_t when_s = now_s - 1;
		const bool is_read = date_parse_retry(rows[i].text, now_s, &when_s);

		if (is_read != (rows[i].want_s >= 0) || when_s - now_s != rows[i].want_s) {
			g_test_message("\"%s\": got %d, %d; want %d", rows[i].text, (int)is_read,
				(int)(when_s - now_s), (int)rows[i].want_s);
			g_test_fail();
		}
	}
}

static void
test_in_zone(void)
{
	g_autoptr(GTimeZone) london = g_time_zone_new_identifier("Europe/London");
	g_assert_nonnull(london);
	static const struct {
		int64_t time_s;
		const char *format;
		const char *want;
	} rows[] = {
		{ 1794814200, "%A %e %B %Y, %H:%M", "Monday 16 November 2026, 07:30" },
		{ 1783240200, "%a %e %b, %I:%M %p", "Sun 5 Jul, 09:30 AM" },
		{ 1794866400, "%-d %h %H:%M %p 100%%", "16 Nov 22:00 PM 100%" },
		{ DATE_UNKNOWN, "%Y", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = date_in_zone(rows[i].time_s, london, rows[i].format);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
	g_autofree char *words = date_words(1783240200, london);
	g_assert_cmpstr(words, ==, "Sun 5 Jul 2026, 09:30");
	/* 23:30 by UTC, when it is half past midnight there. */
	const GDate day = date_day_in_zone(1783294200, london);
	g_autofree char *day_text = date_day_text(g_date_get_julian(&day));
	g_assert_cmpstr(day_text, ==, "2026-07-06");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/date/mail", test_mail_dates);
	g_test_add_func("/date/other-orders", test_other_orders);
	g_test_add_func("/date/iso", test_iso_dates);
	g_test_add_func("/date/numbers", test_numbers_only);
	g_test_add_func("/date/languages", test_languages);
	g_test_add_func("/date/refused", test_what_is_no_date);
	g_test_add_func("/date/rfc3339", test_rfc3339);
	g_test_add_func("/date/two-ways", test_two_ways);
	g_test_add_func("/date/order-of-document", test_order_of_document);
	g_test_add_func("/date/placeholders", test_placeholders);
	g_test_add_func("/date/retry", test_retry);
	g_test_add_func("/date/in-zone", test_in_zone);
	return g_test_run();
}
