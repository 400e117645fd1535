/* Lists of feeds: what is read of good ones and of bad ones, and that what is written reads the
 * same. */
#include "text/opml.h"

#include <string.h>

/* "title|url|folder" of each feed, one a line. */
static char *
told(const OpmlList *list)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < list->feeds->len; i++) {
		const OpmlFeed *feed = g_ptr_array_index(list->feeds, i);

		g_string_append_printf(out, "%s|%s|%s\n", feed->title != NULL ? feed->title : "-",
			feed->url, feed->folder != NULL ? feed->folder : "-");
	}
	return g_string_free(out, FALSE);
}

static void
expect(const char *text, const char *want, guint passed_over, guint repeated, bool is_in_part)
{
	g_auto(OpmlList) list = { 0 };
	g_autoptr(GError) error = NULL;
	const bool done = opml_read(text, strlen(text), &list, &error);

	g_assert_no_error(error);
	g_assert_true(done);
	g_autofree char *got = told(&list);
	g_assert_cmpstr(got, ==, want);
	g_assert_cmpuint(list.passed_over, ==, passed_over);
	g_assert_cmpuint(list.repeated, ==, repeated);
	g_assert_cmpint(list.is_in_part, ==, is_in_part);
}

static void
test_folders(void)
{
	expect("\n<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>x</title></head><body>"
	       "<outline text=\"Teaching\"><outline text=\"FE &amp; skills\">"
	       "<outline type=\"rss\" text=\"Ada\" xmlUrl=\"https://ada.example/feed\"/></outline>"
	       "<outline title=\"Ben\" xmlurl=\"feed://ben.example/rss\"/></outline>"
	       "<outline text=\"\" title=\"Cai\" xmlUrl=\"http://cai.example/f?a=1&amp;b=2\"/>"
	       "</body></opml>",
		"Ada|https://ada.example/feed|FE & skills\nBen|http://ben.example/rss|Teaching\n"
		"Cai|http://cai.example/f?a=1&b=2|-\n",
		0, 0, false);
}

static void
test_not_all(void)
{
	expect("<opml><body><outline xmlUrl=\"https://a.example/\"/>"
	       "<outline text=\"twice\" xmlUrl=\"https://a.example/\"/>"
	       "<outline xmlUrl=\"file:///etc/passwd\"/><outline xmlUrl=\"javascript:1\"/>"
	       "<outline type=\"link\" url=\"https://page.example/\"/></body></opml>",
		"-|https://a.example/|-\n", 2, 1, false);
	expect("<opml><body><outline text='a' xmlUrl='https://a.example/f'/><outline xmlUrl='http",
		"a|https://a.example/f|-\n", 1, 0, true);
	expect("<opml/>", "", 0, 0, false);
}

static void
test_hostile(void)
{
	g_auto(OpmlList) list = { 0 };
	g_auto(OpmlList) many = { 0 };
	g_autoptr(GString) flood = g_string_new("<opml><body>");
	const char *bomb = "<!DOCTYPE opml [<!ENTITY a \"https://evil.example/\"><!ENTITY x SYSTEM "
			   "\"file:///etc/passwd\">]><opml><body><outline text=\"&x;\" "
			   "xmlUrl=\"&a;\"/><outline xmlUrl=\"https://b.example/\"/></body></opml>";

	g_assert_true(opml_read(bomb, strlen(bomb), &list, NULL));
	g_autofree char *got = told(&list);
	g_assert_null(strstr(got, "evil"));
	g_assert_null(strstr(got, "root:"));
	for (guint i = 0; i < 3 * OPML_FEEDS_MAX; i++) {
		g_string_append_printf(flood, "<outline xmlUrl='https://a.example/%u'/>", i);
	}
	g_assert_true(opml_read(flood->str, flood->len, &many, NULL));
	g_assert_cmpuint(many.feeds->len, ==, OPML_FEEDS_MAX);
	g_assert_cmpuint(many.passed_over, ==, 2 * OPML_FEEDS_MAX);
}

static void
test_no_opml(void)
{
	static const char *const texts[] = { "", "hello", "<html><body/></html>",
		"<rss><channel/></rss>", "{}", "<outline xmlUrl='https://a.example/'/>" };

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_auto(OpmlList) list = { 0 };
		g_autoptr(GError) error = NULL;

		g_assert_false(opml_read(texts[i], strlen(texts[i]), &list, &error));
		g_assert_nonnull(strstr(error->message, "no list of feeds"));
	}
}

static void
test_written(void)
{
	g_autoptr(GPtrArray) feeds = g_ptr_array_new_with_free_func((GDestroyNotify)opml_feed_free);
	g_auto(OpmlList) list = { 0 };

	g_ptr_array_add(feeds, opml_feed_new("A <b> & \"c\"", "https://a.example/?x=1&y=2", "F'"));
	g_ptr_array_add(feeds, opml_feed_new(NULL, "https://b.example/", NULL));
	g_ptr_array_add(feeds, opml_feed_new("C", "https://c.example/", "F'"));
	g_autofree char *text = opml_write("Mine & yours", feeds);
	g_assert_true(opml_read(text, strlen(text), &list, NULL));
	g_autofree char *got = told(&list);
	g_assert_cmpstr(got, ==,
		"A <b> & \"c\"|https://a.example/?x=1&y=2|F'\nC|https://c.example/|F'\n"
		"https://b.example/|https://b.example/|-\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/opml/folders", test_folders);
	g_test_add_func("/opml/not all", test_not_all);
	g_test_add_func("/opml/hostile", test_hostile);
	g_test_add_func("/opml/no opml", test_no_opml);
	g_test_add_func("/opml/written", test_written);
	return g_test_run();
}
