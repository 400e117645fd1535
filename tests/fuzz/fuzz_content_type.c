/*
 * What a server says of its document (the first line: the value of Content-Type) and the document.
 * The same charset is read however the header is written; what comes out is clean, stays as it is
 * when it is read again, and ASCII is what it is under any name.
 */
#include "source/feed_reading.h"
#include "text/charset.h"

#include <stdint.h>
#include <string.h>

#define NAME_BYTES_MAX 40

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* @type owned by the call. */
static Reply *
reply_of(char *type, const char *bytes, gsize length)
{
	g_autoptr(Request) request = request_new("https://example.org/feed");
	Reply *reply = reply_new(request);

	reply->status = 200;
	g_hash_table_insert(reply->headers, g_strdup("content-type"), type);
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(bytes, length);
	return reply;
}

/* RFC 9110, 8.3.1 and 5.6.6: caseless, quoted or not, wherever it stands among the parameters. */
static void
check_spellings(const char *name)
{
	static const char *const spellings[] = { "text/xml; charset=%s", "text/xml;Charset=\"%s\"",
		"text/xml; q=1; CHARSET='%s'; boundary=x", "text/xml ;charset = %s ",
		"application/rss+xml; type=\"a; charset=no\";charset=%s" };

	for (gsize i = 0; i < G_N_ELEMENTS(spellings); i++) {
		GString *type = g_string_new(spellings[i]);
		g_string_replace(type, "%s", name, 1);
		g_autoptr(Reply) reply = reply_of(g_string_free(type, FALSE), "", 0);
		g_autofree char *charset = reply_charset(reply);

		g_assert_cmpstr(charset, ==, *name == '\0' ? NULL : name);
	}
}

/* What of a text may stand as a name without quotes. @return owned. */
static char *
name_of(const char *text)
{
	GString *name = g_string_new(NULL);

	for (; *text != '\0' && name->len < NAME_BYTES_MAX; text++) {
		if (g_ascii_isalnum(*text) || strchr("-_.:+", *text) != NULL) {
			g_string_append_c(name, *text);
		}
	}
	return g_string_free(name, FALSE);
}

/* Escapes shift ISO-2022 and HZ into other sets. */
static bool
is_plain(const char *bytes, gsize length)
{
	return memchr(bytes, '\x1b', length) == NULL && memchr(bytes, '~', length) == NULL;
}

static bool
is_ascii(const char *bytes, gsize length)
{
	for (gsize i = 0; i < length; i++) {
		if ((guchar)bytes[i] >= 0x80 || bytes[i] == '\0') {
			return false;
		}
	}
	return true;
}

static void
check_text(const GString *text)
{
	g_autoptr(GString) again = charset_to_utf8(text->str, text->len, "utf-8");

	g_assert_true(g_utf8_validate_len(text->str, text->len, NULL));
	g_assert_false(g_str_has_prefix(text->str, CHARSET_BYTE_ORDER_MARK));
	g_assert_true(!is_plain(text->str, text->len) || strcmp(again->str, text->str) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	const char *line_end = size == 0 ? NULL : memchr(bytes, '\n', size);

	if (line_end == NULL) {
		return 0;
	}
	char *type = g_strndup(bytes, (gsize)(line_end - bytes));
	g_autofree char *name = name_of(type);
	const char *body = line_end + 1;
	const gsize length = size - (gsize)(body - bytes);
	g_autoptr(Reply) reply = reply_of(type, body, length);
	g_autofree char *charset = reply_charset(reply);
	g_autoptr(GString) text = feed_reading_text(reply);

	check_spellings(name);
	g_assert_true(charset == NULL || (*charset != '\0' && strchr(charset, ';') == NULL));
	check_text(text);
	if (is_ascii(body, length) && is_plain(body, length)) {
		g_assert_cmpuint(text->len, ==, length);
		g_assert_true(memcmp(text->str, body, length) == 0);
	}
	return 0;
}
