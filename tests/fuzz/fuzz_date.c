/* Any bytes as a date and as a Retry-After: what is read can be written and reads back the same. */
#include "text/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	const int64_t now_s = 1794814200;
	int64_t time_s = 0;
	int64_t again_s = 0;
	int64_t when_s = 0;
	DateReading reading;

	if (date_parse(text, &time_s)) {
		g_autofree char *written = date_rfc3339(time_s);

		g_assert_nonnull(written);
		g_assert_true(date_parse(written, &again_s));
		g_assert_cmpint(again_s, ==, time_s);
		g_assert_true(date_read(text, &reading));
		again_s = date_choose(&reading, DATE_ORDER_UNSAID, now_s);
		g_assert_true(again_s == time_s || again_s == reading.other_s);
		g_free(written);
		written = date_rfc3339(again_s);
		g_assert_nonnull(written);
	}
	if (date_parse_retry(text, now_s, &when_s)) {
		g_assert_cmpint(when_s, >=, now_s);
		g_assert_cmpint(when_s, <=, now_s + 86400);
	}
	return 0;
}
