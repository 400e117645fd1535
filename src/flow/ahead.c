#include "flow/ahead.h"

#include <string.h>

#include "base/file.h"
#include "base/now.h"
#include "digest/occurrence.h"
#include "digest/window.h"
#include "source/icalendar.h"
#include "store/events.h"
#include "text/address.h"

#define UID_LETTERS 32
#define FILE_BYTES_MAX (64 * 1024 * 1024)

/* ---- what readers' calendars know it by ------------------------------------------------------ */

/* @event: its uid is made the mail's. */
static void
set_uid(const Context *context, Event *event)
{
	const char *domain = address_domain(context->config->from);
	g_autofree char *name = g_strconcat(event->uid, "\n", event->recurrence, NULL);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
	g_autofree char *uid = event->uid;

	event->uid = g_strdup_printf("%.*s@%s", UID_LETTERS, hash,
		domain != NULL ? domain : "localhost");
}

/* ---- of the ini ------------------------------------------------------------------------------ */

/* One date alone may be moved to another day and stays itself; of a rule each day is one. */
static char *
recurrence_of(const EventSpec *spec, const Occurrence *date)
{
	const bool is_one = spec->whens->len == 1 && date->when->day != 0;
	GDate day;

	if (is_one) {
		return g_strdup("");
	}
	g_date_clear(&day, 1);
	g_date_set_julian(&day, date->day);
	return g_strdup_printf("%04d%02d%02d", g_date_get_year(&day), g_date_get_month(&day),
		g_date_get_day(&day));
}

static void
set_end(const EventSpec *spec, const Occurrence *date, GTimeZone *zone, Event *event)
{
	if (date->when->is_all_day) {
		const guint32 days = (guint32)MAX((spec->length_s + DAY_S - 1) / DAY_S, 1);

		event->first_day = date->day;
		event->last_day = date->day + days - 1;
		event->end_s = window_day(date->day + days, zone);
	} else if (spec->length_s > 0) {
		event->end_s = date->start_s + spec->length_s;
	}
}

static Event *
event_of(const EventSpec *spec, const Occurrence *date, GTimeZone *zone)
{
	Event *event = event_new();

	/* An [event] and a [chat] of one name are one thing, whichever says so today. */
	event->uid = g_strconcat("event/", spec->name, NULL);
	event->recurrence = recurrence_of(spec, date);
	event->title = g_strdup(spec->title);
	event->place = g_strdup(spec->place);
	event->url = g_strdup(spec->url);
	event->zone = g_strdup(spec->timezone);
	event->is_link_public = spec->public_link;
	event->start_s = date->start_s;
	set_end(spec, date, zone, event);
	return event;
}

static void
add_dates(const EventSpec *spec, const AheadWanted *wanted, GPtrArray *events)
{
	g_autoptr(GTimeZone) zone = window_zone(spec->timezone);
	const OccurrenceRule rule = { spec->whens, spec->except, zone };
	int64_t after_s = wanted->from_s - 1;
	Occurrence date;

	for (guint i = 0; i < AHEAD_MAX && zone != NULL && occurrence_next(&rule, after_s, &date)
		&& date.start_s < wanted->until_s;
		i++) {
		g_ptr_array_add(events, event_of(spec, &date, zone));
		after_s = date.start_s;
	}
}

/* Under which hashtag of a digest it stands, by those that were named for it. @tag out, owned or
 * NULL. @return whether it stands there at all. */
static bool
choose_tag(const DigestSpec *digest, const GPtrArray *tags, bool are_named, Hashtag **tag)
{
	const int index = digest == NULL || !are_named ? -1 : digest_spec_tag_index(digest, tags);

	*tag = index < 0 ? NULL : hashtag_copy(g_ptr_array_index(digest->tags, (guint)index));
	return digest == NULL || !are_named || index >= 0;
}

static bool
has_tag(const GPtrArray *tags, const Hashtag *tag)
{
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *other = g_ptr_array_index(tags, i);

		if (strcmp(other->key, tag->key) == 0) {
			return true;
		}
	}
	return false;
}

/* Whether a date of it is then. */
static bool
is_then(const EventSpec *spec, int64_t start_s)
{
	g_autoptr(GTimeZone) zone = window_zone(spec->timezone);
	const OccurrenceRule rule = { spec->whens, spec->except, zone };
	Occurrence date;

	return zone != NULL && occurrence_next(&rule, start_s - 1, &date)
		&& date.start_s == start_s;
}

/* A [chat] is told once: an [event] of its name says all of it; one under its hashtag stands for
 * the dates that are its own as well. */
