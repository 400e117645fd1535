/* Elements of a feed: what they mean by where they stand, how their text is read, and the caps. */
#include "feed_rows.h"
#include "source/feed_document.h"
#include "source/feed_xml.h"

#include <string.h>

#define XHTML "<div xmlns='http://www.w3.org/1999/xhtml'>"
#define BINARY(type) ATOM("", "<content type='" type "'>T25l</content>")

/* clang-format off */
static const Row text_rows[] = {
	{ "base64 of a file", BINARY("application/octet-stream"), "content", "One" },
	{ "base64 of a picture", BINARY("IMAGE/x"), "content", "One" },
	{ "base64 of a sound", BINARY("audio/x"), "content", "One" },
	{ "base64 of a film", BINARY("video/x"), "content", "One" },
	{ "another type", BINARY("application/x"), "content", "T25l" },
	{ "mode in capitals", ATOM03("<title mode='BASE64'>T25l</title>"), "title", "One" },
	{ "elements of a binary type",
		ATOM("", "<content type='image/svg+xml'><b>T25l</b></content>"), "content",
		"<b>T25l</b>" },
	{ "a type that only Atom has", RSS("", "<description type='image/png'>T25l</description>"),
		"content", "T25l" },
	{ "HTML that does not look it", ATOM("", "<content type='html'>One</content>"),
		"content_type", "html" },
	{ "nor by its media type", ATOM("", "<content type='text/html'>One</content>"),
		"content_type", "html" },
	{ "HTML that says it is none in RSS",
		RSS("", "<description type='text'>&lt;b>x&lt;/b></description>"), "content_type",
		"html" },
	{ "text behind elements",
		RSS("", "<description><b>x</b></description><title>1 &amp;lt; 2</title>"), "title",
		"1 < 2" },
	{ "media type of HTML", ATOM("", "<title type='TEXT/html'>A &amp;amp; B</title>"), "title",
		"A & B" },
	{ "media type of text", ATOM("", "<title type='text/plain'>A &amp;amp; B</title>"),
		"title", "A &amp; B" },
	{ "XHTML without elements", ATOM("", "<title type='xhtml'>A &amp;amp; B</title>"), "title",
		"A &amp; B" },
	{ "a type that nobody knows", ATOM("", "<title type='x'>A &amp;amp; B</title>"), "title",
		"A & B" },
	{ "a sign before an element", RSS("", "<description>&amp;<i>x</i></description>"),
		"content", "&amp;<i>x</i>" },
	{ "HTML before an element", RSS("", "<description>&lt;u>a&lt;/u><i>x</i></description>"),
		"content", "<u>a</u><i>x</i>" },
	{ "Atom's text before an element", ATOM("", "<content>&lt;u><i>x</i></content>"),
		"content", "&lt;u&gt;<i>x</i>" },
	{ "CDATA behind an element in Atom",
		ATOM("", "<content><i>x</i><![CDATA[<u>]]></content>"), "content",
		"<i>x</i>&lt;u&gt;" },
	{ "several attributes", RSS("", "<description><i a='1' b='&lt;' c='3'/></description>"),
		"content", "<i a=\"1\" b=\"&lt;\" c=\"3\"></i>" },
	{ "link under the base of its text",
		ATOM("", "<content type='xhtml' xml:base='http://a.example/b/'>" XHTML
			"<a href='c'>x</a></div></content>"),
		"content", "<div><a href=\"c\">x</a></div>" },
	{ "picture under another base",
		ATOM("", "<content type='xhtml'>" XHTML
			"<img alt='c' xml:base='http://a.example/' src='d'/></div></content>"),
		"content", "<div><img alt=\"c\" base=\"http://a.example/\" "
			"src=\"http://a.example/d\"></div>" },
	{ "elements in a text that keeps none", RSS("", "<guid>a<b>c</b></guid>"), "id", "ac" },
	{ "attributes of which two mean the same",
		RSS("", "<enclosure url='http://a.example/1' href='http://b.example/'/>"), "link",
		"http://a.example/1" },
	{ "a meaning in a second attribute", RDF("<item x='1' y='2' rdf:about='urn:x:1'/>"), "id",
		"urn:x:1" },
	{ "another attribute of XML",
		ATOM("", "<link xml:lang='http://a.example/' href='1'/>"), "link",
		"https://feeds.example.org/1" },
	{ "a base that is none of XML's", ATOM("", "<link base='http://a.example/' href='1'/>"),
		"link", "https://feeds.example.org/1" },
	{ "a base in a second attribute",
		ATOM("", "<link x='1' xml:base='http://a.example/' y='2' href='c'/>"), "link",
		"http://a.example/c" },
};

