#include "flow/bounced.h"

#include "base/log.h"
#include "flow/join_edition.h"
#include "flow/ways.h"
#include "store/bounces.h"
#include "store/memos.h"
#include "store/subscribers.h"
#include "text/address.h"

#include <string.h>

/* A subscription's token (base/token) in a text. */
#define TOKEN_LETTERS 43

/* Whom a report is about. */
typedef struct Meant {
	BouncesReader reader;
	int64_t edition_id; /* 0: none is known */
	bool is_proved;     /* by what only we, our reader and the servers between can know */
} Meant;

static void
meant_clear(Meant *meant)
{
	bounces_reader_clear(&meant->reader);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Meant, meant_clear)

static bool
take_memo(Context *context, int64_t memo_id, Meant *meant, GError **error)
{
	g_autoptr(Memo) memo = NULL;

	if (!memos_get(context->store, memo_id, &memo, error)) {
		return false;
	}
	return memo == NULL || memo->subscriber_id == 0
		|| bounces_reader_get(context->store, memo->subscriber_id, &meant->reader, error);
}

/* @way borrowed: it holds. */
static bool
take_way(Context *context, const Way *way, Meant *meant, GError **error)
{
	meant->is_proved = way->subscription_id != 0 || way->memo_id != 0;
	if (way->memo_id != 0) {
		return take_memo(context, way->memo_id, meant, error);
	}
	if (way->subscription_id == 0) {
		return true; /* the organiser's, or about a page */
	}
	meant->edition_id = way->edition_id;
	return bounces_reader_of(context->store, way->subscription_id, &meant->reader, error);
}

/* The way that the message came by, or that stands in what it brings back: in the addresses of its
 * head, or the Message-ID of a memo. */
static bool
find_way(Context *context, const InboxMail *mail, Meant *meant, GError **error)
{
	const WayKeys *keys = NULL;
	const int64_t at_s = now_s(&context->now);
	const Bounce *bounce = mail->bounce;
	Way way;

	if (mail->way != NULL && !take_way(context, mail->way, meant, error)) {
		return false;
	}
	if (meant->is_proved) {
		return true;
	}
	if (!ways_keys(context, &keys, error)) {
		return false;
	}
	for (guint i = 0; i < bounce->citations->len; i++) {
		if (way_find(keys, g_ptr_array_index(bounce->citations, i), at_s, &way)) {
			return take_way(context, &way, meant, error);
		}
	}
	return !way_find(keys, bounce->returned, at_s, &way)
		|| take_way(context, &way, meant, error);
}

/* The number of the subscription in a Message-ID of ours: "LABEL.NUMBER.HASH@HOST"
 * (compose_message_id()). 0: it is none. */
static int64_t
subscription_of(const char *message_id)
{
	const char *sign = strrchr(message_id, '@');
	const char *hash = sign == NULL ? NULL : g_strrstr_len(message_id, sign - message_id, ".");
	const char *number = hash == NULL ? NULL
					  : g_strrstr_len(message_id, hash - message_id, ".");
	char *end = NULL;

	if (number == NULL || !g_ascii_isdigit(number[1])) {
		return 0;
	}
	const gint64 id = g_ascii_strtoll(number + 1, &end, 10);
	return end == hash && id > 0 ? id : 0;
}

/* Whether it is the Message-ID of a mail that went to that subscription. */
static bool
match_mailed(Context *context, const char *message_id, int64_t subscription_id, Meant *meant,
	GError **error)
{
	g_autoptr(GArray) mailed = NULL;
	g_auto(BouncesReader) reader = { 0 };

	if (!bounces_reader_of(context->store, subscription_id, &reader, error)) {
		return false;
	}
	if (reader.id == 0) {
		return true;
	}
	if (!bounces_mailed(context->store, reader.id, now_s(&context->now) - BOUNCED_MAILED_S,
		    &mailed, error)) {
		return false;
	}
	for (guint i = 0; i < mailed->len && !meant->is_proved; i++) {
		const BouncesMailed *one = &g_array_index(mailed, BouncesMailed, i);

		if (one->subscription_id == subscription_id
			&& !join_edition_is(context, one, message_id, &meant->is_proved, error)) {
			return false;
		}
		meant->edition_id = meant->is_proved ? one->edition_id : 0;
	}
	if (meant->is_proved) {
		meant->reader = reader;
		reader = (BouncesReader){ 0 };
	}
	return true;
}

