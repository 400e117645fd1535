/**
 * Which posts say one thing in several places: cross-posts and copies of one author. A pure
 * function of the posts: their order means nothing, and nothing in the store is changed by it. What
 * is one post by its own names is one in the store already (dedup/match); here two posts stay two,
 * and are said to be copies.
 *
 * Two posts are copies by the first of these rules that holds (src/dedup/cluster_pair.c): one names
 * the other (a bridge's address, one address, a feed's id without scheme and host) and their words
 * agree; one is by the other's author or by a program, links to it and says nothing that the other
 * does not; both are by one author, in two places, within two days, and the words of the shorter
 * stand in the other in one piece. Never: who answers or quotes the other, who says it under
 * another name, the same sentence with other values in it, a greeting. A cluster is whoever is
 * joined by such pairs.
 */
#ifndef TAGDIGEST_DEDUP_CLUSTER_H
#define TAGDIGEST_DEDUP_CLUSTER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"

/** By what a post was found to be a copy. */
typedef enum ClusterReason {
	CLUSTER_ALONE, /* it is none, or the one whose copies the others are */
	CLUSTER_NAME,  /* it names the other as the same post */
	CLUSTER_LINK,  /* it links to the other, and says nothing else */
	CLUSTER_WORDS, /* one author's words, in two places */
} ClusterReason;

/** How two posts are known to be by one author. */
typedef enum ClusterAuthor {
	CLUSTER_AUTHOR_NOT,   /* they are not, as far as is known */
	CLUSTER_AUTHOR_ALIKE, /* the same name, or the same account's name on two servers */
	CLUSTER_AUTHOR_SAME,  /* one account or profile, or the ini says so */
} ClusterAuthor;

/** Where one post belongs. */
typedef struct ClusterPlace {
	guint original; /* which of the posts it is a copy of, counted from 0; itself: of none */
	/* of it and that original, or where the two are copies by way of others, of it and one: */
	ClusterReason reason; /* why */
	ClusterAuthor author;
	int percent; /* so many of the shorter one's words stand in the longer one */
} ClusterPlace;

typedef struct Cluster Cluster;

/**
 * Begin.
 *
 * @people  borrowed array of PersonSpec (who is one by the ini), or NULL.
 * @return owned.
 */
Cluster *cluster_new(const GPtrArray *people);

/** Add a post, of which no more than some hundred bytes are kept. @post borrowed. */
void cluster_add(Cluster *cluster, const Post *post);

/**
 * Where each post belongs. Time grows with the posts, not with their pairs: pairs are looked for
 * among those by one author that share a stretch of words, and only near to each other in time.
 *
 * @return owned array of ClusterPlace, in the order of adding.
 */
GArray *cluster_solve(Cluster *cluster);

/** Why a post is a copy, in words: "the same author, 97 % of the words". @return owned. */
char *cluster_say(const ClusterPlace *place);

/** @cluster owned, may be NULL. */
void cluster_free(Cluster *cluster);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cluster, cluster_free)

#endif
