/* What may stand inside of a tag that we write. */
#include "text/html_attributes.h"

#include "text/html.h"
#include "text/language.h"
#include "text/url.h"

#include <string.h>

#define EMOJI_BYTES_MAX 64

static const char *
escape_of(char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void
html_append_escaped(GString *out, const char *text, gsize length)
{
	gsize from = 0;

	for (gsize i = 0; i < length; i++) {
		const char *escape = escape_of(text[i]);

		if (escape != NULL) {
			g_string_append_len(out, text + from, (gssize)(i - from));
			g_string_append(out, escape);
			from = i + 1;
		}
	}
	g_string_append_len(out, text + from, (gssize)(length - from));
}

char *
html_escape(const char *text)
{
	const gsize length = strlen(text);
	GString *out = g_string_sized_new(length + 1);

	html_append_escaped(out, text, length);
	return g_string_free(out, FALSE);
}

const char *
html_attribute(const char *const *attributes, const char *name)
{
	for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
		if (strcmp(attributes[i], name) == 0) {
			return attributes[i + 1];
		}
	}
	return NULL;
}

/* Whether a picture's description is an emoji: no letter, no digit, nothing of ASCII. */
static bool
is_emoji(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		if (character < 0xa9 || g_unichar_isalnum(character)) {
			return false;
		}
	}
	return true;
}

/* ":blobcat:", by which a platform calls a picture of its own. */
static bool
is_code(const char *text)
{
	const gsize name = strspn(text + 1,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.@");

	return text[0] == ':' && name > 1 && strcmp(text + 1 + name, ":") == 0;
}

const char *
html_attributes_emoji(const char *const *attributes)
{
	const char *alt = html_attribute(attributes, "alt");
	const char *class = html_attribute(attributes, "class");

	if (alt == NULL || *alt == '\0' || strlen(alt) > EMOJI_BYTES_MAX) {
		return NULL;
	}
	if (class != NULL && (strstr(class, "emoji") != NULL || strstr(class, "smiley") != NULL)) {
		return is_code(alt) ? "" : alt;
	}
	return is_emoji(alt) ? alt : NULL;
}

/* "mailto:" and an address, without the headers that a link could put into the reader's mail. */
static char *
mail_link(const char *reference)
{
	static const char allowed[] = "!#$&'*+-/=^_`{|}~.@,";
	g_autofree char *address = NULL;

	reference += strspn(reference, " \t\r\n");
	if (g_ascii_strncasecmp(reference, "mailto:", 7) != 0) {
		return NULL;
	}
	reference += 7;
	address = g_uri_unescape_segment(reference, reference + strcspn(reference, "?"), NULL);
	if (address == NULL || strchr(address, '@') == NULL) {
		return NULL;
	}
	g_strstrip(address);
	for (const char *at = address; *at != '\0'; at++) {
		if (!g_ascii_isalnum(*at) && strchr(allowed, *at) == NULL) {
			return NULL;
		}
	}
	g_autofree char *encoded = g_uri_escape_string(address, "@,+!$&'*=", FALSE);
	return g_strconcat("mailto:", encoded, NULL);
}

static bool
is_direction(const char *value)
{
	return strcmp(value, "ltr") == 0 || strcmp(value, "rtl") == 0 || strcmp(value, "auto") == 0;
}

const char *
html_start_link(HtmlStart *start)
{
	const char *reference = html_attribute(start->attributes, "href");

	if (!start->has_link) {
		start->has_link = true;
		start->link = reference == NULL ? NULL : mail_link(reference);
		if (start->link == NULL) {
			start->link = url_resolve(start->base_url, reference);
		}
	}
	return start->link;
}

static void
append_attribute(GString *out, const char *name, const char *value)
{
	g_string_append_c(out, ' ');
	g_string_append(out, name);
	g_string_append(out, "=\"");
	html_append_escaped(out, value, strlen(value));
	g_string_append_c(out, '"');
}

char *
html_attributes_safe(HtmlStart *start)
{
	if (start->attributes == NULL) {
		return NULL;
	}
	const char *url = start->element->class == HTML_LINK ? html_start_link(start) : NULL;
	const char *language = html_attribute(start->attributes, "lang");
	const char *direction = html_attribute(start->attributes, "dir");

	if (url == NULL && language == NULL && direction == NULL) {
		return NULL;
	}
	GString *out = g_string_new(NULL);
	if (url != NULL) {
		append_attribute(out, "href", url);
	}
	if (language != NULL && language_is_tag(language)) {
		append_attribute(out, "lang", language);
	}
	if (direction != NULL && is_direction(direction)) {
		append_attribute(out, "dir", direction);
	}
	return g_string_free(out, out->len == 0);
}
