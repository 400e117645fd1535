/* Hostile HTML: what a person reads of it, and what may stand in our mail. */
#include "text/html.h"

#include "../expect.h"
#include "hostile.h"
#include "html_part.h"

#include <string.h>

#define BASE "https://example.org/dir/page"

typedef struct Row {
	const char *name;
	const char *input;
	const char *want_plain;
	const char *want_safe;
} Row;

static void
check_rows(gconstpointer data)
{
	for (const Row *row = data; row->name != NULL; row++) {
		g_autofree char *plain = html_to_plain(row->input);
		g_autofree char *safe = make_safe(row->input, BASE);

		expect_text(row->name, plain, row->want_plain);
		expect_text(row->name, safe, row->want_safe);
	}
}

/* clang-format off */
static const Row text_rows[] = {
	{"empty", "", "", ""},
	{"no text", "<p> <b></b>\n<br></p>", "", ""},
	{"plain text", "a < b & c > d \"e\"", "a < b & c > d \"e\"",
	 "<p>a &lt; b &amp; c &gt; d &quot;e&quot;</p>"},
	{"entities", "&lt;p&gt; &amp;amp; caf&eacute; &#8217; &#x1f389; &nope;",
	 "<p> &amp; café ’ 🎉 &nope;", "<p>&lt;p&gt; &amp;amp; café ’ 🎉 &amp;nope;</p>"},
	{"windows-1252 by number", "don&#146;t &#150; &#129;", "don’t – \ufffd",
	 "<p>don’t – \ufffd</p>"},
	{"white space", " a\n\t b&nbsp; c ", "a b c", "<p>a b c</p>"},
	{"white space at tags", "<b>a </b>b<i> c</i> <u> d</u>", "a b c d",
	 "<p><b>a</b> b <i>c</i> <u>d</u></p>"},
	{"what does not show", "a&#x202e;b&shy;c&#8203;d&#1;&#x1b;", "abcd", "<p>abcd</p>"},
	{"emoji of joined parts", "👨&zwj;👩", "👨\u200d👩", "<p>👨\u200d👩</p>"},
	{"comments and instructions", "a<!-- b --><?php c ?><!doctype html>d", "ad", "<p>ad</p>"},
	{"whole page", "<html><head><title>T</title></head><body><p>a</body></html>", "a",
	 "<p>a</p>"},
	{NULL, NULL, NULL, NULL},
};
/* clang-format on */

/* clang-format off */
static const Row block_rows[] = {
	{"paragraphs", "<p>a</p>\n\n\n<p>b<p>c", "a\n\nb\n\nc", "<p>a</p><p>b</p><p>c</p>"},
	{"breaks", "a<br>b<br/><br>c<br><br><br>d<br>", "a\nb\n\nc\n\nd",
	 "<p>a<br>b<br><br>c<br><br>d</p>"},
	{"breaks between paragraphs", "<p>a<br></p><br><p><br>b</p>", "a\n\nb", "<p>a</p><p>b</p>"},
	{"divs", "<div>a</div><div><div>b</div>c</div>d", "a\nb\nc\nd",
	 "<p>a</p><p>b</p><p>c</p><p>d</p>"},
	{"list", "<p>a</p><ul><li>b<li>c <b>d</b></ul>e", "a\n\n• b\n• c d\ne",
	 "<p>a</p><ul><li>b</li><li>c <b>d</b></li></ul><p>e</p>"},
	{"list in a list", "<ol><li>a<ul><li>b</ul>c<li><p>d</p><p>e</p></ol>",
	 "• a\n• b\nc\n\n• d\n\ne",
	 "<ol><li>a<ul><li>b</li></ul>c</li><li><p>d</p><p>e</p></li></ol>"},
	{"blocks in an item", "<ul><li>a<div>b</div>c</ul>", "• a\nb\nc",
	 "<ul><li>a<br>b<br>c</li></ul>"},
	{"items without list", "<li>a<li>b", "• a\n• b", "<ul><li>a</li><li>b</li></ul>"},
	{"list without items", "<ul>a<p>b</ul>", "a\n\nb", "<ul><li>a</li><li><p>b</p></li></ul>"},
	{"empty items", "<ul><li></li><li> <li>a</ul>", "• a", "<ul><li>a</li></ul>"},
	{"quote", "a<blockquote>b<p>c</p></blockquote>d", "a\n\nb\n\nc\n\nd",
	 "<p>a</p><blockquote><p>b</p><p>c</p></blockquote><p>d</p>"},
	{"headings", "<h1>a</h1><h6>b <strong>c</strong></h6>d", "a\n\nb c\n\nd",
	 "<p><strong>a</strong></p><p><strong>b c</strong></p><p>d</p>"},
	{"pre", "<pre>\na\n  b <b>c  d</b>\n\n\n\ne\n</pre>f", "a\n  b c  d\n\ne\n\nf",
	 "<pre>a\n  b <b>c  d</b>\n\ne</pre><p>f</p>"},
	{"code", "<pre><code>x = 1\ny</code></pre>", "x = 1\ny",
	 "<pre><code>x = 1\ny</code></pre>"},
	{"table", "<table><tr><th>a<th>b<tr><td>c<td>d</table>e", "a b\nc d\ne",
	 "<p>a b</p><p>c d</p><p>e</p>"},
	{"rule", "a<hr>b", "a\n\nb", "<p>a</p><p>b</p>"},
	{"figure", "<figure><img src=x><figcaption>a</figcaption></figure>b", "a\nb",
	 "<p>a</p><p>b</p>"},
	{NULL, NULL, NULL, NULL},
};
/* clang-format on */

