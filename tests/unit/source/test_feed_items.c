/* XML feeds into posts: one small document for each thing that feeds do. */
#include "feed_rows.h"
#include "source/feed_document.h"

#include <string.h>

static const Row title_rows[] = {
	{ "RSS", RSS("", "<title>One</title>"), "title", "One" },
	{ "RSS with HTML", RSS("", "<title>&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title>"), "title",
		"A & B" },
	{ "RSS in CDATA", RSS("", "<title><![CDATA[Fish &#8217;n&#8217; chips]]></title>"), "title",
		"Fish ’n’ chips" },
	{ "RSS with a bare sign", RSS("", "<title>1 < 2 & 3</title>"), "title", "1 < 2 & 3" },
	{ "lines and blanks", RSS("", "<title>\n  One \n two  </title>"), "title", "One two" },
	{ "empty", RSS("", "<title> </title>"), "title", "null" },
	{ "Dublin Core", RSS("", "<dc:title>One</dc:title>"), "title", "One" },
	{ "RSS before Media RSS", RSS("", "<media:title>Two</media:title><title>One</title>"),
		"title", "One" },
	{ "image of an item", RSS("", "<image><title>Two</title></image><title>One</title>"),
		"title", "One" },
	{ "Atom text", ATOM("", "<title>The &lt;b&gt; tag</title>"), "title", "The tag" },
	{ "Atom text that says so", ATOM("", "<title type='text'>The &lt;b&gt; tag</title>"),
		"title", "The <b> tag" },
	{ "Atom HTML", ATOM("", "<title type='html'>A &amp;amp; B</title>"), "title", "A & B" },
	{ "Atom XHTML",
		ATOM("",
			"<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
			"A <b>&lt;B&gt;</b></div></title>"),
		"title", "A <B>" },
	{ "Atom 0.3 base64", ATOM03("<title mode='base64'>QSAmYW1wOyBC</title>"), "title",
		"A & B" },
	{ "Atom 0.3 base64 of no text", ATOM03("<title mode='base64'>/////w==</title>"), "title",
		"null" },
	{ "atom:source", ATOM("", "<source><title>Two</title></source><title>One</title>"), "title",
		"One" },
	{ "unknown container", RSS("", "<x:y><title>Two</title></x:y>"), "title", "null" },
	{ "RSS 1.0", RDF("<item><title>One</title></item>"), "title", "One" },
	{ "capitals", "<RSS><CHANNEL><ITEM><TITLE>One</TITLE></ITEM></CHANNEL></RSS>", "title",
		"One" },
	{ "prefix for RSS",
		"<r:rss xmlns:r='http://backend.userland.com/rss2'><r:channel><r:item>"
		"<r:title>One</r:title></r:item></r:channel></r:rss>",
		"title", "One" },
	{ "unknown default namespace",
		"<rss xmlns='http://example.org/ours'><channel><item>"
		"<title>One</title></item></channel></rss>",
		"title", "One" },
	{ "undeclared prefix",
		"<rss><channel><item><dc:title>One</dc:title></item></channel></rss>", "title",
		"One" },
	{ "namespace misspelled",
		"<rss xmlns:media='https://Search.Yahoo.com/MRSS'><channel><item>"
		"<media:title>One</media:title></item></channel></rss>",
		"title", "One" },
	{ "foreign namespace",
		"<rss xmlns:x='http://example.org/'><channel><item><x:title>Two"
		"</x:title></item></channel></rss>",
		"title", "null" },
	{ "entry alone", "<entry xmlns='http://www.w3.org/2005/Atom'><title>One</title></entry>",
		"title", "One" },
};

