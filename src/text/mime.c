#include "text/mime.h"

#include <stdbool.h>
#include <string.h>

void
mime_start(void)
{
	g_mime_init();
}

char *
mime_header_text(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text == NULL ? "" : text, -1);
	GString *line = g_string_new(NULL);
	bool is_after_blank = true;

	for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (!g_unichar_iscntrl(character) && !g_unichar_isspace(character)) {
			g_string_append_unichar(line, character);
			is_after_blank = false;
		} else if (!is_after_blank) {
			g_string_append_c(line, ' ');
			is_after_blank = true;
		}
	}
	return g_strchomp(g_string_free(line, FALSE));
}

/* GMime's encoder takes any line end and writes LF; mail has CRLF. */
char *
mime_quoted_printable(const char *text)
{
	GMimeEncoding encoding;
	const gsize length = strlen(text);

	g_mime_encoding_init_encode(&encoding, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	g_autofree char *encoded = g_malloc(g_mime_encoding_outlen(&encoding, length) + 1);
	const gsize end = g_mime_encoding_flush(&encoding, text, length, encoded);
	encoded[end] = '\0';
	GString *lines = g_string_new(encoded);
	g_string_replace(lines, "\n", "\r\n", 0);
	return g_string_free(lines, FALSE);
}
