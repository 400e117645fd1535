#include "store/deliveries.h"

#include "base/error.h"
#include "base/now.h"
#include "store/db.h"
#include "store/deliveries_part.h"
#include "store/lease.h"
#include "store/subscribers_part.h"
#include "store/writer.h"

#include <string.h>

#define SELECT_DELIVERIES \
	"SELECT d.id, d.edition, d.subscription, COALESCE(u.email, '(forgotten)'), u.name," \
	" s.format, s.token, d.state," \
	" d.tries, d.retry_s, d.detail, d.copies, d.is_suspect, s.origin, s.since_s, d.apart" \
	" FROM delivery d" \
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
	/* One that this version does not know stays html. */
	mail_format_find(db_text(row, 5), &delivery->format);
	delivery->token = db_dup_text(row, 6);
	delivery->state = delivery_state_from_name(db_text(row, 7));
	delivery->tries = (int)db_int(row, 8);
	delivery->retry_s = db_int(row, 9);
	delivery->detail = db_dup_text(row, 10);
	delivery->copies = (int)db_int(row, 11);
	delivery->is_suspect = db_int(row, 12) != 0;
	delivery->origin = subscription_origin_from_name(db_text(row, 13));
	delivery->since_s = db_int(row, 14);
	delivery->apart = (unsigned)db_int(row, 15);
	return delivery;
}

bool
deliveries_queue(Store *store, const Edition *edition, int *count, GError **error)
{
	g_autofree char *sql = g_strconcat(
		"INSERT INTO delivery (edition, subscription, state, changed_s)"
		" SELECT CAST($edition AS BIGINT), id, 'queued', CAST($changed_s AS BIGINT)"
		" FROM subscription WHERE digest = $digest AND state = 'active'",
		subscribers_that_get(edition->frequency),
		" ORDER BY id ON CONFLICT (edition, subscription) DO NOTHING RETURNING id", NULL);
	g_autoptr(DbStatement) put = db_prepare(store_writer(store), sql);

	db_bind_int(put, "$edition", edition->id);
	db_bind_int(put, "$changed_s", edition->frozen_s);
	db_bind_text(put, "$digest", edition->digest);
	return db_run(put, count, error);
}

bool
deliveries_resend_lost(Store *store, const char *machine, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET state = 'queued', copies = copies + 1, owner = NULL,"
		" detail = $detail, changed_s = $changed_s WHERE" LEASE_IS_DEAD " AND copies = 0"
		" RETURNING id");

	return lease_take_dead(update, machine, now_s, count, error);
}

/* The owner stays: should it live after all, it may still say how it ended. */
bool
deliveries_doubt_lost(Store *store, const char *machine, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET state = 'uncertain', detail = $detail,"
		" changed_s = $changed_s WHERE" LEASE_IS_DEAD " RETURNING id");

	return lease_take_dead(update, machine, now_s, count, error);
}

bool
deliveries_doubt(Store *store, int64_t now_s, const char *detail, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_db(store),
		"UPDATE delivery SET state = 'uncertain', retry_s = 0, owner = NULL,"
		" detail = $detail, changed_s = $changed_s"
		" WHERE state IN ('queued', 'retry', 'sending')");

	db_bind_text(update, "$detail", detail);
	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, NULL, error);
}

bool
deliveries_settle(Store *store, bool resend, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_db(store),
		"UPDATE delivery SET state = $state, retry_s = 0, copies = copies + $copies,"
		" owner = NULL, detail = $detail, changed_s = $changed_s"
		" WHERE state = 'uncertain' RETURNING id");

	db_bind_text(update, "$state",
		delivery_state_name(resend ? DELIVERY_QUEUED : DELIVERY_SENT));
	db_bind_int(update, "$copies", resend);
	db_bind_text(update, "$detail",
		resend ? "sent again, as nobody knew" : "taken as sent, as nobody knew");
	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, count, error);
}

bool
deliveries_suppress(Store *store, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_db(store),
		"UPDATE delivery SET state = 'suppressed', detail = 'left before it went',"
		" changed_s = $changed_s WHERE state IN " DELIVERIES_OWED
		" AND subscription IN (SELECT id FROM subscription WHERE state <> 'active')");

	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, NULL, error);
}

/* A row that was changed after now was so by a clock that ran ahead, and its time is none. */
#define IS_DUE " (d.retry_s <= $now_s OR d.changed_s > $now_s)"