/* clang-format off */
static const Row inline_rows[] = {
	{"kept ones", "<em>a</em><strong>b</strong><i>c</i><u>d</u><s>e</s><del>f</del>", "abcdef",
	 "<p><em>a</em><strong>b</strong><i>c</i><u>d</u><s>e</s><del>f</del></p>"},
	{"unwrapped ones", "<span>a</span><font color=red>b</font><o:p>c</o:p><blink>d</blink>",
	 "abcd",
	 "<p>abcd</p>"},
	{"renamed ones", "<tt>a</tt><strike>b</strike><ins>c</ins>", "abc",
	 "<p><code>a</code><s>b</s><u>c</u></p>"},
	{"never closed", "<p><b>a<p>b", "a\n\nb", "<p><b>a</b></p><p>b</p>"},
	{"crossed", "<b>a<i>b</b>c</i>d", "abcd", "<p><b>a<i>b</i></b>cd</p>"},
	{"the same in itself", "<b>a<b>b</b></b>c", "abc", "<p><b>ab</b>c</p>"},
	{"around blocks", "<em><div>a</div><ul><li>b</li></ul></em>", "a\n• b",
	 "<p><em>a</em></p><ul><li><em>b</em></li></ul>"},
	{"attributes go", "<p class=x style='color:red' onclick=y id=z>a", "a", "<p>a</p>"},
	{"language", "<p lang=cy dir=ltr>a <span lang='ga'>b</span></p>", "a b",
	 "<p lang=\"cy\" dir=\"ltr\">a <span lang=\"ga\">b</span></p>"},
	{"language of a block", "<div lang=cy><p>a</p>b</div>", "a\n\nb",
	 "<p><span lang=\"cy\">a</span></p><p><span lang=\"cy\">b</span></p>"},
	{"language of a heading", "<h2 lang=cy>a</h2>", "a",
	 "<p lang=\"cy\"><strong>a</strong></p>"},
	{"no language", "<p lang='\"><script>' dir=up>a", "a", "<p>a</p>"},
	{NULL, NULL, NULL, NULL},
};
/* clang-format on */

