#include "source/icalendar_parts.h"

#include "source/icalendar.h"
#include "text/charset.h"
#include "text/plain.h"

#include <string.h>

/* Nobody's event is longer; what is, is dropped. */
#define ENTRY_BYTES_MAX (256 * 1024)
/* Lists in longer lines cost libical the square of their length; longer texts nobody reads. */
#define LINE_BYTES_MAX (8 * 1024)

/* Where a walk through the lines is. */
typedef struct Walk {
	IcalendarParts *parts;
	GString *entry; /* owned: the VEVENT that is open, NULL: none is */
	guint nested;   /* components that are open within it */
	bool is_long;
	char *zone; /* owned: the TZID of the VTIMEZONE that is open */
	bool in_zone;
} Walk;

const char *
icalendar_line_value(const char *line, const char *name)
{
	const gsize length = strlen(name);
	bool is_quoted = false;

	if (g_ascii_strncasecmp(line, name, length) != 0
		|| (line[length] != ':' && line[length] != ';')) {
		return NULL;
	}
	for (const char *at = line + length; *at != '\0'; at++) {
		if (*at == '"') {
			is_quoted = !is_quoted;
		} else if (*at == ':' && !is_quoted) {
			return at + 1;
		}
	}
	return NULL;
}

static bool
is_line(const char *line, const char *name, const char *wanted)
{
	const char *value = icalendar_line_value(line, name);

	return value != NULL && g_ascii_strcasecmp(value, wanted) == 0;
}

static void
keep(char **place, const char *value)
{
	if (value != NULL && *place == NULL) {
		*place = plain_line(value);
	}
}

static void
begin_entry(Walk *walk)
{
	if (walk->entry != NULL) {
		g_string_free(walk->entry, TRUE);
		walk->parts->lost++;
	}
	walk->entry = g_string_new("BEGIN:VEVENT\r\n");
	walk->nested = 0;
	walk->is_long = false;
}

static void
end_entry(Walk *walk)
{
	IcalendarParts *parts = walk->parts;

	if (walk->is_long) {
		parts->lost++;
		g_string_free(walk->entry, TRUE);
	} else if (parts->entries->len == ICALENDAR_ENTRIES_MAX) {
		parts->is_cut = true;
		g_string_free(walk->entry, TRUE);
	} else {
		g_string_append(walk->entry, "END:VEVENT\r\n");
		g_ptr_array_add(parts->entries, g_string_free(walk->entry, FALSE));
	}
	walk->entry = NULL;
}

static void
take_in_entry(Walk *walk, const char *line)
{
	if (is_line(line, "END", "VEVENT")) {
		end_entry(walk);
	} else if (icalendar_line_value(line, "BEGIN") != NULL) {
		walk->nested++;
	} else if (icalendar_line_value(line, "END") != NULL) {
		walk->nested -= walk->nested > 0;
	} else if (walk->nested > 0) {
		return;
	} else if (walk->entry->len + strlen(line) > ENTRY_BYTES_MAX) {
		walk->is_long = true;
	} else {
		g_string_append(g_string_append(walk->entry, line), "\r\n");
	}
}

static void
take_in_zone(Walk *walk, const char *line)
{
	const char *location = icalendar_line_value(line, "X-LIC-LOCATION");

	keep(&walk->zone, icalendar_line_value(line, "TZID"));
	if (location != NULL && walk->zone != NULL) {
		g_hash_table_replace(walk->parts->zones, g_strdup(walk->zone), g_strdup(location));
	}
	walk->in_zone = !is_line(line, "END", "VTIMEZONE");
}

static void
take_line(Walk *walk, const char *line)
{
	IcalendarParts *parts = walk->parts;

	if (is_line(line, "BEGIN", "VEVENT")) {
		begin_entry(walk);
		walk->in_zone = false;
	} else if (walk->entry != NULL) {
		take_in_entry(walk, line);
	} else if (is_line(line, "BEGIN", "VTIMEZONE")) {
		walk->in_zone = true;
		g_clear_pointer(&walk->zone, g_free);
	} else if (walk->in_zone) {
		take_in_zone(walk, line);
	} else if (is_line(line, "END", "VCALENDAR")) {
		parts->is_ended = true;
	} else {
		keep(&parts->name, icalendar_line_value(line, "X-WR-CALNAME"));
		keep(&parts->name, icalendar_line_value(line, "NAME"));
		keep(&parts->timezone, icalendar_line_value(line, "X-WR-TIMEZONE"));
		keep(&parts->refresh, icalendar_line_value(line, "REFRESH-INTERVAL"));
		keep(&parts->refresh, icalendar_line_value(line, "X-PUBLISHED-TTL"));
	}
}

bool
icalendar_is_meant(const char *text)
{
	static const char begin[] = "BEGIN:VCALENDAR";
	const char *at = text + strspn(text, " \t\r\n");

	return g_ascii_strncasecmp(at, begin, strlen(begin)) == 0;
}

/* RFC 5545, 3.1: what begins with a blank goes on with the line before; a fold may stand within a
 * character, so that bytes are joined before anybody reads them. @return owned. */
static GString *
unfold(const char *bytes, gsize length)
{
	GString *joined = g_string_sized_new(length);
	gsize from = 0;

	for (gsize at = 0; at + 1 < length; at++) {
		const bool is_fold = (bytes[at] == '\n' || bytes[at] == '\r')
			&& (bytes[at + 1] == ' ' || bytes[at + 1] == '\t');

		if (is_fold) {
			gsize end = at;

			/* Old Mozilla has empty lines in between. */
			while (end > from && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) {
				end--;
			}
			g_string_append_len(joined, bytes + from, (gssize)(end - from));
			from = at + 2;
			at++;
		}
	}
	g_string_append_len(joined, bytes + from, (gssize)(length - from));
	return joined;
}

GString *
icalendar_text(const char *bytes, gsize length, const char *charset)
{
	/* UTF-16 has NULs, and no folds that could be seen. */
	if (memchr(bytes, '\0', length) != NULL) {
		return charset_to_utf8(bytes, length, charset);
	}
	g_autoptr(GString) joined = unfold(bytes, length);
	return charset_to_utf8(joined->str, joined->len, charset);
}

/* Take in a line (CRLF, LF or CR ends it) and go on behind it. */
static void
read_line(GString *line, const char **at)
{
	const gsize length = strcspn(*at, "\r\n");
	const char *end = *at + length;

	g_string_truncate(line, 0);
	if (length <= LINE_BYTES_MAX) {
		g_string_append_len(line, *at, (gssize)length);
	}
	*at = end + (end[0] == '\r' && end[1] == '\n' ? 2 : *end != '\0');
}

void
icalendar_parts_read(const char *text, IcalendarParts *parts)
{
	Walk walk = { .parts = parts };
	g_autoptr(GString) line = g_string_new(NULL);
	const char *at = text;

	*parts = (IcalendarParts){
		.entries = g_ptr_array_new_with_free_func(g_free),
		.zones = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
		.is_calendar = icalendar_is_meant(text),
	};
	while (parts->is_calendar && *at != '\0') {
		read_line(line, &at);
		take_line(&walk, line->str);
	}
	if (walk.entry != NULL) {
		g_string_free(walk.entry, TRUE);
		parts->lost++;
	}
	g_free(walk.zone);
}

void
icalendar_parts_clear(IcalendarParts *parts)
{
	g_clear_pointer(&parts->entries, g_ptr_array_unref);
	g_clear_pointer(&parts->zones, g_hash_table_unref);
	g_free(parts->name);
	g_free(parts->timezone);
	g_free(parts->refresh);
}
