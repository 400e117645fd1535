/* The dates of a series of entries, as events. */
#include "source/icalendar_reader.h"

#include "base/now.h"
#include "source/icalendar_rule.h"
#include "text/zone.h"

#define UNTITLED "(untitled)"

/* Changes are counted on from it; some programs write the seconds since 1970. */
#define SEQUENCE_MAX 1000000

/* Nothing that is announced lasts longer: its end is not believed. */
#define LENGTH_DAYS_MAX 3660

/* So many dates are held until only the next ones are kept. */
#define HELD_MAX (10 * ICALENDAR_DATES_MAX)

void
icalendar_dates_settle(IcalendarReader *reader)
{
	GPtrArray *events = reader->calendar->events;

	g_ptr_array_sort(events, event_compare);
	if (events->len > ICALENDAR_DATES_MAX) {
		g_ptr_array_set_size(events, ICALENDAR_DATES_MAX);
		reader->is_full = true;
	}
}

/* ---- one date -------------------------------------------------------------------------------- */

/* RFC 5545, 3.6.1: a day without an end is one day; a nominal duration counts days by the clock. */
static void
set_end(IcalendarReader *reader, const IcalendarEntry *entry, int64_t civil_s, Event *event)
{
	GTimeZone *zone = icalendar_zone_of_entry(reader, entry);
	const IcalendarTime *start = &entry->start, *end = &entry->end;
	const struct icaldurationtype *duration = &entry->duration;
	const int sign = duration->is_neg ? -1 : 1;
	const int64_t days = sign * ((int64_t)duration->weeks * 7 + (int64_t)duration->days);
	const int64_t rest_s = sign
		* ((int64_t)duration->hours * HOUR_S + (int64_t)duration->minutes * MINUTE_S
			+ (int64_t)duration->seconds);

	if (start->is_day) {
		const int64_t length = end->is_there ? (end->civil_s - start->civil_s) / DAY_S
						     : days + rest_s / DAY_S;
		const int64_t last = event->first_day + CLAMP(length, 1, LENGTH_DAYS_MAX) - 1;

		event->last_day = (guint32)last;
		event->end_s = zone_instant(zone, civil_s + (last - event->first_day + 1) * DAY_S);
	} else if (end->is_there) {
		event->end_s = event->start_s + icalendar_instant(reader, end)
			- icalendar_instant(reader, start);
	} else if (entry->has_duration) {
		event->end_s = zone_instant(zone, civil_s + days * DAY_S) + rest_s;
	}
	if (event->end_s != DATE_UNKNOWN
		&& (event->end_s <= event->start_s
			|| event->end_s - event->start_s > (LENGTH_DAYS_MAX + 1) * DAY_S)) {
		event->end_s = DATE_UNKNOWN;
	}
}

/* @civil_s: when it begins, in its zone; @recurrence owned by the call. */
static void
add_date(IcalendarReader *reader, const IcalendarEntry *entry, int64_t civil_s, char *recurrence)
{
	g_autoptr(Event) event = event_new();
	GTimeZone *zone = icalendar_zone_of_entry(reader, entry);
	const IcalendarZone *said = icalendar_zone_of(reader, entry->start.tzid);

	event->recurrence = recurrence;
	event->start_s = entry->start.is_utc ? civil_s : zone_instant(zone, civil_s);
	if (event->start_s < reader->wanted->from_s || event->start_s >= reader->wanted->until_s) {
		return;
	}
	event->uid = g_strdup(entry->uid);
	event->sequence = MIN(entry->sequence, SEQUENCE_MAX);
	event->title = g_strdup(entry->title != NULL ? entry->title : UNTITLED);
	event->place = g_strdup(entry->place);
	event->about = entry->about != NULL ? g_ref_string_acquire(entry->about) : NULL;
	event->url = g_strdup(entry->url);
	event->zone = g_strdup(said->name);
	event->is_cancelled = entry->is_cancelled;
	if (entry->start.is_day) {
		const struct icaltimetype day = icalendar_wall(civil_s, true);
		GDate date;

		g_date_clear(&date, 1);
		g_date_set_dmy(&date, (GDateDay)day.day, (GDateMonth)day.month,
			(GDateYear)day.year);
		event->first_day = g_date_get_julian(&date);
	}
	set_end(reader, entry, civil_s, event);
	g_ptr_array_add(reader->calendar->events, g_steal_pointer(&event));
	if (reader->calendar->events->len >= HELD_MAX) {
		icalendar_dates_settle(reader);
	}
}

