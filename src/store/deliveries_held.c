/* The part of deliveries that holds mails back, lets them go one a day, and brings who joins the
 * last edition. */
#include "store/deliveries.h"

#include "base/now.h"
#include "store/db.h"
#include "store/editions_part.h"
#include "store/writer.h"

bool
deliveries_hold(Store *store, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET state = 'held', retry_s = 0, is_suspect = 0,"
		" detail = COALESCE(detail, 'a newer edition came before it could go'),"
		" changed_s = $changed_s WHERE state = 'queued' AND copies = 0 AND EXISTS"
		" (SELECT 1 FROM edition old JOIN edition new ON new.digest = old.digest"
		" AND new.id > old.id AND new.frequency <> 'after-chat'"
		" AND old.frequency <> 'after-chat' JOIN delivery other ON other.edition = new.id"
		" WHERE old.id = delivery.edition AND other.subscription = delivery.subscription)"
		" RETURNING id");

	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, count, error);
}

bool
deliveries_queue_last(Store *store, const Subscription *one, int64_t now_s, int *count,
	GError **error)
{
	g_autofree char *sql = g_strconcat(
		"INSERT INTO delivery (edition, subscription, state, changed_s)"
		" SELECT e.id, CAST($subscription AS BIGINT), 'queued', CAST($changed_s AS BIGINT)"
		" FROM edition e WHERE e.digest = $digest AND e.",
		editions_of_course(SCHEDULE_COURSE_OWN),
		" AND e.held IS NULL AND EXISTS (SELECT 1 FROM delivery d"
		" WHERE d.edition = e.id AND d.state <> 'suppressed')"
		" AND EXISTS (SELECT 1 FROM variant v WHERE v.edition = e.id)"
		" ORDER BY e.end_s DESC, e.id DESC LIMIT 1"
		" ON CONFLICT (edition, subscription) DO NOTHING RETURNING id",
		NULL);
	g_autoptr(DbStatement) put = db_prepare(store_writer(store), sql);

	db_bind_int(put, "$subscription", one->id);
	db_bind_int(put, "$changed_s", now_s);
	db_bind_text(put, "$digest", one->digest);
	return db_run(put, count, error);
}

bool
deliveries_editions(Store *store, int64_t subscription_id, int number, GPtrArray **ids,
	GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT e.id FROM delivery d JOIN edition e ON e.id = d.edition"
		" WHERE d.subscription = $subscription AND e.number = $number ORDER BY e.id");

	db_bind_int(select, "$subscription", subscription_id);
	db_bind_int(select, "$number", number);
	return db_collect(select, db_read_id, g_free, ids, error);
}

/* For those who still want them, of editions whose words are kept. */
#define CAN_GO \
	" subscription IN (SELECT id FROM subscription WHERE state = 'active')" \
	" AND edition IN (SELECT edition FROM variant)"

bool
deliveries_let_go(Store *store, DeliveryState from, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET state = 'retry', tries = 0, is_suspect = 0, owner = NULL,"
		" retry_s = CAST($now_s AS BIGINT) + CAST($day_s AS BIGINT) * turn.days,"
		" changed_s = $now_s, detail = CAST($why AS TEXT) || COALESCE(detail, '')"
		" FROM (SELECT id AS which, row_number() OVER"
		" (PARTITION BY subscription ORDER BY edition) - 1 AS days FROM delivery"
		" WHERE state = $from AND" CAN_GO ") AS turn WHERE delivery.id = turn.which"
		" RETURNING id");

	db_bind_int(update, "$now_s", now_s);
	db_bind_int(update, "$day_s", DAY_S);
	db_bind_text(update, "$why",
		from == DELIVERY_FAILED ? "put back; it had failed: " : "was held; ");
	db_bind_text(update, "$from", delivery_state_name(from));
	return db_run(update, count, error);
}

bool
deliveries_drop_held(Store *store, int64_t now_s, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET state = 'suppressed', detail = 'the organiser let it be',"
		" changed_s = $changed_s WHERE state = 'held' RETURNING id");

	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, count, error);
}
