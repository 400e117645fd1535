#include "flow/join_deed.h"

#include "flow/join_answer.h"
#include "flow/join_told.h"
#include "flow/people_part.h"
#include "store/deliveries.h"
#include "store/subscribers.h"
#include "text/address.h"
#include "text/date.h"

#include <string.h>

/* The digest that is meant; NULL: all. */
static const char *
digest_of(const JoinCase *case_)
{
	if (case_->digest != NULL && (case_->one == NULL || case_->is_named)) {
		return case_->digest->name;
	}
	return case_->one != NULL ? case_->one->digest : NULL;
}

/* By which the next mail of theirs is known. */
static bool
find_id(const JoinCase *case_, const char *email, int64_t *id, GError **error)
{
	g_autofree char *key = address_key(email);
	g_autoptr(GPtrArray) list = NULL;
	const char *digest = digest_of(case_);

	*id = 0;
	if (!subscribers_of(case_->context->store, key, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len && *id == 0; i++) {
		const Subscription *one = g_ptr_array_index(list, i);

		if (digest == NULL || g_ascii_strcasecmp(digest, one->digest) == 0) {
			*id = one->id;
		}
	}
	return true;
}

/* What most are: about the digest that is meant, to @email, answered by a word. */
static bool
answer(const JoinCase *case_, const char *email, const JoinAnswer *what, GError **error)
{
	JoinAnswer whole = *what;

	whole.to = email;
	whole.digest = what->digest != NULL ? what->digest : digest_of(case_);
	if (what->way.subscription_id == 0) {
		whole.way = (Way){ .purpose = WAY_SETTINGS };
	}
	return (what->way.subscription_id != 0
		       || find_id(case_, email, &whole.way.subscription_id, error))
		&& join_answer(case_, &whole, error);
}

static bool
say(const JoinCase *case_, const char *email, const char *kind, GError **error)
{
	return answer(case_, email, &(JoinAnswer){ .kind = kind }, error);
}

/* ---- in ---- */

static PeopleAdding
adding_of(const JoinCase *case_, const char *digest, MailFormat format, SubscriptionState state)
{
	return (PeopleAdding){
		.context = case_->context,
		.digest = digest,
		.format = format,
		.state = state,
		.origin = SUBSCRIPTION_FROM_MAIL,
		.evidence = case_->evidence,
		.brings_back = true,
	};
}

/* Somebody who said yes: with the last edition, so that they see what they said it to. */
static bool
let_in(const JoinCase *case_, const Subscription *one, GError **error)
{
	const PeopleAdding adding = adding_of(case_, one->digest, one->format, SUBSCRIPTION_ACTIVE);
	JoinAnswer welcome = { .digest = one->digest,
		.way = { WAY_SETTINGS, .subscription_id = one->id } };
	int last;

	if (one->state == SUBSCRIPTION_ACTIVE) {
		join_case_done(case_, "subscribe", "they get it already, and are told so");
		return say(case_, one->email, "there", error);
	}
	if (!people_subscribe(&adding, one->email, case_->mail->message->from_name, NULL, error)
		|| !deliveries_queue_last(case_->context->store, one, case_->at_s, &last, error)) {
		return false;
	}
	welcome.kind = last > 0 ? "welcome_last" : "welcome";
	join_case_done(case_, "confirm", "they said yes: it comes to them from now on");
	return answer(case_, one->email, &welcome, error);
}

/* The row of whoever writes of a digest, made when it is missing. @one out, owned. */
static bool
ensure(const JoinCase *case_, const char *digest, Subscription **one, GError **error)
{
	const PeopleAdding adding = adding_of(case_, digest, MAIL_FORMAT_HTML,
		SUBSCRIPTION_PENDING);
	g_autoptr(GPtrArray) list = NULL;

	for (int tries = 0; tries < 2; tries++) {
		g_clear_pointer(&list, g_ptr_array_unref);
		if (!subscribers_of(case_->context->store, case_->key, &list, error)) {
			return false;
		}
		for (guint i = 0; i < list->len; i++) {
			const Subscription *row = g_ptr_array_index(list, i);
			if (g_ascii_strcasecmp(row->digest, digest) == 0) {
				return subscribers_by_id(case_->context->store, row->id, one,
					error);
			}
		}
		if (!people_subscribe(&adding, case_->from, NULL, NULL, error)) {
			return false;
		}
	}
	g_assert_not_reached();
}

/* Their answer names one, and is a yes as well: it comes from where they were asked. */
static bool
ask_which(const JoinCase *case_, GError **error)
{
	const GPtrArray *digests = case_->context->config->digests;
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Subscription) any = NULL;
	JoinAnswer which = { .kind = "which",
		.to = case_->from,
		.items = items,
		.way = { .purpose = WAY_CONFIRM } };

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		g_ptr_array_add(items, g_strdup_printf("subscribe %s", digest->name));
		if (i == 0 && !ensure(case_, digest->name, &any, error)) {
			return false;
		}
	}
	which.way.subscription_id = any != NULL ? any->id : 0;
	join_case_done(case_, "subscribe", "they are asked which digest they mean");
	return join_answer(case_, &which, error);
}

