/** A page of a hashtag of a described kind. */
#ifndef TAGDIGEST_SOURCE_API_PAGE_H
#define TAGDIGEST_SOURCE_API_PAGE_H

#include "source/api_reading.h"

/**
 * A page has come: its posts, and what it changes of how far the hashtag was read. One that cannot
 * be used changes nothing.
 *
 * @phase  borrowed: what it was asked for, API_NEWEST …
 * @key    borrowed: of the hashtag.
 * @asked  borrowed: by what it was asked for; NULL: the newest.
 */
void api_page_take(const ApiReading *reading, const char *phase, const char *key,
	const char *asked);

#endif
