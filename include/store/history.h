/**
 * What the database knows of one post, for who asks why it is where it is: reads, never writes.
 */
#ifndef TAGDIGEST_STORE_HISTORY_H
#define TAGDIGEST_STORE_HISTORY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/delivery.h"
#include "model/post.h"
#include "store/store.h"

/** A stored post as it stands. Plain data; times are Unix seconds UTC. */
typedef struct HistoryPost {
	Post *post;      /* owned: consent the strictest of all, tags of all sightings; NULL where
			  * its words are gone */
	char *source;    /* owned: the source that showed it first; NULL: none is known */
	char *content;   /* owned: the source whose words these are */
	PostConsent own; /* what its content says itself */
	int64_t first_seen_s;
	int64_t time_s;     /* that periods are made of */
	int64_t kept_out_s; /* since when the organiser keeps it out, 0: it is not */
} HistoryPost;

/** @post owned, may be NULL. */
void history_post_free(HistoryPost *post);

/** One post. @post out, owned, NULL when there is none. @error STORE_*, PARSE_PERMANENT. */
bool history_post(Store *store, int64_t id, HistoryPost **post, GError **error);

/** Where a post was seen. Plain data. */
typedef struct HistorySighting {
	int64_t post_id;
	int64_t source_id;
	char *source;    /* owned: its name */
	char *native_id; /* owned: by what it is known there, or NULL */
	int64_t first_s, last_s;
} HistorySighting;

/** @sighting owned, may be NULL. */
void history_sighting_free(HistorySighting *sighting);

/** Of one post, the first first. @sightings out, owned, of HistorySighting. @error STORE_*. */
bool history_sightings(Store *store, int64_t id, GPtrArray **sightings, GError **error);

/** Whose a key (borrowed) is: it may be claimed by several. @ids out, owned, of int64_t*, rising.
 * @error STORE_*. */
bool history_owners(Store *store, const char *key, GPtrArray **ids, GError **error);

/** By what a platform calls a post (borrowed), as history_sightings(). */
bool history_seen_as(Store *store, const char *native_id, GPtrArray **sightings, GError **error);

/** A name under which a post is the same post. Plain data. */
typedef struct HistoryKey {
	char *key;    /* owned */
	char *source; /* owned: the source that claimed it first */
	int64_t first_s;
	char *rule; /* owned: by which a post that was stored got it (dedup/match); NULL: it came
		     * with it */
} HistoryKey;

/** @key owned, may be NULL. */
void history_key_free(HistoryKey *key);

/** Of one post, strongest first. @keys out, owned, of HistoryKey. @error STORE_*. */
bool history_keys(Store *store, int64_t id, GPtrArray **keys, GError **error);

/** An edition that a post is in. Plain data. */
typedef struct HistoryEdition {
	int64_t id;
	char *digest; /* owned: its name in the ini */
	int number;
	int64_t start_s, end_s, frozen_s;
	char *reason; /* owned: why the post is not shown; NULL: it is */
	int64_t counts[DELIVERY_STATES];
} HistoryEdition;

/** @edition owned, may be NULL. */
void history_edition_free(HistoryEdition *edition);

/** Of one post, the oldest first. @editions out, owned, of HistoryEdition. @error STORE_*. */
bool history_editions(Store *store, int64_t id, GPtrArray **editions, GError **error);

/** That something under a key was shown and not kept. Plain data. */
typedef struct HistoryDrop {
	char *source; /* owned: its name */
	char *reason; /* owned: in words of ours */
	int64_t day_s;
} HistoryDrop;

/** @drop owned, may be NULL. */
void history_drop_free(HistoryDrop *drop);

/** Under any of these keys (borrowed). @drops out, owned, of HistoryDrop. @error STORE_*. */
bool history_drops(Store *store, const GPtrArray *keys, GPtrArray **drops, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HistoryPost, history_post_free)

#endif
