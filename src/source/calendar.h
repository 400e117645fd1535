/**
 * The kind `calendar`: iCalendar (RFC 5545) from the web or a file, which has events and no posts.
 *
 * One GET a run, with the validators of the last reply that was read to its end. The state:
 *
 *     version        1
 *     etag, last_modified   the validators, as they came
 *     seen           whether an entry ever stood there
 *     until          up to when its dates were counted off, Unix seconds UTC
 *     timezone       in which those were meant that have none
 *     rest           how long it wants to be left alone (include/source/rest.h)
 */
#ifndef TAGDIGEST_SOURCE_CALENDAR_H
#define TAGDIGEST_SOURCE_CALENDAR_H

#include "source/kind.h"

/** How far ahead its dates are counted off; before half of it is over all is read anew, whether
 * anything changed or not. */
#define CALENDAR_AHEAD_S (INT64_C(400) * 24 * 3600)

/** The row of the registry. */
extern const SourceKind calendar_kind;

#endif
