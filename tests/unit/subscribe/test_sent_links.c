#include "subscribe/sent_links.h"

#include <string.h>

/* The links of a text, a line each. @return owned. */
static char *
links_of(const char *text)
{
	g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(g_free);

	sent_links_add(text, links);
	g_ptr_array_add(links, NULL);
	return g_strjoinv("\n", (char **)links->pdata);
}

static void
test_links(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "Look: https://college.example/a.", "https://college.example/a" },
		{ "(https://college.example/a?b=1&amp;c=2)", "https://college.example/a?b=1&c=2" },
		{ "<a href=\"https://college.example/a\">x</a> https://college.example/a",
			"https://college.example/a" },
		{ "https://college.example/logo.png https://college.example/unsubscribe?x=1", "" },
		{ "https://www.linkedin.com/feed/update/urn:li:activity:7/ "
		  "https://www.linkedin.com/comm/in/ada https://static.licdn.com/x",
			"https://www.linkedin.com/feed/update/urn:li:activity:7/" },
		{ "https://www.facebook.com/groups/1/permalink/2/ https://www.facebook.com/help",
			"https://www.facebook.com/groups/1/permalink/2/" },
		{ "https://user:secret@college.example/a", "https://college.example/a" },
		{ "ftp://college.example/a http https:// httpx", "" },
		{ "", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *said = links_of(rows[i].text);

		g_assert_cmpstr(said, ==, rows[i].want);
	}
}

static void
test_bounded(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(g_free);

	for (int i = 0; i < 100; i++) {
		g_string_append_printf(text, "https://college.example/%d ", i);
	}
	sent_links_add(text->str, links);
	g_assert_cmpuint(links->len, ==, SENT_LINKS_MAX);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sent_links/links", test_links);
	g_test_add_func("/sent_links/bounded", test_bounded);
	return g_test_run();
}