static bool
collect_due(DbStatement *select, int64_t now_s, int limit, GPtrArray **list, GError **error)
{
	db_bind_int(select, "$now_s", now_s);
	db_bind_int(select, "$limit", limit);
	return db_collect(select, read_delivery, (GDestroyNotify)delivery_free, list, error);
}

bool
deliveries_due(Store *store, const DeliveriesPage *page, int64_t now_s, GPtrArray **list,
	GError **error)
{

	static const Delivery first = { 0 };
	const Delivery *last = page->after != NULL ? page->after : &first;
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_DELIVERIES
		" WHERE d.state = $state AND d.is_suspect = 0 AND" IS_DUE
		" AND (d.edition, d.id) > ($edition, $id) ORDER BY d.edition, d.id LIMIT $limit");

	db_bind_text(select, "$state", delivery_state_name(page->state));
	db_bind_int(select, "$edition", last->edition_id);
	db_bind_int(select, "$id", last->id);
	return collect_due(select, now_s, page->limit, list, error);
}

bool
deliveries_suspects(Store *store, const DeliveriesPage *page, int64_t now_s, GPtrArray **list,
	GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_DELIVERIES " WHERE d.is_suspect = 1 AND d.state = $state AND" IS_DUE
				  " ORDER BY d.retry_s, d.id LIMIT $limit");

	db_bind_text(select, "$state", delivery_state_name(page->state));
	return collect_due(select, now_s, page->limit, list, error);
}

bool
deliveries_claim(Store *store, const Delivery *from, const DeliveryLease *lease, bool *is_ours,
	GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET state = 'sending', tries = tries + 1, retry_s = 0,"
		" owner = $owner, until_s = $until_s, detail = NULL, changed_s = $changed_s"
		" WHERE id = $id AND state = $from RETURNING id");
	int rows;

	db_bind_text(update, "$owner", lease->owner);
	db_bind_int(update, "$until_s", lease->until_s);
	db_bind_int(update, "$changed_s", lease->now_s);
	db_bind_int(update, "$id", from->id);
	db_bind_text(update, "$from", delivery_state_name(from->state));
	if (!db_run(update, &rows, error)) {
		return false;
	}
	*is_ours = rows == 1;
	return true;
}

bool
deliveries_renew(Store *store, const DeliveryLease *lease, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET until_s = $until_s WHERE state = 'sending'"
		" AND owner = $owner");

	db_bind_int(update, "$until_s", lease->until_s);
	db_bind_text(update, "$owner", lease->owner);
	return db_run(update, NULL, error);
}

bool
deliveries_move(Store *store, const Delivery *from, const DeliveryMove *move,
	const DeliveryLease *lease, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE delivery SET state = $state, tries = tries + $tries, retry_s = $retry_s,"
		" copies = copies + $copies, is_suspect = $is_suspect, detail = $detail,"
		" owner = CASE WHEN CAST($state AS TEXT) = 'uncertain' THEN owner END,"
		" changed_s = $changed_s WHERE id = $id AND (state = $from OR"
		" (CAST($from AS TEXT) = 'sending' AND state = 'uncertain')) AND"
		" (CAST($from AS TEXT) <> 'sending' OR owner IS NOT DISTINCT FROM $owner)"
		" RETURNING id");
	const bool is_retry = move->to == DELIVERY_RETRY;
	/* The journal must take whatever a server says, Latin-1 and all. */
	g_autofree char *clean = move->detail == NULL ? NULL : error_clean_text(move->detail);
	int rows;

	db_bind_text(update, "$state", delivery_state_name(move->to));
	db_bind_int(update, "$tries",
		is_retry && !move->is_free && from->state != DELIVERY_SENDING);
	db_bind_int(update, "$retry_s", is_retry || move->is_suspect ? move->retry_s : 0);
	db_bind_int(update, "$copies", is_retry && move->is_copy);
	db_bind_int(update, "$is_suspect", move->is_suspect || (!is_retry && from->is_suspect));
	db_bind_text(update, "$detail", clean);
	db_bind_int(update, "$changed_s", lease->now_s);
	db_bind_int(update, "$id", from->id);
	db_bind_text(update, "$from", delivery_state_name(from->state));
	db_bind_text(update, "$owner", lease->owner);
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
		SELECT_DELIVERIES
		" WHERE d.state = $state AND (d.state <> 'queued' OR d.detail IS NOT NULL)"
		" ORDER BY d.changed_s DESC, d.id DESC LIMIT $limit");

	db_bind_text(select, "$state", delivery_state_name(state));
	db_bind_int(select, "$limit", limit);
	return db_collect(select, read_delivery, (GDestroyNotify)delivery_free, list, error);
}
