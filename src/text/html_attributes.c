/* What may stand inside of a tag that we write. */
#include "text/html_attributes.h"

#include "text/html.h"
#include "text/url.h"

#include <string.h>

#define LANGUAGE_BYTES_MAX 35

void
html_append_escaped(GString *out, gunichar character)
{
	switch (character) {
	case '&':
		g_string_append(out, "&amp;");
		break;
	case '<':
		g_string_append(out, "&lt;");
		break;
	case '>':
		g_string_append(out, "&gt;");
		break;
	case '"':
		g_string_append(out, "&quot;");
		break;
	case '\'':
		g_string_append(out, "&#39;");
		break;
	default:
		g_string_append_unichar(out, character);
	}
}

char *
html_escape(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		html_append_escaped(out, g_utf8_get_char(text));
	}
	return g_string_free(out, FALSE);
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
is_language(const char *value)
{
	const gsize length = strlen(value);

	for (gsize i = 0; i < length; i++) {
		if (!g_ascii_isalnum(value[i]) && value[i] != '-') {
			return false;
		}
	}
	return length > 0 && length <= LANGUAGE_BYTES_MAX;
}

static bool
is_direction(const char *value)
{
	return strcmp(value, "ltr") == 0 || strcmp(value, "rtl") == 0 || strcmp(value, "auto") == 0;
}

static void
append_attribute(GString *out, const char *name, const char *value)
{
	g_autofree char *escaped = html_escape(value);

	g_string_append_printf(out, " %s=\"%s\"", name, escaped);
}

char *
html_safe_attributes(const HtmlElement *element, const char *const *attributes,
		     const char *base_url)
{
	const char *reference = html_attribute(attributes, "href");
	const char *language = html_attribute(attributes, "lang");
	const char *direction = html_attribute(attributes, "dir");
	GString *out = g_string_new(NULL);

	if (element->class == HTML_LINK && reference != NULL) {
		g_autofree char *mail = mail_link(reference);
		g_autofree char *url =
			mail != NULL ? g_strdup(mail) : url_resolve(base_url, reference);

		if (url != NULL) {
			append_attribute(out, "href", url);
		}
	}
	if (language != NULL && is_language(language)) {
		append_attribute(out, "lang", language);
	}
	if (direction != NULL && is_direction(direction)) {
		append_attribute(out, "dir", direction);
	}
	return g_string_free(out, out->len == 0);
}
