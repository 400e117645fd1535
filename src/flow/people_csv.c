/* Lists of people that come in: an address a line, CSV (RFC 4180) or our own list as JSON. */
#include "flow/people_part.h"

#include "base/error.h"
#include "base/prefix.h"
#include "text/cell.h"
#include "text/charset.h"
#include "text/jsontext.h"
#include "text/plain.h"

#include <string.h>

/* A quoted field goes on over so many bytes of further lines; farther off it was left open. */
#define QUOTE_BYTES_MAX 1000

/* A list being read. */
typedef struct ListReader {
	const char *at; /* borrowed */
	guint line;     /* of what comes next, from 1 */
	char delimiter;
} ListReader;

/* What is read of a row, and the columns that hold it, the better first. */
static const char *const column_names[][5] = {
	{ "email", "email address", "e mail", "e mail address", "mail" },
	{ "name", "full name", "display name" },
	{ "first name", "firstname", "given name" },
	{ "last name", "lastname", "surname", "family name" },
	{ "digest" },
	{ "format" },
};

enum { EMAIL, NAME, FIRST_NAME, LAST_NAME, DIGEST, FORMAT, COLUMNS };
G_STATIC_ASSERT(G_N_ELEMENTS(column_names) == COLUMNS);

/* The first row of a table, and where in a row what stands. */
typedef struct Header {
	GPtrArray *names; /* owned */
	GArray *marks;    /* owned: people_mark_columns() */
	int at[COLUMNS];  /* -1: nowhere */
} Header;

/* Whether a quote that is open at the end of a line is closed soon, where a field may end. */
static bool
goes_on(const ListReader *reader, const char *at)
{
	for (gsize i = 0; i < QUOTE_BYTES_MAX && at[i] != '\0'; i++) {
		if (at[i] == '"' && at[i + 1] == '"') {
			i++;
		} else if (at[i] == '"') {
			return at[i + 1] == reader->delimiter || strchr("\r\n", at[i + 1]) != NULL;
		}
	}
	return false;
}

static void
end_field(GPtrArray *fields, GString **field)
{
	g_ptr_array_add(fields, g_strstrip(g_string_free(*field, FALSE)));
	*field = g_string_new(NULL);
}

/* The fields of a row; quotes double within quotes, and a quote left open ends with the line. */
static GPtrArray *
read_row(ListReader *reader)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
	GString *field = g_string_new(NULL);
	bool quoted = false;
	const char *at = reader->at;

	for (; *at != '\0' && (*at != '\n' || (quoted && goes_on(reader, at))); at++) {
		reader->line += *at == '\n';
		if (quoted && at[0] == '"' && at[1] == '"') {
			g_string_append_c(field, *at++);
		} else if (*at == '"') {
			quoted = !quoted;
		} else if (*at == reader->delimiter && !quoted) {
			end_field(fields, &field);
		} else {
			/* A name stands on one line. */
			g_string_append_c(field, strchr("\r\n", *at) != NULL ? ' ' : *at);
		}
	}
	end_field(fields, &field);
	g_string_free(field, TRUE);
	reader->line += *at == '\n';
	reader->at = *at == '\n' ? at + 1 : at;
	return fields;
}

/* A whole line, without what surrounds it. @return owned. */
static char *
read_line(ListReader *reader)
{
	gsize length = strcspn(reader->at, "\n");
	char *line = g_strndup(reader->at, length);

	reader->at += length + (reader->at[length] == '\n');
	reader->line++;
	return g_strstrip(line);
}

/* Whether the line that comes next is empty or a remark. */
static bool
is_idle(const ListReader *reader)
{
	const char *at = reader->at + strspn(reader->at, " \t\r");

	return *at == '\n' || *at == '#' || *at == '\0';
}

static void
header_free(Header *header)
{
	g_ptr_array_unref(header->names);
	g_array_unref(header->marks);
	g_free(header);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Header, header_free)

