#include "source/icalendar_zone.h"

#include "source/icalendar_zone.tab.h"
#include "text/zone.h"

#include <string.h>

static const struct {
	const char *name, *zone;
} names[] = { ICALENDAR_ZONES };

/* A name, or the part of it behind one of its slashes: "Europe/London". */
static const char *
find_known(const char *name)
{
	for (const char *at = name; at != NULL && *at != '\0';) {
		if (zone_is_known(at)) {
			return at;
		}
		at = strchr(at, '/');
		at = at != NULL ? at + 1 : NULL;
	}
	return NULL;
}

static const char *
find_named(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (g_ascii_strcasecmp(name, names[i].name) == 0) {
			return names[i].zone;
		}
	}
	return NULL;
}

char *
icalendar_zone(const char *tzid, GHashTable *zones)
{
	g_autofree char *name = g_strstrip(g_strdup(tzid));
	const char *location = zones != NULL ? g_hash_table_lookup(zones, name) : NULL;
	const char *found = find_known(name);

	if (found == NULL) {
		found = find_named(name);
	}
	if (found == NULL && location != NULL) {
		found = find_known(location);
	}
	return g_strdup(found);
}
