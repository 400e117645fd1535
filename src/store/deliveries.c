#include "store/deliveries.h"

#include "base/error.h"
#include "store/db.h"
#include "store/writer.h"

#include <string.h>

#define SELECT_DELIVERIES                                                                          \
	"SELECT d.id, d.edition, d.subscription, u.email, u.name, s.format, s.token, d.state,"     \
	" d.tries, d.retry_s, d.detail FROM delivery d"                                            \
	" JOIN subscription s ON s.id = d.subscription JOIN subscriber u ON u.id = s.subscriber"

static gpointer
read_delivery(const DbStatement *row)
{
	Delivery *delivery = delivery_new();

	delivery->id = db_int(row, 0);
	delivery->edition_id = db_int(row, 1);
	delivery->subscription_id = db_int(row, 2);
	delivery->email = db_dup_text(row, 3);
	delivery->name = db_dup_text(row, 4);
	delivery->format = db_dup_text(row, 5);
	delivery->token = db_dup_text(row, 6);
	delivery->state = delivery_state_from_name(db_text(row, 7));
	delivery->tries = (int)db_int(row, 8);
	delivery->retry_s = db_int(row, 9);
	delivery->detail = db_dup_text(row, 10);
	return delivery;
}

bool
deliveries_queue(Store *store, int64_t edition_id, const char *digest, int64_t now_s, int *count,
		 GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO delivery (edition, subscription, state, changed_s)"
		" SELECT CAST($edition AS BIGINT), id, 'queued', CAST($changed_s AS BIGINT)"
		" FROM subscription WHERE digest = $digest AND state = 'active' ORDER BY id"
		" ON CONFLICT (edition, subscription) DO NOTHING RETURNING id");

	db_bind_int(put, "$edition", edition_id);
	db_bind_int(put, "$changed_s", now_s);
	db_bind_text(put, "$digest", digest);
	return db_run(put, count, error);
}

/* Every row in state @from becomes @to. */
static bool
move_all(Db *db, DeliveryState from, DeliveryState to, const char *detail, int64_t now_s,
	 int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE delivery SET state = $state, retry_s = 0, detail = $detail,"
		" changed_s = $changed_s WHERE state = $from RETURNING id");

	db_bind_text(update, "$state", delivery_state_name(to));
	db_bind_text(update, "$detail", detail);
	db_bind_int(update, "$changed_s", now_s);
	db_bind_text(update, "$from", delivery_state_name(from));
	return db_run(update, count, error);
}

bool
deliveries_recover(Store *store, bool resend, int64_t now_s, int *count, GError **error)
{
	return move_all(store_writer(store), DELIVERY_SENDING,
			resend ? DELIVERY_QUEUED : DELIVERY_UNCERTAIN,
			"the run was ended before the server answered", now_s, count, error);
}

bool
deliveries_settle(Store *store, bool resend, int64_t now_s, int *count, GError **error)
{
	return move_all(store_db(store), DELIVERY_UNCERTAIN,
			resend ? DELIVERY_QUEUED : DELIVERY_SENT,
			resend ? "sent again, as nobody knew" : "taken as sent, as nobody knew",
			now_s, count, error);
}

static bool
suppress(Db *db, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE delivery SET state = 'suppressed', detail = 'left before it went',"
		" changed_s = $changed_s WHERE state IN ('queued', 'retry') AND subscription IN"
		" (SELECT id FROM subscription WHERE state <> 'active')");

	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, NULL, error);
}

bool
deliveries_due(Store *store, int64_t now_s, int limit, GPtrArray **list, GError **error)
{
	Db *db = store_db(store);
	g_autoptr(DbStatement) select = db_prepare(db,
		SELECT_DELIVERIES " WHERE d.state = 'queued'"
		" OR (d.state = 'retry' AND (d.retry_s <= $now_s OR d.retry_s > $late_s))"
		" ORDER BY d.edition, d.id LIMIT $limit");

	/* No back-off is longer than a day: such a time was set by a clock that ran ahead. */
	db_bind_int(select, "$now_s", now_s);
	db_bind_int(select, "$late_s", now_s + 24 * 3600);
	db_bind_int(select, "$limit", limit);
	return suppress(db, now_s, error)
	       && db_collect(select, read_delivery, (GDestroyNotify)delivery_free, list, error);
}

bool
deliveries_move(Store *store, const Delivery *from, DeliveryState to, int64_t retry_s,
		const char *detail, int64_t now_s, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE delivery SET state = $state, tries = tries + $tries, retry_s = $retry_s,"
		" detail = $detail, changed_s = $changed_s"
		" WHERE id = $id AND state = $from RETURNING id");
	/* The journal must take whatever a server says, Latin-1 and all. */
	g_autofree char *clean = detail == NULL ? NULL : error_clean_text(detail);
	bool is_refused_early = to == DELIVERY_RETRY && from->state != DELIVERY_SENDING;
	int rows;

	db_bind_text(update, "$state", delivery_state_name(to));
	db_bind_int(update, "$tries", to == DELIVERY_SENDING || is_refused_early);
	db_bind_int(update, "$retry_s", to == DELIVERY_RETRY ? retry_s : 0);
	db_bind_text(update, "$detail", clean);
	db_bind_int(update, "$changed_s", now_s);
	db_bind_int(update, "$id", from->id);
	db_bind_text(update, "$from", delivery_state_name(from->state));
	if (!db_run(update, &rows, error)) {
		return false;
	}
	if (rows == 0) {
		return db_refuse(db, error, ERROR_STORE_PERMANENT,
				 "delivery %" G_GINT64_FORMAT " is no longer %s", from->id,
				 delivery_state_name(from->state));
	}
	return true;
}

bool
deliveries_count(Store *store, int64_t edition_id, int64_t *counts, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT state, count(*) FROM delivery WHERE CAST($edition AS BIGINT) = 0"
		" OR edition = CAST($edition AS BIGINT) GROUP BY state");
	int64_t read[DELIVERY_STATES] = { 0 };
	bool has_row = true;

	db_bind_int(select, "$edition", edition_id);
	while (has_row) {
		if (!db_step(select, &has_row, error)) {
			return false;
		}
		if (has_row) {
			read[delivery_state_from_name(db_text(select, 0))] = db_int(select, 1);
		}
	}
	memcpy(counts, read, sizeof(read));
	return true;
}

bool
deliveries_list(Store *store, DeliveryState state, int limit, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_DELIVERIES " WHERE d.state = $state"
		" ORDER BY d.changed_s DESC, d.id DESC LIMIT $limit");

	db_bind_text(select, "$state", delivery_state_name(state));
	db_bind_int(select, "$limit", limit);
	return db_collect(select, read_delivery, (GDestroyNotify)delivery_free, list, error);
}
