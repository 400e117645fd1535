/* The part of review that says how a draft stands: as a report, and in words. */
#include "flow/review_part.h"

#include <string.h>

#include "flow/lookup.h"
#include "store/history.h"
#include "store/proposals.h"
#include "subscribe/own_lines.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#define COLUMNS 76
#define INDENT "     "

/* ---- the report ---- */

/* @found, @proposal may be NULL. @return owned. */
static json_t *
post_json(const ReviewPost *word, guint number, const HistoryPost *found, const Proposal *proposal)
{
	const Post *post = found == NULL ? NULL : found->post;
	/* By this draft or another, or by `tagdigest drop`, and not taken back since. */
	const bool is_dropped = found != NULL && found->kept_out_s != 0;

	g_autofree char *letter = review_letter(number);
	g_autofree char *title = post == NULL ? NULL : lookup_headline(post);
	g_autofree char *url = post == NULL ? NULL : url_redact(post->url);
	const char *author = post == NULL   ? NULL
		: post->author_name != NULL ? post->author_name
					    : post->author_handle;

	return jsontext_object("letter", jsontext_text(letter), "title", jsontext_text(title),
		"author", jsontext_text(author), "url", jsontext_text(url), "there",
		json_boolean(post != NULL), "filtered", jsontext_text(word->filtered), "proposed",
		json_boolean(word->is_proposed), "by",
		jsontext_text(proposal == NULL ? NULL : proposal->by_name), "dropped",
		json_boolean(is_dropped), "pinned", json_boolean(word->is_pinned), "first",
		json_boolean(word->is_first), "kept", json_boolean(word->is_kept), NULL);
}

static bool
add_post(Context *context, const DraftReview *review, guint index, json_t *posts, GError **error)
{
	const ReviewPost *word = g_ptr_array_index(review->posts, index);
	g_autoptr(HistoryPost) found = NULL;
	g_autoptr(Proposal) proposal = NULL;

	if (!history_post(context->store, word->id, &found, error)
		|| !proposals_of(context->store, word->id, &proposal, error)) {
		return false;
	}
	json_array_append_new(posts, post_json(word, index + 1, found, proposal));
	return true;
}

/* What happens at its time. @return owned. */
static char *
fate_of(const Context *context, const ReviewLook *look)
{
	const DraftReview *review = look->row.review;
	g_autoptr(GTimeZone) zone = window_zone(look->digest->timezone);
	g_autofree char *due = date_words(look->row.end_s, zone);
	const bool is_late = now_s(&context->now) >= look->row.end_s;

	if (look->is_ended) {
		return g_strdup("The digest has ended; no edition follows.");
	}
	if (look->is_passed) {
		return g_strdup("A newer draft has taken its place.");
	}
	if (look->is_over) {
		return look->number > 0
			? g_strdup_printf("It went out as edition %d.", look->number)
			: g_strdup("It is over; no edition came of it.");
	}
	if (look->is_short
		&& (review->decision == REVIEW_OPEN || review->decision == REVIEW_APPROVED)) {
		return g_strdup_printf("It has fewer posts than an edition takes (min_posts): "
				       "nobody gets one%s%s unless more come or are kept.",
			is_late ? "" : " ", is_late ? "" : due);
	}
	switch (review->decision) {
	case REVIEW_APPROVED:
		return g_strdup_printf("You said ok: it goes out %s.",
			is_late ? "with the next run" : due);
	case REVIEW_HELD:
		return g_strdup("You said hold: it waits until you say ok.");
	case REVIEW_STOPPED:
		return g_strdup("You said stop: nobody gets it, and its posts may stand in the "
				"next one.");
	default:
		break;
	}
	if (look->digest->review == DIGEST_REVIEW_REQUIRED) {
		return g_strdup_printf(is_late ? "It was due %s and waits for your ok."
					       : "It goes out %s if you say ok by then; without "
						 "an ok it is held until there is one.",
			due);
	}
	return g_strdup_printf("It goes out %s, answered or not; hold keeps it back.",
		is_late ? "with the next run" : due);
}

json_t *
review_head(const Context *context, const ReviewLook *look)
{
	const DraftReview *review = look->row.review;
	const char *title = look->digest == NULL ? look->row.digest : look->digest->title;
	g_autofree char *fate = look->digest == NULL ? NULL : fate_of(context, look);

	return jsontext_object("digest", jsontext_text(look->row.digest), "title",
		jsontext_text(title), "draft", json_integer(look->row.id), "over",
		json_boolean(look->is_over), "edition", json_integer(look->number), "decision",
		jsontext_text(draft_review_decision_name(review->decision)), "due",
		jsontext_time(look->row.end_s), "fate", jsontext_text(fate), "intro",
		jsontext_text(review->intro), "more", json_integer(review->more), NULL);
}