static const Row link_rows[] = {
	{ "RSS", RSS("", "<link> http://example.org/1 </link>"), "link", "http://example.org/1" },
	{ "ampersands", RSS("", "<link>http://example.org/?a=1&b=2</link>"), "link",
		"http://example.org/?a=1&b=2" },
	{ "last of two", RSS("", "<link>http://a.example/</link><link>http://b.example/</link>"),
		"link", "http://b.example/" },
	{ "relative to the site", RSS("<link>http://example.org/blog/</link>", "<link>1</link>"),
		"link", "http://example.org/blog/1" },
	{ "relative to the feed", RSS("", "<link>/1</link>"), "link",
		"https://feeds.example.org/1" },
	{ "RSS before atom:link",
		RSS("", "<atom:link href='http://b.example/'/><link>http://a.example/</link>"),
		"link", "http://a.example/" },
	{ "original before redirect",
		"<rss xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><item>"
		"<link>http://r.example/</link><feedburner:origLink>http://a.example/"
		"</feedburner:origLink></item></channel></rss>",
		"link", "http://a.example/" },
	{ "guid", RSS("", "<guid>http://example.org/1</guid>"), "link", "http://example.org/1" },
	{ "guid that says that it is one",
		RSS("", "<guid isPermaLink='true'>http://example.org/1</guid>"), "link",
		"http://example.org/1" },
	{ "link in text and attribute",
		RSS("", "<link href='http://b.example/'>http://a.example/</link>"), "link",
		"http://a.example/" },
	{ "next best when it may not be linked",
		RSS("", "<link>javascript:x</link><atom:link href='http://b.example/'/>"), "link",
		"http://b.example/" },
	{ "no picture", RSS("", "<media:thumbnail url='http://example.org/1'/>"), "link", "null" },
	{ "feed before its site in Atom",
		ATOM("<link href='http://a.example/'/>", "<link href='1'/>"), "link",
		"https://feeds.example.org/1" },
	{ "guid that is no link", RSS("", "<guid isPermaLink='false'>http://example.org/1</guid>"),
		"link", "null" },
	{ "guid that is no URL", RSS("", "<guid>abc</guid>"), "link", "null" },
	{ "enclosure", RSS("", "<enclosure url='http://example.org/1.mp3' type='audio/mpeg'/>"),
		"link", "http://example.org/1.mp3" },
	{ "not what may not be linked", RSS("", "<link>javascript:alert(1)</link>"), "link",
		"null" },
	{ "Atom alternate",
		ATOM("",
			"<link rel='self' href='http://s.example/'/>"
			"<link rel='alternate' href='http://a.example/'/>"),
		"link", "http://a.example/" },
	{ "Atom first of two",
		ATOM("",
			"<link href='http://a.example/'/>"
			"<link href='http://b.example/'/>"),
		"link", "http://a.example/" },
	{ "Atom page before others",
		ATOM("",
			"<link type='application/pdf' href='http://p.example/'/>"
			"<link type='text/html' href='http://a.example/'/>"),
		"link", "http://a.example/" },
	{ "xml:base",
		"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://example.org/a/'>"
		"<entry xml:base='b/'><link href='c'/></entry></feed>",
		"link", "http://example.org/a/b/c" },
	{ "xml:base that is relative",
		"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/a/'>"
		"<entry><link href='c'/></entry></feed>",
		"link", "https://feeds.example.org/a/c" },
	{ "RSS 1.0 about", RDF("<item rdf:about='http://example.org/1'/>"), "link",
		"http://example.org/1" },
	{ "link in an attribute", "<channel><item href='http://example.org/1'/></channel>", "link",
		"http://example.org/1" },
};

static const Row id_rows[] = {
	{ "guid", RSS("", "<guid isPermaLink='false'>\n a1 \n</guid>"), "id", "a1" },
	{ "empty guid", RSS("", "<guid> </guid>"), "id", "null" },
	{ "Atom", ATOM("", "<id>tag:Example.ORG,2026:1</id>"), "id", "tag:Example.ORG,2026:1" },
	{ "RSS 1.0", RDF("<item rdf:about='urn:x:1'/>"), "id", "urn:x:1" },
	{ "of this feed only", RSS("", "<guid>http://example.org/1</guid>"), "uri_is_global",
		"false" },
};

/* clang-format off */
static const Row date_rows[] = {
	{ "not set", RSS("", "<pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate>"), "published",
		"null" },
	{ "not set in .NET", RSS("", "<pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate>"),
		"published", "null" },
	{ "not set in MySQL", RSS("", "<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>"),
		"published", "null" },
	{ "not set, but changed",
		ATOM("",
			"<published>1970-01-01T00:00:00Z</published>"
			"<updated>2026-11-17T07:30:00Z</updated>"),
		"published", "2026-11-17T07:30:00Z" },
	{ "RSS's date in Atom", ATOM("", "<pubDate>Mon, 16 Nov 2026 07:30:00 GMT</pubDate>"),
		"published", "2026-11-16T07:30:00Z" },
	{ "Atom's date in RSS", RSS("", "<published>2026-11-16T07:30:00Z</published>"),
		"published", "2026-11-16T07:30:00Z" },
	{ "RSS", RSS("", "<pubDate>Mon, 16 Nov 2026 07:30:00 +0000</pubDate>"), "published",
		"2026-11-16T07:30:00Z" },
	{ "Atom",
		ATOM("",
			"<updated>2026-11-17T07:30:00Z</updated>"
			"<published>2026-11-16T07:30:00Z</published>"),
		"published", "2026-11-16T07:30:00Z" },
	{ "Atom update", ATOM("", "<updated>2026-11-17T07:30:00Z</updated>"), "updated",
		"2026-11-17T07:30:00Z" },
	{ "published from updated", ATOM("", "<updated>2026-11-17T07:30:00Z</updated>"),
		"published", "2026-11-17T07:30:00Z" },
	{ "Atom 0.3", ATOM03("<issued>2026-11-16T07:30:00Z</issued>"), "published",
		"2026-11-16T07:30:00Z" },
	{ "Dublin Core", RSS("", "<dc:date>2026-11-16</dc:date>"), "published",
		"2026-11-16T00:00:00Z" },
	{ "next best when not readable",
		RSS("", "<pubDate>yesterday</pubDate><dc:date>2026-11-16</dc:date>"), "published",
		"2026-11-16T00:00:00Z" },
	{ "last of two", RSS("", "<pubDate>2026-11-15</pubDate><pubDate>2026-11-16</pubDate>"),
		"published", "2026-11-16T00:00:00Z" },
	{ "lowest rank before the last",
		RSS("",
			"<pubDate>2026-11-16</pubDate>"
			"<dcterms:created>2026-11-10</dcterms:created>"),
		"published", "2026-11-16T00:00:00Z" },
	{ "date before update",
		RSS("", "<dc:date>2026-11-16</dc:date><atom:updated>2026-11-17</atom:updated>"),
		"published", "2026-11-16T00:00:00Z" },
	{ "date as update", RSS("", "<dc:date>2026-11-16</dc:date>"), "updated",
		"2026-11-16T00:00:00Z" },
	{ "no date", RSS("", "<pubDate>yesterday</pubDate>"), "published", "null" },
};
/* clang-format on */

