/** For the parts of explain alone. */
#ifndef TAGDIGEST_FLOW_EXPLAIN_PART_H
#define TAGDIGEST_FLOW_EXPLAIN_PART_H

#include "flow/context.h"
#include "model/draft.h"
#include "store/history.h"

#include <jansson.h>

/** A post that is explained. All borrowed. */
typedef struct ExplainCase {
	Context *context;
	const HistoryPost *history; /* with words */
	const GPtrArray *editions;  /* of HistoryEdition */
} ExplainCase;

/** What the rules of one section of the ini make of a post. */
typedef struct ExplainRules {
	char *why;    /* owned: why they leave it out, in words; NULL: they do not */
	json_t *hits; /* owned array of {section, key, pattern, file, line, field} */
} ExplainRules;

/** Free what it holds. */
void explain_rules_clear(ExplainRules *rules);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ExplainRules, explain_rules_clear)

/** The rules of a source of the ini (borrowed). @rules out. @error CONFIG_PERMANENT. */
bool explain_source_rules(const ExplainCase *about, const SourceSpec *source, ExplainRules *rules,
	GError **error);

/** Those of a digest (borrowed). @rules out. @error CONFIG_PERMANENT. */
bool explain_digest_rules(const ExplainCase *about, const DigestSpec *digest, ExplainRules *rules,
	GError **error);

/** "aggregator.ini, line 12" of a value in the ini; NULL when the key does not stand there. @return
 * owned. */
char *explain_place(const Config *config, const char *section, const char *key, guint n);

/**
 * Where else the same was said, in an entry of a draft (borrowed).
 *
 * @copies  borrowed array: {network, url, is_shown, why} is added for each other post of the entry;
 *          is_shown: its words are those that are shown.
 * @error   STORE_*.
 */
bool explain_copies(const ExplainCase *about, const Draft *draft, json_t *copies, GError **error);

/** Whether a post is cut by this reason (borrowed, may be NULL) since it was said before. */
bool explain_is_said(const char *reason);

/** Likewise of such a post, in the last editions of a digest. @copies as there. @error STORE_*. */
bool explain_said(const ExplainCase *about, const char *digest, json_t *copies, GError **error);

/** Where a post stands in a digest, as {digest, title, state, why, mend, edition,
 * copies}. @row out, owned.
 * @error as prepare_next(). */
bool explain_digest(const ExplainCase *about, const DigestSpec *digest, json_t **row,
	GError **error);

/** Why a draft does not show a post, or NULL. @return borrowed from the draft. */
const DraftCut *explain_cut(const Draft *draft, int64_t id);

/** "worth 14: conversation 6, freshness 3, question 5; place 3 of 58" of what a draft makes of a
 * post. @return owned; NULL when it has no place there. */
char *explain_worth(const Draft *draft, int64_t id);

/** All of one post. @row out, owned; NULL when it is not there or has no words. @error STORE_*,
 * as prepare_next(). */
bool explain_post(Context *context, int64_t id, json_t **row, GError **error);

/** Which post it is: {title, author, url, name, time}. @row as explain_post(). @error STORE_*. */
bool explain_name(Context *context, int64_t id, json_t **row, GError **error);

/** What is known of an address, or a name, under which no post is stored. @row out, owned. @error
 * STORE_*. */
bool explain_unseen(Context *context, const char *address, json_t **row, GError **error);

#endif
