/**
 * What cron mails of sources: that one cannot be read, weekly while it lasts, and that it has
 * recovered. A source is in trouble at its third failure in a row, a day at least after the first;
 * others that began to fail by then are waited for, so that one mail tells of all. No two of
 * trouble within a day, nor of recoveries, and never more than six in thirty days.
 */
#ifndef TAGDIGEST_FLOW_TELL_H
#define TAGDIGEST_FLOW_TELL_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Find what is to be told now, and remember that it was. Under the lock of polling.
 *
 * @lines  out, owned array of char*: one line for people each; mostly empty.
 * @error  STORE_*.
 */
bool tell_sources(Context *context, GPtrArray **lines, GError **error);

#endif