/* clang-format off */
static const Row link_rows[] = {
	{"link", "<a href='https://a.example/b?c=1&amp;d=2' target=_blank>x</a>", "x",
	 "<p><a href=\"https://a.example/b?c=1&amp;d=2\">x</a></p>"},
	{"relative", "<a href=../b>x</a>", "x", "<p><a href=\"https://example.org/b\">x</a></p>"},
	{"without address", "<a name=x>y</a><a href=''>z</a>", "yz", "<p>yz</p>"},
	{"quotes in it", "<a href='https://a.example/\"><script>'>x</a>", "x",
	 "<p><a href=\"https://a.example/%22%3E%3Cscript%3E\">x</a></p>"},
	{"mail", "<a href='MAILTO:a.b+c@example.org?bcc=d@example.org'>x</a>", "x",
	 "<p><a href=\"mailto:a.b+c@example.org\">x</a></p>"},
	{"mail with blanks", "<a href=' mailto:%20a@example.org '>x</a>", "x",
	 "<p><a href=\"mailto:a@example.org\">x</a></p>"},
	{"mail with a line end", "<a href='mailto:a@example.org%0aBcc:b'>x</a>", "x", "<p>x</p>"},
	{"script", "<a href='javascript:alert(1)'>x</a>", "x", "<p>x</p>"},
	{"script by number", "<a href='&#106;avascript:alert(1)'>x</a>", "x", "<p>x</p>"},
	{"script with a line end", "<a href='java\nscript:alert(1)'>x</a>", "x", "<p>x</p>"},
	{"script after a control character", "<a href='&#1;javascript:alert(1)'>x</a>", "x",
	 "<p>x</p>"},
	{"data", "<a href='data:text/html,x'>x</a>", "x", "<p>x</p>"},
	{"link in a link", "<a href=/a>x<a href=/b>y</a></a>", "xy",
	 "<p><a href=\"https://example.org/a\">x</a><a href=\"https://example.org/b\">y</a></p>"},
	{"link around blocks", "<a href=/a><div>x</div><p>y</p></a>z", "x\n\ny\n\nz",
	 "<p><a href=\"https://example.org/a\">x</a></p>"
	 "<p><a href=\"https://example.org/a\">y</a></p><p>z</p>"},
	{"Mastodon's address",
	 "<p><a href='https://a.example/bcd'><span class='invisible'>https://</span>"
	 "<span class='ellipsis'>a.example/b</span><span class='invisible'>cd</span></a></p>",
	 "https://a.example/bcd",
	 "<p><a href=\"https://a.example/bcd\">https://a.example/bcd</a></p>"},
	{"Mastodon's tag and person",
	 "<a href='/tags/x' class='mention hashtag' rel='tag'>#<span>JoyFE</span></a> "
	 "<span class='h-card'><a href='/@ada'>@<span>ada</span></a></span>",
	 "#JoyFE @ada",
	 "<p><a href=\"https://example.org/tags/x\">#JoyFE</a> "
	 "<a href=\"https://example.org/@ada\">@ada</a></p>"},
	{NULL, NULL, NULL, NULL},
};
/* clang-format on */

/* clang-format off */
static const Row hostile_rows[] = {
	{"script", "a<script>b</script>c", "ac", "<p>ac</p>"},
	{"script in script", "a<scr<script>ipt>b</script>c", "aipt>bc", "<p>aipt&gt;bc</p>"},
	{"style, frame, form", "a<style>b{}</style><iframe src=x>c</iframe><form>d<p>e</form>f",
	 "a\n\nd\n\ne\n\nf", "<p>a</p><p>d</p><p>e</p><p>f</p>"},
	{"svg", "a<svg><style>b</style><p>c<a href='javascript:x'>d</a></svg>e",
	 "a\n\ncd\n\ne", "<p>a</p><p>cd</p><p>e</p>"},
	{"picture", "a<img src=x onerror=alert(1) alt='b'>c", "ac", "<p>ac</p>"},
	{"emoji as picture", "a <img class=wp-smiley alt='🙂' src=x> b", "a 🙂 b", "<p>a 🙂 b</p>"},
	{"what a platform calls its own", "a <img class='emojione custom-emoji' alt=':blobcat:'> b"
	 "<img class=emoji alt=':joy:'><img class=emoji alt=':)'>", "a b:)", "<p>a b:)</p>"},
	{"mark-up in an emoji", "<img class=emoji alt='<script>'>", "<script>",
	 "<p>&lt;script&gt;</p>"},
	{"tag that is cut", "a<p title='b", "a", "<p>a</p>"},
	{"comment that is cut", "a<!-- b", "a", "<p>a</p>"},
	{"base element", "<base href='https://evil.example/'><a href=/x>y</a>", "y",
	 "<p><a href=\"https://example.org/x\">y</a></p>"},
	{NULL, NULL, NULL, NULL},
};
/* clang-format on */

