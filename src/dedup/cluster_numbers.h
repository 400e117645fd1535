/** Numbers for names, and lists of them: a part of cluster. */
#ifndef TAGDIGEST_DEDUP_CLUSTER_NUMBERS_H
#define TAGDIGEST_DEDUP_CLUSTER_NUMBERS_H

#include <glib.h>
#include <stdbool.h>

/** A number for a text of @length bytes, another for each @kind; never 0. */
guint64 cluster_hash(guint64 kind, const char *text, gsize length);

/** Sort an array of guint64, and keep none where it is empty: it becomes NULL, as most are. */
void cluster_numbers_settle(GArray **numbers);

/** Whether two sorted arrays of guint64 have a number in common; NULL: an empty one. */
bool cluster_numbers_meet(const GArray *a, const GArray *b);

#endif
