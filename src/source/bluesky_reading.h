/**
 * One call of Bluesky's step: what it reads and writes in state, and what it asks for next.
 *
 * What is read stands in streams: "tag:NAME" (searchPosts), "user:ACTOR" (getAuthorFeed),
 * "feed:URI" (getFeed, getListFeed). Each is a source/timeline whose ids are the posts' uris, with
 * the cursor that the server gave behind each id that it is to be read on below.
 *
 * State: {version, session, logins (source/bluesky_session), streams: {STREAM: timeline and
 * cursors: {ID: {cursor, time}}, from}, names: {HANDLE: DID}, members: {read, dids, next, cursor},
 * seen, turn, gap_turn, run: {newest, unasked, renewed, redo}}. A mark is a phase and what it is
 * about: "newest STREAM", "gap STREAM ID", "again STREAM ID"; "login", "refresh", "name HANDLE",
 * "members".
 */
#ifndef TAGDIGEST_SOURCE_BLUESKY_READING_H
#define TAGDIGEST_SOURCE_BLUESKY_READING_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "source/step.h"
#include "source/turns.h"

#define BLUESKY_NEWEST TURNS_NEWEST
#define BLUESKY_GAP TURNS_GAP
#define BLUESKY_AGAIN TURNS_AGAIN

/** What a search, and a feed, show at most on one page. */
#define BLUESKY_PAGE_MAX 100

typedef struct BlueskyReading {
	const StepInput *input;
	const SourceSpec *spec;
	Step *step;
	json_t *state;      /* the step's */
	GPtrArray *streams; /* owned: of char*: all that is to be read */
	int left;           /* requests that may still be asked */
} BlueskyReading;

/** Take up the state, empty where there is none of our version; the title. */
void bluesky_reading_begin(BlueskyReading *reading, const StepInput *input, Step *step);

/** Free what it holds. */
void bluesky_reading_clear(BlueskyReading *reading);

/** List the streams anew, when the members of a list are known. */
void bluesky_reading_list(BlueskyReading *reading);

/** Of streams that are no longer read, or are to be read anew, nothing is remembered but that
 * something was read; nor of what was in flight. */
void bluesky_reading_begin_run(BlueskyReading *reading);

/**
 * The record that an address names, its person by their DID.
 *
 * @state    borrowed: where the DIDs of handles are.
 * @address  borrowed: at://…, a page of bsky.app, or NULL.
 * @return owned; NULL: it names none, or the DID is not known.
 */
char *bluesky_reading_uri(const json_t *state, const char *address);

/** The timeline of a stream, made when missing. @return borrowed from state. */
json_t *bluesky_reading_timeline(const BlueskyReading *reading, const char *stream);

/** A stream, counted beyond the last one from the first again. @return borrowed. */
const char *bluesky_reading_stream(const BlueskyReading *reading, guint index);

/** Whether a stream is a search, which alone can be asked for what lies before a time. */
bool bluesky_reading_is_search(const char *stream);

/** Where a turn ("turn", "gap_turn") stands among the streams. */
guint bluesky_reading_turn(const BlueskyReading *reading, const char *name);

/** A count of this run: "newest" pages that have not come, streams "unasked". */
int bluesky_reading_count(const BlueskyReading *reading, const char *name);

/** Set it. */
void bluesky_reading_set_count(const BlueskyReading *reading, const char *name, int count);

/**
 * Ask for something, with the session's login where there is one.
 *
 * @path  borrowed: below /xrpc/.
 * @mark  borrowed.
 * @return borrowed from the step; NULL: the budget is spent.
 */
Request *bluesky_reading_ask(BlueskyReading *reading, const char *path, const char *mark);

/** Ask for a page of a stream again, by its mark. @return whether the budget had room. */
bool bluesky_reading_ask_mark(BlueskyReading *reading, const char *mark);

/** Ask for the newest page of each stream, in turns where the budget is not enough for all. */
void bluesky_reading_ask_newest(BlueskyReading *reading);

/** What the budget has left once the newest pages have come: gaps in turns, then the second
 * readings. One request a stream; its replies go on from there. */
void bluesky_reading_ask_rest(BlueskyReading *reading);

/** The next page of a stream behind its newest, if there is one and the budget has room. */
void bluesky_reading_go_on(BlueskyReading *reading, const char *stream);

/** Whether anything was ever read. @state borrowed. */
bool bluesky_reading_has_read(const json_t *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BlueskyReading, bluesky_reading_clear)

#endif
