#include "text/zone.h"

#include <string.h>

#include "base/file.h"
#include "base/now.h"
#include "text/spelling.h"

#define ZONES_FOLDER "/usr/share/zoneinfo/"
#define ZONES_TABLE ZONES_FOLDER "zone.tab"
#define NAME_COLUMN 2
#define TABLE_BYTES_MAX (1024 * 1024)
#define NAME_BYTES_MAX 4096

/* GLib also takes "+01:00", "EST5EDT4" and any file below the folder. */
bool
zone_is_known(const char *name)
{
	if (!g_ascii_isalpha(name[0]) || strstr(name, "..") != NULL
		|| strspn(name,
			   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_+-")
			!= strlen(name)) {
		return false;
	}
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(name);

	return zone != NULL && g_strcmp0(g_time_zone_get_identifier(zone), name) == 0;
}

static int64_t
offset_at(GTimeZone *zone, int64_t time_s)
{
	const int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, time_s);

	return interval < 0 ? 0 : g_time_zone_get_offset(zone, interval);
}

int64_t
zone_instant(GTimeZone *zone, int64_t civil_s)
{
	/* Clocks are never changed twice within two days. */
	const int64_t before = offset_at(zone, civil_s - DAY_S);
	const int64_t after = offset_at(zone, civil_s + DAY_S);

	if (offset_at(zone, civil_s - before) != before
		&& offset_at(zone, civil_s - after) == after) {
		return civil_s - after;
	}
	return civil_s - before;
}

int64_t
zone_civil(GTimeZone *zone, int64_t time_s)
{
	return time_s + offset_at(zone, time_s);
}

char *
zone_short(GTimeZone *zone, int64_t time_s)
{
	const int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, time_s);
	const char *name = interval < 0 ? "UTC" : g_time_zone_get_abbreviation(zone, interval);
	const bool is_figures = !g_ascii_isalpha(name[0]);

	return g_strconcat(is_figures ? "UTC" : "", name, NULL);
}

char *
zone_city(const char *name)
{
	const char *slash = strrchr(name, '/');

	return g_strdelimit(g_strdup(slash != NULL ? slash + 1 : name), "_", ' ');
}

static char *
read_text(const char *path, gsize bytes_max)
{
	char *text = NULL;

	return file_read_text(path, bytes_max, &text, NULL) && text != NULL ? text : g_strdup("");
}

/* The names in zone.tab: country, place, name, remarks, between tabs. */
static GPtrArray *
list_zones(void)
{
	g_autofree char *table = read_text(ZONES_TABLE, TABLE_BYTES_MAX);
	g_auto(GStrv) lines = g_strsplit(table, "\n", 0);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) columns = g_strsplit(*line, "\t", 0);

		if (**line != '#' && g_strv_length(columns) > NAME_COLUMN) {
			g_ptr_array_add(names, g_strdup(columns[NAME_COLUMN]));
		}
	}
	return names;
}

/* The last parts of the names, borrowed from them, and NULL. */
static GPtrArray *
list_cities(const GPtrArray *names)
{
	GPtrArray *cities = g_ptr_array_new();

	for (guint i = 0; i < names->len; i++) {
		const char *slash = strrchr(g_ptr_array_index(names, i), '/');

		g_ptr_array_add(cities, (gpointer)(slash != NULL ? slash + 1 : ""));
	}
	g_ptr_array_add(cities, NULL);
	return cities;
}

char *
zone_suggest(const char *name)
{
	g_autoptr(GPtrArray) names = list_zones();
	g_autoptr(GPtrArray) cities = list_cities(names);
	g_autofree char *meant = g_strdelimit(g_strdup(name), " ", '_');
	const char *city = spelling_suggest(meant, (const char *const *)cities->pdata);
	guint index = 0;

	if (city != NULL && g_ptr_array_find(cities, city, &index)) {
		return g_strdup(g_ptr_array_index(names, index));
	}
	g_ptr_array_add(names, NULL);
	return g_strdup(spelling_suggest(meant, (const char *const *)names->pdata));
}

/* @name when it is a known zone, else NULL. @name owned. */
static char *
keep_known(char *name)
{
	g_strstrip(name);
	if (zone_is_known(name)) {
		return name;
	}
	g_free(name);
	return NULL;
}

static char *
zone_of_link(void)
{
	g_autofree char *target = g_file_read_link("/etc/localtime", NULL);
	const char *name = target != NULL ? strstr(target, "zoneinfo/") : NULL;

	return keep_known(g_strdup(name != NULL ? name + strlen("zoneinfo/") : ""));
}

char *
zone_of_system(void)
{
	const char *variable = g_getenv("TZ");
	/* POSIX lets a leading colon mean "as the system likes": glibc reads a file name. */
	char *name = keep_known(g_strdup(variable == NULL ? "" : variable + (variable[0] == ':')));

	if (name == NULL) {
		name = keep_known(read_text("/etc/timezone", NAME_BYTES_MAX));
	}
	if (name == NULL) {
		name = zone_of_link();
	}
	return name != NULL ? name : g_strdup("UTC");
}
