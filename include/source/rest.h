/**
 * How long a source wants to be left alone, by its own words: what a document says of itself
 * (kept in the kind's state), and what the headers of an answer say. flow/due makes a time of it.
 */
#ifndef TAGDIGEST_SOURCE_REST_H
#define TAGDIGEST_SOURCE_REST_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/request.h"

/** No source is believed that wants to be left alone for longer. */
#define REST_S_MAX (INT64_C(7) * 24 * 3600)

/** What an element of a feed says; the words of the document itself. */
typedef enum RestWord {
	REST_TTL,       /* RSS 2.0, <ttl>: minutes that a channel may be cached */
	REST_PERIOD,    /* RSS 1.0, module syndication: hourly, daily, weekly, monthly, yearly */
	REST_FREQUENCY, /* likewise: how often in a period */
	REST_BASE,      /* likewise: a date that periods are counted from */
	REST_HOUR,      /* RSS 2.0, <skipHours>: an hour of GMT, 0 to 23 */
	REST_DAY,       /* RSS 2.0, <skipDays>: Monday to Sunday, of GMT */
} RestWord;

/** Plain data; zeroes: nothing was said. */
typedef struct Rest {
	/* of the document */
	int64_t ttl_s;
	int64_t period_s;  /* of syndication, 0: none of its words stood there */
	int64_t frequency; /* in a period; 0: unsaid, which means 1 */
	int64_t base_s;    /* Unix seconds UTC; 0: unsaid */
	guint skip_hours;  /* bit 0: the hour after midnight GMT … bit 23 */
	guint skip_days;   /* bit 1: Monday … bit 7: Sunday, of GMT */
	/* of an answer */
	int64_t fresh_s;    /* seconds from now that it may be kept without asking; 0: unsaid */
	int64_t retry_at_s; /* not before, Unix seconds UTC; 0: unsaid */
} Rest;

/** Take in what an element says; what cannot be understood is left out. @text borrowed or NULL. */
void rest_add_word(Rest *rest, RestWord word, const char *text);

/**
 * Take in the headers of an answer, over what an earlier one of the same run said: the longest
 * counts. Retry-After of whatever status (RFC 9110, 10.2.3); a rate limit with nothing left and its
 * reset; of what may be kept, max-age less Age (RFC 9111, 4.2.1 and 5.2.2.1), or else Expires less
 * Date (5.3), REST_S_MAX at most. no-cache and no-store say nothing of when to ask again.
 *
 * @reply  borrowed.
 * @now_s  Unix seconds UTC.
 */
void rest_add_reply(Rest *rest, const Reply *reply, int64_t now_s);

/** Take in what a document said, from where it is kept. @state borrowed, may be NULL. */
void rest_load(Rest *rest, const json_t *state);

/** Keep what the document said in its kind's @state (borrowed): the member "rest", none of it
 * where nothing was said. */
void rest_keep(const Rest *rest, json_t *state);

/** Whether the hour or the day of @at_s (Unix seconds UTC) is one to be skipped. */
bool rest_skips(const Rest *rest, int64_t at_s);

#endif