bool
join_deed_subscribe(const JoinCase *case_, GError **error)
{
	const Way *way = case_->mail->way;
	const bool is_sure = case_->is_owner && way != NULL
		&& (way->purpose == WAY_SETTINGS || way->purpose == WAY_CONFIRM);
	const char *digest = digest_of(case_);
	g_autoptr(Subscription) one = NULL;

	if (digest == NULL || (is_sure && way->purpose == WAY_CONFIRM && case_->digest == NULL)) {
		return ask_which(case_, error);
	}
	if (!ensure(case_, digest, &one, error)) {
		return false;
	}
	if (is_sure || one->state == SUBSCRIPTION_ACTIVE) {
		return let_in(case_, one, error);
	}
	JoinAnswer ask = { .kind = "confirm", .way = { WAY_CONFIRM, .subscription_id = one->id } };
	join_case_done(case_, "subscribe", "they are asked whether it was them");
	return subscribers_last_step(case_->context->store, one->id, &ask.way.step, error)
		&& answer(case_, case_->from, &ask, error);
}

/* ---- out ---- */

static int
count_ending(const GPtrArray *list, const char *digest)
{
	int count = 0;

	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);

		if ((digest == NULL || g_ascii_strcasecmp(digest, one->digest) == 0)
			&& subscription_may_move(one->state, one->changed_by, SUBSCRIPTION_LEFT,
				SUBSCRIPTION_FROM_MAIL)) {
			count++;
		}
	}
	return count;
}

bool
join_deed_leave(const JoinCase *case_, const char *email, int *moved, GError **error)
{
	Store *store = case_->context->store;
	const SubscribersStep step = {
		.digest = digest_of(case_),
		.became = SUBSCRIPTION_LEFT,
		.by = SUBSCRIPTION_FROM_MAIL,
		.evidence = case_->evidence,
		.now_s = case_->at_s,
	};
	g_autofree char *key = address_key(email);
	g_autoptr(GPtrArray) list = NULL;
	int stopped;

	if (!subscribers_of(store, key, &list, error)) {
		return false;
	}
	*moved = count_ending(list, step.digest);
	if (*moved == 0) {
		return join_case_done(case_, "leave", "nothing of ours goes there any more");
	}
	join_case_done(case_, "leave", "it goes there no more");
	return subscribers_move(store, key, &step, &stopped, error)
		&& say(case_, email, "left", error);
}

