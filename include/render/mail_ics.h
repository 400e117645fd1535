/** What is ahead, as the calendar that comes with a mail. */
#ifndef TAGDIGEST_RENDER_MAIL_ICS_H
#define TAGDIGEST_RENDER_MAIL_ICS_H

#include <glib.h>
#include <stdint.h>

#include "model/draft.h"

/**
 * iCalendar (RFC 5545) of a draft's events: METHOD:PUBLISH, to be taken in and never
 * to be answered. Times are in UTC, which every calendar shows in its reader's zone; days are days.
 *
 * @draft    borrowed.
 * @stamp_s  when it was made, Unix seconds UTC.
 * @return owned, CRLF line ends, lines of at most 75 bytes; NULL: there is nothing ahead.
 */
char *mail_ics_render(const Draft *draft, int64_t stamp_s);

/** Of any events (of Event), under a title (borrowed, may be NULL). @return as above, never NULL.
 */
char *mail_ics_of(const GPtrArray *events, const char *title, int64_t stamp_s);

#endif
