/* What a document is, by what it holds. */
#include "source/sniff.h"

#include <string.h>

typedef struct FormatRow {
	const char *name;
	const char *text;
	SniffedFormat want;
	const char *want_root; /* what stands at the root; NULL: no root */
} FormatRow;

static const FormatRow format_rows[] = {
	{ "nothing", "", SNIFFED_EMPTY, NULL },
	{ "blanks", " \r\n\t ", SNIFFED_EMPTY, NULL },
	{ "RSS", "<?xml version='1.0'?><rss version='2.0'>", SNIFFED_XML_FEED, "<rss version" },
	{ "RSS in capitals", "<RSS>", SNIFFED_XML_FEED, "<RSS>" },
	{ "Atom", "<feed xmlns='http://www.w3.org/2005/Atom'>", SNIFFED_XML_FEED, "<feed xmlns" },
	{ "Atom with a prefix", "<atom:feed xmlns:atom='x'>", SNIFFED_XML_FEED, "<atom:feed" },
	{ "RDF", "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", SNIFFED_XML_FEED, "<rdf:RDF" },
	{ "bare channel", "<channel><item>", SNIFFED_XML_FEED, "<channel>" },
	{ "entry alone", "<entry xmlns='http://www.w3.org/2005/Atom'>", SNIFFED_XML_FEED,
		"<entry" },
	{ "blank lines before", "\n\n<?xml version='1.0'?>\n<rss>", SNIFFED_XML_FEED, "<rss>" },
	{ "warning before", "<br />\n<b>Warning</b>: x in y.php<?xml version='1.0'?><rss>",
		SNIFFED_XML_FEED, "<rss>" },
	{ "root in a comment", "<!-- <rss> is meant --><feed>", SNIFFED_XML_FEED, "<feed>" },
	{ "shortest comment", "<!----><rss>", SNIFFED_XML_FEED, "<rss>" },
	{ "bracket in a comment", "<!-- a [b --><rss>", SNIFFED_XML_FEED, "<rss>" },
	{ "bracket in an instruction", "<?a [b?><rss>", SNIFFED_XML_FEED, "<rss>" },
	{ "bracket in a declaration", "<!ATTLIST [b><rss>", SNIFFED_XML_FEED, "<rss>" },
	{ "elements in a document type", "<!doctype x [<!ENTITY a '<b>x</b><feed>'>]><rss a='1'>",
		SNIFFED_XML_FEED, "<rss a" },
	{ "document type without an end", "<!DOCTYPE x [ <!ENTITY> <rss>", SNIFFED_OTHER, NULL },
	{ "document type", "<!DOCTYPE rss [<!ENTITY a '<rss>'>]><rss a='1'>", SNIFFED_XML_FEED,
		"<rss a" },
	{ "feed that calls itself HTML", "<!DOCTYPE html><rss>", SNIFFED_XML_FEED, "<rss>" },
	{ "JSON object", " {\"version\": 1}", SNIFFED_JSON, NULL },
	{ "JSON array", "[]", SNIFFED_JSON, NULL },
	{ "page", "<!doctype html><html><head><title>x</title>", SNIFFED_WEB_PAGE, NULL },
	{ "page about feeds", "<html><body><pre>&lt;rss></pre><rss>", SNIFFED_WEB_PAGE, NULL },
	{ "page that is only a script", "<script>location='/login'</script>", SNIFFED_WEB_PAGE,
		NULL },
	{ "words", "Too many requests", SNIFFED_OTHER, NULL },
	{ "other XML", "<opml version='2.0'>", SNIFFED_OTHER, NULL },
	{ "a name that begins like a root", "<feed-list><rssx>", SNIFFED_OTHER, NULL },
	{ "comment without an end", "<!-- <rss>", SNIFFED_OTHER, NULL },
	{ "instruction without an end", "<? <rss", SNIFFED_OTHER, NULL },
	{ "tag without an end", "<rss", SNIFFED_XML_FEED, "<rss" },
};

static void
test_formats(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(format_rows); i++) {
		const FormatRow *row = &format_rows[i];
		const char *root = "not set";
		SniffedFormat got = sniff_format(row->text, &root);

		g_test_message("%s: got %d, want %d; root \"%s\"", row->name, (int)got,
			(int)row->want, root == NULL ? "(none)" : root);
		g_assert_cmpint(got, ==, row->want);
		g_assert_cmpint(got, ==, sniff_format(row->text, NULL));
		if (row->want_root == NULL) {
			g_assert_null(root);
		} else {
			g_assert_true(g_str_has_prefix(root, row->want_root));
		}
	}
}

