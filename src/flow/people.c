#include "flow/people.h"

#include "base/error.h"
#include "base/token.h"
#include "flow/people_part.h"
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

bool
people_subscribe(const PeopleAdding *adding, const char *email, const char *name,
		 SubscribersAdd *result, GError **error)
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
	return subscribers_add(adding->context->store, one, key, adding->brings_back,
			       adding->evidence, result, error);
}

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
add_one(const PeopleAdding *adding, const char *text, const char *place, PeopleReport *report,
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
	if (!people_subscribe(adding, email, name, &result, error)) {
		return false;
	}
	count_added(report, result);
	return true;
}

/* All of them, or nothing when the store fails. */
static bool
add_all(const PeopleAdding *adding, const char *const *addresses, const char *const *places,
	PeopleReport **report, GError **error)
{
	g_autoptr(PeopleReport) made = report_new();
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(adding->context->store, &transaction, error)) {
		return false;
	}
	for (guint i = 0; addresses[i] != NULL; i++) {
		if (!add_one(adding, addresses[i], places[i], made, error)) {
			return false;
		}
	}
	if (!store_transaction_commit(&transaction, error)) {
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
	const PeopleAdding adding = { context, digest->name, format, SUBSCRIPTION_FROM_COMMAND,
				      "subscribers add", true };
	return add_all(&adding, addresses, addresses, report, error);
}

void
people_entry_free(PeopleEntry *entry)
{
	if (entry == NULL) {
		return;
	}
	g_free(entry->address);
	g_free(entry->place);
	g_free(entry->digest);
	g_free(entry->format);
	g_free(entry);
}

static void
refuse(PeopleReport *report, const PeopleEntry *entry, const char *why)
{
	report->refused++;
	g_ptr_array_add(report->problems, g_strdup_printf("%s: %s", entry->place, why));
}

/* One of a list, to the digest that the call names, else to the one that the list names. */
static bool
add_entry(Context *context, const char *digest_name, const PeopleEntry *entry,
	  PeopleReport *report, GError **error)
{
	g_autoptr(GError) trouble = NULL;
	const char *format = entry->format != NULL ? entry->format : "html";
	const char *name = digest_name != NULL ? digest_name : entry->digest;
	const DigestSpec *digest = context_digest(context, name, &trouble);
	g_autofree char *evidence = g_strconcat("subscribers import, ", entry->place, NULL);

	if (digest == NULL) {
		refuse(report, entry, trouble->message);
		return true;
	}
	if (strcmp(format, "html") != 0 && strcmp(format, "text") != 0) {
		refuse(report, entry, "the format is html or text");
		return true;
	}
	const PeopleAdding adding = { context, digest->name, format, SUBSCRIPTION_FROM_COMMAND,
				      evidence, false };
	return add_one(&adding, entry->address, entry->place, report, error);
}

static bool
add_entries(Context *context, const char *digest_name, const GPtrArray *entries,
	    PeopleReport *report, GError **error)
{
	for (guint i = 0; i < entries->len; i++) {
		if (!add_entry(context, digest_name, g_ptr_array_index(entries, i), report,
			       error)) {
			return false;
		}
	}
	return true;
}

bool
people_add_listed(Context *context, const char *digest_name, const GPtrArray *entries,
		  PeopleReport **report, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(PeopleReport) made = report_new();

	if ((digest_name != NULL && context_digest(context, digest_name, error) == NULL)
	    || !store_transaction_begin(context->store, &transaction, error)
	    || !add_entries(context, digest_name, entries, made, error)
	    || !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
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
	if (!subscribers_move(context->store, key, one->digest, SUBSCRIPTION_LEFT,
			      SUBSCRIPTION_FROM_COMMAND, "subscribers remove, by the token",
			      now_s(&context->now), &removed, error)) {
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
	if (!subscribers_move(context->store, key, digest, SUBSCRIPTION_LEFT,
			      SUBSCRIPTION_FROM_COMMAND, "subscribers remove",
			      now_s(&context->now), &removed, error)) {
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
	bool has_token = false;

	for (guint i = 0; who[i] != NULL; i++) {
		has_token = has_token || token_is_valid(who[i]);
	}
	for (guint i = 0; who[i] != NULL; i++) {
		/* The subject of a way out, pasted whole: "unsubscribe weekly TOKEN". */
		if (has_token && strchr(who[i], '@') == NULL && !token_is_valid(who[i])) {
			continue;
		}
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
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(PeopleReport) made = report_new();
	const DigestSpec *spec = digest != NULL ? context_digest(context, digest, error) : NULL;

	if ((digest != NULL && spec == NULL)
	    || !store_transaction_begin(context->store, &transaction, error)
	    || !remove_all(context, spec != NULL ? spec->name : NULL, who, made, error)
	    || !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}



/* What the ini paused it has let go. */
static const char *
state_word(const Subscription *one)
{
	bool is_let_go = one->state == SUBSCRIPTION_PAUSED
		&& one->changed_by == SUBSCRIPTION_FROM_INI;

	return is_let_go ? "let go" : subscription_state_name(one->state);
}

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
		const char *state = state_word(one);
		json_array_append_new(made, json_pack("{s:s, s:s?, s:s, s:s, s:s, s:s, s:s}",
			"email", one->email, "name", one->name, "digest", one->digest, "format",
			one->format, "origin",
			subscription_origin_name(one->origin), "state", state,
			"since", since));
	}
	*list = made;
	return true;
}
