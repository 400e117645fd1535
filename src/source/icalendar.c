#include "source/icalendar.h"

#include "base/error.h"
#include "base/now.h"
#include "source/icalendar_reader.h"

#include <string.h>

/* So many things that could not be read are named. */
#define FAULTS_MAX 3

/* ---- entries --------------------------------------------------------------------------------- */

/* Whether @entry is the later word on the same as @known. */
static bool
is_newer(const IcalendarEntry *entry, const IcalendarEntry *known)
{
	return known == NULL || entry->sequence >= known->sequence;
}

/* @entry owned by the call. */
static void
add_other(IcalendarReader *reader, IcalendarSeries *series, IcalendarEntry *entry)
{
	const int64_t moment_s = icalendar_instant(reader, &entry->recurrence);

	if (is_newer(entry, g_hash_table_lookup(series->others, &moment_s))) {
		g_hash_table_replace(series->others, g_memdup2(&moment_s, sizeof(moment_s)), entry);
	} else {
		icalendar_entry_free(entry);
	}
}

static IcalendarSeries *
series_of(IcalendarReader *reader, const char *uid)
{
	IcalendarSeries *series = g_hash_table_lookup(reader->series, uid);

	if (series == NULL) {
		series = g_new0(IcalendarSeries, 1);
		series->others = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
			icalendar_entry_free);
		g_hash_table_insert(reader->series, g_strdup(uid), series);
		g_ptr_array_add(reader->order, series);
	}
	return series;
}

/* An entry without a UID, which it must have (RFC 5545, 3.8.4.7), is known by what it says. */
static void
name_entry(IcalendarEntry *entry, const char *text)
{
	if (entry->uid == NULL) {
		entry->uid = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	}
}

/* Most of a calendar is over, and not worth to be taken apart: one date, a year before. */
static bool
is_long_over(const IcalendarReader *reader, const char *text)
{
	g_autoptr(GDateTime) from = g_date_time_new_from_unix_utc(reader->wanted->from_s
		- 32 * DAY_S);
	const char *start = strstr(text, "\nDTSTART");
	const char *value = start != NULL ? icalendar_line_value(start + 1, "DTSTART") : NULL;

	if (from == NULL || value == NULL || strstr(text, "\nRRULE") != NULL
		|| strstr(text, "\nRDATE") != NULL || strstr(text, "\nRECURRENCE-ID") != NULL
		|| strspn(value, G_CSET_DIGITS) != strlen("20261217")) {
		return false;
	}
	g_autofree char *day = g_date_time_format(from, "%Y%m%d");
	return strncmp(value, day, strlen("20261217")) < 0;
}