/* clang-format off */
static const Row author_rows[] = {
	{ "mail (Name)", RSS("", "<author>me@example.org (Ceri Ward)</author>"), "author",
		"Ceri Ward" },
	{ "Name (mail)", RSS("", "<author>Ceri Ward (me@example.org)</author>"), "author",
		"Ceri Ward" },
	{ "Name <mail>", RSS("", "<author>Ceri Ward &lt;me@example.org&gt;</author>"), "author",
		"Ceri Ward" },
	{ "quoted name", RSS("", "<author>me@example.org (\"Ceri\")</author>"), "author", "Ceri" },
	{ "brackets in a name", RSS("", "<author>Ceri (she) Ward</author>"), "author",
		"Ceri (she) Ward" },
	{ "HTML", RSS("", "<author>&lt;b>Ceri&lt;/b></author>"), "author", "Ceri" },
	{ "no HTML", RSS("", "<author>Ceri &lt;Ada</author>"), "author", "Ceri <Ada" },
	{ "mail and nothing", RSS("", "<author>me@example.org ()</author>"), "author",
		"me@example.org ()" },
	{ "nothing and mail", RSS("", "<author>(me@example.org)</author>"), "author",
		"(me@example.org)" },
	{ "name beside an element", RSS("", "<author>Ceri<email>me@example.org</email></author>"),
		"author", "Ceri" },
	{ "mail alone", RSS("", "<author>me@example.org</author>"), "author", "me@example.org" },
	{ "Dublin Core before mail",
		RSS("", "<author>me@example.org</author><dc:creator>Ceri</dc:creator>"), "author",
		"Ceri" },
	{ "first of several", RSS("", "<dc:creator>Ceri</dc:creator><dc:creator>Ada</dc:creator>"),
		"author", "Ceri" },
	{ "iTunes", RSS("", "<itunes:author>Ceri</itunes:author>"), "author", "Ceri" },
	{ "person", ATOM("", "<author><name>Ceri</name><email>me@example.org</email></author>"),
		"author", "Ceri" },
	{ "person's page", ATOM("", "<author><name>Ceri</name><uri>/ceri</uri></author>"),
		"author_url", "https://feeds.example.org/ceri" },
	{ "person with a mail only", ATOM("", "<author><email>me@example.org</email></author>"),
		"author", "me@example.org" },
	{ "feed's author", ATOM("<author><name>Ceri</name></author>", "<title>x</title>"), "author",
		"Ceri" },
	{ "editor", RSS("<managingEditor>me@example.org (Ceri)</managingEditor>", ""), "author",
		"Ceri" },
	{ "author of a source",
		ATOM("<author><name>Planet</name></author>",
			"<source><title>x</title><author><name>Ada</name></author></source>"),
		"author", "Ada" },
	{ "author before that of a source",
		ATOM("",
			"<source><author><name>Ada</name></author></source>"
			"<author><name>Ceri</name></author>"),
		"author", "Ceri" },
	{ "Atom's author in RSS",
		RSS("", "<author><name>Ceri</name><uri>/ceri</uri></author>"), "author", "Ceri" },
};
/* clang-format on */

