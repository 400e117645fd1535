#include "text/message_part.h"

#include "base/prefix.h"
#include "text/charset.h"

#include <string.h>

gsize
message_line(const char *at, gsize length)
{
	const char *end = memchr(at, '\n', length);

	return end == NULL ? length : (gsize)(end - at) + 1;
}

bool
message_line_is_field(const char *line, gsize length)
{
	gsize used = 0;

	while (used < length && line[used] > ' ' && line[used] < 0x7f && line[used] != ':') {
		used++;
	}
	if (used == 0) {
		return false;
	}
	/* RFC 5322, 4.5: older writers put blanks before the colon. */
	while (used < length && (line[used] == ' ' || line[used] == '\t')) {
		used++;
	}
	return used < length && line[used] == ':';
}

static bool
is_blank(const char *line, gsize length)
{
	return length == 0 || line[0] == '\n' || (length > 1 && line[0] == '\r' && line[1] == '\n');
}

static bool
is_continuation(const char *line)
{
	return line[0] == ' ' || line[0] == '\t';
}

/* An mbox's line before a message, also one that was quoted on the way. */
static bool
is_mbox_line(const char *line, gsize length)
{
	return (length > 5 && memcmp(line, "From ", 5) == 0)
		|| (length > 6 && memcmp(line, ">From ", 6) == 0);
}

static gsize
skip_before(const char *bytes, gsize length)
{
	const gsize mark = strlen(CHARSET_BYTE_ORDER_MARK);
	gsize at = 0;

	if (length >= mark && memcmp(bytes, CHARSET_BYTE_ORDER_MARK, mark) == 0) {
		at = mark;
	}
	while (at < length && g_ascii_isspace(bytes[at])) {
		at++;
	}
	return at;
}

/* NUL would end the line for whoever reads it. */
static void
append_line(GString *out, const char *line, gsize length)
{
	const gsize from = out->len;

	g_string_append_len(out, line, (gssize)length);
	for (gsize i = from; i < out->len; i++) {
		if (out->str[i] == '\0') {
			out->str[i] = ' ';
		}
	}
}

/* @return where the body begins; the head is in @out, and a blank line behind it. */
static gsize
copy_head(const char *bytes, gsize length, GString *out, bool *is_cut)
{
	gsize at = skip_before(bytes, length);
	guint fields = 0;
	bool is_taken = false; /* the field that a continuation belongs to */

	while (at < length) {
		const char *line = bytes + at;
		const gsize size = message_line(line, length - at);

		if (is_blank(line, size)) {
			at += size;
			break;
		}
		if (message_line_is_field(line, size)) {
			is_taken = ++fields <= MESSAGE_HEADERS_MAX;
		} else if (is_mbox_line(line, size)) {
			is_taken = false;
			at += size;
			continue;
		} else if (!is_continuation(line) || fields == 0) {
			break;
		}
		if (is_taken && out->len + size <= MESSAGE_HEAD_BYTES_MAX) {
			append_line(out, line, size);
		} else {
			is_taken = false;
			*is_cut = true;
		}
		at += size;
	}
	if (out->len > 0 && out->str[out->len - 1] != '\n') {
		g_string_append_c(out, '\n');
	}
	g_string_append_c(out, '\n');
	return at;
}

GString *
message_tidy(GBytes *bytes, bool *is_cut)
{
	gsize size;
	const char *data = g_bytes_get_data(bytes, &size);
	const gsize length = MIN(size, MESSAGE_BYTES_MAX);
	GString *out = g_string_sized_new(length + 2);

	*is_cut = length < size;
	const gsize body = data == NULL ? 0 : copy_head(data, length, out, is_cut);
	if (body < length) {
		g_string_append_len(out, data + body, (gssize)(length - body));
	}
	return out;
}