static void
take_entry(IcalendarReader *reader, const char *text)
{
	if (is_long_over(reader, text)) {
		return;
	}
	IcalendarEntry *entry = icalendar_entry_new(text);
	if (entry == NULL) {
		icalendar_fault(reader, g_strdup("an entry without a beginning"));
		return;
	}
	name_entry(entry, text);
	if (entry->fault != NULL) {
		icalendar_fault(reader, g_strdup(entry->fault));
	}
	IcalendarSeries *series = series_of(reader, entry->uid);
	if (entry->recurrence.is_there) {
		add_other(reader, series, entry);
	} else if (is_newer(entry, series->master)) {
		icalendar_entry_free(series->master);
		series->master = entry;
	} else {
		icalendar_entry_free(entry);
	}
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* What of the document could not be read. */
static void
judge_parts(IcalendarReader *reader)
{
	const IcalendarParts *parts = reader->parts;

	if (!parts->is_ended) {
		icalendar_fault(reader, g_strdup("it breaks off"));
	}
	if (parts->lost > 0) {
		icalendar_fault(reader,
			g_strdup_printf("entries that are broken, or too long: %u", parts->lost));
	}
	if (parts->is_cut) {
		icalendar_fault(reader,
			g_strdup_printf("of its entries the first %d", ICALENDAR_ENTRIES_MAX));
	}
}

/* Whether what is not among its events is not in the calendar. */
static void
judge_dates(IcalendarReader *reader)
{
	const IcalendarParts *parts = reader->parts;

	if (reader->is_full) {
		icalendar_fault(reader,
			g_strdup_printf("of its dates the next %d", ICALENDAR_DATES_MAX));
	}
	reader->calendar->is_whole = parts->is_ended && parts->lost == 0 && !parts->is_cut
		&& !reader->is_full && !reader->is_costly;
}

/* @return owned, or NULL. */
static char *
remark_of(const IcalendarReader *reader)
{
	GString *remark = g_string_new(NULL);

	for (guint i = 0; i < reader->faults->len && i < FAULTS_MAX; i++) {
		g_string_append_printf(remark, "%s%s", i == 0 ? "read in part: " : "; ",
			(const char *)g_ptr_array_index(reader->faults, i));
	}
	return g_string_free(remark, remark->len == 0);
}

/* "PT6H", "P1D" (RFC 5545, 3.3.6); 0 for what is none. */
static int64_t
seconds_of(const char *duration)
{
	const struct icaldurationtype read = duration != NULL
		? icaldurationtype_from_string(duration)
		: icaldurationtype_null_duration();

	return icaldurationtype_is_bad_duration(read) || read.is_neg
		? 0
		: (((int64_t)read.weeks * 7 + read.days) * DAY_S + (int64_t)read.hours * HOUR_S
			+ (int64_t)read.minutes * MINUTE_S + read.seconds);
}

static gint
compare_work(gconstpointer one, gconstpointer other)
{
	const IcalendarSeries *a = *(const IcalendarSeries *const *)one;
	const IcalendarSeries *b = *(const IcalendarSeries *const *)other;

	return (a->work > b->work) - (a->work < b->work);
}

/* What costs least comes first, so that what costs too much is alone left out. */
static void
order_series(IcalendarReader *reader)
{
	for (guint i = 0; i < reader->order->len; i++) {
		IcalendarSeries *series = g_ptr_array_index(reader->order, i);

		series->work = icalendar_dates_work(reader, series);
	}
	g_ptr_array_sort(reader->order, compare_work);
}

static void
read_all(IcalendarReader *reader)
{
	const IcalendarParts *parts = reader->parts;

	judge_parts(reader);
	for (guint i = 0; i < parts->entries->len; i++) {
		take_entry(reader, g_ptr_array_index(parts->entries, i));
	}
	order_series(reader);
	for (guint i = 0; i < reader->order->len; i++) {
		icalendar_dates_add(reader, g_ptr_array_index(reader->order, i));
	}
	icalendar_dates_settle(reader);
	judge_dates(reader);
}

bool
icalendar_read(GBytes *document, const IcalendarWanted *wanted, Icalendar *calendar, GError **error)
{
	gsize length;
	const char *bytes = g_bytes_get_data(document, &length);
	g_autoptr(GString) text = icalendar_text(bytes != NULL ? bytes : "", length,
		wanted->charset);
	g_auto(IcalendarParts) parts = { 0 };

	/* Else it aborts on what strangers wrote. */
	icalerror_set_errors_are_fatal(0);
	icalendar_parts_read(text->str, &parts);
	if (!parts.is_calendar) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"this is no calendar (expected a file that begins with BEGIN:VCALENDAR)");
		return false;
	}
	*calendar = (Icalendar){
		.events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free),
		.name = g_strdup(parts.name),
		.ttl_s = seconds_of(parts.refresh),
		.entries = parts.entries->len + parts.lost,
	};
	g_auto(IcalendarReader) reader = { 0 };
	icalendar_reader_begin(&reader, &parts, wanted, calendar);
	read_all(&reader);
	calendar->remark = remark_of(&reader);
	return true;
}

void
icalendar_clear(Icalendar *calendar)
{
	g_clear_pointer(&calendar->events, g_ptr_array_unref);
	g_free(calendar->name);
	g_free(calendar->remark);
}
