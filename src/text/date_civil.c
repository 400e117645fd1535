#include "text/date_civil.h"

#include "base/now.h"

#define DAYS_A_WEEK 7
#define WEEKS_A_YEAR 53
#define DAYS_A_YEAR 366
#define YEAR_MAX 9999

typedef struct Day {
	int year, month, day;
} Day;

/* Two digits as RFC 5322, 4.3 reads them. */
static int
full_year(int value, guint digits)
{
	if (digits > 2) {
		return value;
	}
	return value < 50 ? 2000 + value : 1900 + value;
}

static bool
is_year(const DatePart *part)
{
	return part->digits == 4;
}

static bool
day_exists(Day day, GDateTime **midnight)
{
	if (day.year < 1 || day.year > YEAR_MAX) {
		return false;
	}
	*midnight = g_date_time_new_utc(day.year, day.month, day.day, 0, 0, 0);
	return *midnight != NULL;
}

static bool
day_seconds(Day day, int64_t *day_s)
{
	g_autoptr(GDateTime) midnight = NULL;

	if (!day_exists(day, &midnight)) {
		return false;
	}
	*day_s = g_date_time_to_unix(midnight);
	return true;
}

/* 2003-335: the day of the year. */
static bool
ordinal_day(int year, int number, int64_t *day_s)
{
	g_autoptr(GDateTime) first = NULL;

	if (number < 1 || number > DAYS_A_YEAR || !day_exists((Day){ year, 1, 1 }, &first)) {
		return false;
	}
	g_autoptr(GDateTime) day = g_date_time_add_days(first, number - 1);
	if (day == NULL || g_date_time_get_year(day) != year) {
		return false;
	}
	*day_s = g_date_time_to_unix(day);
	return true;
}

/* The week with 4 January is the first; a week belongs to its Thursday's year (ISO 8601). */
static bool
week_day(int year, int week, int weekday, int64_t *day_s)
{
	g_autoptr(GDateTime) fourth = NULL;

	if (week < 1 || week > WEEKS_A_YEAR || weekday < 1 || weekday > DAYS_A_WEEK
		|| !day_exists((Day){ year, 1, 4 }, &fourth)) {
		return false;
	}
	const int days = (week - 1) * DAYS_A_WEEK - g_date_time_get_day_of_week(fourth);
	g_autoptr(GDateTime) thursday = g_date_time_add_days(fourth, days + 4);
	if (thursday == NULL || g_date_time_get_year(thursday) != year) {
		return false;
	}
	*day_s = g_date_time_to_unix(fourth) + (int64_t)(days + weekday) * DAY_S;
	return true;
}

/* 2003-W01-3, 2003W013, 2003-W01 */
static bool
read_week(const DateCivil *civil, int64_t *day_s)
{
	const DatePart *parts = civil->parts;

	if (civil->part_count < 2 || !is_year(&parts[0])) {
		return false;
	}
	if (civil->part_count == 2 && parts[1].digits == 3) {
		return week_day(parts[0].value, parts[1].value / 10, parts[1].value % 10, day_s);
	}
	return week_day(parts[0].value, parts[1].value, civil->part_count == 3 ? parts[2].value : 1,
		day_s);
}

/* 16 Dec 2012, Dec 16 12, 2012 Dec 16, Nov 2020 */
static bool
read_named(const DateCivil *civil, int64_t *day_s)
{
	const DatePart *first = &civil->parts[0];
	const DatePart *second = &civil->parts[1];

	if (civil->part_count == 1) {
		return is_year(first) && day_seconds((Day){ first->value, civil->month, 1 }, day_s);
	}
	const DatePart *year = is_year(first) ? first : second;
	const DatePart *day = is_year(first) ? second : first;
	if (civil->part_count != 2 || day->digits > 2 || (year->digits != 2 && !is_year(year))) {
		return false;
	}
	return day_seconds((Day){ full_year(year->value, year->digits), civil->month, day->value },
		day_s);
}

static bool
fits_weekday(Day day, int weekday)
{
	g_autoptr(GDateTime) midnight = NULL;

	return day_exists(day, &midnight)
		&& (weekday == 0 || g_date_time_get_day_of_week(midnight) == weekday);
}

/*
 * Slashes are American; dots, hyphens and blanks put the day first. What cannot be meant so, or a
 * weekday that says otherwise, turns it round. But for dots, both may be meant.
 */
