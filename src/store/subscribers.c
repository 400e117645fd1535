#include "store/subscribers.h"

#include "store/db.h"
#include "store/keyhash.h"
#include "store/subscribers_part.h"
#include "store/writer.h"

/* Where a subscription stands; NONE when there is none. */
typedef struct Standing {
	int64_t id;
	SubscriptionState state;
	SubscriptionOrigin changed_by;
} Standing;

/* The person's row, made when missing; a name that is given now and differs is taken over. */
static bool
ensure_subscriber(Db *db, const SubscribersWish *wish, int64_t *id, GError **error)
{
	const Subscription *subscription = wish->subscription;
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO subscriber (email, email_key, name, since_s)"
		" VALUES ($email, $email_key, $name, $since_s)"
		" ON CONFLICT (email_key) DO UPDATE SET name = excluded.name"
		" WHERE excluded.name IS NOT NULL"
		" AND subscriber.name IS DISTINCT FROM excluded.name");
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT id FROM subscriber WHERE email_key = $email_key");

	db_bind_text(put, "$email", subscription->email);
	db_bind_text(put, "$email_key", wish->email_key);
	db_bind_text(put, "$name", subscription->name);
	db_bind_int(put, "$since_s", subscription->since_s);
	db_bind_text(find, "$email_key", wish->email_key);
	return db_run(put, NULL, error) && db_run_int(find, id, error);
}

/* Write down what happened; @was is NONE when it began. */
static bool
put_change(Db *db, int64_t id, SubscriptionState was, const SubscribersStep *step, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO subscription_change"
		" (subscription, was, became, changed_s, changed_by, evidence) VALUES"
		" ($subscription, $was, $became, $changed_s, $changed_by, $evidence)");

	db_bind_int(put, "$subscription", id);
	if (was != SUBSCRIPTION_NONE) {
		db_bind_text(put, "$was", subscription_state_name(was));
	}
	db_bind_text(put, "$became", subscription_state_name(step->became));
	db_bind_int(put, "$changed_s", step->now_s);
	db_bind_text(put, "$changed_by", subscription_origin_name(step->by));
	db_bind_text(put, "$evidence", step->evidence);
	return db_run(put, NULL, error);
}

/* Who is active again after a suspension begins anew. */
static bool
is_return(const Standing *standing, const SubscribersStep *step)
{
	return step->became == SUBSCRIPTION_ACTIVE
		&& (standing->state == SUBSCRIPTION_BOUNCED
			|| standing->state == SUBSCRIPTION_COMPLAINED);
}

static bool
forgive(Db *db, int64_t id, GError **error)
{
	g_autoptr(DbStatement) forget = db_prepare(db,
		"DELETE FROM bounce WHERE subscriber ="
		" (SELECT subscriber FROM subscription WHERE id = $id)");

	db_bind_int(forget, "$id", id);
	return db_run(forget, NULL, error);
}

/* Take one step, which must be an allowed one. */
static bool
take_step(Db *db, const Standing *standing, const SubscribersStep *step, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE subscription SET state = $state, changed_s = $changed_s,"
		" changed_by = $changed_by, until_s = $until_s WHERE id = $id");

	db_bind_text(update, "$state", subscription_state_name(step->became));
	db_bind_int(update, "$changed_s", step->now_s);
	db_bind_text(update, "$changed_by", subscription_origin_name(step->by));
	db_bind_int(update, "$until_s", step->until_s);
	db_bind_int(update, "$id", standing->id);
	return db_run(update, NULL, error)
		&& (!is_return(standing, step) || forgive(db, standing->id, error))
		&& put_change(db, standing->id, standing->state, step, error);
}

static gpointer
read_standing(const DbStatement *row)
{
	Standing *standing = g_new0(Standing, 1);

	standing->id = db_int(row, 0);
	standing->state = subscription_state_from_name(db_text(row, 1));
	standing->changed_by = subscription_origin_from_name(db_text(row, 2));
	return standing;
}

#define SELECT_STANDINGS \
	"SELECT s.id, s.state, s.changed_by FROM subscription s" \
	" JOIN subscriber u ON u.id = s.subscriber WHERE u.email_key = $email_key"

/* A person's subscriptions, of one digest or (NULL) of all: a statement each, since one for both
 * would walk over all to find one. */
