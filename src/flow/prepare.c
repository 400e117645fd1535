#include "flow/prepare.h"

#include "base/error.h"
#include "digest/section.h"
#include "flow/ingest.h"
#include "flow/ledger.h"
#include "flow/note.h"
#include "flow/origin.h"
#include "flow/prepare_clusters.h"
#include "flow/prepare_coverage.h"
#include "flow/prepare_entries.h"
#include "flow/prepare_names.h"
#include "flow/prepare_places.h"
#include "mail/compose.h"
#include "render/mail_html.h"
#include "render/mail_text.h"
#include "render/view.h"
#include "store/deliveries.h"
#include "store/drafts.h"
#include "store/editions.h"
#include "store/posts.h"

#include <string.h>

/* The tag keys that count for a digest: its tags and their aliases. */
static GPtrArray *
tag_keys(const DigestSpec *digest)
{
	GPtrArray *keys = g_ptr_array_new();
	GHashTableIter iter;
	void *alias;

	for (guint i = 0; i < digest->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(digest->tags, i);
		g_ptr_array_add(keys, tag->key);
	}
	g_hash_table_iter_init(&iter, digest->aliases);
	while (g_hash_table_iter_next(&iter, &alias, NULL)) {
		if (digest_spec_tag_for(digest, alias) != NULL) {
			g_ptr_array_add(keys, alias);
		}
	}
	return keys;
}

/* Whether a stored post passes: by its stored verdict, or anew when the digest's rules have
 * changed. The source's rules leave no verdict: an exclude that was added since counts at once. */
static bool
passes(const Ingest *rules, const DigestSpec *digest, const PostCandidate *candidate)
{
	const char *judged_by = candidate->verdict.rules;
	g_autofree char *reason = NULL;

	if (!ingest_admits(rules, candidate->source, candidate->post, &reason)) {
		return false;
	}
	if (g_strcmp0(judged_by, ingest_rules_hash(rules, digest)) == 0) {
		return candidate->verdict.passed;
	}
	return ingest_judge(rules, digest, candidate->post, &reason);
}

static void
count_source(GHashTable *counts, const char *source)
{
	int seen = GPOINTER_TO_INT(g_hash_table_lookup(counts, source));

	g_hash_table_insert(counts, g_strdup(source), GINT_TO_POINTER(seen + 1));
}

/* The words of a quoted post, where that may itself be shown. */
static void
quote_words(GPtrArray *posts)
{
	g_autoptr(GHashTable) by_uri = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		if (post->uri_is_global) {
			g_hash_table_insert(by_uri, post->uri, post);
		}
	}
	for (guint i = 0; i < posts->len; i++) {
		PostQuote *quote = ((Post *)g_ptr_array_index(posts, i))->quote;
		const Post *quoted = quote == NULL || quote->uri == NULL
			? NULL
			: g_hash_table_lookup(by_uri, quote->uri);

		if (quoted != NULL && quoted->warning == NULL) {
			g_free(quote->text);
			quote->text = g_strdup(quoted->text);
		}
	}
}

/* What may stand in an edition. */
typedef struct Choice {
	GPtrArray *posts;   /* of Post, owned */
	GHashTable *counts; /* owned: how many of them each source showed first, by its name */
	GPtrArray *skipped; /* of DraftCut, owned: what a pause leaves out */
	const Draft *draft; /* borrowed: what it is for; NULL: they are counted */
	PrepareFacts facts; /* owned: for a draft */
} Choice;

static void
choice_clear(Choice *choice)
{
	g_clear_pointer(&choice->posts, g_ptr_array_unref);
	g_clear_pointer(&choice->counts, g_hash_table_unref);
	g_clear_pointer(&choice->skipped, g_ptr_array_unref);
	prepare_facts_clear(&choice->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Choice, choice_clear)

/* Whether a post was published in a pause that leaves it out, which is noted then. */
static bool
is_skipped(Choice *choice, const WindowRule *rule, const PostCandidate *candidate)
{
	const Pause *pause = window_pause_at(rule, candidate->time_s);
	DraftCut *cut;

	if (pause == NULL || !pause->is_skipped) {
		return false;
	}
	g_autofree char *days = pause_text(pause);
	cut = g_new0(DraftCut, 1);
	cut->post_id = candidate->post->id;
	cut->reason = g_strconcat(PREPARE_SKIPPED, days, NULL);
	g_ptr_array_add(choice->skipped, cut);
	return true;
}

static void
take_candidate(Choice *choice, PostCandidate *candidate)
{
	count_source(choice->counts, candidate->source);
	prepare_hide_addresses(candidate->post);
	g_ptr_array_add(choice->posts, g_steal_pointer(&candidate->post));
}

/* What may pass. */
static bool
read_candidates(Context *context, const DigestSpec *digest, const Window *window,
	GPtrArray **candidates, GError **error)
{
	g_autoptr(GPtrArray) keys = tag_keys(digest);
	const PostsWanted wanted = {
		.digest = digest->name,
		.tag_keys = keys,
		.since_s = window->since_s,
		.until_s = window->until_s,
	};

	return posts_candidates(context->store, &wanted, candidates, error);
}

/* The posts of the window that pass, and facts about them if they are for a draft. */
static bool
choose_posts(Context *context, const DigestSpec *digest, const Window *window, Choice *choice,
	GError **error)
{
	const Ingest *rules;
	g_autoptr(GPtrArray) candidates = NULL;
	g_autoptr(GTimeZone) zone = window_zone(digest->timezone);
	const WindowRule rule = prepare_rule(digest, zone);

	if (!context_rules(context, &rules, error)
		|| !read_candidates(context, digest, window, &candidates, error)
		|| (choice->draft != NULL
			&& !prepare_facts(context, choice->draft, candidates, &choice->facts,
				error))) {
		return false;
	}
	choice->posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	choice->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	choice->skipped = g_ptr_array_new_with_free_func((GDestroyNotify)draft_cut_free);
	for (guint i = 0; i < candidates->len; i++) {
		PostCandidate *candidate = g_ptr_array_index(candidates, i);
		if (passes(rules, digest, candidate) && !is_skipped(choice, &rule, candidate)) {
			take_candidate(choice, candidate);
		}
	}
	quote_words(choice->posts);
	return true;
}

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
	return draft;
}

