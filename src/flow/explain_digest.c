/* The part of explain that says where a post stands in a digest. */
#include "flow/explain_part.h"

#include "digest/choice.h"
#include "base/prefix.h"
#include "flow/optout.h"
#include "flow/outlook.h"
#include "flow/prepare.h"
#include "store/imports.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

/* A post and a digest, and what is found; the first that knows it says it. */
typedef struct Verdict {
	const ExplainCase *about;
	const DigestSpec *digest;
	GTimeZone *zone;   /* borrowed */
	const char *state; /* static; NULL: not decided yet */
	char *why;         /* owned */
	char *mend;        /* owned: what to do about it, or NULL */
	char *worth;       /* owned: its sum and its place in the rank, or NULL */
	int edition;       /* its number, 0: none */
	json_t *copies;    /* owned: where else the same was said */
} Verdict;

static void
verdict_clear(Verdict *verdict)
{
	g_free(verdict->why);
	g_free(verdict->mend);
	json_decref(verdict->copies);
	g_free(verdict->worth);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Verdict, verdict_clear)

static char *
moment(const Verdict *verdict, int64_t time_s)
{
	return date_words(time_s, verdict->zone);
}

/* ---- what was mailed stays so ---- */

static int64_t
total_of(const HistoryEdition *edition)
{
	int64_t total = 0;

	for (int i = 0; i < DELIVERY_STATES; i++) {
		total += edition->counts[i];
	}
	return total;
}

/* "mailed to 2 of 3 readers", owned. */
static char *
mailed_words(const HistoryEdition *edition)
{
	const int64_t total = total_of(edition);
	const int64_t sent = edition->counts[DELIVERY_SENT];
	const int64_t maybe = edition->counts[DELIVERY_UNCERTAIN]
		+ edition->counts[DELIVERY_SENDING];

	if (total == 0) {
		return g_strdup("made, and nobody was subscribed");
	}
	if (sent + maybe == 0) {
		return g_strdup_printf("made, and not mailed to anybody yet (%d %s)", (int)total,
			total == 1 ? "reader waits" : "readers wait");
	}
	if (sent == 0) {
		return g_strdup("being mailed, or mailed without an answer (tagdigest status)");
	}
	return g_strdup_printf("mailed to %d of %d %s", (int)sent, (int)total,
		total == 1 ? "reader" : "readers");
}

static void
judge_taken_out(Verdict *verdict, const HistoryEdition *edition)
{
	g_autofree char *mailed = mailed_words(edition);

	verdict->state = "taken out";
	verdict->why =
		g_strdup_printf("in edition %d until it was dropped: who got it before has it "
				"(%s), the others got it without",
			edition->number, mailed);
}

/* What an organiser may change of an edition's room. */
static const struct {
	const char *reason, *key, *standard;
} caps[] = {
	{ CHOICE_OVER_POSTS, "max_posts", "60" },
	{ CHOICE_OVER_AUTHOR, "max_per_author", "5" },
};

/* @return owned, or NULL. */
static char *
cap_words(const Verdict *verdict, const char *reason)
{
	g_autofree char *section = g_strconcat("digest ", verdict->digest->name, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(caps); i++) {
		if (strcmp(caps[i].reason, reason) != 0) {
			continue;
		}
		g_autofree char *place = explain_place(verdict->about->context->config, section,
			caps[i].key, 0);
		return g_strdup_printf("%s (%s%s) says how many posts an edition shows at most%s",
			caps[i].key, place != NULL ? place : caps[i].standard,
			place != NULL ? "" : " when not set",
			i == 0 ? "; weight.* says which" : " of one person");
	}
	return NULL;
}

static void
judge_cut(Verdict *verdict, const HistoryEdition *edition)
{
	if (prefix_stands_at(edition->reason, PREPARE_SKIPPED)) {
		verdict->state = "left out";
		verdict->why = g_strdup_printf("edition %d left it out for good: %s",
			edition->number, edition->reason);
		return;
	}
	if (explain_is_said(edition->reason)) {
		verdict->state = "said already";
		verdict->why = g_strdup_printf("edition %d left it out for good: %s",
			edition->number, edition->reason);
		return;
	}
	verdict->state = "no room";
	verdict->why = g_strdup_printf("edition %d had no room for it (%s)", edition->number,
		edition->reason);
	verdict->mend = cap_words(verdict, edition->reason);
}

/* An edition says what its posts were worth, and where else they were said, for as long as it is
 * known what it was made of. */
static bool
add_facts(Verdict *verdict, const HistoryEdition *edition, GError **error)
{
	const ExplainCase *about = verdict->about;
	g_auto(EditionsTaken) taken = { 0 };

	if (explain_is_said(edition->reason)) {
		return explain_said(about, verdict->digest->name, verdict->copies, error);
	}
	if (!editions_taken(about->context->store, edition->id, &taken, error)) {
		return false;
	}
	if (taken.draft == NULL) {
		return true;
	}
	verdict->worth = explain_worth(taken.draft, about->history->post->id);
	return edition->reason != NULL
		|| explain_copies(about, taken.draft, verdict->copies, error);
}

