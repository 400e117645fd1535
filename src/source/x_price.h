/** What X takes for what it shows (x_price.tab.h). Amounts are millionths of a USD. */
#ifndef TAGDIGEST_SOURCE_X_PRICE_H
#define TAGDIGEST_SOURCE_X_PRICE_H

#include <jansson.h>
#include <stdint.h>

/** X takes no fewer than so many posts a page, and shows no more (max_results). */
#define X_PAGE_MIN 10
#define X_PAGE_MAX 100

/** What a post can cost at most that is searched for: itself, its author, its four pictures. */
int64_t x_price_whole(void);

/** What a post costs that is only looked at again: itself. */
int64_t x_price_alone(void);

/** What a reply cost, by all that stands in it. @json borrowed, may be NULL. */
int64_t x_price_of(const json_t *json);

/** The prices in words, with where they are from. @return owned. */
char *x_price_words(void);

#endif