/* Where a text ends that was not closed, and where it does not. */
static const Row place_rows[] = {
	{ "HTML that is an element of items, too",
		RSS("", "<description>a <title>b</title></description>"),
		"title", "null" },
	{ "element of an item in a title of the feed",
		RSS("<title>Tea <pubDate>and</pubDate> cake</title>", ""), "network",
		"Tea and cake" },
	{ "element of an item in a text of Atom",
		ATOM("", "<summary>a <updated>b</updated></summary>"), "content",
		"a <updated>b</updated>" },
	{ "element of an item in a person",
		RSS("", "<author>Ceri <guid>Dee</guid> Ward</author>"), "author", "Ceri Dee Ward" },
	{ "details of an object",
		RSS("", "<media:content url='http://a.example/1'><media:title>x</media:title>"
			"<media:description>A bowl</media:description></media:content>"),
		"media",
		"[{\"kind\":\"other\",\"url\":\"http://a.example/1\",\"alt\":\"A bowl\"}]" },
	{ "an object that was not closed",
		RSS("", "<media:content url='http://a.example/1'><guid>a1</guid>"), "id", "a1" },
	{ "a guid that was not closed", RSS("", "<guid>a1<pubDate>2026-11-16</pubDate>"), "id",
		"a1" },
	{ "the first of two names", ATOM("", "<author><name>Ceri</name><name>Ada</name></author>"),
		"author", "Ceri" },
	{ "item in an element that nobody knows",
		"<rss><channel><items><item><title>One</title></item></items></channel></rss>",
		"title", "One" },
	{ "item in a title that was not closed",
		"<rss><channel><title>News<x><item><title>One</title></item></channel></rss>",
		"title", "One" },
	{ "item in a title alone",
		"<rss><channel><title>News<item><title>One</title></item></channel></rss>", "title",
		"One" },
	{ "CDATA in no text",
		"<rss><![CDATA[x]]><item><![CDATA[y]]><title>One</title></item></rss>", "title",
		"One" },
	{ "Atom's word in a feed of RSS",
		RSS("<source><author><name>Ada</name></author></source>", ""),
		"author", "null" },
	{ "RSS's word in an entry", ATOM("", "<guid>a1</guid>"), "id", "a1" },
	{ "first name of the table", RSS("", "<abstract>One</abstract>"), "content", "One" },
	{ "last name of the table", ATOM("", "<author><name>x</name><url>/1</url></author>"),
		"author_url", "https://feeds.example.org/1" },
	{ "its name where it means nothing", RSS("", "<url>One</url>"), "content", "null" },
	{ "a name behind the table", RSS("", "<zone>One</zone>"), "content", "null" },
};

static const Row space_rows[] = {
	{ "prefix that begins like one", "<rss><item><d:title>One</d:title></item></rss>", "title",
		"null" },
	{ "prefix that goes on like one", "<rss><item><dcx:title>One</dcx:title></item></rss>",
		"title", "null" },
	{ "first namespace", "<rss><item><x:title xmlns:x='http://purl.org/rss/1.0/'>One</x:title>"
		"</item></rss>", "title", "One" },
	{ "first prefix", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><rss:guid>a1</rss:guid>"
		"</entry></feed>", "id", "a1" },
	{ "prefix in capitals",
		"<rss><item><DC:title>One</DC:title></item></rss>", "title", "One" },
	{ "namespace that nobody knows", "<rss><item><title xmlns='http://a.example/'>One</title>"
		"</item></rss>", "title", "null" },
	{ "it, in RDF", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
		"xmlns='http://a.example/'><item><title>One</title></item></rdf:RDF>", "title",
		"One" },
	{ "none below a root that has one", "<r:rss xmlns:r='http://backend.userland.com/rss2'>"
		"<item><title>One</title></item></r:rss>", "title", "One" },
	{ "slashes and signs at its end",
		"<rss><item><x:title xmlns:x='HTTP://purl.org/DC/elements/1.1#//'>"
		"One</x:title></item></rss>", "title", "One" },
	{ "no scheme", "<rss><item><x:title xmlns:x='purl.org/dc/elements/1.1'>One</x:title>"
		"</item></rss>", "title", "One" },
};
/* clang-format on */

