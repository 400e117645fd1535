#include "store/history.h"

#include "store/deliveries.h"
#include "store/posts.h"
#include "store/writer.h"

void
history_post_free(HistoryPost *post)
{
	if (post != NULL) {
		post_free(post->post);
		g_free(post->source);
		g_free(post->content);
		g_free(post);
	}
}

void
history_sighting_free(HistorySighting *sighting)
{
	if (sighting != NULL) {
		g_free(sighting->source);
		g_free(sighting->native_id);
		g_free(sighting);
	}
}

void
history_key_free(HistoryKey *key)
{
	if (key != NULL) {
		g_free(key->key);
		g_free(key->source);
		g_free(key->rule);
		g_free(key);
	}
}

void
history_edition_free(HistoryEdition *edition)
{
	if (edition != NULL) {
		g_free(edition->digest);
		g_free(edition->reason);
		g_free(edition);
	}
}

/* Its words as they are stored, with what was said of them elsewhere. */
static bool
read_words(Store *store, const DbStatement *row, HistoryPost *read, GError **error)
{
	json_auto_t *json = json_loads(db_text(row, 0), JSON_REJECT_DUPLICATES, NULL);

	if (!post_from_json(json, &read->post, error)) {
		return false;
	}
	g_clear_pointer(&read->post->tags, g_ptr_array_unref);
	read->own = read->post->consent;
	read->post->consent = (PostConsent)db_int(row, 1);
	return posts_tags(store, db_int(row, 5), &read->post->tags, error);
}

static bool
read_post(Store *store, const DbStatement *row, HistoryPost **post, GError **error)
{
	g_autoptr(HistoryPost) read = g_new0(HistoryPost, 1);

	read->first_seen_s = db_int(row, 2);
	read->time_s = db_int(row, 3);
	read->kept_out_s = db_int(row, 4);
	read->source = db_dup_text(row, 6);
	read->content = db_dup_text(row, 7);
	if (!db_is_null(row, 0)) {
		if (!read_words(store, row, read, error)) {
			return false;
		}
		read->post->id = db_int(row, 5);
	}
	*post = g_steal_pointer(&read);
	return true;
}

bool
history_post(Store *store, int64_t id, HistoryPost **post, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(store_db(store),
		"SELECT p.doc, p.consent, p.first_seen_s, p.time_s,"
		" CASE WHEN p.held_by = '" POSTS_HELD_BY_ORGANISER "' THEN p.held_s ELSE 0 END,"
		" p.id, (SELECT s.name FROM sighting g JOIN source s ON s.id = g.source"
		" WHERE g.post = p.id ORDER BY g.first_s, g.source LIMIT 1),"
		" (SELECT s.name FROM source s WHERE s.id = p.source)"
		" FROM post p WHERE p.id = $id");
	bool has_row;

	db_bind_int(find, "$id", id);
	if (!db_step(find, &has_row, error)) {
		return false;
	}
	if (!has_row) {
		*post = NULL;
		return true;
	}
	return read_post(store, find, post, error);
}

bool
history_owners(Store *store, const char *key, GPtrArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT post FROM post_key WHERE key = $key ORDER BY post");

	db_bind_text(select, "$key", key);
	return db_collect(select, db_read_id, g_free, ids, error);
}

#define SELECT_SIGHTINGS \
	"SELECT g.post, g.source, s.name, g.native_id, g.first_s, g.last_s FROM sighting g" \
	" JOIN source s ON s.id = g.source"

static gpointer
read_sighting(const DbStatement *row)
{
	HistorySighting *sighting = g_new0(HistorySighting, 1);

	sighting->post_id = db_int(row, 0);
	sighting->source_id = db_int(row, 1);
	sighting->source = db_dup_text(row, 2);
	sighting->native_id = db_dup_text(row, 3);
	sighting->first_s = db_int(row, 4);
	sighting->last_s = db_int(row, 5);
	return sighting;
}

bool
history_sightings(Store *store, int64_t id, GPtrArray **sightings, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_SIGHTINGS " WHERE g.post = $post ORDER BY g.first_s, g.source");

	db_bind_int(select, "$post", id);
	return db_collect(select, read_sighting, (GDestroyNotify)history_sighting_free, sightings,
		error);
}

bool
history_seen_as(Store *store, const char *native_id, GPtrArray **sightings, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_SIGHTINGS " WHERE g.native_id = $native_id ORDER BY g.post, g.source");

	db_bind_text(select, "$native_id", native_id);
	return db_collect(select, read_sighting, (GDestroyNotify)history_sighting_free, sightings,
		error);
}

static gpointer
read_key(const DbStatement *row)
{
	HistoryKey *key = g_new0(HistoryKey, 1);

	key->key = db_dup_text(row, 0);
	key->source = db_dup_text(row, 1);
	key->first_s = db_int(row, 2);
	key->rule = db_dup_text(row, 3);
	return key;
}

bool
history_keys(Store *store, int64_t id, GPtrArray **keys, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT k.key, s.name, k.first_s, k.rule FROM post_key k"
		" JOIN source s ON s.id = k.source WHERE k.post = $post"
		" ORDER BY k.strength DESC, k.key");

	db_bind_int(select, "$post", id);
	return db_collect(select, read_key, (GDestroyNotify)history_key_free, keys, error);
}

static gpointer
read_edition(const DbStatement *row)
{
	HistoryEdition *edition = g_new0(HistoryEdition, 1);

	edition->id = db_int(row, 0);
	edition->digest = db_dup_text(row, 1);
	edition->number = (int)db_int(row, 2);
	edition->start_s = db_int(row, 3);
	edition->end_s = db_int(row, 4);
	edition->frozen_s = db_int(row, 5);
	edition->reason = db_dup_text(row, 6);
	return edition;
}

bool
history_editions(Store *store, int64_t id, GPtrArray **editions, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT e.id, e.digest, e.number, e.start_s, e.end_s, e.frozen_s, p.reason"
		" FROM edition_post p JOIN edition e ON e.id = p.edition WHERE p.post = $post"
		" ORDER BY CASE WHEN e.frequency = 'after-chat' AND p.reason IS NOT NULL"
		" THEN 1 ELSE 0 END, e.id");
	g_autoptr(GPtrArray) found = NULL;

	db_bind_int(select, "$post", id);
	if (!db_collect(select, read_edition, (GDestroyNotify)history_edition_free, &found,
		    error)) {
		return false;
	}
	for (guint i = 0; i < found->len; i++) {
		HistoryEdition *edition = g_ptr_array_index(found, i);

		if (!deliveries_count(store, edition->id, edition->counts, error)) {
			return false;
		}
	}
	*editions = g_steal_pointer(&found);
	return true;
}
