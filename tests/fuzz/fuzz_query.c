/* What somebody looks for and a text: words that are folded are folded, and what is found is a word
 * of the text. The query goes up to the first line end, the text is the rest. */
#include "text/charset.h"
#include "text/fold.h"
#include "text/query.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_fold(const char *text)
{
	g_autoptr(GString) once = g_string_new(NULL);
	g_autoptr(GString) twice = g_string_new(NULL);
	FoldSpan span = { 0, 0 };
	gsize end = 0;

	while (fold_next(text, &span)) {
		g_assert_true(span.start >= end && span.end > span.start);
		end = span.end;
	}
	g_assert_true(end <= strlen(text));
	fold_append(text, once);
	fold_append(once->str, twice);
	g_assert_true(g_utf8_validate(once->str, -1, NULL));
	g_assert_null(strpbrk(once->str, "\"*#\n:^()"));
	g_assert_cmpuint(twice->len, >=, once->len > 0);
}

static void
check_query(const Query *query, const char *text)
{
	g_autofree char *excerpt = query_excerpt(query, text, 24);
	gsize start = 0;

	for (guint i = 0; i < query->terms->len; i++) {
		const QueryTerm *term = g_ptr_array_index(query->terms, i);

		g_assert_true(*term->words != '\0' && strpbrk(term->words, "\"*") == NULL);
	}
	g_assert_true(excerpt == NULL || g_utf8_strlen(excerpt, -1) <= 24 + 3);
	if (query_find(query, text, &start)) {
		g_assert_true(start < strlen(text));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *all = charset_make_valid(bytes);
	char *line_end = strchr(all, '\n');
	const char *text = line_end != NULL ? line_end + 1 : "";
	g_autoptr(Query) query = NULL;

	if (line_end != NULL) {
		*line_end = '\0';
	}
	check_fold(all);
	check_fold(text);
	if (query_parse(all, &query, NULL)) {
		check_query(query, text);
	}
	return 0;
}