/* Whether an edition has it for the sake of what it answers alone. */
static bool
is_quoted(const Verdict *verdict)
{
	const Post *post = verdict->about->history->post;

	return post->reply_to != NULL && digest_spec_tag_index(verdict->digest, post->tags) < 0;
}

static bool
judge_editions(Verdict *verdict, GError **error)
{
	const GPtrArray *editions = verdict->about->editions;

	for (guint i = 0; i < editions->len && verdict->state == NULL; i++) {
		const HistoryEdition *edition = g_ptr_array_index(editions, i);
		if (g_strcmp0(edition->digest, verdict->digest->name) != 0) {
			continue;
		}
		verdict->edition = edition->number;
		if (!add_facts(verdict, edition, error)) {
			return false;
		}
		if (edition->reason != NULL) {
			const bool is_out = strcmp(edition->reason, EDITIONS_DROPPED) == 0;
			(is_out ? judge_taken_out : judge_cut)(verdict, edition);
			continue;
		}
		g_autofree char *end = moment(verdict, edition->end_s);
		g_autofree char *mailed = mailed_words(edition);
		verdict->state = "in an edition";
		verdict->why = g_strdup_printf("in edition %d of %s%s: %s", edition->number, end,
			is_quoted(verdict) ? ", an answer without a hashtag of this digest" : "",
			mailed);
	}
	return true;
}

/* ---- what keeps it out ---- */

static bool
judge_tags(Verdict *verdict, GError **error)
{
	const GPtrArray *tags = verdict->about->history->post->tags;

	(void)error;
	if (digest_spec_tag_index(verdict->digest, tags) >= 0) {
		return true;
	}
	g_autofree char *own = hashtag_list_text(tags);
	g_autofree char *wanted = hashtag_list_text(verdict->digest->tags);
	verdict->state = "no hashtag";
	verdict->why = g_strdup_printf("it has no hashtag of this digest: it has %s, the digest is "
				       "about %s",
		*own != '\0' ? own : "none", wanted);
	return true;
}

static bool
judge_keepout(Verdict *verdict, GError **error)
{
	const HistoryPost *history = verdict->about->history;

	(void)error;
	if (history->kept_out_s != 0) {
		g_autofree char *since = moment(verdict, history->kept_out_s);
		verdict->state = "kept out";
		verdict->why = g_strdup_printf("kept out by you since %s", since);
		verdict->mend = g_strdup("`tagdigest undrop` with its address lets it in again");
	}
	return true;
}

/* As prepare does: a run has yet to take out what was stored before the ini said so. */
static bool
judge_optout(Verdict *verdict, GError **error)
{
	const ExplainCase *about = verdict->about;
	g_autoptr(Optout) optout = optout_new(about->context->config);

	(void)error;
	if (optout_has(optout, about->history->post)) {
		verdict->state = "left out";
		verdict->why = g_strdup(OPTOUT_REASON " (optout): the next run forgets it");
	}
	return true;
}

static void
take_rules(Verdict *verdict, ExplainRules *rules)
{
	if (rules->why != NULL) {
		verdict->state = "left out";
		verdict->why = g_steal_pointer(&rules->why);
		verdict->mend =
			g_strdup("change that line, and the next edition has it where it is "
				 "not too old: `tagdigest preview` shows it");
	}
}

static bool
judge_rules(Verdict *verdict, GError **error)
{
	const ExplainCase *about = verdict->about;
	const char *name = about->history->source;
	const SourceSpec *source = name == NULL ? NULL
						: config_source(about->context->config, name);
	g_auto(ExplainRules) sources = { 0 };
	g_auto(ExplainRules) digests = { 0 };

	if ((source != NULL && !explain_source_rules(about, source, &sources, error))
		|| !explain_digest_rules(about, verdict->digest, &digests, error)) {
		return false;
	}
	take_rules(verdict, sources.why != NULL ? &sources : &digests);
	return true;
}

/* ---- when ---- */

static void
judge_early(Verdict *verdict, const PrepareState *state)
{
	const HistoryPost *history = verdict->about->history;
	g_autofree char *own = moment(verdict, history->time_s);
	g_autofree char *since = moment(verdict, state->window.since_s);
	g_autofree char *seen = moment(verdict, history->first_seen_s);

	verdict->state = "too old";
	if (state->is_first) {
		verdict->why = g_strdup_printf("it is of %s, before this digest began (%s)", own,
			since);
		if (history->time_s >= state->finished.since_s) {
			verdict->mend = g_strdup_printf("`tagdigest send --last %s` mails the "
							"period that is over",
				verdict->digest->name);
		}
		return;
	}
	verdict->why = g_strdup_printf("it is of %s and was first seen %s; the next edition looks "
				       "back to %s and no further",
		own, seen, since);
	verdict->mend = g_strdup_printf("a longer `reach` in [digest %s] looks further back",
		verdict->digest->name);
}

