/* What is ahead, in words: for terminals and for programs. */
#include "flow/ahead.h"

#include "base/now.h"
#include "digest/occurrence.h"
#include "digest/window.h"
#include "text/zone.h"

#define DATES 3
#define DAY_FORMAT "%a %e %b %Y"

/* "Thu 17 Dec 2026", of a day wherever it is. @return owned. */
static char *
day_said(guint32 julian)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	return date_in_zone(window_day(julian, utc), utc, DAY_FORMAT);
}

static void
append_days(GString *out, const Event *event)
{
	g_autofree char *first = day_said(event->first_day);
	g_autofree char *last = day_said(event->last_day);

	g_string_append(out, first);
	if (event->last_day > event->first_day) {
		g_string_append_printf(out, " to %s", last);
	}
	g_string_append(out, ", all day");
}

static void
append_times(GString *out, const Event *event, GTimeZone *zone)
{
	g_autofree char *start = date_words(event->start_s, zone);

	g_string_append(out, start);
	if (event->end_s != DATE_UNKNOWN) {
		const GDate first = date_day_in_zone(event->start_s, zone);
		const GDate last = date_day_in_zone(event->end_s, zone);
		const bool is_same = g_date_compare(&first, &last) == 0;
		g_autofree char *end = is_same ? date_in_zone(event->end_s, zone, "%H:%M")
					       : date_words(event->end_s, zone);

		g_string_append_printf(out, " to %s", end);
	}
}

/* "London, GMT" */
static void
append_zone(GString *out, const Event *event, const char *timezone, GTimeZone *zone)
{
	g_autofree char *city = zone_city(timezone);
	g_autofree char *brief = zone_short(zone, event->start_s);

	g_string_append_printf(out, "%s, %s", city, brief);
}

static void
append_own_zone(GString *out, const Event *event, GTimeZone *zone)
{
	g_autoptr(GTimeZone) own = event->zone != NULL ? window_zone(event->zone) : NULL;

	if (own == NULL || zone_civil(own, event->start_s) == zone_civil(zone, event->start_s)) {
		return;
	}
	g_autofree char *start = date_in_zone(event->start_s, own, "%a %H:%M");
	g_string_append_printf(out, "; announced as %s in ", start);
	append_zone(out, event, event->zone, own);
}

static void
append_event(GString *out, const Event *event, const char *timezone, GTimeZone *zone)
{
	if (event->first_day != 0) {
		append_days(out, event);
	} else {
		append_times(out, event, zone);
		g_string_append(out, " (");
		append_zone(out, event, timezone, zone);
		append_own_zone(out, event, zone);
		g_string_append_c(out, ')');
	}
	g_string_append_printf(out, "\n    %s%s\n", event->is_cancelled ? "Cancelled: " : "",
		event->title);
	if (event->place != NULL) {
		g_string_append_printf(out, "    %s\n", event->place);
	}
	if (event->url != NULL) {
		g_string_append_printf(out, "    %s\n", event->url);
	}
}

char *
ahead_text(const GPtrArray *events, const char *timezone)
{
	g_autoptr(GTimeZone) zone = window_zone(timezone);
	GString *out = g_string_new(NULL);

	for (guint i = 0; zone != NULL && i < events->len; i++) {
		append_event(out, g_ptr_array_index(events, i), timezone, zone);
	}
	return g_string_free(out, FALSE);
}

/* ---- check ----------------------------------------------------------------------------------- */

/* "Thu 17 Dec 2026, 20:00", or the day alone. @return owned. */
static char *
date_said(const Occurrence *date, GTimeZone *zone)
{
	return date->when->is_all_day ? day_said(date->day) : date_words(date->start_s, zone);
}

static void
append_dates(GString *out, const EventSpec *spec, const OccurrenceRule *rule, int64_t now_s)
{
	g_autofree char *city = zone_city(spec->timezone);
	int64_t after_s = now_s;
	Occurrence date;

	g_string_append_printf(out, "%s %s (%s): ", spec->section, spec->name, city);
	for (int i = 0; i < DATES && occurrence_next(rule, after_s, &date); i++) {
		g_autofree char *said = date_said(&date, rule->zone);

		g_string_append_printf(out, "%s%s", i > 0 ? "; " : "", said);
		after_s = date.start_s;
	}
	g_string_append(out,
		after_s == now_s ? "no date is left (give it another `when`, or take it out)\n"
				 : ". Confirm with the host.\n");
}

/* Days to come on which it would not take place anyway: a slip of the pen. */
static void
append_slips(GString *out, const EventSpec *spec, const OccurrenceRule *rule, int64_t now_s)
{
	const OccurrenceRule bare = { .whens = rule->whens, .zone = rule->zone };

	for (guint i = 0; i < spec->except->len; i++) {
		const Pause *days = &g_array_index(spec->except, Pause, i);
		const int64_t from_s = window_day(days->from, rule->zone);
		const int64_t until_s = window_day(days->until, rule->zone);
		Occurrence date;

		if (until_s <= now_s
			|| (occurrence_next(&bare, from_s - 1, &date) && date.start_s < until_s)) {
			continue;
		}
		g_autofree char *day = day_said(days->from);
		g_string_append_printf(out,
			"    except: %s: it would not take place then anyway (is it another "
			"day?)\n",
			day);
	}
}

/* What stands for a [chat]: an [event] of its name, or NULL. */
static const EventSpec *
find_twin(const Config *config, const EventSpec *chat)
{
	for (guint i = 0; event_spec_is_chat(chat) && i < config->events->len; i++) {
		const EventSpec *other = g_ptr_array_index(config->events, i);

		if (!event_spec_is_chat(other) && g_strcmp0(other->name, chat->name) == 0) {
			return other;
		}
	}
	return NULL;
}

static void
append_twin(GString *out, const EventSpec *twin, const OccurrenceRule *rule, int64_t now_s)
{
	g_autoptr(GTimeZone) zone = window_zone(twin->timezone);
	const OccurrenceRule told = { twin->whens, twin->except, zone };
	Occurrence own = { .start_s = 0 }, other = { .start_s = 0 };

	occurrence_next(rule, now_s, &own);
	if (zone != NULL) {
		occurrence_next(&told, now_s, &other);
	}
	g_string_append_printf(out, "    readers are told of it as [event %s] says%s\n", twin->name,
		own.start_s == other.start_s ? "" : ", at another time (is one of both wrong?)");
}

char *
ahead_check(const Config *config, int64_t now_s)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < config->events->len; i++) {
		const EventSpec *spec = g_ptr_array_index(config->events, i);
		g_autoptr(GTimeZone) zone = window_zone(spec->timezone);
		const OccurrenceRule rule = { spec->whens, spec->except, zone };

		const EventSpec *twin = find_twin(config, spec);

		if (zone != NULL) {
			append_dates(out, spec, &rule, now_s);
			append_slips(out, spec, &rule, now_s);
			if (twin != NULL) {
				append_twin(out, twin, &rule, now_s);
			}
		}
	}
	return g_string_free(out, FALSE);
}
