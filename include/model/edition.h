/** A frozen draft and its renderings: never changes again. Plain data. */
#ifndef TAGDIGEST_MODEL_EDITION_H
#define TAGDIGEST_MODEL_EDITION_H

#include <glib.h>
#include <stdint.h>

#include "model/mail_format.h"
#include "model/schedule.h"

/** What differs from reader to reader in an edition. */
typedef enum VariantKind {
	VARIANT_TOKEN,   /* the way out's secret */
	VARIANT_ADDRESS, /* where the mail goes */
	VARIANT_WHY,     /* a sentence: why it goes there */
	VARIANT_KINDS
} VariantKind;

/** Where that is put in html or text: over the bytes that stand there until then. */
typedef struct VariantPlace {
	gsize at;     /* bytes from the start */
	gsize length; /* in bytes; TOKEN_LENGTH of a token, which is VARIANT_NOBODY until then */
	VariantKind kind;
} VariantPlace;

/** An edition rendered for one (language, format, apart), once; recipients differ only in its
 * places. */
typedef struct Variant {
	char *language; /* owned */
	MailFormat format;
	unsigned apart;      /* the chats that are left out (Draft.alone) */
	char *subject;       /* owned */
	char *html;          /* owned; NULL for the text format */
	char *text;          /* owned */
	GArray *html_places; /* owned, of VariantPlace: one behind the other in html */
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
	char *calendar;      /* owned: iCalendar that comes with its mails; NULL: none does */
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

/** "token", "address", "why": the name in the store. @return static. */
const char *variant_kind_name(VariantKind kind);

/**
 * Places as text, for the store: "120 4711" of tokens, "5020:15:address" of what has a length of
 * its own. @places borrowed. @return owned.
 */
char *variant_places_text(const GArray *places);

/**
 * The reverse. @text borrowed.
 * @return owned array of VariantPlace, or NULL when it is no list of places one behind the other.
 */
GArray *variant_places_parse(const char *text);

/** The variant of a format in the edition, without some chats (0: with all), borrowed, or NULL. */
const Variant *edition_variant(const Edition *edition, MailFormat format, unsigned apart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edition, edition_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Variant, variant_free)

#endif
