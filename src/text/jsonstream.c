#include "text/jsonstream.h"

#include "text/charset.h"
#include "text/jsonscan.h"

#include <string.h>

/* A longer key is none that anybody asks for. */
#define KEY_MAX 1024

struct JsonStream {
	Reader *reader; /* borrowed */
	JsonScan scan;
	gsize given; /* bytes of the element that was handed out, still to be taken */
	bool is_cut_off;
};

/* Take blanks, and what else stands in @also. @next out: the character that comes, NUL at the end.
 */
static bool
skip_blanks(Reader *reader, const char *also, char *next, GError **error)
{
	const char *bytes;
	gsize length;

	*next = '\0';
	for (;;) {
		gsize at = 0;

		if (!reader_peek(reader, 1, &bytes, &length, error)) {
			return false;
		}
		while (at < length
			&& (g_ascii_isspace(bytes[at])
				|| (bytes[at] != '\0' && strchr(also, bytes[at]) != NULL))) {
			at++;
		}
		reader_skip(reader, at);
		if (at < length) {
			*next = bytes[at];
			return true;
		}
		if (length == 0) {
			return true;
		}
	}
}

/* Take a value, however long it is. */
static bool
skip_value(Reader *reader, JsonScan *scan, GError **error)
{
	const char *bytes;
	gsize length;

	jsonscan_reset(scan);
	for (;;) {
		if (!reader_peek(reader, 1, &bytes, &length, error)) {
			return false;
		}
		const char *stop = jsonscan_go(scan, bytes, bytes + length);

		reader_skip(reader, stop == NULL ? length : (gsize)(stop - bytes));
		if (stop != NULL || length == 0) {
			return true;
		}
	}
}

/* Whether the string that comes is @key; a reader stands before its quote. @is_it out. */
static bool
is_key(Reader *reader, const char *key, bool *is_it, GError **error)
{
	const gsize wanted = strlen(key) + 2;
	const char *bytes;
	gsize length;

	if (!reader_peek(reader, wanted, &bytes, &length, error)) {
		return false;
	}
	*is_it = length >= wanted && memcmp(bytes + 1, key, wanted - 2) == 0
		&& bytes[wanted - 1] == '"';
	return true;
}

/* Take a member's key and its colon: as a value that ends there. */
static bool
skip_key(Reader *reader, bool *is_there, GError **error)
{
	const char *bytes;
	gsize length;
	char next;

	if (!reader_peek(reader, KEY_MAX, &bytes, &length, error)) {
		return false;
	}
	const char *end = bytes + 1;
	while (end < bytes + length && *end != '"') {
		end += *end == '\\' ? 2 : 1;
	}
	*is_there = end < bytes + length;
	reader_skip(reader, *is_there ? (gsize)(end - bytes) + 1 : length);
	if (!skip_blanks(reader, "", &next, error)) {
		return false;
	}
	*is_there = *is_there && next == ':';
	reader_skip(reader, next == ':' ? 1 : 0);
	return true;
}

/* Within an object, move to the value of a member. @is_there out. */
static bool
find_member(Reader *reader, JsonScan *scan, const char *key, bool *is_there, GError **error)
{
	char next;

	for (;;) {
		bool is_it = false;

		*is_there = false;
		if (!skip_blanks(reader, ",", &next, error)) {
			return false;
		}
		if (next != '"') {
			return true;
		}
		if (!is_key(reader, key, &is_it, error) || !skip_key(reader, is_there, error)) {
			return false;
		}
		if (is_it || !*is_there) {
			return true;
		}
		if (!skip_value(reader, scan, error)) {
			return false;
		}
	}
}

static bool
skip_mark(Reader *reader, GError **error)
{
	const gsize mark = strlen(CHARSET_BYTE_ORDER_MARK);
	const char *bytes;
	gsize length;

	if (!reader_peek(reader, mark, &bytes, &length, error)) {
		return false;
	}
	reader_skip(reader,
		length >= mark && memcmp(bytes, CHARSET_BYTE_ORDER_MARK, mark) == 0 ? mark : 0);
	return true;
}

bool
jsonstream_open(Reader *reader, const char *const *keys, JsonStream **stream, GError **error)
{
	g_autoptr(JsonStream) made = g_new0(JsonStream, 1);
	char next = '\0';

	made->reader = reader;
	made->scan.open = g_string_new(NULL);
	*stream = NULL;
	if (!skip_mark(reader, error)) {
		return false;
	}
	for (guint i = 0; keys[i] != NULL; i++) {
		bool is_there = false;

		if (!skip_blanks(reader, "", &next, error)) {
			return false;
		}
		if (next != '{') {
			return true;
		}
		reader_skip(reader, 1);
		if (!find_member(reader, &made->scan, keys[i], &is_there, error)) {
			return false;
		}
		if (!is_there) {
			return true;
		}
	}
	if (!skip_blanks(reader, "", &next, error)) {
		return false;
	}
	if (next == '[') {
		reader_skip(reader, 1);
		*stream = g_steal_pointer(&made);
	}
	return true;
}

/* The whole of the value that comes, or nothing where it is too long. */
static bool
take_element(JsonStream *stream, const char **element, gsize *length, GError **error)
{
	Reader *reader = stream->reader;
	gsize scanned = 0;
	bool is_too_long = false;
	const char *bytes;
	gsize there;

	jsonscan_reset(&stream->scan);
	for (;;) {
		if (!reader_peek(reader, scanned + 1, &bytes, &there, error)) {
			return false;
		}
		const char *stop = there <= scanned
			? bytes + there
			: jsonscan_go(&stream->scan, bytes + scanned, bytes + there);

		stream->is_cut_off = there <= scanned;
		if (stop != NULL) {
			*element = bytes;
			*length = is_too_long ? 0 : (gsize)(stop - bytes);
			stream->given = (gsize)(stop - bytes);
			return true;
		}
		scanned = there;
		if (scanned > JSONSTREAM_ELEMENT_MAX) {
			is_too_long = true;
			reader_skip(reader, scanned);
			scanned = 0;
		}
	}
}

bool
jsonstream_next(JsonStream *stream, const char **element, gsize *length, GError **error)
{
	char next;

	*element = NULL;
	*length = 0;
	reader_skip(stream->reader, stream->given);
	stream->given = 0;
	if (!skip_blanks(stream->reader, ",", &next, error)) {
		return false;
	}
	if (next == '\0' || next == ']' || next == '}') {
		stream->is_cut_off = next == '\0';
		return true;
	}
	if (!take_element(stream, element, length, error)) {
		return false;
	}
	while (*length > 0 && g_ascii_isspace((*element)[*length - 1])) {
		(*length)--;
	}
	/* The last object may be whole where the array is not. */
	if (stream->is_cut_off
		&& (stream->scan.open->len > 0 || *length == 0 || (*element)[*length - 1] != '}')) {
		*element = NULL;
	}
	return true;
}

bool
jsonstream_is_cut_off(const JsonStream *stream)
{
	return stream->is_cut_off;
}

void
jsonstream_free(JsonStream *stream)
{
	if (stream != NULL) {
		g_string_free(stream->scan.open, TRUE);
		g_free(stream);
	}
}