static bool
read_year_last(const DateCivil *civil, DateReading *day)
{
	const int first = civil->parts[0].value;
	const int second = civil->parts[1].value;
	const char sign = civil->parts[1].sign;
	const int year = full_year(civil->parts[2].value, civil->parts[2].digits);
	const bool is_month_usual = sign == '/';
	const Day usual = is_month_usual ? (Day){ year, first, second }
					 : (Day){ year, second, first };
	const Day other = is_month_usual ? (Day){ year, second, first }
					 : (Day){ year, first, second };
	const bool is_turned = !fits_weekday(usual, civil->weekday)
		&& (fits_weekday(other, civil->weekday) || !fits_weekday(usual, 0));
	const Day meant = is_turned ? other : usual;

	if (!day_seconds(meant, &day->time_s)) {
		return false;
	}
	if (first == second || sign == '.') {
		return true;
	}
	if (fits_weekday(meant, civil->weekday)) {
		day->order = is_turned == is_month_usual ? DATE_ORDER_DAY : DATE_ORDER_MONTH;
	}
	if (!is_turned && fits_weekday(other, civil->weekday)) {
		(void)day_seconds(other, &day->other_s);
	}
	return true;
}

static bool
read_three(const DateCivil *civil, DateReading *day)
{
	const DatePart *parts = civil->parts;
	const bool is_iso = parts[1].sign == '-' && parts[2].sign == '-' && parts[0].digits == 2
		&& parts[2].digits <= 2;

	if (is_year(&parts[0]) || is_iso) {
		/* A month of three digits, "012", was once Google's. */
		const bool are_short = parts[1].digits <= 3 && parts[2].digits <= 2;
		const int year = full_year(parts[0].value, parts[0].digits);

		return are_short
			&& day_seconds((Day){ year, parts[1].value, parts[2].value }, &day->time_s);
	}
	const bool are_short = parts[0].digits <= 2 && parts[1].digits <= 2;
	const bool ends_in_year = parts[2].digits == 2 || is_year(&parts[2]);
	return are_short && ends_in_year && read_year_last(civil, day);
}

/* 2003-12, -03-12, 2003-335, 03-335, 12/2003 */
static bool
read_two(const DateCivil *civil, int64_t *day_s)
{
	const DatePart *first = &civil->parts[0];
	const DatePart *second = &civil->parts[1];
	const int year = full_year(first->value, first->digits);

	if (is_year(second) && first->digits <= 2) {
		return day_seconds((Day){ second->value, first->value, 1 }, day_s);
	}
	if (!is_year(first) && first->digits != 2) {
		return false;
	}
	if (second->digits == 3) {
		return ordinal_day(year, second->value, day_s);
	}
	return (is_year(first) || first->sign == '-') && second->digits <= 2
		&& day_seconds((Day){ year, second->value, 1 }, day_s);
}

/* Written without anything between; "-0312" is a year and a month. */
static bool
read_one(const DateCivil *civil, int64_t *day_s)
{
	const int value = civil->parts[0].value;
	const int month = value / 100 % 100;

	switch (civil->parts[0].digits) {
	case 8:
		return day_seconds((Day){ value / 10000, month, value % 100 }, day_s);
	case 7:
		return ordinal_day(value / 1000, value % 1000, day_s);
	case 6:
		return day_seconds((Day){ full_year(value / 10000, 2), month, value % 100 }, day_s);
	case 5:
		return ordinal_day(full_year(value / 1000, 2), value % 1000, day_s);
	case 4:
		return civil->parts[0].sign == '-'
			? day_seconds((Day){ full_year(value / 100, 2), value % 100, 1 }, day_s)
			: day_seconds((Day){ value, 1, 1 }, day_s);
	default:
		return false;
	}
}

bool
date_civil_day(const DateCivil *civil, DateReading *day)
{
	DateReading read = { .other_s = DATE_UNKNOWN };
	bool is_day = false;

	if (civil->is_week) {
		is_day = read_week(civil, &read.time_s);
	} else if (civil->month != 0) {
		is_day = read_named(civil, &read.time_s);
	} else if (civil->part_count == 3) {
		is_day = read_three(civil, &read);
	} else if (civil->part_count == 2) {
		is_day = read_two(civil, &read.time_s);
	} else if (civil->part_count == 1) {
		is_day = read_one(civil, &read.time_s);
	}
	if (is_day) {
		*day = read;
	}
	return is_day;
}
