#include "source/feed_document.h"

#include "source/sniff.h"
#include "text/date.h"

#include <string.h>

#define BASE_MAX 1000   /* bytes of one xml:base */
#define BASES_MAX 10000 /* of them in one document */

FeedItem *
feed_item_new(guint place)
{
	FeedItem *item = g_new0(FeedItem, 1);

	item->parts = g_array_new(FALSE, FALSE, sizeof(FeedPart));
	item->place = place;
	item->date_s = DATE_UNKNOWN;
	return item;
}

void
feed_item_free(FeedItem *item)
{
	if (item == NULL) {
		return;
	}
	g_array_unref(item->parts);
	g_free(item);
}

FeedDocument *
feed_document_new(void)
{
	FeedDocument *document = g_new0(FeedDocument, 1);

	/* The first byte is nobody's, so that no string begins at 0. */
	document->strings = g_string_new_len("", 1);
	document->head = feed_item_new(0);
	document->items = g_ptr_array_new_with_free_func((GDestroyNotify)feed_item_free);
	document->bases = g_string_chunk_new(256);
	return document;
}

void
feed_document_free(FeedDocument *document)
{
	if (document == NULL) {
		return;
	}
	g_string_free(document->strings, TRUE);
	feed_item_free(document->head);
	g_ptr_array_unref(document->items);
	g_string_chunk_free(document->bases);
	g_free(document);
}

FeedString
feed_string_add(FeedDocument *document, const char *text, gsize length)
{
	GString *strings = document->strings;
	const gsize place = strings->len;

	while (length > 0 && g_ascii_isspace(text[0])) {
		text++;
		length--;
	}
	while (length > 0 && g_ascii_isspace(text[length - 1])) {
		length--;
	}
	if (length == 0 || place + length >= G_MAXUINT) {
		return 0;
	}
	g_string_append_len(strings, text, (gssize)length);
	g_string_append_c(strings, '\0');
	return (FeedString)place;
}

const char *
feed_string(const FeedDocument *document, FeedString string)
{
	return string == 0 ? NULL : document->strings->str + string;
}

const char *
feed_part_text(const FeedDocument *document, const FeedPart *part)
{
	return feed_string(document, part->text);
}

const char *
feed_part_attribute(const FeedDocument *document, const FeedPart *part, FeedAttribute attribute)
{
	return feed_string(document, part->attributes[attribute]);
}

bool
feed_part_is_html(const FeedDocument *document, const FeedPart *part)
{
	const char *text = feed_part_text(document, part);

	return part->markup == MARKUP_HTML
		|| (part->markup == MARKUP_UNSAID && text != NULL && sniff_is_html(text));
}

const char *
feed_document_base(FeedDocument *document, const char *outer, const char *value)
{
	g_autofree char *resolved = NULL;
	const char *base;

	if (outer != NULL) {
		resolved = g_uri_resolve_relative(outer, value, G_URI_FLAGS_PARSE_RELAXED, NULL);
	}
	base = resolved != NULL ? resolved : value;
	if (strlen(base) > BASE_MAX || document->base_count == BASES_MAX) {
		return outer;
	}
	document->base_count++;
	return g_string_chunk_insert_const(document->bases, base);
}