static bool
find_message(Context *context, const InboxMail *mail, Meant *meant, GError **error)
{
	const GPtrArray *citations = mail->bounce->citations;

	for (guint i = 0; i < citations->len && !meant->is_proved; i++) {
		const char *message_id = g_ptr_array_index(citations, i);
		const int64_t id = subscription_of(message_id);

		if (id != 0 && !match_mailed(context, message_id, id, meant, error)) {
			return false;
		}
	}
	return true;
}

/* A word of TOKEN_LETTERS letters from @at on. @return owned, or NULL. */
static char *
token_at(const char *at)
{
	gsize length = 0;

	while (g_ascii_isalnum(at[length]) || at[length] == '-' || at[length] == '_') {
		length++;
	}
	return length == TOKEN_LETTERS ? g_strndup(at, length) : NULL;
}

/* The way out that has no plus: "subject=unsubscribe%20NAME%20TOKEN" in List-Unsubscribe. */
static bool
find_token(Context *context, const InboxMail *mail, Meant *meant, GError **error)
{
	const char *returned = mail->bounce->returned;
	const char *at = returned == NULL ? NULL : strstr(returned, "unsubscribe%20");
	const char *end = at == NULL ? NULL : at + strcspn(at, ">\r\n");

	for (; at != NULL && at < end; at = strstr(at + 1, "%20")) {
		g_autofree char *token = token_at(at + strcspn(at, "%") + strlen("%20"));
		g_autoptr(Subscription) one = NULL;

		if (token == NULL) {
			continue;
		}
		if (!subscribers_by_token(context->store, token, &one, error)) {
			return false;
		}
		if (one != NULL) {
			meant->is_proved = true;
			return bounces_reader_of(context->store, one->id, &meant->reader, error);
		}
	}
	return true;
}

/* The last resort: the address that a report names, where we mailed to it. */
static bool
find_address(Context *context, const InboxMail *mail, Meant *meant, GError **error)
{
	const GPtrArray *failures = mail->bounce->failures;

	for (guint i = 0; i < failures->len && meant->reader.id == 0; i++) {
		const BounceFailure *failure = g_ptr_array_index(failures, i);
		g_autofree char *key = failure->recipient == NULL ? NULL
								  : address_key(failure->recipient);
		g_autoptr(GPtrArray) list = NULL;
		g_autoptr(GArray) mailed = NULL;
		g_auto(BouncesReader) reader = { 0 };

		if (key == NULL) {
			continue;
		}
		if (!subscribers_of(context->store, key, &list, error)) {
			return false;
		}
		if (list->len == 0) {
			continue;
		}
		const Subscription *first = g_ptr_array_index(list, 0);
		if (!bounces_reader_of(context->store, first->id, &reader, error)
			|| !bounces_mailed(context->store, reader.id,
				now_s(&context->now) - BOUNCED_MAILED_S, &mailed, error)) {
			return false;
		}
		if (mailed->len > 0) {
			meant->reader = reader;
			reader = (BouncesReader){ 0 };
		}
	}
	return true;
}

static bool
find_meant(Context *context, const InboxMail *mail, Meant *meant, GError **error)
{
	return find_way(context, mail, meant, error)
		&& (meant->is_proved || find_message(context, mail, meant, error))
		&& (meant->is_proved || find_token(context, mail, meant, error))
		&& (meant->is_proved || find_address(context, mail, meant, error));
}

/* What a report says of that person: of several addresses theirs, else the first. */
static const BounceFailure *
failure_of(const Bounce *bounce, const Meant *meant)
{
	for (guint i = 0; i < bounce->failures->len; i++) {
		const BounceFailure *failure = g_ptr_array_index(bounce->failures, i);
		g_autofree char *key = failure->recipient == NULL ? NULL
								  : address_key(failure->recipient);

		if (key != NULL && g_strcmp0(key, meant->reader.email_key) == 0) {
			return failure;
		}
	}
	return bounce->failures->len == 0 ? NULL : g_ptr_array_index(bounce->failures, 0);
}

/* All that the person has gets nothing any more. Nobody is told by mail. */
static bool
suspend(Context *context, const Meant *meant, SubscriptionState became, const char *why,
	GError **error)
{
	const SubscribersStep step = {
		.became = became,
		.by = SUBSCRIPTION_FROM_BOUNCE,
		.evidence = why,
		.now_s = now_s(&context->now),
	};
	int stopped = 0;

	if (!subscribers_move(context->store, meant->reader.email_key, &step, &stopped, error)) {
		return false;
	}
	if (stopped > 0) {
		g_autofree char *shown = address_shorten(meant->reader.email);

		log_line(LOG_LEVEL_INFO, "%s gets nothing any more: %s", shown, why);
	}
	return true;
}

