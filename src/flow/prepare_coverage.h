/** What could be read of the sources of a draft, by what is stored of them. */
#ifndef TAGDIGEST_FLOW_PREPARE_COVERAGE_H
#define TAGDIGEST_FLOW_PREPARE_COVERAGE_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "model/draft.h"

/**
 * Add a row for each source that serves a digest, and mark the sections that are incomplete.
 *
 * @draft   changed; its period and sections are there.
 * @counts  borrowed: name of a source -> how many posts of the draft it showed.
 * @error   STORE_*.
 */
bool prepare_coverage(Context *context, const DigestSpec *digest, Draft *draft, GHashTable *counts,
	GError **error);

#endif