static bool
is_told_by_event(const Config *config, const EventSpec *chat, int64_t start_s)
{
	for (guint i = 0; i < config->events->len; i++) {
		const EventSpec *other = g_ptr_array_index(config->events, i);

		if (!event_spec_is_chat(other)
			&& (strcmp(other->name, chat->name) == 0
				|| (has_tag(other->tags, g_ptr_array_index(chat->tags, 0))
					&& is_then(other, start_s)))) {
			return true;
		}
	}
	return false;
}

/* Of those from a place on. */
static void
drop_told_by_event(const Config *config, const EventSpec *chat, guint first, GPtrArray *events)
{
	for (guint i = events->len; event_spec_is_chat(chat) && i > first; i--) {
		const Event *event = g_ptr_array_index(events, i - 1);

		if (is_told_by_event(config, chat, event->start_s)) {
			g_ptr_array_remove_index(events, i - 1);
		}
	}
}

static void
add_of_ini(const Context *context, const AheadWanted *wanted, GPtrArray *events)
{
	const GPtrArray *specs = context->config->events;

	for (guint i = 0; i < specs->len; i++) {
		const EventSpec *spec = g_ptr_array_index(specs, i);
		const guint first = events->len;
		g_autoptr(Hashtag) tag = NULL;

		if (!choose_tag(wanted->digest, spec->tags, spec->tags->len > 0, &tag)) {
			continue;
		}
		add_dates(spec, wanted, events);
		drop_told_by_event(context->config, spec, first, events);
		for (guint j = first; tag != NULL && j < events->len; j++) {
			Event *event = g_ptr_array_index(events, j);

			event->tag = hashtag_copy(tag);
		}
	}
}

/* ---- of calendars ---------------------------------------------------------------------------- */

static bool
add_of_calendars(const Context *context, const AheadWanted *wanted, GPtrArray *events,
	GError **error)
{
	g_autoptr(GHashTable) specs = source_spec_by_name(context->config->sources);
	g_autoptr(GPtrArray) stored = NULL;

	if (context->store == NULL) {
		return true;
	}
	const EventsRange range = { wanted->from_s, wanted->until_s, AHEAD_MAX };
	if (!events_between(context->store, &range, &stored, error)) {
		return false;
	}
	for (guint i = 0; i < stored->len; i++) {
		const Event *event = g_ptr_array_index(stored, i);
		const SourceSpec *spec = g_hash_table_lookup(specs, event->source);
		Hashtag *tag = NULL;

		if (spec != NULL && source_spec_is_calendar(spec)
			&& (wanted->are_all || !event->is_left_out)
			&& choose_tag(wanted->digest, spec->tags, spec->has_own_tags, &tag)) {
			Event *copy = event_copy(event);

			copy->tag = tag;
			g_ptr_array_add(events, copy);
		}
	}
	return true;
}

/* ---- both ------------------------------------------------------------------------------------ */

/* Two calendars may announce the same; the ini's own word comes first. One calendar may have two of
 * a title at one time, in two places. */
static bool
is_double(const Event *event, const Event *other)
{
	return other != NULL
		&& (g_strcmp0(event->source, other->source) != 0
			|| g_strcmp0(event->place, other->place) == 0);
}

static void
drop_doubles(GPtrArray *events)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint i = 0;

	while (i < events->len) {
		Event *event = g_ptr_array_index(events, i);
		char *likeness = event_likeness(event);

		if (is_double(event, g_hash_table_lookup(seen, likeness))) {
			g_ptr_array_remove_index(events, i);
			g_free(likeness);
		} else {
			g_hash_table_insert(seen, likeness, event);
			i++;
		}
	}
}

bool
ahead_events(const Context *context, const AheadWanted *wanted, GPtrArray **events, GError **error)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);

	add_of_ini(context, wanted, found);
	if (!add_of_calendars(context, wanted, found, error)) {
		return false;
	}
	drop_doubles(found);
	for (guint i = 0; i < found->len; i++) {
		set_uid(context, g_ptr_array_index(found, i));
	}
	g_ptr_array_sort(found, event_compare);
	if (found->len > AHEAD_MAX) {
		g_ptr_array_set_size(found, AHEAD_MAX);
	}
	*events = g_steal_pointer(&found);
	return true;
}

bool
ahead_of_file(const char *path, const AheadWanted *wanted, GPtrArray **events, char **remark,
	GError **error)
{
	const IcalendarWanted times = {
		.timezone = wanted->timezone,
		.from_s = wanted->from_s,
		.until_s = wanted->until_s,
	};
	g_auto(Icalendar) calendar = { 0 };
	g_autoptr(GBytes) bytes = NULL;

	if (!file_read(path, FILE_BYTES_MAX, &bytes, error)) {
		return false;
	}
	if (!icalendar_read(bytes, &times, &calendar, error)) {
		g_prefix_error(error, "%s: ", path);
		return false;
	}
	*events = g_steal_pointer(&calendar.events);
	*remark = g_steal_pointer(&calendar.remark);
	return true;
}