bool
review_report(Context *context, const ReviewLook *look, json_t **report, GError **error)
{
	const DraftReview *review = look->row.review;
	json_auto_t *posts = json_array();

	for (guint i = 0; i < review->posts->len; i++) {
		if (!add_post(context, review, i, posts, error)) {
			return false;
		}
	}
	*report = review_head(context, look);
	json_object_set_new(*report, "posts", json_incref(posts));
	return true;
}

/* ---- in words ---- */

static bool
is_so(const json_t *post, const char *key)
{
	return jsontext_bool(post, key, false);
}

/* Whose place is where: asked about, in the edition, or left out. */
typedef enum Place {
	PLACE_ASKED,
	PLACE_IN,
	PLACE_OUT,
} Place;

static Place
place_of(const json_t *post)
{
	const bool is_out = is_so(post, "dropped") || !is_so(post, "there");

	if (is_so(post, "proposed") && !is_so(post, "kept") && !is_out) {
		return PLACE_ASKED;
	}
	return is_out || (jsontext_string(post, "filtered") != NULL && !is_so(post, "kept"))
		? PLACE_OUT
		: PLACE_IN;
}

/* "(pinned, first)", why it is not there. @return owned; "" when there is nothing to say. */
static char *
marks_of(const json_t *post)
{
	g_autoptr(GPtrArray) marks = g_ptr_array_new();
	const char *filtered = jsontext_string(post, "filtered");

	if (!is_so(post, "there")) {
		g_ptr_array_add(marks, (char *)"its author has taken it back");
	} else if (is_so(post, "dropped")) {
		g_ptr_array_add(marks, (char *)"you dropped it");
	} else if (is_so(post, "kept")) {
		g_ptr_array_add(marks, (char *)"kept");
	} else if (filtered != NULL) {
		g_ptr_array_add(marks, (char *)filtered);
	}
	if (is_so(post, "first")) {
		g_ptr_array_add(marks, (char *)"first");
	}
	if (is_so(post, "pinned")) {
		g_ptr_array_add(marks, (char *)"pinned");
	}
	g_ptr_array_add(marks, NULL);
	g_autofree char *words = g_strjoinv(", ", (char **)marks->pdata);
	return *words == '\0' ? g_strdup("") : g_strdup_printf(" [%s]", words);
}

static void
append_post(GString *out, const json_t *post)
{
	const char *author = jsontext_string(post, "author");
	const char *title = jsontext_string(post, "title");
	const char *by = jsontext_string(post, "by");
	const char *url = jsontext_string(post, "url");
	g_autofree char *marks = marks_of(post);
	g_autofree char *line = g_strdup_printf("%s%s%s%s%s%s", author != NULL ? author : "",
		author != NULL ? ": " : "", title != NULL ? title : "a post without words",
		by != NULL                        ? ", sent in by "
			: is_so(post, "proposed") ? ", sent in"
						  : "",
		by != NULL ? by : "", marks);
	g_autofree char *wrapped = plain_wrap(line, INDENT, COLUMNS);

	g_string_append_printf(out, "%3s  %s\n", jsontext_string(post, "letter"),
		wrapped + strlen(INDENT));
	if (url != NULL && is_so(post, "there")) {
		g_string_append_printf(out, INDENT "%s\n", url);
	}
}

/* @most: so many, the rest is counted. @return how many there are. */
static int
append_place(GString *out, const json_t *report, Place place, int most)
{
	const json_t *posts = json_object_get(report, "posts");
	int count = 0;

	for (size_t i = 0; i < json_array_size(posts); i++) {
		const json_t *post = json_array_get(posts, i);

		if (place_of(post) == place && count++ < most) {
			append_post(out, post);
		}
	}
	return count;
}

static int
count_place(const json_t *report, Place place)
{
	g_autoptr(GString) nowhere = g_string_new(NULL);

	return append_place(nowhere, report, place, 0);
}

static void
append_asked(GString *out, const json_t *report)
{
	const int count = count_place(report, PLACE_ASKED);

	if (count == 0) {
		return;
	}
	g_string_append(out, "\nTo decide (keep or drop; until then it waits):\n\n");
	append_place(out, report, PLACE_ASKED, REVIEW_ASKED_MAX);
	if (count > REVIEW_ASKED_MAX) {
		g_string_append_printf(out, "\n%d more wait for their turn.\n",
			count - REVIEW_ASKED_MAX);
	}
}

