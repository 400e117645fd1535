/** The sources as a list that people keep: added to, listed, exchanged with feed readers. */
#ifndef TAGDIGEST_FLOW_ROSTER_H
#define TAGDIGEST_FLOW_ROSTER_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"

/** What is to be added. Borrowed. */
typedef struct RosterWish {
	const char *address; /* as somebody copied it: a page, a feed, an account, a file */
	const char *name;    /* of its section; NULL: made of the address */
	const char *tags;    /* as `tags =` has them; NULL: those of all digests */
	bool is_print;       /* the section is wanted, the ini stays as it is */
	bool may_spend;      /* it may be asked though an answer costs money */
} RosterWish;

/**
 * Tell what an address is, ask it once, and put its section into the ini.
 *
 * @context  borrowed; its ini may have mistakes; its store is read only, written to where it
 *           may spend, or NULL.
 * @report   out, owned reference: {address, what, state: "added", "printed" or "already", name,
 *           ini, section, needs, unasked, mistakes (of the ini elsewhere), others, sources: what
 *           glance_run() tells}.
 * @error    USAGE_PERMANENT: it is no address; REMOTE_*, NETWORK_*: why it cannot be read, and what
 *           would do instead; CONFIG_PERMANENT, LOCKED_TEMPORARY, SYSTEM_PERMANENT: the ini.
 */
bool roster_add(const Context *context, const RosterWish *wish, json_t **report, GError **error);

/** The report in words, for a terminal; of "printed" the lines of an ini alone. @return owned. */
char *roster_add_text(const json_t *report);

/**
 * All sources that are read.
 *
 * @rows   out, owned reference: an array of {name, type, url, state, last_success, posts, title},
 *         the ini's order.
 * @error  STORE_*.
 */
bool roster_list(const Context *context, json_t **rows, GError **error);

/** The list as a table. @return owned. */
char *roster_list_text(const json_t *rows);

/** The kinds that `type =` can name: an array of {name, summary, needs, is_built_in}. @return owned
 * reference. */
json_t *roster_kinds(const Config *config);

/** One kind a line. @return owned. */
char *roster_kinds_text(const json_t *kinds);

/**
 * The feeds among the sources, as feed readers read them (OPML 2.0), without those whose address
 * holds a key or a password.
 *
 * @left_out  out: how many sources are left out.
 * @return owned.
 */
char *roster_export(const Config *config, guint *left_out);

/**
 * Take over the feeds of a list (OPML) that no source reads yet.
 *
 * @text      borrowed valid UTF-8.
 * @is_print  the sections are wanted, the ini stays as it is.
 * @report    out, owned reference: {state, ini, section, added, already: [{url, name}], refused:
 *            [{url, why}], passed_over, repeated, is_in_part}.
 * @error     PARSE_PERMANENT: no list; CONFIG_PERMANENT, LOCKED_TEMPORARY, SYSTEM_PERMANENT.
 */
bool roster_import(const Context *context, const char *text, bool is_print, json_t **report,
	GError **error);

/** The report in words; of "printed" the lines of an ini alone. @return owned. */
char *roster_import_text(const json_t *report);

#endif
