/*
 * A table of people as any program writes it: fields between bars, five of them a row. The first
 * byte chooses what parts fields and how lines end. As many rows come out as went in, and each says
 * what its fields say, whatever stands in them.
 */
#include "flow/people_part.h"
#include "text/cell.h"
#include "text/charset.h"

#include <stdint.h>
#include <string.h>

#define COLUMNS 5
/* A field that goes on for longer over several lines counts as a quote that was left open. */
#define FIELD_BYTES_MAX 150

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* RFC 4180, 2: in quotes, which are doubled. */
static void
append_field(GString *csv, const char *field)
{
	g_string_append_c(csv, '"');
	for (; *field != '\0'; field++) {
		if (*field == '"') {
			g_string_append_c(csv, '"');
		}
		g_string_append_c(csv, *field);
	}
	g_string_append_c(csv, '"');
}

/* What a field says: on one line, without the apostrophe before a formula. @return owned. */
static char *
said(const char *field)
{
	g_autofree char *line = g_strstrip(g_strdelimit(g_strdup(field), "\r\n", ' '));

	return g_strdup(cell_said(line));
}

/* The same, where nothing is nothing. */
static void
check_field(const char *got, const char *field)
{
	g_autofree char *wanted = said(field);

	g_assert_cmpstr(got, ==, *wanted == '\0' ? NULL : wanted);
}

static void
check_entry(const PeopleEntry *entry, char **fields)
{
	g_autofree char *email = said(fields[0]);
	g_autofree char *name = said(fields[1]);
	g_autofree char *whole = *name == '\0' ? g_strdup(email)
					       : g_strdup_printf("%s <%s>", name, email);
	SubscriptionState state = SUBSCRIPTION_ACTIVE;

	g_assert_cmpstr(entry->address, ==, whole);
	check_field(entry->digest, fields[2]);
	check_field(entry->format, fields[3]);
	g_autofree char *word = g_strstrip(g_strdelimit(g_strdup(fields[4]), "\r\n", ' '));
	if (people_judge_word(word, &state)) {
		g_assert_null(entry->problem);
		g_assert_cmpint(entry->state, ==, state);
	} else {
		g_assert_nonnull(entry->problem);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delimiters[] = ",;\t";

	if (size == 0) {
		return 0;
	}
	const char delimiter = delimiters[data[0] % 3];
	const char *line_end = data[0] & 8 ? "\r\n" : "\n";
	g_autofree char *bytes = g_strndup((const char *)data + 1, size - 1);
	g_autofree char *text = charset_make_valid(bytes);
	g_auto(GStrv) fields = g_strsplit(text, "|", -1);
	const guint rows = g_strv_length(fields) / COLUMNS;
	g_autoptr(GString) csv = g_string_new("email,name,digest,format,status");
	g_autoptr(GPtrArray) entries = NULL;

	g_strdelimit(csv->str, ",", delimiter);
	for (guint i = 0; i < rows * COLUMNS; i++) {
		if (strlen(fields[i]) > FIELD_BYTES_MAX) {
			return 0;
		}
		g_string_append(csv, i % COLUMNS == 0 ? line_end : "");
		append_field(csv, fields[i]);
		g_string_append_c(csv, delimiter);
		g_string_truncate(csv, csv->len - (i % COLUMNS == COLUMNS - 1));
	}
	g_string_append(csv, line_end);
	g_assert_true(people_read_list(csv->str, &entries, NULL));
	g_assert_cmpuint(entries->len, ==, rows);
	for (guint i = 0; i < rows; i++) {
		check_entry(g_ptr_array_index(entries, i), fields + (gsize)i * COLUMNS);
	}
	return 0;
}
