#include "store/consents.h"

#include "base/now.h"
#include "store/keyhash.h"
#include "store/writer.h"

#include <string.h>

/* The strictest of a key: as it was remembered, or of the post that has it. */
static bool
look_at_key(Db *db, const char *key, const char *hash, PostConsent *level, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT max(said.level) FROM ("
		"SELECT level FROM consent WHERE hash = $hash UNION ALL"
		" SELECT p.consent AS level FROM post_key k JOIN post p ON p.id = k.post"
		" WHERE k.key = $key) AS said");
	int64_t strictest;

	db_bind_text(find, "$hash", hash);
	db_bind_text(find, "$key", key);
	if (!db_run_int(find, &strictest, error)) {
		return false;
	}
	*level = MAX(*level, (PostConsent)strictest);
	return true;
}

/* Of a name for which the account said no, and the organiser. */
#define BY_BOTH "both"
#define IS_ORGANISERS "said_by IN ('" CONSENTS_BY_ORGANISER "', '" BY_BOTH "')"

/* The names are one person's: the latest word under any of them counts, but for the organiser's,
 * which stands for each name. */
static bool
look_at_author(Db *db, const char *hash, ConsentStanding *standing, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT r.last_s, r.lifted_s, CASE WHEN r.lifted_s = 0 AND " IS_ORGANISERS
		" THEN 1 ELSE 0 END, c.level"
		" FROM (SELECT $hash AS hash) AS named LEFT JOIN refusal r ON r.hash = named.hash"
		" LEFT JOIN consent c ON c.hash = named.hash");
	bool has_row;

	db_bind_text(find, "$hash", hash);
	if (!db_step(find, &has_row, error)) {
		return false;
	}
	standing->author_wants_less |= has_row && db_int(find, 3) >= POST_CONSENT_REDUCED;
	if (has_row && db_int(find, 0) != 0) {
		standing->has_author_no = true;
		standing->last_no_s = MAX(standing->last_no_s, db_int(find, 0));
		standing->yes_s = MAX(standing->yes_s, db_int(find, 1));
		standing->is_organisers = standing->is_organisers || db_int(find, 2) != 0;
	}
	return true;
}

/* Where nobody ever said a thing, names need not be hashed: that is dearer than this look. */
static bool
look_at_authors(Store *store, const GPtrArray *authors, ConsentStanding *standing, GError **error)
{
	Db *db = store_db(store);
	g_autoptr(GPtrArray) names = NULL;
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT CASE WHEN EXISTS (SELECT 1 FROM refusal) OR EXISTS (SELECT 1 FROM consent)"
		" THEN 1 ELSE 0 END");
	int64_t found;

	if (!db_run_int(find, &found, error)) {
		return false;
	}
	if (found == 0) {
		return true;
	}
	if (!keyhash_known(store, authors, &names, error)) {
		return false;
	}
	for (guint i = 0; i < names->len; i++) {
		if (!look_at_author(db, g_ptr_array_index(names, i), standing, error)) {
			return false;
		}
	}
	return true;
}

bool
consents_standing(Store *store, const GPtrArray *keys, const GPtrArray *authors,
	ConsentStanding *standing, GError **error)
{
	Db *db = store_db(store);
	g_autoptr(GPtrArray) hashes = NULL;
	ConsentStanding found = { .level = POST_CONSENT_UNSAID };

	if (!keyhash_known(store, keys, &hashes, error)
		|| !look_at_authors(store, authors, &found, error)) {
		return false;
	}
	for (guint i = 0; i < keys->len; i++) {
		const char *hash = i < hashes->len ? g_ptr_array_index(hashes, i) : NULL;

		if (!look_at_key(db, g_ptr_array_index(keys, i), hash, &found.level, error)) {
			return false;
		}
	}
	found.yes_s = found.yes_s >= found.last_no_s ? found.yes_s : 0;
	*standing = found;
	return true;
}

bool
consents_remember(Store *store, const GPtrArray *keys, PostConsent level, int64_t said_s,
	GError **error)
{
	g_autoptr(GPtrArray) hashes = NULL;

	if (level < POST_CONSENT_REDUCED) {
		return true;
	}
	if (!keyhash_all(store, keys, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		g_autoptr(DbStatement) put = db_prepare(store_writer(store),
			"INSERT INTO consent (hash, level, said_s) VALUES ($hash, $level, $said_s)"
			" ON CONFLICT (hash) DO UPDATE SET level = excluded.level,"
			" said_s = excluded.said_s WHERE consent.level < excluded.level");

		db_bind_text(put, "$hash", g_ptr_array_index(hashes, i));
		db_bind_int(put, "$level", level);
		db_bind_int(put, "$said_s", said_s - said_s % DAY_S);
		if (!db_run(put, NULL, error)) {
			return false;
		}
	}
	return true;
}

static bool
refuse_name(Db *db, const char *hash, const char *said_by, int64_t said_s, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO refusal (hash, said_by, first_s, last_s)"
		" VALUES ($hash, $said_by, $said_s, $said_s)"
		" ON CONFLICT (hash) DO UPDATE SET lifted_s = 0, said_by = CASE"
		" WHEN refusal.lifted_s <> 0 OR refusal.said_by = excluded.said_by"
		" OR refusal.said_by = '" CONSENTS_BY_ALIAS "' THEN excluded.said_by"
		" WHEN excluded.said_by = '" CONSENTS_BY_ALIAS "' THEN refusal.said_by"
		" ELSE '" BY_BOTH "' END,"
		" last_s = CASE WHEN excluded.last_s > refusal.last_s THEN excluded.last_s"
		" ELSE refusal.last_s END"
		" WHERE refusal.last_s < excluded.last_s OR refusal.lifted_s <> 0"
		" OR refusal.said_by NOT IN (excluded.said_by, '" BY_BOTH "')");

	db_bind_text(put, "$hash", hash);
	db_bind_text(put, "$said_by", said_by);
	db_bind_int(put, "$said_s", said_s);
	return db_run(put, NULL, error);
}

