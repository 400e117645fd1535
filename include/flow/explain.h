/**
 * Why a post is where it is: where it was seen, under which names it is known, who may see it,
 * which rules hit it, and in which edition of each digest it is, will be or will not be.
 */
#ifndef TAGDIGEST_FLOW_EXPLAIN_H
#define TAGDIGEST_FLOW_EXPLAIN_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Explain what somebody asks for.
 *
 * @asked   borrowed: a web address (of the post, or as a server shows it), a platform's own name
 *          for it, one of its keys, or some of its words.
 * @report  out, owned: {asked, timezone, posts, is_more, unseen}. A post is told in full; of
 *          several with the same words (the newest, ten at most; is_more: there are others) each is
 *          named. unseen: what is known of an address under which nothing is stored, else null.
 *          Times RFC 3339 UTC.
 * @error   USAGE_PERMANENT when no stored post has the words, STORE_*, CONFIG_PERMANENT.
 */
bool explain_report(Context *context, const char *asked, json_t **report, GError **error);

/** The same in words. @report borrowed. @return owned. */
char *explain_text(const json_t *report);

#endif
