/** What is kept of a post to compare it with others, and whether two are copies: parts of cluster.
 */
#ifndef TAGDIGEST_DEDUP_CLUSTER_POST_H
#define TAGDIGEST_DEDUP_CLUSTER_POST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "dedup/cluster.h"
#include "dedup/cluster_author.h"
#include "dedup/cluster_words.h"

/** Two posts by one author are so near, or they are two: whoever plans ahead does it by a day. */
#define CLUSTER_REACH_S INT64_C(172800)

/** All of it. Plain data; numbers are those of names (cluster_numbers.h), empty arrays NULL. */
typedef struct ClusterPost {
	ClusterWho who;
	ClusterWords words;
	GArray *names;       /* of guint64, sorted: addresses under which it is this post */
	GArray *links;       /* likewise: what it links to */
	GArray *pages;       /* those of them that say what they lead to: not shortened */
	GArray *answers;     /* likewise: what it answers or quotes */
	guint64 global;      /* of a name that holds everywhere; 0: none */
	guint64 path;        /* of a feed's id without scheme and host; 0: none */
	guint64 verbatim;    /* of all its words and links, as they are */
	guint64 order;       /* of all that it is: who comes first of two at one time */
	int64_t published_s; /* or DATE_UNKNOWN */
	bool has_media;
	bool is_program;  /* its account calls itself one */
	bool is_repeated; /* its author says the same in the same place more than once */
} ClusterPost;

/** What a pair of posts is found to be. */
typedef struct ClusterPair {
	ClusterReason reason; /* CLUSTER_ALONE: no copies */
	ClusterAuthor author;
	int percent;
} ClusterPair;

/** @people, @post borrowed. @return owned. */
ClusterPost *cluster_post_new(ClusterPeople *people, const Post *post);

/** @post owned, may be NULL. */
void cluster_post_free(ClusterPost *post);

/** Whether two are copies of each other; the same whichever comes first. */
ClusterPair cluster_pair_judge(const ClusterPost *a, const ClusterPost *b);

#endif
