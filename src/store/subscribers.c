#include "store/subscribers.h"

#include "store/db.h"
#include "store/writer.h"

#define SELECT_SUBSCRIPTIONS                                                                       \
	"SELECT s.id, u.email, u.name, s.digest, s.format, s.token, s.origin, s.is_active,"        \
	" s.has_left, s.since_s FROM subscription s JOIN subscriber u ON u.id = s.subscriber"

static const char *const origins[] = {
	[SUBSCRIPTION_FROM_INI] = "ini",
	[SUBSCRIPTION_FROM_COMMAND] = "command",
};

/* What add looks at of a subscription that is there. */
typedef struct Known {
	int64_t id; /* 0 when there is none */
	bool is_active;
	bool has_left;
} Known;

static gpointer
read_subscription(const DbStatement *row)
{
	Subscription *subscription = subscription_new();

	g_free(subscription->format);
	subscription->id = db_int(row, 0);
	subscription->email = db_dup_text(row, 1);
	subscription->name = db_dup_text(row, 2);
	subscription->digest = db_dup_text(row, 3);
	subscription->format = db_dup_text(row, 4);
	subscription->token = db_dup_text(row, 5);
	subscription->origin = g_strcmp0(db_text(row, 6), origins[SUBSCRIPTION_FROM_INI]) == 0
				       ? SUBSCRIPTION_FROM_INI
				       : SUBSCRIPTION_FROM_COMMAND;
	subscription->is_active = db_int(row, 7) != 0;
	subscription->left = db_int(row, 8) != 0;
	subscription->since_s = db_int(row, 9);
	return subscription;
}

/* The person's row, made when missing; a name that is given now and differs is taken over. */
static bool
ensure_subscriber(Db *db, const Subscription *subscription, const char *email_key, int64_t *id,
		  GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO subscriber (email, email_key, name, since_s)"
		" VALUES ($email, $email_key, $name, $since_s)"
		" ON CONFLICT (email_key) DO UPDATE SET name = excluded.name"
		" WHERE excluded.name IS NOT NULL"
		" AND subscriber.name IS DISTINCT FROM excluded.name");
	g_autoptr(DbStatement) find =
		db_prepare(db, "SELECT id FROM subscriber WHERE email_key = $email_key");

	db_bind_text(put, "$email", subscription->email);
	db_bind_text(put, "$email_key", email_key);
	db_bind_text(put, "$name", subscription->name);
	db_bind_int(put, "$since_s", subscription->since_s);
	db_bind_text(find, "$email_key", email_key);
	return db_run(put, NULL, error) && db_run_int(find, id, error);
}

static bool
find_known(Db *db, const char *email_key, const char *digest, Known *known, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT s.id, s.is_active, s.has_left FROM subscription s"
		" JOIN subscriber u ON u.id = s.subscriber"
		" WHERE u.email_key = $email_key AND s.digest = $digest");
	bool has_row;

	db_bind_text(find, "$email_key", email_key);
	db_bind_text(find, "$digest", digest);
	if (!db_step(find, &has_row, error)) {
		return false;
	}
	*known = (Known){ 0 };
	if (has_row) {
		known->id = db_int(find, 0);
		known->is_active = db_int(find, 1) != 0;
		known->has_left = db_int(find, 2) != 0;
	}
	return true;
}

static bool
insert(Db *db, const Subscription *subscription, int64_t subscriber_id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO subscription (subscriber, digest, token, format, origin, is_active,"
		" has_left, since_s, changed_s) VALUES ($subscriber, $digest, $token, $format,"
		" $origin, 1, 0, $since_s, $changed_s)");

	db_bind_int(put, "$subscriber", subscriber_id);
	db_bind_text(put, "$digest", subscription->digest);
	db_bind_text(put, "$token", subscription->token);
	db_bind_text(put, "$format", subscription->format);
	db_bind_text(put, "$origin", origins[subscription->origin]);
	db_bind_int(put, "$since_s", subscription->since_s);
	db_bind_int(put, "$changed_s", subscription->since_s);
	return db_run(put, NULL, error);
}

static bool
bring_back(Db *db, const Subscription *subscription, int64_t id, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE subscription SET is_active = 1, has_left = 0, format = $format,"
		" origin = $origin, since_s = $since_s, changed_s = $changed_s WHERE id = $id");

	db_bind_text(update, "$format", subscription->format);
	db_bind_text(update, "$origin", origins[subscription->origin]);
	db_bind_int(update, "$since_s", subscription->since_s);
	db_bind_int(update, "$changed_s", subscription->since_s);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

