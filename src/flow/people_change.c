/* What people want of the digests that they have: how often, in which form, not for a while. */
#include "base/error.h"
#include "flow/people_part.h"
#include "text/address.h"
#include "text/date.h"

#include "digest/window.h"

/* When a day begins where a digest is. */
static int64_t
day_begins(const Context *context, const char *digest, guint32 julian)
{
	const DigestSpec *spec = config_digest(context->config, digest);
	g_autoptr(GTimeZone) zone = spec == NULL ? NULL : window_zone(spec->timezone);

	if (zone == NULL) {
		zone = g_time_zone_new_utc();
	}
	return window_day(julian, zone);
}

static bool
step_to(Context *context, const Subscription *one, const PeopleChange *change,
	SubscriptionState became, GError **error)
{
	const SubscribersStep step = {
		.digest = one->digest,
		.became = became,
		.by = change->by,
		.evidence = change->evidence,
		.now_s = now_s(&context->now),
		.until_s = became == SUBSCRIPTION_PAUSED && change->until != 0
			? day_begins(context, one->digest, change->until)
			: 0,
	};
	g_autofree char *key = address_key(one->email);
	int stopped;

	return subscribers_move(context->store, key, &step, &stopped, error);
}

static bool
choose(Context *context, const Subscription *one, const PeopleChange *change, GError **error)
{
	const SubscriptionFrequency frequency = change->deed == PEOPLE_MONTHLY
		? SUBSCRIPTION_MONTHLY
		: SUBSCRIPTION_OWN;
	const MailFormat format = change->deed == PEOPLE_PLAIN ? MAIL_FORMAT_TEXT
							       : MAIL_FORMAT_HTML;
	const DigestSpec *digest = config_digest(context->config, one->digest);
	const bool is_form = change->deed == PEOPLE_PLAIN || change->deed == PEOPLE_HTML;
	const SubscribersChoice choice = {
		.digest = one->digest,
		.frequency = is_form ? NULL : &frequency,
		.format = is_form ? &format : NULL,
		.chats = change->deed == PEOPLE_CHATS ? SUBSCRIPTION_CHATS_YES
			/* Who has no choice between them has made none. */
			: change->deed == PEOPLE_OWN && digest != NULL && digest->after->len > 0
			? SUBSCRIPTION_CHATS_NO
			: SUBSCRIPTION_CHATS_UNSAID,
	};
	g_autofree char *key = address_key(one->email);

	return subscribers_choose(context->store, key, &choice, error);
}

/* Whether there is something to change: nobody who left is brought back by a wish for less mail. */
static bool
is_theirs(const Subscription *one, const PeopleChange *change)
{
	const bool is_wanted = change->digest == NULL
		|| g_ascii_strcasecmp(change->digest, one->digest) == 0;
	const bool is_stopped = one->state == SUBSCRIPTION_BOUNCED
		|| one->state == SUBSCRIPTION_COMPLAINED;

	return is_wanted
		&& (one->state == SUBSCRIPTION_ACTIVE || one->state == SUBSCRIPTION_PAUSED
			|| (is_stopped && change->deed == PEOPLE_RESUME));
}

static bool
change_one(Context *context, const Subscription *one, const PeopleChange *change, GError **error)
{
	switch (change->deed) {
	case PEOPLE_PAUSE:
		return step_to(context, one, change, SUBSCRIPTION_PAUSED, error);
	case PEOPLE_RESUME:
		return step_to(context, one, change, SUBSCRIPTION_ACTIVE, error);
	default:
		return choose(context, one, change, error);
	}
}

bool
people_change(Context *context, const char *email, const PeopleChange *change, int *count,
	GError **error)
{
	g_autofree char *key = address_key(email);
	g_autoptr(GPtrArray) list = NULL;
	int changed = 0;

	if (!subscribers_of(context->store, key, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);
		if (!is_theirs(one, change)) {
			continue;
		}
		if (!change_one(context, one, change, error)) {
			return false;
		}
		changed++;
	}
	*count = changed;
	return true;
}

static bool
change_address(Context *context, const PeopleChange *change, const char *text, PeopleReport *report,
	GError **error)
{
	g_autofree char *email = NULL;
	int count;

	if (!people_read_address(text, &email, report)) {
		return true;
	}
	if (!people_change(context, email, change, &count, error)) {
		return false;
	}
	report->changed += count;
	if (count == 0) {
		people_refuse_unknown(report, email);
	}
	return true;
}

bool
people_change_all(Context *context, const PeopleChange *change, const char *const *addresses,
	PeopleReport **report, GError **error)
{
	g_autoptr(PeopleReport) made = people_report_new();
	g_auto(StoreTransaction) transaction = { 0 };

	if ((change->digest != NULL && context_digest(context, change->digest, error) == NULL)
		|| !store_transaction_begin(context->store, &transaction, error)) {
		return false;
	}
	for (guint i = 0; addresses[i] != NULL; i++) {
		if (!change_address(context, change, addresses[i], made, error)) {
			return false;
		}
	}
	if (!store_transaction_commit(&transaction, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}
