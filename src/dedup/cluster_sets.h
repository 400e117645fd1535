/** Numbers from 0 on that belong together, joined pair by pair: a part of cluster. */
#ifndef TAGDIGEST_DEDUP_CLUSTER_SETS_H
#define TAGDIGEST_DEDUP_CLUSTER_SETS_H

#include <glib.h>

/** Of each number one that stands for all of its set; the least one. */
typedef GArray ClusterSets;

/** @count numbers, each alone. @return owned (g_array_unref). */
ClusterSets *cluster_sets_new(guint count);

/** The least number of the set that this one belongs to. */
guint32 cluster_sets_find(ClusterSets *sets, guint32 number);

/** Make one set of two. */
void cluster_sets_join(ClusterSets *sets, guint32 a, guint32 b);

#endif
