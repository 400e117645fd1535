/** In which edition what was imported stands: conditions on a post p, in SQL. */
#ifndef TAGDIGEST_STORE_IMPORTS_PART_H
#define TAGDIGEST_STORE_IMPORTS_PART_H

#include "model/schedule.h"

/** What was imported for the next edition of $digest, whenever it was published. */
#define IMPORTS_FOR_NEXT "p.id IN (SELECT n.post FROM import_next n WHERE n.digest = $digest)"

/**
 * What came out of an export alone, after a period of $digest was over that it is of, before the
 * one that begins at $start_s: readers had that edition, and no reach brings it into a later one.
 * @return owned.
 */
char *imports_came_too_late(ScheduleCourse course);

#endif
