#include "text/jsonwriter.h"

#include <string.h>

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

static void
append_valid(GString *out, const char *text)
{
	const char *from = text;
	const char *at = text;

	for (; *at != '\0'; at++) {
		const unsigned char byte = (unsigned char)*at;

		if (byte < ' ' || byte == '"' || byte == '\\') {
			g_string_append_len(out, from, at - from);
			append_escape(out, byte);
			from = at + 1;
		}
	}
	g_string_append_len(out, from, at - from);
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
	if (g_utf8_validate(text, -1, NULL)) {
		append_valid(out, text);
	} else {
		g_autofree char *valid = g_utf8_make_valid(text, -1);

		append_valid(out, valid);
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
