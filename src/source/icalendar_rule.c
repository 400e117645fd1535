#include "source/icalendar_rule.h"

#include "base/now.h"
#include "text/zone.h"

/*
 * Work is counted, not timed: each date that the iterator gives is one, each day that it went over
 * to find it as well, and where it found none at all although the rule has no end it went over all
 * days up to the last year that it knows (libical, icalrecur.c, MAX_TIME_T_YEAR): as much as this.
 */
#define FRUITLESS_WORK 400000
#define ENTRY_WORK_MAX 450000

/* No rule that people write is quiet for so many of its periods: 29 February is one day in 2,922.
 */
#define PERIODS_MAX 3000

static gint
compare_times(gconstpointer one, gconstpointer other)
{
	const int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;

	return (a > b) - (a < b);
}

/* Count down; no entry may use up all of a calendar's work. */
static bool
spend(IcalendarRule *rule, int64_t work)
{
	const guint spent = (guint)MIN(work, rule->left);

	rule->left -= spent;
	*rule->work -= spent;
	if (spent < work) {
		rule->fault = "its rules took too much to count";
	}
	return spent == work;
}

/* RFC 5545, 3.3.10: UNTIL of a time in a zone is in UTC; libical compares what clocks show. */
static void
convert_until(const IcalendarRule *rule, struct icalrecurrencetype *recur)
{
	const bool is_day = rule->entry->start.is_day;
	int64_t civil_s;

	if (icaltime_is_null_time(recur->until) || !icalendar_civil(recur->until, &civil_s)) {
		return;
	}
	if (!is_day && recur->until.is_date) {
		civil_s += DAY_S - 1; /* the whole of that day, as everybody reads it */
	} else if (!is_day && icaltime_is_utc(recur->until) && !rule->entry->start.is_utc) {
		civil_s = zone_civil(rule->zone, civil_s);
	}
	recur->until = icalendar_wall(civil_s, is_day);
}

/* Why libical is not asked, or NULL. Below a day it may not come back at all:
 * FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30. */
static const char *
refuse(const struct icalrecurrencetype *recur)
{
	switch (recur->freq) {
	case ICAL_SECONDLY_RECURRENCE:
		return "FREQ=SECONDLY is not read";
	case ICAL_MINUTELY_RECURRENCE:
		return "FREQ=MINUTELY is not read";
	case ICAL_HOURLY_RECURRENCE:
		return "FREQ=HOURLY is not read";
	case ICAL_NO_RECURRENCE:
		return "a rule could not be read";
	default:
		break;
	}
	return recur->rscale != NULL && g_ascii_strcasecmp(recur->rscale, "GREGORIAN") != 0
		? "RSCALE is not read"
		: NULL;
}

/* What it costs to be told that there is none: little, where the rule ends here by its own words.
 */
static int64_t
work_of_end(const struct icalrecurrencetype *recur, int found)
{
	const bool is_counted = recur->count > 0 && found >= recur->count;
	const bool is_over = !icaltime_is_null_time(recur->until) && found > 0;

	return is_counted || is_over ? 1 : FRUITLESS_WORK;
}

/* And what a date costs: a little for each of the rule's periods that it went over. Where it went
 * over very many there was nothing to be found, and libical says so by a date far away. */
static int64_t
work_of_step(const struct icalrecurrencetype *recur, int64_t gap_s)
{
	const int64_t days = recur->freq == ICAL_YEARLY_RECURRENCE ? 365
		: recur->freq == ICAL_MONTHLY_RECURRENCE           ? 28
		: recur->freq == ICAL_WEEKLY_RECURRENCE            ? 7
								   : 1;
	const int64_t periods = MAX(gap_s, 0) / (days * DAY_S * MAX(recur->interval, 1));

	return periods > PERIODS_MAX ? FRUITLESS_WORK : 1 + periods;
}