/* What the ini seeded and is wished for by name now stays when the ini lets go of it. */
static bool
outlive_ini(Db *db, int64_t id, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE subscription SET origin = 'command', changed_s = $changed_s"
		" WHERE id = $id AND origin = 'ini'");

	db_bind_int(update, "$changed_s", now_s);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

static bool
add(Db *db, const Subscription *subscription, const char *email_key, bool may_override,
    SubscribersAdd *result, GError **error)
{
	int64_t subscriber_id;
	Known known;

	if (!find_known(db, email_key, subscription->digest, &known, error)) {
		return false;
	}
	if (known.has_left && !may_override) {
		*result = SUBSCRIBERS_LEFT;
		return true;
	}
	if (!ensure_subscriber(db, subscription, email_key, &subscriber_id, error)) {
		return false;
	}
	if (known.id == 0) {
		*result = SUBSCRIBERS_ADDED;
		return insert(db, subscription, subscriber_id, error);
	}
	if (!known.is_active) {
		*result = SUBSCRIBERS_RETURNED;
		return bring_back(db, subscription, known.id, error);
	}
	*result = SUBSCRIBERS_THERE;
	return subscription->origin == SUBSCRIPTION_FROM_INI
	       || outlive_ini(db, known.id, subscription->since_s, error);
}

bool
subscribers_add(Store *store, const Subscription *subscription, const char *email_key,
		bool may_override, SubscribersAdd *result, GError **error)
{
	SubscribersAdd became = SUBSCRIBERS_THERE;
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_join(store, &transaction, error)
	    || !add(store_db(store), subscription, email_key, may_override, &became, error)
	    || !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*result = became;
	return true;
}

/* Of the person, in one digest or (NULL) in all. */
#define OF_PERSON                                                                                  \
	" subscriber IN (SELECT id FROM subscriber WHERE email_key = $email_key)"                  \
	" AND (CAST($digest AS TEXT) IS NULL OR digest = CAST($digest AS TEXT))"

static bool
run_for_person(DbStatement *update, const char *email_key, const char *digest, int64_t now_s,
	       int *rows, GError **error)
{
	db_bind_int(update, "$changed_s", now_s);
	db_bind_text(update, "$email_key", email_key);
	db_bind_text(update, "$digest", digest);
	return db_run(update, rows, error);
}

bool
subscribers_remove(Store *store, const char *email_key, const char *digest, bool left,
		   int64_t now_s, int *removed, GError **error)
{
	Db *db = store_db(store);
	g_auto(StoreTransaction) transaction = { 0 };
	int rows = 0;

	if (!store_transaction_join(store, &transaction, error)) {
		return false;
	}
	g_autoptr(DbStatement) end = db_prepare(db,
		"UPDATE subscription SET is_active = 0, changed_s = $changed_s"
		" WHERE is_active = 1 AND" OF_PERSON " RETURNING id");
	g_autoptr(DbStatement) mark = db_prepare(db,
		"UPDATE subscription SET has_left = 1, changed_s = $changed_s"
		" WHERE has_left = 0 AND" OF_PERSON);
	if (!run_for_person(end, email_key, digest, now_s, &rows, error)
	    || (left && !run_for_person(mark, email_key, digest, now_s, NULL, error))
	    || !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*removed = rows;
	return true;
}

bool
subscribers_by_token(Store *store, const char *token, Subscription **subscription, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_SUBSCRIPTIONS " WHERE s.token = $token");
	bool has_row;

	db_bind_text(select, "$token", token);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	*subscription = has_row ? read_subscription(select) : NULL;
	return true;
}

bool
subscribers_list(Store *store, const char *digest, bool all, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_SUBSCRIPTIONS " WHERE (CAST($digest AS TEXT) IS NULL"
		" OR s.digest = CAST($digest AS TEXT))"
		" AND (s.is_active = 1 OR CAST($all AS BIGINT) = 1)"
		" ORDER BY s.digest, u.email_key");

	db_bind_text(select, "$digest", digest);
	db_bind_int(select, "$all", all);
	return db_collect(select, read_subscription, (GDestroyNotify)subscription_free, list,
			  error);
}
