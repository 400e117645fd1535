/*
 * bare_jit POSTS TAGS PATTERNS: PCRE2's JIT over each line of POSTS, with one alternation of all
 * the hashtags and patterns; it stops at the first hit and keeps nothing.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "../lines.h"

#define ALTERNATION_MAX 65536

/* Adds the lines of a file, each between @before and @after. */
static void
add_branches(char *alternation, const char *path, const char *before, const char *after)
{
	char *bytes = lines_read(path), *at = bytes;

	for (char *line = lines_next(&at); line != NULL; line = lines_next(&at)) {
		const size_t length = strlen(alternation);

		snprintf(alternation + length, ALTERNATION_MAX - length, "%s%s%s%s",
			length > 0 ? "|" : "", before, line, after);
	}
	free(bytes);
}

int
main(int argc, char **argv)
{
	static char alternation[ALTERNATION_MAX];
	unsigned long posts = 0, hits = 0;
	PCRE2_SIZE offset;
	int error;

	if (argc != 4) {
		fputs("usage: bare_jit POSTS TAGS PATTERNS\n", stderr);
		return 64;
	}
	add_branches(alternation, argv[2], "", "(?![\\w])");
	add_branches(alternation, argv[3], "(?:", ")");
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)alternation, PCRE2_ZERO_TERMINATED,
		PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP, &error, &offset, NULL);
	if (code == NULL || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0) {
		fprintf(stderr, "bare_jit: not compiled, at %zu\n", (size_t)offset);
		return 1;
	}
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	char *at = lines_read(argv[1]);
	for (char *line = lines_next(&at); line != NULL; line = lines_next(&at)) {
		posts++;
		hits += pcre2_match(code, (PCRE2_SPTR)line, PCRE2_ZERO_TERMINATED, 0, 0, data, NULL)
			>= 0;
	}
	printf("%lu posts, %lu hit\n", posts, hits);
	return 0;
}
