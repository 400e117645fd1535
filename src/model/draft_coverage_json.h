/** What a draft says of each place that was read, as JSON, for model/draft_json. */
#ifndef TAGDIGEST_MODEL_DRAFT_COVERAGE_JSON_H
#define TAGDIGEST_MODEL_DRAFT_COVERAGE_JSON_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/** @data borrowed CoverageRow. @return owned reference. */
json_t *draft_coverage_write(const void *data);

/** The reverse, put behind @coverage (of CoverageRow, owned), also where it failed. */
bool draft_coverage_read(const json_t *json, GPtrArray *coverage, GError **error);

#endif
