#include "import/sift.h"

#include <string.h>

static void
test_json(void)
{
	static const struct {
		const char *json;
		bool expected;
	} rows[] = {
		{ "{\"a\":\"x #JoyFE\"}", true },
		{ "{\"a\":\"x\\n#JoyFE\\n\"}", true },
		{ "{\"a\":\"\\u0023JoyFE\"}", true },
		{ "{\"a\":\"\\uff03joyfe\"}", true },
		{ "{\"a\":\"\xef\xbc\x83JoyFE\"}", true },
		{ "{\"a\":\"#Joy\\u0046E\"}", true },
		{ "{\"a\":\"\\u003cp\\u003e#\\u003cspan\\u003eJoyFE\\u003c/span\\u003e\"}", true },
		{ "{\"a\":\"<a class=\\\"mention\\\">#<span>joyfe</span></a>\"}", true },
		{ "{\"a\":\"#JoyFEx\"}", false },
		{ "{\"a\":\"JoyFE\"}", false },
		/* what most of an outbox has, before words that have it not */
		{ "{\"to\":[\"https://www.w3.org/ns/activitystreams#Public\"],\"a\":\"<p>x</p>\"}",
			false },
		{ "{\"a\":\"#\",\"b\":\"JoyFE\"}", false },
	};
	g_autoptr(GPtrArray) tags = g_ptr_array_new();
	g_autoptr(Hashtag) tag = hashtag_new("JoyFE");
	g_autoptr(GString) room = g_string_new(NULL);

	g_ptr_array_add(tags, tag);
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(tags);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (sift_json(glance, rows[i].json, strlen(rows[i].json), room)
			!= rows[i].expected) {
			g_test_message("%s", rows[i].json);
			g_test_fail();
		}
		g_assert_true(sift_json(NULL, rows[i].json, strlen(rows[i].json), room));
	}
	/* no UTF-8, and a NUL, hide nothing behind them */
	g_assert_true(sift_text(glance, "\xff\0 #JoyFE", 9, room));
	g_assert_false(sift_text(glance, "\xff\0 #Joy", 7, room));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sift/json", test_json);
	return g_test_run();
}
