/* JSON as the web sends it: what is mended, what is refused, and the small readers. */
#include "text/jsontext.h"

#include "base/error.h"

#include <string.h>

typedef struct Row {
	const char *name;
	const char *input;
	gssize length;    /* -1: up to the NUL */
	const char *want; /* the value written out again, or the message of the error */
} Row;

/* clang-format off */
static const Row mended_rows[] = {
	{"object", "{\"a\": [1, -2.5, true, null, \"x\"]}", -1, "{\"a\":[1,-2.5,true,null,\"x\"]}"},
	{"byte order mark", "\xef\xbb\xbf[1]", -1, "[1]"},
	{"pair of surrogates", "[\"\\ud83d\\ude00\"]", -1, "[\"\xf0\x9f\x98\x80\"]"},
	{"lone high surrogate", "[\"a\\ud83db\"]", -1, "[\"a\xef\xbf\xbd" "b\"]"},
	{"lone low surrogate", "[\"\\uDE00\"]", -1, "[\"\xef\xbf\xbd\"]"},
	{"high, then a letter's escape", "[\"\\ud83d\\u0041\"]", -1, "[\"\xef\xbf\xbd" "A\"]"},
	{"two high, one low", "[\"\\ud83d\\ud83d\\ude00\"]", -1,
	 "[\"\xef\xbf\xbd\xf0\x9f\x98\x80\"]"},
	{"low, then high", "[\"\\ude00\\ud83d\"]", -1, "[\"\xef\xbf\xbd\xef\xbf\xbd\"]"},
	{"high at the end", "[\"\\ud83d\\\"\"]", -1, "[\"\xef\xbf\xbd\\\"\"]"},
	{"escaped backslash before u", "[\"\\\\ud83d\"]", -1, "[\"\\\\ud83d\"]"},
	{"escaped NUL", "[\"a\\u0000b\"]", -1, "[\"a\xef\xbf\xbd" "b\"]"},
	{"escaped NUL in a key", "{\"\\u0000\": 1}", -1, "{\"\xef\xbf\xbd\":1}"},
	{"raw NUL", "[\"a\0b\",\0 1]", 12, "[\"a b\",1]"},
	{"raw line end in a string", "[\"a\nb\tc\r\"]", -1, "[\"a b c \"]"},
	{"control character outside", "[1,\x01 2]", -1, "[1,2]"},
	{"Latin-1 byte", "[\"caf\xe9\"]", -1, "[\"caf?\"]"},
	{"cut character", "[\"\xf0\x9f\x98\"]", -1, "[\"???\"]"},
	{"overlong form", "[\"\xc0\xaf\"]", -1, "[\"??\"]"},
	{"surrogate in UTF-8", "[\"\xed\xa0\x80\"]", -1, "[\"???\"]"},
	{"bad byte before the quote", "[\"\xe2\"]", -1, "[\"?\"]"},
	{"Welsh and emoji", "[\"Gŵyl 🎉\"]", -1, "[\"Gŵyl 🎉\"]"},
	{"page behind the value", "[1]<!-- 0.2 s -->\xff\"", -1, "[1]"},
	{"last key wins", "{\"a\": 1, \"a\": 2}", -1, "{\"a\":2}"},
	{"greatest integers", "[9223372036854775807,-9223372036854775808]", -1,
	 "[9223372036854775807,-9223372036854775808]"},
	{"integers too big", "[9223372036854775808, -99999999999999999999]", -1,
	 "[\"9223372036854775808\",\"-99999999999999999999\"]"},
	{"digits in a string", "[\"99999999999999999999\"]", -1, "[\"99999999999999999999\"]"},
	{"long real number", "[0.1234567890123456789012345]", -1, "[0.12345678901234568]"},
	{"real numbers too big", "[1e999,-1E+999]", -1, "[\"1e999\",\"-1E+999\"]"},
	{"real number too small", "[1e-999]", -1, "[0.0]"},
};
/* clang-format on */

