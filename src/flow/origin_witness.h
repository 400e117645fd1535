/** A source that is asked again for posts which it showed. The part of origin that asks. */
#ifndef TAGDIGEST_FLOW_ORIGIN_WITNESS_H
#define TAGDIGEST_FLOW_ORIGIN_WITNESS_H

#include <glib.h>
#include <stdbool.h>

#include "digest/thread_tree.h"
#include "flow/access.h"
#include "flow/context.h"
#include "flow/gather.h"
#include "source/kind.h"
#include "store/posts.h"
#include "store/sources.h"

typedef struct Witness {
	const SourceSpec *spec; /* borrowed */
	const SourceKind *kind;
	SourceRow *row;    /* owned */
	json_t *state;     /* owned: the row's, read; NULL without one */
	Access access;     /* owned */
	GPtrArray *posts;  /* of RecheckPost, owned: what it is asked for */
	GPtrArray *places; /* of PostPlace, owned: the same posts */
	GHashTable *by_id; /* the source's id of a post (borrowed) -> its PostPlace */
	int64_t now_s;
	int requests;   /* made, of all sorts */
	int in_flight;  /* of its recheck */
	GArray *gone;   /* of int64_t: whom it says are gone, where its kind is described in ini */
	bool has_spent; /* state holds money that is not written yet */

	/* what hangs on them, by origin_thread */
	ThreadTree *tree; /* owned */
	int threads_in_flight;
	int vain;              /* replies in a row that said nothing */
	bool is_thread_closed; /* it tells of no thread */
} Witness;

/** How many requests it may still be asked. */
int witness_budget(const Witness *witness);

/** Ask it for something more. @request owned by the call. */
void witness_ask(Witness *witness, Gather *gather, Request *request);

/**
 * One for each source of the ini that was ever asked.
 * @witnesses borrowed array, added to. @error STORE_*.
 */
bool witness_all(Context *context, GPtrArray *witnesses, GError **error);

/**
 * Sources that nobody can ask: exports and letters, of the ini and as `import` made them.
 * @ids borrowed set of int64_t, added to. @error STORE_*.
 */
bool witness_streamed(Context *context, GHashTable *ids, GError **error);

/** @witness owned, may be NULL. */
void witness_free(Witness *witness);

/** Whether it is on the host that the post's own name belongs to. */
bool witness_is_home(const Witness *witness, const PostPlace *place);

/** Whether it is a folder of this machine, whose files nobody can take back but who put them. */
bool witness_is_folder(const Witness *witness);

/** Ask it for a post, too. @place owned by the call. @tags borrowed array of Hashtag: the post's.
 */
void witness_add(Witness *witness, PostPlace *place, const GPtrArray *tags);

/** Read its login; without one that it needs it is not asked, and the log says why. */
bool witness_may_speak(Witness *witness, Context *context);

/**
 * To spend of its budget: its row is read anew, now that no poll writes it.
 * @row owned by the witness from then on.
 */
void witness_take_row(Witness *witness, SourceRow *row);

/** The store's number of the post with the source's id @id (borrowed); 0: none was asked for. */
int64_t witness_post(const Witness *witness, const char *id);

/**
 * One step of its recheck: what it wants to know next is asked for.
 *
 * @reply    borrowed, or NULL to begin.
 * @recheck  out (recheck_clear): findings and posts.
 */
void witness_hear(Witness *witness, Gather *gather, const Reply *reply, Recheck *recheck);

#endif
