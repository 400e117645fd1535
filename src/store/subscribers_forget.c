/* The part of subscribers that takes away what was known of somebody. */
#include "store/subscribers.h"

#include "store/db.h"
#include "store/erasure.h"
#include "store/subscribers_part.h"
#include "store/writer.h"

#define WHO "(SELECT id FROM subscriber WHERE email_key = $email_key)"
#define THEIRS "(SELECT id FROM subscription WHERE subscriber IN " WHO ")"

/*
 * In this order. What others point to stays as a number: a subscription that is erased, its steps
 * and deliveries, by which it is known that nobody got an edition twice. Its token is in mails that
 * the person may have passed on.
 */
static const char *const by_person[] = {
	"UPDATE subscription_change SET evidence = NULL WHERE subscription IN " THEIRS,
	"UPDATE delivery SET detail = NULL WHERE subscription IN " THEIRS,
	"UPDATE subscription SET token = 'erased ' || id, language = NULL, frequency = NULL,"
	" until_s = 0 WHERE subscriber IN " WHO,
	"DELETE FROM bounce WHERE subscriber IN " WHO,
	"DELETE FROM voice WHERE subscriber IN " WHO,
	"UPDATE memo SET recipient = NULL, doc = NULL, detail = NULL, message_hash = NULL,"
	" state = CASE WHEN state IN ('queued', 'retry', 'uncertain') THEN 'suppressed'"
	" ELSE state END WHERE subscriber IN " WHO,
};

static const char *const by_hash[] = {
	"DELETE FROM voice WHERE email_hash = $email_hash",
	"DELETE FROM asked WHERE hash = $email_hash",
};

static bool
run(Store *store, const char *sql, const char *name, const char *value, GError **error)
{
	g_autoptr(DbStatement) statement = db_prepare(store_writer(store), sql);

	db_bind_text(statement, name, value);
	return db_run(statement, NULL, error);
}

static bool
empty_row(Store *store, const char *email_key, const char *hash, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) person = db_prepare(store_writer(store),
		"UPDATE subscriber SET email = NULL, email_key = NULL, name = NULL,"
		" email_hash = $email_hash, erased_s = $erased_s WHERE email_key = $email_key");

	db_bind_text(person, "$email_hash", hash);
	db_bind_int(person, "$erased_s", now_s);
	db_bind_text(person, "$email_key", email_key);
	return db_run(person, NULL, error);
}

bool
subscribers_forget(Store *store, const char *email_key, const char *hash, int64_t now_s,
	GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(by_person); i++) {
		if (!run(store, by_person[i], "$email_key", email_key, error)) {
			return false;
		}
	}
	for (gsize i = 0; i < G_N_ELEMENTS(by_hash); i++) {
		if (!run(store, by_hash[i], "$email_hash", hash, error)) {
			return false;
		}
	}
	return empty_row(store, email_key, hash, now_s, error) && erasure_owe(store, error);
}
