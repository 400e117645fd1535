#include "text/csv.h"

#include <string.h>

#define QUOTE_BYTES_MAX ((gsize)64 * 1024)
/* What a reader looks through in vain at most, and how much of that a byte that was read brings
 * back. */
#define PATIENCE_MAX (64 * QUOTE_BYTES_MAX)
#define PATIENCE_A_BYTE 32

void
csv_begin(CsvReader *reader, const char *text, gsize length)
{
	static const char delimiters[] = { ',', ';', '\t' };
	gsize counts[G_N_ELEMENTS(delimiters)] = { 0 };
	guint best = 0;

	*reader = (CsvReader){ .at = text, .end = text + length, .patience = PATIENCE_MAX };
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
find_quote(CsvReader *reader, const char *at)
{
	const gsize room = (gsize)(reader->end - at);
	const char *far = at + MIN(room, QUOTE_BYTES_MAX);
	const char *start = at;

	if (reader->patience == 0) {
		return NULL;
	}
	while ((at = memchr(at, '"', (gsize)(far - at))) != NULL) {
		if (at + 1 < reader->end && at[1] == '"') {
			at++;
		} else if (ends_field(reader, at + 1)) {
			return at;
		}
		at++;
		if (at >= far) {
			break;
		}
	}
	reader->patience -= MIN(reader->patience, (gsize)(far - start));
	return NULL;
}

/* A field where it stands; @reader is behind it, at the end where that is not certain. */
static void
find_field(CsvReader *reader, CsvField *field)
{
	const char *start = reader->at;
	const char *close;

	while (start < reader->end && *start == ' ') {
		start++;
	}
	field->is_quoted = start < reader->end && *start == '"';
	close = field->is_quoted ? find_quote(reader, start + 1) : NULL;
	if (close != NULL) {
		*field = (CsvField){ start + 1, (gsize)(close - start - 1), true };
		reader->at = close + 1;
		return;
	}
	if (field->is_quoted && reader->may_go_on
		&& (gsize)(reader->end - start - 1) < QUOTE_BYTES_MAX) {
		reader->at = reader->end; /* what comes may close it */
		return;
	}
	for (reader->at = start; !ends_field(reader, reader->at); reader->at++) {
		/* up to where it ends */
	}
	*field = (CsvField){ start, (gsize)(reader->at - start), false };
}

static void
skip_line_ends(CsvReader *reader)
{
	while (reader->at < reader->end && (*reader->at == '\r' || *reader->at == '\n')) {
		reader->at++;
	}
}

bool
csv_next_row(CsvReader *reader, GArray *fields)
{
	CsvReader ahead = *reader;
	bool goes_on = true;

	g_array_set_size(fields, 0);
	skip_line_ends(&ahead);
	const char *start = ahead.at;
	if (ahead.at >= ahead.end) {
		return false;
	}
	while (goes_on) {
		CsvField field = { 0 };

		find_field(&ahead, &field);
		if (fields->len < CSV_FIELDS_MAX) {
			g_array_append_val(fields, field);
		}
		goes_on = ahead.at < ahead.end && *ahead.at == ahead.delimiter;
		ahead.at += goes_on ? 1 : 0;
	}
	if (ahead.may_go_on && ahead.at >= ahead.end) {
		return false;
	}
	ahead.patience = MIN(PATIENCE_MAX,
		ahead.patience + (gsize)(ahead.at - start) * PATIENCE_A_BYTE);
	*reader = ahead;
	return true;
}

char *
csv_field_text(const CsvField *field)
{
	const char *end = field->text + field->length;
	GString *text = g_string_sized_new(field->length);

	for (const char *at = field->text; at < end; at++) {
		g_string_append_c(text, *at != '\0' ? *at : ' ');
		at += field->is_quoted && *at == '"' && at + 1 < end && at[1] == '"' ? 1 : 0;
	}
	return g_strstrip(g_string_free(text, FALSE));
}

bool
csv_next(CsvReader *reader, GPtrArray *fields)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(CsvField));

	g_ptr_array_set_size(fields, 0);
	if (!csv_next_row(reader, found)) {
		return false;
	}
	for (guint i = 0; i < found->len; i++) {
		g_ptr_array_add(fields, csv_field_text(&g_array_index(found, CsvField, i)));
	}
	return true;
}