/* clang-format off */
static const Row refused_rows[] = {
	{"nothing", "", -1, "JSON: line 1, column 0: '[' or '{' expected near \"\""},
	{"a page", "<!doctype html><html><body>", -1,
	 "JSON: line 1, column 1: '[' or '{' expected near \"<!doctype html><html><body>\""},
	{"scalar", "12", -1, "JSON: line 1, column 2: '[' or '{' expected near \"12\""},
	{"cut", "[{\"id\": \"1\"},\n{\"id", -1,
	 "JSON: line 2, column 4: premature end of input near \"[{\"id\": \"1\"},?{\"id\""},
	{"missing comma", "[\n 1\n 2]", -1,
	 "JSON: line 3, column 2: ']' expected near \"[? 1? 2]\""},
	{"lone backslash", "[\"\\", -1, "JSON: line 1, column 3: invalid escape near \"[\"\\\""},
	{"bad escape", "[\"\\x41\"]", -1,
	 "JSON: line 1, column 4: invalid escape near \"[\"\\x41\"]\""},
	{"short escape", "[\"\\u12", -1,
	 "JSON: line 1, column 6: invalid escape near \"[\"\\u12\""},
	{"two minus signs", "[--1]", -1, "JSON: line 1, column 2: invalid token near \"[--1]\""},
};
/* clang-format on */

/* The loaded value in one line, or the message of the error. */
static char *
load(const char *bytes, gsize length)
{
	/* A copy of exact size, so that a read beyond the end is seen. */
	g_autofree char *copy = g_memdup2(bytes, length);
	json_auto_t *value = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	char *result;

	if (!jsontext_load(copy == NULL ? "" : copy, length, &value, &error)) {
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_PARSE_PERMANENT);
		g_assert_null(value);
		return g_strdup(error->message);
	}
	g_assert_no_error(error);
	/* jansson's memory is malloc's; what the tests free is GLib's. */
	result = json_dumps(value, JSON_COMPACT);
	text = g_strdup(result);
	free(result);
	return g_steal_pointer(&text);
}

static void
check_rows(const Row *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		const Row *row = &rows[i];
		gsize length = row->length < 0 ? strlen(row->input) : (gsize)row->length;
		g_autofree char *got = load(row->input, length);

		if (g_strcmp0(got, row->want) != 0) {
			g_test_message("%s: got %s, want %s", row->name, got, row->want);
			g_test_fail();
		}
	}
}

static void
test_mended(void)
{
	check_rows(mended_rows, G_N_ELEMENTS(mended_rows));
}

static void
test_refused(void)
{
	check_rows(refused_rows, G_N_ELEMENTS(refused_rows));
}

/* Cut anywhere, a page is refused and nothing is read beyond its end. */
static void
test_every_cut(void)
{
	static const char page[] = "{\"a\": \"\\ud83d\\ude00\\ud83d \xf0\x9f\x98\x80\","
				   " \"b\": [12345678901234567890, 1e9]}";

	for (gsize length = 0; length < strlen(page); length++) {
		g_autofree char *got = load(page, length);

		g_assert_true(g_str_has_prefix(got, "JSON: line 1, column "));
	}
}

static void
test_depth(void)
{
	g_autofree char *deep = g_strnfill(100000, '[');
	g_autofree char *got = load(deep, strlen(deep));

	g_assert_nonnull(strstr(got, "maximum parsing depth reached"));
}

static json_t *
example(void)
{
	static const char text[] =
		"{\"s\": \" x \\n\", \"blank\": \" \", \"i\": 7, \"minus\": -7.9, \"r\": 1e18,"
		" \"toobig\": 9223372036854775808.0, \"edge\": -9223372036854775808.0, \"t\": true,"
		" \"f\": false, \"n\": null, \"a\": {\"b\": {\"c\": 3}}, \"l\": [1]}";
	json_t *value = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &value, NULL));
	return value;
}

