#include "flow/prepare.h"

#include "base/error.h"
#include "digest/section.h"
#include "flow/guard.h"
#include "flow/guard_tell.h"
#include "flow/note.h"
#include "flow/origin.h"
#include "flow/prepare_apart.h"
#include "flow/prepare_chats.h"
#include "flow/prepare_clusters.h"
#include "flow/prepare_coverage.h"
#include "flow/prepare_entries.h"
#include "flow/prepare_events.h"
#include "flow/prepare_groups.h"
#include "flow/prepare_month.h"
#include "flow/prepare_places.h"
#include "flow/prepare_posts.h"
#include "flow/prepare_render.h"
#include "render/mail_ics.h"
#include "store/deliveries.h"
#include "store/drafts.h"
#include "store/editions.h"

#include <string.h>

static Draft *
draft_begin(const Context *context, const DigestSpec *digest, const PrepareState *state)
{
	const bool is_chat = digest->schedule.frequency == SCHEDULE_AFTER_CHAT;
	Draft *draft = draft_new();

	draft->digest = g_strdup(digest->name);
	draft->frequency = digest->schedule.frequency;
	draft->period_start_s = state->window.start_s;
	draft->period_end_s = state->window.end_s;
	draft->title = g_strdup(digest->title);
	draft->subtitle = g_strdup(digest->subtitle);
	draft->subject = is_chat ? NULL : g_strdup(digest->subject);
	draft->note = is_chat ? NULL : g_strdup(digest->note);
	draft->note_by = g_strdup(digest->note_by);
	draft->schedule = schedule_text(&digest->schedule);
	draft->pause_until_s = state->pause_until_s != 0 ? state->pause_until_s : DATE_UNKNOWN;
	draft->language = g_strdup(digest->language);
	draft->timezone = g_strdup(digest->timezone);
	draft->contact = g_strdup(context->config->contact);
	draft->is_stale = state->is_stale;
	draft->is_last = state->is_last;
	draft->is_by_mail = context->config->inbox != NULL;
	return draft;
}

/* What the organiser said of the draft of this period stands in it: words of theirs above the note
 * of this edition. */
static void
put_intro(Draft *draft, const DraftReview *review)
{
	if (review->intro != NULL) {
		g_autofree char *note = g_steal_pointer(&draft->note_once);

		draft->note_once = note == NULL ? g_strdup(review->intro)
						: g_strjoin("\n\n", review->intro, note, NULL);
	}
}

/* An edition that waited for a yes holds nothing that nobody has said it to. */
static bool
is_seen_only(const DigestSpec *digest, const PrepareState *state, const DraftRow *row)
{
	return digest->review == DIGEST_REVIEW_REQUIRED && state->due == PREPARE_DUE
		&& !state->is_on_demand && row->review->decision == REVIEW_APPROVED;
}

/* @row out: what the organiser said of it. */
static bool
read_review(Context *context, const DigestSpec *digest, const PrepareState *state, DraftRow *row,
	GError **error)
{
	const DraftPeriod period = { digest->name, digest->schedule.frequency,
		state->window.end_s };

	if (!drafts_find(context->store, &period, row, error)) {
		return false;
	}
	if (row->review == NULL) {
		row->review = draft_review_new();
	}
	return true;
}

static bool
make_draft(Context *context, const DigestSpec *digest, const PrepareState *state,
	Prepared *prepared, GError **error)
{
	const bool is_chat = digest->schedule.frequency == SCHEDULE_AFTER_CHAT;
	g_autoptr(Draft) made = draft_begin(context, digest, state);
	g_auto(DraftRow) row = { 0 };
	g_auto(PrepareChoice) choice = { .draft = made };
	PrepareThreads threads = { .threads = NULL };

	if (state->origin != NULL) {
		threads.threads = origin_threads(state->origin);
	}
	if (!read_review(context, digest, state, &row, error)) {
		return false;
	}
	choice.review = row.review;
	choice.is_seen_only = is_seen_only(digest, state, &row);
	if (!context_rules(context, &threads.rules, error)
		|| !prepare_month_number(context, digest, made, error)
		|| !(is_chat || note_put(context, digest, made, error))
		|| !prepare_posts(context, digest, state, &choice, error)) {
		return false;
	}
	prepare_groups(made, choice.posts);
	if (!prepare_clusters(context, made, choice.posts, &choice.facts, error)
		|| !prepare_chats_read(context, digest, state, &choice.facts.chats, error)
		|| !prepare_apart_say(context, digest, made, error)) {
		return false;
	}
	put_intro(made, row.review);
	choice.facts.room = prepare_rank_rule(digest, &state->window);
	choice.facts.review = row.review;
	prepare_entries(digest, made, g_steal_pointer(&choice.posts), &choice.facts, &threads);
	g_ptr_array_extend_and_steal(made->cuts, g_steal_pointer(&choice.skipped));
	if (!prepare_chats_count(context, made, error)
		|| !prepare_coverage(context, digest, made, choice.counts, error)) {
		return false;
	}
	if (!is_chat
		&& (!prepare_apart_mark(context, made, error)
			|| !prepare_events(context, digest, state, made, error))) {
		return false;
	}
	prepare_places(context->config, digest, made);
	prepared->draft = g_steal_pointer(&made);
	prepared->filtered = g_steal_pointer(&choice.filtered);
	return true;
}

/* Whether somebody answered. */
static bool
has_voices(const Draft *draft)
{
	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL && section->chat->voices->len > 0) {
			return true;
		}
	}
	return false;
}

