#include "digest/window.h"

#include "base/now.h"
#include "text/date.h"

#define BEGINS_LATE_S_MAX HOUR_S
#define WEEK 7

/* Monday 5 January 1970, from which weeks are counted when nobody says another. */
#define COUNTED_JULIAN 719167

/* A post is mended or taken back in its first minutes, if ever. Less than any reach, so that the
 * next edition has it. */

/* News of the last day that had no room is still news. */
#define CARRY_S DAY_S

/*
 * A civil date with the schedule's time of day, as an instant. GLib moves a time in the gap to the
 * first valid minute and reads one that comes twice as the second.
 */
static int64_t
instant(const WindowRule *rule, const GDate *date)
{
	g_autoptr(GDateTime) when = g_date_time_new(rule->zone, g_date_get_year(date),
		(gint)g_date_get_month(date), g_date_get_day(date), rule->schedule->hour,
		rule->schedule->minute, 0);

	g_assert(when != NULL);
	return g_date_time_to_unix(when);
}

/* The day of a month on which it is due. */
static GDateDay
day_of_month(const Schedule *schedule, const GDate *month)
{
	const int last = g_date_get_days_in_month(g_date_get_month(month), g_date_get_year(month));
	GDate edge = *month;

	if (schedule->week == 0) {
		return (GDateDay)MIN(schedule->day, last);
	}
	if (schedule->week == SCHEDULE_WEEK_LAST) {
		g_date_set_day(&edge, (GDateDay)last);
		const int after = ((int)g_date_get_weekday(&edge) - schedule->day + WEEK) % WEEK;

		return (GDateDay)(last - after);
	}
	g_date_set_day(&edge, 1);
	const int before = (schedule->day - (int)g_date_get_weekday(&edge) + WEEK) % WEEK;

	return (GDateDay)(1 + before + (schedule->week - 1) * WEEK);
}

static int
monday_of(int julian)
{
	return julian - (julian - 1) % WEEK; /* The first Julian day was a Monday. */
}

/* The Monday of the week of @julian, or of the last one before it that counts. Weeks are counted
 * one by one from one that is named, so that no year's end makes a difference. */
static int
monday_that_counts(const Schedule *schedule, int julian)
{
	const int counted = schedule->counted == 0 ? COUNTED_JULIAN : (int)schedule->counted;
	const int step = MAX(schedule->every, 1) * WEEK;
	const int behind = (monday_of(julian) - monday_of(counted)) % step;

	return monday_of(julian) - (behind < 0 ? behind + step : behind);
}

/*
 * The n-th due instant from the civil day of @now_s, pauses or not: 0 is the one of this day,
 * month or week (or several, of which one counts), which may lie before or after it; -1 the one
 * before, 1 the one after.
 */
static int64_t
nth_due(const WindowRule *rule, int64_t now_s, int n)
{
	const Schedule *schedule = rule->schedule;
	GDate date = date_day_in_zone(now_s, rule->zone);

	if (schedule_is_monthly(schedule)) {
		g_date_set_day(&date, 1);
		if (n < 0) {
			g_date_subtract_months(&date, (guint)-n);
		} else {
			g_date_add_months(&date, (guint)n);
		}
		g_date_set_day(&date, day_of_month(schedule, &date));
		return instant(rule, &date);
	}
	int julian = (int)g_date_get_julian(&date) + n;
	if (schedule->frequency == SCHEDULE_WEEKLY) {
		julian = monday_that_counts(schedule, (int)g_date_get_julian(&date))
			+ n * MAX(schedule->every, 1) * WEEK + schedule->day - 1;
	}
	g_date_set_julian(&date, (guint32)julian);
	return instant(rule, &date);
}

const Pause *
window_pause_at(const WindowRule *rule, int64_t time_s)
{
	if (rule->pauses == NULL || rule->pauses->len == 0) {
		return NULL;
	}
	const GDate date = date_day_in_zone(time_s, rule->zone);
	const guint32 day = g_date_get_julian(&date);

	for (guint i = 0; i < rule->pauses->len; i++) {
		const Pause *pause = &g_array_index(rule->pauses, Pause, i);

		if (day >= pause->from && day < pause->until) {
			return pause;
		}
	}
	return NULL;
}