static const Row content_rows[] = {
	{ "description", RSS("", "<description>One &lt;b&gt;two&lt;/b&gt;</description>"),
		"content", "One <b>two</b>" },
	{ "description is HTML", RSS("", "<description>One &lt;b&gt;two&lt;/b&gt;</description>"),
		"content_type", "html" },
	{ "description is text", RSS("", "<description>One &amp; two\nthree</description>"),
		"content_type", "text" },
	{ "lines of a text", RSS("", "<description>One &amp; two\nthree</description>"), "text",
		"One & two\nthree" },
	{ "all content before description",
		RSS("", "<description>Short</description><content:encoded>Long</content:encoded>"),
		"content", "Long" },
	{ "empty content",
		RSS("",
			"<content:encoded> </content:encoded><description>Short"
			"</description>"),
		"content", "Short" },
	{ "bare elements",
		RSS("", "<description>One <b class='x'>&lt;two&gt;</b><br/></description>"),
		"content", "One <b class=\"x\">&lt;two&gt;</b><br>" },
	{ "bare elements and CDATA",
		RSS("",
			"<description><p>One</p><![CDATA[<b>two</b>]]>"
			"</description>"),
		"content", "<p>One</p><b>two</b>" },
	{ "body", RSS("", "<body xmlns='http://www.w3.org/1999/xhtml'><p>One</p></body>"),
		"content", "<p>One</p>" },
	{ "iTunes summary", RSS("", "<itunes:summary>One</itunes:summary>"), "content", "One" },
	{ "Media RSS",
		RSS("",
			"<media:group><media:description>One</media:description>"
			"</media:group>"),
		"content", "One" },
	{ "Atom content before summary",
		ATOM("", "<summary>Short</summary><content>Long</content>"), "content", "Long" },
	{ "Atom summary", ATOM("", "<summary>Short</summary>"), "content", "Short" },
	{ "Atom text", ATOM("", "<content type='text'>a &lt;b&gt;</content>"), "text", "a <b>" },
	{ "Atom in RSS", RSS("", "<atom:summary type='html'>&lt;p&gt;One&lt;/p&gt;</atom:summary>"),
		"content", "<p>One</p>" },
	{ "Atom XHTML under its own base",
		ATOM("",
			"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
			"<p xml:base='http://a.example/b/'><a href='c'>x</a></p></div></content>"),
		"content",
		"<div><p base=\"http://a.example/b/\"><a href=\"http://a.example/b/c\">x</a>"
		"</p></div>" },
	{ "base of the content",
		ATOM("",
			"<content type='html' xml:base='http://a.example/b/'>x"
			"</content>"),
		"base_url", "http://a.example/b/" },
	{ "binary content", ATOM("", "<content type='image/png'>/////w==</content>"), "content",
		"null" },
	{ "unclosed elements",
		RSS("",
			"<description>One <p>two</description><pubDate>2026-11-16"
			"</pubDate>"),
		"published", "2026-11-16T00:00:00Z" },
	{ "id that is a path, under xml:base",
		"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://a.example/b/'><entry>"
		"<id>c/1</id></entry></feed>",
		"id", "http://a.example/b/c/1" },
	{ "id that is a path, without one", ATOM("", "<id>c/1</id>"), "id", "c/1" },
	{ "id that is a word, under xml:base",
		"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://a.example/b/'><entry>"
		"<id>c1</id></entry></feed>",
		"id", "c1" },
	{ "id that is a name, under xml:base",
		"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://a.example/b/'><entry>"
		"<id>tag:a.example,2026:/1</id></entry></feed>",
		"id", "tag:a.example,2026:/1" },
	{ "an entry of no vocabulary in RSS",
		"<rss><channel><entry><title>One</title></entry></channel></rss>", "title", "One" },
	{ "an author as Atom has it, of all of an RSS feed",
		"<rss><channel><author><name>Ceri</name></author><item/></channel></rss>", "author",
		"Ceri" },
	{ "a language as RSS has it, of all of an Atom feed",
		"<feed xmlns='http://www.w3.org/2005/Atom'><language>cy</language><entry/></feed>",
		"language", "cy" },
	{ "an editor as RSS has them, of all of an Atom feed",
		"<feed xmlns='http://www.w3.org/2005/Atom'><managingEditor>Ceri</managingEditor>"
		"<entry/></feed>",
		"author", "Ceri" },
	{ "a date of figures alone", RSS("", "<pubDate>04/11/2026</pubDate>"), "published",
		"2026-11-04T00:00:00Z" },
	{ "a date of figures alone, in a feed that writes the month first",
		"<rss><channel><item><pubDate>04/11/2026</pubDate></item>"
		"<item><pubDate>10/25/2026</pubDate></item></channel></rss>",
		"published", "2026-04-11T00:00:00Z" },
	{ "a date of figures alone, in a feed that writes the day first",
		"<rss><channel><item><pubDate>03/04/2026</pubDate></item>"
		"<item><pubDate>25-10-2026</pubDate></item></channel></rss>",
		"published", "2026-04-03T00:00:00Z" },
	{ "a date of no vocabulary", RSS("", "<date>2026-11-01T10:00:00Z</date>"), "published",
		"2026-11-01T10:00:00Z" },
};