/* Text stays text in what a mail cannot show, and what follows is never swallowed. */
/* clang-format off */
static const Row fallback_rows[] = {
	{"form", "<form>a<p>b</p><button>c</button></form>d", "a\n\nb\n\nc\nd",
	 "<p>a</p><p>b</p><p>c</p><p>d</p>"},
	{"button in a line", "a<button>b</button>c", "a b c", "<p>a b c</p>"},
	{"choice", "<select><optgroup label=x><option>a<option>b</select>c", "a\nb\nc",
	 "<p>a</p><p>b</p><p>c</p>"},
	{"players", "<video src=x>a <a href=/b>b</a></video><audio>c</audio>d", "a b\nc\nd",
	 "<p>a <a href=\"https://example.org/b\">b</a></p><p>c</p><p>d</p>"},
	{"objects", "<object data=x><param name=y><p>a</p></object><applet>b</applet>c",
	 "a\n\nb\nc", "<p>a</p><p>b</p><p>c</p>"},
	{"drawing", "a<svg><title>b</title><text>c</text></svg><canvas>d</canvas>e", "a c d e",
	 "<p>a c d e</p>"},
	{"formula", "<math><mi>x</mi><mo>=</mo><mn>2</mn><annotation>y</annotation></math>z",
	 "x=2 z", "<p>x=2 z</p>"},
	{"closed beside the text", "<p>a</p><noscript>b</noscript><template>c</template>"
	 "<title>d</title><textarea>e</textarea><iframe>f</iframe><NOEMBED>g</NOEMBED><p>h</p>",
	 "a\n\nh", "<p>a</p><p>h</p>"},
	{"text that begins with a sign", "<3 tea<p>b</p>c", "<3 tea\n\nb\n\nc",
	 "<p>&lt;3 tea</p><p>b</p><p>c</p>"},
	{"halves of an emoji", "a &#xD83D;&#xDE09; b &#55357;&#56841 c &#xd83d; d",
	 "a 😉 b 😉 c d", "<p>a 😉 b 😉 c d</p>"},
	{"never closed", "a<noscript>b<noscript>c<template>d<p>e #JoyFE", "abcd\n\ne #JoyFE",
	 "<p>abcd</p><p>e #JoyFE</p>"},
	{"closed, then not", "<p><rp>a</rp>b<rp>c</p>", "bc", "<p>bc</p>"},
	{"script that never ends", "a<script>b<p>c", "a", "<p>a</p>"},
	{"lines of code as blocks", "<pre><div>a</div><div>  b</div></pre>c", "a\n  b\n\nc",
	 "<pre>a\n  b</pre><p>c</p>"},
	{NULL, NULL, NULL, NULL},
};
/* clang-format on */

static void
test_escape(void)
{
	g_autofree char *escaped = html_escape("<a href=\"x\" title='y'>&amp; é</a>");

	g_assert_cmpstr(escaped, ==,
		"&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp; é&lt;/a&gt;");
}

/* @count times @unit, then "end". */
static char *
repeat(const char *unit, guint count)
{
	g_autofree char *text = hostile_repeat(unit, count);

	return g_strconcat(text, "end", NULL);
}

/* Too deep for tags to count; the text stays, and nothing is written in vain. */
static void
test_depth(void)
{
	g_autofree char *quotes = repeat("<blockquote>", 500);
	g_autofree char *safe = make_safe(quotes, NULL);
	g_autofree char *plain = html_to_plain(quotes);

	g_assert_cmpstr(plain, ==, "end");
	g_assert_true(g_str_has_prefix(safe, "<blockquote><blockquote>"));
	g_assert_true(g_str_has_suffix(safe, "</blockquote></blockquote>"));
	g_assert_nonnull(strstr(safe, "<p>end</p>"));
	g_assert_cmpuint(strlen(safe), <, 500);
}

/* However much of it there is, what comes out is text. */
static void
test_hostile(void)
{
	GString *tag = g_string_new("a<p");

	for (gsize i = 0; hostile_html[i] != NULL; i++) {
		g_autofree char *text = repeat(hostile_html[i], 50000);
		g_autofree char *plain = html_to_plain(text);
		g_autofree char *safe = make_safe(text, BASE);

		g_assert_true(g_utf8_validate(plain, -1, NULL) && g_utf8_validate(safe, -1, NULL));
	}
	for (guint i = 0; i < 100000; i++) {
		g_string_append_printf(tag, " a%u", i);
	}
	g_string_append(tag, ">b</p>");
	g_autofree char *plain = html_to_plain(tag->str);
	g_assert_cmpstr(plain, ==, "a");
	g_string_free(tag, TRUE);
}

/* A long link around many paragraphs may not grow without bound. */
static void
test_growth(void)
{
	g_autofree char *path = g_strnfill(8000, 'a');
	g_autofree char *paragraphs = repeat("<p>x", 20000);
	g_autofree char *text = g_strconcat("<a href=\"/", path, "\">", paragraphs, NULL);
	g_autofree char *safe = make_safe(text, BASE);

	g_assert_cmpuint(strlen(safe), <, 5 * 1024 * 1024);
	g_assert_true(g_str_has_suffix(safe, "x</a></p>"));
}

