#include "flow/inbox_explain.h"

#include "subscribe/order.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

bool
inbox_judge(GBytes *bytes, InboxJudgement *judgement, GError **error)
{
	Message *message = NULL;

	if (!message_parse(bytes, &message, error)) {
		return false;
	}
	judgement->message = message;
	bounce_read(message, &judgement->bounce);
	judgement->kind = judgement->bounce.kind == BOUNCE_LIST
		? "unknown"
		: bounce_kind_name(judgement->bounce.kind);
	judgement->why = g_strdup(judgement->bounce.why);
	return true;
}

void
inbox_judgement_clear(InboxJudgement *judgement)
{
	g_clear_pointer(&judgement->message, message_free);
	bounce_clear(&judgement->bounce);
	g_clear_pointer(&judgement->why, g_free);
	judgement->kind = NULL;
}

/* The plus part of the first address that has one: whose it is nobody knows without an ini. */
static char *
find_detail(const Message *message)
{
	for (guint i = 0; i < message->recipients->len; i++) {
		const char *recipient = g_ptr_array_index(message->recipients, i);
		const char *plus = strchr(recipient, '+');
		const char *sign = strchr(recipient, '@');

		if (plus != NULL && sign != NULL && plus < sign) {
			return g_strndup(plus + 1, (gsize)(sign - plus - 1));
		}
	}
	return NULL;
}

/* What it asks for, on the day that it claims to be of. @return static, or NULL. */
static const char *
find_command(const InboxJudgement *judgement)
{
	const Message *message = judgement->message;
	const Bounce *bounce = &judgement->bounce;
	const int64_t day_s = message->date_s == DATE_UNKNOWN ? 0 : message->date_s;
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const GDate day = date_day_in_zone(day_s, zone);
	g_autofree char *detail = find_detail(message);
	g_auto(Order) order = { 0 };
	const OrderWish wish = {
		.message = message, .detail = detail, .today = g_date_get_julian(&day)
	};

	if (bounce->kind != BOUNCE_NONE && !bounce->is_guess) {
		return NULL;
	}
	order_read(&wish, &order);
	return bounce->is_guess && order.kind == ORDER_CONFIRM ? NULL : order_name(order.kind);
}

static json_t *
said(const InboxJudgement *judgement, const char *command, json_t *recipients, const char *why)
{
	const GPtrArray *failures = judgement->bounce.failures;
	const BounceFailure *first = failures == NULL || failures->len == 0
		? NULL
		: g_ptr_array_index(failures, 0);
	const bool has_status = first != NULL && first->status[0] != '\0';
	const char *kind = command != NULL ? "command" : judgement->kind;

	return jsontext_object("kind", jsontext_text(kind != NULL ? kind : "unknown"), "hard",
		json_boolean(first != NULL && first->is_hard), "status",
		jsontext_text(has_status ? first->status : NULL), "recipients", recipients,
		"command", jsontext_text(command), "why", jsontext_text(why), NULL);
}

json_t *
inbox_explain(GBytes *bytes)
{
	g_auto(InboxJudgement) judgement = { 0 };
	g_autoptr(GError) error = NULL;
	json_t *recipients = json_array();

	if (!inbox_judge(bytes, &judgement, &error)) {
		return said(&judgement, NULL, recipients, error->message);
	}
	const GPtrArray *failures = judgement.bounce.failures;
	for (guint i = 0; i < failures->len; i++) {
		const BounceFailure *failure = g_ptr_array_index(failures, i);

		if (failure->recipient != NULL) {
			json_array_append_new(recipients, jsontext_text(failure->recipient));
		}
	}
	const char *command = find_command(&judgement);
	return said(&judgement, command, recipients,
		command != NULL ? "what it asks for is an order" : judgement.why);
}
