/* What is ahead: each date in the digest's zone, with its own beside it where that is another. */
#include "render/view_part.h"

#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"
#include "text/zone.h"

#include <string.h>

/* More are told as a number; all of them are in the calendar that comes with the mail. */
#define ROWS_MAX 12

#define TITLE_CHARACTERS_MAX 140
#define PLACE_CHARACTERS_MAX 200

/* How a day is called that has no hours. */
typedef struct DayWords {
	const char *one, *several;
} DayWords;

static const DayWords alone = { "events.all_day", "events.all_days" };
static const DayWords behind_date = { "events.all_day_said", "events.all_days_said" };

/* ---- times ----------------------------------------------------------------------------------- */

/* What a day is called, wherever it is. @return owned. */
static char *
day_said(const ViewMaker *maker, const char *key, guint32 julian)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_julian(&day, julian);
	g_autoptr(GDateTime) noon = g_date_time_new(utc, g_date_get_year(&day),
		(gint)g_date_get_month(&day), g_date_get_day(&day), 12, 0, 0);
	return date_in_zone(g_date_time_to_unix(noon), utc, phrases_get(maker->words, key));
}

/* Of its first day. @return owned. */
static char *
first_day_said(const ViewMaker *maker, const Event *event, const char *key)
{
	return event->first_day != 0 ? day_said(maker, key, event->first_day)
				     : view_part_when(maker, key, event->start_s);
}

/* Whether two times are of one day where readers are. */
static bool
is_same_day(const ViewMaker *maker, int64_t one_s, int64_t other_s)
{
	const GDate one = date_day_in_zone(one_s, maker->zone);
	const GDate other = date_day_in_zone(other_s, maker->zone);

	return g_date_compare(&one, &other) == 0;
}

/* "20:00 to 21:00"; what ends at midnight or later says the day. @return owned. */
static char *
times_said(const ViewMaker *maker, const Event *event, const char *zone)
{
	const bool is_brief = event->end_s != DATE_UNKNOWN
		&& is_same_day(maker, event->start_s, event->end_s);
	g_autofree char *from = view_part_when(maker, "events.time", event->start_s);
	g_autofree char *to = view_part_when(maker, is_brief ? "events.time" : "events.to_day",
		event->end_s);
	g_autofree char *both = to == NULL ? g_strdup(from)
					   : phrases_say(maker->words, "events.from_to",
						   PHRASE_VALUES({ "from", from }, { "to", to }));

	return zone == NULL ? g_steal_pointer(&both)
			    : phrases_say(maker->words, "events.time_zone",
				    PHRASE_VALUES({ "time", both }, { "zone", zone }));
}

/* @zone: what it is called then; NULL: that is said for all. @return owned: "All day", or what
 * stands for it in the words' @keys. */
static char *
when_said(const ViewMaker *maker, const Event *event, const char *zone, const DayWords *keys)
{
	if (event->first_day == 0) {
		return times_said(maker, event, zone);
	}
	if (event->last_day == event->first_day) {
		return phrases_say(maker->words, keys->one, NULL);
	}
	g_autofree char *to = day_said(maker, "events.date", event->last_day);
	return phrases_say(maker->words, keys->several, PHRASE_VALUES({ "to", to }));
}

/* "Announced as 14:00 in Utrecht (CET); that is 13:00 in London." @return owned, or NULL where its
 * clocks show the same. */
static char *
elsewhere_said(const ViewMaker *maker, const Event *event)
{
	const bool is_timed = event->zone != NULL && event->first_day == 0
		&& zone_is_known(event->zone);
	g_autoptr(GTimeZone) zone = is_timed ? g_time_zone_new_identifier(event->zone) : NULL;

	if (zone == NULL
		|| zone_civil(zone, event->start_s) == zone_civil(maker->zone, event->start_s)) {
		return NULL;
	}
	const GDate there_day = date_day_in_zone(event->start_s, zone);
	const GDate here_day = date_day_in_zone(event->start_s, maker->zone);
	const bool is_other_day = g_date_compare(&there_day, &here_day) != 0;
	const char *key = is_other_day ? "events.elsewhere_day" : "events.elsewhere_time";
	g_autofree char *there = date_in_zone(event->start_s, zone, phrases_get(maker->words, key));
	g_autofree char *here = view_part_when(maker, "events.time", event->start_s);
	g_autofree char *own_city = zone_city(event->zone);
	g_autofree char *brief = zone_short(zone, event->start_s);
	g_autofree char *city = zone_city(maker->draft->timezone);
	g_autofree char *place = phrases_say(maker->words, "events.zone",
		PHRASE_VALUES({ "city", own_city }, { "zone", brief }));

	return phrases_say(maker->words, "events.elsewhere",
		PHRASE_VALUES({ "there", there }, { "place", place }, { "here", here },
			{ "city", city }));
}

/* ---- zones ----------------------------------------------------------------------------------- */

/* What the zone is called at all of the times; NULL: a clock change lies between them. @return
 * owned. */
static char *
common_zone(const ViewMaker *maker)
{
	const GPtrArray *events = maker->draft->events;
	g_autofree char *common = NULL;

	for (guint i = 0; i < events->len; i++) {
		const Event *event = g_ptr_array_index(events, i);
		g_autofree char *own = zone_short(maker->zone, event->start_s);

		if (event->first_day == 0 && common != NULL && strcmp(common, own) != 0) {
			return NULL;
		}
		if (event->first_day == 0 && common == NULL) {
			common = g_steal_pointer(&own);
		}
	}
	return common != NULL ? g_steal_pointer(&common) : g_strdup("");
}

