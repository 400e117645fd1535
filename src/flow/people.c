#include "flow/people.h"

#include "base/error.h"
#include "base/token.h"
#include "store/subscribers.h"
#include "text/address.h"
#include "text/date.h"

#include <string.h>

void
people_report_free(PeopleReport *report)
{
	if (report == NULL) {
		return;
	}
	g_ptr_array_unref(report->problems);
	g_free(report);
}

static PeopleReport *
report_new(void)
{
	PeopleReport *report = g_new0(PeopleReport, 1);

	report->problems = g_ptr_array_new_with_free_func(g_free);
	return report;
}

/* ---- what the ini seeds ---- */

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

/* How people come to a digest. */
typedef struct Adding {
	Context *context;
	const char *digest;
	const char *format;
	SubscriptionOrigin origin;
	bool brings_back; /* also those who left */
} Adding;

static bool
subscribe(const Adding *adding, const char *email, const char *name, SubscribersAdd *result,
	  GError **error)
{
	g_autoptr(Subscription) one = subscription_new();
	g_autofree char *key = address_key(email);

	if (!token_new(&one->token, error)) {
		return false;
	}
	one->email = g_strdup(email);
	one->name = g_strdup(name);
	one->digest = g_strdup(adding->digest);
	g_free(one->format);
	one->format = g_strdup(adding->format);
	one->origin = adding->origin;
	one->since_s = now_s(&adding->context->now);
	return subscribers_add(adding->context->store, one, key, adding->brings_back, result,
			       error);
}

static bool
needs_seed(const GPtrArray *list, const DigestSpec *digest, const char *email)
{
	const Subscription *one = find_in(list, digest->name, email);

	return one == NULL || (!one->is_active && !one->left);
}

static bool
add_seeds(Context *context, const DigestSpec *digest, const GPtrArray *list, GError **error)
{
	const Adding adding = { context, digest->name, "html", SUBSCRIPTION_FROM_INI, false };

	for (guint i = 0; i < digest->to->len; i++) {
		const char *email = g_ptr_array_index(digest->to, i);
		SubscribersAdd result;
		if (needs_seed(list, digest, email)
		    && !subscribe(&adding, email, NULL, &result, error)) {
			return false;
		}
	}
	return true;
}

