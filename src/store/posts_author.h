/** Who wrote a post: a part of posts. */
#ifndef TAGDIGEST_STORE_POSTS_AUTHOR_H
#define TAGDIGEST_STORE_POSTS_AUTHOR_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"
#include "store/db.h"

/** Whose post it is. Borrowed. */
typedef struct PostsAuthor {
	const Post *post; /* its author's names are read */
	const char *hash; /* keyed hash of the author's first key; NULL when nobody is named */
	int64_t seen_s;   /* Unix seconds UTC */
} PostsAuthor;

/**
 * The row of a post's author, made or brought up to date. Inside a transaction.
 *
 * @author  borrowed.
 * @id      out, 0 when nobody is named.
 * @error   STORE_*.
 */
bool posts_put_author(Db *db, const PostsAuthor *author, int64_t *id, GError **error);

/**
 * Forget an author of whom no post is left, unless it must be known that they opted out. @id may be
 * 0. @error STORE_*. Inside a transaction.
 */
bool posts_remove_author(Db *db, int64_t id, GError **error);

#endif
