/** A post as `tagdigest parse` prints it, whoever wrote the line. */
#ifndef TAGDIGEST_IMPORT_JSONLINES_POST_H
#define TAGDIGEST_IMPORT_JSONLINES_POST_H

#include <glib.h>

#include "model/post.h"

/**
 * Read one, held as a feed's post is. A consent that is no word of `parse` is REFUSED.
 *
 * @value  borrowed.
 * @return owned; NULL: it is none.
 */
Post *jsonlines_post_read(const GString *value);

/** Why it was not for everybody, as it says itself. @return static, for people; NULL: it was,
 * whatever else is said against it. */
const char *jsonlines_post_hidden(const Post *post);

#endif
