/* JSON as text: what jansson would write, and what it reads back. */
#include "text/jsonwriter.h"

#include <jansson.h>

/* Strings of every sort that needs care. */
static void
test_text(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ NULL, "null" },
		{ "", "\"\"" },
		{ "a/b é 🎉", "\"a/b é 🎉\"" },
		{ "\"\\\b\f\n\r\t", "\"\\\"\\\\\\b\\f\\n\\r\\t\"" },
		{ "\x01\x1f\x7f", "\"\\u0001\\u001F\x7f\"" },
		{ "a\377b", "\"a\357\277\275b\"" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) out = g_string_new(NULL);

		jsonwriter_text(out, rows[i].text);
		g_assert_cmpstr(out->str, ==, rows[i].want);
		json_auto_t *json = json_loads(out->str, JSON_DECODE_ANY, NULL);
		g_assert_nonnull(json);
		g_autofree char *again = json_dumps(json, JSON_ENCODE_ANY);
		g_assert_cmpstr(again, ==, rows[i].want);
	}
}

static void
test_commas(void)
{
	g_autoptr(GString) out = g_string_new(NULL);

	jsonwriter_begin(out, '{');
	jsonwriter_key(out, "a");
	jsonwriter_begin(out, '[');
	jsonwriter_end(out, ']');
	jsonwriter_key(out, "b");
	jsonwriter_begin(out, '[');
	jsonwriter_integer(out, -1);
	jsonwriter_bool(out, true);
	jsonwriter_null(out);
	jsonwriter_begin(out, '{');
	jsonwriter_end(out, '}');
	jsonwriter_text(out, "[");
	jsonwriter_text(out, ":");
	jsonwriter_end(out, ']');
	jsonwriter_key(out, "c");
	jsonwriter_integer(out, G_MAXINT64);
	jsonwriter_end(out, '}');
	g_assert_cmpstr(out->str, ==,
		"{\"a\":[],\"b\":[-1,true,null,{},\"[\",\":\"],"
		"\"c\":9223372036854775807}");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/jsonwriter/text", test_text);
	g_test_add_func("/jsonwriter/commas", test_commas);
	return g_test_run();
}
