/** Traces of words, by which texts that share a stretch of them find each other: a part of cluster.
 */
#ifndef TAGDIGEST_DEDUP_CLUSTER_TRACE_H
#define TAGDIGEST_DEDUP_CLUSTER_TRACE_H

#include <glib.h>

/**
 * Put the traces of a text behind an array of guint64.
 *
 * Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of each window of pieces the one with the
 * least number, so that two texts that share a stretch of TRACE_BYTES have a trace in common
 * wherever it stands. A shorter text has one, of all of it.
 *
 * @words   borrowed, from cluster_words_read().
 * @author  texts of different ones have no trace in common.
 */
void cluster_trace(const char *words, guint32 author, GArray *traces);

#endif
