#include "source/feed_text.h"

#include "source/sniff.h"
#include "text/htmlname.h"


FeedText *
feed_text_new(FeedForm form, const char *base)
{
	FeedText *markup = g_new0(FeedText, 1);

	markup->form = form;
	markup->base = base;
	markup->text = g_string_new(NULL);
	return markup;
}

void
feed_text_free(FeedText *markup)
{
	if (markup == NULL) {
		return;
	}
	if (markup->text != NULL) {
		g_string_free(markup->text, TRUE);
	}
	g_free(markup);
}

static bool
keeps_elements(const FeedText *markup)
{
	return markup->form == FORM_MARKUP || markup->form == FORM_ATOM;
}

void
feed_text_add_text(FeedText *markup, const char *text, int length, bool is_cdata)
{
	/* Outside Atom, CDATA among bare elements is HTML in disguise. */
	if (markup->has_markup && !(is_cdata && markup->form == FORM_MARKUP)) {
		g_autofree char *escaped = g_markup_escape_text(text, length);

		g_string_append(markup->text, escaped);
	} else {
		g_string_append_len(markup->text, text, length);
	}
}

/* The first element: what came so far becomes HTML too, unless it looks like HTML already. */
static void
begin_markup(FeedText *markup)
{
	const bool is_html = markup->has_markup
			     || (markup->form == FORM_MARKUP && sniff_is_html(markup->text->str));

	if (!is_html) {
		g_autofree char *escaped = g_markup_escape_text(markup->text->str, -1);

		g_string_assign(markup->text, escaped);
	}
	markup->has_markup = true;
}

/* The whole text is read against one base: a link under another one is resolved here. */
static char *
resolve(const FeedText *markup, const xmlChar *name, const char *base, const char *value)
{
	if (base == NULL || base == markup->base
	    || (!xmlStrEqual(name, BAD_CAST "href") && !xmlStrEqual(name, BAD_CAST "src"))) {
		return NULL;
	}
	return g_uri_resolve_relative(base, value, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

void
feed_text_open(FeedText *markup, const FeedTag *tag, const char *base)
{
	if (!keeps_elements(markup)) {
		return;
	}
	begin_markup(markup);
	g_string_append_printf(markup->text, "<%s", (const char *)tag->name);
	for (guint i = 0; i < tag->attribute_count; i++) {
		const xmlChar **attribute = &tag->attributes[i * 5];
		g_autofree char *value = feed_text_attribute(attribute);
		g_autofree char *resolved = resolve(markup, attribute[0], base, value);
		const char *meant = resolved == NULL ? value : resolved;
		g_autofree char *escaped = g_markup_escape_text(meant, -1);

		g_string_append_printf(markup->text, " %s=\"%s\"", (const char *)attribute[0],
				       escaped);
	}
	g_string_append_c(markup->text, '>');
}

void
feed_text_close(FeedText *markup, const xmlChar *name)
{
	/* "</br>" would be a second line break. */
	if (keeps_elements(markup) && !htmlname_is_void((const char *)name)) {
		g_string_append_printf(markup->text, "</%s>", (const char *)name);
	}
}

char *
feed_text_attribute(const xmlChar **attribute)
{
	gsize length = (gsize)(attribute[4] - attribute[3]);

	return g_strstrip(g_strndup((const char *)attribute[3], length));
}
