/** What a post that arrives and those that are stored have to do with each other. Plain data. */
#ifndef TAGDIGEST_MODEL_CLAIM_H
#define TAGDIGEST_MODEL_CLAIM_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/key.h"
#include "model/post.h"

/** A stored post that has a key in common with one that arrives. */
typedef struct Claim {
	int64_t post_id;
	guint shared;      /* a bit (1 << KeyStrength) for each kind of key that they share */
	char *home;        /* owned: the host that the strongest of them belongs to, or NULL */
	guint keys;        /* how many they share */
	bool has_all;      /* every key of the one that arrives is a key of this one */
	bool is_current;   /* its content is what arrives, word by word, from the same source */
	int64_t source_id; /* whose content it has */
	char *source_url;  /* owned: where that source is read */
	int64_t first_seen_s;
	PostConsent consent;
	char *doc; /* owned: the content, as post_write() */
} Claim;

/** Whose content counts from now on. */
typedef enum MatchContent {
	MATCH_SIGHTED, /* as it is stored: who shows it now only saw it */
	MATCH_OWN,     /* what arrives: it is the same source's */
	MATCH_LATER,   /* what arrives: a later version by somebody as near to its origin */
	MATCH_HOME,    /* what arrives: it comes from nearer to its origin */
} MatchContent;

/** What was found of a post that arrives. */
typedef struct Match {
	GArray *same;     /* of int64_t: the stored posts that it is, rising; empty: it is new */
	GArray *apart;    /* of int64_t: those that share a key and are other posts */
	int64_t best_id;  /* of same: whose content is nearest to its origin */
	const char *rule; /* by which the first of them is the same, for people: a constant */
	MatchContent content;
	bool has_say; /* whether its hashtags count: not against who is nearer to the origin */
} Match;

/** @claim owned, may be NULL. */
void claim_free(Claim *claim);

/** A post that is like nothing stored. @return to be cleared with match_clear(). */
Match match_none(void);

/** @match owned; all that it holds. */
void match_clear(Match *match);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Match, match_clear)

#endif
