/** One item of a described kind into a post. */
#ifndef TAGDIGEST_SOURCE_API_POST_H
#define TAGDIGEST_SOURCE_API_POST_H

#include "model/post.h"
#include "model/source_spec.h"
#include "source/api_value.h"
#include "text/hashtag_glance.h"

/** How items are read. All borrowed. */
typedef struct ApiPostReader {
	const SourceSpec *spec; /* of a described kind */
	ApiItem at;             /* but for the item itself */
	int64_t now_s;          /* when the server said this: Unix seconds UTC, or DATE_UNKNOWN */
} ApiPostReader;

/** What an item is. */
typedef enum ApiPostVerdict {
	API_POST_READ,
	API_POST_DROPPED,  /* the kind's conditions say that it is no post, or no more */
	API_POST_NAMELESS, /* it has neither id, uri nor url, or no words */
} ApiPostVerdict;

/**
 * Read an item.
 *
 * @json  borrowed.
 * @post  out, owned: with API_POST_READ; else untouched.
 */
ApiPostVerdict api_post_read(const ApiPostReader *reader, const json_t *json, Post **post);

/** The id of an item, as lists are told apart by it: its own, else a hash of its name. @return
 * owned, or NULL. */
char *api_post_id(const ApiPostReader *reader, const json_t *json);

/** When it was published: Unix seconds UTC, or 0. */
int64_t api_post_time(const ApiPostReader *reader, const json_t *json);

/** Whether an item may have one of the hashtags that are looked for, by a glance at its words. */
bool api_post_glance(const ApiPostReader *reader, const HashtagGlance *glance, const json_t *json);

#endif
