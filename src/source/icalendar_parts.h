/** A calendar taken apart: its entries, and what it says of itself. Nothing of it is understood. */
#ifndef TAGDIGEST_SOURCE_ICALENDAR_PARTS_H
#define TAGDIGEST_SOURCE_ICALENDAR_PARTS_H

#include <glib.h>
#include <stdbool.h>

typedef struct IcalendarParts {
	GPtrArray *entries; /* of char*: each VEVENT that was ended, unfolded, without what is
			     * nested in it (alarms) and what nobody reads */
	GHashTable *zones;  /* TZID -> X-LIC-LOCATION, both owned */
	char *name;         /* owned: X-WR-CALNAME or NAME (RFC 7986, 5.1); or NULL */
	char *timezone;     /* owned: X-WR-TIMEZONE; or NULL */
	char *refresh;    /* owned: REFRESH-INTERVAL (RFC 7986, 5.7) or X-PUBLISHED-TTL; or NULL */
	guint lost;       /* entries that were not ended, or too long */
	bool is_calendar; /* it begins as one */
	bool is_ended;    /* and ends as one */
	bool is_cut;      /* more entries stood there than are looked at */
} IcalendarParts;

/**
 * The bytes of a calendar as UTF-8, each line in one piece (RFC 5545, 3.1).
 *
 * @bytes, @charset  borrowed; charset may be NULL.
 * @return owned.
 */
GString *icalendar_text(const char *bytes, gsize length, const char *charset);

/**
 * Take a calendar apart by its lines (RFC 5545, 3.4): an entry that is broken takes no
 * other with it, and of a calendar that breaks off all that was ended is there.
 *
 * @text   borrowed: as icalendar_text() gives it.
 * @parts  out (icalendar_parts_clear()).
 */
void icalendar_parts_read(const char *text, IcalendarParts *parts);

/** Free what it holds. */
void icalendar_parts_clear(IcalendarParts *parts);

/** Whether a text begins as a calendar does (RFC 5545, 3.4). @text borrowed. */
bool icalendar_is_meant(const char *text);

/** The value of a line "NAME;…:value" when that is its name, borrowed from it; else NULL. */
const char *icalendar_line_value(const char *line, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IcalendarParts, icalendar_parts_clear)

#endif
