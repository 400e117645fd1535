#include "flow/guard_tell.h"

#include "base/now.h"
#include "flow/memo_queue.h"
#include "flow/ways.h"
#include "render/answer.h"
#include "store/guards.h"
#include "subscribe/review_orders.h"

/* So long an answer is heard: as long as an edition is worth sending, and then some. */
#define ANSWER_S (30 * DAY_S)

static bool
write_words(const Context *context, const GuardTold *told, Memo *memo, GError **error)
{
	const GuardFound *found = told->found;
	g_autofree char *number = g_strdup_printf("%d", told->number);
	const AnswerValue values[] = {
		{ "number", number },
		{ "why", found->held != NULL ? found->held : found->remark },
		{ NULL, NULL },
	};
	const Answer words = { told->digest->language, found->held != NULL ? "held" : "unusual",
		told->digest->title, context->config->contact, values, NULL };

	memo->language = g_strdup(told->digest->language);
	return answer_render(&words, &memo->subject, &memo->text, error);
}

/* What is held is asked about; a remark alone is for who is written to anyway. */
static bool
is_wanted(const Context *context, const GuardTold *told)
{
	return told->found->held != NULL
		|| (told->found->remark != NULL && context_tells(context, told->digest));
}

bool
guard_tell(Context *context, const GuardTold *told, GError **error)
{
	const Way way = { .purpose = WAY_HELD,
		.edition_id = told->found->edition_id,
		.expires_s = now_s(&context->now) + ANSWER_S };
	g_autoptr(Memo) memo = memo_new();
	const WayKeys *keys;

	if (!is_wanted(context, told)) {
		return true;
	}
	if (!ways_keys(context, &keys, error) || !write_words(context, told, memo, error)) {
		return false;
	}
	memo->kind = g_strdup("guard");
	memo->to = g_strdup(context->config->contact);
	memo->from_name = g_strdup(told->digest->title);
	memo->answers = told->answers == NULL ? NULL : g_strdup(told->answers->message_id);
	memo->way = told->found->held != NULL ? way_write(keys, &way) : NULL;
	return memo_queue(context, memo, error);
}

/* Whether an order of that kind is among them. */
static bool
has_order(const ReviewOrders *orders, ReviewVerb verb)
{
	for (guint i = 0; i < orders->orders->len; i++) {
		const ReviewOrder *order = g_ptr_array_index(orders->orders, i);
		if (order->verb == verb) {
			return true;
		}
	}
	return false;
}

/* @held out, owned; NULL: that edition is not held, any more. */
static bool
find_held(Context *context, int64_t edition_id, GuardsHeld **held, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;

	if (!guards_held(context->store, &list, error)) {
		return false;
	}
	*held = NULL;
	for (guint i = 0; i < list->len && *held == NULL; i++) {
		const GuardsHeld *one = g_ptr_array_index(list, i);
		if (one->edition_id == edition_id) {
			*held = g_ptr_array_steal_index(list, i);
		}
	}
	return true;
}

/* Who meant yes in other words is not to believe that it goes. */
static bool
ask_again(Context *context, const InboxMail *mail, const GuardsHeld *held, InboxHandled *handled,
	GError **error)
{
	const GuardFound found = { .edition_id = held->edition_id, .held = held->why };
	const GuardTold told = { config_digest(context->config, held->digest), held->number, &found,
		mail->message };

	if (told.digest == NULL) {
		inbox_handled_set(handled, false, "held", "neither ok nor stop: nothing was done");
		return true;
	}
	inbox_handled_set(handled, true, "held",
		"neither ok nor stop: the organiser is asked again");
	return guard_tell(context, &told, error);
}

bool
guard_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	g_auto(ReviewOrders) orders = { 0 };
	g_autoptr(GuardsHeld) held = NULL;
	int count = 0;

	if (!find_held(context, mail->way->edition_id, &held, error)) {
		return false;
	}
	if (held == NULL) {
		inbox_handled_set(handled, true, "held", "that edition is held no more");
		return true;
	}
	review_orders_read(mail->message->text, 0, &orders);
	const bool is_stop = has_order(&orders, REVIEW_VERB_STOP);
	if (!is_stop && !has_order(&orders, REVIEW_VERB_OK)) {
		return ask_again(context, mail, held, handled, error);
	}
	const GuardsAnswer answer = { mail->way->edition_id, !is_stop, now_s(&context->now) };
	inbox_handled_set(handled, true, "held",
		is_stop ? "nobody gets the edition" : "the edition goes with the next run");
	return guards_answer(context->store, &answer, &count, error);
}