static bool
erase(const JoinCase *case_, GError **error)
{
	const SubscribersStep step = { .by = SUBSCRIPTION_FROM_MAIL, .now_s = case_->at_s };
	const Way *way = case_->mail->way;
	const JoinAnswer erased = { .kind = "erased", .to = case_->from };
	bool was_there;

	if (case_->one == NULL || way == NULL
		|| (way->purpose != WAY_SETTINGS && way->purpose != WAY_ERASE)) {
		JoinAnswer ask = { .kind = "erase_ask", .way = { .purpose = WAY_ERASE } };
		join_case_done(case_, "erase", "they are asked whether it was them");
		return find_id(case_, case_->from, &ask.way.subscription_id, error)
			&& answer(case_, case_->from, &ask, error);
	}
	join_case_done(case_, "erase", "they are forgotten");
	/* Who was asked knows that they hear no more. */
	return subscribers_erase(case_->context->store, case_->key, &step, &was_there, error)
		&& (way->purpose == WAY_ERASE || join_answer(case_, &erased, error));
}

/* Whoever has left since they were asked, or was taken out, is not brought back by that yes. */
static bool
confirm(const JoinCase *case_, GError **error)
{
	int64_t step;

	if (!subscribers_last_step(case_->context->store, case_->one->id, &step, error)) {
		return false;
	}
	return case_->one->state == SUBSCRIPTION_ACTIVE || step == case_->mail->way->step
		? let_in(case_, case_->one, error)
		: join_case_left_alone(case_, "something changed since they were asked");
}

bool
join_deed_confirm(const JoinCase *case_, GError **error)
{
	const Way *way = case_->mail->way;

	if (way != NULL && way->purpose == WAY_CONFIRM) {
		return confirm(case_, error);
	}
	if (way != NULL && way->purpose == WAY_ERASE) {
		return erase(case_, error);
	}
	return join_case_left_alone(case_, "a yes to nothing that was asked");
}

/* ---- choices ---- */

/* What an order is to flow/people, and the words that answer it. */
static const struct {
	PeopleDeed deed;
	const char *kind; /* NULL: the order is no choice */
} choices[ORDER_KINDS] = {
	[ORDER_PAUSE] = { PEOPLE_PAUSE, "paused_open" },
	[ORDER_RESUME] = { PEOPLE_RESUME, "resumed" },
	[ORDER_WEEKLY] = { PEOPLE_OWN, "weekly" },
	[ORDER_MONTHLY] = { PEOPLE_MONTHLY, "monthly" },
	[ORDER_CHATS] = { PEOPLE_CHATS, "chats" },
	[ORDER_HTML] = { PEOPLE_HTML, "html" },
	[ORDER_TEXT] = { PEOPLE_PLAIN, "plain" },
};

/* A day to write in an example. */
static guint32
some_day(const JoinCase *case_)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	const GDate day = date_day_in_zone(case_->at_s, utc);

	return g_date_get_julian(&day) + 21;
}

/* Who has just left may want less of it instead, which the goodbye offers. */
static bool
come_back(const JoinCase *case_, GError **error)
{
	const Subscription *one = case_->one;
	const OrderKind kind = case_->mail->order->kind;

	if (one == NULL || one->state != SUBSCRIPTION_LEFT
		|| (kind != ORDER_MONTHLY && kind != ORDER_PAUSE)) {
		return true;
	}
	const PeopleAdding adding = adding_of(case_, one->digest, one->format, SUBSCRIPTION_ACTIVE);
	return people_subscribe(&adding, one->email, NULL, NULL, error);
}

/* Whether a digest (NULL: any) comes after chats. */
static bool
has_chats(const JoinCase *case_, const char *name)
{
	const GPtrArray *digests = case_->context->config->digests;
	bool is_any = false;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);

		is_any = is_any
			|| (digest->after->len > 0
				&& (name == NULL || g_ascii_strcasecmp(name, digest->name) == 0));
	}
	return is_any;
}

