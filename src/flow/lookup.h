/** Which posts somebody means: by an address, a platform's own id, or words. */
#ifndef TAGDIGEST_FLOW_LOOKUP_H
#define TAGDIGEST_FLOW_LOOKUP_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "model/post.h"

/**
 * What somebody typed as a web address: without blanks around it, with a scheme, as url_resolve()
 * gives it.
 *
 * @asked   borrowed.
 * @return owned, or NULL when it is none.
 */
char *lookup_address(const char *asked);

/** Whether it reads as the name of a post that has no address: "facebook:d6…", "urn:li:share:7",
 * "words:…", or a key; what nobody types as a word. */
bool lookup_is_name(const char *asked);

/**
 * The keys that a post would have that is known by an address or a name alone; a key is its own.
 *
 * @name     borrowed, from lookup_address(), or a name.
 * @keys     out, owned array of char*: empty for a site's root, which is nobody's post.
 * @error    STORE_*.
 */
bool lookup_keys(Context *context, const char *name, GPtrArray **keys, GError **error);

/** Under which names the author of what lies at an address may be known. @return owned array of
 * char*. */
GPtrArray *lookup_authors(const char *address);

/**
 * The stored posts at an address: under one of its keys, or as the server there shows them, who may
 * have them from elsewhere.
 *
 * @ids    out, owned array of int64_t*, each once.
 * @error  STORE_*.
 */
bool lookup_posts(Context *context, const char *address, GPtrArray **ids, GError **error);

/** The stored posts that some platform or source calls so, or that have it as a key; @name
 * borrowed.
 * @ids as lookup_posts(). */
bool lookup_named(Context *context, const char *name, GPtrArray **ids, GError **error);

/** One post, as an order names it. */
typedef struct LookupOne {
	char *name;      /* owned: its address, else its name or a key (explain says both) */
	GPtrArray *keys; /* owned: those that it has by that, for one that has yet to come */
	GPtrArray *ids;  /* owned, of int64_t*: what is stored of it; one at most by a name */
} LookupOne;

/** @one owned, what it holds. */
void lookup_one_clear(LookupOne *one);

/**
 * Which post is meant by one who wants something done with it.
 *
 * @asked  borrowed: an address; a name such as "facebook:d6…", which may be of one that has yet to
 *         come; a key; or what a platform calls a stored one.
 * @one    out (lookup_one_clear(), also after a failure).
 * @error  USAGE_PERMANENT for what is none of these, or several; STORE_*.
 */
bool lookup_one(Context *context, const char *asked, LookupOne *one, GError **error);

/**
 * The newest stored posts in which all words stand, whatever their case: in text, title, author,
 * tags or address.
 *
 * @words  borrowed.
 * @most   so many at most.
 * @ids    out, as lookup_posts().
 */
bool lookup_words(Context *context, const char *words, guint most, GPtrArray **ids, GError **error);

/** By what somebody knows a post again: its title, else its first words. @post borrowed. @return
 * owned; NULL when it has neither. */
char *lookup_headline(const Post *post);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LookupOne, lookup_one_clear)

#endif
