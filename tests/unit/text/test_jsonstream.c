/* Arrays out of a reader, element by element, in pieces of any size. */
#include "text/jsonstream.h"

#include <string.h>

typedef struct Row {
	const char *name;
	const char *text;
	const char *keys; /* "/" between them */
	const char *want; /* "|" behind each element, "…" at the end where it broke off; NULL: no
			   * such array */
} Row;

static const Row rows[] = {
	{ "plain", "[1, {\"a\": [2]} ,\"x,]\"]", "", "1|{\"a\": [2]}|\"x,]\"|" },
	{ "empty", " [ ] ", "", "" },
	{ "byte order mark", "\xef\xbb\xbf[1]", "", "1|" },
	{ "at a key", "{\"b\": {\"items\": [0]}, \"items\": [1,2]}", "items", "1|2|" },
	{ "at a way", "{\"x\": \"}\", \"a\": {\"c\": 1, \"b\": [\"\\\"\", 3]}}", "a/b",
		"\"\\\"\"|3|" },
	{ "no such key", "{\"a\": [1]}", "b", NULL },
	{ "key within a key", "{\"ab\": [1], \"b\": [2]}", "b", "2|" },
	{ "escaped key", "{\"a\\\"b\": [1], \"b\": [2]}", "b", "2|" },
	{ "no array", "{\"a\": {}}", "a", NULL },
	{ "not JSON", "hello", "", NULL },
	{ "nothing", "", "", NULL },
	{ "breaks off", "[{\"a\":1},{\"b\"", "", "{\"a\":1}|…" },
	{ "breaks off behind an object", "[{\"a\":1}", "", "{\"a\":1}|…" },
	{ "breaks off in a number", "[12", "", "…" },
	{ "bracket forgotten", "[{\"a\":[1},{\"b\":2}]", "", "{\"a\":[1}|{\"b\":2}|" },
	{ "commas", "[1,,2,]", "", "1|2|" },
};

/* Gives so many bytes at a time. */
typedef struct Drip {
	const char *text;
	gsize piece;
} Drip;

static gssize
pull_drip(void *from, char *into, gsize room, GError **error)
{
	Drip *drip = from;
	const gsize some = MIN(MIN(drip->piece, room), strlen(drip->text));

	(void)error;
	memcpy(into, drip->text, some);
	drip->text += some;
	return (gssize)some;
}

static char *
elements_of(const Row *row, gsize piece)
{
	Drip drip = { row->text, piece };
	g_autoptr(Reader) reader = reader_new(pull_drip, &drip, NULL);
	g_auto(GStrv) keys = g_strsplit(row->keys, "/", -1);
	g_autoptr(JsonStream) stream = NULL;
	GString *made = g_string_new(NULL);
	const char *element;
	gsize length;

	g_assert_true(jsonstream_open(reader, (const char *const *)keys, &stream, NULL));
	if (stream == NULL) {
		g_string_free(made, TRUE);
		return NULL;
	}
	while (jsonstream_next(stream, &element, &length, NULL) && element != NULL) {
		g_string_append_len(made, element, (gssize)length);
		g_string_append_c(made, '|');
	}
	g_string_append(made, jsonstream_is_cut_off(stream) ? "…" : "");
	return g_string_free(made, FALSE);
}

static void
test_row(gconstpointer data)
{
	const Row *row = data;

	for (gsize piece = 1; piece <= strlen(row->text) + 1; piece++) {
		g_autofree char *came = elements_of(row, piece);

		g_assert_cmpstr(came, ==, row->want);
	}
}

/* What is too long is passed over, and the next one is whole. */
static void
test_too_long(void)
{
	g_autoptr(GString) text = g_string_new("[\"");
	const char *const keys[] = { NULL };
	g_autoptr(JsonStream) stream = NULL;
	const char *element;
	gsize length;

	g_string_set_size(text, 3 * JSONSTREAM_ELEMENT_MAX);
	memset(text->str + 2, 'x', text->len - 2);
	g_string_append(text, "\", {\"a\": 1}]");
	g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
	g_autoptr(Reader) reader = reader_of_bytes(bytes);
	g_assert_true(jsonstream_open(reader, keys, &stream, NULL));
	g_assert_true(jsonstream_next(stream, &element, &length, NULL));
	g_assert_nonnull(element);
	g_assert_cmpuint(length, ==, 0);
	g_assert_true(jsonstream_next(stream, &element, &length, NULL));
	g_assert_true(length == 8 && memcmp(element, "{\"a\": 1}", 8) == 0);
	g_assert_true(jsonstream_next(stream, &element, &length, NULL));
	g_assert_null(element);
	g_assert_false(jsonstream_is_cut_off(stream));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strconcat("/jsonstream/", rows[i].name, NULL);

		g_test_add_data_func(path, &rows[i], test_row);
	}
	g_test_add_func("/jsonstream/too-long", test_too_long);
	return g_test_run();
}
