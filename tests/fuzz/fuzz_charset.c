/* A label, a line end, and the document it is said of: what comes out is always clean UTF-8. */
#include "text/charset.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	const char *line_end = size == 0 ? NULL : memchr(bytes, '\n', size);
	const gsize label_length = line_end == NULL ? 0 : (gsize)(line_end - bytes);
	g_autofree char *label = g_strndup(bytes, label_length);
	const gsize start = line_end == NULL ? 0 : label_length + 1;
	g_autoptr(GString) text = charset_to_utf8(bytes + start, size - start,
		line_end == NULL ? NULL : label);

	g_assert_true(g_utf8_validate_len(text->str, text->len, NULL));
	g_assert_false(g_str_has_prefix(text->str, "\xef\xbb\xbf"));
	return 0;
}
