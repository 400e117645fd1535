#include "flow/inbox.h"

#include "flow/bounced.h"
#include "flow/guard_tell.h"
#include "flow/inbox_explain.h"
#include "flow/inbox_mail.h"
#include "flow/join.h"
#include "flow/review_take.h"
#include "flow/send_in_take.h"
#include "flow/voice.h"
#include "flow/ways.h"
#include "flow/witness.h"
#include "store/incoming.h"
#include "text/date.h"

#include <string.h>

/* What the organiser was asked: a draft, or an edition that is held. */
static bool
take_decision(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	if (!inbox_mail_decides(context, mail)) {
		inbox_handled_set(handled, false, "review",
			"an answer to what the organiser was asked, but not from contact: nothing "
			"was done");
		return true;
	}
	return (mail->way->purpose == WAY_HELD ? guard_take : review_take)(context, mail, handled,
		error);
}

/* Whose a way is. */
static const InboxTake by_way[WAY_PURPOSES] = {
	[WAY_CONFIRM] = join_take,
	[WAY_LEAVE] = join_take,
	[WAY_SETTINGS] = join_take,
	[WAY_ERASE] = join_take,
	[WAY_REGISTER] = voice_take,
	[WAY_REVIEW] = take_decision,
	[WAY_ADD] = send_in_take,
	[WAY_HELD] = take_decision,
	[WAY_VOICE] = voice_take,
};

/* Whose an order is that came without one. */
static const InboxTake by_order[ORDER_KINDS] = {
	[ORDER_SUBSCRIBE] = join_take,
	[ORDER_LEAVE] = join_take,
	[ORDER_PAUSE] = join_take,
	[ORDER_RESUME] = join_take,
	[ORDER_WEEKLY] = join_take,
	[ORDER_MONTHLY] = join_take,
	[ORDER_CHATS] = join_take,
	[ORDER_HTML] = join_take,
	[ORDER_TEXT] = join_take,
	[ORDER_TELL] = join_take,
	[ORDER_ERASE] = join_take,
	[ORDER_REGISTER] = join_take,
	[ORDER_HELP] = join_take,
};

/* A message and what it was judged to be: what an InboxMail borrows. */
typedef struct Judged {
	InboxJudgement judgement;
	Order order;
	Way way;
	bool is_addressed; /* the way is in an address, where no mail of ours quotes it */
	char *detail;      /* owned, or NULL */
} Judged;

