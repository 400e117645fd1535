/** One entry of a Facebook export into a post. A part of import/facebook. */
#ifndef TAGDIGEST_IMPORT_FACEBOOK_POST_H
#define TAGDIGEST_IMPORT_FACEBOOK_POST_H

#include <jansson.h>

#include "import/format.h"

/**
 * Read an entry that may have one of the hashtags.
 *
 * @entry     borrowed: repaired (import/mojibake).
 * @is_group  its part holds what was said in groups.
 * @author    borrowed: whose export it is; NULL: nobody says.
 * @item      out.
 */
void facebook_post_read(const json_t *entry, bool is_group, const char *author,
	const ImportInput *input, ImportItem *item);

/** The group in the sentence that is an entry's title (borrowed, may be NULL). @return owned; NULL:
 * it names none, as far as its language is known. */
char *facebook_post_group(const char *title);

#endif
