/** What names of people and places say to readers. */
#ifndef TAGDIGEST_FLOW_PREPARE_NAMES_H
#define TAGDIGEST_FLOW_PREPARE_NAMES_H

#include "model/post.h"

/**
 * Take mail addresses out of all names that a post (changed) says: RSS wants one for an author
 * (item/author), people put theirs into names and titles, and none is for readers.
 */
void prepare_hide_addresses(Post *post);

#endif
