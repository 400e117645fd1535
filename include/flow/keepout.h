/** One post, by the organiser's word: kept out of what is not mailed yet, or let in again. */
#ifndef TAGDIGEST_FLOW_KEEPOUT_H
#define TAGDIGEST_FLOW_KEEPOUT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Keep a post out of every edition that is still to be made, under all its keys; its words stay. An
 * edition that shows it and that no server can have accepted yet is undone, and of one that some
 * have the others get it without, unless another process mails at this moment: then by the next
 * run. One that no source has shown yet is kept out when it comes. It leaves the ini's archive at
 * once.
 *
 * @asked   borrowed: the post's address.
 * @report  out, owned: {asked, known, already, posts: [{title, author, url}], undone, mailing,
 *          editions: [{digest, number, rest_without}]}; editions are those that may have reached
 *          somebody.
 * @error   USAGE_PERMANENT for what is no address of a post, STORE_*, SYSTEM_PERMANENT; after it
 *          was done, as archive_follow().
 */
bool keepout_drop(Context *context, const char *asked, json_t **report, GError **error);

/**
 * Let it in again, to be judged as any other; the ini's archive shows it again
 * where an edition does.
 *
 * @report  out, owned: {asked, known, posts}.
 * @error   as keepout_drop(), USAGE_PERMANENT also when it was not kept out.
 */
bool keepout_undrop(Context *context, const char *asked, json_t **report, GError **error);

/** What was done, in words. @report borrowed, of keepout_drop(). @return owned. */
char *keepout_drop_text(const json_t *report);

/** Likewise of keepout_undrop(). */
char *keepout_undrop_text(const json_t *report);

#endif
