#include "flow/join.h"

#include "flow/join_answer.h"
#include "flow/join_case.h"
#include "flow/join_deed.h"
#include "flow/voice.h"
#include "store/subscribers.h"

/* By a way, which is a mail of ours that they have. */
static bool
take_by_way(const JoinCase *case_, GError **error)
{
	const OrderKind kind = case_->mail->order->kind;
	int moved;

	if (case_->is_copy && !case_->is_owner) {
		return join_case_left_alone(case_, "it is about a mail to somebody else");
	}
	if (kind == ORDER_LEAVE || (kind == ORDER_NONE && case_->is_leaving)) {
		return case_->is_owner || case_->is_asked
			? join_deed_leave(case_, case_->one->email, &moved, error)
			: join_deed_ask_owner(case_, error);
	}
	if (kind == ORDER_NONE) {
		return join_case_left_alone(case_, "it asks for nothing that we know");
	}
	if (!case_->is_owner) {
		return join_deed_ask_owner(case_, error);
	}
	if (kind == ORDER_REGISTER) {
		return voice_register(case_, error);
	}
	return kind == ORDER_CONFIRM ? join_deed_confirm(case_, error) : join_deed_do(case_, error);
}

/* Whether whoever writes is somebody that we write to, or could; and who complained of that. */
static bool
is_reader(const JoinCase *case_, bool *is_known, bool *has_complained, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;

	if (!subscribers_of(case_->context->store, case_->key, &list, error)) {
		return false;
	}
	*is_known = *has_complained = false;
	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);
		*is_known = *is_known || one->state != SUBSCRIPTION_PENDING;
		*has_complained = *has_complained || one->state == SUBSCRIPTION_COMPLAINED;
	}
	return true;
}

/* Who gets nothing of ours hears how one would, whatever they asked for. */
static bool
answer_stranger(const JoinCase *case_, GError **error)
{
	const bool is_help = case_->mail->order->kind == ORDER_HELP;
	const JoinAnswer answer = {
		.kind = is_help ? "help_stranger" : "unknown",
		.to = case_->from,
	};

	join_case_done(case_, "stranger", "nothing of ours goes to them, which they are told");
	return join_answer(case_, &answer, error);
}

/* What changes nothing for good is done, since they are told of it; once a week. Who complained is
 * asked before they get anything again: anybody can write in their name. */
static bool
take_bare(const JoinCase *case_, GError **error)
{
	const OrderKind kind = case_->mail->order->kind;
	AskedAnswer may;
	bool is_known, has_complained;

	if (!is_reader(case_, &is_known, &has_complained, error)
		|| !join_case_may_write(case_, case_->key, &may, error)) {
		return false;
	}
	switch (may) {
	case ASKED_TOO_MANY:
		return join_case_left_alone(case_, "too many strangers wrote within an hour");
	case ASKED_ALREADY:
		/* A reader who wants something else is perhaps heard by people. */
		return is_known && kind != ORDER_SUBSCRIBE
			? join_case_left_alone(case_,
				"that address was written to within a week, and no way is in it")
			: join_case_done(case_, "again",
				"that address was written to within a week");
	default:
		break;
	}
	if (kind == ORDER_SUBSCRIBE || (kind == ORDER_RESUME && has_complained)) {
		return join_deed_subscribe(case_, error);
	}
	if (kind == ORDER_REGISTER) {
		return voice_register(case_, error);
	}
	return is_known ? join_deed_do(case_, error) : answer_stranger(case_, error);
}

/* A leaver is let go whoever wrote: it is the one thing that nobody is to wait for. */
static bool
take_bare_leave(const JoinCase *case_, GError **error)
{
	int moved;

	if (!join_deed_leave(case_, case_->from, &moved, error)) {
		return false;
	}
	return moved > 0 || take_bare(case_, error);
}

/* Came to an address with something behind the plus that is neither a word nor a way that holds. */
static bool
is_astray(const InboxMail *mail)
{
	return mail->detail != NULL && mail->order->place != ORDER_IN_ADDRESS;
}

bool
join_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	g_auto(JoinCase) case_ = { .context = context, .mail = mail, .handled = handled };
	const Order *order = mail->order;
	bool is_heard;

	if (!join_case_open(&case_, &is_heard, error)) {
		return false;
	}
	if (!is_heard) {
		return true;
	}
	if (case_.one != NULL) {
		return take_by_way(&case_, error);
	}
	if (order->kind == ORDER_NONE || order->kind == ORDER_CONFIRM
		|| order->place == ORDER_IN_TEXT || order->is_unclear) {
		return join_case_left_alone(&case_, "it asks for nothing that we know");
	}
	if (order->kind == ORDER_LEAVE) {
		return take_bare_leave(&case_, error);
	}
	return is_astray(mail)
		? join_case_left_alone(&case_, "what stands in its address is no way that holds")
		: take_bare(&case_, error);
}

bool
join_forget_strangers(Context *context, GError **error)
{
	return subscribers_drop_strangers(context->store,
		now_s(&context->now) - JOIN_CONFIRM_DAYS * DAY_S, error);
}