ROWS_TEST(text)
ROWS_TEST(place)
ROWS_TEST(space)

static void
append_many(GString *text, const char *piece, guint count)
{
	for (guint i = 0; i < count; i++) {
		g_string_append(text, piece);
	}
}

/* @return owned: the documents' only field of a post that tells it from the others. */
static char *
id_of(const GPtrArray *posts, guint index)
{
	return member_text(g_ptr_array_index(posts, index), "id");
}

/* The thousandth part of an item is its last. */
static void
test_item_parts(void)
{
	g_autoptr(GString) document = g_string_new("<rss><channel><item>");
	g_autoptr(GPtrArray) posts = NULL;
	g_autofree char *title = NULL;
	g_autofree char *id = NULL;

	append_many(document, "<link/>", 999);
	g_string_append(document, "<title>One</title><guid>a1</guid></item></channel></rss>");
	posts = read_posts(document->str);
	title = member_text(g_ptr_array_index(posts, 0), "title");
	id = id_of(posts, 0);
	g_assert_cmpstr(title, ==, "One");
	g_assert_cmpstr(id, ==, "null");
}

/* So it is with what the feed says, in elements or in attributes of its own. */
static void
test_head_parts(void)
{
	for (guint more = 0; more < 2; more++) {
		g_autoptr(GString) document = g_string_new("<rss>");
		g_autoptr(GPtrArray) posts = NULL;
		g_autofree char *language = NULL;

		append_many(document, "<link/>", 999 + more);
		g_string_append(document, "<channel xml:lang='cy'><item/></channel></rss>");
		posts = read_posts(document->str);
		language = member_text(g_ptr_array_index(posts, 0), "language");
		g_assert_cmpstr(language, ==, more == 0 ? "cy" : "null");
	}
}

/* A hundred items of a thousand parts: the next has none, in whatever way it says them. */
static void
test_parts(void)
{
	g_autoptr(GString) document = g_string_new("<rss><channel>");
	g_autoptr(GPtrArray) posts = NULL;
	g_autofree char *last = NULL, *over = NULL, *over_opening = NULL;

	for (guint i = 0; i < 100; i++) {
		g_string_append(document, i == 0 ? "<item lang='cy'>" : "<item><link/>");
		append_many(document, "<link/>", i < 99 ? 999 : 998);
		g_string_append(document, "</item>");
	}
	g_string_append(document,
		"<item><guid>a1</guid></item><item><guid>a2</guid></item><item about='a3'/>");
	posts = read_posts(document->str);
	g_assert_cmpuint(posts->len, ==, 103);
	last = id_of(posts, 100);
	over = id_of(posts, 101);
	over_opening = id_of(posts, 102);
	g_assert_cmpstr(last, ==, "a1");
	g_assert_cmpstr(over, ==, "null");
	g_assert_cmpstr(over_opening, ==, "null");
}

/* Elements so deep, so many namespaces and so many names are read no further. */
static void
test_stops(void)
{
	static const struct {
		const char *name;
		guint deep, spaces, names;
		guint want; /* items behind them that are read */
	} rows[] = {
		{ "deep", 1997, 0, 0, 1 },
		{ "too deep", 1998, 0, 0, 0 },
		{ "namespaces", 0, 499, 0, 1 },
		{ "too many namespaces", 0, 500, 0, 0 },
		{ "names", 0, 0, 9000, 1 },
		{ "too many names", 0, 0, 10000, 0 },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) document = g_string_new("<rss xmlns:a='a'><channel>");
		g_autoptr(GPtrArray) posts = NULL;

		for (guint k = 0; k < rows[i].spaces; k++) {
			g_string_append_printf(document, "<x xmlns:s%u='s'>", k);
		}
		append_many(document, "<a>", rows[i].deep);
		append_many(document, "</a>", rows[i].deep);
		for (guint k = 0; k < rows[i].names; k++) {
			g_string_append_printf(document, "<n%u/>", k);
		}
		g_string_append(document, "<item><title>One</title></item></channel></rss>");
		posts = read_posts(document->str);
		g_test_message("%s: %u", rows[i].name, posts->len);
		g_assert_cmpuint(posts->len, ==, rows[i].want);
	}
}

