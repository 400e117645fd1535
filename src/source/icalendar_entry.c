#include "source/icalendar_entry.h"

#include "base/now.h"
#include "model/event.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Years that GDate and GTimeZone are sure of. */
#define YEAR_MIN 1600
#define YEAR_MAX 9000

bool
icalendar_civil(struct icaltimetype time, int64_t *civil_s)
{
	if (time.year < YEAR_MIN || time.year > YEAR_MAX || time.month < 1 || time.day < 1
		|| time.day > 31 || time.month > 12
		|| !g_date_valid_dmy((GDateDay)time.day, (GDateMonth)time.month,
			(GDateYear)time.year)
		|| time.hour < 0 || time.hour > 24 || time.minute < 0 || time.minute > 59
		|| time.second < 0 || time.second > 60) {
		return false;
	}
	GDate day;
	g_date_clear(&day, 1);
	g_date_set_dmy(&day, (GDateDay)time.day, (GDateMonth)time.month, (GDateYear)time.year);
	*civil_s = ((int64_t)g_date_get_julian(&day) - ICALENDAR_EPOCH_JULIAN) * DAY_S;
	if (!time.is_date) {
		*civil_s += time.hour * HOUR_S + time.minute * MINUTE_S + time.second;
	}
	return true;
}

struct icaltimetype
icalendar_wall(int64_t civil_s, bool is_day)
{
	const int64_t days = civil_s >= 0 ? civil_s / DAY_S : -((-civil_s + DAY_S - 1) / DAY_S);
	const int rest_s = (int)(civil_s - days * DAY_S);
	struct icaltimetype time = icaltime_null_time();
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_julian(&day, (guint32)(days + ICALENDAR_EPOCH_JULIAN));
	time.year = g_date_get_year(&day);
	time.month = (int)g_date_get_month(&day);
	time.day = g_date_get_day(&day);
	time.is_date = is_day;
	if (!is_day) {
		time.hour = rest_s / (int)HOUR_S;
		time.minute = rest_s % (int)HOUR_S / MINUTE_S;
		time.second = rest_s % MINUTE_S;
	}
	return time;
}

void
icalendar_time_clear(IcalendarTime *time)
{
	g_clear_pointer(&time->tzid, g_free);
}

void
icalendar_entry_time(icalproperty *property, IcalendarTime *time)
{
	icalvalue *value = property != NULL ? icalproperty_get_value(property) : NULL;
	icalparameter *tzid = property != NULL
		? icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER)
		: NULL;
	struct icaltimetype read;

	*time = (IcalendarTime){ .is_there = false };
	if (value == NULL) {
		return;
	}
	switch (icalvalue_isa(value)) {
	case ICAL_DATETIMEPERIOD_VALUE: {
		const struct icaldatetimeperiodtype both = icalvalue_get_datetimeperiod(value);

		read = icaltime_is_null_time(both.time) ? both.period.start : both.time;
		break;
	}
	case ICAL_DATETIME_VALUE:
		read = icalvalue_get_datetime(value);
		break;
	case ICAL_DATE_VALUE:
		read = icalvalue_get_date(value);
		break;
	case ICAL_PERIOD_VALUE:
		read = icalvalue_get_period(value).start;
		break;
	default:
		return;
	}
	time->is_there = icalendar_civil(read, &time->civil_s);
	time->is_day = read.is_date;
	time->is_utc = icaltime_is_utc(read);
	time->tzid = tzid != NULL ? g_strdup(icalparameter_get_tzid(tzid)) : NULL;
}

static void
read_time(icalcomponent *component, icalproperty_kind kind, IcalendarTime *time)
{
	icalendar_entry_time(icalcomponent_get_first_property(component, kind), time);
}

/* As one line, and short enough to be kept. @return owned, or NULL. */
static char *
read_uid(icalcomponent *component)
{
	char *uid = plain_line(icalcomponent_get_uid(component));

	if (uid != NULL && strlen(uid) > EVENT_UID_MAX) {
		g_autofree char *whole = uid;

		uid = g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole, -1);
	}
	return uid;
}

static bool
is_hidden(icalcomponent *component)
{
	icalproperty *property = icalcomponent_get_first_property(component, ICAL_CLASS_PROPERTY);

	return property != NULL && icalproperty_get_class(property) != ICAL_CLASS_PUBLIC;
}

/* ---- its texts ------------------------------------------------------------------------------- */

