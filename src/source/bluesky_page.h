/** A page of a stream of Bluesky, as it came: its posts, and where in its timeline it stands. */
#ifndef TAGDIGEST_SOURCE_BLUESKY_PAGE_H
#define TAGDIGEST_SOURCE_BLUESKY_PAGE_H

#include "source/bluesky_reading.h"

/**
 * Take an answer that is one: posts into the step, the rest into state. What is to be asked next is
 * for others to say, but for a newest page that was empty and has another behind it.
 *
 * @phase, @stream  borrowed: what was asked for.
 * @below           borrowed: below which uri; NULL: the newest page.
 */
void bluesky_page_take(BlueskyReading *reading, const char *phase, const char *stream,
	const char *below);

/** A search's cursor leads nowhere any more. @return whether its time is there to go on by. */
bool bluesky_page_lose_cursor(const BlueskyReading *reading, const char *stream, const char *below);

#endif
