/** Names on Bluesky: records (at://DID/app.bsky.feed.post/KEY), people, and their pages. */
#ifndef TAGDIGEST_SOURCE_BLUESKY_NAME_H
#define TAGDIGEST_SOURCE_BLUESKY_NAME_H

#include <glib.h>
#include <stdbool.h>

/** The parts of a record's name (atproto.com/specs/at-uri-scheme). All owned. */
typedef struct BlueskyName {
	char *repo; /* a DID, or a handle */
	char *collection;
	char *key;
} BlueskyName;

#define BLUESKY_POSTS "app.bsky.feed.post"
#define BLUESKY_LISTS "app.bsky.graph.list"
#define BLUESKY_FEEDS "app.bsky.feed.generator"

/**
 * Read at://REPO/COLLECTION/KEY, or the page of a list, a feed or a post on bsky.app.
 *
 * @address  borrowed, may be NULL.
 * @name     out (bluesky_name_clear()), untouched when it is none.
 */
bool bluesky_name_read(const char *address, BlueskyName *name);

/** Free what it holds. */
void bluesky_name_clear(BlueskyName *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BlueskyName, bluesky_name_clear)

/** at://REPO/COLLECTION/KEY. @return owned. */
char *bluesky_name_uri(const BlueskyName *name);

/** Whether a name can be sent back to a server: a DID (did:METHOD:ID). @text may be NULL. */
bool bluesky_name_is_did(const char *text);

/** Whether a text is a handle that stands for somebody: a host's name, not handle.invalid. @text
 * may be NULL. */
bool bluesky_name_is_handle(const char *text);

/**
 * The DID or handle that people write for somebody: "@ada.example", "ada.example",
 * "did:plc:…", "https://bsky.app/profile/ada.example".
 *
 * @text  borrowed.
 * @return owned; NULL: it is none.
 */
char *bluesky_name_actor(const char *text);

/** The page of a person, by DID or handle. @actor may be NULL. @return owned; NULL: none. */
char *bluesky_name_profile(const char *actor);

/**
 * The page of a record.
 *
 * @uri    borrowed: at://…, may be NULL.
 * @actor  borrowed: a handle to stand in it for the DID, or NULL.
 * @return owned; NULL when it has none.
 */
char *bluesky_name_page(const char *uri, const char *actor);

#endif