static const Row tag_rows[] = {
	{ "categories", RSS("", "<category>JoyFE</category><category>Further Education</category>"),
		"tags", "[\"#JoyFE\",\"#FurtherEducation\"]" },
	{ "category with its sign", RSS("", "<category>#JoyFE</category>"), "tags",
		"[\"#JoyFE\"]" },
	{ "path", RSS("", "<category>/News/</category>"), "tags", "[\"#News\"]" },
	{ "hyphen", RSS("", "<category>e-learning</category>"), "tags", "[\"#elearning\"]" },
	{ "category that is no tag", RSS("", "<category>R&D</category><category>C++</category>"),
		"tags", "[]" },
	{ "Atom term", ATOM("", "<category term='joyfe'/>"), "tags", "[\"#joyfe\"]" },
	{ "Atom label", ATOM("", "<category term='joyfe' label='#JoyFE'/>"), "tags",
		"[\"#JoyFE\"]" },
	{ "label that is no tag", ATOM("", "<category term='joyfe' label='Joy &amp; FE'/>"), "tags",
		"[\"#joyfe\"]" },
	{ "label that is another tag", ATOM("", "<category term='joyfe' label='Joy in FE'/>"),
		"tags", "[\"#JoyinFE\",\"#joyfe\"]" },
	{ "several in one", RSS("", "<category>JoyFE, UK FE Chat; #edtech | x</category>"), "tags",
		"[\"#JoyFE\",\"#UKFEChat\",\"#edtech\",\"#x\"]" },
	{ "several with their signs", RSS("", "<category>#JoyFE #UKFEChat</category>"), "tags",
		"[\"#JoyFE\",\"#UKFEChat\"]" },
	{ "several in a term", ATOM("", "<category term='joyfe,ukfechat'/>"), "tags",
		"[\"#joyfe\",\"#ukfechat\"]" },
	{ "in a text that is not shown",
		RSS("",
			"<description>Short: #JoyFE</description>"
			"<content:encoded>&lt;p>Long: #UKFEChat&lt;/p></content:encoded>"),
		"tags", "[\"#UKFEChat\",\"#JoyFE\"]" },
	{ "in a title that is not shown",
		RSS("", "<title>Tea</title><media:title>Tea #JoyFE</media:title>"), "tags",
		"[\"#JoyFE\"]" },
	{ "of Media RSS",
		RSS("", "<media:group><media:description>#JoyFE</media:description></media:group>"),
		"tags", "[\"#JoyFE\"]" },
	{ "category for machines",
		ATOM("", "<category term='http://schemas.google.com/blogger/2008/kind#post'/>"),
		"tags", "[]" },
	{ "keywords", RSS("", "<itunes:keywords>one, two words</itunes:keywords>"), "tags",
		"[\"#one\",\"#twowords\"]" },
	{ "subject", RSS("", "<dc:subject>JoyFE</dc:subject>"), "tags", "[\"#JoyFE\"]" },
	{ "categories first, then title and text",
		RSS("",
			"<title>On #Gŵyl</title><description>&lt;p&gt;#ukfechat #Other&lt;/p&gt;"
			"</description><category>UKFEChat</category>"),
		"tags", "[\"#UKFEChat\",\"#Gŵyl\",\"#Other\"]" },
	{ "in a medium's words",
		RSS("",
			"<title>x</title><media:content url='http://a.example/1.jpg'>"
			"<media:title>#JoyFE</media:title><media:text>#Two</media:text>"
			"<media:keywords>Three</media:keywords>"
			"<media:description>#Four</media:description></media:content>"),
		"tags", "[\"#Three\",\"#Four\",\"#JoyFE\",\"#Two\"]" },
	{ "in a medium without an address",
		RSS("",
			"<media:content><media:description>#JoyFE</media:description>"
			"</media:content>"),
		"tags", "[\"#JoyFE\"]" },
	{ "in what describes a picture",
		RSS("", "<description>&lt;img src='/1.png' alt='Of #JoyFE'></description>"), "tags",
		"[\"#JoyFE\"]" },
	{ "in a podcast's title", RSS("", "<title>x</title><itunes:title>#JoyFE</itunes:title>"),
		"tags", "[\"#JoyFE\"]" },
	{ "keywords of no vocabulary", RSS("", "<keywords>JoyFE, UKFEChat</keywords>"), "tags",
		"[\"#JoyFE\",\"#UKFEChat\"]" },
	{ "subject and abstract",
		RSS("",
			"<dcterms:subject xmlns:dcterms='http://purl.org/dc/terms/'>JoyFE"
			"</dcterms:subject><dcterms:abstract "
			"xmlns:dcterms='http://purl.org/dc/terms/'>#Two</dcterms:abstract>"),
		"tags", "[\"#JoyFE\",\"#Two\"]" },
	{ "nothing in what is no text",
		RSS("", "<author>#JoyFE</author><guid>#Tea</guid><title>x</title>"), "tags", "[]" },
	{ "nothing in links", RSS("", "<description>http://example.org/#part</description>"),
		"tags", "[]" },
};

