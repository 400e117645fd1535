/** A folder of this machine as a source: its files, each read once for each time that it changes.
 */
#ifndef TAGDIGEST_SOURCE_FOLDER_H
#define TAGDIGEST_SOURCE_FOLDER_H

#include <jansson.h>
#include <stdbool.h>

#include "source/step.h"

/** Ask for a file. @validators borrowed: what was kept of it, or NULL. */
typedef void (*FolderAsk)(const char *url, const json_t *validators, Step *step);

/** Whether a reply lists a folder of this machine: no server lists files for us to read. */
bool folder_is(const Reply *reply);

/**
 * Ask for the files that the reply of @input lists: one request a file, in turns where the budget
 * is not enough for all. Of files that are gone nothing is remembered; what is in a folder of a
 * folder is not asked for.
 */
void folder_ask(const StepInput *input, FolderAsk ask, Step *step);

/** What is kept of a file of a folder: an object. @return borrowed from @state. */
json_t *folder_file(json_t *state, const char *file);

/** Say how many files this run leaves to the next. */
void folder_note_behind(Step *step);

#endif
