/**
 * An XML feed as what it says: parts, each with its meaning, of the feed itself and of its items.
 * All strings of a document stand in one buffer, so that an element costs no allocation.
 */
#ifndef TAGDIGEST_SOURCE_FEED_DOCUMENT_H
#define TAGDIGEST_SOURCE_FEED_DOCUMENT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/date.h"

typedef enum FeedMeaning {
	MEANING_TITLE,
	MEANING_LINK,
	MEANING_ID,
	MEANING_PUBLISHED,
	MEANING_UPDATED,
	MEANING_DATE, /* of no said kind: stands in for both */
	MEANING_AUTHOR,
	MEANING_CONTENT,
	MEANING_ASIDE, /* a text that is never shown: its hashtags count */
	MEANING_CATEGORY,
	MEANING_LANGUAGE,
	MEANING_MEDIA,   /* enclosures and attachments */
	MEANING_PICTURE, /* a picture that stands for the item */
	MEANING_BLOCK,   /* "yes": not to be shown elsewhere */
	MEANING_ROBOTS,  /* a meta element for crawlers */
	MEANING_REST,    /* when to ask again; its rank is the RestWord */
	MEANING_DETAIL,  /* an attribute of the part around it, written as an element */
	/* These open a context and are no parts. */
	MEANING_FEED,
	MEANING_ITEM,
	MEANING_GROUP,
} FeedMeaning;

typedef enum FeedAttribute {
	ATTRIBUTE_URL,
	ATTRIBUTE_REL,
	ATTRIBUTE_TYPE,
	ATTRIBUTE_MODE, /* of Atom 0.3: xml, escaped, base64 */
	ATTRIBUTE_MEDIUM,
	ATTRIBUTE_TERM,
	ATTRIBUTE_LABEL,
	ATTRIBUTE_PERMALINK,
	ATTRIBUTE_NAME,
	ATTRIBUTE_EMAIL,
	ATTRIBUTE_VALUE,
	ATTRIBUTE_ALT,
	ATTRIBUTE_WIDTH,
	FEED_ATTRIBUTES,
} FeedAttribute;

/** Items of one document that are kept: where there are more, the newest. */
#define FEED_ITEMS_MAX 2000

/** The rank of RSS's <link>: the only part of which the last one wins. */
#define RSS_LINK_RANK 2

/** How a text is to be read. */
typedef enum FeedMarkup {
	MARKUP_NONE, /* as it stands */
	MARKUP_HTML,
	MARKUP_UNSAID, /* as it looks (sniff_is_html) */
} FeedMarkup;

/** Where a string of a document begins; 0: none. See feed_string(). */
typedef guint FeedString;

typedef struct FeedPart {
	FeedMeaning meaning;
	guint rank;      /* of two parts with one meaning the lower wins */
	FeedString text; /* trimmed */
	FeedMarkup markup;
	FeedString attributes[FEED_ATTRIBUTES]; /* trimmed */
	const char *base; /* borrowed: xml:base in force, absolute or not; NULL when none */
} FeedPart;

/** Where an item stands among others. A struct that is sorted by it begins with it. */
typedef struct FeedPlace {
	guint number;   /* in the document */
	int64_t date_s; /* when the item is from, DATE_UNKNOWN when unknown */
} FeedPlace;

/** An item, or what the feed says of itself. */
typedef struct FeedItem {
	FeedPlace place; /* without its date until feed_document_keep_newest() has to choose */
	GArray *parts;   /* of FeedPart */
} FeedItem;

typedef struct FeedDocument {
	GString *strings; /* all of them, each ended by NUL */
	FeedItem *head;   /* what is said about the feed */
	GPtrArray *items; /* of FeedItem, document order */
	DateOrder order;  /* how it writes dates of figures alone, as far as it says */
	int64_t now_s; /* near to which those are that can be read in two ways, or DATE_UNKNOWN */
	bool is_atom;
	bool is_cut_off;     /* the document breaks off; its unfinished item is left out */
	bool is_partly_read; /* there were too many items; the newest are here */
	guint passed_over;   /* items that are not wanted, and not here */
	GStringChunk *bases; /* the strings behind FeedPart.base */
	guint base_count;
} FeedDocument;

/** Where a document comes from, and when. Borrowed. */
typedef struct FeedOrigin {
	const char *url; /* for relative links; or NULL */
	int64_t now_s;   /* Unix seconds UTC, or DATE_UNKNOWN: near to which its dates are */
} FeedOrigin;

/** An empty document. @return owned. */
FeedDocument *feed_document_new(void);

/** @document owned. */
void feed_document_free(FeedDocument *document);

/** An item without parts. @return owned. */
FeedItem *feed_item_new(guint number);

/** @item owned. */
void feed_item_free(FeedItem *item);

/** A part of an item, borrowed. */
static inline const FeedPart *
feed_item_part(const FeedItem *item, guint index)
{
	return &g_array_index(item->parts, FeedPart, index);
}

/** For g_ptr_array_sort(): newest first, undated ones last, else as the document has them. */
gint feed_place_compare_dates(gconstpointer one, gconstpointer other);

/** Likewise: as the document has them. */
gint feed_place_compare_numbers(gconstpointer one, gconstpointer other);

/** Keep a string, without the blanks around it; 0 when nothing is left. */
FeedString feed_string_add(FeedDocument *document, const char *text, gsize length);

/** The string, borrowed until the next one is added; NULL for none. */
const char *feed_string(const FeedDocument *document, FeedString string);

/** A part's text or attribute, likewise. */
const char *feed_part_text(const FeedDocument *document, const FeedPart *part);
/** Likewise. */
const char *feed_part_attribute(const FeedDocument *document, const FeedPart *part,
	FeedAttribute attribute);

/** Whether a part's text is HTML. */
bool feed_part_is_html(const FeedDocument *document, const FeedPart *part);

/**
 * Keep an xml:base: @value resolved against @outer (borrowed, may be NULL), the one around it.
 * @return owned by the document; @outer where it gets too long.
 */
const char *feed_document_base(FeedDocument *document, const char *outer, const char *value);

/** Take in what a part of the document, if it is a date, says of how the document writes them. */
void feed_document_note_date(FeedDocument *document, const FeedPart *part);

/**
 * When an item was published or changed: the last readable date of the lowest rank.
 *
 * @meaning  MEANING_PUBLISHED, MEANING_UPDATED or MEANING_DATE.
 * @return Unix seconds UTC, or DATE_UNKNOWN; placeholders (date_is_placeholder) are unknown.
 */
int64_t feed_item_date(const FeedDocument *document, const FeedItem *item, FeedMeaning meaning);

/**
 * Put the items into document order; of more than FEED_ITEMS_MAX the newest stay, of those without
 * a date the first. Says so in @document.
 *
 * @return how many parts were dropped.
 */
guint feed_document_keep_newest(FeedDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedDocument, feed_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedItem, feed_item_free)

#endif
