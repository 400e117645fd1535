/** A frozen draft and its renderings: never changes again. Plain data. */
#ifndef TAGDIGEST_MODEL_EDITION_H
#define TAGDIGEST_MODEL_EDITION_H

#include <glib.h>
#include <stdint.h>

/** An edition rendered for one (language, format), once; recipients differ only in their token. */
typedef struct Variant {
	char *language; /* owned */
	char *format;   /* owned: "html" (with its plain alternative) or "text" */
	char *subject;  /* owned */
	char *html;     /* owned; NULL for the text format; the token's place is VARIANT_TOKEN */
	char *text;     /* owned; likewise */
} Variant;

/**
 * Stands in html and text where the recipient's token goes: its length and alphabet are a
 * token's.
 */
#define VARIANT_TOKEN "TAGDIGESTtokenTAGDIGESTtokenTAGDIGESTtoken0"

typedef struct Edition {
	int64_t id;             /* the store's number */
	char *digest;           /* owned */
	char *frequency;        /* owned */
	int number;             /* from 1, within the digest */
	int64_t period_start_s, period_end_s;
	int64_t frozen_s;       /* when; the Date header */
	char *title;            /* owned: From's display name */
	char *hash;             /* owned: draft_hash() */
	GPtrArray *variants;    /* of Variant */
} Edition;

/** @return owned, empty. */
Edition *edition_new(void);

/** @edition owned, may be NULL. */
void edition_free(Edition *edition);

/** @return owned, empty. */
Variant *variant_new(void);

/** @variant owned, may be NULL. */
void variant_free(Variant *variant);

/** The variant of a format in the edition, borrowed, or NULL. */
const Variant *edition_variant(const Edition *edition, const char *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edition, edition_free)

#endif
