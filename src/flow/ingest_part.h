/** What the files of ingest share: one document on its way into the store. */
#ifndef TAGDIGEST_FLOW_INGEST_PART_H
#define TAGDIGEST_FLOW_INGEST_PART_H

#include "flow/finding.h"
#include "flow/ingest.h"
#include "model/consent.h"
#include "store/posts.h"

typedef struct Reading {
	const Ingest *ingest;
	Store *store;
	const SourceSpec *source;
	PostSighting sighting;
	char *scope; /* owned: what tells the source from all others, for good */
	Shown shown; /* all that it shows */
	int64_t now_s;
	int64_t oldest_s;       /* what was published before is not kept */
	GPtrArray *owner_names; /* owned: whose all of the source is, as far as it is one's */
	bool has_keepouts;      /* the organiser keeps some posts out */
} Reading;

/**
 * Begin with a document. Inside a transaction.
 *
 * @reading   out, zeroes before; to be cleared in any case.
 * @document  borrowed until then.
 * @error     STORE_*.
 */
bool ingest_begin(Reading *reading, const Ingest *ingest, Store *store,
	const IngestDocument *document, GError **error);

/** @reading owned, what it holds; harmless when it is empty. */
void ingest_reading_clear(Reading *reading);

/** Give the posts of the document their keys. */
void ingest_name(const Reading *reading, const IngestDocument *document);

/**
 * Take one post of it: all that is done with a post of a source.
 *
 * @post    borrowed, with its keys; gets the consent that stands for it, and its id where it is
 *          stored.
 * @counts  borrowed, added to.
 * @error   STORE_*.
 */
bool ingest_take(Reading *reading, Post *post, IngestCounts *counts, GError **error);

/** Whether it has a hashtag of the source that a digest wants. */
bool ingest_has_our_tag(const Reading *reading, const Post *post);

/** Whether retention has deleted it, or would have. */
bool ingest_is_too_old(const Reading *reading, const Post *post);

/** Into the store; what the organiser keeps out stays there, in no edition. @error STORE_*. */
bool ingest_put(const Reading *reading, const Finding *finding, PostsPut *became, GError **error);

/**
 * Judge by what is said now and what was ever said before, and remember what the author says of all
 * their posts. @verdict out. @error STORE_*.
 */
bool ingest_hear_consent(const Reading *reading, const Post *post, ConsentVerdict *verdict,
	GError **error);

/**
 * A post that is refused counts in the hour of each chat (borrowed, of ChatSpec) whose hashtag it
 * carries; before it is recorded as dropped. @error STORE_*.
 */
bool ingest_count_unquoted(const Reading *reading, const GPtrArray *chats, const Post *post,
	GError **error);

/** The same judgement, of which nothing is remembered. @level out. @error STORE_*. */
bool ingest_judge_consent(const Reading *reading, const Post *post, PostConsent *level,
	GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, ingest_reading_clear)

#endif
