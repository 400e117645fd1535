/** The names that calendars have for time zones, as zones of this machine: never by their rules. */
#ifndef TAGDIGEST_SOURCE_ICALENDAR_ZONE_H
#define TAGDIGEST_SOURCE_ICALENDAR_ZONE_H

#include <glib.h>

/**
 * The IANA name that a TZID means: itself, the end of a path ("/citadel.org/…/Europe/London"), what
 * Outlook calls it, or what the calendar's own VTIMEZONE says in X-LIC-LOCATION.
 *
 * @tzid   borrowed.
 * @zones  borrowed: TZID -> X-LIC-LOCATION of the calendar; or NULL.
 * @return owned, known here (zone_is_known()); NULL: nobody knows.
 */
char *icalendar_zone(const char *tzid, GHashTable *zones);

#endif
