/** What a reading or a verdict depends on, as a hash: when it differs, it is made anew. */
#ifndef TAGDIGEST_FLOW_RULES_HASH_H
#define TAGDIGEST_FLOW_RULES_HASH_H

#include <glib.h>

#include "model/digest_spec.h"
#include "model/source_spec.h"
#include "text/hashtag.h"

/** Everything that a digest's verdict on a post depends on. @spec borrowed. @return owned. */
char *rules_hash_of_digest(const DigestSpec *spec);

/**
 * What a source is read for: its own tags and rules, and the tags of the digests.
 *
 * @digests  borrowed array of const DigestSpec.
 * @return owned.
 */
char *rules_hash_of_source(const SourceSpec *source, const GPtrArray *digests);

#endif
