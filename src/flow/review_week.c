/* The part of review that says in one line what became of an edition, and what waits. */
#include "flow/review_part.h"

#include "base/now.h"
#include "flow/memo_queue.h"
#include "flow/send_in.h"
#include "flow/ways.h"
#include "store/proposals.h"
#include "store/told.h"
#include "store/voices.h"
#include "store/weeks.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define MEMO_KIND "week"
#define WHOM "organiser"

/* What is still owed after so long is counted as it is; what is older than this is no news. */
#define WAIT_S DAY_S

/* What comes back does so in minutes mostly, and stands in the line. */
#define SETTLED_S (2 * HOUR_S)
/* So many pages that could not be had are named. */
#define LOST_SHOWN 10

#define OLD_S (7 * DAY_S)

/* A line that is due. */
typedef struct Week {
	Context *context;
	const DigestSpec *digest;
	WeekEdition edition;
	WeekCount count;
	GString *text;   /* owned */
	char *line;      /* owned */
	ReviewLook look; /* owned: the next draft, where something waits and nobody is asked
			    otherwise */
} Week;

static void
week_clear(Week *week)
{
	g_clear_pointer(&week->line, g_free);
	review_look_clear(&week->look);
	if (week->text != NULL) {
		g_string_free(week->text, TRUE);
	}
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Week, week_clear)

/* ---- the line ---- */

static void
append_count(GString *line, int64_t count, const char *what)
{
	if (count > 0) {
		g_string_append_printf(line, ", %" G_GINT64_FORMAT " %s", count, what);
	}
}

/* "sent 43, 1 bounced, 2 joined, 1 left". @return owned. */
static char *
line_of(const WeekCount *count)
{
	GString *line = g_string_new(NULL);

	g_string_append_printf(line, "sent %" G_GINT64_FORMAT, count->sent);
	append_count(line, count->owed, "still owed");
	append_count(line, count->failed, "failed");
	append_count(line, count->uncertain, "may or may not have arrived");
	append_count(line, count->bounced, "bounced");
	append_count(line, count->joined, "joined");
	append_count(line, count->left, "left");
	return g_string_free(line, FALSE);
}

/* ---- what the draft missed ---- */

static bool
is_shown(GHashTable *shown, const ReviewPost *post)
{
	bool is_so = g_hash_table_contains(shown, &post->id);

	for (guint i = 0; i < post->copies->len; i++) {
		is_so = is_so
			|| g_hash_table_contains(shown, &g_array_index(post->copies, int64_t, i));
	}
	return is_so;
}

/* Those that the organiser saw go from the set; @gone: those that they saw and that are not in it.
 */
static int
compare(const DraftReview *review, GHashTable *shown)
{
	int gone = 0;

	for (guint i = 0; i < review->posts->len; i++) {
		const ReviewPost *post = g_ptr_array_index(review->posts, i);
		const bool was_in = !post->is_dropped && (post->filtered == NULL || post->is_kept)
			&& (!post->is_proposed || post->is_kept);

		gone += was_in && !is_shown(shown, post) ? 1 : 0;
		g_hash_table_remove(shown, &post->id);
		for (guint k = 0; k < post->copies->len; k++) {
			g_hash_table_remove(shown, &g_array_index(post->copies, int64_t, k));
		}
	}
	return gone;
}

static bool
append_since(Week *week, GError **error)
{
	g_auto(DraftRow) row = { 0 };
	g_autoptr(GHashTable) shown = NULL;
	Store *store = week->context->store;

	if (!drafts_get(store, week->edition.draft_id, &row, error)
		|| !weeks_shown(store, week->edition.id, &shown, error)) {
		return false;
	}
	if (row.review == NULL || row.review->asked_s == 0) {
		return true;
	}
	const int gone = compare(row.review, shown);
	const guint fresh = g_hash_table_size(shown);
	if (fresh > 0 || gone > 0) {
		g_string_append(week->text, "\nSince the draft:");
	}
	if (fresh > 0) {
		g_string_append_printf(week->text, " %u %s new in it%s", fresh,
			fresh == 1 ? "post is" : "posts are", gone > 0 ? ";" : "");
	}
	if (gone > 0) {
		g_string_append_printf(week->text,
			" %d %s not in it any more (taken back by %s, "
			"or no room)",
			gone, gone == 1 ? "is" : "are", gone == 1 ? "its author" : "their authors");
	}
	g_string_append(week->text, fresh > 0 || gone > 0 ? ".\n" : "");
	return true;
}

/* ---- what waits ---- */

/* What was sent in is asked about in the draft, or here where there is none. */
static bool
append_proposals(Week *week, GError **error)
{
	g_autoptr(GArray) waiting = NULL;
	json_auto_t *report = NULL;

	if (!proposals_waiting(week->context->store, week->digest->name, &waiting, error)) {
		return false;
	}
	if (waiting->len == 0) {
		return true;
	}
	if (week->digest->review != DIGEST_REVIEW_NONE) {
		g_string_append_printf(week->text,
			"\n%u %s sent in and will stand in the next draft for your yes.\n",
			waiting->len, waiting->len == 1 ? "page was" : "pages were");
		return true;
	}
	if (!review_open_look(week->context, week->digest, &week->look, error)
		|| !review_report(week->context, &week->look, &report, error)) {
		return false;
	}
	g_autofree char *asked = review_asked_words(report);
	g_string_append(week->text, asked);
	return true;
}

