/** Pages that somebody sent in, until the organiser has said yes or no. */
#ifndef TAGDIGEST_STORE_PROPOSALS_H
#define TAGDIGEST_STORE_PROPOSALS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** Where one stands: the words of proposal.state. */
#define PROPOSALS_ASKED "asked"       /* its page is yet to be fetched */
#define PROPOSALS_WAITING "waiting"   /* for a yes, as its post says; else it was known already */
#define PROPOSALS_ADMITTED "admitted" /* it got one: it stands in the next edition there is */
#define PROPOSALS_REFUSED "refused"   /* its author lets nobody show it */
#define PROPOSALS_FAILED "failed"     /* it cannot be read */

/** How one came: the words of proposal.how. */
#define PROPOSALS_BY_TERMINAL "terminal"
#define PROPOSALS_BY_MAIL "mail"

/** A row. Plain data. */
typedef struct Proposal {
	int64_t id;      /* 0: there is none */
	char *url;       /* owned, http(s), canonical */
	char *digest;    /* owned: in the draft of which it waits */
	char *tag;       /* owned: the display of one of its hashtags */
	char *by_name;   /* owned, or NULL */
	char *how;       /* owned: one of the above */
	char *state;     /* owned: likewise */
	char *detail;    /* owned: why it is not there, or NULL */
	int64_t post_id; /* 0: none is stored */
	int tries;
	int64_t retry_s; /* Unix seconds UTC, from when on it may be fetched */
	int64_t asked_s;
} Proposal;

/** @return owned, empty. */
Proposal *proposal_new(void);

/** @proposal owned, may be NULL. */
void proposal_free(Proposal *proposal);

/**
 * Note one; what was sent in before stays as it is, but that what failed is tried anew. Inside a
 * transaction.
 *
 * @proposal  borrowed: url, digest, tag, by_name, how; asked_s is now.
 * @is_new    out: false: it was sent in before, and its state says what became of it.
 * @error     STORE_*.
 */
bool proposals_add(Store *store, Proposal *proposal, bool *is_new, GError **error);

/** Those that are to be fetched by now, the oldest first. @list out, owned, of Proposal. */
bool proposals_due(Store *store, int64_t now_s, int most, GPtrArray **list, GError **error);

/** The one that a stored post was sent in by. @proposal out, owned, or NULL. @error STORE_*. */
bool proposals_of(Store *store, int64_t post_id, Proposal **proposal, GError **error);

/** What became of one: its state, post_id, tries, retry_s and detail. Inside a transaction. */
bool proposals_settle(Store *store, const Proposal *proposal, int64_t now_s, GError **error);

/** A post that was sent in, and is new, waits for a yes. Inside a transaction. @error STORE_*. */
bool proposals_hold(Store *store, int64_t post_id, GError **error);

/** The organiser says yes, to whichever draft they answer: it is a candidate of its digest until an
 * edition had it (posts_candidates()), whatever its time. Inside a transaction. @error STORE_*. */
bool proposals_admit(Store *store, int64_t post_id, GError **error);

/** The posts of a digest that wait for a yes, the oldest first. @ids out, owned, of int64_t. */
bool proposals_waiting(Store *store, const char *digest, GArray **ids, GError **error);

/** Of which digest, and in which time. Borrowed; Unix seconds UTC. */
typedef struct ProposalsWanted {
	const char *digest;
	int64_t after_s, until_s; /* later than the one, as late as the other at most */
} ProposalsWanted;

/** Those that came to nothing, the oldest first. @list out, owned, of Proposal. @error STORE_*. */
bool proposals_lost(Store *store, const ProposalsWanted *wanted, GPtrArray **list, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Proposal, proposal_free)

#endif