/* Published in a pause whose posts are not mailed. */
static bool
judge_pause(Verdict *verdict, GError **error)
{
	const WindowRule rule = prepare_rule(verdict->digest, verdict->zone);
	const Pause *pause = window_pause_at(&rule, verdict->about->history->time_s);

	(void)error;
	if (pause == NULL || !pause->is_skipped) {
		return true;
	}
	g_autofree char *days = pause_text(pause);
	verdict->state = "left out";
	verdict->why = g_strconcat(PREPARE_SKIPPED, days, NULL);
	verdict->mend = g_strdup_printf("with merge instead of skip at that pause of [digest %s] "
					"the edition after it takes it",
		verdict->digest->name);
	return true;
}

static void
judge_late(Verdict *verdict, const PrepareState *state)
{
	const bool is_unsettled = verdict->about->history->time_s < state->window.end_s;
	g_autofree char *end = moment(verdict, state->window.end_s);

	verdict->state = "waits";
	verdict->why = g_strdup_printf("waits for the edition after the next one, which ends %s%s",
		end,
		is_unsettled ? ": then it is younger than half an hour, and may still be mended or "
			       "taken back"
			     : "");
}

static void
judge_import(Verdict *verdict)
{
	const HistoryPost *history = verdict->about->history;
	g_autofree char *own = moment(verdict, history->time_s);
	g_autofree char *seen = moment(verdict, history->first_seen_s);

	verdict->state = "too old";
	verdict->why =
		g_strdup_printf("it is of %s and was imported %s, when that period's edition "
				"was out: it is in the store alone",
			own, seen);
	verdict->mend = g_strdup("`tagdigest import --into-next` puts it into the next one");
}

static bool
judge_time(Verdict *verdict, GError **error)
{
	Context *context = verdict->about->context;
	const int64_t time_s = verdict->about->history->time_s;
	ImportsPost imported = { verdict->digest->name,
		schedule_course(verdict->digest->schedule.frequency),
		verdict->about->history->post->id, 0 };
	ImportsStanding standing;
	PrepareState state;

	if (!prepare_look(context, verdict->digest, &state, error)) {
		return false;
	}
	imported.start_s = state.window.start_s;
	if (!imports_standing(context->store, &imported, &standing, error)) {
		return false;
	}
	if (standing == IMPORTS_IS_FOR_NEXT) {
		return true;
	}
	if (standing == IMPORTS_TOO_LATE && !state.is_first) {
		judge_import(verdict);
	} else if (time_s < state.window.since_s) {
		judge_early(verdict, &state);
	} else if (time_s >= state.window.until_s) {
		judge_late(verdict, &state);
	}
	return true;
}

/* What would be frozen now has it, or has no room for it. */
static bool
judge_draft(Verdict *verdict, GError **error)
{
	const int64_t id = verdict->about->history->post->id;
	Context *context = verdict->about->context;
	g_autoptr(Prepared) prepared = NULL;
	Outlook outlook;

	if (!prepare_next(context, verdict->digest->name, &prepared, error)
		|| !outlook_of(context, prepared, &outlook, error)) {
		return false;
	}
	const DraftCut *cut = explain_cut(prepared->draft, id);
	g_autofree char *words = outlook_words(verdict->digest, &outlook);
	if (cut != NULL && explain_is_said(cut->reason)) {
		verdict->state = "said already";
		verdict->why = g_strdup_printf("as it stands, the next edition leaves it out: %s",
			cut->reason);
		return explain_said(verdict->about, verdict->digest->name, verdict->copies, error);
	}
	verdict->worth = explain_worth(prepared->draft, id);
	verdict->state = cut != NULL ? "no room" : "waits";
	verdict->why = cut != NULL
		? g_strdup_printf("as it stands, the next edition has no room for it (%s%s): %s",
			cut->reason, cut->is_carried ? "; it is news for the one after" : "", words)
		: g_strdup_printf("waits for the next edition: %s", words);
	return explain_copies(verdict->about, prepared->draft, verdict->copies, error);
}

bool
explain_digest(const ExplainCase *about, const DigestSpec *digest, json_t **row, GError **error)
{
	static bool (*const judges[])(Verdict * verdict, GError * *error) = {
		judge_editions,
		judge_tags,
		judge_keepout,
		judge_optout,
		judge_rules,
		judge_pause,
		judge_time,
		judge_draft,
	};
	g_autoptr(GTimeZone) zone = window_zone(digest->timezone);
	g_auto(Verdict) verdict = {
		.about = about,
		.digest = digest,
		.zone = zone,
		.copies = json_array(),
	};

	for (gsize i = 0; i < G_N_ELEMENTS(judges) && verdict.state == NULL; i++) {
		if (!judges[i](&verdict, error)) {
			return false;
		}
	}
	*row = jsontext_object("digest", jsontext_text(digest->name), "title",
		jsontext_text(digest->title), "state", jsontext_text(verdict.state), "why",
		jsontext_text(verdict.why), "mend", jsontext_text(verdict.mend), "worth",
		jsontext_text(verdict.worth), "edition",
		verdict.edition > 0 ? json_integer(verdict.edition) : json_null(), "copies",
		json_incref(verdict.copies), NULL);
	return true;
}
