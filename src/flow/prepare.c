#include "flow/prepare.h"

#include "base/error.h"
#include "digest/section.h"
#include "flow/guard.h"
#include "flow/guard_tell.h"
#include "flow/note.h"
#include "flow/origin.h"
#include "flow/prepare_chats.h"
#include "flow/prepare_clusters.h"
#include "flow/prepare_coverage.h"
#include "flow/prepare_entries.h"
#include "flow/prepare_events.h"
#include "flow/prepare_month.h"
#include "flow/prepare_places.h"
#include "flow/prepare_posts.h"
#include "mail/compose.h"
#include "render/mail_html.h"
#include "render/mail_ics.h"
#include "render/mail_text.h"
#include "render/view.h"
#include "store/deliveries.h"
#include "store/drafts.h"
#include "store/editions.h"

#include <string.h>

static Draft *
draft_begin(const Context *context, const DigestSpec *digest, const PrepareState *state)
{
	Draft *draft = draft_new();

	draft->digest = g_strdup(digest->name);
	draft->frequency = digest->schedule.frequency;
	draft->period_start_s = state->window.start_s;
	draft->period_end_s = state->window.end_s;
	draft->title = g_strdup(digest->title);
	draft->subtitle = g_strdup(digest->subtitle);
	draft->subject = g_strdup(digest->subject);
	draft->note = g_strdup(digest->note);
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
		|| !note_put(context, digest, made, error)
		|| !prepare_posts(context, digest, state, &choice, error)
		|| !prepare_clusters(context, made, choice.posts, &choice.facts, error)
		|| !prepare_chats_read(context, digest, state, &choice.facts.chats, error)) {
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
	if (!prepare_events(context, digest, state, made, error)) {
		return false;
	}
	prepare_places(context->config, digest, made);
	prepared->draft = g_steal_pointer(&made);
	prepared->filtered = g_steal_pointer(&choice.filtered);
	return true;
}

bool
prepare_makes_edition(const DigestSpec *digest, const Draft *draft)
{
	return draft->posts_total >= digest->min_posts || draft->is_last;
}

static Variant *
new_variant(const Draft *draft, MailFormat format, const json_t *view)
{
	Variant *variant = variant_new();

	variant->language = g_strdup(draft->language);
	variant->format = format;
	variant->subject = view_subject(view);
	return variant;
}

static char *
order_url(const Draft *draft, const char *order)
{
	return compose_order_url(draft->contact, order, draft->digest, "");
}

/* Owned; NULL: the digest comes once a month anyway. */
static char *
other_course_url(const Draft *draft)
{
	switch (draft->frequency) {
	case SCHEDULE_MONTHLY:
		return NULL;
	case SCHEDULE_BY_MONTH:
		return order_url(draft, "weekly");
	default:
		return order_url(draft, "monthly");
	}
}

/* View and HTML of a draft as it stands, which is what has a size. */
static bool
render_html(Prepared *prepared, GError **error)
{
	const Draft *draft = prepared->draft;
	g_autofree char *way_out = order_url(draft, "unsubscribe");
	g_autofree char *other = draft->is_by_mail ? other_course_url(draft) : NULL;
	g_autofree char *pause = draft->is_by_mail ? order_url(draft, "pause") : NULL;
	const ViewOptions options = {
		.unsubscribe_url = way_out, .course_url = other, .pause_url = pause
	};
	json_auto_t *view = NULL;

	if (!view_new(draft, &options, &view, error)) {
		return false;
	}
	g_autoptr(Variant) html = new_variant(draft, MAIL_FORMAT_HTML, view);
	if (!mail_html_render(view, html, error)) {
		return false;
	}
	variant_free(prepared->html);
	prepared->html = g_steal_pointer(&html);
	g_clear_pointer(&prepared->view, json_decref);
	prepared->view = g_steal_pointer(&view);
	return true;
}

/* The text of what is shown; the same in both formats. */
static bool
render_text(Prepared *prepared, GError **error)
{
	Variant *html = prepared->html;

	if (!mail_text_render(prepared->view, html, error)) {
		return false;
	}
	prepared->text = new_variant(prepared->draft, MAIL_FORMAT_TEXT, prepared->view);
	variant_set_text(prepared->text, g_strdup(html->text), g_array_copy(html->text_places));
	return true;
}

/* What a draft is cut by. Borrowed. */
typedef struct Cutter {
	const Config *config;
	const DigestSpec *digest;
	ChoiceRule room;
} Cutter;

/* Cut half of what the excess comes to, so that a thousand posts take few renderings. */
static bool
cut_some(const Prepared *prepared, const Cutter *cutter)
{
	gsize size = strlen(prepared->html->html);
	gsize shown = (gsize)draft_posts_shown(prepared->draft);
	gsize count = MAX(shown * (size - MAIL_HTML_BYTES_MAX) / size / 2, 1);

	if (cutter == NULL
		|| !section_cut(prepared->draft, cutter->digest, &cutter->room, (guint)count)) {
		return false;
	}
	prepare_places(cutter->config, cutter->digest, prepared->draft);
	return true;
}

/* View and HTML of as many posts as a mail can hold. @cutter: NULL: what was decided stays. */
static bool
render_to_size(Prepared *prepared, const Cutter *cutter, GError **error)
{
	bool is_rendered = render_html(prepared, error);

	while (is_rendered && strlen(prepared->html->html) > MAIL_HTML_BYTES_MAX
		&& cut_some(prepared, cutter)) {
		is_rendered = render_html(prepared, error);
	}
	return is_rendered;
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

/* What the draft is by now. */
static bool
render(Prepared *prepared, const Cutter *cutter, GError **error)
{
	if (!render_to_size(prepared, cutter, error) || !render_text(prepared, error)) {
		return false;
	}
	prepared->hash = draft_hash(prepared->draft);
	return true;
}

bool
prepare_again(Draft *draft, Prepared **prepared, GError **error)
{
	g_autoptr(Prepared) made = g_new0(Prepared, 1);

	made->draft = draft;
	if (!render(made, NULL, error)) {
		return false;
	}
	*prepared = g_steal_pointer(&made);
	return true;
}

bool
prepare_draft(Context *context, const DigestSpec *digest, const PrepareState *state,
	Prepared **prepared, GError **error)
{
	const Cutter cutter = { context->config, digest,
		prepare_rank_rule(digest, &state->window) };
	g_autoptr(Prepared) made = g_new0(Prepared, 1);

	if (!make_draft(context, digest, state, made, error)
		|| (state->origin != NULL && !origin_tell(state->origin, made->draft, error))
		|| !render(made, &cutter, error)) {
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

void
prepared_free(Prepared *prepared)
{
	draft_free(prepared->draft);
	g_clear_pointer(&prepared->filtered, g_ptr_array_unref);
	g_clear_pointer(&prepared->view, json_decref);
	variant_free(prepared->html);
	variant_free(prepared->text);
	g_free(prepared->hash);
	g_free(prepared);
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