/* "London (GMT)". @return owned. */
static char *
place_said(const ViewMaker *maker, const char *common)
{
	g_autofree char *city = zone_city(maker->draft->timezone);
	const bool is_named = common != NULL && strcmp(common, city) != 0;

	return phrases_say(maker->words, is_named ? "events.zone" : "events.zone_bare",
		PHRASE_VALUES({ "city", city }, { "zone", is_named ? common : "" }));
}

/* "All times are those of London (GMT)." where there are times, and that a file has them, too.
 * @common: what the zone is called at all of them, "" without any. @return owned; NULL: neither. */
static char *
introduction(const ViewMaker *maker, const char *common)
{
	const bool has_times = common == NULL || *common != '\0';
	GString *said = g_string_new(NULL);

	if (has_times) {
		g_autofree char *place = place_said(maker, common);
		g_autofree char *times = phrases_say(maker->words, "events.times",
			PHRASE_VALUES({ "place", place }));

		g_string_append(said, times);
	}
	if (maker->draft->has_calendar) {
		g_string_append_printf(said, "%s%s", has_times ? " " : "",
			phrases_get(maker->words, "events.attached"));
	}
	return g_string_free(said, said->len == 0);
}

/* ---- an event -------------------------------------------------------------------------------- */

static void
put_link(ViewMaker *maker, const Event *event, json_t *row, json_t *links)
{
	g_autofree char *url = event->is_cancelled ? NULL : view_part_url(event->url);
	g_autofree char *host = url_site(url);
	const char *key = url_is_meeting(url) ? "events.door" : "events.more_at";

	view_part_take(row, "label",
		host == NULL ? NULL
			     : phrases_say(maker->words, key, PHRASE_VALUES({ "host", host })));
	json_object_set_new(row, "link", view_part_link(maker, host == NULL ? NULL : url, links));
}

/* @line owned, or NULL for none. */
static void
append_line(json_t *lines, char *line)
{
	if (line != NULL) {
		json_array_append_new(lines, jsontext_text(line));
		g_free(line);
	}
}

/* A place that is the link itself says nothing more. */
static char *
place_of(const Event *event)
{
	return event->place != NULL && url_begins_at(event->place)
			&& strchr(event->place, ' ') == NULL
		? NULL
		: view_part_line(event->place, PLACE_CHARACTERS_MAX);
}

/* Whether its hashtag is not its title already, as a chat's is. */
static bool
has_tag_to_say(const Event *event)
{
	return event->tag != NULL && g_strcmp0(event->title, event->tag->display) != 0;
}

/* @zone: what it is called then, or NULL where that is said for all. */
static json_t *
row_view(ViewMaker *maker, const Event *event, const char *zone, json_t *links)
{
	json_t *row = json_object();
	json_t *lines = json_array();

	view_part_take(row, "weekday", first_day_said(maker, event, "events.weekday"));
	view_part_take(row, "day", first_day_said(maker, event, "events.day"));
	view_part_take(row, "month", first_day_said(maker, event, "events.month"));
	view_part_take(row, "date", first_day_said(maker, event, "events.date"));
	json_object_set_new(row, "hue",
		event->tag == NULL ? json_null()
				   : view_part_hue(maker, view_part_tag_index(maker, event->tag)));
	view_part_take(row, "title", view_part_line(event->title, TITLE_CHARACTERS_MAX));
	view_part_take(row, "cancelled",
		event->is_cancelled ? phrases_say(maker->words, "events.cancelled", NULL) : NULL);
	view_part_take(row, "when", when_said(maker, event, zone, &alone));
	view_part_take(row, "when_said", when_said(maker, event, zone, &behind_date));
	view_part_put(row, "tag", has_tag_to_say(event) ? event->tag->display : NULL);
	append_line(lines, place_of(event));
	append_line(lines, event->is_cancelled ? NULL : elsewhere_said(maker, event));
	json_object_set_new(row, "lines", lines);
	put_link(maker, event, row, links);
	return row;
}

/* {said, url}; null where there is none. */
static json_t *
calendar_view(const ViewMaker *maker)
{
	json_t *object = json_object();

	if (maker->draft->calendar_url == NULL) {
		json_decref(object);
		return json_null();
	}
	view_part_put(object, "said", phrases_get(maker->words, "events.calendar"));
	view_part_put(object, "url", maker->draft->calendar_url);
	return object;
}

json_t *
view_part_events(ViewMaker *maker)
{
	const GPtrArray *events = maker->draft->events;
	json_t *object, *links, *rows = json_array();

	if (events->len == 0) {
		json_decref(rows);
		return json_null();
	}
	g_autofree char *common = common_zone(maker);
	object = json_object();
	links = view_part_links(maker);
	for (guint i = 0; i < events->len && i < ROWS_MAX; i++) {
		const Event *event = g_ptr_array_index(events, i);
		g_autofree char *zone = zone_short(maker->zone, event->start_s);

		json_array_append_new(rows,
			row_view(maker, event, common == NULL ? zone : NULL, links));
	}
	view_part_take(object, "said", introduction(maker, common));
	json_object_set_new(object, "calendar", calendar_view(maker));
	json_object_set_new(object, "rows", rows);
	view_part_take(object, "more",
		events->len <= ROWS_MAX ? NULL
					: phrases_count(maker->words, "events.more",
						(int)(events->len - ROWS_MAX), NULL));
	json_object_set_new(object, "is_linked", json_boolean(json_array_size(links) > 0));
	json_object_set_new(object, "links", links);
	return object;
}
