/**
 * Several timelines of one source, read in turns within what a run may ask: first the newest page
 * of each, then their gaps, then the second readings (source/timeline). For the kinds that read a
 * timeline each of hashtags, people or streams.
 *
 * State: turn, gap_turn: the key of the timeline whose turn is next; run: {…}: counts of this run.
 */
#ifndef TAGDIGEST_SOURCE_TURNS_H
#define TAGDIGEST_SOURCE_TURNS_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/** What a page is asked for: the first words of marks. */
#define TURNS_NEWEST "newest"
#define TURNS_GAP "gap"
#define TURNS_AGAIN "again"

/** Who reads, and how. All borrowed for the call. */
typedef struct Turns {
	void *reading;         /* the kind's own, for its functions */
	json_t *state;         /* the step's */
	const GPtrArray *keys; /* of char*: the timelines' */
	int left;              /* requests that may still be asked when a run begins */

	/** What is remembered of a timeline, made when missing. @return borrowed. */
	json_t *(*timeline)(const void *reading, const char *key);

	/** Whether a timeline has more to be read, beside what is new. */
	bool (*has_more)(const json_t *timeline);

	/** Ask for what comes first of a timeline. @return false when the budget is spent. */
	bool (*ask_first)(void *reading, const char *key);

	/** Ask for a page below another (@phase TURNS_GAP, TURNS_AGAIN). @return likewise. NULL for
	 * who goes on by itself: turns_begin() alone is for them. */
	bool (*ask_below)(void *reading, const char *phase, const char *key, const char *below);
} Turns;

/** A timeline's key, counted beyond the last one from the first again. @return borrowed. */
const char *turns_key(const GPtrArray *keys, guint index);

/** Where a turn ("turn", "gap_turn") stands among the keys; 0 where it is none of them. */
guint turns_at(const json_t *state, const char *name, const GPtrArray *keys);

/** A count of this run; 0 where none was set. @state changed where it has no run. */
int turns_count(json_t *state, const char *name);

/** Set it. */
void turns_set_count(json_t *state, const char *name, int count);

/**
 * Ask for what comes first of each timeline, in turns where the budget is not enough for all; what
 * is left to gaps is kept for them. Sets the turn and the count "unasked".
 * @return how many were asked.
 */
int turns_begin(const Turns *turns);

/**
 * What the budget has left once these have come: gaps in turns, then the second readings. One
 * request a timeline; its replies go on from there (turns_go_on).
 */
void turns_rest(const Turns *turns);

/** The next page of a timeline behind its newest, if there is one and the budget has room. */
void turns_go_on(const Turns *turns, const char *key);

#endif
