/* Meta's text, repaired once and only where it is broken; and the glance that sees through it. */
#include "../expect.h"
#include "import/jsonglance.h"
#include "import/mojibake.h"
#include "text/hashtag.h"
#include "text/jsontext.h"

#include <string.h>

static void
test_texts(void)
{
	/* what stands there, and what was meant; NULL: it is right */
	static const char *const rows[][2] = {
		{ "plain", NULL },
		{ "", NULL },
		{ "CafÃ©", "Café" },
		{ "Café", NULL },
		{ "Ã", NULL },
		{ "ð\xc2\x9f\xc2\x8d\xc2\xb2", "🍲" },
		{ "GÅµyl œ", NULL },
		{ "Ã\xc2\x83Â©", "Ã©" },
		{ NULL, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *right = mojibake_text(rows[i][0]);

		expect_text(rows[i][0] != NULL ? rows[i][0] : "NULL", right, rows[i][1]);
	}
}

static void
test_json(void)
{
	static const char text[] = "{\"Ã©\": [\"Ã©\", {\"k\": \"é\"}], \"n\": 1}";
	json_auto_t *value = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &value, NULL));
	mojibake_json(value);
	const json_t *list = json_object_get(value, "é");
	g_assert_cmpstr(json_string_value(json_array_get(list, 0)), ==, "é");
	g_assert_cmpstr(jsontext_string(json_array_get(list, 1), "k"), ==, "é");
	g_assert_null(json_object_get(value, "Ã©"));
	g_assert_cmpint(jsontext_integer(value, "n", 0), ==, 1);
}

static void
test_glance(void)
{
	static const struct {
		const char *json;
		bool want;
	} rows[] = {
		{ "{\"a\":\"no tag\"}", false },
		{ "{\"a\":\"#Other\"}", false },
		{ "{\"a\":\"#SlowFood\"}", true },
		{ "{\"a\":\"x\\n#SlowFood\"}", true },
		{ "{\"a\":\"\\u0023slowfood\"}", true },
		{ "{\"a\":\"\\uff03SlowFood\"}", true },
		{ "{\"a\":\"\\u00ef\\u00bc\\u0083SlowFood\"}", true },
		{ "{\"a\":\"\\u00ef\\u00Bc\\u0083SlowFood\"}", true },
		{ "{\"a\":\"\\u00EF\\u00bC\\u0083SlowFood\"}", true },
		{ "{\"a\":\"\xc3\xaf\\u00bc\xc2\x83SlowFood\"}", true },
		{ "{\"a\":\"\\u00ef\xc2\xbc\\u0083SlowFood\"}", true },
		{ "{\"a\":\"\\u0083 \\u00bc\\u0083 \\u00f0\\u009f\\u0098\\u0083\"}", false },
		{ "\\u0083", false },
		{ "{\"a\":\"#G\\u00c5\\u00b5yl\"}", true },
		{ "{\"a\":\"#G\\u0175yl\"}", true },
		{ "{\"a\":\"#GÅµyl\"}", true },
		{ "{\"a\":\"#G\\u00c5\\u00b6yl\"}", false },
	};
	g_autoptr(GPtrArray) tags = hashtag_find("#SlowFood #Gŵyl");
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(tags);
	GString *scratch = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *json = rows[i].json;

		if (jsonglance(glance, json, strlen(json), scratch) != rows[i].want) {
			g_test_message("%s: not as wanted", json);
			g_test_fail();
		}
		g_assert_true(jsonglance(NULL, json, strlen(json), scratch));
	}
	g_string_free(scratch, TRUE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mojibake/texts", test_texts);
	g_test_add_func("/mojibake/json", test_json);
	g_test_add_func("/mojibake/glance", test_glance);
	return g_test_run();
}
