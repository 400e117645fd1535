/**
 * What templates get: the draft as JSON in which everything is already said (times in words,
 * numbers
 * with their nouns, colours, what to leave out). Templates hold no logic beyond "is it there".
 */
#ifndef TAGDIGEST_RENDER_VIEW_H
#define TAGDIGEST_RENDER_VIEW_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/draft.h"

/** What the view says of the way out and who is writing. Strings borrowed. */
typedef struct ViewOptions {
	const char *unsubscribe_url; /* with VARIANT_TOKEN or a token in it */
} ViewOptions;

/**
 * Build the view. The same for HTML and text; `preview --format json` prints it.
 *
 * @draft    borrowed.
 * @options  borrowed.
 * @view     out, owned reference.
 * @error    CONFIG_PERMANENT when the draft's zone is unknown.
 */
bool view_new(const Draft *draft, const ViewOptions *options, json_t **view, GError **error);

/** The subject line: title, and the dates of the period. @return owned. */
char *view_subject(const json_t *view);

#endif
