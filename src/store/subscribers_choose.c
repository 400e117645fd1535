/* The part of subscribers that writes what they chose: how often, in which format. */
#include "store/subscribers.h"

#include "store/db.h"
#include "store/writer.h"

#define WHOSE \
	" WHERE subscriber IN (SELECT id FROM subscriber WHERE email_key = $email_key)" \
	" AND (CAST($digest AS TEXT) IS NULL OR digest = CAST($digest AS TEXT))"

/* One choice. Borrowed. */
typedef struct Chosen {
	const char *sql;
	const char *email_key;
	const char *digest; /* NULL: of all */
	const char *value;
} Chosen;

static bool
write_one(Store *store, const Chosen *chosen, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store), chosen->sql);

	db_bind_text(update, "$value", chosen->value);
	db_bind_text(update, "$email_key", chosen->email_key);
	db_bind_text(update, "$digest", chosen->digest);
	return db_run(update, NULL, error);
}

/* Who has had no edition yet has nothing to miss or to get twice: the choice counts at once. */
#define IS_NEW "NOT EXISTS (SELECT 1 FROM delivery d WHERE d.subscription = subscription.id)"
#define SET_MONTHLY \
	"UPDATE subscription SET frequency = CASE WHEN frequency IN ('monthly', 'to own')" \
	" OR " IS_NEW " THEN CAST($value AS TEXT) ELSE 'to monthly' END" WHOSE
#define SET_OWN \
	"UPDATE subscription SET frequency = CASE WHEN COALESCE(frequency, 'to monthly')" \
	" = 'to monthly' OR " IS_NEW " THEN CAST($value AS TEXT) ELSE 'to own' END" WHOSE

#define SET_CHATS "UPDATE subscription SET chats = CAST(CAST($value AS TEXT) AS BIGINT)" WHOSE

bool
subscribers_choose(Store *store, const char *email_key, const SubscribersChoice *choice,
	GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	Chosen chosen = { .email_key = email_key, .digest = choice->digest };

	if (!store_transaction_join(store, &transaction, error)) {
		return false;
	}
	if (choice->frequency != NULL) {
		chosen.sql = *choice->frequency == SUBSCRIPTION_MONTHLY ? SET_MONTHLY : SET_OWN;
		chosen.value = subscription_frequency_name(*choice->frequency);
		if (!write_one(store, &chosen, error)) {
			return false;
		}
	}
	if (choice->chats != SUBSCRIPTION_CHATS_UNSAID) {
		chosen.sql = SET_CHATS;
		chosen.value = choice->chats == SUBSCRIPTION_CHATS_YES ? "1" : "0";
		if (!write_one(store, &chosen, error)) {
			return false;
		}
	}
	if (choice->format != NULL) {
		chosen.sql = "UPDATE subscription SET format = $value" WHOSE;
		chosen.value = mail_format_name(*choice->format);
		if (!write_one(store, &chosen, error)) {
			return false;
		}
	}
	return store_transaction_commit(&transaction, error);
}

#define IS_OVER "state = 'paused' AND until_s > 0 AND until_s <= CAST($now_s AS BIGINT)"

static bool
is_any_over(Store *store, int64_t now_s, bool *is_any, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT count(*) FROM subscription WHERE " IS_OVER);
	int64_t rows;

	db_bind_int(select, "$now_s", now_s);
	if (!db_run_int(select, &rows, error)) {
		return false;
	}
	*is_any = rows > 0;
	return true;
}

static bool
wake(Store *store, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) note = db_prepare(store_writer(store),
		"INSERT INTO subscription_change"
		" (subscription, was, became, changed_s, changed_by, evidence)"
		" SELECT id, state, 'active', CAST($now_s AS BIGINT), changed_by,"
		" 'the pause is over' FROM subscription WHERE " IS_OVER);
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE subscription SET state = 'active', until_s = 0,"
		" changed_s = CAST($now_s AS BIGINT) WHERE " IS_OVER);

	db_bind_int(note, "$now_s", now_s);
	db_bind_int(update, "$now_s", now_s);
	return db_run(note, NULL, error) && db_run(update, NULL, error);
}

bool
subscribers_wake(Store *store, int64_t now_s, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	bool is_any;

	if (!is_any_over(store, now_s, &is_any, error)) {
		return false;
	}
	return !is_any
		|| (store_transaction_join(store, &transaction, error) && wake(store, now_s, error)
			&& store_transaction_commit(&transaction, error));
}

bool
subscribers_turn(Store *store, const char *digest, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE subscription SET frequency = CASE frequency WHEN 'to monthly'"
		" THEN 'monthly' END WHERE digest = $digest"
		" AND frequency IN ('to monthly', 'to own')");

	db_bind_text(update, "$digest", digest);
	return db_run(update, NULL, error);
}

bool
subscribers_turning(Store *store, const char *digest, bool *is_any, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT count(*) FROM subscription WHERE digest = $digest"
		" AND frequency IN ('to monthly', 'to own')");
	int64_t rows;

	db_bind_text(select, "$digest", digest);
	if (!db_run_int(select, &rows, error)) {
		return false;
	}
	*is_any = rows > 0;
	return true;
}