/* Which of a series a date is: its day, so that another hour is the same one; with the hour where
 * several are of one day. @return owned. */
static char *
recurrence_of(int64_t civil_s, bool has_hour)
{
	const struct icaltimetype wall = icalendar_wall(civil_s, false);

	return has_hour ? g_strdup_printf("%04d%02d%02dT%02d%02d%02d", wall.year, wall.month,
		       wall.day, wall.hour, wall.minute, wall.second)
			: g_strdup_printf("%04d%02d%02d", wall.year, wall.month, wall.day);
}

/* ---- a series -------------------------------------------------------------------------------- */

static bool
is_repeated(const IcalendarEntry *entry)
{
	return icalcomponent_get_first_property(entry->component, ICAL_RRULE_PROPERTY) != NULL
		|| icalcomponent_get_first_property(entry->component, ICAL_RDATE_PROPERTY) != NULL;
}

/* The date of a series that an entry names, as the series' clocks show it. */
static int64_t
named_by(IcalendarReader *reader, const IcalendarSeries *series, const IcalendarEntry *other)
{
	GTimeZone *zone = icalendar_zone_of_entry(reader,
		series->master != NULL ? series->master : other);

	return other->recurrence.is_day ? other->recurrence.civil_s
					: icalendar_civil_of(reader, &other->recurrence, zone);
}

/* The dates of a series for which others stand: by the moment that they name, or by the day where
 * they name no hour. @return owned. */
static GHashTable *
replaced_dates(IcalendarReader *reader, const IcalendarSeries *series)
{
	GHashTable *dates = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	GHashTableIter others;
	gpointer other;

	g_hash_table_iter_init(&others, series->others);
	while (g_hash_table_iter_next(&others, NULL, &other)) {
		const int64_t named_s = named_by(reader, series, other);

		g_hash_table_add(dates, g_memdup2(&named_s, sizeof(named_s)));
	}
	return dates;
}

/* A midnight stands for its day: nobody who names one means the hour alone. */
static bool
is_replaced(GHashTable *dates, int64_t civil_s)
{
	const int64_t day_s = civil_s - ((civil_s % DAY_S) + DAY_S) % DAY_S;

	return g_hash_table_contains(dates, &civil_s) || g_hash_table_contains(dates, &day_s);
}

/* From a date on, all of a series are moved by as much, and are as an entry says (RFC 5545,
 * 3.8.4.4). */
typedef struct Change {
	int64_t from_civil_s, shift_s;
	const IcalendarEntry *entry;
} Change;

static gint
compare_changes(gconstpointer one, gconstpointer other)
{
	const Change *a = one, *b = other;

	return (a->from_civil_s > b->from_civil_s) - (a->from_civil_s < b->from_civil_s);
}

/* @return owned array of Change, by when they begin. */
static GArray *
changes_of(IcalendarReader *reader, const IcalendarSeries *series)
{
	const IcalendarTime *start = &series->master->start;
	GArray *changes = g_array_new(FALSE, FALSE, sizeof(Change));
	GHashTableIter others;
	gpointer data;

	g_hash_table_iter_init(&others, series->others);
	while (g_hash_table_iter_next(&others, NULL, &data)) {
		const IcalendarEntry *other = data;
		const int64_t named_s = named_by(reader, series, other);
		/* A day alone is that day's date, at its own hour. */
		const int64_t hour_s = other->recurrence.is_day ? start->civil_s % DAY_S : 0;
		const Change change = { named_s, other->start.civil_s - named_s - hour_s, other };

		if (other->is_range) {
			g_array_append_val(changes, change);
		}
	}
	g_array_sort(changes, compare_changes);
	return changes;
}

/* The last change up to a date, or NULL. @next: the first one that may lie behind it; moved on. */
static const Change *
change_at(const GArray *changes, int64_t civil_s, guint *next)
{
	while (*next < changes->len
		&& g_array_index(changes, Change, *next).from_civil_s <= civil_s) {
		++*next;
	}
	return *next > 0 ? &g_array_index(changes, Change, *next - 1) : NULL;
}

