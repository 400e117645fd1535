/** The glance of import/sift at JSON whose text may be mojibake. */
#ifndef TAGDIGEST_IMPORT_JSONGLANCE_H
#define TAGDIGEST_IMPORT_JSONGLANCE_H

#include <glib.h>
#include <stdbool.h>

#include "text/hashtag_glance.h"

/**
 * Whether a text of JSON may have one of the hashtags in a string: never false where the loaded
 * string has one, be it as it stands or repaired as import/mojibake repairs it.
 *
 * @glance   borrowed; NULL: true.
 * @json     borrowed: @length bytes.
 * @scratch  borrowed, for the unescaped text; what it holds is lost.
 */
bool jsonglance(const HashtagGlance *glance, const char *json, gsize length, GString *scratch);

#endif