static void
append_out(GString *out, const json_t *report)
{
	const int more = (int)jsontext_integer(report, "more", 0);

	if (count_place(report, PLACE_OUT) == 0) {
		return;
	}
	g_string_append(out, "\nLeft out, and why (keep brings it back):\n\n");
	append_place(out, report, PLACE_OUT, G_MAXINT);
	if (more > 0) {
		g_string_append_printf(out, "\nAnd %d more.\n", more);
	}
}

static void
append_intro(GString *out, const json_t *report)
{
	const char *intro = jsontext_string(report, "intro");

	if (intro != NULL) {
		g_autofree char *wrapped = plain_wrap(intro, INDENT, COLUMNS);

		g_string_append_printf(out, "\nYour words on top:\n\n%s\n", wrapped);
	}
}

/* All of it behind the first line. */
static void
append_draft(GString *out, const json_t *report)
{
	const char *fate = jsontext_string(report, "fate");

	if (fate != NULL) {
		g_autofree char *wrapped = plain_wrap(fate, "", COLUMNS);
		g_string_append_printf(out, "%s\n", wrapped);
	}
	if (is_so(report, "over")) {
		return;
	}
	append_asked(out, report);
	append_intro(out, report);
	g_string_append_printf(out, "\nIn the edition%s\n\n",
		count_place(report, PLACE_IN) > 0 ? ":" : ": nothing yet.");
	append_place(out, report, PLACE_IN, G_MAXINT);
	append_out(out, report);
}

static void
append_lines(GString *out, const json_t *report, const char *key, const char *head)
{
	const json_t *lines = json_object_get(report, key);

	if (json_array_size(lines) > 0) {
		g_string_append_printf(out, "%s", head);
	}
	for (size_t i = 0; i < json_array_size(lines); i++) {
		g_autofree char *wrapped = plain_wrap(json_string_value(json_array_get(lines, i)),
			"  ", COLUMNS);

		g_string_append_printf(out, "%s\n", wrapped);
	}
}

/* What was understood, and what was not. */
static void
append_said(GString *out, const json_t *report)
{
	append_lines(out, report, "said", "");
	append_lines(out, report, "unknown", "\nNot understood, and nothing done for it:\n");
	if (is_so(report, "ok_withheld")) {
		g_string_append(out,
			"\nSince that may have asked for something, your ok was not taken: answer "
			"with ok alone if it is to go out as it stands.\n");
	}
	if (json_object_get(report, "said") != NULL) {
		g_string_append_c(out, '\n');
	}
}

char *
review_words(const json_t *report)
{
	GString *out = g_string_new(NULL);

	append_said(out, report);
	g_string_append_printf(out, "The draft of %s.\n", jsontext_string(report, "title"));
	append_draft(out, report);
	return g_string_free(out, FALSE);
}

#define HELP \
	"Answer above that line, each wish on a line of its own; or send nothing.\n\n" \
	"  ok            it may go out          hold   it waits for an ok\n" \
	"  drop b c      they go, for good      stop   nobody gets this one\n" \
	"  keep k        it comes in after all\n" \
	"  pin d         it stays, whatever has no room\n" \
	"  first f       it leads the edition\n" \
	"  intro ...     words of yours on top, up to two empty lines\n"

char *
review_mail_words(const json_t *report)
{
	GString *out = g_string_new(NULL);

	append_said(out, report);
	g_string_append_printf(out, "%s\n\nThe draft of %s.\n", OWN_LINES_MARK,
		jsontext_string(report, "title"));
	if (!is_so(report, "over")) {
		g_string_append(out, HELP "\n");
	}
	append_draft(out, report);
	return g_string_free(out, FALSE);
}

char *
review_asked_words(const json_t *report)
{
	GString *out = g_string_new(NULL);

	append_asked(out, report);
	g_string_append_printf(out,
		"\nTo answer, write keep and its letter, or drop, on top.\n%s\n", OWN_LINES_MARK);
	return g_string_free(out, FALSE);
}

char *
review_subject(const json_t *report, const char *what)
{
	return g_strdup_printf("%s: %s", jsontext_string(report, "title"), what);
}

char *
review_list_words(const json_t *report)
{
	const json_t *drafts = json_object_get(report, "drafts");
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < json_array_size(drafts); i++) {
		const json_t *draft = json_array_get(drafts, i);

		g_string_append_printf(out, "%s: %s\n", jsontext_string(draft, "digest"),
			jsontext_string(draft, "fate"));
	}
	g_string_append(out, "`tagdigest review --digest NAME` shows one with its posts.\n");
	return g_string_free(out, FALSE);
}
