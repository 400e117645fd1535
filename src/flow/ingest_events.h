/** What a calendar's source leaves out of it. */
#ifndef TAGDIGEST_FLOW_INGEST_EVENTS_H
#define TAGDIGEST_FLOW_INGEST_EVENTS_H

#include <glib.h>
#include <stdbool.h>

#include "model/source_spec.h"

/**
 * Mark those that the include and exclude of their source leave out (is_left_out). Rules see the
 * title; as text the place and the description; and the url.
 *
 * @events  borrowed, of Event.
 * @error   CONFIG_PERMANENT: a rule that does not compile.
 */
bool ingest_events(const SourceSpec *spec, const GPtrArray *events, GError **error);

#endif