static bool
find_standings(Db *db, const char *email_key, const char *digest, GPtrArray **standings,
	GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		digest != NULL ? SELECT_STANDINGS " AND s.digest = $digest"
			       : SELECT_STANDINGS " ORDER BY s.id");

	db_bind_text(select, "$email_key", email_key);
	if (digest != NULL) {
		db_bind_text(select, "$digest", digest);
	}
	return db_collect(select, read_standing, g_free, standings, error);
}

static bool
insert(Db *db, const Subscription *subscription, int64_t subscriber_id, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO subscription (subscriber, digest, token, state, origin,"
		" format, language, since_s, changed_s, changed_by) VALUES ($subscriber, $digest,"
		" $token, $state, $origin, $format, $language, $since_s, $changed_s,"
		" $changed_by) RETURNING id");

	db_bind_int(put, "$subscriber", subscriber_id);
	db_bind_text(put, "$digest", subscription->digest);
	db_bind_text(put, "$token", subscription->token);
	db_bind_text(put, "$state", subscription_state_name(subscription->state));
	db_bind_text(put, "$origin", subscription_origin_name(subscription->origin));
	db_bind_text(put, "$format", mail_format_name(subscription->format));
	db_bind_text(put, "$language", subscription->language);
	db_bind_int(put, "$since_s", subscription->since_s);
	db_bind_int(put, "$changed_s", subscription->since_s);
	db_bind_text(put, "$changed_by", subscription_origin_name(subscription->origin));
	return db_run_int(put, id, error);
}

/* What is wished for anew counts for a subscription that comes back; its token stays. */
static bool
renew(Db *db, const Subscription *subscription, int64_t id, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE subscription SET format = $format, language = $language,"
		" origin = $origin, since_s = $since_s WHERE id = $id");

	db_bind_text(update, "$format", mail_format_name(subscription->format));
	db_bind_text(update, "$language", subscription->language);
	db_bind_text(update, "$origin", subscription_origin_name(subscription->origin));
	db_bind_int(update, "$since_s", subscription->since_s);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

