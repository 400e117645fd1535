#include "flow/people.h"

#include "base/error.h"
#include "base/token.h"
#include "flow/people_part.h"
#include "flow/retention.h"
#include "store/subscribers.h"
#include "text/address.h"
#include "text/date.h"

#include <string.h>

void
people_report_free(PeopleReport *report)
{
	g_ptr_array_unref(report->problems);
	g_free(report);
}

PeopleReport *
people_report_new(void)
{
	PeopleReport *report = g_new0(PeopleReport, 1);

	report->problems = g_ptr_array_new_with_free_func(g_free);
	return report;
}

static void refuse(PeopleReport *report, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Somebody who cannot be taken, and why. */
static void
refuse(PeopleReport *report, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_ptr_array_add(report->problems, g_strdup_vprintf(format, arguments));
	va_end(arguments);
	report->refused++;
}

bool
people_subscribe(const PeopleAdding *adding, const char *email, const char *name,
	SubscribersAdd *result, GError **error)
{
	g_autoptr(Subscription) one = subscription_new();
	g_autofree char *key = address_key(email);
	const SubscribersWish wish = {
		.subscription = one,
		.email_key = key,
		.evidence = adding->evidence,
		.may_override = adding->brings_back,
	};
	SubscribersAdd became;

	if (!token_new(&one->token, error)) {
		return false;
	}
	one->email = g_strdup(email);
	one->name = g_strdup(name);
	one->digest = g_strdup(adding->digest);
	one->format = adding->format;
	one->state = adding->state;
	one->origin = adding->origin;
	one->since_s = now_s(&adding->context->now);
	if (!subscribers_add(adding->context->store, &wish, &became, error)) {
		return false;
	}
	if (result != NULL) {
		*result = became;
	}
	return true;
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

/* @return false when it cannot be read, which @report then says. */
static bool
read_address(const char *text, const char *place, char **email, char **name, PeopleReport *report)
{
	g_autoptr(GError) trouble = NULL;

	if (address_parse(text, email, name, &trouble)) {
		return true;
	}
	refuse(report, "%s: %s", place, trouble->message);
	return false;
}

bool
people_read_address(const char *text, char **email, PeopleReport *report)
{
	return read_address(text, text, email, NULL, report);
}

static bool
add_one(const PeopleAdding *adding, const char *text, const char *place, PeopleReport *report,
	GError **error)
{
	g_autofree char *email = NULL;
	g_autofree char *name = NULL;
	SubscribersAdd result;

	if (!read_address(text, place, &email, &name, report)) {
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
	g_autoptr(PeopleReport) made = people_report_new();
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
people_add(Context *context, const PeopleWish *wish, const char *const *addresses,
	PeopleReport **report, GError **error)
{
	const DigestSpec *digest = context_digest(context, wish->digest, error);

	if (digest == NULL) {
		return false;
	}
	const PeopleAdding adding = {
		.context = context,
		.digest = digest->name,
		.format = wish->format,
		.state = SUBSCRIPTION_ACTIVE,
		.origin = SUBSCRIPTION_FROM_COMMAND,
		.evidence = "subscribers add",
		.brings_back = true,
	};
	return add_all(&adding, addresses, addresses, report, error);
}

void
people_entry_free(PeopleEntry *entry)
{
	g_free(entry->address);
	g_free(entry->place);
	g_free(entry->digest);
	g_free(entry->format);
	g_free(entry->problem);
	g_free(entry->asked);
	g_free(entry);
}

/*
 * Somebody whom a list calls gone: out of the digest now, and remembered, so that neither the ini
 * nor an older list brings them in.
 */
static bool
keep_out(const PeopleAdding *adding, const PeopleEntry *entry, PeopleReport *report, GError **error)
{
	g_autofree char *email = NULL;
	g_autofree char *name = NULL;
	const SubscribersStep step = {
		.digest = adding->digest,
		.became = adding->state,
		.by = adding->origin,
		.evidence = adding->evidence,
		.now_s = now_s(&adding->context->now),
	};
	int stopped;

	if (!read_address(entry->address, entry->place, &email, &name, report)) {
		return true;
	}
	g_autofree char *key = address_key(email);
	report->left++;
	return subscribers_move(adding->context->store, key, &step, &stopped, error)
		&& people_subscribe(adding, email, name, NULL, error);
}

/* One of a list, to the digest that the call names, else to the one that the list names. */
static bool
add_entry(Context *context, const char *digest_name, const PeopleEntry *entry, PeopleReport *report,
	GError **error)
{
	g_autoptr(GError) trouble = NULL;
	MailFormat format = MAIL_FORMAT_HTML;
	const char *name = digest_name != NULL ? digest_name : entry->digest;
	const DigestSpec *digest = context_digest(context, name, &trouble);
	g_autofree char *evidence = g_strconcat("subscribers import, ", entry->place,
		entry->asked != NULL ? "; " : NULL, entry->asked, NULL);

	if (entry->problem != NULL || digest == NULL) {
		refuse(report, "%s: %s", entry->place,
			entry->problem != NULL ? entry->problem : trouble->message);
		return true;
	}
	if (entry->format != NULL && !mail_format_find(entry->format, &format)) {
		refuse(report, "%s: the format is html or text", entry->place);
		return true;
	}
	const PeopleAdding adding = {
		.context = context,
		.digest = digest->name,
		.format = format,
		.state = entry->state,
		.origin = SUBSCRIPTION_FROM_COMMAND,
		.evidence = evidence,
	};
	return entry->state == SUBSCRIPTION_ACTIVE
		? add_one(&adding, entry->address, entry->place, report, error)
		: keep_out(&adding, entry, report, error);
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
	g_autoptr(PeopleReport) made = people_report_new();

	if ((digest_name != NULL && context_digest(context, digest_name, error) == NULL)
		|| !store_transaction_begin(context->store, &transaction, error)
		|| !add_entries(context, digest_name, entries, made, error)
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}

/* The organiser's word that somebody leaves a digest, or (NULL) all. */
static SubscribersStep
leaving(const Context *context, const char *digest, const char *evidence)
{
	return (SubscribersStep){
		.digest = digest,
		.became = SUBSCRIPTION_LEFT,
		.by = SUBSCRIPTION_FROM_COMMAND,
		.evidence = evidence,
		.now_s = now_s(&context->now),
	};
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
		refuse(report, "nobody has that token");
		return true;
	}
	g_autofree char *key = address_key(one->email);
	const SubscribersStep step = leaving(context, one->digest,
		"subscribers remove, by the token");
	if (!subscribers_move(context->store, key, &step, &removed, error)) {
		return false;
	}
	report->removed += removed;
	return true;
}

void
people_refuse_unknown(PeopleReport *report, const char *email)
{
	refuse(report, "%s: was not subscribed", email);
}

static bool
remove_address(Context *context, const char *digest, const char *text, PeopleReport *report,
	GError **error)
{
	const SubscribersStep step = leaving(context, digest, "subscribers remove");
	g_autofree char *email = NULL;
	int removed = 0;

	if (!read_address(text, text, &email, NULL, report)) {
		return true;
	}
	g_autofree char *key = address_key(email);
	if (!subscribers_move(context->store, key, &step, &removed, error)) {
		return false;
	}
	report->removed += removed;
	if (removed == 0) {
		people_refuse_unknown(report, email);
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
people_remove(Context *context, const char *digest, const char *const *who, PeopleReport **report,
	GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(PeopleReport) made = people_report_new();
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

static bool
erase_one(Context *context, const char *text, PeopleReport *report, GError **error)
{
	const SubscribersStep step = {
		.by = SUBSCRIPTION_FROM_COMMAND,
		.now_s = now_s(&context->now),
	};
	g_autofree char *email = NULL;
	bool was_there;

	if (!read_address(text, text, &email, NULL, report)) {
		return true;
	}
	g_autofree char *key = address_key(email);
	if (!subscribers_erase(context->store, key, &step, &was_there, error)) {
		return false;
	}
	if (was_there) {
		report->erased++;
	} else {
		people_refuse_unknown(report, email);
	}
	return true;
}

bool
people_erase(Context *context, const char *const *addresses, PeopleReport **report, GError **error)
{
	g_autoptr(PeopleReport) made = people_report_new();
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(context->store, &transaction, error)) {
		return false;
	}
	for (guint i = 0; addresses[i] != NULL; i++) {
		if (!erase_one(context, addresses[i], made, error)) {
			return false;
		}
	}
	if (!store_transaction_commit(&transaction, error) || !retention_run(context, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}
