/* The part of review that does what was said. */
#include "flow/review_part.h"

#include <string.h>

#include "store/history.h"
#include "store/keepouts.h"
#include "store/proposals.h"
#include "text/date.h"
#include "text/jsontext.h"

/* An answer while it is done. */
typedef struct Applying {
	Context *context;
	ReviewLook *look;
	json_t *said; /* borrowed */
} Applying;

static void say(Applying *applying, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
say(Applying *applying, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	g_autofree char *line = g_strdup_vprintf(format, list);
	va_end(list);
	json_array_append_new(applying->said, jsontext_text(line));
}

/* ---- posts ---- */

/* What says the same goes with it. */
static bool
hold_all(Applying *applying, const ReviewPost *post, GError **error)
{
	Store *store = applying->context->store;
	const int64_t at_s = now_s(&applying->context->now);

	for (guint i = 0; i < post->copies->len; i++) {
		if (!keepouts_hold(store, g_array_index(post->copies, int64_t, i), at_s, error)) {
			return false;
		}
	}
	return keepouts_hold(store, post->id, at_s, error);
}

static bool
release_all(Applying *applying, const ReviewPost *post, GError **error)
{
	Store *store = applying->context->store;
	bool was_held;

	for (guint i = 0; i < post->copies->len; i++) {
		if (!keepouts_release(store, g_array_index(post->copies, int64_t, i), &was_held,
			    error)) {
			return false;
		}
	}
	return keepouts_release(store, post->id, &was_held, error);
}

/* Whether its author lets anybody have it still. @is_held out: the organiser dropped it, here or
 * elsewhere, and has not taken that back; may be NULL. */
static bool
find_there(Applying *applying, const ReviewPost *post, bool *is_there, bool *is_held,
	GError **error)
{
	g_autoptr(HistoryPost) found = NULL;

	if (!history_post(applying->context->store, post->id, &found, error)) {
		return false;
	}
	*is_there = found != NULL && found->post != NULL;
	if (is_held != NULL) {
		*is_held = found != NULL && found->kept_out_s != 0;
	}
	return true;
}

static bool
drop(Applying *applying, ReviewPost *post, const char *letter, GError **error)
{
	bool is_there, is_held;

	if (!find_there(applying, post, &is_there, &is_held, error)) {
		return false;
	}
	if (is_held) {
		say(applying, "drop %s: it was dropped already.", letter);
		return true;
	}
	if (!hold_all(applying, post, error)) {
		return false;
	}
	post->is_dropped = true;
	post->is_pinned = post->is_first = post->is_kept = false;
	say(applying, "drop %s: it goes, from all that is to come (keep %s takes that back).",
		letter, letter);
	return true;
}

/* Let it in, whatever kept it out; nothing is said. @is_so out: it is there to be let in. */
static bool
let_in(Applying *applying, ReviewPost *post, bool *is_so, GError **error)
{
	bool is_held;

	if (!find_there(applying, post, is_so, &is_held, error)) {
		return false;
	}
	if (!*is_so) {
		return true;
	}
	if (is_held && !release_all(applying, post, error)) {
		return false;
	}
	if (post->is_proposed && !proposals_admit(applying->context->store, post->id, error)) {
		return false;
	}
	post->is_dropped = false;
	post->is_kept = post->filtered != NULL || post->is_proposed;
	return true;
}

static bool
keep(Applying *applying, ReviewPost *post, const char *letter, GError **error)
{
	const bool was_in = !post->is_dropped && !post->is_proposed && post->filtered == NULL;
	bool is_so;

	if (!was_in && post->is_kept) {
		say(applying, "keep %s: it was kept already.", letter);
		return true;
	}
	if (!let_in(applying, post, &is_so, error)) {
		return false;
	}
	if (!is_so) {
		say(applying, "keep %s: its author has taken it back, so it stays out.", letter);
	} else if (was_in) {
		say(applying, "keep %s: it stands in the edition anyway.", letter);
	} else {
		say(applying, "keep %s: it stands in the edition.", letter);
	}
	return true;
}

static void
lead_no_more(const DraftReview *review)
{
	for (guint i = 0; i < review->posts->len; i++) {
		((ReviewPost *)g_ptr_array_index(review->posts, i))->is_first = false;
	}
}

/* A pin or a first lets in what was kept out. */
static bool
lift(Applying *applying, ReviewPost *post, const ReviewOrder *order, GError **error)
{
	g_autofree char *letter = review_letter(order->number);
	bool is_so;

	if (!let_in(applying, post, &is_so, error)) {
		return false;
	}
	if (!is_so) {
		say(applying, "%s %s: its author has taken it back, so it stays out.",
			review_verb_name(order->verb), letter);
	} else if (order->verb == REVIEW_VERB_PIN) {
		post->is_pinned = true;
		say(applying, "pin %s: it stays, whatever has no room.", letter);
	} else {
		lead_no_more(applying->look->row.review);
		post->is_first = true;
		say(applying, "first %s: it leads the edition.", letter);
	}
	return true;
}

static bool
apply_to_post(Applying *applying, const ReviewOrder *order, GError **error)
{
	GPtrArray *posts = applying->look->row.review->posts;
	g_autofree char *letter = review_letter(order->number);

	g_assert(order->number >= 1 && order->number <= posts->len);
	ReviewPost *post = g_ptr_array_index(posts, order->number - 1);
	switch (order->verb) {
	case REVIEW_VERB_DROP:
		return drop(applying, post, letter, error);
	case REVIEW_VERB_KEEP:
		return keep(applying, post, letter, error);
	default:
		return lift(applying, post, order, error);
	}
}

/* ---- the edition ---- */

static void
take_intro(Applying *applying, const ReviewOrder *order)
{
	DraftReview *review = applying->look->row.review;

	g_free(review->intro);
	review->intro = g_strdup(order->text);
	say(applying, "%s",
		order->text == NULL ? "intro: there is none any more."
				    : "intro: your words stand on top of the edition.");
}

/* Once: a second one changes nothing. */
static void
decide(Applying *applying, ReviewDecision decision, const char *word, const char *means)
{
	DraftReview *review = applying->look->row.review;

	if (review->decision == decision) {
		g_autoptr(GTimeZone) zone = window_zone(applying->look->digest->timezone);
		g_autofree char *when = date_words(review->decided_s, zone);

		say(applying, "%s: you said so already (%s); nothing is changed by it.", word,
			when);
		return;
	}
	review->decision = decision;
	review->decided_s = now_s(&applying->context->now);
	say(applying, "%s: %s", word, means);
}

static bool
apply_one(Applying *applying, const ReviewOrder *order, GError **error)
{
	switch (order->verb) {
	case REVIEW_VERB_INTRO:
		take_intro(applying, order);
		return true;
	case REVIEW_VERB_OK:
		decide(applying, REVIEW_APPROVED, "ok", "it goes out.");
		return true;
	case REVIEW_VERB_HOLD:
		decide(applying, REVIEW_HELD, "hold", "it waits until you say ok.");
		return true;
	case REVIEW_VERB_STOP:
		decide(applying, REVIEW_STOPPED, "stop",
			"nobody gets this edition; its posts may stand in the next one.");
		return true;
	default:
		return apply_to_post(applying, order, error);
	}
}

/* Too late for everything. */
static void
say_over(Applying *applying)
{
	const ReviewLook *look = applying->look;
	g_autoptr(GTimeZone) zone = look->digest == NULL ? NULL
							 : window_zone(look->digest->timezone);
	g_autofree char *when = zone == NULL ? NULL : date_words(look->frozen_s, zone);

	if (look->number > 0) {
		say(applying, "Edition %d went out%s%s: nothing is changed in it any more.",
			look->number, when == NULL ? "" : " on ", when == NULL ? "" : when);
	} else if (look->is_passed) {
		say(applying,
			"A newer draft has taken the place of this one, of which nothing is "
			"changed: answer the newer, which `tagdigest review` shows.");
	} else {
		say(applying, "This draft is over, and no edition came of it: nothing is changed.");
	}
}

/* A page that was sent in is asked for until it is decided on: the answer counts for the editions
 * that are still to come. */
static bool
apply_late(Applying *applying, ReviewPost *post, const ReviewOrder *order, GError **error)
{
	Store *store = applying->context->store;
	g_autofree char *letter = review_letter(order->number);
	const char *verb = review_verb_name(order->verb);
	bool is_so;

	if (order->verb == REVIEW_VERB_DROP) {
		say(applying, "%s %s: it goes, from all that is to come.", verb, letter);
		return hold_all(applying, post, error);
	}
	if (!find_there(applying, post, &is_so, NULL, error)) {
		return false;
	}
	if (!is_so) {
		say(applying, "%s %s: its author has taken it back, so it stays out.", verb,
			letter);
		return true;
	}
	say(applying, "%s %s: it came too late for this edition, and stands in the next one.", verb,
		letter);
	return release_all(applying, post, error) && proposals_admit(store, post->id, error);
}

/* Whether an edition of its digest has decided on a post. */
static bool
find_decided(Applying *applying, int64_t id, bool *is_so, GError **error)
{
	g_autoptr(GPtrArray) editions = NULL;

	if (!history_editions(applying->context->store, id, &editions, error)) {
		return false;
	}
	*is_so = false;
	for (guint i = 0; i < editions->len; i++) {
		const HistoryEdition *edition = g_ptr_array_index(editions, i);

		*is_so = *is_so || strcmp(edition->digest, applying->look->row.digest) == 0;
	}
	return true;
}

/* The page that an order is about and that no edition had yet. @post out, borrowed; NULL: none. */
static bool
find_waiting(Applying *applying, const ReviewOrder *order, ReviewPost **post, GError **error)
{
	const GPtrArray *posts = applying->look->row.review->posts;
	ReviewPost *said = order->number == 0 ? NULL : g_ptr_array_index(posts, order->number - 1);
	bool is_decided;

	*post = NULL;
	if (said == NULL || !said->is_proposed) {
		return true;
	}
	if (!find_decided(applying, said->id, &is_decided, error)) {
		return false;
	}
	*post = is_decided ? NULL : said;
	return true;
}

static bool
apply_all_late(Applying *applying, const ReviewOrders *orders, GError **error)
{
	PrepareState state;

	if (!prepare_look(applying->context, applying->look->digest, &state, error)) {
		return false;
	}
	/* Behind the last letter no edition comes. */
	bool is_all_done = orders->orders->len > 0 && !state.is_over;
	for (guint i = 0; !state.is_over && i < orders->orders->len; i++) {
		const ReviewOrder *order = g_ptr_array_index(orders->orders, i);
		ReviewPost *post;

		if (!find_waiting(applying, order, &post, error)
			|| (post != NULL && !apply_late(applying, post, order, error))) {
			return false;
		}
		is_all_done = is_all_done && post != NULL;
	}
	if (!is_all_done) {
		say_over(applying);
	}
	return true;
}

bool
review_apply(Context *context, ReviewLook *look, const ReviewOrders *orders, json_t *said,
	GError **error)
{
	Applying applying = { context, look, said };

	if (look->digest == NULL) {
		say_over(&applying);
		return true;
	}
	if (look->is_over) {
		return apply_all_late(&applying, orders, error);
	}
	for (guint i = 0; i < orders->orders->len; i++) {
		if (!apply_one(&applying, g_ptr_array_index(orders->orders, i), error)) {
			return false;
		}
	}
	return true;
}
