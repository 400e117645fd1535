#include "source/icalendar_parts.h"

#include "base/prefix.h"
#include "source/icalendar.h"
#include "text/charset.h"
#include "text/plain.h"

#include <string.h>

/* Nobody's event is longer; what is, is dropped. */
#define ENTRY_BYTES_MAX (256 * 1024)
/* Lists in longer lines cost libical the square of their length; longer texts nobody reads. */
#define LINE_BYTES_MAX (8 * 1024)

/* What libical makes of each, in hundreds of bytes; of a calendar that comes to more the heaviest
 * entries are dropped. */
#define LINE_WEIGHT 4
#define DATE_WEIGHT 3
#define RULE_WEIGHT 30
#define WEIGHT_MAX (70 * ICALENDAR_ENTRIES_MAX)

/* What is read of an entry; nothing else of it is kept, least of all who is invited. */
typedef enum LineKind { LINE_ONE, LINE_TEXT, LINE_LIST, LINE_RULE } LineKind;

static const struct {
	const char *name;
	LineKind kind;
} names[] = {
	{ "CLASS", LINE_ONE },
	{ "CONFERENCE", LINE_ONE },
	{ "DESCRIPTION", LINE_TEXT },
	{ "DTEND", LINE_ONE },
	{ "DTSTART", LINE_ONE },
	{ "DURATION", LINE_ONE },
	{ "EXDATE", LINE_LIST },
	{ "LOCATION", LINE_TEXT },
	{ "RDATE", LINE_LIST },
	{ "RECURRENCE-ID", LINE_ONE },
	{ "RRULE", LINE_RULE },
	{ "SEQUENCE", LINE_ONE },
	{ "STATUS", LINE_ONE },
	{ "SUMMARY", LINE_TEXT },
	{ "UID", LINE_ONE },
	{ "URL", LINE_ONE },
	{ "X-GOOGLE-CONFERENCE", LINE_ONE },
	{ "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", LINE_ONE },
	{ "X-MICROSOFT-SKYPETEAMSMEETINGURL", LINE_ONE },
};

/* Where a walk through the lines is. */
typedef struct Walk {
	IcalendarParts *parts;
	GString *entry; /* owned: the VEVENT that is open, NULL: none is */
	guint nested;   /* components that are open within it */
	bool is_long;
	guint weight;    /* of the entry that is open */
	GArray *weights; /* of guint: of those that are kept */
	char *zone;      /* owned: the TZID of the VTIMEZONE that is open */
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
	walk->weight = 0;
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
		g_array_append_val(walk->weights, walk->weight);
	}
	walk->entry = NULL;
}

/* Bytes of a line that libical shall read. */
static void
append(Walk *walk, const char *bytes, gsize length)
{
	if (walk->entry->len + length > ENTRY_BYTES_MAX) {
		walk->is_long = true;
	} else {
		g_string_append_len(walk->entry, bytes, (gssize)length);
	}
}

/* A list of any length, in lines that are short enough. @head: what stands before @value. */
static void
append_list(Walk *walk, const char *head, const char *value)
{
	const gsize begin = strlen(head);
	gsize room = 0;

	while (*value != '\0' && begin < LINE_BYTES_MAX / 2) {
		const gsize length = strcspn(value, ",");

		if (length >= room) {
			append(walk, "\r\n", room == 0 ? 0 : strlen("\r\n"));
			append(walk, head, begin);
			room = LINE_BYTES_MAX - begin;
		} else {
			append(walk, ",", 1);
		}
		append(walk, value, MIN(length, room));
		room -= MIN(length + 1, room);
		value += length + (value[length] == ',');
		walk->weight += DATE_WEIGHT;
	}
	append(walk, "\r\n", strlen("\r\n"));
}

/* A line of a kind, by its name as RFC 5545 writes it. */
static void
append_line(Walk *walk, LineKind kind, const char *name, const char *line)
{
	const char *value = icalendar_line_value(line, name);
	const char *rest = line + strlen(name);

	walk->weight += kind == LINE_RULE ? RULE_WEIGHT : LINE_WEIGHT;
	if (kind == LINE_LIST) {
		g_autofree char *head = g_strdup_printf("%s%.*s", name, (int)(value - rest), rest);

		append_list(walk, head, value);
		return;
	}
	const gsize length = strlen(rest);
	if (kind == LINE_TEXT || length <= LINE_BYTES_MAX) {
		append(walk, name, strlen(name));
		append(walk, rest, prefix_fit(rest, length, LINE_BYTES_MAX));
		append(walk, "\r\n", strlen("\r\n"));
	} else {
		walk->is_long = walk->is_long || kind == LINE_RULE;
	}
}

/* A line of an entry that is read. */
static void
take_property(Walk *walk, const char *line)
{
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (icalendar_line_value(line, names[i].name) != NULL) {
			append_line(walk, names[i].kind, names[i].name, line);
			return;
		}
	}
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
	} else {
		take_property(walk, line);
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
	g_string_append_len(line, *at, (gssize)length);
	*at = end + (end[0] == '\r' && end[1] == '\n' ? 2 : *end != '\0');
}

static gint
compare_weights(gconstpointer one, gconstpointer other)
{
	const guint a = *(const guint *)one, b = *(const guint *)other;

	return (a > b) - (a < b);
}

/* How heavy an entry may be, so that all that are lighter can be held. @left out: the weight that
 * is left for those that weigh just as much. */
static guint
weight_allowed(const GArray *weights, guint *left)
{
	g_autoptr(GArray) sorted = g_array_copy((GArray *)weights);
	guint weight = 0, last = 0;

	*left = WEIGHT_MAX;
	g_array_sort(sorted, compare_weights);
	for (guint i = 0, used = 0; i < sorted->len && used + weight <= WEIGHT_MAX; i++) {
		used += weight;
		weight = g_array_index(sorted, guint, i);
		if (weight > last) {
			last = weight;
			*left = WEIGHT_MAX - used;
		}
	}
	return last;
}

static void
drop_heaviest(const GArray *weights, IcalendarParts *parts)
{
	guint left;
	const guint allowed = weight_allowed(weights, &left);
	GPtrArray *kept = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < weights->len; i++) {
		const guint weight = g_array_index(weights, guint, i);

		if (weight > allowed || (weight == allowed && weight > left)) {
			parts->lost++;
			continue;
		}
		left -= weight == allowed ? weight : 0;
		g_ptr_array_add(kept, g_steal_pointer(&g_ptr_array_index(parts->entries, i)));
	}
	g_ptr_array_unref(parts->entries);
	parts->entries = kept;
}

void
icalendar_parts_read(const char *text, IcalendarParts *parts)
{
	g_autoptr(GArray) weights = g_array_new(FALSE, FALSE, sizeof(guint));
	Walk walk = { .parts = parts, .weights = weights };
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
	drop_heaviest(weights, parts);
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
