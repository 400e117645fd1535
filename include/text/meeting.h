/** Addresses of meetings in texts and within other addresses: none of them may stand in public. */
#ifndef TAGDIGEST_TEXT_MEETING_H
#define TAGDIGEST_TEXT_MEETING_H

#include <glib.h>
#include <stdbool.h>

/**
 * Whether an address leads into a meeting (url_is_meeting()), or holds one that does, as what
 * calendars and mail programs make of a link: percent-encoded up to three times over.
 *
 * @url  borrowed, may be NULL.
 */
bool meeting_is_link(const char *url);

/**
 * A text in which no address of a meeting stands any more, with its scheme or without.
 *
 * @text  borrowed plain text.
 * @said  borrowed: what stands in the place of each.
 * @return owned, or NULL when there is none in it, and @text can be shown as it is.
 */
char *meeting_hide(const char *text, const char *said);

#endif