static bool
is_let_go(const Context *context, const Subscription *one)
{
	const DigestSpec *digest = config_digest(context->config, one->digest);

	return one->is_active && one->origin == SUBSCRIPTION_FROM_INI
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
		    && !subscribers_remove(context->store, key, one->digest, false,
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
			if (needs_seed(list, digest, g_ptr_array_index(digest->to, j))) {
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

	if (!subscribers_list(context->store, digest->name, true, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);
		readers += one->is_active && !is_let_go(context, one) ? 1 : 0;
	}
	for (guint i = 0; i < digest->to->len; i++) {
		readers += needs_seed(list, digest, g_ptr_array_index(digest->to, i)) ? 1 : 0;
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
	g_autoptr(GPtrArray) list = NULL;

	if (!subscribers_list(context->store, NULL, true, &list, error)) {
		return false;
	}
	if (is_in_line(context, list)) {
		return true;
	}
	if (!store_begin(context->store, error)) {
		return false;
	}
	if (!seed_in_transaction(context, list, error)) {
		store_rollback(context->store);
		return false;
	}
	return store_commit(context->store, error);
}

/* ---- what the organiser says ---- */

static void
count_added(PeopleReport *report, SubscribersAdd result)
{
	switch (result) {
	case SUBSCRIBERS_ADDED:
		report->added++;
		break;
	case SUBSCRIBERS_THERE:
		report->there++;
		break;
	case SUBSCRIBERS_RETURNED:
		report->returned++;
		break;
	case SUBSCRIBERS_LEFT:
		report->left++;
		break;
	}
}

static bool
add_one(const Adding *adding, const char *text, const char *place, PeopleReport *report,
	GError **error)
{
	g_autofree char *email = NULL;
	g_autofree char *name = NULL;
	g_autoptr(GError) trouble = NULL;
	SubscribersAdd result;

	if (!address_parse(text, &email, &name, &trouble)) {
		report->refused++;
		g_ptr_array_add(report->problems,
				g_strdup_printf("%s: %s", place, trouble->message));
		return true;
	}
	if (!subscribe(adding, email, name, &result, error)) {
		return false;
	}
	count_added(report, result);
	return true;
}

/* All of them, or nothing when the store fails. */
static bool
add_all(const Adding *adding, const char *const *addresses, const char *const *places,
	PeopleReport **report, GError **error)
{
	g_autoptr(PeopleReport) made = report_new();
	Store *store = adding->context->store;

	if (!store_begin(store, error)) {
		return false;
	}
	for (guint i = 0; addresses[i] != NULL; i++) {
		if (!add_one(adding, addresses[i], places[i], made, error)) {
			store_rollback(store);
			return false;
		}
	}
	if (!store_commit(store, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}

bool
people_add(Context *context, const char *digest_name, const char *const *addresses,
	   const char *format, PeopleReport **report, GError **error)
{
	const DigestSpec *digest = context_digest(context, digest_name, error);

	if (digest == NULL) {
		return false;
	}
	const Adding adding = { context, digest->name, format, SUBSCRIPTION_FROM_COMMAND, true };
	return add_all(&adding, addresses, addresses, report, error);
}

bool
people_add_listed(Context *context, const char *digest_name, const char *const *addresses,
		  const char *const *places, PeopleReport **report, GError **error)
{
	const DigestSpec *digest = context_digest(context, digest_name, error);

	if (digest == NULL) {
		return false;
	}
	const Adding adding = { context, digest->name, "html", SUBSCRIPTION_FROM_COMMAND, false };
	return add_all(&adding, addresses, places, report, error);
}

static bool
remove_token(Context *context, const char *token, PeopleReport *report, GError **error)
{
	g_autoptr(Subscription) one = NULL;
	int removed = 0;

	if (!subscribers_by_token(context->store, token, &one, error)) {
		return false;
	}
	if (one == NULL) {
		report->refused++;
		g_ptr_array_add(report->problems, g_strdup("nobody has that token"));
		return true;
	}
	g_autofree char *key = address_key(one->email);
	if (!subscribers_remove(context->store, key, one->digest, true, now_s(&context->now),
				&removed, error)) {
		return false;
	}
	report->removed += removed;
	return true;
}

static bool
remove_address(Context *context, const char *digest, const char *text, PeopleReport *report,
	       GError **error)
{
	g_autofree char *email = NULL;
	g_autoptr(GError) trouble = NULL;
	int removed = 0;

	if (!address_parse(text, &email, NULL, &trouble)) {
		report->refused++;
		g_ptr_array_add(report->problems,
				g_strdup_printf("%s: %s", text, trouble->message));
		return true;
	}
	g_autofree char *key = address_key(email);
	if (!subscribers_remove(context->store, key, digest, true, now_s(&context->now), &removed,
				error)) {
		return false;
	}
	report->removed += removed;
	if (removed == 0) {
		report->refused++;
		g_ptr_array_add(report->problems, g_strdup_printf("%s: was not subscribed", email));
	}
	return true;
}

static bool
remove_all(Context *context, const char *digest, const char *const *who, PeopleReport *report,
	   GError **error)
{
	for (guint i = 0; who[i] != NULL; i++) {
		bool done = token_is_valid(who[i])
			? remove_token(context, who[i], report, error)
			: remove_address(context, digest, who[i], report, error);
		if (!done) {
			return false;
		}
	}
	return true;
}

bool
people_remove(Context *context, const char *digest, const char *const *who,
	      PeopleReport **report, GError **error)
{
	g_autoptr(PeopleReport) made = report_new();
	const DigestSpec *spec = digest != NULL ? context_digest(context, digest, error) : NULL;

	if ((digest != NULL && spec == NULL) || !store_begin(context->store, error)) {
		return false;
	}
	if (!remove_all(context, spec != NULL ? spec->name : NULL, who, made, error)) {
		store_rollback(context->store);
		return false;
	}
	if (!store_commit(context->store, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}

/* ---- lists ---- */

bool
people_list(Context *context, const char *digest, bool all, json_t **list, GError **error)
{
	const DigestSpec *spec = digest != NULL ? context_digest(context, digest, error) : NULL;
	g_autoptr(GPtrArray) rows = NULL;

	if ((digest != NULL && spec == NULL)
	    || !subscribers_list(context->store, spec != NULL ? spec->name : NULL, all, &rows,
				 error)) {
		return false;
	}
	json_t *made = json_array();
	for (guint i = 0; i < rows->len; i++) {
		const Subscription *one = g_ptr_array_index(rows, i);
		g_autofree char *since = date_rfc3339(one->since_s);
		const char *state = one->is_active ? "active" : one->left ? "left" : "let go";
		json_array_append_new(made, json_pack("{s:s, s:s?, s:s, s:s, s:s, s:s, s:s}",
			"email", one->email, "name", one->name, "digest", one->digest, "format",
			one->format, "origin",
			one->origin == SUBSCRIPTION_FROM_INI ? "ini" : "command", "state", state,
			"since", since));
	}
	*list = made;
	return true;
}