/* @return owned, or NULL. */
static char *
read_text(icalcomponent *component, icalproperty_kind kind, gsize characters)
{
	icalproperty *property = icalcomponent_get_first_property(component, kind);
	icalvalue *value = property != NULL ? icalproperty_get_value(property) : NULL;
	g_autofree char *line = value != NULL ? plain_line(icalvalue_get_text(value)) : NULL;

	return line != NULL ? plain_cut(line, characters, NULL) : NULL;
}

/* What others call it, in the order in which it is believed. */
static const char *const link_names[] = { "CONFERENCE", "X-GOOGLE-CONFERENCE",
	"X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK" };

/* @return owned, or NULL. */
static char *
find_named(icalcomponent *component, const char *name)
{
	for (icalproperty *property =
			icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
		property != NULL;
		property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
		const char *own = icalproperty_get_property_name(property);

		if (own != NULL && g_ascii_strcasecmp(own, name) == 0) {
			return url_resolve(NULL, icalproperty_get_value_as_string(property));
		}
	}
	return NULL;
}

/* @place borrowed, or NULL. @return owned, or NULL. */
static char *
read_url(icalcomponent *component, const char *place)
{
	char *url = find_named(component, "URL");

	for (gsize i = 0; url == NULL && i < G_N_ELEMENTS(link_names); i++) {
		url = find_named(component, link_names[i]);
	}
	if (url == NULL) {
		url = place != NULL && url_begins_at(place) && strchr(place, ' ') == NULL
			? url_resolve(NULL, place)
			: NULL;
	}
	return url;
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* RFC 5545, 3.2.13: whether what stands for one date stands for those behind it as well. */
static void
read_range(icalcomponent *component, IcalendarEntry *entry)
{
	icalproperty *property = icalcomponent_get_first_property(component,
		ICAL_RECURRENCEID_PROPERTY);
	icalparameter *range = property != NULL
		? icalproperty_get_first_parameter(property, ICAL_RANGE_PARAMETER)
		: NULL;

	if (range != NULL) {
		entry->is_range = icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
		/* RFC 5545 has no THISANDPRIOR any more. */
		entry->fault = entry->is_range ? NULL : "RANGE is read as THISANDFUTURE alone";
	}
}

IcalendarEntry *
icalendar_entry_new(const char *text)
{
	icalcomponent *component = icalparser_parse_string(text);

	if (component == NULL) {
		return NULL;
	}
	IcalendarEntry *entry = g_new0(IcalendarEntry, 1);
	entry->component = component;
	read_time(component, ICAL_DTSTART_PROPERTY, &entry->start);
	read_time(component, ICAL_DTEND_PROPERTY, &entry->end);
	read_time(component, ICAL_RECURRENCEID_PROPERTY, &entry->recurrence);
	if (icalcomponent_isa(component) != ICAL_VEVENT_COMPONENT || !entry->start.is_there) {
		icalendar_entry_free(entry);
		return NULL;
	}
	entry->uid = read_uid(component);
	entry->sequence = MAX(icalcomponent_get_sequence(component), 0);
	entry->is_cancelled = icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED;
	entry->is_hidden = is_hidden(component);
	entry->title = read_text(component, ICAL_SUMMARY_PROPERTY, EVENT_TEXT_MAX);
	entry->place = read_text(component, ICAL_LOCATION_PROPERTY, EVENT_TEXT_MAX);
	g_autofree char *about = read_text(component, ICAL_DESCRIPTION_PROPERTY, EVENT_ABOUT_MAX);
	entry->about = about != NULL ? g_ref_string_new(about) : NULL;
	entry->url = read_url(component, entry->place);
	read_range(component, entry);
	icalproperty *duration = icalcomponent_get_first_property(component,
		ICAL_DURATION_PROPERTY);
	entry->has_duration = duration != NULL && !entry->end.is_there;
	if (entry->has_duration) {
		entry->duration = icalproperty_get_duration(duration);
	}
	return entry;
}

void
icalendar_entry_free(void *data)
{
	IcalendarEntry *entry = data;

	if (entry == NULL) {
		return;
	}
	icalcomponent_free(entry->component);
	g_free(entry->uid);
	g_clear_pointer(&entry->about, g_ref_string_release);
	g_free(entry->title);
	g_free(entry->place);
	g_free(entry->url);
	icalendar_time_clear(&entry->start);
	icalendar_time_clear(&entry->end);
	icalendar_time_clear(&entry->recurrence);
	g_free(entry);
}