static void
test_strings(void)
{
	json_auto_t *object = example();
	g_autofree char *trimmed = jsontext_dup_string(object, "s");
	g_autofree char *id = jsontext_dup_id(object, "i");
	g_autofree char *name = jsontext_dup_id(object, "s");

	g_assert_cmpstr(jsontext_string(object, "s"), ==, " x \n");
	g_assert_cmpstr(trimmed, ==, "x");
	g_assert_cmpstr(id, ==, "7");
	g_assert_cmpstr(name, ==, "x");
	g_assert_null(jsontext_string(object, "i"));
	g_assert_null(jsontext_string(object, "missing"));
	g_assert_null(jsontext_string(NULL, "s"));
	g_assert_null(jsontext_string(json_object_get(object, "l"), "s"));
	g_assert_null(jsontext_dup_string(object, "blank"));
	g_assert_null(jsontext_dup_string(object, "i"));
	g_assert_null(jsontext_dup_id(object, "n"));
	g_assert_null(jsontext_dup_id(object, "r"));
}

static void
test_integers(void)
{
	json_auto_t *object = example();

	g_assert_cmpint(jsontext_integer(object, "i", 1), ==, 7);
	g_assert_cmpint(jsontext_integer(object, "minus", 1), ==, -7);
	g_assert_cmpint(jsontext_integer(object, "r", 1), ==, 1000000000000000000);
	g_assert_cmpint(jsontext_integer(object, "edge", 1), ==, INT64_MIN);
	g_assert_cmpint(jsontext_integer(object, "toobig", 1), ==, 1);
	g_assert_cmpint(jsontext_integer(object, "s", 1), ==, 1);
	g_assert_cmpint(jsontext_integer(object, "missing", -1), ==, -1);
	g_assert_cmpint(jsontext_integer(NULL, "i", 1), ==, 1);
}

static void
test_booleans(void)
{
	json_auto_t *object = example();

	g_assert_true(jsontext_bool(object, "t", false));
	g_assert_false(jsontext_bool(object, "f", true));
	g_assert_true(jsontext_bool(object, "n", true));
	g_assert_false(jsontext_bool(object, "i", false));
	g_assert_true(jsontext_bool(NULL, "f", true));
}

static void
test_paths(void)
{
	json_auto_t *object = example();

	g_assert_cmpint(json_integer_value(jsontext_path(object, "a.b.c")), ==, 3);
	g_assert_true(jsontext_path(object, "t") == json_object_get(object, "t"));
	g_assert_null(jsontext_path(object, "a.x.c"));
	g_assert_null(jsontext_path(object, "i.b"));
	g_assert_null(jsontext_path(object, "l.0"));
	g_assert_null(jsontext_path(NULL, "a.b"));
}

static void
test_makers(void)
{
	json_auto_t *object = jsontext_object("text", jsontext_text("d\xc3\xa9j\xc3\xa0"), "latin",
		jsontext_text("d\xe9j\xe0"), "none", jsontext_text(NULL), "never", jsontext_time(0),
		"number", json_integer(3), NULL);

	g_assert_cmpstr(jsontext_string(object, "text"), ==, "d\xc3\xa9j\xc3\xa0");
	g_assert_cmpstr(jsontext_string(object, "latin"), ==, "d\xef\xbf\xbdj\xef\xbf\xbd");
	g_assert_true(json_is_null(json_object_get(object, "none")));
	g_assert_true(json_is_null(json_object_get(object, "never")));
	g_assert_cmpint(jsontext_integer(object, "number", 0), ==, 3);
	g_assert_cmpuint(json_object_size(object), ==, 5);
}

/* A member that was forgotten is a fault of ours, and not a shorter object. */
static void
test_no_value(void)
{
	if (g_test_subprocess()) {
		json_decref(jsontext_object("a", json_integer(1), "b", (json_t *)NULL, NULL));
		return;
	}
	g_test_trap_subprocess(NULL, 0, 0);
	g_test_trap_assert_failed();
	g_test_trap_assert_stderr("*jsontext_object: b *");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/jsontext/mended", test_mended);
	g_test_add_func("/jsontext/refused", test_refused);
	g_test_add_func("/jsontext/every_cut", test_every_cut);
	g_test_add_func("/jsontext/depth", test_depth);
	g_test_add_func("/jsontext/strings", test_strings);
	g_test_add_func("/jsontext/integers", test_integers);
	g_test_add_func("/jsontext/booleans", test_booleans);
	g_test_add_func("/jsontext/paths", test_paths);
	g_test_add_func("/jsontext/makers", test_makers);
	g_test_add_func("/jsontext/no-value", test_no_value);
	return g_test_run();
}
