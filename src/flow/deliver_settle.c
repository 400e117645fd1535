/* What the organiser says of mails that have come to an end, or to none. */
#include "flow/deliver.h"

#include "base/now.h"
#include "flow/deliver_part.h"
#include "store/deliveries.h"
#include "store/guards.h"
#include "store/memos.h"

bool
deliver_hold_older(const Context *context, int *count, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& deliveries_hold(context->store, now_s(&context->now), count, error)
		&& store_transaction_commit(&transaction, error);
}

bool
deliver_count(const Context *context, DeliveryState state, int *count, GError **error)
{
	int64_t counts[DELIVERY_STATES];

	if (!deliveries_count(context->store, 0, counts, error)) {
		return false;
	}
	*count = (int)counts[state];
	return true;
}

bool
deliver_count_older(const Context *context, int *count, GError **error)
{
	g_autoptr(GPtrArray) held = NULL;
	int all;

	if (!deliver_count(context, DELIVERY_HELD, &all, error)
		|| !guards_held(context->store, &held, error)) {
		return false;
	}
	for (guint i = 0; i < held->len; i++) {
		const GuardsHeld *one = g_ptr_array_index(held, i);
		all -= one->readers;
	}
	*count = all;
	return true;
}

static bool
let_go(Context *context, DeliveryState from, int *count, int *left, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& deliveries_let_go(context->store, from, now_s(&context->now), count, error)
		&& guards_answered(context->store, error)
		&& deliver_count(context, from, left, error)
		&& store_transaction_commit(&transaction, error);
}

bool
deliver_resend_failed(Context *context, int *count, int *left, GError **error)
{
	return let_go(context, DELIVERY_FAILED, count, left, error);
}

bool
deliver_let_go_held(Context *context, int *count, int *left, GError **error)
{
	return let_go(context, DELIVERY_HELD, count, left, error);
}

bool
deliver_drop_held(Context *context, int *count, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& deliveries_drop_held(context->store, now_s(&context->now), count, error)
		&& guards_answered(context->store, error)
		&& store_transaction_commit(&transaction, error);
}

bool
deliver_settle(Context *context, bool resend, int *count, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_auto(StoreTransaction) transaction = { 0 };
	int editions, memos;

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !deliveries_settle(context->store, resend, at_s, &editions, error)
		|| !memos_settle(context->store, resend, at_s, &memos, error)
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*count = editions + memos;
	return true;
}
