/** One PCRE2 pattern under limits: patterns are the organiser's, but the texts are hostile. */
#ifndef TAGDIGEST_FILTER_PATTERN_H
#define TAGDIGEST_FILTER_PATTERN_H

#include <glib.h>
#include <stdbool.h>

typedef struct Pattern Pattern;

typedef enum PatternResult {
	PATTERN_NO,
	PATTERN_YES,
	PATTERN_GAVE_UP, /* gave up on this text: nobody can say, which is worth saying */
} PatternResult;

/**
 * Compile: caseless, UTF, UCP, JIT where there is one, match limit 100,000; \C and (*VERB)s
 * refused.
 *
 * @text   borrowed.
 * @pattern out, owned (pattern_free).
 * @error  CONFIG_PERMANENT with PCRE2's words and the place: "missing closing parenthesis at
 *         character 7".
 */
bool pattern_new(const char *text, Pattern **pattern, GError **error);

/** @pattern owned, may be NULL. */
void pattern_free(Pattern *pattern);

/**
 * Search @length bytes of @subject, unanchored. One search a pattern at a time.
 *
 * @subject  borrowed; it must be valid UTF-8, which is not looked at again here.
 */
PatternResult pattern_match(const Pattern *pattern, const char *subject, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pattern, pattern_free)

#endif
