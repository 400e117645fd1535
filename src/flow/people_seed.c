/* Subscriptions that the ini seeds by `to =`: they come and go with it, and a person's leaving
 * wins. */
#include "flow/people_part.h"
#include "store/subscribers.h"
#include "text/address.h"

#include <string.h>

static bool
is_seeded(const DigestSpec *digest, const char *email)
{
	g_autofree char *key = address_key(email);

	for (guint i = 0; i < digest->to->len; i++) {
		g_autofree char *other = address_key(g_ptr_array_index(digest->to, i));
		if (strcmp(key, other) == 0) {
			return true;
		}
	}
	return false;
}

static const Subscription *
find_in(const GPtrArray *list, const char *digest, const char *email)
{
	g_autofree char *key = address_key(email);

	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);
		g_autofree char *other = address_key(one->email);
		if (strcmp(one->digest, digest) == 0 && strcmp(other, key) == 0) {
			return one;
		}
	}
	return NULL;
}

/* Whether a person left a digest that the ini no longer has: it may be the same one by a new
 * name, so
 * the ini does not bring the person back. */
static bool
left_a_lost_digest(const Context *context, const GPtrArray *list, const char *email)
{
	g_autofree char *key = address_key(email);

	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);
		g_autofree char *other = address_key(one->email);
		if (one->state >= SUBSCRIPTION_BOUNCED && strcmp(other, key) == 0
		    && config_digest(context->config, one->digest) == NULL) {
			return true;
		}
	}
	return false;
}

/* @list: everybody's subscriptions, also those that are over. */
static bool
needs_seed(const Context *context, const GPtrArray *list, const DigestSpec *digest,
	   const char *email)
{
	const Subscription *one = find_in(list, digest->name, email);

	if (one != NULL) {
		return subscription_may_move(one->state, one->changed_by, SUBSCRIPTION_ACTIVE,
					     SUBSCRIPTION_FROM_INI);
	}
	return !left_a_lost_digest(context, list, email);
}

static bool
add_seeds(Context *context, const DigestSpec *digest, const GPtrArray *list, GError **error)
{
	const PeopleAdding adding = { context, digest->name, "html", SUBSCRIPTION_FROM_INI,
				      context->config->path, false };

	for (guint i = 0; i < digest->to->len; i++) {
		const char *email = g_ptr_array_index(digest->to, i);
		SubscribersAdd result;
		if (needs_seed(context, list, digest, email)
		    && !people_subscribe(&adding, email, NULL, &result, error)) {
			return false;
		}
	}
	return true;
}

static bool
is_let_go(const Context *context, const Subscription *one)
{
	const DigestSpec *digest = config_digest(context->config, one->digest);

	return one->state == SUBSCRIPTION_ACTIVE && one->origin == SUBSCRIPTION_FROM_INI
		&& (digest == NULL || !is_seeded(digest, one->email));
}

static bool
let_go(Context *context, const GPtrArray *list, GError **error)
{
	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);
		g_autofree char *key = address_key(one->email);
		int removed = 0;
		if (is_let_go(context, one)
		    && !subscribers_move(context->store, key, one->digest, SUBSCRIPTION_PAUSED,
					 SUBSCRIPTION_FROM_INI, context->config->path,
					 now_s(&context->now), &removed, error)) {
			return false;
		}
	}
	return true;
}

static bool
is_in_line(const Context *context, const GPtrArray *list)
{
	const GPtrArray *digests = context->config->digests;

	for (guint i = 0; i < list->len; i++) {
		if (is_let_go(context, g_ptr_array_index(list, i))) {
			return false;
		}
	}
	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		for (guint j = 0; j < digest->to->len; j++) {
			if (needs_seed(context, list, digest,
				       g_ptr_array_index(digest->to, j))) {
				return false;
			}
		}
	}
	return true;
}

bool
people_count(Context *context, const DigestSpec *digest, int *count, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;
	int readers = 0;

	if (!subscribers_list(context->store, NULL, true, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);
		bool is_reader = one->state == SUBSCRIPTION_ACTIVE
			&& strcmp(one->digest, digest->name) == 0
			&& !is_let_go(context, one);
		readers += is_reader ? 1 : 0;
	}
	for (guint i = 0; i < digest->to->len; i++) {
		const char *email = g_ptr_array_index(digest->to, i);
		readers += needs_seed(context, list, digest, email) ? 1 : 0;
	}
	*count = readers;
	return true;
}

static bool
seed_in_transaction(Context *context, const GPtrArray *list, GError **error)
{
	const GPtrArray *digests = context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		if (!add_seeds(context, g_ptr_array_index(digests, i), list, error)) {
			return false;
		}
	}
	return let_go(context, list, error);
}

bool
people_seed(Context *context, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(GPtrArray) list = NULL;

	if (!subscribers_list(context->store, NULL, true, &list, error)) {
		return false;
	}
	if (is_in_line(context, list)) {
		return true;
	}
	return store_transaction_begin(context->store, &transaction, error)
	       && seed_in_transaction(context, list, error)
	       && store_transaction_commit(&transaction, error);
}
