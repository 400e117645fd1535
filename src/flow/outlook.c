#include "flow/outlook.h"

#include "flow/people.h"
#include "text/date.h"

bool
outlook_look(Context *context, const DigestSpec *digest, Outlook *outlook, GError **error)
{
	Outlook looked;

	if (!prepare_look(context, digest, &looked.state, error)
		|| !prepare_count(context, digest, &looked.state, &looked.posts, error)
		|| !people_count(context, digest, &looked.readers, error)) {
		return false;
	}
	*outlook = looked;
	return true;
}

bool
outlook_of(Context *context, const Prepared *prepared, Outlook *outlook, GError **error)
{
	const DigestSpec *digest = context_digest(context, prepared->draft->digest, error);
	Outlook looked = { .state = prepared->state,
		.posts = prepared->draft->posts_total
			+ draft_groups_count(prepared->draft->groups) };

	if (digest == NULL || !people_count(context, digest, &looked.readers, error)) {
		return false;
	}
	*outlook = looked;
	return true;
}

static bool
is_in_progress(const PrepareState *state)
{
	return state->due == PREPARE_NOT_DUE;
}

/* When the edition leaves. Owned. */
static char *
moment_words(const PrepareState *state, GTimeZone *zone)
{
	if (state->is_on_demand) {
		return g_strdup("by `tagdigest send --last`");
	}
	if (state->due == PREPARE_WAITING) {
		return g_strdup("once a source has answered,");
	}
	if (state->due == PREPARE_HELD) {
		return g_strdup("once you say ok (`tagdigest review`),");
	}
	if (!is_in_progress(state)) {
		return g_strdup("with the next run");
	}
	g_autofree char *end = date_words(state->window.end_s, zone);
	return state->needs_ok ? g_strdup_printf("%s, once you say ok (`tagdigest review`),", end)
			       : g_steal_pointer(&end);
}

/* What becomes of it: "to be mailed with the next run to 2 subscribers". */
static void
append_fate(GString *words, const DigestSpec *digest, const Outlook *outlook, GTimeZone *zone)
{
	const bool is_short = outlook->posts < digest->min_posts && !outlook->state.is_last;
	g_autofree char *moment = moment_words(&outlook->state, zone);

	if (outlook->readers == 0) {
		g_string_append(words, "to be mailed to nobody: nobody is subscribed");
		return;
	}
	if (outlook->state.is_stopped) {
		g_string_append(words, "not to be mailed: you said stop");
		return;
	}
	if (is_short && !is_in_progress(&outlook->state)) {
		g_string_append_printf(words, "not to be mailed, with fewer than %d (min_posts)",
			digest->min_posts);
		return;
	}
	g_string_append_printf(words, "to be mailed %s to %d %s", moment, outlook->readers,
		outlook->readers == 1 ? "subscriber" : "subscribers");
	if (is_short) {
		g_string_append_printf(words, ", if there is at least %d then (min_posts)",
			digest->min_posts);
	}
}

/* That it rests now, or will after this edition. */
static void
append_pause(GString *words, const PrepareState *state, GTimeZone *zone)
{
	if (state->is_paused) {
		g_string_append(words, "; paused until then");
	} else if (state->pause_until_s != 0) {
		g_autofree char *until = date_words(state->pause_until_s, zone);

		g_string_append_printf(words, "; after it paused until %s", until);
	}
}

char *
outlook_words(const DigestSpec *digest, const Outlook *outlook)
{
	const PrepareState *state = &outlook->state;
	g_autoptr(GTimeZone) zone = window_zone(digest->timezone);
	g_autofree char *start = date_words(state->window.start_s, zone);
	g_autofree char *end = date_words(state->window.end_s, zone);
	g_autoptr(GString) words = g_string_new(NULL);

	g_string_append_printf(words, "%s to %s: %d %s%s; ", start, end, outlook->posts,
		outlook->posts == 1 ? "post" : "posts", is_in_progress(state) ? " so far" : "");
	if (state->is_over) {
		g_string_append(words, "to be mailed to nobody: the digest has ended");
		return g_string_free(g_steal_pointer(&words), FALSE);
	}
	append_fate(words, digest, outlook, zone);
	append_pause(words, state, zone);
	if (state->is_last) {
		g_string_append(words, "; the last edition");
	}
	if (state->is_first && is_in_progress(state)) {
		g_string_append(words, " (the first edition; what was before: --last)");
	}
	return g_string_free(g_steal_pointer(&words), FALSE);
}
