#include "source/icalendar_reader.h"

#include "source/icalendar_rule.h"
#include "source/icalendar_zone.h"
#include "text/plain.h"
#include "text/zone.h"

/* So many different faults are kept; fewer are told. */
#define FAULTS_MAX 16

/* What of a name that nobody knows is shown. */
#define NAME_CHARACTERS 60

static void
zone_free(void *data)
{
	IcalendarZone *zone = data;

	g_free(zone->name);
	g_time_zone_unref(zone->zone);
	g_free(zone);
}

static void
series_free(void *data)
{
	IcalendarSeries *series = data;

	icalendar_entry_free(series->master);
	g_hash_table_unref(series->others);
	g_free(series);
}

void
icalendar_reader_clear(IcalendarReader *reader)
{
	g_hash_table_unref(reader->zones);
	g_hash_table_unref(reader->series);
	g_ptr_array_unref(reader->order);
	g_ptr_array_unref(reader->faults);
}

void
icalendar_fault(IcalendarReader *reader, char *fault)
{
	if (reader->faults->len >= FAULTS_MAX
		|| g_ptr_array_find_with_equal_func(reader->faults, fault, g_str_equal, NULL)) {
		g_free(fault);
	} else {
		g_ptr_array_add(reader->faults, fault);
	}
}

/* @name owned by the call. */
static IcalendarZone *
keep_zone(IcalendarReader *reader, const char *tzid, char *name)
{
	IcalendarZone *zone = g_new0(IcalendarZone, 1);

	zone->name = name;
	zone->zone = g_time_zone_new_identifier(name);
	if (zone->zone == NULL) {
		zone->zone = g_time_zone_new_utc();
	}
	g_hash_table_insert(reader->zones, g_strdup(tzid), zone);
	return zone;
}

void
icalendar_reader_begin(IcalendarReader *reader, const IcalendarParts *parts,
	const IcalendarWanted *wanted, Icalendar *calendar)
{
	char *usual = parts->timezone != NULL ? icalendar_zone(parts->timezone, parts->zones)
					      : NULL;

	*reader = (IcalendarReader){
		.wanted = wanted,
		.parts = parts,
		.calendar = calendar,
		.zones = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, zone_free),
		.series = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, series_free),
		.order = g_ptr_array_new(),
		.faults = g_ptr_array_new_with_free_func(g_free),
		.work = ICALENDAR_WORK_MAX,
	};
	reader->usual = keep_zone(reader, "", usual != NULL ? usual : g_strdup(wanted->timezone));
}

const IcalendarZone *
icalendar_zone_of(IcalendarReader *reader, const char *tzid)
{
	if (tzid == NULL) {
		return reader->usual;
	}
	const IcalendarZone *known = g_hash_table_lookup(reader->zones, tzid);
	if (known != NULL) {
		return known;
	}
	char *name = icalendar_zone(tzid, reader->parts->zones);
	if (name == NULL) {
		g_autofree char *line = plain_line(tzid);
		g_autofree char *said = plain_cut(line != NULL ? line : "", NAME_CHARACTERS, NULL);

		icalendar_fault(reader,
			g_strdup_printf("the time zone \"%s\" is unknown (%s is taken)", said,
				reader->usual->name));
		name = g_strdup(reader->usual->name);
	}
	return keep_zone(reader, tzid, name);
}

int64_t
icalendar_instant(IcalendarReader *reader, const IcalendarTime *time)
{
	return time->is_utc
		? time->civil_s
		: zone_instant(icalendar_zone_of(reader, time->tzid)->zone, time->civil_s);
}

int64_t
icalendar_civil_of(void *data, const IcalendarTime *time, GTimeZone *zone)
{
	IcalendarReader *reader = data;

	if (!time->is_utc
		&& (time->tzid == NULL || icalendar_zone_of(reader, time->tzid)->zone == zone)) {
		return time->civil_s;
	}
	return zone_civil(zone, icalendar_instant(reader, time));
}

GTimeZone *
icalendar_zone_of_entry(IcalendarReader *reader, const IcalendarEntry *entry)
{
	return icalendar_zone_of(reader, entry->start.is_utc ? "UTC" : entry->start.tzid)->zone;
}