static void
count_off(IcalendarRule *rule, struct icalrecurrencetype *recur, GArray *dates)
{
	const int64_t start_s = rule->entry->start.civil_s;
	int64_t before_s = start_s;

	/* Nothing is asked that could not be paid for. */
	if (rule->left < FRUITLESS_WORK) {
		spend(rule, FRUITLESS_WORK);
		return;
	}
	icalrecur_iterator *iterator = icalrecur_iterator_new(*recur,
		icalendar_wall(start_s, rule->entry->start.is_day));
	if (iterator == NULL) { /* it looked for the first one already, in vain */
		spend(rule, FRUITLESS_WORK);
		return;
	}
	for (int found = 0;; found++) {
		const struct icaltimetype next = icalrecur_iterator_next(iterator);
		int64_t civil_s;

		if (icaltime_is_null_time(next) || !icalendar_civil(next, &civil_s)) {
			spend(rule, work_of_end(recur, found));
			break;
		}
		if (!spend(rule, work_of_step(recur, civil_s - before_s))
			|| civil_s >= rule->until_civil_s) {
			break;
		}
		if (civil_s >= rule->from_civil_s) {
			g_array_append_val(dates, civil_s);
		}
		before_s = civil_s;
	}
	icalrecur_iterator_free(iterator);
}

static void
add_rules(IcalendarRule *rule, GArray *dates)
{
	icalcomponent *component = rule->entry->component;

	for (icalproperty *property =
			icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY);
		property != NULL;
		property = icalcomponent_get_next_property(component, ICAL_RRULE_PROPERTY)) {
		struct icalrecurrencetype recur = icalproperty_get_rrule(property);
		const char *fault = refuse(&recur);

		if (fault != NULL) {
			rule->fault = fault;
			continue;
		}
		convert_until(rule, &recur);
		count_off(rule, &recur, dates);
	}
}

static void
add_named(const IcalendarRule *rule, icalproperty_kind kind, GArray *times, GArray *days)
{
	icalcomponent *component = rule->entry->component;

	for (icalproperty *property = icalcomponent_get_first_property(component, kind);
		property != NULL; property = icalcomponent_get_next_property(component, kind)) {
		g_auto(IcalendarTime) time = { 0 };

		icalendar_entry_time(property, &time);
		if (!time.is_there) {
			continue;
		}
		const int64_t civil_s = time.is_day ? time.civil_s
						    : rule->civil_of(rule->data, &time, rule->zone);
		/* A day alone stands for whatever begins on it. */
		const bool is_of_day = time.is_day && days != NULL;
		g_array_append_val(is_of_day ? days : times, civil_s);
	}
}

static bool
has_time(const GArray *times, int64_t civil_s)
{
	return g_array_binary_search((GArray *)times, &civil_s, compare_times, NULL);
}

static int64_t
day_of(int64_t civil_s)
{
	return civil_s - ((civil_s % DAY_S) + DAY_S) % DAY_S;
}

/* Each once, in order, without those that fall out or are not wanted. */
static GArray *
settle(const IcalendarRule *rule, GArray *dates, const GArray *out, const GArray *days_out)
{
	GArray *kept = g_array_new(FALSE, FALSE, sizeof(int64_t));

	g_array_sort(dates, compare_times);
	for (guint i = 0; i < dates->len; i++) {
		const int64_t civil_s = g_array_index(dates, int64_t, i);

		if ((i > 0 && civil_s == g_array_index(dates, int64_t, i - 1))
			|| civil_s < rule->from_civil_s || civil_s >= rule->until_civil_s
			|| has_time(out, civil_s) || has_time(days_out, day_of(civil_s))) {
			continue;
		}
		g_array_append_val(kept, civil_s);
	}
	return kept;
}

GArray *
icalendar_rule_dates(IcalendarRule *rule)
{
	g_autoptr(GArray) dates = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GArray) days_out = g_array_new(FALSE, FALSE, sizeof(int64_t));

	rule->left = MIN(*rule->work, ENTRY_WORK_MAX);
	/* RFC 5545, 3.8.5.3: DTSTART is the first of them. */
	g_array_append_val(dates, rule->entry->start.civil_s);
	add_rules(rule, dates);
	add_named(rule, ICAL_RDATE_PROPERTY, dates, NULL);
	add_named(rule, ICAL_EXDATE_PROPERTY, out, days_out);
	g_array_sort(out, compare_times);
	g_array_sort(days_out, compare_times);
	return settle(rule, dates, out, days_out);
}
