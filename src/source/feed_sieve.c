#include "source/feed_sieve.h"

#include "source/feed.h"
#include "source/feed_post.h"
#include "text/date.h"

static const FeedPart *
part_at(const FeedItem *item, guint index)
{
	return &g_array_index(item->parts, FeedPart, index);
}

/* ---- tags ---- */

/* Whether a category names a wanted tag; one of letters is seen at a glance. */
static bool
is_wanted_category(const HashtagGlance *wanted, const char *name)
{
	g_autoptr(GPtrArray) tags = NULL;

	if (name == NULL || !hashtag_glance_name(wanted, name)) {
		return false;
	}
	tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	feed_post_add_categories(tags, name);
	return hashtag_glance_has(wanted, tags);
}

static bool
part_may_have(const FeedDocument *document, const FeedPart *part, const HashtagGlance *wanted)
{
	const char *text = feed_part_text(document, part);

	switch (part->meaning) {
	case MEANING_CATEGORY:
		return is_wanted_category(wanted, text)
			|| is_wanted_category(wanted,
				feed_part_attribute(document, part, ATTRIBUTE_LABEL))
			|| is_wanted_category(wanted,
				feed_part_attribute(document, part, ATTRIBUTE_TERM));
	case MEANING_TITLE:
	case MEANING_CONTENT:
		return hashtag_glance_text(wanted, text);
	default:
		return false;
	}
}

/* The id that the item's post will have: the first of the lowest rank; NULL: none. */
static const char *
id_of(const FeedDocument *document, const FeedItem *item)
{
	const FeedPart *best = NULL;

	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = part_at(item, i);

		if (part->meaning == MEANING_ID && part->text != 0
			&& (best == NULL || part->rank < best->rank)) {
			best = part;
		}
	}
	return best == NULL ? NULL : feed_part_text(document, best);
}

bool
feed_sieve_keeps(const FeedDocument *document, const FeedItem *item, const FeedWanted *wanted)
{
	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = part_at(item, i);

		if (part->meaning == MEANING_BLOCK || part->meaning == MEANING_ROBOTS
			|| part_may_have(document, part, wanted->tags)) {
			return true;
		}
	}
	return feed_wanted_has_id(wanted, id_of(document, item));
}

/* ---- dates ---- */

int64_t
feed_sieve_date(const FeedDocument *document, const FeedItem *item, FeedMeaning meaning)
{
	guint rank = G_MAXUINT;
	int64_t best_s = DATE_UNKNOWN;
	int64_t date_s;

	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = part_at(item, i);

		if (part->meaning == meaning && part->rank <= rank
			&& date_parse(feed_part_text(document, part), &date_s)
			&& !date_is_placeholder(date_s)) {
			rank = part->rank;
			best_s = date_s;
		}
	}
	return best_s;
}

/* The date that an item stands by among others. */
static void
date_item(const FeedDocument *document, FeedItem *item)
{
	/* clang-format off */
	static const FeedMeaning meanings[] = {
		MEANING_PUBLISHED, MEANING_DATE, MEANING_UPDATED,
	};
	/* clang-format on */

	for (guint i = 0;
		!item->is_dated && item->date_s == DATE_UNKNOWN && i < G_N_ELEMENTS(meanings);
		i++) {
		item->date_s = feed_sieve_date(document, item, meanings[i]);
	}
	item->is_dated = true;
}

/* Newest first, those without a date last; among equals the first in the document. */
static gint
compare_dates(gconstpointer one, gconstpointer other)
{
	const FeedItem *a = *(FeedItem *const *)one;
	const FeedItem *b = *(FeedItem *const *)other;

	if (a->date_s == b->date_s) {
		return (a->place > b->place) - (a->place < b->place);
	}
	/* DATE_UNKNOWN is below every date. */
	return a->date_s > b->date_s ? -1 : 1;
}

static gint
compare_places(gconstpointer one, gconstpointer other)
{
	const FeedItem *a = *(FeedItem *const *)one;
	const FeedItem *b = *(FeedItem *const *)other;

	return (a->place > b->place) - (a->place < b->place);
}

/* Drop the oldest of too many items. @return how many parts they had. */
static guint
cut_oldest(const FeedDocument *document, GPtrArray *items)
{
	guint dropped = 0;

	for (guint i = 0; i < items->len; i++) {
		date_item(document, g_ptr_array_index(items, i));
	}
	g_ptr_array_sort(items, compare_dates);
	for (guint i = FEED_ITEMS_MAX; i < items->len; i++) {
		const FeedItem *item = g_ptr_array_index(items, i);

		dropped += item->parts->len;
	}
	g_ptr_array_set_size(items, FEED_ITEMS_MAX);
	return dropped;
}

guint
feed_sieve_keep_newest(FeedDocument *document)
{
	const bool are_too_many = document->items->len > FEED_ITEMS_MAX;
	const guint dropped = are_too_many ? cut_oldest(document, document->items) : 0;

	document->is_partly_read = document->is_partly_read || are_too_many;
	g_ptr_array_sort(document->items, compare_places);
	return dropped;
}
