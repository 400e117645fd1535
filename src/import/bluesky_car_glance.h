/** What a record may hold, by its bytes, before it is loaded. */
#ifndef TAGDIGEST_IMPORT_BLUESKY_CAR_GLANCE_H
#define TAGDIGEST_IMPORT_BLUESKY_CAR_GLANCE_H

#include <glib.h>
#include <stdbool.h>

#include "import/bluesky_car_block.h"
#include "text/hashtag_glance.h"

/** Whether a post may have one of the hashtags, in its words or in lists that nobody sees, or is
 * broken. @tags borrowed; NULL: all are wanted. @room borrowed: to work in. */
bool bluesky_car_glance_tag(const CarBlock *block, const HashtagGlance *tags, GString *room);

/** Whether a post may say no: by a label, or by a hashtag of that meaning. */
bool bluesky_car_glance_no(const CarBlock *block);

#endif