/* The rule of the ini, and what decays. */
static bool
is_enough(const Context *context, const BouncesTally *tally)
{
	g_autoptr(InboxSpec) standard = inbox_spec_new(); /* a pipe needs no [inbox] */
	const InboxSpec *inbox = context->config->inbox != NULL ? context->config->inbox : standard;
	const int64_t span_s = tally->last_s - tally->first_s;

	if (tally->hard >= inbox->bounce_limit
		&& tally->last_hard_s - tally->first_hard_s >= inbox->bounce_span_s) {
		return true;
	}
	return tally->hard * BOUNCED_SOFT_FOR_HARD + tally->soft
		>= inbox->bounce_limit * BOUNCED_SOFT_FOR_HARD
		&& span_s >= MAX(inbox->bounce_span_s, BOUNCED_SOFT_SPAN_S);
}

/* "there is nobody of that name (5.1.1): 550 …", without anybody's address. */
static char *
say(const BounceFailure *failure)
{
	g_autofree char *words = address_remove(failure->words);

	return g_strdup_printf("%s (%s)%s%s", bounce_class_says(failure->class), failure->status,
		words != NULL ? ": " : "", words != NULL ? words : "");
}

static bool
count(Context *context, const Meant *meant, const BounceFailure *failure, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_autofree char *said = say(failure);
	const BouncesRow row = {
		.subscriber_id = meant->reader.id,
		.edition_id = meant->edition_id,
		.is_hard = failure->is_hard,
		.class = bounce_class_name(failure->class),
		.status = failure->status,
		.detail = said,
		.came_s = at_s,
	};
	BouncesTally tally;
	bool is_new;

	if (!bounces_add(context->store, &row, at_s - BOUNCED_MEMORY_S, &is_new, error)
		|| !bounces_tally(context->store, meant->reader.id, at_s - BOUNCED_MEMORY_S, &tally,
			error)) {
		return false;
	}
	if ((meant->is_proved && failure->is_at_once) || is_enough(context, &tally)) {
		return suspend(context, meant, SUBSCRIPTION_BOUNCED, said, error);
	}
	return true;
}

static bool
take_report(Context *context, const InboxMail *mail, const Meant *meant, InboxHandled *handled,
	GError **error)
{
	const BounceFailure *failure = failure_of(mail->bounce, meant);
	const bool counts = failure != NULL
		&& (failure->is_hard || bounce_class_counts(failure->class));

	inbox_handled_set(handled, true, "bounce",
		failure == NULL ? "a report that names nobody" : bounce_class_says(failure->class));
	return !counts || meant->reader.email_key == NULL || count(context, meant, failure, error);
}

/* Anybody can write one; what is not proved is for people to see. */
static bool
take_complaint(Context *context, const InboxMail *mail, const Meant *meant, InboxHandled *handled,
	GError **error)
{
	inbox_handled_set(handled, meant->is_proved, meant->is_proved ? "complaint" : "left alone",
		meant->is_proved ? "somebody called a mail spam"
				 : "a complaint about a mail that we know nothing of");
	return !meant->is_proved || !mail->bounce->is_from_reader || meant->reader.email_key == NULL
		|| suspend(context, meant, SUBSCRIPTION_COMPLAINED, mail->bounce->why, error);
}

bool
bounced_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	g_auto(Meant) meant = { 0 };

	if (!find_meant(context, mail, &meant, error)) {
		return false;
	}
	if (!meant.is_proved && meant.reader.id == 0) {
		inbox_handled_set(handled, false, "left alone",
			"a report of a mail that we know nothing of");
		return true;
	}
	return mail->bounce->kind == BOUNCE_COMPLAINT
		? take_complaint(context, mail, &meant, handled, error)
		: take_report(context, mail, &meant, handled, error);
}

static bool
count_refusal(Context *context, const BouncesFailed *failed, GError **error)
{
	g_auto(Meant) meant = { .edition_id = failed->edition_id };
	g_auto(BounceFailure) failure = { 0 };

	bounce_read_reply(failed->detail, &failure);
	if (!failure.is_hard && !bounce_class_counts(failure.class)) {
		return true;
	}
	return bounces_reader_get(context->store, failed->subscriber_id, &meant.reader, error)
		&& (meant.reader.email_key == NULL || count(context, &meant, &failure, error));
}

bool
bounced_refused(Context *context, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !bounces_failed(context->store, now_s(&context->now) - BOUNCED_REFUSED_S, &list,
			error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		if (!count_refusal(context, g_ptr_array_index(list, i), error)) {
			return false;
		}
	}
	return store_transaction_commit(&transaction, error);
}
