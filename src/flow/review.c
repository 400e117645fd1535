#include "flow/review_part.h"

#include "base/error.h"
#include "store/proposals.h"
#include "text/jsontext.h"

void
review_look_clear(ReviewLook *look)
{
	draft_row_clear(&look->row);
}

/* ---- where a draft stands -------------------------------------------------------------------- */

/* Whether its period was decided, and what became of it. */
static bool
find_end(Context *context, ReviewLook *look, GError **error)
{
	PeriodRow last = { 0 };
	PrepareState state;

	look->digest = config_digest(context->config, look->row.digest);
	if (!drafts_edition(context->store, look->row.id, &look->number, &look->frozen_s, error)
		|| (look->digest != NULL
			&& !prepare_last_period(context, look->digest, &last, error))) {
		return false;
	}
	look->is_over = look->row.state == DRAFT_FROZEN || look->digest == NULL
		|| last.end_s >= look->row.end_s;
	if (look->is_over) {
		return true;
	}
	if (!prepare_look(context, look->digest, &state, error)) {
		return false;
	}
	look->is_passed = state.window.end_s != look->row.end_s
		|| look->digest->schedule.frequency != look->row.frequency;
	look->is_over = look->is_passed;
	return true;
}

bool
review_look_at(Context *context, int64_t id, ReviewLook *look, GError **error)
{
	return drafts_get(context->store, id, &look->row, error)
		&& (look->row.id == 0 || find_end(context, look, error));
}

/* ---- opening one ----------------------------------------------------------------------------- */

/* The row of the period that was prepared: as it is stored, else a new one. */
static bool
read_row(Context *context, const Draft *draft, DraftRow *row, GError **error)
{
	const DraftPeriod period = { draft->digest, draft->frequency, draft->period_end_s };

	if (!drafts_find(context->store, &period, row, error)) {
		return false;
	}
	if (row->id == 0) {
		row->digest = g_strdup(draft->digest);
		row->frequency = draft->frequency;
		row->end_s = draft->period_end_s;
		row->review = draft_review_new();
	}
	return true;
}

/* A draft that was stopped, or held until another period was over, hands its wishes on. */
static bool
inherit(Context *context, const Draft *draft, DraftRow *row, GError **error)
{
	g_auto(DraftRow) earlier = { 0 };

	if (!drafts_last_open(context->store, draft->digest, &earlier, error)) {
		return false;
	}
	if (earlier.id != 0 && earlier.end_s >= draft->period_start_s) {
		draft_review_inherit(row->review, earlier.review);
	}
	if (earlier.id != 0 && earlier.end_s > draft->period_start_s
		&& earlier.review->decision == REVIEW_HELD) {
		row->review->decision = REVIEW_HELD;
		row->review->decided_s = earlier.review->decided_s;
	}
	return true;
}

bool
review_open_row(Context *context, const Prepared *prepared, DraftRow *row, GError **error)
{
	const Draft *draft = prepared->draft;
	const int64_t at_s = now_s(&context->now);
	g_autoptr(GArray) proposals = NULL;

	if (!read_row(context, draft, row, error)
		|| !proposals_waiting(context->store, draft->digest, &proposals, error)) {
		return false;
	}
	row->start_s = draft->period_start_s;
	row->deadline_s = draft->period_end_s;
	review_letters(row->review, prepared, proposals);
	if (row->id == 0 && !inherit(context, draft, row, error)) {
		return false;
	}
	row->review->shown_s = at_s;
	return drafts_put_review(context->store, row, at_s, error);
}

/* Of a digest that goes on. @state out. */
static bool
look_on(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
{
	if (!prepare_look(context, digest, state, error)) {
		return false;
	}
	if (state->is_over) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"digest %s: it has ended, so there is no draft of a next edition",
			digest->name);
	}
	return !state->is_over;
}

bool
review_open_look(Context *context, const DigestSpec *digest, ReviewLook *look, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(Prepared) prepared = NULL;
	PrepareState state;

	look->digest = digest;
	if (!look_on(context, digest, &state, error)
		|| !prepare_draft(context, digest, &state, &prepared, error)) {
		return false;
	}
	look->is_short = !prepare_makes_edition(digest, prepared->draft);
	return store_transaction_begin(context->store, &transaction, error)
		&& review_open_row(context, prepared, &look->row, error)
		&& store_transaction_commit(&transaction, error);
}

