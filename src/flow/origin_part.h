/** What the files of origin share: what was noted, who is asked, what was said. */
#ifndef TAGDIGEST_FLOW_ORIGIN_PART_H
#define TAGDIGEST_FLOW_ORIGIN_PART_H

#include <glib.h>
#include <stdint.h>

#include "base/lock.h"
#include "digest/thread.h"
#include "flow/context.h"
#include "flow/gather.h"
#include "flow/ingest.h"
#include "flow/origin.h"

struct Origin {
	Context *context;
	GHashTable *drafts;   /* name of a digest -> array of Shown */
	GPtrArray *ids;       /* owned int64_t: what is to be asked for, in order */
	GHashTable *noted;    /* those ids */
	GHashTable *there;    /* ids that some source shows, or that are our own files */
	GHashTable *gone;     /* ids whose source says that they are no more */
	GHashTable *unlisted; /* ids that a list has lost */
	GHashTable *unasked;  /* ids that were read out of exports and letters alone: nobody could
				 be asked for them, which is no trouble */

	/* while it asks */
	const Ingest *ingest;
	Gather *gather;
	GPtrArray *witnesses;  /* of Witness */
	GHashTable *by_source; /* number of a source (borrowed) -> its Witness */
	GPtrArray *documents;  /* of Document: to be written with the batch */
	Lock *lock; /* the poll's, once something is spent: nobody else keeps the books then */
	int64_t now_s;

	/* what hangs on them */
	GPtrArray *shown; /* of arrays of Post: what trees and threads are made of */
	GHashTable
		*open; /* Post of those (borrowed) -> the Witness that showed it: may be quoted */
	Threads *threads; /* NULL before all was asked */
};

/** Add a post's number to a set of them (borrowed). */
void origin_add_id(GHashTable *ids, int64_t id);

#endif
