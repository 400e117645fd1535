/**
 * What hangs on the posts that are about to be shown, asked for at the sources that showed them.
 * The part of origin for threads.
 */
#ifndef TAGDIGEST_FLOW_ORIGIN_THREAD_H
#define TAGDIGEST_FLOW_ORIGIN_THREAD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/origin_part.h"
#include "flow/origin_witness.h"

/** A post of ours is there. @post borrowed, must outlive the witness. @id the store's number. */
void origin_thread_note(Witness *witness, const Post *post, int64_t id);

/**
 * Once all is said of the posts themselves, ask on: about those that are said to have answers, some
 * at a time, as far as its requests go and as long as it tells.
 */
void origin_thread_ask(Witness *witness, Gather *gather);

/** Whether a reply (borrowed, may be NULL) is one to that. */
bool origin_thread_is(const Reply *reply);

/**
 * Hear such a reply. @return owned array of Post, which must outlive the witness: what it shows,
 * maybe nothing.
 */
GPtrArray *origin_thread_hear(Witness *witness, const Reply *reply);

/** All is asked and written: what all witnesses say becomes the origin's threads. */
void origin_thread_gather(Origin *origin);

#endif
