/** Something that takes place: one date of it. Plain data. */
#ifndef TAGDIGEST_MODEL_EVENT_H
#define TAGDIGEST_MODEL_EVENT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/date.h"
#include "text/hashtag.h"

/** What is kept of a text of it, in characters. */
#define EVENT_TEXT_MAX 300

/** What of the words that filters see. */
#define EVENT_ABOUT_MAX 2000

/** What of a UID, in bytes: a longer one is kept as its hash. */
#define EVENT_UID_MAX 255

typedef struct Event {
	char *uid;         /* owned: the same for all dates of a series, whatever changes */
	char *recurrence;  /* owned: which of a series, "20261217T200000"; "" for one that is none
			    */
	int sequence;      /* how often it was changed, by who announces it */
	char *title;       /* owned, one line; never empty */
	char *place;       /* owned, one line; or NULL */
	char *about;       /* owned (g_ref_string), one line: what else is said of it, for filters
			    * alone; never kept; or NULL */
	char *url;         /* owned, http(s), as url_resolve() gives it; or NULL */
	char *zone;        /* owned: the IANA name in which it is announced; NULL: unknown */
	char *source;      /* owned: the source that showed it; NULL: the ini says it */
	Hashtag *tag;      /* owned: under which it stands in a digest; NULL: none */
	int64_t start_s;   /* Unix seconds UTC; all day: when its first day begins somewhere near */
	int64_t end_s;     /* DATE_UNKNOWN: nobody said; else not before start_s */
	guint32 first_day; /* all day: g_date_get_julian(), the same in every zone; else 0 */
	guint32 last_day;  /* not before first_day */
	bool is_cancelled;
	bool is_left_out;    /* by its source's include and exclude: nobody is told of it */
	bool is_link_public; /* its organiser wants that anybody may come in by url */
} Event;

/** @return owned, empty; its end is unknown. */
Event *event_new(void);

/** @event owned, may be NULL. */
void event_free(Event *event);

/** @event borrowed. @return owned. */
Event *event_copy(const Event *event);

/** By what two of them, each by its own calendar, are taken for one: when it begins, and its title
 * in any case. @return owned. */
char *event_likeness(const Event *event);

/** By when they begin, then by title, uid and recurrence; for g_ptr_array_sort(). */
gint event_compare(gconstpointer one, gconstpointer other);

/**
 * What of it may be public: as it is, but that no link into a meeting (url_is_meeting()) stands in
 * its url, place or title, unless is_link_public. What is not for the public goes into mails alone.
 *
 * @return owned.
 */
Event *event_public(const Event *event);

/** All of it as JSON. @return owned reference. */
json_t *event_to_json(const Event *event);

/** The reverse. @event out, owned. @error PARSE_PERMANENT naming the member. */
bool event_from_json(const json_t *json, Event **event, GError **error);

/** Several of them, as an array. @events of Event. @return owned reference. */
json_t *event_list_to_json(const GPtrArray *events);

/**
 * The reverse, put behind @events (of Event).
 *
 * @json   borrowed array; NULL: none.
 * @error  PARSE_PERMANENT naming the member.
 */
bool event_list_from_json(const json_t *json, GPtrArray *events, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Event, event_free)

#endif
