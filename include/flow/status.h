/**
 * What the organiser sees: last success, next due, what failed and why, deliveries by state. All
 * of it true.
 */
#ifndef TAGDIGEST_FLOW_STATUS_H
#define TAGDIGEST_FLOW_STATUS_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Everything as JSON: {now, ini, state_dir, digests: […], strays: {DIGEST: subscribers}, sources:
 * […], mail: {…}, mail_paused_until, mail_paused_why, login_is_refused, posts: {…}}; times RFC 3339
 * UTC, null when it never happened.
 *
 * @context  borrowed; store open for reading.
 * @report   out, owned reference.
 */
bool status_report(Context *context, json_t **report, GError **error);

/** The same for a terminal: a few lines a person reads. @report borrowed. @return owned. */
char *status_text(const json_t *report);

#endif