int64_t
window_last_due(const WindowRule *rule, int64_t now_s)
{
	int n = 1;
	int64_t due_s = nth_due(rule, now_s, n);

	while (due_s > now_s || window_pause_at(rule, due_s) != NULL) {
		due_s = nth_due(rule, now_s, --n);
	}
	return due_s;
}

int64_t
window_beginning(const WindowRule *rule, int64_t now_s)
{
	return window_last_due(rule, now_s - BEGINS_LATE_S_MAX);
}

int64_t
window_next_due(const WindowRule *rule, int64_t now_s)
{
	int n = -1;
	int64_t due_s = nth_due(rule, now_s, n);

	while (due_s <= now_s || window_pause_at(rule, due_s) != NULL) {
		due_s = nth_due(rule, now_s, ++n);
	}
	return due_s;
}

bool
window_pause_follows(const WindowRule *rule, int64_t due_s, int64_t *until_s)
{
	const WindowRule without = { .schedule = rule->schedule, .zone = rule->zone };
	const int64_t next_s = window_next_due(rule, due_s);

	if (next_s == window_next_due(&without, due_s)) {
		return false;
	}
	*until_s = next_s;
	return true;
}

/* The window's begin: @start_s less the reach, where none said means one period of the schedule. */
static int64_t
reach_back(const WindowRule *rule, int64_t start_s)
{
	return rule->reach_s > 0 ? start_s - rule->reach_s : window_last_due(rule, start_s - 1);
}

/* What depends on where a period starts and ends. */
static void
set_bounds(const WindowRule *rule, Window *window)
{
	const int64_t next_since_s = reach_back(rule, window->end_s);

	window->until_s = window->end_s - WINDOW_SETTLE_S;
	window->carry_s = MAX(MAX(window->start_s, next_since_s), window->end_s - CARRY_S);
}

void
window_between(const WindowRule *rule, int64_t start_s, int64_t end_s, Window *window)
{
	window->start_s = start_s;
	window->end_s = end_s;
	window->since_s = reach_back(rule, start_s);
	set_bounds(rule, window);
}

bool
window_due(const WindowRule *rule, int64_t last_end_s, int64_t now_s, Window *window)
{
	int64_t end_s = window_last_due(rule, now_s);

	if (last_end_s >= end_s || window_pause_at(rule, now_s) != NULL) {
		return false;
	}
	window_between(rule, last_end_s, end_s, window);
	return true;
}

void
window_finished(const WindowRule *rule, int64_t now_s, Window *window)
{
	window->end_s = window_last_due(rule, now_s);
	window->start_s = window_last_due(rule, window->end_s - 1);
	window->since_s = window->start_s;
	set_bounds(rule, window);
}

void
window_current(const WindowRule *rule, int64_t last_end_s, int64_t now_s, Window *window)
{
	const int64_t end_s = window_next_due(rule, now_s);
	const int64_t before_s = window_last_due(rule, end_s - 1);

	window_between(rule, last_end_s < end_s ? last_end_s : before_s, end_s, window);
}

int64_t
window_day(guint32 julian, GTimeZone *zone)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, julian);
	g_autoptr(GDateTime) when = g_date_time_new(zone, g_date_get_year(&date),
		(gint)g_date_get_month(&date), g_date_get_day(&date), 0, 0, 0);
	g_assert(when != NULL);
	return g_date_time_to_unix(when);
}

int64_t
window_last(const WindowRule *rule, guint32 julian)
{
	int64_t due_s = window_next_due(rule, window_day(julian, rule->zone) - 1);

	while (window_pause_at(rule, due_s) != NULL) {
		due_s = window_next_due(rule, due_s);
	}
	return due_s;
}

GTimeZone *
window_zone(const char *name)
{
	return g_time_zone_new_identifier(name);
}
