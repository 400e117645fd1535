/**
 * What becomes of the items of an export or a mailbox, a batch at a time: each counts once, and of
 * each outcome the first place is kept. Posts go through flow/ingest one by one, so that where a
 * batch ends makes no difference.
 */
#ifndef TAGDIGEST_FLOW_INTAKE_H
#define TAGDIGEST_FLOW_INTAKE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "import/format.h"
#include "model/source_spec.h"

/** So many posts are written at once. */
#define INTAKE_BATCH_MAX 200

typedef enum IntakeOutcome {
	INTAKE_TAKEN,
	INTAKE_KNOWN,
	INTAKE_UNTAGGED,
	INTAKE_PRIVATE,      /* not for everybody, or its author says no */
	INTAKE_KEPT_OUT,     /* by a rule or an opt-out of the ini */
	INTAKE_OUT_OF_REACH, /* older than what is kept, or without a date that can be one */
	INTAKE_UNREADABLE,
	INTAKE_OTHER, /* no words of theirs: reposts, earlier versions, deleted */
	INTAKE_OUTCOMES,
} IntakeOutcome;

/** Where an item stands. */
typedef struct IntakePlace {
	int64_t part; /* its number; 0: there is none */
	int64_t item; /* from 1 */
	int64_t line; /* 0: lines mean nothing there */
	char *why;    /* owned: of an item of this run, for people; or NULL */
} IntakePlace;

/** Plain data, but for what intake_begin() says. */
typedef struct Intake {
	Context *context;
	const SourceSpec *spec;
	int64_t source_id;
	bool is_for_next; /* posts stand in the next edition, whenever they were published */
	bool is_import;   /* posts of past periods stand in none otherwise */
	bool is_no_first; /* of a batch what is refused is written first, so that no copy of it
			   * counts as taken; then counts go by where batches end */
	int64_t now_s;
	int64_t counts[INTAKE_OUTCOMES];
	IntakePlace first[INTAKE_OUTCOMES];
	GPtrArray *waiting; /* owned: of posts that were heard and are to be written */
} Intake;

/**
 * Begin, with nothing counted.
 *
 * @context, @spec  borrowed until intake_clear().
 */
void intake_begin(Intake *intake, Context *context, const SourceSpec *spec, int64_t source_id);

/** Free what is in it; what waits is lost. */
void intake_clear(Intake *intake);

/**
 * Hear an item: count it, or keep its post for intake_write().
 *
 * @said   borrowed: its post is taken, and its why.
 * @part, @item  where it stands, from 1; 0: nowhere that can be said.
 */
void intake_hear(Intake *intake, ImportItem *said, int64_t part, int64_t item);

/** Whether a batch waits. */
bool intake_is_full(const Intake *intake);

/** Write what waits, and count it. Inside a transaction. @error STORE_*. */
bool intake_write(Intake *intake, GError **error);

/** All that was counted. */
int64_t intake_sum(const Intake *intake);

/** Counts and places as JSON, without a word of anybody's: {"taken": [3, 1, 17, 0], …}: how many,
 * part, item, line. @return owned. */
char *intake_to_text(const Intake *intake);

/** The reverse; what is none counts nothing. @text borrowed, or NULL. */
void intake_from_text(Intake *intake, const char *text);

/** "taken", "out_of_reach" …: members of reports. @return static. */
const char *intake_outcome_name(IntakeOutcome outcome);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Intake, intake_clear)

#endif