static void
judged_clear(Judged *judged)
{
	inbox_judgement_clear(&judged->judgement);
	order_clear(&judged->order);
	g_clear_pointer(&judged->detail, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Judged, judged_clear)

/* The plus parts that it came to: the first that is a way, else the first of all. */
static void
find_address(const Context *context, const WayKeys *keys, Judged *judged)
{
	const GPtrArray *recipients = judged->judgement.message->recipients;
	const int64_t at_s = now_s(&context->now);

	for (guint i = 0; i < recipients->len && !judged->is_addressed; i++) {
		const char *recipient = g_ptr_array_index(recipients, i);
		g_autofree char *detail = way_detail(context->config->contact, recipient);

		judged->is_addressed = detail != NULL && way_read(keys, detail, at_s, &judged->way);
		if (judged->is_addressed || judged->detail == NULL) {
			g_free(judged->detail);
			judged->detail = g_steal_pointer(&detail);
		}
	}
}

/* Where there is no plus, a way stands in the subject, in what is answered, or is quoted. */
static bool
find_way(const Context *context, const WayKeys *keys, Judged *judged)
{
	const Message *message = judged->judgement.message;
	const int64_t at_s = now_s(&context->now);

	find_address(context, keys, judged);
	if (judged->is_addressed || way_find(keys, message->subject, at_s, &judged->way)
		|| way_find(keys, message->in_reply_to, at_s, &judged->way)) {
		return true;
	}
	for (guint i = message->references->len; i > 0; i--) {
		const char *one = g_ptr_array_index(message->references, i - 1);
		if (way_find(keys, one, at_s, &judged->way)) {
			return true;
		}
	}
	return way_find(keys, message->text, at_s, &judged->way);
}

/* The day that it is for whoever writes: in the zone of the first digest. */
static guint32
today(const Context *context)
{
	const GPtrArray *digests = context->config->digests;
	const DigestSpec *first = digests->len == 0 ? NULL : g_ptr_array_index(digests, 0);
	g_autoptr(GTimeZone) known = first == NULL ? NULL
						   : g_time_zone_new_identifier(first->timezone);
	g_autoptr(GTimeZone) zone = known == NULL ? g_time_zone_new_utc() : g_time_zone_ref(known);
	const GDate day = date_day_in_zone(now_s(&context->now), zone);

	return g_date_get_julian(&day);
}

/* Nobody answers a program, and what it says is no order; at an address that only it had it is
 * ours all the same, and read by nobody. */
static bool
take_program(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	(void)context;
	(void)error;
	inbox_handled_set(handled, true, bounce_kind_name(mail->bounce->kind), mail->bounce->why);
	return true;
}

/* What only looks as if a program had answered and asks for something that programs do not: "pause
 * until 4 May, I am out of the office". */
static bool
is_order_of_person(const InboxMail *mail)
{
	return mail->order->kind != ORDER_NONE && mail->order->kind != ORDER_CONFIRM;
}

/* Who handles it; NULL: it is nobody's. */
static InboxTake
handler_of(const InboxMail *mail, bool is_addressed)
{
	switch (mail->bounce->kind) {
	case BOUNCE_COMPLAINT:
		if (mail->bounce->is_request) {
			break;
		}
		return bounced_take;
	case BOUNCE_REPORT:
		return bounced_take;
	case BOUNCE_AUTO_REPLY:
		if (mail->bounce->is_guess && is_order_of_person(mail)) {
			break;
		}
		return is_addressed ? take_program : NULL;
	case BOUNCE_LIST:
		return is_addressed ? take_program : NULL;
	case BOUNCE_NONE:
		break;
	}
	if (mail->way != NULL && by_way[mail->way->purpose] != NULL) {
		return by_way[mail->way->purpose];
	}
	return by_order[mail->order->kind];
}

/* What tells it from all others: its name, and whose it is; else its bytes. Owned. */
static char *
name_of(const Message *message, GBytes *bytes)
{
	if (message->message_id == NULL) {
		g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
		return g_strconcat("bytes:", sum, NULL);
	}
	return g_strdup_printf("message:%s\n%s", message->message_id,
		message->from == NULL ? "" : message->from);
}

/* A message in its handler's hands. All borrowed. */
typedef struct Handling {
	InboxTake take;
	const InboxMail *mail;
	const char *name; /* what tells it from all others */
} Handling;

/* All that it does, and that it was done; or nothing. */
static bool
take_once(Context *context, const Handling *handling, InboxHandled *handled, GError **error)
{
	const char *name = handling->name;
	g_auto(StoreTransaction) transaction = { 0 };
	bool is_new;

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !incoming_is_new(context->store, name, &is_new, error)) {
		return false;
	}
	if (!is_new) {
		inbox_handled_set(handled, true, "again", "it was handled when it came before");
		handled->is_again = true;
		return true;
	}
	if (!handling->take(context, handling->mail, handled, error)) {
		return false;
	}
	/* What is left alone is left to be brought again, but the organiser may have been told. */
	return (!handled->is_ours
		       || incoming_put(context->store, name, handled->what, now_s(&context->now),
			       error))
		&& store_transaction_commit(&transaction, error);
}

bool
inbox_take(Context *context, GBytes *bytes, InboxHandled *handled, GError **error)
{
	const WayKeys *keys;
	g_auto(Judged) judged = { 0 };
	g_autoptr(GError) nothing = NULL;

	*handled = (InboxHandled){ 0 };
	if (!ways_keys(context, &keys, error)) {
		return false;
	}
	if (!inbox_judge(bytes, &judged.judgement, &nothing)) {
		inbox_handled_set(handled, false, "nothing", nothing->message);
		return true;
	}
	const bool has_way = find_way(context, keys, &judged);
	const Message *message = judged.judgement.message;
	const OrderWish wish = {
		.message = message, .detail = judged.detail, .today = today(context)
	};
	order_read(&wish, &judged.order);
	const InboxMail mail = {
		.message = message,
		.bounce = &judged.judgement.bounce,
		.order = &judged.order,
		.way = has_way ? &judged.way : NULL,
		.detail = judged.detail,
	};
	bool is_witnessed = false;
	if (!witness_knows(context, message, &is_witnessed, error)) {
		return false;
	}
	if (!is_witnessed && !bounced_hear(context, &mail, error)) {
		return false;
	}
	const InboxTake take = is_witnessed ? witness_take : handler_of(&mail, judged.is_addressed);
	if (take == NULL) {
		inbox_handled_set(handled, false, "left alone",
			"it is no report, and asks for nothing that is ours: it is for people");
		return true;
	}
	g_autofree char *name = name_of(message, bytes);
	return take_once(context, &(Handling){ take, &mail, name }, handled, error);
}
