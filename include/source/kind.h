/**
 * What a kind of source is: one pure function. No network, no store, no clock.
 *
 * flow calls step with no reply to begin a run, carries out the requests it gets back, and hands in
 * each reply, one at a time, with the state that the last step left. In one transaction flow stores
 * the posts and the state of a step, so whatever a kind must remember (cursor, validators, session)
 * belongs in state. A run ends when nothing is in flight and nothing was asked, or after 50
 * requests.
 */
#ifndef TAGDIGEST_SOURCE_KIND_H
#define TAGDIGEST_SOURCE_KIND_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"
#include "model/request.h"
#include "model/source_spec.h"

typedef enum StepOutcome {
	STEP_GO_ON,  /* the requests say what next; with none of them in flight the run is over,
		      * well */
	STEP_WAIT,   /* not before wait_until_s: the platform's own limit, or a temporary failure
		      * (why) */
	STEP_FAILED, /* this reply could not be used (why); the state is as before it */
	STEP_CLOSED, /* the other side says no, for good until somebody acts (why): 401, 403, 410
		      * … */
} StepOutcome;

typedef struct Step {
	GPtrArray *posts;    /* of Post: newly read, document order; consent set, keys not */
	json_t *state;       /* owned: what to remember; a JSON object with "version", and "title"
			      * where the source has a name of its own */
	GPtrArray *requests; /* of Request: to be made next */
	StepOutcome outcome;
	bool not_modified;   /* the reply said that nothing changed */
	int64_t wait_until_s; /* STEP_WAIT: Unix seconds UTC, 0 when only the usual back-off */
	char *why;           /* owned: for people, one line; NULL when all is well */
} Step;

/** One kind: a row of the registry. */
typedef struct SourceKind {
	const char *name;    /* as in `type =` */
	const char *summary; /* one line for help */
	const char *network; /* what posts of it are said to be on, or NULL: they say themselves */

	/**
	 * One step.
	 *
	 * @spec   borrowed.
	 * @state  borrowed, or NULL the first time; a state of an unknown version is as NULL.
	 * @now_s  Unix seconds UTC.
	 * @reply  borrowed, or NULL to begin a run (what was in flight is forgotten).
	 * @step   out: filled; made by step_clear()-able zeroes.
	 */
	void (*step)(const SourceSpec *spec, const json_t *state, int64_t now_s,
		     const Reply *reply, Step *step);

	/**
	 * The posts of one document, outside any run: what `tagdigest parse` calls.
	 *
	 * @document  borrowed: a 200 reply with body, url and headers as far as known.
	 * @posts     out, owned array of Post.
	 * @error     PARSE_PERMANENT when the document is not of this kind.
	 */
	bool (*parse)(const SourceSpec *spec, const Reply *document, GPtrArray **posts,
		      GError **error);

	/** Whether a document looks like this kind's (for sniffing by parse). @reply borrowed. */
	bool (*recognises)(const Reply *document);
} SourceKind;

/** The kind of a name, or NULL. */
const SourceKind *kind_find(const char *name);

/** All kinds, ended by NULL. */
const SourceKind *const *kind_all(void);

/** The kind that recognises a document, or NULL. */
const SourceKind *kind_sniff(const Reply *document);

/**
 * Make an empty step: arrays there, outcome STEP_GO_ON, a copy of
 * @state (borrowed, may be NULL).
 */
void step_init(Step *step, const json_t *state);

/** Set outcome and why (replacing an earlier one). */
void step_set(Step *step, StepOutcome outcome, const char *why_format, ...) G_GNUC_PRINTF(3, 4);

/**
 * What every kind does with an answer that is no content: status 0 (WAIT, or CLOSED when
 * permanent), 401 403 410 (CLOSED), 404 (FAILED), 429 and 5xx (WAIT), other 4xx (FAILED); a status
 * with an error of our own (nobody asked) is WAIT with these words.
 *
 * @return whether the reply was such a one, and the step is set.
 */
bool step_refused(Step *step, const Reply *reply);

/** Free what a step holds. */
void step_clear(Step *step);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Step, step_clear)

#endif
