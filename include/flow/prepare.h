/**
 * From stored posts to a draft, from a draft to an edition: prepare, render, freeze. Preview is
 * prepare and render and nothing else, so what it shows is what freeze will keep.
 */
#ifndef TAGDIGEST_FLOW_PREPARE_H
#define TAGDIGEST_FLOW_PREPARE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "digest/window.h"
#include "flow/context.h"
#include "flow/guard.h"
#include "model/draft.h"
#include "model/edition.h"
#include "store/editions.h"

typedef enum PrepareDue {
	PREPARE_NOT_DUE, /* the last period is decided; the next ends later */
	PREPARE_UNREAD,  /* due, but nobody is subscribed: decided when somebody is */
	PREPARE_WAITING, /* due, but no source has answered since: 24 h long, from a first try on */
	PREPARE_DUE,     /* due, and something was read since (or the wait is over) */
	PREPARE_HELD,    /* all of that, and it waits for the organiser's ok */
} PrepareDue;

/** Where a digest stands. */
typedef struct PrepareState {
	PrepareDue due;
	Window window;      /* the period that is due, else the one in progress */
	bool is_first;      /* the digest has decided nothing yet: this is its first period */
	bool is_last;       /* the digest ends with this period */
	bool is_over;       /* it has ended: nothing is due any more */
	bool is_on_demand;  /* the period is over, and is mailed by who asks for it alone */
	bool is_stale;      /* due only because the wait is over */
	bool is_stopped;    /* the organiser wants no edition of it: it is decided as a quiet one */
	bool needs_ok;      /* it waits for the organiser's ok once it is due, as it stands */
	int64_t end_s;      /* when the digest is due for the last time; 0: it goes on */
	int64_t next_due_s; /* the schedule's next due time after now and after what is decided */
	bool is_paused;     /* now lies in a pause: nothing is due */
	int64_t pause_until_s; /* when the next edition is due where a pause follows the window; 0:
				* none does */
	Window finished;   /* the last period of the schedule that is over, for who asks for it */
	int64_t pending_s; /* by month: what is from then on waits for the digest's own editions
			    * (PostsWanted); 0: nobody gets those */
	struct Origin *origin; /* borrowed: what was asked for again before a freeze, and is told
				* of; NULL: nothing was */
} PrepareState;

/**
 * Note for each digest that has readers and has not begun that its first period is the one in
 * progress, so that nobody is mailed about what was before. Digests that have begun cost one look.
 *
 * @error  STORE_*, CONFIG_PERMANENT for an unknown zone.
 */
bool prepare_begin(Context *context, GError **error);

/** By what the periods of a digest are reckoned. @digest, @zone borrowed, and by the rule. */
WindowRule prepare_rule(const DigestSpec *digest, GTimeZone *zone);

/**
 * Look where a digest stands.
 * @digest borrowed.
 * @state out.
 * @error STORE_*, CONFIG_PERMANENT for an unknown zone.
 */
bool prepare_look(Context *context, const DigestSpec *digest, PrepareState *state, GError **error);

/**
 * The last decided period of a digest, whatever its schedule was then: a digest that turns from
 * weekly to daily goes on where it was.
 *
 * @last   out.
 * @error  STORE_*.
 */
bool prepare_last_period(Context *context, const DigestSpec *digest, PeriodRow *last,
	GError **error);

/** How the reason of a cut begins that a pause leaves out; the pause follows. */
#define PREPARE_SKIPPED "published in the pause "

/** A draft with its renderings. */
typedef struct Prepared {
	PrepareState state;  /* that it was made for */
	Draft *draft;        /* owned */
	GPtrArray *filtered; /* owned, of DraftCut: what the digest's rules leave out; NULL where it
			      * was decided already */
	json_t *view;        /* owned */
	Variant *html;       /* owned: subject, html and text */
	Variant *text;       /* owned: subject and text */
	char *hash;          /* owned: draft_hash() */
} Prepared;

/** Whether a draft has what an edition takes: min_posts of its digest, but that a last letter is
 * one however little there is. Both borrowed. */
