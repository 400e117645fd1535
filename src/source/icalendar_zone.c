#include "source/icalendar_zone.h"

#include "source/icalendar_zone.tab.h"
#include "text/zone.h"

#include <string.h>

static const struct {
	const char *name, *zone;
} names[] = { ICALENDAR_ZONES };

/* No zone has a name of more parts: "America/Argentina/Buenos_Aires". */
#define PARTS_MAX 3

/* A name, or the end of it behind one of its slashes: "Europe/London". Each is a file that is
 * looked for. */
static const char *
find_known(const char *name)
{
	const char *ends[PARTS_MAX];
	gsize count = 0;

	for (gsize i = strlen(name) + 1; i > 0 && count < PARTS_MAX; i--) {
		if (i == 1 || name[i - 2] == '/') {
			ends[count++] = name + i - 1;
		}
	}
	for (gsize i = count; i > 0; i--) {
		if (zone_is_known(ends[i - 1])) {
			return ends[i - 1];
		}
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