/* Whoever sent in a page that did not come is to hear of it, once. */
static bool
append_lost(Week *week, GError **error)
{
	const ProposalsWanted wanted = { week->digest->name, week->edition.before_s,
		week->edition.frozen_s };
	g_autoptr(GPtrArray) lost = NULL;

	if (!proposals_lost(week->context->store, &wanted, &lost, error)) {
		return false;
	}
	if (lost->len > 0) {
		g_string_append_printf(week->text, "\nSent in, and not to be had:\n");
	}
	for (guint i = 0; i < MIN(lost->len, LOST_SHOWN); i++) {
		const Proposal *one = g_ptr_array_index(lost, i);
		g_autofree char *shown = url_redact(one->url);

		g_string_append_printf(week->text, "  %s\n     %s\n", shown,
			one->detail != NULL ? one->detail : "it cannot be read");
	}
	if (lost->len > LOST_SHOWN) {
		g_string_append_printf(week->text, "  and %u more\n", lost->len - LOST_SHOWN);
	}
	return true;
}

static bool
append_voices(Week *week, GError **error)
{
	g_autoptr(GPtrArray) waiting = NULL;

	if (!voices_due(week->context->store, VOICE_PROVED, INT64_MAX, &waiting, error)) {
		return false;
	}
	if (waiting->len > 0) {
		g_string_append_printf(week->text,
			"\n%u %s own page; each has a mail of its own here that waits for your "
			"yes.\n",
			waiting->len,
			waiting->len == 1 ? "person asks us to read their"
					  : "people ask us to read their");
	}
	return true;
}

static bool
append_address(Week *week, GError **error)
{
	g_autofree char *words = NULL;

	if (!send_in_address_words(week->context, &words, error)) {
		return false;
	}
	g_string_append_printf(week->text, "\n%s", words);
	return true;
}

/* ---- telling it ---- */

/* @is_told out: it was told already. */
static bool
find_told(Store *store, const char *what, bool *is_told, GError **error)
{
	g_autoptr(GPtrArray) told = NULL;

	if (!told_all(store, WHOM, &told, error)) {
		return false;
	}
	*is_told = false;
	for (guint i = 0; i < told->len; i++) {
		const ToldRow *row = g_ptr_array_index(told, i);
		*is_told = *is_told || strcmp(row->what, what) == 0;
	}
	return true;
}

/* Whether the line is due, which is counted for then alone. @what out, owned: its name among what
 * was told. */
static bool
look(Week *week, bool *is_due, char **what, GError **error)
{
	Store *store = week->context->store;
	const WeekEdition *edition = &week->edition;
	const int64_t at_s = now_s(&week->context->now);
	bool is_told;

	*is_due = false;
	if (!weeks_last(store, week->digest->name, week->digest->schedule.frequency, &week->edition,
		    error)) {
		return false;
	}
	if (edition->id == 0 || edition->frozen_s < at_s - OLD_S
		|| at_s < edition->frozen_s + SETTLED_S) {
		return true;
	}
	*what = g_strdup_printf("edition %" G_GINT64_FORMAT, edition->id);
	if (!find_told(store, *what, &is_told, error)) {
		return false;
	}
	if (is_told) {
		return true;
	}
	if (!weeks_count(store, week->digest->name, edition, &week->count, error)) {
		return false;
	}
	*is_due = week->count.owed == 0 || at_s >= edition->frozen_s + WAIT_S;
	return true;
}

static bool
queue(Week *week, const char *what, GError **error)
{
	Context *context = week->context;
	g_autoptr(Memo) memo = memo_new();
	g_auto(StoreTransaction) transaction = { 0 };
	const WayKeys *keys;

	if (!ways_keys(context, &keys, error)) {
		return false;
	}
	memo->kind = g_strdup(MEMO_KIND);
	memo->to = g_strdup(context->config->contact);
	memo->from_name = g_strdup(week->digest->title);
	memo->subject = g_strdup_printf("%s %d: %s", week->digest->title, week->edition.number,
		week->line);
	memo->text = g_strdup(week->text->str);
	memo->way = week->look.row.id == 0 ? NULL : review_way(keys, &week->look);
	return store_transaction_begin(context->store, &transaction, error)
		&& memo_queue(context, memo, error)
		&& told_put(context->store, what, WHOM, now_s(&context->now), error)
		&& store_transaction_commit(&transaction, error);
}

static bool
tell(Context *context, const DigestSpec *digest, GError **error)
{
	g_auto(Week) week = { .context = context, .digest = digest, .text = g_string_new(NULL) };
	g_autofree char *what = NULL;
	PrepareState state;
	bool is_due;

	if (!look(&week, &is_due, &what, error)) {
		return false;
	}
	if (!is_due) {
		return true;
	}
	if (!prepare_look(context, digest, &state, error)) {
		return false;
	}
	week.line = line_of(&week.count);
	g_string_append_printf(week.text, "Edition %d of %s: %s.\n", week.edition.number,
		digest->title, week.line);
	/* Behind a last letter nothing comes that a page could stand in. */
	return append_since(&week, error) && append_voices(&week, error)
		&& (state.is_over || append_proposals(&week, error)) && append_lost(&week, error)
		&& (state.is_over || append_address(&week, error)) && queue(&week, what, error);
}

bool
review_tell_week(Context *context, GError **error)
{
	const GPtrArray *digests = context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		if (context_tells(context, digest) && !tell(context, digest, error)) {
			return false;
		}
	}
	return true;
}
