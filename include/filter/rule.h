/** The include and exclude rules of a source or a digest, and their verdict on a post. */
#ifndef TAGDIGEST_FILTER_RULE_H
#define TAGDIGEST_FILTER_RULE_H

#include <glib.h>
#include <stdbool.h>

#include "model/post.h"

/** Rules compiled together. Opaque. */
typedef struct RuleSet RuleSet;

/**
 * Judge one rule's spelling: "FIELD[,FIELD]: PATTERN" with fields text author url lang title;
 * without a field, text and title.
 *
 * @text   borrowed.
 * @error  CONFIG_PERMANENT: unknown field (with a suggestion) or a pattern that does not compile.
 */
bool rule_check(const char *text, GError **error);

/**
 * Compile the rules of one place.
 *
 * @include, @exclude  borrowed arrays of char*.
 * @rules   out, owned (rule_set_free).
 */
bool rule_set_new(const GPtrArray *include, const GPtrArray *exclude, RuleSet **rules,
	GError **error);

/** @rules owned, may be NULL. */
void rule_set_free(RuleSet *rules);

/**
 * Judge a post: in when some include hits (or there is none) and no exclude hits; exclude wins.
 *
 * @post    borrowed.
 * @reason  out, owned, set when the answer is no: "excluded by text: crypto" or "no include rule
 *          hits".
 * @return whether it passes.
 */
bool rule_set_judge(const RuleSet *rules, const Post *post, char **reason);

/** A rule that hits a post, in one of the fields it looks at. Plain data. */
typedef struct RuleHit {
	bool is_exclude;
	guint index;       /* of the rule among its kind, as they came to rule_set_new() */
	const char *field; /* static: the first in which it is found, "text" */
} RuleHit;

/**
 * All rules that hit a post, excludes first, for who asks why: rule_set_judge() stops at the first.
 *
 * @post    borrowed.
 * @return owned array of RuleHit.
 */
GArray *rule_set_hits(const RuleSet *rules, const Post *post);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RuleSet, rule_set_free)

#endif
