/**
 * The names under which a post is the same post, strongest first. Never asks the database: the
 * store knows which keys it has, and dedup/match what they prove.
 */
#ifndef TAGDIGEST_DEDUP_IDENTITY_H
#define TAGDIGEST_DEDUP_IDENTITY_H

#include <glib.h>

#include "model/post.h"

/**
 * Set the keys of the posts of one document, and those of their authors.
 *
 * "uri:…" for a name that holds everywhere (ActivityPub id, byte-exact but for scheme and host);
 * "guid:SOURCE:…" for a name that holds within its source; "url:…" for the canonical URL, unless
 * two posts of the document share it, or it is a site's root; "text:SOURCE:hash" only when there
 * is nothing else. A guid that repeats within the document is made "guid:SOURCE:…|url". A link
 * that a post mentions is never its key.
 *
 * An author's are those of dedup/author.
 *
 * @source  borrowed: what tells the source from all others, for good.
 * @posts   borrowed array of Post; each gets at least one key.
 */
void identity_assign(const char *source, GPtrArray *posts);

/**
 * Likewise of posts of an export, which more than one source may read, and `import` besides: a post
 * without a name that holds everywhere has "text:export:hash" too, a number for its network, names,
 * author, time and words, which is the same in all of them. One that has neither name nor address
 * is given a name made of that number, "words:hash", which holds everywhere.
 *
 * @source, @posts  borrowed, as there.
 */
void identity_assign_exported(const char *source, GPtrArray *posts);

/**
 * Number the words of the posts of one document: what is shown again under other names is known by
 * them. None for a post that has a name which holds everywhere, has few words, or has those of
 * another of the document.
 *
 * @source  borrowed, as for identity_assign().
 * @posts   borrowed array of Post.
 */
void identity_number_words(const char *source, GPtrArray *posts);

#endif
