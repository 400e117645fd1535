/* What the organiser says of mails that have come to an end, or to none. */
#include "flow/deliver.h"

#include "base/now.h"
#include "store/deliveries.h"

bool
deliver_resend_failed(Context *context, int *count, int *left, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& deliveries_resend_failed(context->store, now_s(&context->now), count, left,
			error)
		&& store_transaction_commit(&transaction, error);
}

bool
deliver_settle(Context *context, bool resend, int *count, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& deliveries_settle(context->store, resend, now_s(&context->now), count, error)
		&& store_transaction_commit(&transaction, error);
}
