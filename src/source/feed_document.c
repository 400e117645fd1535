#include "source/feed_document.h"

#include "source/sniff.h"
#include "text/date.h"

#include <string.h>

#define BASE_MAX 1000   /* bytes of one xml:base */
#define BASES_MAX 10000 /* of them in one document */

FeedItem *
feed_item_new(guint number)
{
	FeedItem *item = g_new0(FeedItem, 1);

	item->parts = g_array_new(FALSE, FALSE, sizeof(FeedPart));
	item->place = (FeedPlace){ .number = number, .date_s = DATE_UNKNOWN };
	return item;
}

void
feed_item_free(FeedItem *item)
{
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
	document->now_s = DATE_UNKNOWN;
	return document;
}

void
feed_document_free(FeedDocument *document)
{
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
	if (length == 0) {
		return 0;
	}
	while (g_ascii_isspace(text[length - 1])) {
		length--;
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
	g_autofree char *resolved = g_uri_resolve_relative(outer, value, G_URI_FLAGS_PARSE_RELAXED,
		NULL);
	const char *base = resolved != NULL ? resolved : value;

	if (strlen(base) > BASE_MAX || document->base_count == BASES_MAX) {
		return outer;
	}
	document->base_count++;
	return g_string_chunk_insert_const(document->bases, base);
}

/* ---- dates ---- */

static bool
begins_day_or_month(const char *text)
{
	const gsize digits = strspn(text, G_CSET_DIGITS);

	return digits > 0 && digits <= 2;
}

void
feed_document_note_date(FeedDocument *document, const FeedPart *part)
{
	const bool is_date = part->meaning == MEANING_PUBLISHED || part->meaning == MEANING_UPDATED
		|| part->meaning == MEANING_DATE;
	const char *text = is_date ? feed_part_text(document, part) : NULL;
	DateReading reading;

	/* Most begin with a weekday or the year, and leave no question. */
	if (text != NULL && (strchr(text, '/') != NULL || begins_day_or_month(text))
		&& date_read(text, &reading)) {
		document->order = date_order_add(document->order, &reading);
	}
}

/* What a part says of its date; a placeholder is none. */
static bool
part_date(const FeedDocument *document, const FeedPart *part, int64_t *date_s)
{
	DateReading reading;

	if (!date_read(feed_part_text(document, part), &reading)) {
		return false;
	}
	*date_s = date_choose(&reading, document->order, document->now_s);
	return !date_is_placeholder(*date_s);
}

int64_t
feed_item_date(const FeedDocument *document, const FeedItem *item, FeedMeaning meaning)
{
	guint rank = G_MAXUINT;
	int64_t best_s = DATE_UNKNOWN;
	int64_t date_s;

	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);

		if (part->meaning == meaning && part->rank <= rank
			&& part_date(document, part, &date_s)) {
			rank = part->rank;
			best_s = date_s;
		}
	}
	return best_s;
}

/* The date that an item stands by among others. */
static int64_t
item_date(const FeedDocument *document, const FeedItem *item)
{
	const int64_t published_s = feed_item_date(document, item, MEANING_PUBLISHED);
	const int64_t date_s = feed_item_date(document, item, MEANING_DATE);

	if (published_s != DATE_UNKNOWN) {
		return published_s;
	}
	return date_s != DATE_UNKNOWN ? date_s : feed_item_date(document, item, MEANING_UPDATED);
}

gint
feed_place_compare_numbers(gconstpointer one, gconstpointer other)
{
	const FeedPlace *a = *(FeedPlace *const *)one;
	const FeedPlace *b = *(FeedPlace *const *)other;

	return (a->number > b->number) - (a->number < b->number);
}

gint
feed_place_compare_dates(gconstpointer one, gconstpointer other)
{
	const FeedPlace *a = *(FeedPlace *const *)one;
	const FeedPlace *b = *(FeedPlace *const *)other;

	/* DATE_UNKNOWN is below every date. */
	const gint order = (a->date_s < b->date_s) - (a->date_s > b->date_s);

	return order != 0 ? order : feed_place_compare_numbers(one, other);
}

/* Drop the oldest of too many items. @return how many parts they had. */
static guint
cut_oldest(const FeedDocument *document, GPtrArray *items)
{
	guint dropped = 0;

	for (guint i = 0; i < items->len; i++) {
		FeedItem *item = g_ptr_array_index(items, i);

		item->place.date_s = item_date(document, item);
	}
	g_ptr_array_sort(items, feed_place_compare_dates);
	for (guint i = FEED_ITEMS_MAX; i < items->len; i++) {
		const FeedItem *item = g_ptr_array_index(items, i);

		dropped += item->parts->len;
	}
	g_ptr_array_set_size(items, FEED_ITEMS_MAX);
	return dropped;
}

guint
feed_document_keep_newest(FeedDocument *document)
{
	const bool are_too_many = document->items->len > FEED_ITEMS_MAX;
	const guint dropped = are_too_many ? cut_oldest(document, document->items) : 0;

	document->is_partly_read = document->is_partly_read || are_too_many;
	g_ptr_array_sort(document->items, feed_place_compare_numbers);
	return dropped;
}
