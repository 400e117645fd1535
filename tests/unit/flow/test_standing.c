/* How a source stands: each state, and which of two comes first. */
#include "flow/standing.h"

#include <glib.h>

#define READ "{\"seen\":true}"
#define UNREAD "{\"seen\":false}"

typedef struct Row {
	SourceRow source;
	const char *want;
} Row;

/* clang-format off */
static const Row rows[] = {
	{ { .kind = (char *)"feed", .is_closed = true, .failing_since_s = 5,
		  .behind = (char *)"x", .state = (char *)READ }, "never asked" },
	{ { .kind = (char *)"feed", .last_try_s = 9, .is_closed = true, .failing_since_s = 5,
		  .behind = (char *)"x", .state = (char *)READ }, "closed" },
	{ { .kind = (char *)"feed", .last_try_s = 9, .failing_since_s = 5, .behind = (char *)"x",
		  .state = (char *)READ }, "failing" },
	{ { .kind = (char *)"feed", .last_try_s = 9, .behind = (char *)"x",
		  .state = (char *)UNREAD }, "never read" },
	{ { .kind = (char *)"feed", .last_try_s = 9 }, "never read" },
	{ { .kind = (char *)"feed", .last_try_s = 9, .state = (char *)"no JSON" }, "never read" },
	{ { .kind = (char *)"teletext", .last_try_s = 9, .state = (char *)READ }, "well" },
	{ { .kind = (char *)"teletext", .last_try_s = 9, .state = (char *)UNREAD }, "never read" },
	{ { .last_try_s = 9, .state = (char *)READ }, "never read" },
	{ { .kind = (char *)"mastodon", .last_try_s = 9, .state = (char *)"{\"tags\":{}}" },
		"never read" },
	{ { .kind = (char *)"mastodon", .last_try_s = 9,
		  .state = (char *)"{\"tags\":{\"joyfe\":{\"newest\":1}}}" }, "well" },
	{ { .kind = (char *)"feed", .last_try_s = 9, .behind = (char *)"x",
		  .state = (char *)READ }, "behind" },
	{ { .kind = (char *)"feed", .last_try_s = 9, .state = (char *)READ }, "well" },
};
/* clang-format on */

static void
test_names(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_cmpstr(standing_name(&rows[i].source), ==, rows[i].want);
	}
}

static void
test_has_read(void)
{
	g_assert_true(standing_has_read(&rows[0].source));
	g_assert_false(standing_has_read(&rows[3].source));
	g_assert_false(standing_has_read(&rows[4].source));
	g_assert_false(standing_has_read(&rows[5].source));
	g_assert_true(standing_has_read(&rows[10].source));
}

static void
test_private(void)
{
	static const Row told[] = {
		{ { 0 }, NULL },
		{ { .state = (char *)"{\"private\":3}" }, NULL },
		{ { .state = (char *)"{\"private\":{\"items\":1,\"first\":\"a letter\"}}" },
			"1 item was not for everybody, and nothing of it is kept: a letter" },
		{ { .state = (char *)"{\"private\":{\"items\":2,\"first\":\"so\"}}" },
			"2 items were not for everybody, and nothing of them is kept; the first: "
			"so" },
		{ { .state = (char *)"{\"private\":{\"items\":2,\"first\":null}}" },
			"2 items were not for everybody, and nothing of them is kept" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
		json_auto_t *found = standing_private(&told[i].source);
		g_autofree char *words = json_is_null(found) ? NULL : standing_private_words(found);

		g_assert_cmpstr(words, ==, told[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/standing/names", test_names);
	g_test_add_func("/standing/has read", test_has_read);
	g_test_add_func("/standing/private", test_private);
	return g_test_run();
}
