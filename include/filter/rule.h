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

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RuleSet, rule_set_free)

#endif
