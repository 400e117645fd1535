/* Who was suspended after bounces and writes: their mailbox lives. */
#include "flow/bounced.h"

#include "store/bounces.h"
#include "store/subscribers.h"
#include "text/address.h"
#include "text/date.h"

/* Clocks of others may be ahead by so much. */
#define AHEAD_S DAY_S

static bool
activate(Context *context, const char *key, const Subscription *one, int *count, GError **error)
{
	const SubscribersStep step = {
		.digest = one->digest,
		.became = SUBSCRIPTION_ACTIVE,
		.by = SUBSCRIPTION_FROM_MAIL,
		.evidence = "they wrote",
		.now_s = now_s(&context->now),
	};
	int stopped;

	(*count)++;
	return subscribers_move(context->store, key, &step, &stopped, error);
}

bool
bounced_forgive(Context *context, const char *email, int *count, GError **error)
{
	g_autofree char *key = address_key(email);
	g_autoptr(GPtrArray) list = NULL;
	g_auto(BouncesReader) reader = { 0 };
	int active = 0;

	if (!subscribers_of(context->store, key, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);

		if (one->state == SUBSCRIPTION_BOUNCED
			&& !activate(context, key, one, &active, error)) {
			return false;
		}
	}
	if (list->len > 0) {
		const Subscription *first = g_ptr_array_index(list, 0);

		if (!bounces_reader_of(context->store, first->id, &reader, error)
			|| !bounces_forget(context->store, reader.id, error)) {
			return false;
		}
	}
	*count = active;
	return true;
}

/* What was written before the suspension, and is looked at again, says nothing of today. */
static bool
is_news(const Subscription *one, int64_t written_s)
{
	return one->state == SUBSCRIPTION_BOUNCED && one->changed_s < written_s;
}

/* Whether a person wrote: what only looks like a program's answer counts when it is an order. */
static bool
is_of_person(const InboxMail *mail)
{
	return mail->message->from != NULL
		&& (mail->bounce->kind == BOUNCE_NONE
			|| (mail->bounce->is_guess && mail->order->kind != ORDER_NONE
				&& mail->order->kind != ORDER_CONFIRM));
}

bool
bounced_hear(Context *context, const InboxMail *mail, GError **error)
{
	const int64_t written_s = mail->message->date_s;
	g_autoptr(GPtrArray) list = NULL;
	g_auto(StoreTransaction) transaction = { 0 };
	bool is_back = false;
	int count;

	if (!is_of_person(mail) || written_s == DATE_UNKNOWN
		|| written_s > now_s(&context->now) + AHEAD_S) {
		return true;
	}
	g_autofree char *key = address_key(mail->message->from);
	if (!subscribers_of(context->store, key, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		is_back = is_back || is_news(g_ptr_array_index(list, i), written_s);
	}
	return !is_back
		|| (store_transaction_begin(context->store, &transaction, error)
			&& bounced_forgive(context, mail->message->from, &count, error)
			&& store_transaction_commit(&transaction, error));
}
