/* The part of review that goes by mail: the draft to the organiser, and what they answer. */
#include "flow/review_part.h"

#include "base/now.h"
#include "flow/memo_queue.h"
#include "flow/people.h"
#include "flow/review_take.h"
#include "flow/ways.h"
#include "store/proposals.h"
#include "text/jsontext.h"

#define MEMO_KIND "review"

/* So long after its time an answer to a draft is still known. */
#define WAY_S (90 * DAY_S)

/* ---- by mail --------------------------------------------------------------------------------- */

/* As long as it can still be answered, and then some. */
char *
review_way(const WayKeys *keys, const ReviewLook *look)
{
	const Way way = { .purpose = WAY_REVIEW,
		.draft_id = look->row.id,
		.expires_s = look->row.end_s + WAY_S };

	return way_write(keys, &way);
}

/* Owe the organiser a mail about a draft. Inside a transaction. @answers: what it answers, or NULL.
 */
static bool
queue_mail(Context *context, const ReviewLook *look, const json_t *report, const Message *answers,
	GError **error)
{
	g_autoptr(Memo) memo = memo_new();
	const WayKeys *keys;

	if (!ways_keys(context, &keys, error)) {
		return false;
	}
	memo->kind = g_strdup(MEMO_KIND);
	memo->to = g_strdup(context->config->contact);
	memo->from_name = g_strdup(jsontext_string(report, "title"));
	memo->subject = review_subject(report, answers == NULL ? "the draft" : "your answer");
	memo->text = review_mail_words(report);
	memo->way = look->is_over ? NULL : review_way(keys, look);
	memo->answers = answers == NULL ? NULL : g_strdup(answers->message_id);
	return memo_queue(context, memo, error);
}

/* Whether a draft is to be mailed now: it comes some hours ahead, or where nothing was there then
 * to be shown, later; and once more where it waits beyond its time. */
static bool
is_time(const Context *context, const DigestSpec *digest, const PrepareState *state,
	const DraftReview *review)
{
	const int64_t at_s = now_s(&context->now);
	const bool is_late = state->due == PREPARE_HELD;

	if (state->due != PREPARE_NOT_DUE && !is_late) {
		return false;
	}
	if (is_late) {
		return review->told_s == 0;
	}
	return review->asked_s == 0 && !state->is_paused
		&& at_s >= state->window.end_s - digest->review_before_s;
}

/* What was mailed is what has its letters from now on. */
static bool
offer(Context *context, const Prepared *prepared, const PrepareState *state, ReviewLook *look,
	GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_auto(StoreTransaction) transaction = { 0 };
	json_auto_t *report = NULL;

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !review_open_row(context, prepared, &look->row, error)) {
		return false;
	}
	look->row.review->asked_s = at_s;
	look->row.review->told_s = state->due == PREPARE_HELD ? at_s : 0;
	return drafts_put_review(context->store, &look->row, at_s, error)
		&& review_report(context, look, &report, error)
		&& queue_mail(context, look, report, NULL, error)
		&& store_transaction_commit(&transaction, error);
}

/* Whether the organiser is asked about what was prepared. Too few posts are no edition, and nothing
 * waits for it; but a page that was sent in may make it one. */
static bool
is_to_offer(const DigestSpec *digest, const PrepareState *state, bool is_short, bool is_sent_in)
{
	if (is_short) {
		return is_sent_in && state->due == PREPARE_NOT_DUE;
	}
	/* Who reviews nothing is asked by the line behind the edition. */
	return digest->review != DIGEST_REVIEW_NONE || state->due == PREPARE_HELD;
}

static bool
offer_prepared(Context *context, const DigestSpec *digest, PrepareState *state, bool is_sent_in,
	GError **error)
{
	g_auto(ReviewLook) look = { .digest = digest };
	g_autoptr(Prepared) prepared = NULL;
	const WayKeys *keys;

	if (!ways_keys(context, &keys, error)
		|| !prepare_draft(context, digest, state, &prepared, error)) {
		return false;
	}
	look.is_short = !prepare_makes_edition(digest, prepared->draft);
	if (is_to_offer(digest, state, look.is_short, is_sent_in)) {
		return offer(context, prepared, state, &look, error);
	}
	if (look.is_short && state->due == PREPARE_HELD) {
		state->due = PREPARE_DUE;
	}
	return true;
}

/* Whether a page that was sent in waits for a yes, and whoever reviews nothing can be told so. */
static bool
find_sent_in(Context *context, const DigestSpec *digest, bool *is_any, GError **error)
{
	g_autoptr(GArray) waiting = NULL;

	if (!proposals_waiting(context->store, digest->name, &waiting, error)) {
		return false;
	}
	*is_any = waiting->len > 0 && context_tells(context, digest);
	return true;
}

bool
review_offer(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
{
	const DraftPeriod period = { digest->name, digest->schedule.frequency,
		state->window.end_s };
	g_auto(DraftRow) row = { 0 };
	g_autoptr(DraftReview) nothing = draft_review_new();
	bool is_sent_in;
	int readers = 0;

	if (state->is_over) {
		return true;
	}
	if (!drafts_find(context->store, &period, &row, error)) {
		return false;
	}
	if (!is_time(context, digest, state, row.review != NULL ? row.review : nothing)) {
		return true;
	}
	if (!find_sent_in(context, digest, &is_sent_in, error)) {
		return false;
	}
	if (digest->review == DIGEST_REVIEW_NONE && state->due != PREPARE_HELD && !is_sent_in) {
		return true;
	}
	return people_count(context, digest, &readers, error)
		&& (readers == 0 || offer_prepared(context, digest, state, is_sent_in, error));
}

/* ---- its answer ------------------------------------------------------------------------------ */

bool
review_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	g_auto(ReviewLook) look = { 0 };
	g_auto(ReviewOrders) orders = { 0 };
	json_auto_t *report = NULL;

	if (!review_look_at(context, mail->way->draft_id, &look, error)) {
		return false;
	}
	if (look.row.id == 0) {
		inbox_handled_set(handled, false, "review", "it answers a draft that is unknown");
		return true;
	}
	review_orders_read(mail->message->text, look.row.review->posts->len, &orders);
	if (!review_answer(context, &look, &orders, &report, error)
		|| !queue_mail(context, &look, report, mail->message, error)) {
		return false;
	}
	inbox_handled_set(handled, true, "review",
		look.is_over ? "an answer to a draft that is over" : "an answer to a draft");
	return true;
}