/* clang-format off */
static const Row media_rows[] = {
	{ "enclosure", RSS("", "<enclosure url='http://example.org/1.mp3' type='audio/mpeg'/>"),
		"media",
		"[{\"kind\":\"audio\",\"url\":\"http://example.org/1.mp3\",\"alt\":null}]" },
	{ "Atom enclosure", ATOM("", "<link rel='enclosure' type='video/mp4' href='/1.mp4'/>"),
		"media",
		"[{\"kind\":\"video\",\"url\":\"https://feeds.example.org/1.mp4\",\"alt\":null}]" },
	{ "Media RSS with its description",
		RSS("",
			"<media:content url='http://example.org/1' medium='image'>"
			"<media:description>A bowl</media:description></media:content>"),
		"media",
		"[{\"kind\":\"picture\",\"url\":\"http://example.org/1\",\"alt\":\"A bowl\"}]" },
	{ "picture in the content",
		RSS("", "<description>&lt;p>x&lt;img src='/1.png' alt='A bowl'></description>"),
		"media",
		"[{\"kind\":\"picture\",\"url\":\"https://feeds.example.org/1.png\","
		"\"alt\":\"A bowl\"}]" },
	{ "no link to a page",
		RSS("", "<link>http://example.org/</link><atom:link href='/1.mp3'/>"), "media",
		"[]" },
	{ "medium before type",

		RSS("",
			"<media:content url='http://example.org/1' medium='audio' type='image'/>"),
		"media",
		"[{\"kind\":\"audio\",\"url\":\"http://example.org/1\",\"alt\":null}]" },
	{ "ending before a query", RSS("", "<enclosure url='http://example.org/1.MP4?a=.png'/>"),
		"media",
		"[{\"kind\":\"video\",\"url\":\"http://example.org/1.MP4?a=.png\","
		"\"alt\":null}]" },
	{ "one picture said twice",
		RSS("",
			"<enclosure url='http://example.org/1.png'/><description>&lt;img "
			"src='http://example.org/1.png' alt='A bowl'></description>"),
		"media",
		"[{\"kind\":\"picture\",\"url\":\"http://example.org/1.png\","
		"\"alt\":\"A bowl\"}]" },
	{ "two pictures",
		RSS("",
			"<enclosure url='http://example.org/1.png'/>"
			"<enclosure url='http://example.org/2.png'/>"),
		"media",
		"[{\"kind\":\"picture\",\"url\":\"http://example.org/1.png\",\"alt\":null},"
		"{\"kind\":\"picture\",\"url\":\"http://example.org/2.png\",\"alt\":null}]" },
	{ "thumbnail", RSS("", "<media:thumbnail url='http://example.org/1' width='640'/>"),
		"media",
		"[{\"kind\":\"picture\",\"url\":\"http://example.org/1\",\"alt\":null}]" },
	{ "smallest thumbnail",
		RSS("", "<media:thumbnail url='http://example.org/1' width='100'/>"),
		"media",
		"[{\"kind\":\"picture\",\"url\":\"http://example.org/1\",\"alt\":null}]" },
	{ "tiny thumbnail", RSS("", "<media:thumbnail url='http://example.org/1' width='99'/>"),
		"media", "[]" },
	{ "cover beside a picture",
		RSS("",
			"<enclosure url='http://example.org/1.jpg'/>"
			"<itunes:image href='http://e.example/'/>"),
		"media",
		"[{\"kind\":\"picture\",\"url\":\"http://example.org/1.jpg\",\"alt\":null}]" },
};
/* clang-format on */

#define META(attributes) \
	RSS("<xhtml:meta xmlns:xhtml='http://www.w3.org/1999/xhtml' " attributes "/>", "")

static const Row feed_rows[] = {
	{ "network", RSS("<title>AmplifyFE &amp;amp; friends</title>", ""), "network",
		"AmplifyFE & friends" },
	{ "long network",
		RSS("<title>One two three four five six seven eight nine ten eleven twelve"
		    "</title>",
			""),
		"network", "One two three four five six seven eight nine ten eleven…" },
	{ "language", RSS("<language>en_GB</language>", ""), "language", "en-GB" },
	{ "language of an item", RSS("<language>en</language>", "<dc:language>CY</dc:language>"),
		"language", "cy" },
	{ "language that is none", RSS("<language>English (British)</language>", ""), "language",
		"null" },
	{ "xml:lang", "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='cy'><entry/></feed>",
		"language", "cy" },
	{ "nothing said", RSS("", "<media:rating>adult</media:rating>"), "consent", "null" },
	{ "blocked feed", RSS("<itunes:block>Yes</itunes:block>", ""), "consent", "refused" },
	{ "blocked item", RSS("", "<itunes:block>yes</itunes:block>"), "consent_reason",
		"itunes:block: yes" },
	{ "not blocked", RSS("<itunes:block>no</itunes:block>", ""), "consent", "null" },
	{ "blocked by nothing", RSS("<itunes:block/>", ""), "consent", "null" },
	{ "password",
		RSS("",
			"<content:encoded><![CDATA[<form action=\"https://blog.example/"
			"wp-login.php?action=postpass\" class=\"post-password-form\" "
			"method=\"post\"><p>This content is password protected.</p>"
			"</form>]]></content:encoded>"),
		"consent_reason", "the post asks for a password" },
	{ "another form",
		RSS("",
			"<content:encoded><![CDATA[<form action=\"/search\"></form> "
			"wp-login.php?action=postpass]]></content:encoded>"),
		"consent", "null" },
	{ "other robots", META("name='robots' content='all'"), "consent", "null" },
	{ "no robots", META("name='author' content='noindex'"), "consent", "null" },
	{ "half of robots", META("name='robots'"), "consent", "null" },
	{ "other half of robots", META("content='noindex'"), "consent", "null" },
	{ "robots", META("name='Robots' content='none,noindex'"), "consent_reason",
		"robots: noindex" },
};

