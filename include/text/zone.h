/** Names of time zones, as this machine knows them. */
#ifndef TAGDIGEST_TEXT_ZONE_H
#define TAGDIGEST_TEXT_ZONE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Whether @name (borrowed) is an IANA name that this machine has rules for; no offsets. */
bool zone_is_known(const char *name);

/**
 * "did you mean …?": a zone spelt like @name (borrowed), or of the city @name.
 * @return owned, or NULL.
 */
char *zone_suggest(const char *name);

/**
 * A civil time as an instant, as calendars mean it (RFC 5545, 3.3.5): one in the gap of a clock
 * change by the offset before it, one that comes twice the first time.
 *
 * @zone     borrowed.
 * @civil_s  what Unix seconds would be if the zone were UTC.
 * @return Unix seconds UTC.
 */
int64_t zone_instant(GTimeZone *zone, int64_t civil_s);

/** The reverse: what clocks in the zone (borrowed) show at a time, as if they were UTC. */
int64_t zone_civil(GTimeZone *zone, int64_t time_s);

/** What a zone's time is called at a time, "GMT"; "UTC-03" where it has figures alone. @return
 * owned. */
char *zone_short(GTimeZone *zone, int64_t time_s);

/** The city of an IANA name as people say it, "Mexico City"; of one without, its own. @return
 * owned. */
char *zone_city(const char *name);

/** The system's: $TZ, /etc/timezone, /etc/localtime, else "UTC". @return owned. */
char *zone_of_system(void);

#endif