typedef struct HtmlRow {
	const char *text;
	bool want;
} HtmlRow;

static const HtmlRow html_rows[] = {
	{ "", false },
	{ "Fish & chips", false },
	{ "1 < 2 and 3 > 2", false },
	{ "a<b, b>a: mathematics", false },
	{ "use <T> for generics", false },
	{ "R&D; it is dear", false },
	{ "<p>text", true },
	{ "line<br/>line", true },
	{ "<A HREF='x'>y</A>", true },
	{ "half a tag <p", false },
	{ "</section>", true },
	{ "a <!-- b --> c", true },
	{ "a <!-- b", false },
	{ "caf&eacute;", true },
	{ "&#8217;", true },
	{ "&#x2019;", true },
	{ "&#X2019;", true },
	{ "&# 1 &#; &#y;", false },
	{ "&; and <>", false },
	{ "&eacute caf", false },
	{ "</_x>", true },
	{ "</\xc3\xa9>", true },
	{ "</2>", false },
	{ "&unknown;", false },
	{ "AT&T &c;", false },
};

static void
test_html(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(html_rows); i++) {
		const HtmlRow *row = &html_rows[i];

		g_test_message("\"%s\": want %d", row->text, row->want);
		g_assert_cmpint(sniff_is_html(row->text), ==, row->want);
	}
}

/* A text that is HTML says so in its first bytes; names of any length are read. */
static void
test_html_far_behind(void)
{
	for (guint more = 0; more < 2; more++) {
		g_autofree char *blanks = g_strnfill(99999 + more, ' ');
		g_autofree char *text = g_strconcat(blanks, "<p>", NULL);

		g_assert_cmpint(sniff_is_html(text), ==, more == 0);
	}
	g_autofree char *name = g_strnfill(100000, 'p');
	g_autofree char *tag = g_strconcat("<", name, "> &", name, ";", NULL);

	g_assert_false(sniff_is_html(tag));
}

static void
test_first_words(void)
{
	g_autofree char *page = sniff_first_words("<html><head><title>x</title></head><body>"
						  "<h1>Log  in</h1><p>please</p></body></html>");
	g_autofree char *nothing = sniff_first_words("<script>1</script>");
	g_autofree char *long_text = g_strnfill(100000, 'a');
	g_autofree char *long_words = sniff_first_words(long_text);

	g_assert_cmpstr(page, ==, "Log in please");
	g_assert_cmpstr(nothing, ==, "");
	g_assert_cmpint(g_utf8_strlen(long_words, -1), ==, 61);
}

static void
test_exports(void)
{
	g_assert_nonnull(strstr(sniff_export(" window.YTD.tweets.part0 = [ {"), "X's export"));
	g_assert_nonnull(strstr(sniff_export("{\"type\": \"OrderedCollection\"}"), "Mastodon"));
	g_assert_nonnull(strstr(sniff_export("{\"group_posts_v2\":[]}"), "Facebook"));
	g_assert_nonnull(strstr(sniff_export("Date,ShareLink,ShareCommentary,x\n"), "LinkedIn"));
	g_assert_nonnull(strstr(sniff_export("PK\003\004"), "`tagdigest import`"));
	g_assert_nonnull(strstr(sniff_export("BEGIN:VCALENDAR\r\n"), "calendar"));
	g_assert_nonnull(strstr(sniff_export("<?xml version='1.0'?>\n<opml>"), "OPML"));
	g_assert_nonnull(strstr(sniff_export(":\xc2\xa2"
					     "eroots"),
		"Bluesky"));
	g_assert_null(sniff_export(""));
	g_assert_null(sniff_export("{\"version\": \"https://jsonfeed.org/version/1.1\"}"));
	g_assert_null(sniff_export("<p>at the end of all things: eroots"));
	g_assert_null(sniff_export("words"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sniff/formats", test_formats);
	g_test_add_func("/sniff/html", test_html);
	g_test_add_func("/sniff/html_far_behind", test_html_far_behind);
	g_test_add_func("/sniff/first_words", test_first_words);
	g_test_add_func("/sniff/exports", test_exports);
	return g_test_run();
}