#define MASTODON(description) \
	RSS("<title>#JoyFE</title>", \
		"<link>https://tooter.example/@ada/115</link><description>" description \
		"</description>")
#define WARNED \
	MASTODON("&lt;p>&lt;strong>Content warning:&lt;/strong> food &amp;amp; drink&lt;/p>" \
		 "&lt;hr />&lt;p>Soup&lt;/p>")

static const Row mastodon_rows[] = {
	{ "network", MASTODON("&lt;p>Soup&lt;/p>"), "network", "Mastodon" },
	{ "handle", MASTODON("&lt;p>Soup&lt;/p>"), "author_handle", "@ada@tooter.example" },
	{ "handle of another host",
		RSS("", "<link>https://tooter.example/@ada@other.example/115</link>"),
		"author_handle", "@ada@other.example" },
	{ "warning", WARNED, "warning", "food & drink" },
	{ "text without the warning", WARNED, "text", "Soup" },
	{ "no warning", MASTODON("&lt;p>Soup&lt;/p>"), "warning", "null" },
	{ "a bold beginning",
		MASTODON("&lt;p>&lt;strong>No&lt;/strong> warning&lt;/p>&lt;p>x"
			 "&lt;/p>"),
		"warning", "null" },
	{ "warning of nothing",
		MASTODON("&lt;p>&lt;strong>Content warning:&lt;/strong>&lt;/p>&lt;hr>Soup"),
		"warning", "" },
	{ "handle of a letter", RSS("", "<link>https://tooter.example/@a/115</link>"),
		"author_handle", "@a@tooter.example" },
	{ "handle of nothing", RSS("", "<link>https://tooter.example/@/1/5</link>"),
		"author_handle", "null" },
	{ "no number", RSS("", "<link>https://tooter.example/@ada/</link>"), "author_handle",
		"null" },
	{ "a post with a title",
		RSS("", "<title>x</title><link>https://tooter.example/@ada/115</link>"),
		"author_handle", "null" },
	{ "another path", RSS("", "<link>https://medium.example/@ada/soup-115</link>"),
		"author_handle", "null" },
};

ROWS_TEST(title)
ROWS_TEST(link)
ROWS_TEST(id)
ROWS_TEST(date)
ROWS_TEST(author)
ROWS_TEST(content)
ROWS_TEST(tag)
ROWS_TEST(media)
ROWS_TEST(feed)
ROWS_TEST(mastodon)

