/** A frozen draft and its renderings: never changes again. Plain data. */
#ifndef TAGDIGEST_MODEL_EDITION_H
#define TAGDIGEST_MODEL_EDITION_H

#include <glib.h>
#include <stdint.h>

#include "model/mail_format.h"
#include "model/schedule.h"

/** An edition rendered for one (language, format), once; recipients differ only in their token. */
typedef struct Variant {
	char *language; /* owned */
	MailFormat format;
	char *subject;       /* owned */
	char *html;          /* owned; NULL for the text format */
	char *text;          /* owned */
	GArray *html_places; /* owned, of gsize: where in html a reader's token goes, TOKEN_LENGTH
			      * bytes that are VARIANT_NOBODY until then; ascending */
	GArray *text_places; /* owned: likewise in text */
} Variant;

/**
 * Nobody's token, which leads nowhere: what stands in html and text at a reader's places, and in
 * previews and tests. Only the places say where a token goes: the same words elsewhere are words.
 */
#define VARIANT_NOBODY "this-is-a-test-and-nobody-is-subscribed-yet"

typedef struct Edition {
	int64_t id;   /* the store's number */
	char *digest; /* owned */
	char *named;  /* owned: the digest's name when it was frozen; NULL: as now */
	ScheduleFrequency frequency;
	int number; /* from 1, within the digest */
	int64_t period_start_s, period_end_s;
	int64_t frozen_s;    /* when; the Date header */
	char *title;         /* owned: From's display name */
	char *hash;          /* owned: draft_hash() */
	GPtrArray *variants; /* of Variant */
} Edition;

/** @return owned, empty. */
Edition *edition_new(void);

/** @edition owned, may be NULL. */
void edition_free(Edition *edition);

/** @return owned, empty; its places are there. */
Variant *variant_new(void);

/** @variant owned, may be NULL. */
void variant_free(Variant *variant);

/** Set html and its places, each owned from now on. */
void variant_set_html(Variant *variant, char *html, GArray *places);

/** Set text and its places, each owned from now on. */
void variant_set_text(Variant *variant, char *text, GArray *places);

/** A copy of all of it. @variant borrowed. @return owned. */
Variant *variant_copy(const Variant *variant);

/** Places as text, "120 4711", for the store. @places borrowed. @return owned. */
char *variant_places_text(const GArray *places);

/**
 * The reverse. @text borrowed.
 * @return owned array of gsize, or NULL when it is no ascending list of numbers.
 */
GArray *variant_places_parse(const char *text);

/** The variant of a format in the edition, borrowed, or NULL. */
const Variant *edition_variant(const Edition *edition, MailFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edition, edition_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Variant, variant_free)

#endif
