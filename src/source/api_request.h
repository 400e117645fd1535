/** The requests of a described kind, with their places filled. */
#ifndef TAGDIGEST_SOURCE_API_REQUEST_H
#define TAGDIGEST_SOURCE_API_REQUEST_H

#include "model/kind_plan.h"
#include "model/source_spec.h"

/** What stands in the places. Plain data, borrowed; NULL: that one is left out. */
typedef struct ApiPlaces {
	const char *tag, *lookup, *page, *offset, *cursor, *since, *until, *id, *ids;
} ApiPlaces;

/**
 * Make a request.
 *
 * @spec     borrowed: of a described kind.
 * @request  borrowed: of its plan.
 * @mark     borrowed.
 * @return owned.
 */
Request *api_request_new(const SourceSpec *spec, const KindRequest *request,
	const ApiPlaces *places, const char *mark);

/** The same at an address that an answer gave. @url borrowed. @return owned. */
Request *api_request_at(const SourceSpec *spec, const char *url, const char *mark);

#endif
