#include "text/jsonwriter.h"

#include "text/charset.h"

#include <string.h>

/* Not zero where one of the eight bytes of @word is @byte, or below it. */
#define EACH_BYTE(byte) (G_GUINT64_CONSTANT(0x0101010101010101) * (byte))
#define BYTES_BELOW(word, byte) (((word)-EACH_BYTE(byte)) & ~(word)&EACH_BYTE(0x80))
#define BYTES_THAT_ARE(word, byte) BYTES_BELOW((word) ^ EACH_BYTE(byte), 1)

/* What parts a value from what is before it. */
static void
part(GString *out)
{
	const char last = out->len == 0 ? '[' : out->str[out->len - 1];

	if (last != '{' && last != '[' && last != ':') {
		g_string_append_c(out, ',');
	}
}

void
jsonwriter_begin(GString *out, char bracket)
{
	part(out);
	g_string_append_c(out, bracket);
}

void
jsonwriter_end(GString *out, char bracket)
{
	g_string_append_c(out, bracket);
}

void
jsonwriter_key(GString *out, const char *key)
{
	part(out);
	g_string_append_c(out, '"');
	g_string_append(out, key);
	g_string_append(out, "\":");
}

static void
append_escape(GString *out, unsigned char byte)
{
	static const char short_from[] = "\"\\\b\f\n\r\t";
	static const char short_to[] = "\"\\bfnrt";
	const char *at = byte == '\0' ? NULL : strchr(short_from, byte);

	if (at != NULL) {
		g_string_append_c(out, '\\');
		g_string_append_c(out, short_to[at - short_from]);
	} else {
		g_string_append_printf(out, "\\u%04X", byte);
	}
}

/* Move over eight bytes at a time of which none is escaped. */
static const char *
skip_plain(const char *at, const char *end)
{
	guint64 word;

	while (end - at >= (gssize)sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		if ((BYTES_BELOW(word, ' ') | BYTES_THAT_ARE(word, '"')
			    | BYTES_THAT_ARE(word, '\\'))
			!= 0) {
			break;
		}
		at += sizeof(word);
	}
	return at;
}

static void
append_valid(GString *out, const char *text, gsize length)
{
	const char *end = text + length;
	const char *from = text;

	for (const char *at = skip_plain(text, end); at < end; at = skip_plain(at + 1, end)) {
		const unsigned char byte = (unsigned char)*at;

		if (byte < ' ' || byte == '"' || byte == '\\') {
			g_string_append_len(out, from, at - from);
			append_escape(out, byte);
			from = at + 1;
		}
	}
	g_string_append_len(out, from, end - from);
}

void
jsonwriter_text(GString *out, const char *text)
{
	if (text == NULL) {
		jsonwriter_null(out);
		return;
	}
	part(out);
	g_string_append_c(out, '"');
	const gsize length = strlen(text);
	if (charset_is_valid(text, length)) {
		append_valid(out, text, length);
	} else {
		g_autofree char *valid = g_utf8_make_valid(text, -1);

		append_valid(out, valid, strlen(valid));
	}
	g_string_append_c(out, '"');
}

void
jsonwriter_integer(GString *out, int64_t integer)
{
	part(out);
	g_string_append_printf(out, "%" G_GINT64_FORMAT, integer);
}

void
jsonwriter_bool(GString *out, bool value)
{
	part(out);
	g_string_append(out, value ? "true" : "false");
}

void
jsonwriter_null(GString *out)
{
	part(out);
	g_string_append(out, "null");
}
