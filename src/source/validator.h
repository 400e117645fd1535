/** Validators (ETag, Last-Modified), as the state of a source keeps them: members of an object. */
#ifndef TAGDIGEST_SOURCE_VALIDATOR_H
#define TAGDIGEST_SOURCE_VALIDATOR_H

#include <jansson.h>
#include <stdbool.h>

#include "model/request.h"

/** Ask only for what has changed. @validators borrowed, or NULL: for all. */
void validator_send(const json_t *validators, Request *request);

/**
 * Keep the validators of a document that was read whole, or forget those that were kept. "Expires:
 * 0" is how broken caches say that their validators mean nothing.
 */
void validator_keep(const Reply *reply, bool is_whole, json_t *validators);

/** Nothing has changed, but for what the server calls it (RFC 9110, 15.4.5). */
void validator_renew(const Reply *reply, json_t *validators);

#endif
