/**
 * Exports of accounts and tables of posts into the store: import/export -> flow/intake, a batch in
 * a transaction together with how far it was read, so that it goes on after any end, and twice adds
 * nothing.
 */
#ifndef TAGDIGEST_FLOW_IMPORT_H
#define TAGDIGEST_FLOW_IMPORT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"

/** What is wished. All borrowed. */
typedef struct ImportWish {
	const char *const *paths; /* ended by NULL */
	const char *source;       /* whose tags and rules count; NULL: those of all digests */
	const char *agreed;       /* when and by whose word closed groups agreed; or NULL */
	bool is_for_next;         /* what is taken stands in the next editions */
} ImportWish;

/**
 * Import.
 *
 * @context  borrowed; store open for writing.
 * @report   out, owned, also where some files failed: {"files": [{"file", "read", "taken":
 * {"count", "first"}, …, "remarks": […], "error"}], and "read", "taken" … of all}. first is where
 *           it is and why, in words, or null.
 * @error    USAGE_PERMANENT: no such source, or agreed is no date and word; LOCKED_TEMPORARY:
 *           another import is at it; SYSTEM_TEMPORARY: stopped by a signal, with how far it came;
 *           STORE_*; of a file that cannot be read, or of which
 *           nothing can be (PARSE_PERMANENT; then the others are).
 */
bool import_run(Context *context, const ImportWish *wish, json_t **report, GError **error);

/** The report for people: a line for all, then the first places, then what is to be known.
 * @return owned. */
char *import_text(const json_t *report);

#endif