static IcalendarRule
rule_of(IcalendarReader *reader, const IcalendarSeries *series, const GArray *changes)
{
	int64_t later_s = 0, earlier_s = 0;

	for (guint i = 0; i < changes->len; i++) {
		later_s = MAX(later_s, g_array_index(changes, Change, i).shift_s);
		earlier_s = MIN(earlier_s, g_array_index(changes, Change, i).shift_s);
	}
	return (IcalendarRule){
		.entry = series->master,
		.zone = icalendar_zone_of_entry(reader, series->master),
		/* Clocks differ by a day at most; add_date() looks at the moment itself. */
		.from_civil_s = reader->wanted->from_s - DAY_S - later_s,
		.until_civil_s = reader->wanted->until_s + DAY_S - earlier_s,
		.civil_of = icalendar_civil_of,
		.data = reader,
		.work = &reader->work,
	};
}

int64_t
icalendar_dates_work(IcalendarReader *reader, const IcalendarSeries *series)
{
	if (series->master == NULL || series->master->is_hidden || !is_repeated(series->master)) {
		return 0;
	}
	g_autoptr(GArray) changes = changes_of(reader, series);
	IcalendarRule rule = rule_of(reader, series, changes);
	return icalendar_rule_work(&rule);
}

/* One that nothing else stands for; @change that is in force, or NULL. @recurrence owned by the
 * call. */
static void
add_regular(IcalendarReader *reader, const IcalendarSeries *series, const Change *change,
	int64_t civil_s, char *recurrence)
{
	if (change == NULL) {
		add_date(reader, series->master, civil_s, recurrence);
	} else if (!change->entry->is_hidden) {
		add_date(reader, change->entry, civil_s + change->shift_s, recurrence);
	} else {
		g_free(recurrence);
	}
}

static void
add_dates(IcalendarReader *reader, const IcalendarSeries *series)
{
	g_autoptr(GArray) changes = changes_of(reader, series);
	IcalendarRule rule = rule_of(reader, series, changes);
	g_autoptr(GArray) dates = icalendar_rule_dates(&rule);
	g_autoptr(GHashTable) replaced = replaced_dates(reader, series);
	int64_t day = INT64_MIN;
	guint next = 0;

	if (rule.fault != NULL) {
		icalendar_fault(reader, g_strdup(rule.fault));
	}
	reader->is_costly = reader->is_costly || rule.is_costly;
	for (guint i = 0; i < dates->len; i++) {
		const int64_t civil_s = g_array_index(dates, int64_t, i);
		const bool is_same_day = civil_s / DAY_S == day;

		day = civil_s / DAY_S;
		if (!is_replaced(replaced, civil_s)) {
			add_regular(reader, series, change_at(changes, civil_s, &next), civil_s,
				recurrence_of(civil_s, is_same_day));
		}
	}
}

static gint
compare_moments(gconstpointer one, gconstpointer other)
{
	const int64_t a = **(const int64_t *const *)one, b = **(const int64_t *const *)other;

	return (a > b) - (a < b);
}

/* The moments that others name, in order. @return owned; its elements borrowed from the series. */
static GPtrArray *
moments_of(const IcalendarSeries *series)
{
	GPtrArray *moments = g_ptr_array_new();
	GHashTableIter others;
	gpointer moment;

	g_hash_table_iter_init(&others, series->others);
	while (g_hash_table_iter_next(&others, &moment, NULL)) {
		g_ptr_array_add(moments, moment);
	}
	g_ptr_array_sort(moments, compare_moments);
	return moments;
}

/* What stands for one date each, wherever that is now; by the moments that they name. */
static void
add_others(IcalendarReader *reader, const IcalendarSeries *series)
{
	g_autoptr(GHashTable) days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GPtrArray) moments = moments_of(series);

	for (guint i = 0; i < moments->len; i++) {
		const IcalendarEntry *other = g_hash_table_lookup(series->others,
			g_ptr_array_index(moments, i));
		const int64_t named_s = named_by(reader, series, other);
		g_autofree char *day = recurrence_of(named_s, false);
		const bool is_first = g_hash_table_add(days, g_strdup(day));

		if (!other->is_hidden) {
			add_date(reader, other, other->start.civil_s,
				recurrence_of(named_s, !is_first));
		}
	}
}

void
icalendar_dates_add(IcalendarReader *reader, const IcalendarSeries *series)
{
	const IcalendarEntry *master = series->master;

	if (master != NULL && master->is_hidden) {
		return;
	}
	if (master != NULL && is_repeated(master)) {
		add_dates(reader, series);
	} else if (master != NULL) {
		add_date(reader, master, master->start.civil_s, g_strdup(""));
	}
	add_others(reader, series);
}
