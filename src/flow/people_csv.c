/* Lists of people in and out of files: an address a line, or CSV (RFC 4180). */
#include "flow/people.h"

#include "base/error.h"

#include <string.h>

/* The fields of one line of CSV; quotes double within quotes. A quote left open ends with the
 * line. */
static GPtrArray *
split_csv(const char *line)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
	GString *field = g_string_new(NULL);
	bool quoted = false;

	for (const char *at = line; *at != '\0'; at++) {
		if (quoted && at[0] == '"' && at[1] == '"') {
			g_string_append_c(field, *at++);
		} else if (*at == '"') {
			quoted = !quoted;
		} else if (*at == ',' && !quoted) {
			g_ptr_array_add(fields, g_strstrip(g_string_free(field, FALSE)));
			field = g_string_new(NULL);
		} else {
			g_string_append_c(field, *at);
		}
	}
	g_ptr_array_add(fields, g_strstrip(g_string_free(field, FALSE)));
	return fields;
}

/* Which column is called @name, or -1. */
static int
column(const GPtrArray *header, const char *name)
{
	for (guint i = 0; i < header->len; i++) {
		if (g_ascii_strcasecmp(g_ptr_array_index(header, i), name) == 0) {
			return (int)i;
		}
	}
	return -1;
}

/* Whether a spreadsheet would take the text for a formula. */
static bool
is_formula(const char *text)
{
	return *text != '\0' && strchr("=+-@", *text) != NULL;
}

/* Without the apostrophe that export sets before a formula. */
static const char *
field_at(const GPtrArray *fields, int index)
{
	if (index < 0 || (guint)index >= fields->len) {
		return "";
	}
	const char *field = g_ptr_array_index(fields, (guint)index);
	return *field == '\'' && is_formula(field + 1) ? field + 1 : field;
}

/* A field that says something, owned, or NULL. */
static char *
dup_field(const GPtrArray *fields, int index)
{
	const char *text = field_at(fields, index);

	return *text != '\0' ? g_strdup(text) : NULL;
}

/* One row of CSV. */
static void
read_row(const char *line, const GPtrArray *header, PeopleEntry *entry)
{
	g_autoptr(GPtrArray) fields = split_csv(line);
	const char *email = field_at(fields, column(header, "email"));
	const char *name = field_at(fields, column(header, "name"));

	entry->address = *name != '\0' ? g_strdup_printf("%s <%s>", name, email) : g_strdup(email);
	entry->digest = dup_field(fields, column(header, "digest"));
	entry->format = dup_field(fields, column(header, "format"));
}

static PeopleEntry *
entry_new(const char *line, const GPtrArray *header, guint number)
{
	PeopleEntry *entry = g_new0(PeopleEntry, 1);

	entry->place = g_strdup_printf("line %u", number);
	if (header != NULL) {
		read_row(line, header, entry);
	} else {
		entry->address = g_strdup(line);
	}
	return entry;
}

static bool
check_header(const GPtrArray *header, guint number, GError **error)
{
	if (column(header, "email") >= 0) {
		return true;
	}
	error_set(error, ERROR_USAGE_PERMANENT,
		  "line %u names no column \"email\" and is no address "
		  "(expected a header such as email,name or an address a line)", number);
	return false;
}

bool
people_import(Context *context, const char *digest, const char *text, PeopleReport **report,
	      GError **error)
{
	g_auto(GStrv) lines = g_strsplit(g_str_has_prefix(text, "\xef\xbb\xbf") ? text + 3 : text,
					 "\n", -1);
	g_autoptr(GPtrArray) header = NULL;
	g_autoptr(GPtrArray) entries =
		g_ptr_array_new_with_free_func((GDestroyNotify)people_entry_free);

	for (guint i = 0; lines[i] != NULL; i++) {
		const char *line = g_strstrip(lines[i]);
		if (*line == '\0' || *line == '#') {
			continue;
		}
		if (header == NULL && entries->len == 0 && strchr(line, '@') == NULL) {
			header = split_csv(line);
			if (!check_header(header, i + 1, error)) {
				return false;
			}
			continue;
		}
		g_ptr_array_add(entries, entry_new(line, header, i + 1));
	}
	return people_add_listed(context, digest, entries, report, error);
}

static void
append_field(GString *csv, const char *value, char end)
{
	const char *text = value != NULL ? value : "";

	g_string_append(csv, is_formula(text) ? "\"'" : "\"");
	for (; *text != '\0'; text++) {
		if (*text == '"') {
			g_string_append_c(csv, '"');
		}
		g_string_append_c(csv, *text);
	}
	g_string_append_c(csv, '"');
	g_string_append_c(csv, end);
}

bool
people_export(Context *context, const char *digest, char **csv, GError **error)
{
	json_auto_t *list = NULL;
	size_t index;
	json_t *one;

	if (!people_list(context, digest, false, &list, error)) {
		return false;
	}
	GString *made = g_string_new("email,name,digest,format,since\n");
	json_array_foreach(list, index, one) {
		append_field(made, json_string_value(json_object_get(one, "email")), ',');
		append_field(made, json_string_value(json_object_get(one, "name")), ',');
		append_field(made, json_string_value(json_object_get(one, "digest")), ',');
		append_field(made, json_string_value(json_object_get(one, "format")), ',');
		append_field(made, json_string_value(json_object_get(one, "since")), '\n');
	}
	*csv = g_string_free(made, FALSE);
	return true;
}
