#include "digest/window.h"

#include "base/now.h"
#include "text/date.h"

#define BEGINS_LATE_S_MAX HOUR_S

/*
 * A civil date with the schedule's time of day, as an instant. GLib moves a time in the gap to the
 * first valid minute and reads one that comes twice as the second.
 */
static int64_t
instant(const Schedule *schedule, GTimeZone *zone, GDateYear year, GDateMonth month, GDateDay day)
{
	g_autoptr(GDateTime) when = g_date_time_new(zone, year, (gint)month, day, schedule->hour,
		schedule->minute, 0);

	g_assert(when != NULL);
	return g_date_time_to_unix(when);
}

/* The due instant on the month of @date: its day, or the month's last. */
static int64_t
instant_in_month(const Schedule *schedule, GTimeZone *zone, const GDate *date)
{
	guint8 last = g_date_get_days_in_month(g_date_get_month(date), g_date_get_year(date));

	return instant(schedule, zone, g_date_get_year(date), g_date_get_month(date),
		(GDateDay)MIN(schedule->day, last));
}

/*
 * The n-th due instant from the civil day of @now_s: 0 is the one of this day, week or month, which
 * may lie before or after it; -1 the one before, 1 the one after.
 */
static int64_t
nth_due(const Schedule *schedule, GTimeZone *zone, int64_t now_s, int n)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now_s);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	GDate date;
	gint year, month, day;

	g_date_time_get_ymd(local, &year, &month, &day);
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	if (schedule->frequency == SCHEDULE_MONTHLY) {
		g_date_set_day(&date, 1);
		if (n < 0) {
			g_date_subtract_months(&date, (guint)-n);
		} else {
			g_date_add_months(&date, (guint)n);
		}
		return instant_in_month(schedule, zone, &date);
	}
	int step = schedule->frequency == SCHEDULE_WEEKLY ? 7 : 1;
	int days = n * step;
	if (schedule->frequency == SCHEDULE_WEEKLY) {
		days += schedule->day - (int)g_date_get_weekday(&date);
	}
	g_date_set_julian(&date, (guint32)((int)g_date_get_julian(&date) + days));
	return instant(schedule, zone, g_date_get_year(&date), g_date_get_month(&date),
		g_date_get_day(&date));
}

int64_t
window_last_due(const Schedule *schedule, GTimeZone *zone, int64_t now_s)
{
	int n = 1;

	while (nth_due(schedule, zone, now_s, n) > now_s) {
		n--;
	}
	return nth_due(schedule, zone, now_s, n);
}

int64_t
window_beginning(const Schedule *schedule, GTimeZone *zone, int64_t now_s)
{
	return window_last_due(schedule, zone, now_s - BEGINS_LATE_S_MAX);
}

int64_t
window_next_due(const Schedule *schedule, GTimeZone *zone, int64_t now_s)
{
	int n = -1;

	while (nth_due(schedule, zone, now_s, n) <= now_s) {
		n++;
	}
	return nth_due(schedule, zone, now_s, n);
}

/* The window's begin: @start_s less the reach, where none said means one period of the schedule. */
static int64_t
reach_back(const WindowRule *rule, int64_t start_s)
{
	return rule->reach_s > 0 ? start_s - rule->reach_s
				 : window_last_due(rule->schedule, rule->zone, start_s - 1);
}

bool
window_due(const WindowRule *rule, int64_t last_end_s, int64_t now_s, Window *window)
{
	int64_t end_s = window_last_due(rule->schedule, rule->zone, now_s);

	if (last_end_s >= end_s) {
		return false;
	}
	window->end_s = end_s;
	window->start_s = last_end_s;
	window->since_s = reach_back(rule, last_end_s);
	return true;
}

void
window_finished(const WindowRule *rule, int64_t now_s, Window *window)
{
	window->end_s = window_last_due(rule->schedule, rule->zone, now_s);
	window->start_s = window_last_due(rule->schedule, rule->zone, window->end_s - 1);
	window->since_s = window->start_s;
}

void
window_current(const WindowRule *rule, int64_t last_end_s, int64_t now_s, Window *window)
{
	window->end_s = window_next_due(rule->schedule, rule->zone, now_s);
	window->start_s = last_end_s < window->end_s
		? last_end_s
		: window_last_due(rule->schedule, rule->zone, window->end_s - 1);
	window->since_s = reach_back(rule, window->start_s);
}

GTimeZone *
window_zone(const char *name)
{
	return g_time_zone_new_identifier(name);
}
