/**
 * The kind `feed`: RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, told apart by
 * their bytes; over http(s), from a file, or from a folder of files.
 *
 * One GET a run, with the validators of the last reply that was read to its end; a folder's
 * listing is followed by one request a file. A feed that has been redirected for good in three
 * runs is asked at its new address from then on, and at the old one again when the new one is
 * gone. The state:
 *
 *     version        1
 *     etag, last_modified   the validators, as they came
 *     kept           of the posts that had one of the source's hashtags: short hashes of their ids
 *     seen           whether a document ever had an item; not there before 0.4.0
 *     baseline, undated  whether its first reading is over, and short hashes of what it held then
 *                    without a date (feed_baseline)
 *     rest           what the document says of when to ask again (include/source/rest.h)
 *     moved_to, moved_runs  where redirects for good led, and in how many runs in a row
 *     files          of a folder: file URL -> its validators and what was kept of it
 *     last_file      of a folder: the file that the last run asked for last
 *     unasked, listed  of a folder: how many files this run leaves to the next, of how many
 */
#ifndef TAGDIGEST_SOURCE_FEED_H
#define TAGDIGEST_SOURCE_FEED_H

#include "source/kind.h"

/** The row of the registry. */
extern const SourceKind feed_kind;

#endif