/* Long text arrives in pieces; no character may be cut between them. */
static void
test_long_text(void)
{
	g_autofree char *text = repeat("ŵ🎉", 5000);
	g_autofree char *plain = html_to_plain(text);

	g_assert_cmpstr(plain, ==, text);
}

static void
test_images(void)
{
	static const char html[] =
		"<img src='/a.png' alt=' A  dog '><img src=https://b.example/b.jpg alt=''>"
		"<img src=c.png><img src='/a.png'>"
		"<img src='data:image/gif;base64,R0' data-src='/late.png'>"
		"<img src=/t.gif width=1 height=1><img src=/t.gif height='1px'>"
		"<img src=/h.gif style='border:0;display:none'><img src=/w.png width='1%'>"
		"<img src=https://feeds.feedburner.com/~r/x/~4/y><img src='javascript:x'>"
		"<img alt=x>"
		"<img src=/smile.png alt='🙂'><noscript><img src=/n.png></noscript>";
	/* clang-format off */
	static const char *const want[] = {
		"https://example.org/a.png", "A dog", "https://b.example/b.jpg", NULL,
		"https://example.org/dir/c.png", NULL, "https://example.org/late.png", NULL,
		"https://example.org/w.png", NULL,
	};
	/* clang-format on */
	g_autoptr(GPtrArray) images = find_images(html, BASE);
	g_autoptr(GPtrArray) none = find_images("<img src=a.png>", NULL);

	g_assert_cmpuint(images->len, ==, G_N_ELEMENTS(want) / 2);
	for (guint i = 0; i < images->len; i++) {
		const HtmlImage *image = g_ptr_array_index(images, i);

		g_assert_cmpstr(image->url, ==, want[2 * i]);
		g_assert_cmpstr(image->alt, ==, want[2 * i + 1]);
	}
	g_assert_cmpuint(none->len, ==, 0);
	html_image_free(NULL);
}

/* HTML 5, section 13.2.5.84, has U+FFFD for it, and libxml2 since 2.14; before it was left out. */
static void
test_nul(void)
{
	g_autofree char *plain = html_to_plain("a&#0;b");
	g_autofree char *safe = make_safe("a&#0;b", NULL);

	if (strcmp(plain, "ab") == 0) {
		g_assert_cmpstr(safe, ==, "<p>ab</p>");
	} else {
		g_assert_cmpstr(plain, ==,
			"a\xef\xbf\xbd"
			"b");
		g_assert_cmpstr(safe, ==,
			"<p>a\xef\xbf\xbd"
			"b</p>");
	}
}

/* What nobody who reads a mail sees, and what its writer quotes. */
static void
test_as_mail(void)
{
	static const char *const cases[][2] = {
		{ "<div style='display: none'>no</div><p>a</p>", "a" },
		{ "<span style='mso-hide:ALL'>no</span>a", "a" },
		{ "<div style='max-height:0;overflow:hidden'>no</div>a", "a" },
		{ "<div style='font-size:0'>a</div>", "a" },
		{ "a<div class='gmail_quote gmail_quote_container'>no</div>", "a" },
		{ "a<blockquote type=\"cite\">no</blockquote>", "a" },
		{ "<blockquote>a</blockquote>", "a" },
		{ "<div id=divRplyFwdMsg>no</div>a", "a" },
		{ "<span class=invisible>a</span>", "a" },
		/* One that is never closed hides nothing. */
		{ "<div style='display:none'>a", "a" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(HtmlReading) reading = { 0 };

		html_read(cases[i][0], NULL, HTML_PLAIN | HTML_AS_MAIL, &reading);
		g_assert_cmpstr(reading.plain, ==, cases[i][1]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_data_func("/html/text", text_rows, check_rows);
	g_test_add_data_func("/html/blocks", block_rows, check_rows);
	g_test_add_data_func("/html/inlines", inline_rows, check_rows);
	g_test_add_data_func("/html/links", link_rows, check_rows);
	g_test_add_data_func("/html/hostile", hostile_rows, check_rows);
	g_test_add_data_func("/html/fallback", fallback_rows, check_rows);
	g_test_add_func("/html/nul", test_nul);
	g_test_add_func("/html/escape", test_escape);
	g_test_add_func("/html/depth", test_depth);
	g_test_add_func("/html/hostile_text", test_hostile);
	g_test_add_func("/html/growth", test_growth);
	g_test_add_func("/html/long_text", test_long_text);
	g_test_add_func("/html/images", test_images);
	g_test_add_func("/html/as-mail", test_as_mail);
	return g_test_run();
}