/* What links are relative to in a document of which nobody knows whence it came. */
static void
test_from_nowhere(void)
{
	static const struct {
		const char *head, *want;
	} rows[] = {
		{ "<link rel='self' href='http://s.example/a/feed'/>", "http://s.example/a/1" },
		{ "<title>x</title><link rel='hub' href='http://h.example/'/>"
		  "<link rel='self' href='http://s.example/a/feed'/>",
			"http://s.example/a/1" },
		{ "<link href='http://a.example/b/'/>", "http://a.example/b/1" },
		{ "<link href='http://a.example/'/><link rel='self' href='http://s.example/'/>",
			"http://s.example/1" },
		{ "<link rel='hub' href='http://h.example/'/>", NULL },
		{ "<link rel='self' href='/feed'/>", NULL },
		{ "", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf(
			"<feed xmlns='http://www.w3.org/2005/Atom'>%s<entry><link href='1'/>"
			"</entry></feed>",
			rows[i].head);
		g_autoptr(GPtrArray) posts = read_posts_from("", text);

		g_test_message("%s", rows[i].head);
		g_assert_cmpstr(((Post *)g_ptr_array_index(posts, 0))->url, ==, rows[i].want);
	}
}

/* Items that were never closed, and what is nested in them, are items all the same. */
static void
test_unclosed_items(void)
{
	g_autoptr(GPtrArray) posts = read_posts(
		"<rss><channel><item><title>One</title><description>a<b>b<i>c</description>"
		"<link>http://example.org/1</link><item><title>Two</title></item>"
		"<item><title>Three</channel></rss>");
	static const char *const want[] = { "One", "Two", "Three" };

	g_assert_cmpuint(posts->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < posts->len; i++) {
		g_assert_cmpstr(((Post *)g_ptr_array_index(posts, i))->title, ==, want[i]);
	}
}

/* An item that stands in another is its own, and does not end the other. */
static void
test_nested_items(void)
{
	g_autoptr(GPtrArray) empty =
		read_posts("<rss><channel><item><title>One</title><item></item>"
			   "<link>http://example.org/1</link></item>"
			   "<item><title>Two</title></item></channel></rss>");
	g_autoptr(GPtrArray) full =
		read_posts("<feed><entry><title>One</title><entry><title>In it</title></entry>"
			   "<link href='http://example.org/1'/></entry>"
			   "<entry><title>Two</title></entry></feed>");

	g_assert_cmpuint(empty->len, ==, 2);
	g_assert_cmpstr(((Post *)g_ptr_array_index(empty, 0))->url, ==, "http://example.org/1");
	g_assert_cmpuint(full->len, ==, 3);
	g_assert_cmpstr(((Post *)g_ptr_array_index(full, 0))->url, ==, "http://example.org/1");
	g_assert_cmpstr(((Post *)g_ptr_array_index(full, 1))->title, ==, "In it");
	g_assert_cmpstr(((Post *)g_ptr_array_index(full, 2))->title, ==, "Two");
}

#define FIVE_PARTS "<guid/><guid/><guid/><guid/><guid/>"
#define TWENTY_PARTS FIVE_PARTS FIVE_PARTS FIVE_PARTS FIVE_PARTS

/* Of too many items the newest stay, wherever they stand, and those without a date go first. */
static void
test_newest(void)
{
	g_autoptr(GString) document = g_string_new("<rss><channel><item><title>Old</title></item>");
	g_autoptr(GPtrArray) posts = NULL;

	/* Of the parts that may be held at a time, twice as many items as may stay use all. */
	for (guint i = 0; i < 3 * FEED_ITEMS_MAX; i++) {
		g_string_append_printf(document,
			"<item><title>%u</title><pubDate>%u</pubDate>" TWENTY_PARTS
			"<guid/><guid/><guid/></item>",
			i, 1700000000 + i);
	}
	g_string_append(document, "</channel></rss>");
	posts = read_posts(document->str);
	g_assert_cmpuint(posts->len, ==, FEED_ITEMS_MAX);
	for (guint i = 0; i < FEED_ITEMS_MAX; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		g_autofree char *want = g_strdup_printf("%u", 2 * FEED_ITEMS_MAX + i);

		g_assert_cmpstr(post->title, ==, want);
	}
}

static void
test_caps(void)
{
	g_autoptr(GString) items = g_string_new("<rss><channel>");
	g_autoptr(GString) tags = g_string_new("<rss><channel><item>");
	g_autoptr(GString) deep = g_string_new("<rss><channel><item><title>One</title></item>");
	g_autoptr(GPtrArray) many = NULL;
	g_autoptr(GPtrArray) last = NULL;
	g_autoptr(GPtrArray) tagged = NULL;
	g_autoptr(GPtrArray) nested = NULL;

	for (guint i = 0; i < FEED_ITEMS_MAX + 10; i++) {
		g_string_append(items, "<item/>");
		g_string_append_printf(tags, "<category>tag%u</category>", i);
	}
	for (guint i = 0; i < 20000; i++) {
		g_string_append(deep, "<a>");
	}
	many = read_posts(items->str);
	g_assert_cmpuint(many->len, ==, FEED_ITEMS_MAX);
	/* The last item within the cap is not closed: it ends with the document. */
	g_string_truncate(items, items->len - 11 * strlen("<item/>"));
	g_string_append(items, "<item></channel></rss>");
	last = read_posts(items->str);
	g_assert_cmpuint(last->len, ==, FEED_ITEMS_MAX);
	g_string_append(tags, "</item></channel></rss>");
	tagged = read_posts(tags->str);
	g_assert_cmpuint(((Post *)g_ptr_array_index(tagged, 0))->tags->len, ==, 100);
	nested = read_posts(deep->str);
	g_assert_cmpuint(nested->len, ==, 1);
}

/* Bases that grow with every level would fill the memory. */
static void
test_long_bases(void)
{
	g_autoptr(GString) document = g_string_new("<feed xml:base='http://example.org/'>");
	g_autofree char *step = g_strnfill(100, 'x');
	g_autoptr(GPtrArray) posts = NULL;

	for (guint i = 0; i < 100; i++) {
		g_string_append_printf(document, "<feed xml:base='%s/'>", step);
	}
	g_string_append(document, "<entry><link href='1'/></entry>");
	for (guint i = 0; i < 101; i++) {
		g_string_append(document, "</feed>");
	}
	posts = read_posts(document->str);
	g_assert_cmpuint(posts->len, ==, 1);
	g_assert_cmpuint(strlen(((Post *)g_ptr_array_index(posts, 0))->url), <, 1100);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed_items/title", test_title);
	g_test_add_func("/feed_items/link", test_link);
	g_test_add_func("/feed_items/id", test_id);
	g_test_add_func("/feed_items/date", test_date);
	g_test_add_func("/feed_items/author", test_author);
	g_test_add_func("/feed_items/content", test_content);
	g_test_add_func("/feed_items/tag", test_tag);
	g_test_add_func("/feed_items/media", test_media);
	g_test_add_func("/feed_items/feed", test_feed);
	g_test_add_func("/feed_items/mastodon", test_mastodon);
	g_test_add_func("/feed_items/from_nowhere", test_from_nowhere);
	g_test_add_func("/feed_items/unclosed_items", test_unclosed_items);
	g_test_add_func("/feed_items/nested_items", test_nested_items);
	g_test_add_func("/feed_items/newest", test_newest);
	g_test_add_func("/feed_items/caps", test_caps);
	g_test_add_func("/feed_items/long_bases", test_long_bases);
	return g_test_run();
}
