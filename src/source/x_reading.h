/**
 * How far X was read, as a source's state: for each query a cursor, and the book of what it cost.
 *
 *     version  1
 *     book     the book of model/budget
 *     tally    {from, micros, posts}: what was paid for all that was posted since then
 *     lost     true: the last request may have been served, and no reply came
 *     seen     true: a post was ever read
 *     queries  [{query, todo, …}], and of each query
 *         todo     true: its newest page is still to be asked for in this run
 *         read     when the first page of the last whole reading was asked for
 *         since    the newest post of that page: what is newer is new. since_s: its time
 *         newest, oldest   times of the newest post seen, and how far back
 *         going    what is being read: {first, first_s, begun, from, since, start, next, last,
 *                  last_s, below}
 *
 * A reading begins with its newest page, whose first post becomes `since` when all pages are in;
 * until then `going` says where to go on: next, the token of the next page, with the query, since
 * or start of the first; last, the oldest post so far, for an X that takes the token no more
 * (below true: pages are asked for by until_id).
 */
#ifndef TAGDIGEST_SOURCE_X_READING_H
#define TAGDIGEST_SOURCE_X_READING_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "source/step.h"

/** Recent search shows so much; so much is asked for, since clocks differ. */
#define X_REACH_S ((int64_t)7 * 24 * 3600)
#define X_WINDOW_S (X_REACH_S - 300)

typedef struct XReading {
	const StepInput *input;
	Step *step;
	json_t *state;      /* of the step */
	GPtrArray *queries; /* of XQuery, owned */
	char *unspoken;     /* owned: hashtags that X has no way to ask for, or NULL */
	int left;           /* requests that may still be asked */
	bool is_broke;      /* there was not enough money for a page */
} XReading;

/** Bring the state into order: made where it is not there or of another version. */
void x_reading_init(XReading *reading, const StepInput *input, Step *step);

/** Free what it holds; not the step. */
void x_reading_clear(XReading *reading);

/** A run begins: each query is to do, and what was in flight stays paid for. */
void x_reading_begin(XReading *reading);

/** The state of a query by its number; borrowed from the state. */
json_t *x_reading_query(const XReading *reading, guint index);

/** Ask for the page that comes next, if there is one, a request for it, and the money. */
void x_reading_ask(XReading *reading);

/**
 * A page has come.
 *
 * @json  borrowed: the reply.
 * @posts  borrowed array of Post: what it shows, for their times.
 * @return false when it does not go on from the page before: X shows the same again.
 */
bool x_reading_take(XReading *reading, guint index, const json_t *json, const GPtrArray *posts);

/**
 * X takes the cursor no more that a query was asked with: go on without it.
 * @return false when there is no other way.
 */
bool x_reading_step_back(XReading *reading, guint index);

/** Tell how far the hashtags of a query are read. */
void x_reading_note(const XReading *reading, guint index);

/** Tell what is left to the next run. */
void x_reading_note_behind(const XReading *reading);

/** What a glance may cost at most, in millionths of a USD, with these tags. */
int64_t x_reading_glance_cost(const SourceSpec *spec);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(XReading, x_reading_clear)

#endif
