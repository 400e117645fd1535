/**
 * Who is asked next: a queue for each host, and turns among the hosts that may be asked now. What
 * it costs to find the next one does not grow with how many wait.
 */
#ifndef TAGDIGEST_FETCH_LANES_H
#define TAGDIGEST_FETCH_LANES_H

#include <glib.h>
#include <stdint.h>

#include "fetch/politeness.h"

typedef struct Lanes Lanes;
typedef struct Lane Lane; /* a host's queue */

/**
 * @politeness  borrowed for as long as the lanes live.
 * @free_item   frees what still waits when the lanes are freed.
 * @return owned.
 */
Lanes *lanes_new(Politeness *politeness, GDestroyNotify free_item);

/** @lanes owned, may be NULL. */
void lanes_free(Lanes *lanes);

/** The lane of a host, made when it is first asked for. @authority borrowed. @return borrowed. */
Lane *lanes_find(Lanes *lanes, const char *authority);

/** What is known of the lane's host. @return borrowed. */
Host *lane_host(const Lane *lane);

/** Something waits for its turn, behind all others of its host. @item owned. */
void lanes_add(Lanes *lanes, Lane *lane, void *item, int64_t monotonic_ms);

/** The same, before all others: it began before them. @item owned. */
void lanes_add_first(Lanes *lanes, Lane *lane, void *item, int64_t monotonic_ms);

/**
 * Take what may start now. Hosts take turns, but one whose connection has just become free comes
 * first.
 *
 * @monotonic_ms  now.
 * @wait_ms       in and out, when there is none: lowered to the time until a host's pace allows one
 * @return owned, or NULL. The caller says lanes_started() or lanes_skipped() next.
 */
void *lanes_take(Lanes *lanes, int64_t monotonic_ms, int64_t *wait_ms);

/** What was taken from the lane is on its way. */
void lanes_started(Lanes *lanes, Lane *lane, int64_t monotonic_ms);

/** What was taken from the lane was answered without asking. */
void lanes_skipped(Lanes *lanes, Lane *lane, int64_t monotonic_ms);

/** What was on its way is back, and politeness_ended() was told. */
void lanes_ended(Lanes *lanes, Lane *lane, int64_t monotonic_ms);

#endif
