/**
 * What editions are about to hold, asked for again where it was read, once a run and within
 * recheck_time: gone drops, changed shows what it is now, and who may be shown is judged anew.
 * Where nobody answers, what is stored stands and is counted. What hangs on them is asked for in
 * the same time. Nothing of it is a decision yet: a run that is killed meanwhile begins it anew.
 */
#ifndef TAGDIGEST_FLOW_ORIGIN_H
#define TAGDIGEST_FLOW_ORIGIN_H

#include <glib.h>
#include <stdbool.h>

#include "digest/thread.h"
#include "flow/context.h"
#include "model/draft.h"

typedef struct Origin Origin;

/** Nothing is asked yet. @context borrowed for as long as it lives. @return owned. */
Origin *origin_new(Context *context);

/** @origin owned, may be NULL. */
void origin_free(Origin *origin);

/**
 * Note a draft that is about to be frozen: its posts are to be asked for, those that it shows and
 * some that would take their place.
 *
 * @draft  borrowed for the call.
 * @error  STORE_*.
 */
bool origin_note(Origin *origin, const Draft *draft, GError **error);

/**
 * Ask for what was noted, all sources at once, and keep what they say. Under the deliver lock.
 * @error STORE_*, SYSTEM_TEMPORARY when somebody asked to stop.
 */
bool origin_ask(Origin *origin, GError **error);

/**
 * What became of the posts of a draft that was noted: set in the same draft, made anew since.
 *
 * @draft  changed: its origin; what was not noted says nothing.
 * @error  STORE_*.
 */
bool origin_tell(const Origin *origin, Draft *draft, GError **error);

/**
 * What hangs on the posts that were asked for, with our hashtags or without. @return borrowed;
 * NULL: nobody was asked.
 */
Threads *origin_threads(const Origin *origin);

/**
 * Keep the answers without a hashtag of ours that a draft quotes, since it becomes an edition.
 * Inside the transaction of the freeze.
 *
 * @draft  changed: its posts get their numbers.
 * @error  STORE_*; STORE_TEMPORARY when one may not be quoted any more.
 */
bool origin_keep(const Origin *origin, Draft *draft, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Origin, origin_free)

#endif
