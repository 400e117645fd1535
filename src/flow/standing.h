/** How a source stands, by what is remembered of it: said in one place. */
#ifndef TAGDIGEST_FLOW_STANDING_H
#define TAGDIGEST_FLOW_STANDING_H

#include <jansson.h>
#include <stdbool.h>

#include "store/sources.h"

/** Whether anything of it was ever read, wanted or not; an answer alone is nothing read. */
bool standing_has_read(const SourceRow *row);

/**
 * "never asked", "closed", "failing", "never read" (it answers, and nothing ever came of it),
 * "behind", "well". @return static.
 */
const char *standing_name(const SourceRow *row);

/** What "never read" means of a place that things are put into: nothing is there yet. @kind
 * borrowed, as in the ini. @return static; NULL: it is asked for what it has. */
const char *standing_empty(const char *kind);

/** The member of a source's state that says what of it was private. */
#define STANDING_PRIVATE "private"

/** What of the last that came was not for everybody: {items, first: why, of one}, or null. @return
 * owned reference. */
json_t *standing_private(const SourceRow *row);

/** That in words, for people. @found borrowed: an object. @return owned. */
char *standing_private_words(const json_t *found);

#endif
