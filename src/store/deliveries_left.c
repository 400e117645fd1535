/* The part of deliveries that counts what has left, by time. */
#include "store/deliveries.h"

#include "base/now.h"
#include "store/db.h"
#include "store/writer.h"

#define HAS_LEFT "state IN ('sent', 'uncertain')"

bool
deliveries_count_left(Store *store, int64_t since_s, int *count, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT count(*) FROM delivery WHERE " HAS_LEFT " AND changed_s > $since_s");
	int64_t rows;

	db_bind_int(select, "$since_s", since_s);
	if (!db_run_int(select, &rows, error)) {
		return false;
	}
	*count = (int)rows;
	return true;
}

bool
deliveries_fullest_day(Store *store, int64_t from_s, int64_t to_s, int *most, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT COALESCE(max(mails), 0) FROM (SELECT count(*) AS mails FROM delivery"
		" WHERE " HAS_LEFT " AND changed_s > $from_s AND changed_s <= $to_s"
		" GROUP BY (changed_s - CAST($from_s AS BIGINT)) / CAST($day_s AS BIGINT))"
		" AS days");
	int64_t rows;

	db_bind_int(select, "$from_s", from_s);
	db_bind_int(select, "$to_s", to_s);
	db_bind_int(select, "$day_s", DAY_S);
	if (!db_run_int(select, &rows, error)) {
		return false;
	}
	*most = (int)rows;
	return true;
}
