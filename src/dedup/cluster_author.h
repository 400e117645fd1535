/** Whose a post is, across the places where people post: a part of cluster. */
#ifndef TAGDIGEST_DEDUP_CLUSTER_AUTHOR_H
#define TAGDIGEST_DEDUP_CLUSTER_AUTHOR_H

#include <glib.h>

#include "dedup/cluster.h"

/** The names that the ini gives to one person: a name of dedup/author -> [person NAME]. */
typedef GHashTable ClusterPeople;

/** By what an author is known; numbers of names. Plain data. */
typedef struct ClusterWho {
	GArray *sure;    /* of guint64, owned: accounts, profiles, [person]; one in common is
			  * proof; NULL: none */
	guint64 name;    /* of what people call them; 0: nothing, or what many are called */
	guint64 user;    /* of their account's name without its server; 0: none */
	guint64 account; /* where they post: the account, else the host */
	bool is_bridged; /* the account is a bridge's, which shows what was said elsewhere */
	bool is_short;   /* the name is one word: many have it */
} ClusterWho;

/** @people borrowed array of PersonSpec, or NULL. @return owned (g_hash_table_unref). */
ClusterPeople *cluster_people_new(const GPtrArray *people);

/** Read. @people, @post borrowed. @who out (cluster_who_clear). */
void cluster_who_read(ClusterPeople *people, const Post *post, ClusterWho *who);

/** Free what it holds. */
void cluster_who_clear(ClusterWho *who);

/**
 * Whether two are by one author.
 * @is_weak  out: a name of one word alone says so.
 */
ClusterAuthor cluster_who_compare(const ClusterWho *a, const ClusterWho *b, bool *is_weak);

#endif
