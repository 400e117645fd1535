/**
 * From the posts of one reply to what is kept of them: keys, consent, hashtags, rules, store. Who
 * may be shown is judged before anything is written, and all that a document refuses before
 * anything else of it. What is dropped is recorded with its reason, and without a word of it.
 */
#ifndef TAGDIGEST_FLOW_INGEST_H
#define TAGDIGEST_FLOW_INGEST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "config/config.h"
#include "model/post.h"
#include "model/source_spec.h"
#include "store/store.h"

/** The rules of all digests and sources. Opaque; by context_rules(). */
typedef struct Ingest Ingest;

/** A document that was read. All borrowed. */
typedef struct IngestDocument {
	const SourceSpec *source; /* which showed it */
	int64_t source_id;        /* its number in the store */
	GPtrArray *posts; /* of Post; their keys are set, and what consent stands for each */
	int64_t read_s;   /* when, Unix seconds UTC */
	bool is_import;   /* it is of an export */
	bool is_untagged; /* no post of it has a hashtag that is wanted: only what is stored goes */
} IngestDocument;

/** What became of the posts of a reply. */
typedef struct IngestCounts {
	int fresh, updated, known, dropped;
	int refused, too_old, untagged; /* of those that were dropped */
} IngestCounts;

/**
 * Compile.
 * @config borrowed for as long as the result lives.
 * @ingest out, owned.
 * @error CONFIG_PERMANENT.
 */
bool ingest_new(const Config *config, Ingest **ingest, GError **error);

/** @ingest owned. */
void ingest_free(Ingest *ingest);

/**
 * Keep what is wanted of the posts of one document. Inside a transaction.
 *
 * @counts  borrowed, added to.
 * @error   STORE_*.
 */
bool ingest_posts(const Ingest *ingest, Store *store, const IngestDocument *document,
	IngestCounts *counts, GError **error);

/**
 * Hear a no that an export holds: what is stored of a post goes, and nothing else of it is kept but
 * hashes of its names and of its author's, by which they stay out if they come another way. Where
 * nobody said no (consent below REFUSED), only what was kept by an agreement goes, until somebody
 * agrees again. A post that has its author's fields alone is their no alone; one without a hashtag
 * that was edited is taken as when a source shows it, if it is stored. Inside a transaction.
 *
 * @document  borrowed, of the posts in question.
 * @why       borrowed, for people, or NULL.
 * @error     STORE_*.
 */
bool ingest_withdraw(const Ingest *ingest, Store *store, const IngestDocument *document,
	const char *why, GError **error);

/**
 * What hangs on posts, as a source shows it when asked (SourceKind.thread_read). What is stored, or
 * has a hashtag of ours, is taken as by ingest_posts(); of anything else nothing is kept. Inside a
 * transaction.
 *
 * @open   borrowed set of Post: those are added that are not kept and may be quoted.
 * @error  STORE_*.
 */
bool ingest_thread(const Ingest *ingest, Store *store, const IngestDocument *document,
	GHashTable *open, GError **error);

/**
 * Keep an answer that has no hashtag of ours, since an edition quotes it: from now on it is a post
 * like others, and follows its author's later no. Inside a transaction.
 *
 * @document  borrowed: which source showed it, when, and of its posts this one.
 * @post      borrowed: one of ingest_thread()'s open ones; gets its id.
 * @error     STORE_*; STORE_TEMPORARY when it may not be quoted any more.
 */
bool ingest_answer(const Ingest *ingest, Store *store, const IngestDocument *document, Post *post,
	GError **error);

/**
 * The hash of a digest's rules and tags: a verdict with another hash is judged anew.
 * @return borrowed.
 */
const char *ingest_rules_hash(const Ingest *ingest, const DigestSpec *digest);

/**
 * A hash of what decides whether a post of @source (borrowed) is kept: the tags that are looked
 * for, and the source's rules. When it changes, what was dropped may be wanted. @return owned.
 */
char *ingest_wants(const Ingest *ingest, const SourceSpec *source);

/**
 * Whether a post may be shown as far as its source's rules of today and the ini's opt-outs go. What
 * its author refused is not stored, so it never comes here.
 *
 * @source  the name of the one that showed it; the ini may no longer have it.
 * @reason  out, owned, when the answer is no.
 */
bool ingest_admits(const Ingest *ingest, const char *source, const Post *post, char **reason);

/**
 * Judge one post for one digest by today's rules.
 *
 * @reason  out, owned, when the answer is no.
 */
bool ingest_judge(const Ingest *ingest, const DigestSpec *digest, const Post *post, char **reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ingest, ingest_free)

#endif
