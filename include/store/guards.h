/** Editions that something speaks against: held, until the organiser has answered. */
#ifndef TAGDIGEST_STORE_GUARDS_H
#define TAGDIGEST_STORE_GUARDS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/editions.h"
#include "store/store.h"

/** So many editions tell what is usual, at most. */
#define GUARDS_EDITIONS_MAX 12

/** What the editions before one were like. Plain data but for words. */
typedef struct GuardsBefore {
	int readers;     /* to whom that one is owed */
	int editions;    /* that were looked at; all else is of them */
	int readers_max; /* to whom one was owed, at most */
	int posts_max;   /* in one, at most */
	int number;      /* of the last */
	char *words;     /* owned: of the last, as guards_put() has it; NULL: not known, or none */
} GuardsBefore;

/** Free what it holds. */
void guards_before_clear(GuardsBefore *before);

/**
 * Look at the editions of a course before one.
 *
 * @course      borrowed.
 * @edition_id  that one.
 * @before      out. @error STORE_*.
 */
bool guards_before(Store *store, const EditionsCourse *course, int64_t edition_id,
	GuardsBefore *before, GError **error);

/** Note what an edition says. Inside a transaction. @words borrowed hash, or NULL. */
bool guards_put(Store *store, int64_t edition_id, const char *words, GError **error);

/** Hold all that is owed of an edition. Inside a transaction. @why borrowed. @error STORE_*. */
bool guards_hold(Store *store, int64_t edition_id, const char *why, int64_t now_s, GError **error);

/** An edition that is held. */
typedef struct GuardsHeld {
	int64_t edition_id;
	int number;
	int readers;  /* who wait for it */
	char *digest; /* owned */
	char *why;    /* owned */
} GuardsHeld;

/** @held owned, may be NULL. */
void guards_held_free(GuardsHeld *held);

/** Those that are held. @list out, owned array of GuardsHeld. @error STORE_*. */
bool guards_held(Store *store, GPtrArray **list, GError **error);

/** The organiser's word on an edition that is held: it goes, or nobody gets it. */
typedef struct GuardsAnswer {
	int64_t edition_id;
	bool may_go;
	int64_t now_s;
} GuardsAnswer;

/**
 * Do so. Inside a transaction.
 *
 * @count  out: how many mails that is about; 0 where it is held no more. @error STORE_*.
 */
bool guards_answer(Store *store, const GuardsAnswer *answer, int *count, GError **error);

/** All that are held are answered, mail by mail (deliveries_let_go()). @error STORE_*. */
bool guards_answered(Store *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GuardsHeld, guards_held_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(GuardsBefore, guards_before_clear)

#endif