static int
find_column(const GPtrArray *names, const char *const *wanted)
{
	for (gsize i = 0; i < G_N_ELEMENTS(column_names[0]) && wanted[i] != NULL; i++) {
		for (guint j = 0; j < names->len; j++) {
			if (people_is_column(g_ptr_array_index(names, j), wanted[i])) {
				return (int)j;
			}
		}
	}
	return -1;
}

/* @names owned by the call. */
static Header *
header_new(GPtrArray *names)
{
	Header *header = g_new0(Header, 1);

	header->names = names;
	header->marks = people_mark_columns(names);
	for (int i = 0; i < COLUMNS; i++) {
		header->at[i] = find_column(names, column_names[i]);
	}
	return header;
}

/* Without the apostrophe that export sets before a formula. */
static const char *
field_at(const GPtrArray *fields, int index)
{
	if (index < 0 || (guint)index >= fields->len) {
		return "";
	}
	return cell_said(g_ptr_array_index(fields, (guint)index));
}

/* A field that says something, owned, or NULL. */
static char *
dup_field(const GPtrArray *fields, int index)
{
	const char *text = field_at(fields, index);

	return *text != '\0' ? g_strdup(text) : NULL;
}

/* @return owned, empty when the row has no name. */
static char *
name_of(const Header *header, const GPtrArray *fields)
{
	const char *whole = field_at(fields, header->at[NAME]);
	char *parts;

	if (*whole != '\0') {
		return g_strdup(whole);
	}
	parts = g_strjoin(" ", field_at(fields, header->at[FIRST_NAME]),
		field_at(fields, header->at[LAST_NAME]), NULL);
	return g_strstrip(parts);
}

static PeopleEntry *
entry_new(guint line)
{
	PeopleEntry *entry = g_new0(PeopleEntry, 1);

	entry->place = g_strdup_printf("line %u", line);
	entry->state = SUBSCRIPTION_ACTIVE;
	return entry;
}

/* A name that holds brackets stands in quotes, lest it is read for an address. @return owned. */
static char *
quote_name(const char *name)
{
	GString *quoted = g_string_new(NULL);

	if (strpbrk(name, "<>") == NULL) {
		return g_string_free(g_string_append(quoted, name), FALSE);
	}
	g_string_append_c(quoted, '"');
	for (const char *at = name; *at != '\0'; at++) {
		if (strchr("\"\\", *at) != NULL) {
			g_string_append_c(quoted, '\\');
		}
		g_string_append_c(quoted, *at);
	}
	return g_string_free(g_string_append_c(quoted, '"'), FALSE);
}

/* On one line. @return owned. */
static char *
whole_address(const char *name, const char *email)
{
	g_autofree char *line = plain_line(name);
	g_autofree char *quoted = line == NULL ? NULL : quote_name(line);
	char *whole = quoted == NULL ? g_strdup(email) : g_strdup_printf("%s <%s>", quoted, email);

	return g_strdelimit(whole, "\r\n", ' ');
}

static void
add_row(ListReader *reader, const Header *header, GPtrArray *entries)
{
	PeopleEntry *entry = entry_new(reader->line);
	g_autoptr(GPtrArray) fields = read_row(reader);
	g_autofree char *name = name_of(header, fields);

	g_ptr_array_add(entries, entry);
	entry->address = whole_address(name, field_at(fields, header->at[EMAIL]));
	entry->digest = dup_field(fields, header->at[DIGEST]);
	entry->asked = people_asked(header->names, fields);
	entry->format = dup_field(fields, header->at[FORMAT]);
	people_judge_row(header->names, header->marks, fields, &entry->state, &entry->problem);
}

/* Spreadsheets in most of Europe write semicolons, and copied tables have tabs. */
static char
find_delimiter(const char *text)
{
	const char *end = text + strcspn(text, "\n");
	const char *const delimiters = ",;\t";
	char found = ',';
	gsize most = 0;

	for (const char *one = delimiters; *one != '\0'; one++) {
		gsize count = 0;

		for (const char *at = text; at < end; at++) {
			count += *at == *one;
		}
		if (count > most) {
			most = count;
			found = *one;
		}
	}
	return found;
}

