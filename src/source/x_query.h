/** Hashtags, or accounts, as queries of X's recent search. */
#ifndef TAGDIGEST_SOURCE_X_QUERY_H
#define TAGDIGEST_SOURCE_X_QUERY_H

#include <glib.h>

#include "model/source_spec.h"

/** A query may have so many characters (docs.x.com/x-api/posts/search/integrate/build-a-query:
 * self-serve access). */
#define X_QUERY_MAX 512

/** One query, and what it asks for. Plain data. */
typedef struct XQuery {
	char *text;      /* owned: "(#JoyFE OR #UKFEChat) -is:retweet" */
	GPtrArray *tags; /* of char*, owned: the keys of its hashtags; "" for its accounts */
} XQuery;

/**
 * As few queries as hold all accounts of a source, or, where it names none, all its hashtags; in
 * their order.
 *
 * @spec      borrowed.
 * @unspoken  out, owned, or NULL: what X has no way to be asked for, in words.
 * @return owned array of XQuery.
 */
GPtrArray *x_query_make(const SourceSpec *spec, char **unspoken);

#endif
