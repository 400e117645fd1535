/**
 * Files as the source of a described kind: what somebody exported, or saved answers of a platform.
 * Each file is read once for each time that it changes, a long one in parts.
 *
 * State of a file (of the source itself where its url is no folder): etag, last_modified, as
 * source/validator keeps them; of one that is being read in parts
 *
 *     at   how many of its items have been read
 *     of   its etag meanwhile
 */
#ifndef TAGDIGEST_SOURCE_API_FILES_H
#define TAGDIGEST_SOURCE_API_FILES_H

#include "source/api_document.h"
#include "source/api_post.h"
#include "source/step.h"

/** Begin a run. */
void api_files_begin(const StepInput *input, Step *step);

/** A file, or the list of a folder's, has come. */
void api_files_take(const StepInput *input, Step *step);

#endif
