/* When a digest, and what comes beside its own editions, begins. */
#include "base/now.h"
#include "flow/people.h"
#include "flow/prepare_look_part.h"
#include "store/subscribers.h"

static bool
begin_one(Context *context, const DigestSpec *digest, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_autoptr(GTimeZone) zone = NULL;
	g_auto(StoreTransaction) transaction = { 0 };
	PeriodRow last;

	if (!prepare_look_zone(digest, &zone, error)
		|| !store_transaction_begin(context->store, &transaction, error)
		|| !prepare_last_period(context, digest, &last, error)) {
		return false;
	}
	const WindowRule rule = prepare_rule(digest, zone);
	const DigestBeginning beginning = { digest->name, digest->schedule.frequency,
		window_beginning(&rule, at_s), at_s };
	if (!last.is_there && !editions_begin(context->store, &beginning, error)) {
		return false;
	}
	return store_transaction_commit(&transaction, error);
}

/* Somebody wishes to get a digest once a month: from where its own editions are, that is counted.
 */
static bool
begin_month(Context *context, const DigestSpec *own, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_auto(StoreTransaction) transaction = { 0 };
	DigestSpec beside;
	PeriodRow last;
	PeriodRow own_last;
	int readers;
	bool is_any;

	if (!digest_spec_by_month(own, &beside)) {
		return true;
	}
	if (!prepare_last_period(context, &beside, &last, error)
		|| !prepare_last_period(context, own, &own_last, error)) {
		return false;
	}
	if (last.is_there || !own_last.is_there) {
		return true;
	}
	if (!people_count(context, &beside, &readers, error)
		|| !subscribers_turning(context->store, own->name, &is_any, error)) {
		return false;
	}
	if (readers == 0 && !is_any) {
		return true;
	}
	const DigestBeginning beginning = { own->name, SCHEDULE_BY_MONTH, own_last.end_s, at_s };
	return store_transaction_begin(context->store, &transaction, error)
		&& editions_begin(context->store, &beginning, error)
		&& store_transaction_commit(&transaction, error);
}

/* It comes after chats from now on: those that are over by then nobody gets alone. */
static bool
begin_chats(Context *context, const DigestSpec *own, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_auto(StoreTransaction) transaction = { 0 };
	DigestSpec beside;
	PeriodRow last;
	PeriodRow own_last;

	if (!digest_spec_after_chats(own, &beside)) {
		return true;
	}
	if (!prepare_last_period(context, &beside, &last, error)
		|| !prepare_last_period(context, own, &own_last, error)) {
		return false;
	}
	const DigestBeginning beginning = { own->name, SCHEDULE_AFTER_CHAT, at_s, at_s };
	return last.is_there || !own_last.is_there
		|| (store_transaction_begin(context->store, &transaction, error)
			&& editions_begin(context->store, &beginning, error)
			&& store_transaction_commit(&transaction, error));
}

/* Whoever gets it, as often as it comes or once a month. */
static bool
count_all(Context *context, const DigestSpec *digest, int *readers, GError **error)
{
	DigestSpec beside;
	int own;
	int by_month = 0;

	if (!people_count(context, digest, &own, error)
		|| (digest_spec_by_month(digest, &beside)
			&& !people_count(context, &beside, &by_month, error))) {
		return false;
	}
	*readers = own + by_month;
	return true;
}

bool
prepare_begin(Context *context, GError **error)
{
	const GPtrArray *digests = context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		PeriodRow last;
		int readers = 0;
		if (!prepare_last_period(context, digest, &last, error)
			|| (!last.is_there && !count_all(context, digest, &readers, error))) {
			return false;
		}
		if ((readers > 0 && !begin_one(context, digest, error))
			|| !begin_month(context, digest, error)
			|| !begin_chats(context, digest, error)) {
			return false;
		}
	}
	return true;
}
