/* A coding, a line end, and the body it is said of: nothing larger than the cap comes out. */
#include "fetch/content.h"

#include <stdint.h>
#include <string.h>

#define BODY_BYTES_MAX 100000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *line_end = size == 0 ? NULL : memchr(data, '\n', size);

	if (line_end == NULL) {
		return 0;
	}
	g_autofree char *coding = g_strndup((const char *)data, (gsize)(line_end - data));
	g_autoptr(GByteArray) body = g_byte_array_new();
	g_byte_array_append(body, line_end + 1, (guint)(size - (gsize)(line_end + 1 - data)));
	const guint length = body->len;

	if (content_unpack(coding, &body, BODY_BYTES_MAX) != CONTENT_GOOD) {
		g_assert_cmpuint(body->len, ==, length);
	}
	g_assert_cmpuint(body->len, <=, MAX(length, BODY_BYTES_MAX));
	return 0;
}
