/** How the parts of posts read a stored post with what it is judged by. */
#ifndef TAGDIGEST_STORE_POSTS_PART_H
#define TAGDIGEST_STORE_POSTS_PART_H

#include <glib.h>
#include <stdbool.h>

#include "store/db.h"
#include "store/posts.h"

/** What is read of each; behind it whether it is admitted, 1 or 0; $digest is whose verdict. */
#define POSTS_CANDIDATE \
	"SELECT p.id, p.doc, p.first_seen_s, v.passed, v.reason, v.rules, p.consent," \
	" (SELECT s.name FROM sighting g JOIN source s ON s.id = g.source" \
	" WHERE g.post = p.id ORDER BY g.first_s, g.source LIMIT 1), p.source," \
	" COALESCE(p.author, 0), p.time_s, "
#define POSTS_CANDIDATE_OF \
	" FROM post p LEFT JOIN verdict v ON v.post = p.id AND v.digest = $digest"

/**
 * The post that a statement of these is at.
 *
 * @row        borrowed.
 * @candidate  out, owned.
 * @error      STORE_*; PARSE_PERMANENT when it is damaged.
 */
bool posts_read_candidate(Store *store, const DbStatement *row, PostCandidate **candidate,
	GError **error);

#endif
