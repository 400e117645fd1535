#include "source/icalendar_rule.h"

#include "base/now.h"
#include "source/icalendar_recur.h"
#include "text/zone.h"

/* What an entry may cost: nobody's rule comes near to that. A hundred years, day by day, are 36,525
 * days to be looked at. */
#define ENTRY_WORK_MAX 1000000

/* What a date costs that is named, or kept, beside a day that is looked at. */
#define DATE_WORK 100

static gint
compare_times(gconstpointer one, gconstpointer other)
{
	const int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;

	return (a > b) - (a < b);
}

/* RFC 5545, 3.3.10: UNTIL of a time in a zone is in UTC; of it the last second counts yet. */
static int64_t
end_of(const IcalendarRule *rule, const struct icalrecurrencetype *recur)
{
	int64_t civil_s;

	if (icaltime_is_null_time(recur->until) || !icalendar_civil(recur->until, &civil_s)) {
		return rule->until_civil_s;
	}
	if (recur->until.is_date) {
		civil_s += DAY_S - 1; /* the whole of that day, as everybody reads it */
	} else if (!rule->entry->start.is_day && icaltime_is_utc(recur->until)
		&& !rule->entry->start.is_utc) {
		/* Of a rule of days it is the day that is written there, wherever that is. */
		civil_s = zone_civil(rule->zone, civil_s);
	}
	return MIN(civil_s + 1, rule->until_civil_s);
}

/* @recur: a rule of the entry. @counted out. @return whether it is one that is counted. */
static bool
read_rule(IcalendarRule *rule, const struct icalrecurrencetype *recur, IcalendarRecur *counted)
{
	const char *fault = icalendar_recur_refuse(recur);

	if (fault != NULL) {
		rule->fault = fault;
		return false;
	}
	*counted = (IcalendarRecur){
		.rule = recur,
		.start_s = rule->entry->start.civil_s,
		.from_s = rule->from_civil_s,
		.until_s = end_of(rule, recur),
		.is_day = rule->entry->start.is_day,
	};
	return true;
}

/* Each rule of the entry in turn, counted off, or only what that would cost. @dates NULL: only
 * that. @return what it costs. */
static int64_t
count_rules(IcalendarRule *rule, GArray *dates)
{
	icalcomponent *component = rule->entry->component;
	int64_t work = 0;

	for (icalproperty *property =
			icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY);
		property != NULL;
		property = icalcomponent_get_next_property(component, ICAL_RRULE_PROPERTY)) {
		const struct icalrecurrencetype recur = icalproperty_get_rrule(property);
		IcalendarRecur counted;

		if (!read_rule(rule, &recur, &counted)) {
			continue;
		}
		work += dates == NULL ? icalendar_recur_work(&counted)
				      : icalendar_recur_dates(&counted, dates);
	}
	return work;
}

static int64_t
work_of_named(const IcalendarRule *rule)
{
	icalcomponent *component = rule->entry->component;

	return ((int64_t)icalcomponent_count_properties(component, ICAL_RDATE_PROPERTY)
		       + icalcomponent_count_properties(component, ICAL_EXDATE_PROPERTY))
		* DATE_WORK;
}

int64_t
icalendar_rule_work(IcalendarRule *rule)
{
	return count_rules(rule, NULL) + work_of_named(rule);
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

/* All but the first one. @return what they cost. */
static int64_t
add_all(IcalendarRule *rule, GArray *dates, GArray *out, GArray *days_out)
{
	const int64_t work = count_rules(rule, dates) + work_of_named(rule);

	add_named(rule, ICAL_RDATE_PROPERTY, dates, NULL);
	add_named(rule, ICAL_EXDATE_PROPERTY, out, days_out);
	g_array_sort(out, compare_times);
	g_array_sort(days_out, compare_times);
	return work;
}

GArray *
icalendar_rule_dates(IcalendarRule *rule)
{
	g_autoptr(GArray) dates = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GArray) days_out = g_array_new(FALSE, FALSE, sizeof(int64_t));
	int64_t work = 0;

	/* RFC 5545, 3.8.5.3: DTSTART is the first of them. */
	g_array_append_val(dates, rule->entry->start.civil_s);
	/* Nothing is begun that could not be paid for. */
	if (icalendar_rule_work(rule) > MIN(*rule->work, ENTRY_WORK_MAX)) {
		rule->fault = "its rules took too much to count";
		rule->is_costly = true;
	} else {
		work = add_all(rule, dates, out, days_out);
	}
	GArray *kept = settle(rule, dates, out, days_out);
	*rule->work -= MIN(work + kept->len * DATE_WORK, *rule->work);
	return kept;
}
