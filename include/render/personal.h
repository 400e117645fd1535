/** What a mail says to its reader alone, in the edition's language. */
#ifndef TAGDIGEST_RENDER_PERSONAL_H
#define TAGDIGEST_RENDER_PERSONAL_H

#include <glib.h>
#include <stdint.h>

#include "model/subscriber.h"

/** The words of one edition for all of its readers. Opaque. */
typedef struct ReaderWords ReaderWords;

/**
 * @language  of the edition, a tag; borrowed, may be NULL.
 * @zone_name in which dates are said; borrowed, UTC when it is NULL or unknown.
 * @return owned.
 */
ReaderWords *personal_words_new(const char *language, const char *zone_name);

/** @words owned, may be NULL. */
void personal_words_free(ReaderWords *words);

/**
 * Why somebody gets the edition: who asked for it, and when. One sentence or two, plain text.
 *
 * @since_s  Unix seconds UTC; 0 or less when nobody knows.
 * @return owned.
 */
char *personal_words_why(const ReaderWords *words, SubscriptionOrigin origin, int64_t since_s);

/** The same for a test that the organiser mails. @return owned. */
char *personal_words_test(const ReaderWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReaderWords, personal_words_free)

#endif
