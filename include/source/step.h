/**
 * What goes into a step of a kind of source and comes out of it. A step is pure: no network, no
 * store, no clock, no secrets.
 *
 * flow calls step with no reply to begin a run, carries out the requests it gets back, and hands in
 * each reply, one at a time, with the state that the last step left. flow stores the posts and the
 * state of a step together, so whatever a kind must remember (cursor, validators, session) belongs
 * in state, and state must be right after every step: a run may end behind any of them. A run ends
 * when nothing is in flight and nothing was asked, or when its budget of requests or its time is
 * over; what was cut off so begins, in the next run, at a place that state holds.
 */
#ifndef TAGDIGEST_SOURCE_STEP_H
#define TAGDIGEST_SOURCE_STEP_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/event.h"
#include "model/post.h"
#include "model/request.h"
#include "model/source_spec.h"
#include "source/rest.h"

typedef enum StepOutcome {
	STEP_GO_ON,  /* the requests say what next; with none of them in flight the run is over,
		      * well */
	STEP_WAIT,   /* not before wait_until_s: the platform's own limit, or a temporary failure
		      * (why) */
	STEP_FAILED, /* this reply could not be used (why); the state is as before it */
	STEP_CLOSED, /* the other side says no, for good until somebody acts (why): 401, 403, 410
		      * … */
} StepOutcome;

/** What a step is told. Plain data, borrowed for the call. */
typedef struct StepInput {
	const SourceSpec *spec;
	const json_t *state; /* NULL the first time; one of an unknown version is as NULL */
	int64_t now_s;       /* Unix seconds UTC */
	int64_t begin_s;     /* a first reading goes no further back */
	int budget;          /* requests that may still be made in this run; more are not made */
	bool is_new_reading; /* at a run's beginning: what was read before was read for other tags
			      * or by other rules, so read as for the first time; logins and
			      * counters in state stay */
	bool is_glance;      /* only to see what is there: the newest of each, nothing older */
	bool has_auth;       /* flow adds a login to each request to the source's own server */
	const Reply *reply;  /* NULL to begin a run (what was in flight is forgotten) */
} StepInput;

/** How far one tag of a source (or all of it) has been read. Times are Unix seconds UTC. */
typedef struct StepReading {
	char *tag;              /* owned: its key; "" where the source is read as a whole */
	int64_t newest_s;       /* the time of the newest post; 0: none was seen */
	int64_t oldest_s;       /* how far back it was read; 0: unknown */
	int64_t missing_from_s; /* between these posts are still to be read; 0, 0: nothing is known
				 * to be missing */
	int64_t missing_to_s;
} StepReading;

typedef struct Step {
	GPtrArray *posts;    /* of Post: newly read, document order; consent set, keys not */
	guint passed_over;   /* posts beside those that have none of the source's hashtags, and had
			      * none before: nothing of them was read */
	GPtrArray *events;   /* of Event: a calendar that came; NULL: none did */
	bool are_all_events; /* what is not among them is not in the calendar any more */
	json_t *state;       /* owned: what to remember; a JSON object with "version" */
	GPtrArray *requests; /* of Request: to be made next, at most the budget */
	GPtrArray *readings; /* of StepReading: those that this step has changed */
	StepOutcome outcome;
	bool not_modified;    /* the reply said that nothing changed */
	bool is_in_part;      /* something of this reply could not be read, and no later run will
			       * (why) */
	bool is_behind;       /* as things stand, with nothing in flight, something was cut off by
			       * the budget; state holds where to go on (behind says what) */
	bool must_keep;       /* state holds what must not be lost (a login that changed): committed
			       * before a request of this step is made */
	int64_t wait_until_s; /* STEP_WAIT: Unix seconds UTC, 0 when only the usual back-off */
	Rest rest;            /* what the source says of when to ask again; set by kind_step() */
	int gone_runs;        /* in how many runs in a row it was gone (410); likewise */
	char *title;          /* owned: what the source calls itself; NULL: as before */
	char *why;            /* owned: for people, one line; NULL when all is well */
	char *behind;         /* owned: for people, one line; NULL unless is_behind */
} Step;

/** A stored post that is looked at again at its origin. Borrowed for the call. */
typedef struct RecheckPost {
	const char *id;      /* what its sighting keeps: the platform's own id; where there is none,
			      * the post's uri, else its url */
	const char *url;     /* the post's own page, http(s), or NULL */
	const char *tag;     /* the key of a hashtag of the source under which it was listed; NULL:
			      * unknown */
	int64_t published_s; /* DATE_UNKNOWN: unknown */
} RecheckPost;

