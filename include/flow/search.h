/** Search: stored posts by their words, whenever they were posted, as far as a digest of the ini
 * may show them. */
#ifndef TAGDIGEST_FLOW_SEARCH_H
#define TAGDIGEST_FLOW_SEARCH_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "model/post.h"

/** So many are shown when nobody says how many. */
#define SEARCH_SHOWN 20

/** Of more that are there than are shown so many are counted. */
#define SEARCH_COUNTED_MAX 1000

/** A post that was found. Borrowed. */
typedef struct SearchHit {
	Post *post;          /* what of it may be shown; search_json() changes it */
	const char *excerpt; /* one line, with the words that were looked for; NULL: none */
	int64_t time_s;      /* Unix seconds UTC */
	GTimeZone *zone;     /* in which it is said */
} SearchHit;

/** Shows one. @hit borrowed. */
typedef void (*SearchShow)(const SearchHit *hit, void *data);

/** What is asked. All borrowed; NULL: nothing of that kind. */
typedef struct SearchWish {
	const char *words; /* as they were typed (text/query) */
	const char *tag;   /* of this hashtag */
	const char *by;    /* a name, a handle, the address of a profile */
	const char *since; /* a day */
	const char *limit; /* a number, or "all" */
	bool is_for_all;   /* show all of them where limit says nothing */
	SearchShow show;   /* is handed each of those */
	void *data;        /* for it */
} SearchWish;

/** How many there were. */
typedef struct SearchCount {
	guint shown, found;
	bool is_more; /* and more than found */
} SearchCount;

/**
 * Bring the index of words up to date, and look; the newest first.
 *
 * @wish   borrowed.
 * @count  out.
 * @error  USAGE_PERMANENT when nothing is asked that can be looked for; STORE_*, CONFIG_PERMANENT;
 *         SYSTEM_TEMPORARY when somebody asks to stop.
 */
bool search_run(Context *context, const SearchWish *wish, SearchCount *count, GError **error);

/** A post for a terminal: when, who, where; the words, the hashtags, the address. @return owned:
 * whole lines. */
char *search_text(const SearchHit *hit);

/** As a line of JSON, as `tagdigest parse` prints posts. @return owned, without its line end. */
char *search_json(const SearchHit *hit);

/** How many there were, and what to do about more, or none. @return owned: a line. */
char *search_end(const SearchCount *count);

#endif
