#include "source/feed_part.h"

#include "source/sniff.h"

#include <string.h>

typedef struct AttributeRow {
	const char *name;
	FeedAttribute attribute;
} AttributeRow;

typedef struct OpeningRow {
	const char *name;
	FeedMeaning meaning;
	guint rank;
} OpeningRow;

#define OPENING_ATTRIBUTE(name, meaning, rank)
#define FEED_ATTRIBUTE(name, attribute) { name, attribute },
static const AttributeRow attribute_rows[] = {
#include "source/feed_attributes.tab.h"
};
#undef FEED_ATTRIBUTE
#undef OPENING_ATTRIBUTE

#define FEED_ATTRIBUTE(name, attribute)
#define OPENING_ATTRIBUTE(name, meaning, rank) { name, meaning, rank },
static const OpeningRow opening_rows[] = {
#include "source/feed_attributes.tab.h"
};
#undef FEED_ATTRIBUTE
#undef OPENING_ATTRIBUTE

FeedPart *
feed_part_new(FeedMeaning meaning, guint rank)
{
	FeedPart *part = g_new0(FeedPart, 1);

	part->meaning = meaning;
	part->rank = rank;
	return part;
}

void
feed_part_free(FeedPart *part)
{
	if (part == NULL) {
		return;
	}
	for (guint i = 0; i < FEED_ATTRIBUTES; i++) {
		g_free(part->attributes[i]);
	}
	g_free(part->text);
	g_free(part);
}

void
feed_part_read_attributes(FeedPart *part, const FeedTag *tag)
{
	for (guint i = 0; i < tag->attribute_count; i++) {
		const xmlChar **attribute = &tag->attributes[i * 5];
		const char *name = (const char *)attribute[0];

		for (guint k = 0; k < G_N_ELEMENTS(attribute_rows); k++) {
			const AttributeRow *row = &attribute_rows[k];
			char **value = &part->attributes[row->attribute];

			if (*value == NULL && g_ascii_strcasecmp(name, row->name) == 0) {
				*value = feed_text_attribute(attribute);
			}
		}
	}
}

GPtrArray *
feed_part_of_opening(const FeedTag *tag)
{
	GPtrArray *parts = g_ptr_array_new();

	for (guint i = 0; i < tag->attribute_count; i++) {
		const xmlChar **attribute = &tag->attributes[i * 5];
		const char *name = (const char *)attribute[0];

		for (guint k = 0; k < G_N_ELEMENTS(opening_rows); k++) {
			const OpeningRow *row = &opening_rows[k];

			if (g_ascii_strcasecmp(name, row->name) == 0) {
				FeedPart *part = feed_part_new(row->meaning, row->rank);

				part->text = feed_text_attribute(attribute);
				g_ptr_array_add(parts, part);
			}
		}
	}
	return parts;
}

/* Whether a media type says that the text is base64 of something (RFC 4287, 4.1.3.3). */
static bool
is_binary_type(const char *type)
{
	static const char *const starts[] = {
		"application/octet-stream", "image/", "audio/", "video/",
	};

	for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
		if (type != NULL
		    && g_ascii_strncasecmp(type, starts[i], strlen(starts[i])) == 0) {
			return true;
		}
	}
	return false;
}

/* Text behind base64; what is none is dropped. */
static void
decode_base64(FeedPart *part)
{
	gsize length;
	g_autofree guchar *bytes = g_base64_decode(part->text, &length);

	g_clear_pointer(&part->text, g_free);
	if (g_utf8_validate_len((const char *)bytes, length, NULL)) {
		part->text = g_strstrip(g_strndup((const char *)bytes, length));
		part->is_html = sniff_is_html(part->text);
	}
}

static bool
is_one_of(const char *value, const char *first, const char *second)
{
	return value != NULL && (g_ascii_strcasecmp(value, first) == 0
				 || g_ascii_strcasecmp(value, second) == 0);
}

/* Atom's text constructs (RFC 4287, 3.1 and 4.1.3), with the `mode` of Atom 0.3. */
static void
read_atom_text(FeedPart *part, bool has_markup)
{
	const char *type = part->attributes[ATTRIBUTE_TYPE];
	const char *mode = part->attributes[ATTRIBUTE_MODE];

	if (has_markup) {
		part->is_html = true;
	} else if (is_binary_type(type) || is_one_of(mode, "base64", "base64")) {
		decode_base64(part);
	} else if (is_one_of(type, "html", "text/html")) {
		part->is_html = true;
	} else if (!is_one_of(type, "text", "text/plain") && !is_one_of(type, "xhtml", "xhtml")) {
		/* A missing type means text, and is often a mistake. */
		part->is_html = sniff_is_html(part->text);
	}
}

void
feed_part_set_text(FeedPart *part, FeedText *markup)
{
	part->text = g_strstrip(g_string_free(g_steal_pointer(&markup->text), FALSE));
	if (markup->form == FORM_ATOM) {
		read_atom_text(part, markup->has_markup);
	} else if (markup->form == FORM_MARKUP) {
		part->is_html = markup->has_markup || sniff_is_html(part->text);
	}
	feed_text_free(markup);
}