bool prepare_makes_edition(const DigestSpec *digest, const Draft *draft);

/**
 * Prepare and render; writes nothing.
 *
 * @state     borrowed: from prepare_look().
 * @prepared  out, owned (prepared_free). A mail over the size limit has been cut until it fits.
 * @error     STORE_*, PARSE_PERMANENT.
 */
bool prepare_draft(Context *context, const DigestSpec *digest, const PrepareState *state,
	Prepared **prepared, GError **error);

/**
 * Render a draft that was decided already, as it stands now.
 *
 * @draft     owned by the call.
 * @prepared  out, owned: without a state.
 * @error     PARSE_PERMANENT.
 */
bool prepare_again(Draft *draft, Prepared **prepared, GError **error);

/**
 * Render a draft that is decided as those have it who have had some of its chats alone.
 *
 * @draft     borrowed.
 * @apart     the bits of these chats (DraftChat.apart).
 * @variants  of Variant, owned: gets two.
 * @error     PARSE_PERMANENT.
 */
bool prepare_variants(const Draft *draft, unsigned apart, GPtrArray *variants, GError **error);

/**
 * Look and prepare the edition that comes next: what is due, else the period in progress as it
 * stands.
 *
 * @name   borrowed: a digest of the ini; NULL when it has only one.
 * @error  USAGE_PERMANENT for an unknown digest, else as prepare_draft().
 */
bool prepare_next(Context *context, const char *name, Prepared **prepared, GError **error);

/**
 * The state in which the last period that is over is decided on demand, whatever waits: the first
 * one of a digest that began after it, or one that is due.
 *
 * @state  out: due.
 * @error  USAGE_PERMANENT when it is decided already, else as prepare_look().
 */
bool prepare_look_finished(Context *context, const DigestSpec *digest, PrepareState *state,
	GError **error);

/** As prepare_next(), of prepare_look_finished(). */
bool prepare_finished(Context *context, const char *name, Prepared **prepared, GError **error);

/**
 * How many posts an edition would have now, shown and cut, without making it.
 *
 * @state  borrowed: from prepare_look().
 * @count  out.
 * @error  STORE_*.
 */
bool prepare_count(Context *context, const DigestSpec *digest, const PrepareState *state,
	int *count, GError **error);

/**
 * Note what prepare_draft() would show, to be asked for again (flow/origin); with fewer posts than
 * make an edition nothing.
 *
 * @state  borrowed: from prepare_look(), with an origin.
 * @error  STORE_*.
 */
bool prepare_note(Context *context, const DigestSpec *digest, const PrepareState *state,
	GError **error);

/** @prepared owned. */
void prepared_free(Prepared *prepared);

/** What freeze did. */
typedef struct PrepareFrozen {
	bool is_edition;  /* false: fewer posts than min_posts, the period is decided without one */
	int deliveries;   /* that are owed now, or held */
	GuardFound found; /* owned by who asked: guard_found_clear() */
} PrepareFrozen;

/**
 * Freeze: period, edition, variants, edition_post and deliveries, in one transaction, and what the
 * organiser is asked or told of it (flow/guard). Under the deliver lock.
 *
 * @frozen  out.
 * @error   STORE_*, and those of memo_queue(); STORE_TEMPORARY when what was prepared has changed
 *          meanwhile.
 */
bool prepare_freeze(Context *context, const DigestSpec *digest, const Prepared *prepared,
	PrepareFrozen *frozen, GError **error);

/**
 * The month of a digest that nobody gets by month (PREPARE_UNREAD) is over: it is decided as
 * nothing, and whoever waited to get it so does from now on. Under the deliver lock.
 *
 * @beside  borrowed: digest_spec_by_month(). @state borrowed. @error STORE_*.
 */
bool prepare_pass(Context *context, const DigestSpec *beside, const PrepareState *state,
	GError **error);

/** The edition that freezing would make, for test mails and preview. @return owned. */
Edition *prepare_edition(Context *context, const Prepared *prepared);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prepared, prepared_free)

#endif
