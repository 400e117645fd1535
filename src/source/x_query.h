/** Hashtags as queries of X's recent search. */
#ifndef TAGDIGEST_SOURCE_X_QUERY_H
#define TAGDIGEST_SOURCE_X_QUERY_H

#include <glib.h>

/** A query may have so many characters (docs.x.com/x-api/posts/search/integrate/build-a-query:
 * self-serve access). */
#define X_QUERY_MAX 512

/** One query, and which hashtags it asks for. Plain data. */
typedef struct XQuery {
	char *text;      /* owned: "(#JoyFE OR #UKFEChat) -is:retweet" */
	GPtrArray *tags; /* of char*, owned: their keys */
} XQuery;

/**
 * As few queries as hold all hashtags, in their order.
 *
 * @tags      borrowed array of Hashtag.
 * @unspoken  out, owned, or NULL: the hashtags that X has no way to ask for, in one line.
 * @return owned array of XQuery.
 */
GPtrArray *x_query_make(const GPtrArray *tags, char **unspoken);

#endif
