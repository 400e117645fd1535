#include "text/csv.h"

#include <string.h>

#define QUOTE_BYTES_MAX (64 * 1024)
#define FIELDS_MAX 1000

void
csv_begin(CsvReader *reader, const char *text, gsize length)
{
	static const char delimiters[] = { ',', ';', '\t' };
	gsize counts[G_N_ELEMENTS(delimiters)] = { 0 };
	guint best = 0;

	*reader = (CsvReader){ .at = text, .end = text + length };
	for (const char *at = text; at < reader->end && *at != '\n'; at++) {
		for (guint i = 0; i < G_N_ELEMENTS(delimiters); i++) {
			counts[i] += *at == delimiters[i] ? 1 : 0;
		}
	}
	for (guint i = 1; i < G_N_ELEMENTS(delimiters); i++) {
		best = counts[i] > counts[best] ? i : best;
	}
	reader->delimiter = delimiters[best];
}

static bool
ends_field(const CsvReader *reader, const char *at)
{
	return at >= reader->end || *at == reader->delimiter || *at == '\r' || *at == '\n';
}

/* What closes the quote that is open before @at; NULL: it is none. */
static const char *
find_quote(const CsvReader *reader, const char *at)
{
	const char *far = reader->end - at > QUOTE_BYTES_MAX ? at + QUOTE_BYTES_MAX : reader->end;

	for (; at < far; at++) {
		if (*at == '"' && at + 1 < reader->end && at[1] == '"') {
			at++;
		} else if (*at == '"' && ends_field(reader, at + 1)) {
			return at;
		}
	}
	return NULL;
}

/* What stands between quotes, up to @close. */
static char *
unquote(const char *at, const char *close)
{
	GString *text = g_string_sized_new((gsize)(close - at));

	for (; at < close; at++) {
		g_string_append_c(text, *at);
		at += *at == '"' && at + 1 < close && at[1] == '"' ? 1 : 0;
	}
	return g_strstrip(g_string_free(text, FALSE));
}

/* A field; @reader is behind it. */
static char *
read_field(CsvReader *reader)
{
	const char *start = reader->at;
	const char *close;

	while (start < reader->end && *start == ' ') {
		start++;
	}
	close = start < reader->end && *start == '"' ? find_quote(reader, start + 1) : NULL;
	if (close != NULL) {
		reader->at = close + 1;
		return unquote(start + 1, close);
	}
	for (reader->at = start; !ends_field(reader, reader->at); reader->at++) {
		/* up to where it ends */
	}
	return g_strstrip(g_strndup(start, (gsize)(reader->at - start)));
}

static void
skip_line_ends(CsvReader *reader)
{
	while (reader->at < reader->end && (*reader->at == '\r' || *reader->at == '\n')) {
		reader->at++;
	}
}

bool
csv_next(CsvReader *reader, GPtrArray *fields)
{
	bool goes_on = true;

	g_ptr_array_set_size(fields, 0);
	skip_line_ends(reader);
	if (reader->at >= reader->end) {
		return false;
	}
	while (goes_on) {
		char *field = read_field(reader);

		if (fields->len < FIELDS_MAX) {
			g_ptr_array_add(fields, field);
		} else {
			g_free(field);
		}
		goes_on = reader->at < reader->end && *reader->at == reader->delimiter;
		reader->at += goes_on ? 1 : 0;
	}
	return true;
}
