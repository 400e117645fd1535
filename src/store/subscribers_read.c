/* What is read of subscribers, and how they are counted. */
#include "store/subscribers.h"

#include "store/db.h"
#include "store/subscribers_part.h"
#include "store/writer.h"

#define SELECT_SUBSCRIPTIONS \
	"SELECT s.id, u.email, u.name, s.digest, s.format, s.language, s.token," \
	" s.state, s.origin, s.changed_by, s.since_s, s.frequency, s.until_s," \
	" s.changed_s, s.chats FROM subscription s" \
	" JOIN subscriber u ON u.id = s.subscriber"

static gpointer
read_subscription(const DbStatement *row)
{
	Subscription *subscription = subscription_new();

	subscription->id = db_int(row, 0);
	subscription->email = db_dup_text(row, 1);
	subscription->name = db_dup_text(row, 2);
	subscription->digest = db_dup_text(row, 3);
	/* One that this version does not know stays html. */
	mail_format_find(db_text(row, 4), &subscription->format);
	subscription->language = db_dup_text(row, 5);
	subscription->token = db_dup_text(row, 6);
	subscription->state = subscription_state_from_name(db_text(row, 7));
	subscription->origin = subscription_origin_from_name(db_text(row, 8));
	subscription->changed_by = subscription_origin_from_name(db_text(row, 9));
	subscription->since_s = db_int(row, 10);
	subscription->frequency = subscription_frequency_from_name(db_text(row, 11));
	subscription->until_s = db_int(row, 12);
	subscription->changed_s = db_int(row, 13);
	subscription->chats = db_is_null(row, 14) ? SUBSCRIPTION_CHATS_UNSAID
		: db_int(row, 14) != 0            ? SUBSCRIPTION_CHATS_YES
						  : SUBSCRIPTION_CHATS_NO;
	return subscription;
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

/* Conditions are put together: one that also says "or all" would keep an index from being used. */
static DbStatement *
select_filtered(Db *db, const SubscribersFilter *filter)
{
	g_autofree char *sql = g_strconcat(SELECT_SUBSCRIPTIONS " WHERE 1 = 1",
		filter->digest != NULL ? " AND s.digest = $digest" : "",
		filter->all ? "" : " AND s.state = 'active'",
		filter->from_ini ? " AND s.origin = 'ini'" : "",
		" ORDER BY s.digest, u.email_key, s.id", NULL);
	DbStatement *select = db_prepare(db, sql);

	if (filter->digest != NULL) {
		db_bind_text(select, "$digest", filter->digest);
	}
	return select;
}

bool
subscribers_each(Store *store, const SubscribersFilter *filter, SubscribersRead read, void *data,
	GError **error)
{
	g_autoptr(DbStatement) select = select_filtered(store_db(store), filter);
	bool has_row = true;

	while (has_row) {
		if (!db_step(select, &has_row, error)) {
			return false;
		}
		if (has_row) {
			g_autoptr(Subscription) one = read_subscription(select);

			if (!read(one, data, error)) {
				return false;
			}
		}
	}
	return true;
}

bool
subscribers_of(Store *store, const char *email_key, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_SUBSCRIPTIONS " WHERE u.email_key = $email_key ORDER BY s.id");

	db_bind_text(select, "$email_key", email_key);
	return db_collect(select, read_subscription, (GDestroyNotify)subscription_free, list,
		error);
}

void
subscribers_tally_free(SubscribersTally *tally)
{
	if (tally != NULL) {
		g_free(tally->digest);
		g_free(tally);
	}
}

static gpointer
read_tally(const DbStatement *row)
{
	SubscribersTally *tally = g_new0(SubscribersTally, 1);

	tally->digest = db_dup_text(row, 0);
	tally->active = (int)db_int(row, 1);
	tally->from_ini = (int)db_int(row, 2);
	return tally;
}

bool
subscribers_tally(Store *store, GPtrArray **tallies, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT digest, count(*), sum(CASE WHEN origin = 'ini' THEN 1 ELSE 0 END)"
		" FROM subscription WHERE state = 'active' GROUP BY digest ORDER BY digest");

	return db_collect(select, read_tally, (GDestroyNotify)subscribers_tally_free, tallies,
		error);
}

const char *
subscribers_that_get(ScheduleFrequency frequency)
{
	switch (frequency) {
	case SCHEDULE_MONTHLY:
		return "";
	case SCHEDULE_BY_MONTH:
		return " AND frequency IN ('monthly', 'to own')";
	case SCHEDULE_AFTER_CHAT: /* subscription_has_chats() */
		return " AND frequency IS NULL"
		       " AND (chats = 1 OR (chats IS NULL AND origin = 'ini'))";
	default:
		return " AND COALESCE(frequency, '') NOT IN ('monthly', 'to own')";
	}
}

bool
subscribers_count(Store *store, const char *digest, ScheduleFrequency frequency, int *count,
	GError **error)
{
	g_autofree char *sql = g_strconcat(
		"SELECT count(*) FROM subscription WHERE digest = $digest AND state = 'active'",
		subscribers_that_get(frequency), NULL);
	g_autoptr(DbStatement) select = db_prepare(store_db(store), sql);
	int64_t rows;

	db_bind_text(select, "$digest", digest);
	if (!db_run_int(select, &rows, error)) {
		return false;
	}
	*count = (int)rows;
	return true;
}