static bool
make_draft(Context *context, const DigestSpec *digest, const PrepareState *state, Draft **draft,
	GError **error)
{
	g_autoptr(Draft) made = draft_begin(context, digest, state);
	g_auto(Choice) choice = { .draft = made };
	PrepareThreads threads = { .threads = NULL };
	int mailed;

	if (state->origin != NULL) {
		threads.threads = origin_threads(state->origin);
	}
	if (!context_rules(context, &threads.rules, error)
		|| !editions_next_number(context->store, digest->name, &made->number, error)
		|| !ledger_number(context, digest->name, &mailed, error)
		|| !note_put(context, digest, made, error)
		|| !choose_posts(context, digest, &state->window, &choice, error)
		|| !prepare_clusters(context, made, choice.posts, &choice.facts, error)) {
		return false;
	}
	made->number = MAX(made->number, mailed + 1);
	choice.facts.room = prepare_rank_rule(digest, &state->window);
	prepare_entries(digest, made, g_steal_pointer(&choice.posts), &choice.facts, &threads);
	g_ptr_array_extend_and_steal(made->cuts, g_steal_pointer(&choice.skipped));
	if (!prepare_coverage(context, digest, made, choice.counts, error)) {
		return false;
	}
	prepare_places(context->config, digest, made);
	*draft = g_steal_pointer(&made);
	return true;
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

/* View and HTML of a draft as it stands, which is what has a size. */
static bool
render_html(Prepared *prepared, GError **error)
{
	const Draft *draft = prepared->draft;
	g_autofree char *way_out = compose_unsubscribe_url(draft->contact, draft->digest, "");
	ViewOptions options = { .unsubscribe_url = way_out };
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
	g_autoptr(Draft) draft = NULL;

	if (!make_draft(context, digest, state, &draft, error)) {
		g_prefix_error(error, "digest %s: ", digest->name);
		return false;
	}
	return draft->posts_total < digest->min_posts || origin_note(state->origin, draft, error);
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

	if (!make_draft(context, digest, state, &made->draft, error)
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
	g_auto(Choice) choice = { 0 };

	if (!choose_posts(context, digest, &state->window, &choice, error)
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
	g_ptr_array_add(edition->variants, variant_copy(prepared->html));
	g_ptr_array_add(edition->variants, variant_copy(prepared->text));
	return edition;
}

static bool
put_edition(Context *context, const Prepared *prepared, int *deliveries, GError **error)
{
	Draft *draft = prepared->draft;
	const int64_t at_s = now_s(&context->now);
	const Origin *origin = prepared->state.origin;
	g_autoptr(Edition) edition = prepare_edition(context, prepared);

	if (origin != NULL && !origin_keep(origin, draft, error)) {
		return false;
	}
	/* With the numbers of what is kept only now. */
	g_free(edition->hash);
	edition->hash = draft_hash(draft);
	return drafts_put(context->store, draft, draft->period_end_s, at_s, error)
		&& editions_put(context->store, draft, edition, error)
		&& deliveries_queue(context->store, edition, deliveries, error);
}

bool
prepare_freeze(Context *context, const DigestSpec *digest, const Prepared *prepared,
	PrepareFrozen *frozen, GError **error)
{
	PrepareFrozen made = { .is_edition = prepared->draft->posts_total >= digest->min_posts };
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(context->store, &transaction, error)) {
		return false;
	}
	if (!(made.is_edition ? put_edition(context, prepared, &made.deliveries, error)
			      : editions_put_quiet(context->store, prepared->draft,
				      now_s(&context->now), error))) {
		g_prefix_error(error, "digest %s: ", digest->name);
		return false;
	}
	if (!store_transaction_commit(&transaction, error)) {
		return false;
	}
	*frozen = made;
	return true;
}
