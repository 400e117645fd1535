/** How verbs print: reports, JSON, files. */
#ifndef TAGDIGEST_CMD_OUTPUT_H
#define TAGDIGEST_CMD_OUTPUT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/run.h"

/** Print JSON, indented, with a newline. @value owned by the call. */
void output_json(json_t *value);

/** Print a report: as JSON, or as @words makes an owned text of it. @report owned by the call. */
void output_report(json_t *report, bool as_json, char *(*words)(const json_t *report));

/** Print bytes to @path (borrowed), or to stdout when it is NULL. @error SYSTEM_PERMANENT. */
bool output_bytes(const char *path, const char *bytes, gsize length, GError **error);

/** What a run did: lines on a terminal, in a pipe refused mails alone; or as JSON. */
void output_run(const RunReport *report, bool as_json);

#endif
