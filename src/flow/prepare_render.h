/** A draft as its readers see it: view, HTML, text; cut until it fits into a mail. */
#ifndef TAGDIGEST_FLOW_PREPARE_RENDER_H
#define TAGDIGEST_FLOW_PREPARE_RENDER_H

#include <stdbool.h>

#include "digest/choice.h"
#include "flow/prepare.h"

/** What a draft is cut by. Borrowed. */
typedef struct PrepareCutter {
	const Config *config;
	const DigestSpec *digest;
	ChoiceRule room;
} PrepareCutter;

/**
 * Render the draft of what is prepared.
 *
 * @prepared  its draft is cut; view, variants and hash are set.
 * @cutter    NULL: what was decided stays, however long it is.
 * @error     PARSE_PERMANENT.
 */
bool prepare_render(Prepared *prepared, const PrepareCutter *cutter, GError **error);

#endif
