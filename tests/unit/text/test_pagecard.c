#include "text/pagecard.h"

#include "text/date.h"

#define BASE "https://college.example/news/1?x=2"
#define SAYS_S G_GINT64_CONSTANT(1794819600) /* 2026-11-16T09:00:00Z */

static void
test_open_graph(void)
{
	g_auto(PageCard) card = { 0 };

	pagecard_read("<!doctype html><html lang=\"en-GB\"><head><title>Tab | College</title>"
		      "<meta property=\"og:title\" content=\"Evening\n classes &amp; more\">"
		      "<meta property=og:site_name content=College>"
		      "<meta property=\"og:description\" content=\"What is on.\">"
		      "<meta name=\"author\" content=\"Ada Lovelace\">"
		      "<meta property=\"article:author\" content=\"https://fb.example/ada\">"
		      "<meta property=\"article:published_time\" content=\"2026-11-16T09:00:00Z\">"
		      "<link rel=canonical href=\"/news/1\"></head><body><p>Words",
		BASE, &card);
	g_assert_cmpstr(card.title, ==, "Evening classes & more");
	g_assert_cmpstr(card.site, ==, "College");
	g_assert_cmpstr(card.description, ==, "What is on.");
	g_assert_cmpstr(card.author, ==, "Ada Lovelace");
	g_assert_cmpstr(card.language, ==, "en-GB");
	g_assert_cmpstr(card.url, ==, "https://college.example/news/1");
	g_assert_cmpint(card.published_s, ==, SAYS_S);
	g_assert_null(card.robots);
}

static void
test_json_ld(void)
{
	g_auto(PageCard) card = { 0 };

	pagecard_read("<title>Tab</title><script type=\"application/ld+json\">{\"@context\":"
		      "\"https://schema.org\",\"@graph\":[{\"@type\":\"Organization\",\"name\":"
		      "\"No\"},{\"@type\":\"BlogPosting\",\"headline\":\"A headline\","
		      "\"datePublished\":\"2026-11-16T09:00:00+00:00\",\"author\":[{\"name\":"
		      "\"Bea\"}],\"publisher\":{\"name\":\"The Blog\"},\"description\":\"D\"}]}"
		      "</script>",
		BASE, &card);
	g_assert_cmpstr(card.title, ==, "A headline");
	g_assert_cmpstr(card.author, ==, "Bea");
	g_assert_cmpstr(card.site, ==, "The Blog");
	g_assert_cmpstr(card.description, ==, "D");
	g_assert_cmpint(card.published_s, ==, SAYS_S);
}

static void
test_plain(void)
{
	g_auto(PageCard) card = { 0 };

	pagecard_read("<title> A  page </title><meta name=ROBOTS content=NoIndex>"
		      "<meta name=googlebot content=nosnippet>"
		      "<link rel=canonical href=https://elsewhere.example/>",
		BASE, &card);
	g_assert_cmpstr(card.title, ==, "A page");
	g_assert_cmpstr(card.robots, ==, "NoIndex, nosnippet");
	g_assert_null(card.url);
	g_assert_null(card.author);
	g_assert_cmpint(card.published_s, ==, DATE_UNKNOWN);
}

static void
test_hostile(void)
{
	static const char *const rows[] = { "", "<",
		"<script type=application/ld+json>{\"@graph\":",
		"<script type=\"application/ld+json\">[[[[[[[1]]]]]]]</script>",
		"<script type=\"application/ld+json\">{\"headline\":1,\"datePublished\":{},"
		"\"author\":[[[[[[]]]]]]}</script>",
		"<meta property=og:title content=\"&#13;&#10;Bcc: x\">", "<title></title>" };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(PageCard) card = { 0 };

		pagecard_read(rows[i], BASE, &card);
		g_assert_true(card.title == NULL || g_str_equal(card.title, "Bcc: x"));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pagecard/open graph", test_open_graph);
	g_test_add_func("/pagecard/json-ld", test_json_ld);
	g_test_add_func("/pagecard/plain", test_plain);
	g_test_add_func("/pagecard/hostile", test_hostile);
	return g_test_run();
}
