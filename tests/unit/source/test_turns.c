/* Several timelines in turns: who is asked when a run may not ask for all. */
#include "source/turns.h"

#include "source/timeline.h"
#include "text/jsontext.h"

/* Somebody who may ask so often, and what they asked for: "newest a, gap b 7". */
typedef struct Reader {
	json_t *state; /* owned */
	GPtrArray *keys;
	int left;
	GString *asked; /* owned */
} Reader;

static void
reader_init(Reader *reader, const char *state, int left)
{
	static const char *const keys[] = { "a", "b", "c" };

	reader->state = json_loads(state, 0, NULL);
	reader->keys = g_ptr_array_new();
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		g_ptr_array_add(reader->keys, (gpointer)keys[i]);
	}
	reader->left = left;
	reader->asked = g_string_new(NULL);
}

static void
reader_clear(Reader *reader)
{
	json_decref(reader->state);
	g_ptr_array_unref(reader->keys);
	g_string_free(reader->asked, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reader, reader_clear)

static json_t *
timeline(const void *data, const char *key)
{
	const Reader *reader = data;

	return jsontext_member(jsontext_member(reader->state, "tags"), key);
}

static bool
has_gap(const json_t *timeline)
{
	return timeline_gap(timeline) != NULL;
}

static bool
ask_below(void *data, const char *phase, const char *key, const char *below)
{
	Reader *reader = data;

	if (reader->left == 0) {
		return false;
	}
	reader->left--;
	g_string_append_printf(reader->asked, "%s%s %s%s%s", reader->asked->len > 0 ? ", " : "",
		phase, key, below != NULL ? " " : "", below != NULL ? below : "");
	return true;
}

static bool
ask_first(void *data, const char *key)
{
	return ask_below(data, TURNS_NEWEST, key, NULL);
}

static Turns
turns_of(Reader *reader)
{
	return (Turns){ reader, reader->state, reader->keys, reader->left, timeline, has_gap,
		ask_first, ask_below };
}

#define GAPS \
	"{\"tags\":{\"a\":{\"gaps\":[{\"below\":\"7\"}]},\"c\":{\"gaps\":[{\"below\":\"9\"}]}}}"

static void
test_begin(void)
{
	static const struct {
		const char *state;
		int left, asked;
		const char *words, *turn;
	} rows[] = {
		{ "{}", 9, 3, "newest a, newest b, newest c", "a" },
		{ "{}", 2, 2, "newest a, newest b", "c" },
		{ "{\"turn\":\"c\"}", 2, 2, "newest c, newest a", "b" },
		{ "{\"turn\":\"gone\"}", 1, 1, "newest a", "b" },
		{ "{}", 0, 0, "", "a" },
		/* one in four is left to gaps, and one at least to what is new */
		{ GAPS, 4, 3, "newest a, newest b, newest c", "a" },
		{ GAPS, 2, 1, "newest a", "b" },
		{ GAPS, 1, 1, "newest a", "b" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Reader) reader = { 0 };

		reader_init(&reader, rows[i].state, rows[i].left);
		const Turns turns = turns_of(&reader);
		g_test_message("row %" G_GSIZE_FORMAT, i);
		g_assert_cmpint(turns_begin(&turns), ==, rows[i].asked);
		g_assert_cmpstr(reader.asked->str, ==, rows[i].words);
		g_assert_cmpstr(jsontext_string(reader.state, "turn"), ==, rows[i].turn);
		g_assert_cmpint(turns_count(reader.state, "unasked"), ==, 3 - rows[i].asked);
	}
}

static void
test_rest(void)
{
	static const struct {
		int left;
		const char *words, *turn;
	} rows[] = {
		{ 9, "gap a 7, gap c 9", "a" },
		{ 1, "gap a 7", "b" },
		{ 0, "", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Reader) reader = { 0 };

		reader_init(&reader, GAPS, rows[i].left);
		const Turns turns = turns_of(&reader);
		turns_rest(&turns);
		g_assert_cmpstr(reader.asked->str, ==, rows[i].words);
		g_assert_cmpstr(jsontext_string(reader.state, "gap_turn"), ==, rows[i].turn);
	}
	g_auto(Reader) reader = { 0 };
	reader_init(&reader, GAPS, 9);
	const Turns turns = turns_of(&reader);
	turns_go_on(&turns, "b");
	turns_go_on(&turns, "c");
	g_assert_cmpstr(reader.asked->str, ==, "gap c 9");
}

static void
test_counts(void)
{
	json_auto_t *state = json_object();

	g_assert_cmpint(turns_count(state, "newest"), ==, 0);
	turns_set_count(state, "newest", 7);
	g_assert_cmpint(turns_count(state, "newest"), ==, 7);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/turns/begin", test_begin);
	g_test_add_func("/turns/rest", test_rest);
	g_test_add_func("/turns/counts", test_counts);
	return g_test_run();
}