typedef enum RecheckVerdict {
	RECHECK_UNKNOWN,  /* nobody can say: what is stored stands, and is counted */
	RECHECK_UNLISTED, /* a list that should hold it does not: gone, where nobody has it */
	RECHECK_SAME,     /* there, and nothing of it has changed: what is stored stands */
	RECHECK_THERE,    /* as @post says now: whether that is a change, whoever stored it knows */
	RECHECK_GONE,     /* deleted, or no longer to be seen by us */
} RecheckVerdict;

typedef struct RecheckFinding {
	char *id; /* owned: as it was asked */
	RecheckVerdict verdict;
	const Post *post; /* one of the recheck's: there: as it is now; else NULL */
} RecheckFinding;

/** What a recheck is told. Plain data, borrowed for the call. */
typedef struct RecheckInput {
	const SourceSpec *spec;
	const json_t *state;    /* step's, or what the recheck's last step made of it */
	const GPtrArray *posts; /* of RecheckPost: all that are looked at in this run */
	int64_t now_s;          /* Unix seconds UTC */
	int budget;             /* requests that may still be made */
	const Reply *reply;     /* NULL to begin */
} RecheckInput;

typedef struct Recheck {
	GPtrArray *findings; /* of RecheckFinding; who gets none in the whole run is unknown */
	GPtrArray *posts;    /* of Post: all that this reply showed, in its order; consent set, keys
			      * not: what tells posts of one document apart needs all of them */
	GPtrArray *requests; /* of Request: to be made next; one that has a cost not before state is
			      * committed */
	json_t *state;       /* owned: step's state with the money that this took, and nothing else
			      * changed; NULL: as it was */
} Recheck;

/** What a source is asked for about the posts that hang on one of its own. Borrowed for the call.
 */
typedef struct ThreadInput {
	const SourceSpec *spec;
	const char *id; /* the post's own there: the platform's, as its sighting keeps it */
	int64_t now_s;  /* Unix seconds UTC */
	const Reply *reply;
} ThreadInput;

typedef enum ThreadOutcome {
	THREAD_READ,    /* this is what the server shows us; it may show less than there is */
	THREAD_UNKNOWN, /* of this one it does not say */
	THREAD_CLOSED,  /* nor will it of any other: a login, a limit, trouble of its own */
} ThreadOutcome;

/** What hangs on a post and what it hangs on, as one reply shows it. */
typedef struct ThreadPage {
	ThreadOutcome outcome;
	GPtrArray *posts; /* of Post, owned: in the reply's order, without the one asked for; whom
			   * each answers is its reply_to. Consent set, keys not */
} ThreadPage;

/**
 * Make an empty step: arrays there, outcome STEP_GO_ON, a copy of
 * @state (borrowed, may be NULL).
 */
void step_init(Step *step, const json_t *state);

/** Add a reading of a tag (borrowed). @return borrowed from the step, zeroes but for the tag. */
StepReading *step_reading(Step *step, const char *tag);

/** Set outcome and why (replacing an earlier one). */
void step_set(Step *step, StepOutcome outcome, const char *why_format, ...) G_GNUC_PRINTF(3, 4);

/**
 * What every kind does with an answer that is no content: status 0 (WAIT, or CLOSED when
 * permanent), 401 403 410 (CLOSED), 404 (FAILED), 429 and 5xx (WAIT), other 4xx (FAILED); a status
 * with an error of our own (nobody asked) is WAIT with these words. What the answer says itself
 * (step_words) stands behind.
 *
 * @return whether the reply was such a one, and the step is set.
 */
bool step_refused(Step *step, const Reply *reply);

/**
 * What an answer says in its own words: a JSON object's error, in the spellings that are about, or
 * a web page's title.
 *
 * @return owned, one line of at most 120 characters, foreign; NULL when it says nothing.
 */
char *step_words(const Reply *reply);

/** As step_words(), of a JSON value (borrowed, may be NULL). */
char *step_words_of_json(const json_t *answer);

/** Put what the answer says itself behind what the step says of it; both may be nothing. */
void step_add_words(Step *step, const Reply *reply);

/** Make an empty recheck. */
void recheck_init(Recheck *recheck);

/** Add a finding. @id borrowed; @post borrowed, one of the recheck's posts, or NULL. */
void recheck_find(Recheck *recheck, const char *id, RecheckVerdict verdict, const Post *post);

/** Make an empty page, of which nothing is known. */
void thread_page_init(ThreadPage *page);

/** Free what a page holds. */
void thread_page_clear(ThreadPage *page);

/** Free what a recheck holds. */
void recheck_clear(Recheck *recheck);

/** Free what a step holds. */
void step_clear(Step *step);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Step, step_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Recheck, recheck_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ThreadPage, thread_page_clear)

#endif
