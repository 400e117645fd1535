#include "store/asked.h"

#include "base/now.h"
#include "store/db.h"
#include "store/keyhash.h"
#include "store/writer.h"

#define WEEK_S (7 * DAY_S)

/* What is over is of no use to anybody; a time days ahead was set by a clock that was so,
 * too. */
static bool
forget(Store *store, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) remove = db_prepare(store_writer(store),
		"DELETE FROM asked WHERE asked_s <= $since_s OR asked_s > $until_s");

	db_bind_int(remove, "$since_s", now_s - WEEK_S);
	db_bind_int(remove, "$until_s", now_s + DAY_S);
	return db_run(remove, NULL, error);
}

static bool
is_noted(Store *store, const char *hash, bool *is_there, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT count(*) FROM asked WHERE hash = $hash");
	int64_t rows;

	db_bind_text(select, "$hash", hash);
	if (!db_run_int(select, &rows, error)) {
		return false;
	}
	*is_there = rows > 0;
	return true;
}

static bool
count_since(Store *store, int64_t since_s, int64_t *rows, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT count(*) FROM asked WHERE asked_s > $since_s");

	db_bind_int(select, "$since_s", since_s);
	return db_run_int(select, rows, error);
}

static bool
note(Store *store, const char *hash, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO asked (hash, asked_s) VALUES ($hash, $asked_s)");

	db_bind_text(put, "$hash", hash);
	db_bind_int(put, "$asked_s", now_s);
	return db_run(put, NULL, error);
}

bool
asked_may(Store *store, const AskedName *name, int64_t now_s, AskedAnswer *answer, GError **error)
{
	g_autofree char *hash = NULL;
	int64_t rows = 0;
	bool is_there;

	if (!forget(store, now_s, error) || !keyhash_make(store, name->name, &hash, error)
		|| !is_noted(store, hash, &is_there, error)
		|| !count_since(store, now_s - HOUR_S, &rows, error)) {
		return false;
	}
	if (is_there) {
		*answer = ASKED_ALREADY;
		return true;
	}
	if (name->most > 0 && rows >= name->most) {
		*answer = ASKED_TOO_MANY;
		return true;
	}
	*answer = ASKED_MAY;
	return note(store, hash, now_s, error);
}
