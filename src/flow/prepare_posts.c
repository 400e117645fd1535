#include "flow/prepare_posts.h"

#include "flow/ingest.h"
#include "flow/prepare_names.h"
#include "store/posts.h"

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
 * changed. @reason out, owned, where it does not. */
static bool
passes(const Ingest *rules, const DigestSpec *digest, const PostCandidate *candidate, char **reason)
{
	const char *judged_by = candidate->verdict.rules;

	if (g_strcmp0(judged_by, ingest_rules_hash(rules, digest)) == 0) {
		*reason = g_strdup(candidate->verdict.reason);
		return candidate->verdict.passed;
	}
	return ingest_judge(rules, digest, candidate->post, reason);
}

/* The source's rules and the ini's opt-outs leave no verdict: what was added since counts at
 * once. */
static bool
is_admitted(const Ingest *rules, const PostCandidate *candidate)
{
	g_autofree char *reason = NULL;

	return ingest_admits(rules, candidate->source, candidate->post, &reason);
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

void
prepare_choice_clear(PrepareChoice *choice)
{
	g_clear_pointer(&choice->posts, g_ptr_array_unref);
	g_clear_pointer(&choice->counts, g_hash_table_unref);
	g_clear_pointer(&choice->skipped, g_ptr_array_unref);
	g_clear_pointer(&choice->filtered, g_ptr_array_unref);
	prepare_facts_clear(&choice->facts);
}

/* @reason owned by the call. */
static void
add_cut(GPtrArray *cuts, const PostCandidate *candidate, char *reason)
{
	DraftCut *cut = g_new0(DraftCut, 1);

	cut->post_id = candidate->post->id;
	cut->reason = reason;
	g_ptr_array_add(cuts, cut);
}

/* Whether a post was published in a pause that leaves it out, which is noted then. */
static bool
is_skipped(PrepareChoice *choice, const WindowRule *rule, const PostCandidate *candidate)
{
	const Pause *pause = window_pause_at(rule, candidate->time_s);

	if (pause == NULL || !pause->is_skipped) {
		return false;
	}
	g_autofree char *days = pause_text(pause);
	add_cut(choice->skipped, candidate, g_strconcat(PREPARE_SKIPPED, days, NULL));
	return true;
}

static const ReviewPost *
reviewed(const PrepareChoice *choice, const PostCandidate *candidate)
{
	return choice->review == NULL ? NULL
				      : draft_review_post(choice->review, candidate->post->id);
}

/* Whether the organiser cannot have seen it, and is to see all: it is news for the next edition. */
static bool
is_unseen(const PrepareChoice *choice, const PostCandidate *candidate)
{
	return choice->is_seen_only && !candidate->is_admitted
		&& candidate->first_seen_s > choice->review->shown_s
		&& reviewed(choice, candidate) == NULL;
}

/* Whether it stands in the edition, by the rules or the organiser's word. */
static bool
is_chosen(PrepareChoice *choice, const Ingest *rules, const DigestSpec *digest,
	const PostCandidate *candidate)
{
	const ReviewPost *word = reviewed(choice, candidate);
	g_autofree char *reason = NULL;

	if (!is_admitted(rules, candidate) || is_unseen(choice, candidate)) {
		return false;
	}
	if (candidate->is_admitted || (word != NULL && word->is_kept)) {
		return true;
	}
	if (!passes(rules, digest, candidate, &reason)) {
		add_cut(choice->filtered, candidate, g_steal_pointer(&reason));
		return false;
	}
	return true;
}

static void
take_candidate(PrepareChoice *choice, PostCandidate *candidate)
{
	count_source(choice->counts, candidate->source);
	prepare_hide_addresses(candidate->post);
	g_ptr_array_add(choice->posts, g_steal_pointer(&candidate->post));
}

/* What may pass. */
static bool
read_candidates(Context *context, const DigestSpec *digest, const PrepareState *state,
	GPtrArray **candidates, GError **error)
{
	g_autoptr(GPtrArray) keys = tag_keys(digest);
	const PostsWanted wanted = {
		.digest = digest->name,
		.tag_keys = keys,
		.since_s = state->window.since_s,
		.until_s = state->window.until_s,
		.course = schedule_course(digest->schedule.frequency),
		.start_s = state->window.start_s,
		.pending_s = state->pending_s,
	};

	return posts_candidates(context->store, &wanted, candidates, error);
}

bool
prepare_posts(Context *context, const DigestSpec *digest, const PrepareState *state,
	PrepareChoice *choice, GError **error)
{
	const Ingest *rules;
	g_autoptr(GPtrArray) candidates = NULL;
	g_autoptr(GTimeZone) zone = window_zone(digest->timezone);
	const WindowRule rule = prepare_rule(digest, zone);

	if (!context_rules(context, &rules, error)
		|| !read_candidates(context, digest, state, &candidates, error)
		|| (choice->draft != NULL
			&& !prepare_facts(context, choice->draft, candidates, &choice->facts,
				error))) {
		return false;
	}
	choice->posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	choice->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	choice->skipped = g_ptr_array_new_with_free_func((GDestroyNotify)draft_cut_free);
	choice->filtered = g_ptr_array_new_with_free_func((GDestroyNotify)draft_cut_free);
	for (guint i = 0; i < candidates->len; i++) {
		PostCandidate *candidate = g_ptr_array_index(candidates, i);
		if (is_chosen(choice, rules, digest, candidate)
			&& !is_skipped(choice, &rule, candidate)) {
			take_candidate(choice, candidate);
		}
	}
	quote_words(choice->posts);
	return true;
}
