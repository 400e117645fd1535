#include "store/posts_merge.h"

#include "store/posts.h"

#include <string.h>

/* In this order; $survivor and $other in each. Keys, sightings and the like of $other go with its
 * row. */
static const char *const steps[] = {
	"INSERT INTO post_key (key, post, strength, home, source, first_s, rule)"
	" SELECT key, CAST($survivor AS BIGINT), strength, home, source, first_s, rule"
	" FROM post_key WHERE post = $other ON CONFLICT (key, post) DO NOTHING",

	"INSERT INTO sighting (post, source, how, native_id, first_s, last_s)"
	" SELECT CAST($survivor AS BIGINT), source, how, native_id, first_s, last_s FROM sighting"
	" WHERE post = $other ON CONFLICT (post, source) DO UPDATE SET"
	" first_s = CASE WHEN excluded.first_s < sighting.first_s THEN excluded.first_s"
	" ELSE sighting.first_s END,"
	" last_s = CASE WHEN excluded.last_s > sighting.last_s THEN excluded.last_s"
	" ELSE sighting.last_s END, how = CASE WHEN excluded.how = '" POSTS_BY_POLL "'"
	" THEN excluded.how ELSE sighting.how END",

	"INSERT INTO import_next (digest, post) SELECT digest, CAST($survivor AS BIGINT)"
	" FROM import_next WHERE post = $other ON CONFLICT (digest, post) DO NOTHING",

	"INSERT INTO post_tag (post, key, display)"
	" SELECT CAST($survivor AS BIGINT), key, display FROM post_tag WHERE post = $other"
	" ON CONFLICT (post, key) DO NOTHING",

	"INSERT INTO verdict (post, digest, passed, reason, rules)"
	" SELECT CAST($survivor AS BIGINT), digest, passed, reason, rules FROM verdict"
	" WHERE post = $other ON CONFLICT (post, digest) DO NOTHING",

	"DELETE FROM edition_post WHERE post = $survivor AND EXISTS (SELECT 1 FROM edition_post o"
	" WHERE o.post = $other AND o.digest = edition_post.digest"
	" AND o.frequency = edition_post.frequency"
	" AND o.edition < edition_post.edition)",

	"DELETE FROM edition_post WHERE post = $other AND EXISTS (SELECT 1 FROM edition_post s"
	" WHERE s.post = $survivor AND s.digest = edition_post.digest"
	" AND s.frequency = edition_post.frequency)",

	"UPDATE edition_post SET post = $survivor WHERE post = $other",

	"INSERT INTO chat_word (post, tag, word, question, said_s)"
	" SELECT CAST($survivor AS BIGINT), tag, word, question, said_s FROM chat_word"
	" WHERE post = $other ON CONFLICT (post, tag) DO NOTHING",

	"UPDATE post SET first_seen_s = (SELECT min(o.first_seen_s) FROM post o"
	" WHERE o.id = $survivor OR o.id = $other), consent = (SELECT max(o.consent) FROM post o"
	" WHERE o.id = $survivor OR o.id = $other) WHERE id = $survivor",

	("UPDATE post SET hold = '" POSTS_HOLD_DROPPED "',"
	 " held_by = '" POSTS_HELD_BY_ORGANISER "',"
	 " held_s = (SELECT o.held_s FROM post o WHERE o.id = $other)"
	 " WHERE id = $survivor AND hold <> '" POSTS_HOLD_DROPPED "'"
	 " AND EXISTS (SELECT 1 FROM post o"
	 " WHERE o.id = $other AND o.held_by = '" POSTS_HELD_BY_ORGANISER "')"),

	"DELETE FROM post WHERE id = $other",
};

bool
posts_merge(Db *db, int64_t survivor_id, int64_t other_id, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_autoptr(DbStatement) step = db_prepare(db, steps[i]);

		db_bind_int(step, "$other", other_id);
		if (strstr(steps[i], "$survivor") != NULL) {
			db_bind_int(step, "$survivor", survivor_id);
		}
		if (!db_run(step, NULL, error)) {
			return false;
		}
	}
	return true;
}

bool
posts_move_content(Db *db, int64_t id, int64_t from_id, GError **error)
{
	g_autoptr(DbStatement) move = db_prepare(db,
		"UPDATE post SET (source, author, published_s, updated_s, words, doc) ="
		" (SELECT source, author, published_s, updated_s, words, doc FROM post"
		" WHERE id = $from) WHERE id = $id");

	db_bind_int(move, "$from", from_id);
	db_bind_int(move, "$id", id);
	return db_run(move, NULL, error);
}
