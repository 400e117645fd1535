/**
 * An edition in the organiser's hands before it is mailed: drafted some hours ahead, each post with
 * its letter, answered by mail or by `tagdigest review`, and decided at its time by what was said.
 */
#ifndef TAGDIGEST_FLOW_REVIEW_H
#define TAGDIGEST_FLOW_REVIEW_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/prepare.h"

/** So many decisions are asked of one draft: ten minutes a week is the whole of it. */
#define REVIEW_ASKED_MAX 5

/** So many posts that were filtered are listed, each with its reason and a way back. */
#define REVIEW_FILTERED_MAX 15

/**
 * Mail the organiser the draft of a digest where its time has come (review_before its deadline, or
 * later where nothing was read before), once; and once that it waits beyond its deadline. A page
 * that was sent in is asked about so even where the rest is no edition, or nothing is reviewed.
 * Under the deliver lock.
 *
 * @state  borrowed: from prepare_look(). Where it waits for an ok to fewer posts than make an
 *         edition, it is due, and will be decided as a quiet one.
 * @error  STORE_*, PARSE_PERMANENT.
 */
bool review_offer(Context *context, const DigestSpec *digest, PrepareState *state, GError **error);

/**
 * Owe the organiser one line about each edition that was mailed: "sent 43, 1 bounced, 2 joined, 1
 * left", with what waits for them; where there is an [inbox] or a review. Under the deliver lock.
 *
 * @error  STORE_*, PARSE_PERMANENT, as memo_queue().
 */
bool review_tell_week(Context *context, GError **error);

/**
 * The draft of the edition that comes next, opened where there is none yet.
 *
 * @report  out, owned: {digest, title, state, decision, review, deadline, posts: [{letter, title,
 *          author, url, filtered, proposed, dropped, pinned, first, kept}], intro, more, fate}.
 * @error   as prepare_next(), and USAGE_PERMANENT for a digest that has ended.
 */
bool review_show(Context *context, const DigestSpec *digest, json_t **report, GError **error);

/**
 * Orders as in an answer, all in one line.
 *
 * @words   borrowed: "drop b c pin d", "intro Hello all".
 * @report  out, owned: as review_show(), with said: what was done, in lines.
 * @error   USAGE_PERMANENT for words that are no orders: nothing was done.
 */
bool review_order(Context *context, const DigestSpec *digest, const char *words, json_t **report,
	GError **error);

/** How the draft of each digest stands, without its posts: opens none, and reads no post. @report
 * out, owned: {drafts: […]}, draft 0 where none was opened yet. @error STORE_*. */
bool review_list(Context *context, json_t **report, GError **error);

/** In words for a terminal. @report borrowed, of review_show() or review_order(). @return owned. */
char *review_words(const json_t *report);

/** Likewise of review_list(). */
char *review_list_words(const json_t *report);

#endif