bool
prepare_makes_edition(const DigestSpec *digest, const Draft *draft)
{
	if (draft->frequency == SCHEDULE_AFTER_CHAT) {
		return has_voices(draft);
	}
	return draft->posts_total + draft_groups_count(draft->groups) >= digest->min_posts
		|| draft->is_last;
}

bool
prepare_note(Context *context, const DigestSpec *digest, const PrepareState *state, GError **error)
{
	g_autoptr(Prepared) made = g_new0(Prepared, 1);

	if (!make_draft(context, digest, state, made, error)) {
		g_prefix_error(error, "digest %s: ", digest->name);
		return false;
	}
	return !prepare_makes_edition(digest, made->draft)
		|| origin_note(state->origin, made->draft, error);
}

bool
prepare_draft(Context *context, const DigestSpec *digest, const PrepareState *state,
	Prepared **prepared, GError **error)
{
	const PrepareCutter cutter = { context->config, digest,
		prepare_rank_rule(digest, &state->window) };
	g_autoptr(Prepared) made = g_new0(Prepared, 1);

	if (!make_draft(context, digest, state, made, error)
		|| (state->origin != NULL && !origin_tell(state->origin, made->draft, error))
		|| !prepare_render(made, &cutter, error)) {
		g_prefix_error(error, "digest %s: ", digest->name);
		return false;
	}
	made->state = *state;
	*prepared = g_steal_pointer(&made);
	return true;
}

bool
prepare_next(Context *context, const char *name, Prepared **prepared, GError **error)
{
	const DigestSpec *digest = context_digest(context, name, error);
	PrepareState state;

	return digest != NULL && prepare_look(context, digest, &state, error)
		&& prepare_draft(context, digest, &state, prepared, error);
}

bool
prepare_finished(Context *context, const char *name, Prepared **prepared, GError **error)
{
	const DigestSpec *digest = context_digest(context, name, error);
	PrepareState state;

	return digest != NULL && prepare_look_finished(context, digest, &state, error)
		&& prepare_draft(context, digest, &state, prepared, error);
}

bool
prepare_count(Context *context, const DigestSpec *digest, const PrepareState *state, int *count,
	GError **error)
{
	g_autoptr(Draft) draft = draft_begin(context, digest, state);
	g_auto(PrepareChoice) choice = { 0 };

	if (!prepare_posts(context, digest, state, &choice, error)
		|| !prepare_clusters(context, draft, choice.posts, &choice.facts, error)) {
		return false;
	}
	*count = (int)choice.posts->len;
	return true;
}

Edition *
prepare_edition(Context *context, const Prepared *prepared)
{
	const Draft *draft = prepared->draft;
	Edition *edition = edition_new();

	edition->digest = g_strdup(draft->digest);
	edition->frequency = draft->frequency;
	edition->number = draft->number;
	edition->period_start_s = draft->period_start_s;
	edition->period_end_s = draft->period_end_s;
	edition->frozen_s = now_s(&context->now);
	edition->title = g_strdup(draft->title);
	edition->hash = g_strdup(prepared->hash);
	edition->calendar = draft->has_calendar ? mail_ics_render(draft, edition->frozen_s) : NULL;
	g_ptr_array_add(edition->variants, variant_copy(prepared->html));
	g_ptr_array_add(edition->variants, variant_copy(prepared->text));
	return edition;
}

static bool
put_edition(Context *context, const DigestSpec *digest, const Prepared *prepared,
	PrepareFrozen *made, GError **error)
{
	Draft *draft = prepared->draft;
	const GuardTold told = { digest, draft->number, &made->found, NULL };
	const Origin *origin = prepared->state.origin;
	g_autoptr(Edition) edition = prepare_edition(context, prepared);

	if (origin != NULL && !origin_keep(origin, draft, error)) {
		return false;
	}
	/* With the numbers of what is kept only now. */
	g_free(edition->hash);
	edition->hash = draft_hash(draft);
	return drafts_put(context->store, draft, draft->period_end_s, edition->frozen_s, error)
		&& editions_put(context->store, draft, edition, error)
		&& prepare_events_tell(context, draft, error)
		&& deliveries_queue(context->store, edition, &made->deliveries, error)
		&& prepare_apart_put(context, draft, edition, error)
		&& guard_edition(context, draft, edition, &made->found, error)
		&& guard_tell(context, &told, error);
}

static void
frozen_clear(PrepareFrozen *frozen)
{
	guard_found_clear(&frozen->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PrepareFrozen, frozen_clear)

bool
prepare_freeze(Context *context, const DigestSpec *digest, const Prepared *prepared,
	PrepareFrozen *frozen, GError **error)
{
	const bool is_by_month = digest->schedule.frequency == SCHEDULE_BY_MONTH;
	g_auto(PrepareFrozen) made = {
		.is_edition = !prepared->state.is_stopped
			&& prepare_makes_edition(digest, prepared->draft),
	};
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(context->store, &transaction, error)) {
		return false;
	}
	if (!(made.is_edition ? put_edition(context, digest, prepared, &made, error)
			      : editions_put_quiet(context->store, prepared->draft,
				      now_s(&context->now), error))) {
		g_prefix_error(error, "digest %s: ", digest->name);
		return false;
	}
	if ((is_by_month && !prepare_month_end(context, digest, &prepared->state.window, error))
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*frozen = made;
	made.found = (GuardFound){ 0 };
	return true;
}
