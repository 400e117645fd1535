/* The part of subscribers that knows people: by number, what is on record of them, and strangers
 * who never said yes. */
#include "store/subscribers.h"

#include "store/db.h"
#include "store/writer.h"

bool
subscribers_by_id(Store *store, int64_t id, Subscription **subscription, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT token FROM subscription WHERE id = $id");
	bool has_row;

	db_bind_int(select, "$id", id);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	if (!has_row) {
		*subscription = NULL;
		return true;
	}
	g_autofree char *token = db_dup_text(select, 0);
	return subscribers_by_token(store, token, subscription, error);
}

bool
subscribers_last_step(Store *store, int64_t subscription_id, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT max(id) FROM subscription_change WHERE subscription = $subscription");

	db_bind_int(select, "$subscription", subscription_id);
	return db_run_int(select, id, error);
}

bool
subscribers_person(Store *store, const char *email_key, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT id FROM subscriber WHERE email_key = $email_key");

	db_bind_text(select, "$email_key", email_key);
	return db_run_int(select, id, error);
}

/* Of whom nothing is on record but that they were asked for, and asked whether it was them.
 * $before_s in each. */
#define STRANGERS \
	"(SELECT u.id FROM subscriber u WHERE u.email IS NOT NULL AND EXISTS (SELECT 1" \
	" FROM subscription s WHERE s.subscriber = u.id) AND NOT EXISTS (SELECT 1 FROM memo m" \
	" WHERE m.subscriber = u.id AND m.made_s >= $before_s) AND NOT EXISTS (SELECT 1" \
	" FROM subscription s WHERE s.subscriber = u.id AND (s.state <> 'pending'" \
	" OR s.origin <> 'mail' OR s.changed_s >= $before_s OR EXISTS (SELECT 1" \
	" FROM subscription_change c WHERE c.subscription = s.id AND c.became <> 'pending'))))"

static bool
is_any_stranger(Store *store, int64_t before_s, bool *is_any, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT count(*) FROM subscriber WHERE id IN " STRANGERS);
	int64_t rows;

	db_bind_int(select, "$before_s", before_s);
	if (!db_run_int(select, &rows, error)) {
		return false;
	}
	*is_any = rows > 0;
	return true;
}

static bool
drop_strangers(Store *store, int64_t before_s, GError **error)
{
	static const char *const steps[] = {
		"UPDATE memo SET subscriber = NULL WHERE subscriber IN " STRANGERS,
		"UPDATE voice SET subscriber = NULL WHERE subscriber IN " STRANGERS,
		"DELETE FROM bounce WHERE subscriber IN " STRANGERS,
		"DELETE FROM subscription_change WHERE subscription IN"
		" (SELECT id FROM subscription WHERE subscriber IN " STRANGERS ")",
		/* The changes are gone: what is left of them is that they are pending. */
		"DELETE FROM subscription WHERE subscriber IN " STRANGERS,
		"DELETE FROM subscriber WHERE email IS NOT NULL AND since_s < $before_s"
		" AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.subscriber = subscriber.id)"
		" AND NOT EXISTS (SELECT 1 FROM memo m WHERE m.subscriber = subscriber.id)"
		" AND NOT EXISTS (SELECT 1 FROM voice v WHERE v.subscriber = subscriber.id)",
	};
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_join(store, &transaction, error)) {
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_autoptr(DbStatement) step = db_prepare(store_writer(store), steps[i]);

		db_bind_int(step, "$before_s", before_s);
		if (!db_run(step, NULL, error)) {
			return false;
		}
	}
	return store_transaction_commit(&transaction, error);
}

bool
subscribers_drop_strangers(Store *store, int64_t before_s, GError **error)
{
	bool is_any;

	return is_any_stranger(store, before_s, &is_any, error)
		&& (!is_any || drop_strangers(store, before_s, error));
}