static bool
choose(const JoinCase *case_, GError **error)
{
	const Order *order = case_->mail->order;
	const PeopleChange change = {
		.digest = digest_of(case_),
		.deed = choices[order->kind].deed,
		.until = order->until,
		.by = SUBSCRIPTION_FROM_MAIL,
		.evidence = case_->evidence,
	};
	JoinAnswer done = { .kind = choices[order->kind].kind, .day = order->until };
	int count;

	join_case_done(case_, order_name(order->kind), "it is as they want it, and they are told");
	if (order->is_unclear) {
		done = (JoinAnswer){ .kind = "until", .day = some_day(case_) };
		join_case_done(case_, "pause", "they are asked until when");
		return answer(case_, case_->from, &done, error);
	}
	if (order->kind == ORDER_CHATS && !has_chats(case_, digest_of(case_))) {
		done = (JoinAnswer){ .kind = "chats_none" };
		join_case_done(case_, "chats", "they are told that none come alone");
		return answer(case_, case_->from, &done, error);
	}
	if (!come_back(case_, error)
		|| !people_change(case_->context, case_->from, &change, &count, error)) {
		return false;
	}
	if (count == 0) {
		done = (JoinAnswer){ .kind = "unknown" };
	} else if (order->until != 0) {
		done.kind = "paused";
	}
	return answer(case_, case_->from, &done, error);
}

static bool
tell(const JoinCase *case_, GError **error)
{
	g_autoptr(GPtrArray) items = NULL;

	join_case_done(case_, "tell", "they are told what is held about them");
	return join_told(case_, &items, error)
		&& answer(case_, case_->from, &(JoinAnswer){ .kind = "told", .items = items },
			error);
}

static bool
help(const JoinCase *case_, GError **error)
{
	const JoinAnswer help = { .kind = "help", .day = some_day(case_) };

	join_case_done(case_, "help", "they are told what they can ask for");
	return answer(case_, case_->from, &help, error);
}

bool
join_deed_do(const JoinCase *case_, GError **error)
{
	const Order *order = case_->mail->order;

	switch (order->kind) {
	case ORDER_SUBSCRIBE:
		return join_deed_subscribe(case_, error);
	case ORDER_LEAVE:
		join_case_done(case_, "leave", "nothing of ours goes there any more");
		return say(case_, case_->from, "left", error);
	case ORDER_TELL:
		return tell(case_, error);
	case ORDER_ERASE:
		return erase(case_, error);
	case ORDER_HELP:
		return help(case_, error);
	default:
		return choices[order->kind].kind != NULL
			? choose(case_, error)
			: join_case_left_alone(case_, "it asks for nothing that is ours");
	}
}

/* ---- somebody else's ---- */

/* The words by which the owner would ask for the same. Owned; NULL: there is nothing to ask. */
static char *
word_of(const Order *order)
{
	g_autofree char *day = order->until == 0 ? NULL : date_day_text(order->until);

	switch (order->kind) {
	case ORDER_NONE:
	case ORDER_CONFIRM:
	case ORDER_HELP:
	case ORDER_REGISTER:
	case ORDER_SUBSCRIBE:
		return NULL;
	case ORDER_PAUSE:
		return day == NULL ? g_strdup("pause") : g_strdup_printf("pause until %s", day);
	case ORDER_TEXT:
		return g_strdup("plain");
	case ORDER_TELL:
		return g_strdup("my data");
	default:
		return g_strdup(order_name(order->kind));
	}
}

bool
join_deed_ask_owner(const JoinCase *case_, GError **error)
{
	const bool is_leaving = case_->mail->order->kind == ORDER_LEAVE || case_->is_leaving;
	g_autofree char *word = is_leaving ? g_strdup(order_name(ORDER_LEAVE))
					   : word_of(case_->mail->order);
	g_autofree char *owner = address_key(case_->one->email);
	const JoinAnswer other = {
		.kind = "other",
		.digest = case_->one->digest,
		.way = { is_leaving ? WAY_LEAVE : WAY_SETTINGS, .subscription_id = case_->one->id,
			.is_asked = is_leaving },
		.word = word,
	};
	AskedAnswer may;

	if (word == NULL) {
		return join_case_left_alone(case_,
			"it answers a mail to somebody else, who alone may say that");
	}
	if (!join_case_may_write(case_, owner, &may, error)) {
		return false;
	}
	join_case_done(case_, "not theirs", "it answers a mail to somebody else, who is asked");
	return may != ASKED_MAY || answer(case_, case_->one->email, &other, error);
}
