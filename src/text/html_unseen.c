/* What of a mail's HTML nobody sees, or somebody else wrote. */
#include "text/html_attributes.h"

#include <string.h>

/* As a style says it, in small letters and without blanks. Type of no size is not among them: it
 * stands around what has a size of its own (MJML). */
static const char *const hiding[] = { "display:none", "visibility:hidden", "mso-hide:all" };

/* A preheader for mail programs that lose the first of these (Litmus, Campaign Monitor). */
static const char *const flattening[] = { "max-height:0", "overflow:hidden" };

/* What mail programs call their quotation of the mail that is answered: Gmail, Yahoo, Proton,
 * Thunderbird, Outlook, Apple Mail. */
static const char *const quoting_classes[] = { "gmail_quote", "yahoo_quoted", "protonmail_quote",
	"moz-cite-prefix" };
static const char *const quoting_ids[] = { "divrplyfwdmsg", "appendonsend", "x_divrplyfwdmsg",
	"mail-editor-reference-message-container" };

/* @return owned: small letters, without blanks; "" for NULL. */
static char *
condensed(const char *value)
{
	char *small = g_ascii_strdown(value == NULL ? "" : value, -1);
	char *to = small;

	for (const char *at = small; *at != '\0'; at++) {
		if (!g_ascii_isspace(*at)) {
			*to++ = *at;
		}
	}
	*to = '\0';
	return small;
}

static bool
has_one(const char *text, const char *const *words, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (strstr(text, words[i]) != NULL) {
			return true;
		}
	}
	return false;
}

static bool
is_hidden(const char *const *attributes)
{
	g_autofree char *style = condensed(html_attribute(attributes, "style"));

	return has_one(style, hiding, G_N_ELEMENTS(hiding))
		|| (strstr(style, flattening[0]) != NULL && strstr(style, flattening[1]) != NULL);
}

static bool
is_quotation(const char *const *attributes)
{
	g_autofree char *class = condensed(html_attribute(attributes, "class"));
	g_autofree char *id = condensed(html_attribute(attributes, "id"));
	const char *type = html_attribute(attributes, "type");

	return has_one(class, quoting_classes, G_N_ELEMENTS(quoting_classes))
		|| has_one(id, quoting_ids, G_N_ELEMENTS(quoting_ids))
		|| (type != NULL && g_ascii_strcasecmp(type, "cite") == 0);
}

bool
html_attributes_unseen(const char *const *attributes)
{
	return attributes != NULL && (is_hidden(attributes) || is_quotation(attributes));
}
