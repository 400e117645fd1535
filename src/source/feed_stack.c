#include "source/feed_stack.h"

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
	{ .name = NULL },
};
#undef FEED_ATTRIBUTE
#undef OPENING_ATTRIBUTE

#define FEED_ATTRIBUTE(name, attribute)
#define OPENING_ATTRIBUTE(name, meaning, rank) { name, meaning, rank },
static const OpeningRow opening_rows[] = {
#include "source/feed_attributes.tab.h"
	{ .name = NULL },
};
#undef FEED_ATTRIBUTE
#undef OPENING_ATTRIBUTE

static FeedString
value_of(FeedDocument *document, const xmlChar **attribute)
{
	return feed_string_add(document, (const char *)attribute[3],
		(gsize)(attribute[4] - attribute[3]));
}

static void
read_attributes(FeedDocument *document, FeedPart *part, const FeedTag *tag)
{
	for (guint i = 0; i < tag->attribute_count; i++) {
		const xmlChar **attribute = &tag->attributes[i * 5];
		const char *name = (const char *)attribute[0];

		for (const AttributeRow *row = attribute_rows; row->name != NULL; row++) {
			FeedString *value = &part->attributes[row->attribute];

			if (*value == 0 && g_ascii_strcasecmp(name, row->name) == 0) {
				*value = value_of(document, attribute);
			}
		}
	}
}

void
feed_stack_read_opening(FeedDocument *document, FeedItem *item, const FeedTag *tag,
	const char *base)
{
	for (guint i = 0; i < tag->attribute_count; i++) {
		const xmlChar **attribute = &tag->attributes[i * 5];
		const char *name = (const char *)attribute[0];

		for (const OpeningRow *row = opening_rows; row->name != NULL; row++) {
			FeedPart part = {
				.meaning = row->meaning,
				.rank = row->rank,
				.base = base,
			};

			if (g_ascii_strcasecmp(name, row->name) == 0) {
				part.text = value_of(document, attribute);
				g_array_append_val(item->parts, part);
			}
		}
	}
}

/* Whether a media type says that the text is base64 of something (RFC 4287, 4.1.3.3). */
static bool
is_binary_type(const char *type)
{
	/* clang-format off */
	static const char *const starts[] = {
		"application/octet-stream", "image/", "audio/", "video/", NULL,
	};
	/* clang-format on */

	for (guint i = 0; type != NULL && starts[i] != NULL; i++) {
		if (g_ascii_strncasecmp(type, starts[i], strlen(starts[i])) == 0) {
			return true;
		}
	}
	return false;
}

/* Text behind base64; what is none is dropped. */
static void
decode_base64(FeedDocument *document, FeedPart *part, const char *text)
{
	gsize length;
	g_autofree guchar *bytes = g_base64_decode(text, &length);

	if (g_utf8_validate_len((const char *)bytes, length, NULL)) {
		part->text = feed_string_add(document, (const char *)bytes, length);
		part->markup = MARKUP_UNSAID;
	}
}

static bool
is_word(const char *value, const char *word)
{
	return value != NULL && g_ascii_strcasecmp(value, word) == 0;
}

/* Atom's text constructs (RFC 4287, 3.1 and 4.1.3), with the `mode` of Atom 0.3. */
static FeedMarkup
atom_markup(const char *type, bool has_markup)
{
	if (has_markup || is_word(type, "html") || is_word(type, "text/html")) {
		return MARKUP_HTML;
	}
	if (is_word(type, "text") || is_word(type, "text/plain") || is_word(type, "xhtml")) {
		return MARKUP_NONE;
	}
	return MARKUP_UNSAID; /* a missing type means text, and is often a mistake */
}

/*
 * An id that is written as a path names a post of its own feed alone. By RFC 4287, 4.2.6, there is
 * none such; where xml:base stands around it, it is meant as all other references.
 */
static void
resolve_id(FeedDocument *document, FeedPart *part)
{
	const char *id = feed_part_text(document, part);
	g_autofree char *resolved = NULL;

	if (id == NULL || strchr(id, '/') == NULL || g_uri_peek_scheme(id) != NULL) {
		return;
	}
	resolved = g_uri_resolve_relative(part->base, id, G_URI_FLAGS_PARSE_RELAXED, NULL);
	if (resolved != NULL) {
		part->text = feed_string_add(document, resolved, strlen(resolved));
	}
}

static void
set_text(FeedDocument *document, FeedPart *part, const FeedText *text)
{
	const char *type = feed_part_attribute(document, part, ATTRIBUTE_TYPE);
	const char *mode = feed_part_attribute(document, part, ATTRIBUTE_MODE);

	if (text->form == FORM_ATOM && !text->has_markup
		&& (is_binary_type(type) || is_word(mode, "base64"))) {
		decode_base64(document, part, text->text->str);
		return;
	}
	if (text->form == FORM_ATOM) {
		part->markup = atom_markup(type, text->has_markup);
	} else if (text->form == FORM_MARKUP) {
		part->markup = text->has_markup ? MARKUP_HTML : MARKUP_UNSAID;
	}
	part->text = feed_string_add(document, text->text->str, text->text->len);
	if (part->meaning == MEANING_ID && part->base != NULL) {
		resolve_id(document, part);
	}
}

FeedOpenPart *
feed_stack_push(FeedStack *stack, FeedDocument *document, const FeedElement *element,
	const FeedTag *tag, const char *base)
{
	FeedOpenPart *open;

	if (stack->parts == NULL) {
		stack->parts = g_ptr_array_new();
	}
	if (stack->open == stack->parts->len) {
		open = g_new0(FeedOpenPart, 1);
		feed_text_init(&open->text);
		g_ptr_array_add(stack->parts, open);
	}
	open = g_ptr_array_index(stack->parts, stack->open++);
	open->element = element;
	open->part = (FeedPart){
		.meaning = element->meaning,
		.rank = element->rank,
		.base = base,
	};
	feed_text_begin(&open->text, element->form, base);
	read_attributes(document, &open->part, tag);
	return open;
}

const FeedPart *
feed_stack_pop(FeedStack *stack, FeedDocument *document)
{
	FeedOpenPart *open = g_ptr_array_index(stack->parts, --stack->open);
	FeedOpenPart *outer;

	set_text(document, &open->part, &open->text);
	if (open->element->meaning != MEANING_DETAIL) {
		return &open->part;
	}
	/* Details mean something in an open part only (IN_PERSON, IN_OBJECT). */
	outer = g_ptr_array_index(stack->parts, stack->open - 1);
	if (outer->part.attributes[open->element->rank] == 0) {
		outer->part.attributes[open->element->rank] = open->part.text;
	}
	return NULL;
}

void
feed_stack_clear(FeedStack *stack)
{
	for (guint i = 0; stack->parts != NULL && i < stack->parts->len; i++) {
		FeedOpenPart *open = g_ptr_array_index(stack->parts, i);

		feed_text_clear(&open->text);
		g_free(open);
	}
	g_clear_pointer(&stack->parts, g_ptr_array_unref);
}