/* @is_lifted out: it stood, and no more. */
static bool
readmit_by_account(Db *db, const char *hash, int64_t said_s, bool *is_lifted, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE refusal SET lifted_s = CASE WHEN last_s > $lifted_s THEN last_s"
		" ELSE $lifted_s END WHERE hash = $hash AND lifted_s = 0"
		" AND NOT (" IS_ORGANISERS ") RETURNING hash");
	int rows;

	db_bind_text(update, "$hash", hash);
	db_bind_int(update, "$lifted_s", said_s);
	if (!db_run(update, &rows, error)) {
		return false;
	}
	*is_lifted = rows > 0;
	return true;
}

/* The account's own no, where there is one, stays. */
static bool
leave_to_account(Db *db, const char *hash, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE refusal SET said_by = '" CONSENTS_BY_ACCOUNT "'"
		" WHERE hash = $hash AND said_by = '" BY_BOTH "'");

	db_bind_text(update, "$hash", hash);
	return db_run(update, NULL, error);
}

/* What was published until now stays out. */
static bool
readmit_by_organiser(Db *db, const char *hash, int64_t said_s, bool *is_lifted, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE refusal SET last_s = $said_s, lifted_s = $said_s"
		" WHERE hash = $hash AND lifted_s = 0 AND said_by IN"
		" ('" CONSENTS_BY_ORGANISER "', '" CONSENTS_BY_ALIAS "') RETURNING hash");
	int rows;

	db_bind_text(update, "$hash", hash);
	db_bind_int(update, "$said_s", said_s);
	if (!db_run(update, &rows, error) || !leave_to_account(db, hash, error)) {
		return false;
	}
	*is_lifted = rows > 0;
	return true;
}

/* The row of the author, where there is one: who opted out is no name any more. */
static bool
mark_author(Db *db, const char *hash, int64_t opted_out_s, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		opted_out_s != 0
			? "UPDATE author SET name = NULL, handle = NULL, opted_out_s = $opted_out_s"
			  " WHERE key = $key AND opted_out_s = 0"
			: "UPDATE author SET opted_out_s = $opted_out_s"
			  " WHERE key = $key AND opted_out_s <> 0");

	db_bind_text(update, "$key", hash);
	db_bind_int(update, "$opted_out_s", opted_out_s);
	return db_run(update, NULL, error);
}

bool
consents_refuse_author(Store *store, const GPtrArray *authors, const char *said_by, int64_t said_s,
	GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(GPtrArray) hashes = NULL;

	if (!keyhash_all(store, authors, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		const char *hash = g_ptr_array_index(hashes, i);

		if (!refuse_name(db, hash, said_by, said_s, error)
			|| !mark_author(db, hash, said_s, error)) {
			return false;
		}
	}
	return true;
}

bool
consents_readmit_author(Store *store, const GPtrArray *authors, const char *said_by, int64_t said_s,
	GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(GPtrArray) hashes = NULL;
	const bool is_account = strcmp(said_by, CONSENTS_BY_ACCOUNT) == 0;

	if (!keyhash_all(store, authors, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		const char *hash = g_ptr_array_index(hashes, i);
		bool is_lifted = false;

		if (!(is_account ? readmit_by_account : readmit_by_organiser)(db, hash, said_s,
			    &is_lifted, error)
			|| (is_lifted && !mark_author(db, hash, 0, error))) {
			return false;
		}
	}
	return true;
}

bool
consents_count_out(Store *store, const GPtrArray *authors, guint *count, GError **error)
{
	g_autoptr(GPtrArray) hashes = NULL;
	guint found = 0;

	if (!keyhash_all(store, authors, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		g_autoptr(DbStatement) find = db_prepare(store_writer(store),
			"SELECT count(*) FROM refusal WHERE hash = $hash AND lifted_s = 0"
			" AND " IS_ORGANISERS);
		int64_t rows;

		db_bind_text(find, "$hash", g_ptr_array_index(hashes, i));
		if (!db_run_int(find, &rows, error)) {
			return false;
		}
		found += rows > 0;
	}
	*count = found;
	return true;
}

bool
consents_forget(Store *store, const GPtrArray *keys, GError **error)
{
	g_autoptr(GPtrArray) hashes = NULL;

	if (!keyhash_all(store, keys, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		g_autoptr(DbStatement) erase = db_prepare(store_writer(store),
			"DELETE FROM consent WHERE hash = $hash AND level < $level");

		db_bind_text(erase, "$hash", g_ptr_array_index(hashes, i));
		db_bind_int(erase, "$level", POST_CONSENT_REFUSED);
		if (!db_run(erase, NULL, error)) {
			return false;
		}
	}
	return true;
}
