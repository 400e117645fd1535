/** One thing that a feed says about itself or about an item, with its meaning. */
#ifndef TAGDIGEST_SOURCE_FEED_PART_H
#define TAGDIGEST_SOURCE_FEED_PART_H

#include <glib.h>
#include <stdbool.h>

#include "source/feed_text.h"

typedef enum FeedMeaning {
	MEANING_TITLE,
	MEANING_LINK,
	MEANING_ID,
	MEANING_PUBLISHED,
	MEANING_UPDATED,
	MEANING_DATE,     /* of no said kind: stands in for both */
	MEANING_AUTHOR,
	MEANING_CONTENT,
	MEANING_CATEGORY,
	MEANING_KEYWORDS, /* several categories, between commas */
	MEANING_LANGUAGE,
	MEANING_MEDIA,    /* enclosures and attachments */
	MEANING_PICTURE,  /* a picture that stands for the item */
	MEANING_BLOCK,    /* "yes": not to be shown elsewhere */
	MEANING_ROBOTS,   /* a meta element for crawlers */
	MEANING_DETAIL,   /* an attribute of the part around it, written as an element */
	/* These open a context and are no parts. */
	MEANING_FEED,
	MEANING_ITEM,
	MEANING_GROUP,
} FeedMeaning;

typedef enum FeedAttribute {
	ATTRIBUTE_URL,
	ATTRIBUTE_REL,
	ATTRIBUTE_TYPE,
	ATTRIBUTE_MODE,   /* of Atom 0.3: xml, escaped, base64 */
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

/** The rank of RSS's <link>: the only part of which the last one wins. */
#define RSS_LINK_RANK 2

typedef struct FeedPart {
	FeedMeaning meaning;
	guint rank;       /* of two parts with one meaning the lower wins */
	char *text;       /* owned, trimmed; NULL when there is none */
	bool is_html;     /* how to read text */
	char *attributes[FEED_ATTRIBUTES]; /* owned, trimmed; NULL where absent */
	const char *base; /* borrowed: xml:base in force, absolute or not; NULL when none */
} FeedPart;

/** A part of a meaning and rank, with nothing in it. @return owned. */
FeedPart *feed_part_new(FeedMeaning meaning, guint rank);

/** @part owned, may be NULL. */
void feed_part_free(FeedPart *part);

/** Take over the attributes of a tag that parts keep. @tag borrowed. */
void feed_part_read_attributes(FeedPart *part, const FeedTag *tag);

/**
 * The parts that an item or the feed says in attributes of its own element.
 *
 * @return owned array of FeedPart, which does not free them.
 */
GPtrArray *feed_part_of_opening(const FeedTag *tag);

/** Set the text of a part, read as its form says. @markup owned, taken over. */
void feed_part_set_text(FeedPart *part, FeedText *markup);

#endif
