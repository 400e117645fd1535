#include "filter/pattern.h"

#include "base/error.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Enough for any pattern that a person writes; (a+)+$ gives up after 0.4 ms. */
#define MATCH_STEPS_MAX 100000
#define DEPTH_MAX 1000
#define HEAP_KIB_MAX 4096
#define PATTERN_BYTES_MAX 4096

struct Pattern {
	pcre2_code *code;
	pcre2_match_context *limits;
	pcre2_match_data *data; /* of the match in progress */
};

static void
set_compile_error(GError **error, int code, PCRE2_SIZE offset)
{
	PCRE2_UCHAR words[256];

	if (pcre2_get_error_message(code, words, sizeof words) < 0) {
		words[0] = '\0';
	}
	error_set(error, ERROR_CONFIG_PERMANENT, "%s at character %zu", (const char *)words,
		(size_t)offset + 1);
}

bool
pattern_new(const char *text, Pattern **pattern, GError **error)
{
	uint32_t options = PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
	PCRE2_SIZE offset = 0;
	int code = 0;

	if (text[0] == '\0' || strlen(text) > PATTERN_BYTES_MAX) {
		error_set(error, ERROR_CONFIG_PERMANENT, "a pattern of 1 to %d bytes is expected",
			PATTERN_BYTES_MAX);
		return false;
	}
	/* Verbs can switch off UTF or raise limits for the whole pattern. */
	if (strstr(text, "(*") != NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"(*\" verbs are not allowed in a pattern");
		return false;
	}
	pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, options,
		&code, &offset, NULL);
	if (compiled == NULL) {
		set_compile_error(error, code, offset);
		return false;
	}
	/* No JIT on this machine is no error: the interpreter has the same limits. */
	(void)pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE);
	Pattern *made = g_new0(Pattern, 1);
	made->code = compiled;
	made->limits = pcre2_match_context_create(NULL);
	made->data = pcre2_match_data_create(1, NULL);
	g_assert(made->limits != NULL && made->data != NULL);
	pcre2_set_match_limit(made->limits, MATCH_STEPS_MAX);
	pcre2_set_depth_limit(made->limits, DEPTH_MAX);
	pcre2_set_heap_limit(made->limits, HEAP_KIB_MAX);
	*pattern = made;
	return true;
}

void
pattern_free(Pattern *pattern)
{
	if (pattern == NULL) {
		return;
	}
	pcre2_match_data_free(pattern->data);
	pcre2_match_context_free(pattern->limits);
	pcre2_code_free(pattern->code);
	g_free(pattern);
}

PatternResult
pattern_match(const Pattern *pattern, const char *subject, gsize length)
{
	/* rule.c has looked once; a look for each pattern takes longer than most matches. */
	const uint32_t options = PCRE2_NO_UTF_CHECK;
	const int result = pcre2_match(pattern->code, (PCRE2_SPTR)subject, length, 0, options,
		pattern->data, pattern->limits);

	if (result >= 0) {
		return PATTERN_YES;
	}
	/* Anything else but "no match" is a limit: match, depth, heap, or the JIT's own stack. */
	return result == PCRE2_ERROR_NOMATCH ? PATTERN_NO : PATTERN_GAVE_UP;
}
