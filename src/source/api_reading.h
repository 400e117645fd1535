/**
 * How far the source of a described kind has been read, and what is asked next. State, version 1:
 *
 *     tags     {KEY: what source/timeline keeps, and
 *                lookup, lookup_s   what stands for the hashtag there, and since when
 *                since              of kinds that are read forward: the id above which to go on
 *                since_s            the time of that post
 *                more               something may be above it
 *                marks              [[TIME, ID] …]: ids from which to read once more
 *                marked_s           when that was done last}
 *     turn     the key that is asked first
 *     run      {newest: pages that are awaited, unasked: hashtags that come next time}
 *     gate     "closed" or "partial", gate_s when that was asked
 *     answers  it has given a list before; seen: with something in it
 *     files    of a folder, etag, at …: source/api_files
 */
#ifndef TAGDIGEST_SOURCE_API_READING_H
#define TAGDIGEST_SOURCE_API_READING_H

#include "source/api_request.h"
#include "source/step.h"
#include "source/timeline.h"

/* What a request is for; the first word of its mark. */
#define API_GATE "gate"
#define API_LOOKUP "lookup"
#define API_NEWEST "newest"
#define API_GAP "gap"
#define API_AGAIN "again"
#define API_SINCE "since"

typedef struct ApiReading {
	const StepInput *input;
	const KindPlan *plan;
	Step *step;
	int left; /* requests that may still be asked */
} ApiReading;

/** The state of a hashtag: an object. Borrowed. */
json_t *api_reading_tag(const ApiReading *reading, const char *key);

/** A counter of the run. */
int api_reading_count(const ApiReading *reading, const char *name);

/** Set it. */
void api_reading_set_count(const ApiReading *reading, const char *name, int count);

/** Begin a run: ask for whom the server shows its posts, where that is due, else for hashtags. */
void api_reading_begin(ApiReading *reading);

/** Ask for the newest of each hashtag, in turns where the budget is not enough for all. */
void api_reading_begin_tags(ApiReading *reading);

/** Ask for the first page of a hashtag. @return false when the budget is spent. */
bool api_reading_ask_first(ApiReading *reading, const char *key);

/** Ask for what is still to be read of a hashtag, if there is anything and the budget allows. */
void api_reading_go_on(ApiReading *reading, const char *key);

/** Ask that of each hashtag. */
void api_reading_begin_rest(ApiReading *reading);

/** What comes behind a page, as a timeline has it: page->next and is_last. @asked borrowed: by what
 * this one was asked for; NULL: the newest. @count of items on it; @around as the document's. */
void api_reading_set_next(const ApiReading *reading, const char *asked, guint count,
	const json_t *around, TimelinePage *page);

/** A page that was read forward has come: move on above it, and remember places in it. */
void api_reading_take_since(const ApiReading *reading, const char *key, const TimelinePage *page);

/** Remember a place from which late ones are looked for. @time_s 0: nothing. */
void api_reading_mark(const ApiReading *reading, json_t *tag, const char *id, int64_t time_s);

/** Say what is behind. */
void api_reading_note_behind(const ApiReading *reading);

/** Say how far a hashtag has been read. */
void api_reading_note(const ApiReading *reading, const char *key);

/** Of the hashtags whose turn has not come. */
void api_reading_note_unasked(const ApiReading *reading);

#endif