/* What the ini seeded and is wished for by name now stays when the ini lets go of it. */
static bool
outlive_ini(Db *db, const Subscription *subscription, int64_t id, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE subscription SET origin = $origin WHERE id = $id AND origin = 'ini'");

	db_bind_text(update, "$origin", subscription_origin_name(subscription->origin));
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

static bool
begin_one(Db *db, const SubscribersWish *wish, const SubscribersStep *step, GError **error)
{
	int64_t subscriber_id;
	int64_t id;

	return ensure_subscriber(db, wish, &subscriber_id, error)
		&& insert(db, wish->subscription, subscriber_id, &id, error)
		&& put_change(db, id, SUBSCRIPTION_NONE, step, error);
}

/* Without a wish that overrides, only what the ini paused comes back. */
static bool
may_return(const Standing *standing, const SubscribersStep *step, bool may_override)
{
	return subscription_may_move(standing->state, standing->changed_by, step->became,
		may_override ? step->by : SUBSCRIPTION_FROM_INI);
}

static bool
add_again(Db *db, const SubscribersWish *wish, const Standing *standing,
	const SubscribersStep *step, GError **error)
{
	const Subscription *subscription = wish->subscription;
	int64_t subscriber_id;

	if (!ensure_subscriber(db, wish, &subscriber_id, error)) {
		return false;
	}
	if (standing->state == step->became) {
		return subscription->origin == SUBSCRIPTION_FROM_INI
			|| outlive_ini(db, subscription, standing->id, error);
	}
	return renew(db, subscription, standing->id, error) && take_step(db, standing, step, error);
}

/* Only where somebody was ever forgotten an address is hashed at all. */
bool
subscribers_is_forgotten(Store *store, const char *email_key, bool *is_forgotten, GError **error)
{
	Db *db = store_db(store);
	g_autoptr(DbStatement) any = db_prepare(db,
		"SELECT id FROM subscriber WHERE email_hash IS NOT NULL LIMIT 1");
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT id FROM subscriber WHERE email_hash = $email_hash");
	g_autofree char *hash = NULL;
	int64_t id;

	if (!db_run_int(any, &id, error)) {
		return false;
	}
	if (id != 0) {
		if (!keyhash_make(store, email_key, &hash, error)) {
			return false;
		}
		db_bind_text(find, "$email_hash", hash);
		if (!db_run_int(find, &id, error)) {
			return false;
		}
	}
	*is_forgotten = id != 0;
	return true;
}

/* A first wish of somebody; who asked to be forgotten is not to be remembered by a list. */
static bool
add_first(Store *store, const SubscribersWish *wish, const SubscribersStep *step,
	SubscribersAdd *result, GError **error)
{
	bool is_forgotten = false;

	if (!wish->may_override
		&& !subscribers_is_forgotten(store, wish->email_key, &is_forgotten, error)) {
		return false;
	}
	*result = is_forgotten ? SUBSCRIBERS_LEFT : SUBSCRIBERS_ADDED;
	return is_forgotten || begin_one(store_db(store), wish, step, error);
}

static bool
add(Store *store, const SubscribersWish *wish, SubscribersAdd *result, GError **error)
{
	Db *db = store_db(store);
	const Subscription *subscription = wish->subscription;
	const SubscribersStep step = {
		.digest = subscription->digest,
		.became = subscription->state,
		.by = subscription->origin,
		.evidence = wish->evidence,
		.now_s = subscription->since_s,
	};
	g_autoptr(GPtrArray) standings = NULL;

	if (!find_standings(db, wish->email_key, step.digest, &standings, error)) {
		return false;
	}
	if (standings->len == 0) {
		return add_first(store, wish, &step, result, error);
	}
	const Standing *standing = g_ptr_array_index(standings, 0);
	if (standing->state == step.became) {
		*result = SUBSCRIBERS_THERE;
	} else if (may_return(standing, &step, wish->may_override)) {
		*result = SUBSCRIBERS_RETURNED;
	} else {
		*result = SUBSCRIBERS_LEFT;
		return true;
	}
	return add_again(db, wish, standing, &step, error);
}

bool
subscribers_add(Store *store, const SubscribersWish *wish, SubscribersAdd *result, GError **error)
{
	SubscribersAdd became = SUBSCRIBERS_THERE;
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_join(store, &transaction, error) || !add(store, wish, &became, error)
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*result = became;
	return true;
}

static bool
move_all(Db *db, const GPtrArray *standings, const SubscribersStep *step, int *stopped,
	GError **error)
{
	for (guint i = 0; i < standings->len; i++) {
		const Standing *standing = g_ptr_array_index(standings, i);

		if (!subscription_may_move(standing->state, standing->changed_by, step->became,
			    step->by)) {
			continue;
		}
		if (!take_step(db, standing, step, error)) {
			return false;
		}
		*stopped += standing->state == SUBSCRIPTION_ACTIVE ? 1 : 0;
	}
	return true;
}

bool
subscribers_move(Store *store, const char *email_key, const SubscribersStep *step, int *stopped,
	GError **error)
{
	Db *db = store_db(store);
	g_autoptr(GPtrArray) standings = NULL;
	g_auto(StoreTransaction) transaction = { 0 };
	int count = 0;

	if (!store_transaction_join(store, &transaction, error)) {
		return false;
	}
	if (!find_standings(db, email_key, step->digest, &standings, error)
		|| !move_all(db, standings, step, &count, error)
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*stopped = count;
	return true;
}

/* An earlier row of the same person, who came back and goes again, needs no hash any more. */
static bool
forget_hash(Db *db, const char *hash, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE subscriber SET email_hash = NULL WHERE email_hash = $email_hash");

	db_bind_text(update, "$email_hash", hash);
	return db_run(update, NULL, error);
}

static bool
erase(Store *store, const char *email_key, const GPtrArray *standings, const SubscribersStep *step,
	GError **error)
{
	Db *db = store_db(store);
	g_autofree char *hash = NULL;
	int stopped = 0;

	return move_all(db, standings, step, &stopped, error)
		&& keyhash_make(store, email_key, &hash, error) && forget_hash(db, hash, error)
		&& subscribers_forget(store, email_key, hash, step->now_s, error);
}

bool
subscribers_erase(Store *store, const char *email_key, const SubscribersStep *step, bool *was_there,
	GError **error)
{
	const SubscribersStep last = {
		.became = SUBSCRIPTION_ERASED,
		.by = step->by,
		.now_s = step->now_s,
	};
	g_autoptr(GPtrArray) standings = NULL;
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_join(store, &transaction, error)
		|| !find_standings(store_db(store), email_key, NULL, &standings, error)
		|| (standings->len > 0 && !erase(store, email_key, standings, &last, error))
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*was_there = standings->len > 0;
	return true;
}
