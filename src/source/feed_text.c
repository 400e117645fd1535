#include "source/feed_text.h"

#include "source/sniff.h"
#include "text/htmlname.h"

#include <string.h>

void
feed_text_init(FeedText *text)
{
	text->text = g_string_new(NULL);
}

void
feed_text_begin(FeedText *text, FeedForm form, const char *base)
{
	text->form = form;
	text->base = base;
	text->has_markup = false;
	g_string_truncate(text->text, 0);
}

void
feed_text_clear(FeedText *text)
{
	g_string_free(text->text, TRUE);
}

static bool
keeps_elements(const FeedText *text)
{
	return text->form == FORM_MARKUP || text->form == FORM_ATOM;
}

static void
append_escaped(GString *out, const char *characters, gssize length)
{
	g_autofree char *escaped = g_markup_escape_text(characters, length);

	g_string_append(out, escaped);
}

void
feed_text_add(FeedText *text, const char *characters, int length, bool is_cdata)
{
	/* Outside Atom, CDATA among bare elements is HTML in disguise. */
	if (text->has_markup && !(is_cdata && text->form == FORM_MARKUP)) {
		append_escaped(text->text, characters, length);
	} else {
		g_string_append_len(text->text, characters, length);
	}
}

/* The first element: what came so far becomes HTML too, unless it looks like HTML already. */
static void
begin_markup(FeedText *text)
{
	if (text->has_markup) {
		return;
	}
	text->has_markup = true;
	if (text->form != FORM_MARKUP || !sniff_is_html(text->text->str)) {
		g_autofree char *escaped = g_markup_escape_text(text->text->str, -1);

		g_string_assign(text->text, escaped);
	}
}

/* The whole text is read against one base: a link under another one is resolved here. */
static char *
resolve(const FeedText *text, const xmlChar *name, const char *base, const char *value)
{
	if (base == text->base
		|| (!xmlStrEqual(name, BAD_CAST "href") && !xmlStrEqual(name, BAD_CAST "src"))) {
		return NULL;
	}
	return g_uri_resolve_relative(base, value, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

void
feed_text_open(FeedText *text, const FeedTag *tag, const char *base)
{
	GString *out = text->text;

	if (!keeps_elements(text)) {
		return;
	}
	begin_markup(text);
	g_string_append_c(out, '<');
	g_string_append(out, (const char *)tag->name);
	for (guint i = 0; i < tag->attribute_count; i++) {
		const xmlChar **attribute = &tag->attributes[i * 5];
		g_autofree char *value = feed_tag_value(attribute);
		g_autofree char *resolved = resolve(text, attribute[0], base, value);

		g_string_append_c(out, ' ');
		g_string_append(out, (const char *)attribute[0]);
		g_string_append(out, "=\"");
		append_escaped(out, resolved == NULL ? value : resolved, -1);
		g_string_append_c(out, '"');
	}
	g_string_append_c(out, '>');
}

void
feed_text_close(FeedText *text, const xmlChar *name)
{
	/* "</br>" would be a second line break. */
	if (keeps_elements(text) && !htmlname_is_void((const char *)name)) {
		g_string_append(text->text, "</");
		g_string_append(text->text, (const char *)name);
		g_string_append_c(text->text, '>');
	}
}

char *
feed_tag_value(const xmlChar **attribute)
{
	const gsize length = (gsize)(attribute[4] - attribute[3]);

	return g_strstrip(g_strndup((const char *)attribute[3], length));
}
