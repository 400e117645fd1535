/** A key, a name under which a post is the same post: how much it proves, and whose it is. */
#ifndef TAGDIGEST_MODEL_KEY_H
#define TAGDIGEST_MODEL_KEY_H

#include <glib.h>
#include <stdbool.h>

/** What two posts with the same key are, weakest evidence first. */
typedef enum KeyStrength {
	KEY_TEXT, /* "text:SOURCE:…": the same words in one source; or KEY_OF_EXPORTS */
	KEY_URL,  /* "url:…": the same page is meant */
	KEY_GUID, /* "guid:SOURCE:…": the same item of one source */
	KEY_URI,  /* "uri:…": the same thing, everywhere */
} KeyStrength;

/** How a key begins that a post has in all sources which read an export of it: its words, author
 * and time (dedup/identity). */
#define KEY_OF_EXPORTS "text:export:"

/** How much a key proves, by its first word. @key borrowed (dedup/identity). */
KeyStrength key_strength(const char *key);

/**
 * The host that a key's name belongs to: of a uri or url; the others hold within their source.
 *
 * @key  borrowed.
 * @return owned, lower case, with a port where it has one; NULL when there is none.
 */
char *key_home(const char *key);

/**
 * Of a post's keys the one that people can tell, since they see it: its address; else the first.
 *
 * @keys  borrowed array of char*, not empty.
 * @return borrowed.
 */
const char *key_that_is_seen(const GPtrArray *keys);

/** Whether an authority (text/url) is a name's home, "www." or not. Both borrowed, may be NULL. */
bool key_is_home(const char *home, const char *authority);

#endif
