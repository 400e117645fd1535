/** Which stored posts may be shown and passed on beside editions, and what of them: as search and
 * export do. What a digest of the ini may show is shown, whether or not an edition had it. */
#ifndef TAGDIGEST_FLOW_SHOWING_H
#define TAGDIGEST_FLOW_SHOWING_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "flow/ingest.h"
#include "store/posts.h"

/** What somebody wants to see of the posts, as it was typed. Borrowed; NULL: all. */
typedef struct ShowingWish {
	const char *tag;   /* of this hashtag */
	const char *since; /* of this day or later */
} ShowingWish;

/**
 * The same as the store looks for it: a hashtag with all names that a digest has for it, a day in
 * the zone of the first digest.
 *
 * @tags     borrowed: added to, as in PostsSought.
 * @since_s  out: likewise.
 * @error   USAGE_PERMANENT.
 */
bool showing_seek(const Context *context, const ShowingWish *wish, GPtrArray *tags,
	int64_t *since_s, GError **error);

/** The keys of a hashtag: @key (borrowed) and all names of it in any digest. @return owned array of
 * char*. */
GPtrArray *showing_keys(const Config *config, const char *key);

/** In which zone times are read and said. @return owned; of the first digest. */
GTimeZone *showing_zone(const Config *config);

/**
 * Whether some digest of the ini may show a post, by the rules of today: its source's, the ini's
 * opt-outs and the digest's own; the organiser's yes to what was sent in stands above the last.
 *
 * @candidate  borrowed, as posts_seek() hands it out.
 */
bool showing_may(const Config *config, const Ingest *rules, const PostCandidate *candidate);

/** Leave of a post (changed) what may be shown: no mail addresses in names, and an excerpt alone
 * where its author has not agreed to more. */
void showing_make(Post *post);

/**
 * As it is passed on: as `tagdigest parse` prints it (post_write_shown()), nothing of it relative
 * to an address of ours.
 *
 * @post  borrowed, changed: as showing_make() left it.
 * @out   borrowed: put behind it, without a line end.
 */
void showing_write(Post *post, GString *out);

#endif