/* The draft of where a digest stands, as it is stored. @look out: its row has no number where there
 * is none. */
static bool
find_stored(Context *context, const DigestSpec *digest, const PrepareState *state, ReviewLook *look,
	GError **error)
{
	const DraftPeriod period = { digest->name, digest->schedule.frequency,
		state->window.end_s };

	look->digest = digest;
	return drafts_find(context->store, &period, &look->row, error);
}

/* The draft as the organiser saw it last, whatever has come since; opened where there is none. */
static bool
find_look(Context *context, const DigestSpec *digest, ReviewLook *look, GError **error)
{
	PrepareState state;

	return look_on(context, digest, &state, error)
		&& find_stored(context, digest, &state, look, error)
		&& (look->row.id != 0 || review_open_look(context, digest, look, error));
}

bool
review_show(Context *context, const DigestSpec *digest, json_t **report, GError **error)
{
	g_auto(ReviewLook) look = { 0 };

	return review_open_look(context, digest, &look, error)
		&& review_report(context, &look, report, error);
}

/* ---- orders ---------------------------------------------------------------------------------- */

static json_t *
lines_json(const GPtrArray *lines)
{
	json_t *array = json_array();

	for (guint i = 0; i < lines->len; i++) {
		json_array_append_new(array, jsontext_text(g_ptr_array_index(lines, i)));
	}
	return array;
}

bool
review_answer(Context *context, ReviewLook *look, const ReviewOrders *orders, json_t **report,
	GError **error)
{
	json_auto_t *said = json_array();
	json_t *made = NULL;

	if (!review_apply(context, look, orders, said, error)
		|| (!look->is_over
			&& !drafts_put_review(context->store, &look->row, now_s(&context->now),
				error))
		|| !review_report(context, look, &made, error)) {
		return false;
	}
	json_object_set_new(made, "said", json_incref(said));
	json_object_set_new(made, "unknown", lines_json(orders->unknown));
	json_object_set_new(made, "ok_withheld", json_boolean(orders->is_ok_withheld));
	*report = made;
	return true;
}

/* At a terminal nothing is done by half. */
static bool
refuse_unknown(const ReviewOrders *orders, GError **error)
{
	if (orders->unknown->len > 0 || orders->orders->len == 0) {
		const char *what = orders->unknown->len > 0 ? g_ptr_array_index(orders->unknown, 0)
							    : "nothing";
		error_set(error, ERROR_USAGE_PERMANENT,
			"%s: no order (expected drop, keep, pin or first with letters of "
			"`tagdigest review`, intro WORDS, ok, hold or stop); nothing was changed",
			what);
		return false;
	}
	return true;
}

bool
review_order(Context *context, const DigestSpec *digest, const char *words, json_t **report,
	GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_auto(ReviewOrders) orders = { 0 };
	g_auto(ReviewLook) opened = { 0 };
	g_auto(ReviewLook) look = { 0 };

	if (!find_look(context, digest, &opened, error)) {
		return false;
	}
	review_orders_read(words, opened.row.review->posts->len, &orders);
	return refuse_unknown(&orders, error)
		&& store_transaction_begin(context->store, &transaction, error)
		&& review_look_at(context, opened.row.id, &look, error)
		&& review_answer(context, &look, &orders, report, error)
		&& store_transaction_commit(&transaction, error);
}

/* What is stored of one alone: a list opens no draft, and reads no post. */
static bool
list_one(Context *context, const DigestSpec *digest, json_t *drafts, GError **error)
{
	g_auto(ReviewLook) look = { 0 };
	PrepareState state;

	if (!prepare_look(context, digest, &state, error)
		|| !find_stored(context, digest, &state, &look, error)) {
		return false;
	}
	if (look.row.id == 0) {
		look.row.digest = g_strdup(digest->name);
		look.row.end_s = state.window.end_s;
		look.row.review = draft_review_new();
	}
	look.is_ended = state.is_over;
	json_array_append_new(drafts, review_head(context, &look));
	return true;
}

bool
review_list(Context *context, json_t **report, GError **error)
{
	const GPtrArray *digests = context->config->digests;
	json_auto_t *drafts = json_array();

	for (guint i = 0; i < digests->len; i++) {
		if (!list_one(context, g_ptr_array_index(digests, i), drafts, error)) {
			return false;
		}
	}
	*report = jsontext_object("drafts", json_incref(drafts), NULL);
	return true;
}