/* More names than are remembered: each is looked up anew. */
static void
test_names(void)
{
	g_autoptr(GString) document = g_string_new("<rss><channel>");
	g_autoptr(GPtrArray) posts = NULL;
	g_autofree char *id = NULL;

	for (guint k = 0; k < 3000; k++) {
		g_string_append_printf(document, "<n%u/>", k);
	}
	g_string_append(document, "<item><guid>a1</guid></item></channel></rss>");
	posts = read_posts(document->str);
	id = id_of(posts, 0);
	g_assert_cmpstr(id, ==, "a1");
}

/* The longest base, and the last of them. */
static void
test_bases(void)
{
	g_autofree char *longest = g_strnfill(1000 - strlen("http://b.example//"), 'x');
	g_autoptr(GString) document = g_string_new("<feed>");
	g_autoptr(GPtrArray) posts = NULL;
	static const char *const want[] = { "http://b.example/", "https://feeds.example.org/1",
		"http://c.example/1", "https://feeds.example.org/1" };

	g_string_append_printf(document,
		"<entry xml:base='http://b.example/%s/'><link href='1'/></entry>"
		"<entry xml:base='http://b.example/%sx/'><link href='1'/></entry>",
		longest, longest);
	append_many(document, "<x xml:base='y'/>", 9998);
	append_many(document, "<entry xml:base='http://c.example/'><link href='1'/></entry>", 2);
	g_string_append(document, "</feed>");
	posts = read_posts(document->str);
	g_assert_cmpuint(posts->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);

		g_test_message("%u: %s", i, post->url);
		g_assert_true(g_str_has_prefix(post->url, want[i]));
	}
}

/* A sieve of one tag over a document. @return owned. */
static FeedDocument *
sift(const char *text)
{
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");
	g_autoptr(FeedSieve) sieve = feed_sieve_new(tags, NULL);

	return feed_xml_read(text, strlen(text), sieve);
}

static const char *
title_of(const FeedDocument *document, guint index)
{
	const FeedItem *item = g_ptr_array_index(document->items, index);

	return item->parts->len == 0 ? NULL : feed_part_text(document, feed_item_part(item, 0));
}

/* What is passed over takes no room: neither bytes nor any of the parts that may be held. */
static void
test_passed_over(void)
{
	g_autoptr(GString) text = g_string_new("<rss><channel><item><title>#JoyFE</title></item>");
	g_autoptr(FeedDocument) document = NULL;

	for (guint i = 0; i < 102; i++) {
		g_string_append(text, "<item><title>Much about tea</title>");
		append_many(text, "<link/>", 999);
		g_string_append(text, "</item>");
	}
	g_string_append(text, "<item><title>#JoyFE</title></item></channel></rss>");
	document = sift(text->str);
	g_assert_cmpuint(document->passed_over, ==, 102);
	g_assert_cmpuint(document->items->len, ==, 2);
	g_assert_cmpstr(title_of(document, 1), ==, "#JoyFE");
	g_assert_cmpuint(document->strings->len, <, 30);
}

/* Nor do empty items in others, which are none. */
static void
test_empty_items(void)
{
	g_autoptr(GString) text = g_string_new("<rss><channel><item>");
	g_autoptr(FeedDocument) document = NULL;

	append_many(text, "<item></item>", 10);
	g_string_append(text, "<title>#JoyFE</title></item><item/></channel></rss>");
	document = sift(text->str);
	g_assert_cmpuint(document->items->len, ==, 1);
	g_assert_cmpuint(document->passed_over, ==, 1);
}

