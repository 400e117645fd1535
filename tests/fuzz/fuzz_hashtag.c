/* Tags lie in their text in order, and a key is its own key; the rest of plain text comes along. */
#include "text/charset.h"
#include "text/hashtag.h"
#include "text/plain.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_tags(const char *text)
{
	g_autoptr(GArray) spans = hashtag_spans(text);
	g_autoptr(GPtrArray) tags = hashtag_find(text);
	gsize end = 0;

	for (guint i = 0; i < spans->len; i++) {
		const HashtagSpan *span = &g_array_index(spans, HashtagSpan, i);

		g_assert_true(span->start >= end && span->end > span->start + 1);
		g_assert_true(span->end <= strlen(text));
		end = span->end;
	}
	g_assert_true(tags->len <= spans->len);
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		g_autofree char *key = hashtag_key(tag->display);
		g_autofree char *again = hashtag_key(key);

		g_assert_cmpstr(key, ==, tag->key);
		g_assert_cmpstr(again, ==, key);
	}
}

static void
check_plain(const char *text)
{
	g_autofree char *line = plain_line(text);
	g_autofree char *lines = plain_lines(text);
	g_autofree char *same = plain_lines(lines);
	g_autofree char *cut = plain_cut(text, 20, NULL);
	g_autofree char *untagged = plain_without_final_tags(text);
	g_autofree char *wrapped = plain_wrap(text, "> ", 20);

	g_assert_cmpstr(same, ==, lines);
	g_assert_true((line == NULL) == (lines == NULL));
	g_assert_true(line == NULL || strpbrk(line, "\r\n\t") == NULL);
	g_assert_cmpint(g_utf8_strlen(cut, -1), <=, 21);
	g_assert_true(g_str_has_prefix(text, untagged));
	g_assert_true(plain_words(wrapped) >= plain_words(text));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *text = charset_make_valid(bytes);
	g_autofree char *key = hashtag_key(text);
	g_autofree char *again = hashtag_key(key);

	g_assert_cmpstr(again, ==, key);
	check_tags(text);
	check_plain(text);
	return 0;
}