static bool
check_header(const Header *header, guint number, GError **error)
{
	if (header->at[EMAIL] >= 0) {
		return true;
	}
	error_set(error, ERROR_USAGE_PERMANENT,
		"line %u names no column \"email\" and is no address (expected a header such as "
		"email,name or an address a line)",
		number);
	return false;
}

static bool
is_header(const ListReader *reader)
{
	return memchr(reader->at, '@', strcspn(reader->at, "\n")) == NULL;
}

static bool
read_text(const char *text, GPtrArray *entries, GError **error)
{
	ListReader reader = { text, 1, ',' };
	g_autoptr(Header) header = NULL;

	while (*reader.at != '\0') {
		guint number = reader.line;

		if (is_idle(&reader)) {
			g_free(read_line(&reader));
		} else if (header != NULL) {
			add_row(&reader, header, entries);
		} else if (entries->len == 0 && is_header(&reader)) {
			reader.delimiter = find_delimiter(reader.at);
			header = header_new(read_row(&reader));
			if (!check_header(header, number, error)) {
				return false;
			}
		} else {
			PeopleEntry *entry = entry_new(number);
			entry->address = read_line(&reader);
			g_ptr_array_add(entries, entry);
		}
	}
	return true;
}

/* One of `subscribers list --all --json`. What the ini seeded and nobody ended comes by the ini. */
static void
add_member(const json_t *one, guint number, GPtrArray *entries)
{
	const char *email = jsontext_string(one, "email");
	const char *name = jsontext_string(one, "name");
	const char *state = jsontext_string(one, "state");
	const char *origin = jsontext_string(one, "origin");
	SubscriptionState said = SUBSCRIPTION_ACTIVE;
	PeopleEntry *entry;
	bool is_known = people_judge_word(state != NULL ? state : "", &said);
	bool is_of_ini = g_strcmp0(origin, "ini") == 0 && said <= SUBSCRIPTION_PAUSED;

	if (email == NULL || is_of_ini) {
		return;
	}
	entry = entry_new(number);
	g_free(entry->place);
	entry->place = g_strdup_printf("entry %u", number);
	entry->address = whole_address(name != NULL ? name : "", email);
	entry->digest = g_strdup(jsontext_string(one, "digest"));
	entry->asked = g_strdup(jsontext_string(one, "since"));
	entry->format = g_strdup(jsontext_string(one, "format"));
	entry->state = said;
	if (!is_known) {
		entry->problem = g_strdup_printf("the state \"%s\" is not known", state);
	}
	g_ptr_array_add(entries, entry);
}

/* @text begins with a bracket: what can be read at all is a list. */
static bool
read_json(const char *text, GPtrArray *entries, GError **error)
{
	json_error_t trouble;
	json_auto_t *list = json_loads(text, 0, &trouble);
	size_t index;
	json_t *one;

	if (list == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"line %d: %s (expected what `subscribers list --all --json` prints)",
			trouble.line, trouble.text);
		return false;
	}
	json_array_foreach (list, index, one) {
		add_member(one, (guint)index + 1, entries);
	}
	return true;
}

bool
people_read_list(const char *text, GPtrArray **entries, GError **error)
{
	const char *mark = CHARSET_BYTE_ORDER_MARK;
	const char *begin = prefix_stands_at(text, mark) ? text + strlen(mark) : text;
	bool is_json = begin[strspn(begin, " \t\r\n")] == '[';
	g_autoptr(GPtrArray) read =
		g_ptr_array_new_with_free_func((GDestroyNotify)people_entry_free);

	if (!(is_json ? read_json(begin, read, error) : read_text(begin, read, error))) {
		return false;
	}
	*entries = g_steal_pointer(&read);
	return true;
}
