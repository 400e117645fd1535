/* The part of memos that is their journal: the same steps as those of store/deliveries. */
#include "store/memos.h"

#include "base/error.h"
#include "store/db.h"
#include "store/lease.h"
#include "store/writer.h"

bool
memos_resend_lost(Store *store, const char *machine, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE memo SET state = 'queued', copies = copies + 1, owner = NULL,"
		" detail = $detail, changed_s = $changed_s WHERE" LEASE_IS_DEAD " AND copies = 0"
		" AND doc IS NOT NULL RETURNING id");

	return lease_take_dead(update, machine, now_s, count, error);
}

bool
memos_doubt_lost(Store *store, const char *machine, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE memo SET state = 'uncertain', detail = $detail,"
		" changed_s = $changed_s WHERE" LEASE_IS_DEAD " RETURNING id");

	return lease_take_dead(update, machine, now_s, count, error);
}

bool
memos_doubt(Store *store, int64_t now_s, const char *detail, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE memo SET state = 'uncertain', retry_s = 0, owner = NULL,"
		" detail = $detail, changed_s = $changed_s"
		" WHERE state IN ('queued', 'retry', 'sending')");

	db_bind_text(update, "$detail", detail);
	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, NULL, error);
}

static bool
resend_uncertain(Store *store, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE memo SET state = 'queued', retry_s = 0, copies = copies + 1, owner = NULL,"
		" detail = 'sent again, as nobody knew', changed_s = $changed_s"
		" WHERE state = 'uncertain' AND doc IS NOT NULL RETURNING id");

	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, count, error);
}

bool
memos_settle(Store *store, bool resend, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE memo SET state = 'sent', retry_s = 0, owner = NULL, recipient = NULL,"
		" doc = NULL, detail = 'taken as sent, as nobody knew', changed_s = $changed_s"
		" WHERE state = 'uncertain' RETURNING id");

	if (resend) {
		return resend_uncertain(store, now_s, count, error);
	}
	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, count, error);
}

/* Whoever is forgotten while a mail to them is on its way is forgotten in it, too; and what nobody
 * knows the end of keeps its words only as long as they could be sent again. */
static const char *const expire_steps[] = {
	"UPDATE memo SET state = 'failed', retry_s = 0, recipient = NULL, doc = NULL,"
	" detail = COALESCE(detail, 'it could not go in time'), changed_s = $now_s"
	" WHERE state IN ('queued', 'retry') AND expires_s <> 0 AND expires_s < $now_s",

	"UPDATE memo SET state = 'suppressed', retry_s = 0, recipient = NULL,"
	" changed_s = $now_s WHERE state IN ('queued', 'retry') AND doc IS NULL",

	"UPDATE memo SET recipient = NULL, doc = NULL, changed_s = $now_s"
	" WHERE state = 'uncertain' AND doc IS NOT NULL AND expires_s <> 0"
	" AND expires_s < $now_s",
};

bool
memos_expire(Store *store, int64_t now_s, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(expire_steps); i++) {
		g_autoptr(DbStatement) update = db_prepare(store_writer(store), expire_steps[i]);

		db_bind_int(update, "$now_s", now_s);
		if (!db_run(update, NULL, error)) {
			return false;
		}
	}
	return true;
}

bool
memos_claim(Store *store, const Delivery *from, const DeliveryLease *lease, bool *is_ours,
	GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE memo SET state = 'sending', tries = tries + 1, retry_s = 0,"
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
memos_renew(Store *store, const DeliveryLease *lease, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE memo SET until_s = $until_s WHERE state = 'sending' AND owner = $owner");

	db_bind_int(update, "$until_s", lease->until_s);
	db_bind_text(update, "$owner", lease->owner);
	return db_run(update, NULL, error);
}

#define IS_OVER " CAST($state AS TEXT) IN ('sent', 'failed', 'suppressed')"

bool
memos_move(Store *store, const Delivery *from, const DeliveryMove *move, const DeliveryLease *lease,
	GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE memo SET state = $state, tries = tries + $tries, retry_s = $retry_s,"
		" copies = copies + $copies, is_suspect = $is_suspect, detail = $detail,"
		" recipient = CASE WHEN" IS_OVER " THEN NULL ELSE recipient END,"
		" doc = CASE WHEN" IS_OVER " THEN NULL ELSE doc END,"
		" owner = CASE WHEN CAST($state AS TEXT) = 'uncertain' THEN owner END,"
		" changed_s = $changed_s WHERE id = $id AND (state = $from OR"
		" (CAST($from AS TEXT) = 'sending' AND state = 'uncertain')) AND"
		" (CAST($from AS TEXT) <> 'sending' OR owner IS NOT DISTINCT FROM $owner)"
		" RETURNING id");
	const bool is_retry = move->to == DELIVERY_RETRY;
	g_autofree char *clean = move->detail == NULL ? NULL : error_clean_text(move->detail);
	int rows;

	db_bind_text(update, "$state", delivery_state_name(move->to));
	db_bind_int(update, "$tries",
		is_retry && !move->is_free && from->state != DELIVERY_SENDING);
	db_bind_int(update, "$retry_s", is_retry ? move->retry_s : 0);
	db_bind_int(update, "$copies", is_retry && move->is_copy);
	db_bind_int(update, "$is_suspect", move->is_suspect || from->is_suspect);
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
			"memo %" G_GINT64_FORMAT " is no longer %s", from->id,
			delivery_state_name(from->state));
	}
	return true;
}
