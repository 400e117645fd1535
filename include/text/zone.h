/** Names of time zones, as this machine knows them. */
#ifndef TAGDIGEST_TEXT_ZONE_H
#define TAGDIGEST_TEXT_ZONE_H

#include <glib.h>
#include <stdbool.h>

/** Whether @name (borrowed) is an IANA name that this machine has rules for; no offsets. */
bool zone_is_known(const char *name);

/**
 * "did you mean …?": a zone spelt like @name (borrowed), or of the city @name.
 * @return owned, or NULL.
 */
char *zone_suggest(const char *name);

/** The system's: $TZ, /etc/timezone, /etc/localtime, else "UTC". @return owned. */
char *zone_of_system(void);

#endif
