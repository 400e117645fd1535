/** What a post that is shown turns out to be: the meeting of dedup and the store. */
#ifndef TAGDIGEST_FLOW_FINDING_H
#define TAGDIGEST_FLOW_FINDING_H

#include <glib.h>
#include <stdbool.h>

#include "flow/ingest.h"
#include "model/claim.h"
#include "store/posts.h"

/** A document that is being taken in. All borrowed. */
typedef struct Shown {
	Store *store;
	const IngestDocument *document; /* after identity_assign() */
	const char *scope;              /* as was given to it */
	bool has_words;                 /* the words of its posts are numbered */
} Shown;

/** A post of it, what is stored beside it, and what was found of that. */
typedef struct Finding {
	PostsArrival arrival;
	Match match;
} Finding;

/**
 * Find which stored posts a post is: by its keys, and where they tell of none by its words, which
 * are numbered once a document shows something that changed. Inside a transaction.
 *
 * @post     borrowed until the finding is cleared.
 * @finding  out, empty before.
 * @error    STORE_*.
 */
bool finding_make(Shown *shown, Post *post, Finding *finding, GError **error);

/**
 * Whether what is stored follows a post that is no longer wanted: not where it comes from nearer to
 * its origin, and never was; that is no word on who shows it with a hashtag of ours.
 */
bool finding_may_take_back(const Finding *finding);

/** @finding owned, what it holds; harmless when it is empty. */
void finding_clear(Finding *finding);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Finding, finding_clear)

#endif