/* An item in one that is passed over keeps its words. */
static void
test_kept_in_passed_over(void)
{
	g_autoptr(FeedDocument) document =
		sift("<rss><channel><item><title>Tea</title><item><title>#JoyFE</title></item>"
		     "</item><item><title>More #JoyFE</title></item></channel></rss>");

	g_assert_cmpuint(document->items->len, ==, 2);
	g_assert_cmpuint(document->passed_over, ==, 1);
	g_assert_cmpstr(title_of(document, 0), ==, "#JoyFE");
	g_assert_cmpstr(title_of(document, 1), ==, "More #JoyFE");
}

/* Of too many items the newest stay, by whatever date they have; ties as the document has them. */
static void
test_dates(void)
{
	static const char *const dates[] = { "<pubDate>1800000000</pubDate><lastmod>5</lastmod>",
		"<dc:date>1800000000</dc:date><lastmod>1500000000</lastmod>",
		"<lastmod>1800000000</lastmod>" };
	g_autoptr(GString) text = g_string_new("<rss><channel>");
	g_autoptr(FeedDocument) document = NULL;

	for (guint i = 0; i < FEED_ITEMS_MAX; i++) {
		g_string_append_printf(text,
			"<item><title>%u</title><pubDate>1700000000</pubDate></item>", i);
	}
	for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
		g_string_append_printf(text, "<item><title>new</title>%s</item>", dates[i]);
	}
	document = feed_xml_read(text->str, text->len, NULL);
	g_assert_cmpuint(document->items->len, ==, FEED_ITEMS_MAX);
	g_assert_true(document->is_partly_read);
	for (guint i = 0; i < FEED_ITEMS_MAX; i++) {
		g_autofree char *number = g_strdup_printf("%u", i);

		g_assert_cmpstr(title_of(document, i), ==,
			i < FEED_ITEMS_MAX - G_N_ELEMENTS(dates) ? number : "new");
	}
}

/* Where a text breaks off, what is not whole is left out; elements that were not closed are no end.
 */
static void
test_cut_off(void)
{
	static const struct {
		const char *text;
		guint items;
		bool is_cut_off;
	} rows[] = {
		{ "<rss/>", 0, false },
		{ "<rss version='2.0'></rss>", 0, false },
		{ "<rss version='2.0'><item><b><c></item></rss>", 1, false },
		{ "<rss><item/>", 1, true },
		{ "<rss><item/><item><title>a", 1, true },
		{ "<rss><item><title>a</title><item><title>b", 0, true },
		{ "no markup", 0, true },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(FeedDocument) document = feed_xml_read(rows[i].text, strlen(rows[i].text),
			NULL);

		g_test_message("%s", rows[i].text);
		g_assert_cmpint(document->is_cut_off, ==, rows[i].is_cut_off);
		g_assert_cmpuint(document->items->len, ==, rows[i].items);
	}
}

/* As many items as may stay are all that there are. */
static void
test_full(void)
{
	g_autoptr(GString) text = g_string_new("<rss><channel>");
	g_autoptr(FeedDocument) document = NULL;

	append_many(text, "<item/>", FEED_ITEMS_MAX);
	document = feed_xml_read(text->str, text->len, NULL);
	g_assert_cmpuint(document->items->len, ==, FEED_ITEMS_MAX);
	g_assert_false(document->is_partly_read);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed_xml/text", test_text);
	g_test_add_func("/feed_xml/place", test_place);
	g_test_add_func("/feed_xml/space", test_space);
	g_test_add_func("/feed_xml/item-parts", test_item_parts);
	g_test_add_func("/feed_xml/head-parts", test_head_parts);
	g_test_add_func("/feed_xml/parts", test_parts);
	g_test_add_func("/feed_xml/stops", test_stops);
	g_test_add_func("/feed_xml/names", test_names);
	g_test_add_func("/feed_xml/bases", test_bases);
	g_test_add_func("/feed_xml/passed-over", test_passed_over);
	g_test_add_func("/feed_xml/empty-items", test_empty_items);
	g_test_add_func("/feed_xml/kept-in-passed-over", test_kept_in_passed_over);
	g_test_add_func("/feed_xml/dates", test_dates);
	g_test_add_func("/feed_xml/cut-off", test_cut_off);
	g_test_add_func("/feed_xml/full", test_full);
	return g_test_run();
}
