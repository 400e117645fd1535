/**
 * Authors whom the ini keeps out (`optout`, [person NAME]) and `forget`: nothing of theirs is
 * shown, whoever shows it, and what is stored of it goes.
 */
#ifndef TAGDIGEST_FLOW_OPTOUT_H
#define TAGDIGEST_FLOW_OPTOUT_H

#include <glib.h>
#include <stdbool.h>

#include "config/config.h"
#include "flow/context.h"
#include "model/post.h"

/**
 * The servers that sources of many authors are read from, by the name that would keep out all who
 * are there. @config borrowed. @return owned: author_site() -> the first SourceSpec, borrowed.
 */
GHashTable *optout_servers(const Config *config);

/** Why a post of theirs is not shown. */
#define OPTOUT_REASON "the author asked the organiser to be left out"

/** Whom the ini keeps out. */
typedef struct Optout Optout;

/** @config borrowed, only now. @return owned. */
Optout *optout_new(const Config *config);

/** @optout owned, may be NULL. */
void optout_free(Optout *optout);

/** Whether it is theirs, as far as its own words say. @post borrowed. */
bool optout_has(const Optout *optout, const Post *post);

/**
 * By which names all that a source shows is somebody's: of a feed by its address, of a server none.
 *
 * @kind, @url  borrowed: of the source.
 * @return owned array of char*.
 */
GPtrArray *optout_source_names(const char *kind, const char *url);

/**
 * Bring the database in line with the ini: who stands in it is refused from now on, and what is
 * stored of theirs is forgotten; who is let in again (optout = no) is, for what they publish from
 * now on. Who merely vanished from the ini stays out. Where all is in line nothing is written.
 *
 * @error  STORE_*.
 */
bool optout_apply(Context *context, GError **error);

/**
 * Refuse authors under these names from now on, and forget what is stored of theirs. Editions are
 * left alone (editions_take_back).
 *
 * @names  borrowed array of char*: of author_names().
 * @count  out: how many posts were forgotten.
 * @error  STORE_*.
 */
bool optout_take_out(Context *context, const GPtrArray *names, guint *count, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Optout, optout_free)

#endif
