/* Structured text: from HTML and from plain text, as the JSON that says it. */
#include "text/prose.h"

#include "text/html.h"

#include <string.h>

#define BASE "https://example.org/dir/page"

typedef struct Row {
	const char *name;
	const char *input;
	const char *want; /* JSON with ' for " */
} Row;

static char *
dump(const Prose *whole)
{
	GString *text = g_string_new(NULL);

	prose_write(whole, text);
	return g_strdelimit(g_string_free(text, FALSE), "\"", '\'');
}

static void
check(const Row *row, const Prose *whole)
{
	g_autofree char *got = dump(whole);

	if (strcmp(got, row->want) != 0) {
		g_test_message("%s: got  %s", row->name, got);
		g_test_message("%s: want %s", row->name, row->want);
		g_test_fail();
	}
}

static void
check_html(gconstpointer data)
{
	for (const Row *row = data; row->name != NULL; row++) {
		g_auto(HtmlReading) reading = { 0 };

		html_read(row->input, BASE, HTML_PROSE, &reading);
		check(row, reading.prose);
	}
}

static void
check_text(gconstpointer data)
{
	for (const Row *row = data; row->name != NULL; row++) {
		g_autoptr(Prose) whole = prose_from_text(row->input);

		check(row, whole);
	}
}

#define P(runs) "{'kind':'paragraph','runs':[" runs "]}"
#define LINK(url, words) "{'link':'" url "','words':'" words "'}"

/* clang-format off */
static const Row block_rows[] = {
	{"nothing", "<p> </p><ul><li></ul><table><tr><td></table>", "[]"},
	{"paragraphs", "a b<p>c\n d</p>e", "[" P("'a b'") "," P("'c d'") "," P("'e'") "]"},
	{"breaks", "a<br>b<br><br>c<br>", "[" P("'a',null,'b'") "," P("'c'") "]"},
	{"headings", "<h2>a<br><br>b</h2>c",
	 "[{'kind':'heading','runs':['a',null,'b']}," P("'c'") "]"},
	{"quotes", "<blockquote>a<blockquote><p>b</p><p>c</p></blockquote></blockquote>d",
	 "[{'kind':'quote','blocks':[" P("'a'") ",{'kind':'quote','blocks':[" P("'b'") ","
	 P("'c'") "]}]}," P("'d'") "]"},
	{"list", "<ul><li>a<li><p>b</p><p>c</p></ul>d",
	 "[{'kind':'list','first':null,'items':[[" P("'a'") "],[" P("'b'") "," P("'c'") "]]},"
	 P("'d'") "]"},
	{"lists in lists", "<ol start=3><li>a<ol><li>b</ol><li>c</ol>",
	 "[{'kind':'list','first':3,'items':[[" P("'a'") ",{'kind':'list','first':1,'items':[["
	 P("'b'") "]]}],[" P("'c'") "]]}]"},
	{"list beside its item", "<ul><li>a</li><ul><li>b</li></ul></ul>",
	 "[{'kind':'list','first':null,'items':[[" P("'a'") ",{'kind':'list','first':null,"
	 "'items':[[" P("'b'") "]]}]]}]"},
	{"items without a list", "<li>a<li>b",
	 "[{'kind':'list','first':null,'items':[[" P("'a'") "],[" P("'b'") "]]}]"},
	{"list without items", "<ol start=-2>a<p>b</ol>",
	 "[{'kind':'list','first':1,'items':[[" P("'a'") "],[" P("'b'") "]]}]"},
	{"code", "<pre>\n  a\n\n\n\tb  <a href=/x>c</a>d\n</pre>e",
	 "[{'kind':'code','text':'  a\\n\\n b  cd'}," P("'e'") "]"},
	{"code of lines", "<pre><div>a</div><div> b</div></pre>",
	 "[{'kind':'code','text':'a\\n b'}]"},
	{"table", "<table><thead><tr><th>a<th>b<tbody><tr><td>c <a href=/x>d</a><td></table>e",
	 "[{'kind':'table','rows':[[['a'],['b']],[['c '," LINK("https://example.org/x", "d")
	 "],[]]]}," P("'e'") "]"},
	{"table of one column", "<table><tr><td>a<tr><td>b</table>", "[" P("'a'") "," P("'b'") "]"},
	{"table for the layout",
	 "<table><tr><td><p>a</p><p>b</p><td><table><tr><td>c<td>d</table></table>",
	 "[" P("'a'") "," P("'b'") ",{'kind':'table','rows':[[['c'],['d']]]}]"},
	{"pictures", "<p>a <img src=b.png alt='c  d'> e</p><figure><img src=/f.png>"
	 "<figcaption>g</figcaption></figure><img src=t.gif width=1>",
	 "[" P("'a e'") ",{'kind':'picture','url':'https://example.org/dir/b.png','alt':'c d'},"
	 "{'kind':'picture','url':'https://example.org/f.png','alt':null}," P("'g'") "]"},
	{"picture in an item", "<ul><li>a <img src=b.png> c<li><img src=d.png></ul>",
	 "[{'kind':'list','first':null,'items':[[" P("'a c'") ",{'kind':'picture',"
	 "'url':'https://example.org/dir/b.png','alt':null}],[{'kind':'picture',"
	 "'url':'https://example.org/dir/d.png','alt':null}]]}]"},
	{"form", "<form>a<p>b</form><object>c</object>d",
	 "[" P("'a'") "," P("'b'") "," P("'c'") "," P("'d'") "]"},
	{NULL, NULL, NULL},
};
/* clang-format on */

/* clang-format off */
static const Row run_rows[] = {
	{"link", "a <a href=/b>c <b>d</b></a> e",
	 "[" P("'a '," LINK("https://example.org/b", "c d") ",' e'") "]"},
	{"two links", "<a href=/a>b</a> <a href=/c>d</a><a href=/c>e</a>",
	 "[" P(LINK("https://example.org/a", "b") ",' '," LINK("https://example.org/c", "d") ","
	       LINK("https://example.org/c", "e")) "]"},
	{"link in a link", "<a href=/a>b<a href=/c>d</a></a>e",
	 "[" P(LINK("https://example.org/a", "b") "," LINK("https://example.org/c", "d") ",'e'")
	 "]"},
	{"link around blocks", "<a href=/a><p>b</p><p>c</p></a>d",
	 "[" P(LINK("https://example.org/a", "b")) "," P(LINK("https://example.org/a", "c")) ","
	 P("'d'") "]"},
	{"no link", "<a href='javascript:x'>a</a> <a name=b>c</a>", "[" P("'a c'") "]"},
	{"mail", "<a href='mailto:a@example.org?subject=b'>c</a>",
	 "[" P(LINK("mailto:a@example.org", "c")) "]"},
	{"hashtags and handles stay words", "a <a href=/tags/x>#<span>JoyFE</span></a>, "
	 "<a href=/@b class='u-url mention'>@<span>b</span></a> c <a href=/d>#1 in tea</a>",
	 "[" P("'a #JoyFE, @b c '," LINK("https://example.org/d", "#1 in tea")) "]"},
	{"clean addresses", "<a href='https://a.example/b?utm_source=c&amp;d=1#e'>f</a>"
	 "<a href='https://www.google.com/url?q=https%3A%2F%2Fa.example%2Fg%3Ffbclid%3Dh'>i</a>",
	 "[" P(LINK("https://a.example/b?d=1#e", "f") "," LINK("https://a.example/g", "i")) "]"},
	{"Mastodon's address", "<a href='https://a.example/bcd'><span class=invisible>https://"
	 "</span><span class=ellipsis>a.example/b</span><span class=invisible>cd</span></a>",
	 "[" P(LINK("https://a.example/bcd", "https://a.example/bcd")) "]"},
	{"addresses in text", "a (https://a.example/b_(c)), HTTP://d.example. xhttp://e ://f",
	 "[" P("'a ('," LINK("https://a.example/b_(c)", "https://a.example/b_(c)") ",'), ',"
	       LINK("http://d.example/", "HTTP://d.example") ",'. xhttp://e ://f'") "]"},
	{"code", "a <code>b  c</code> d<kbd>e</kbd>",
	 "[" P("'a ',{'code':'b c'},' d',{'code':'e'}") "]"},
	{"code in a link", "<a href=/a><code>b</code></a>",
	 "[" P(LINK("https://example.org/a", "b")) "]"},
	{"blank after a break", "a<br> <b>b</b> ", "[" P("'a',null,'b'") "]"},
	{"no mark-up", "a  b\nc", "[" P("'a b c'") "]"},
	{NULL, NULL, NULL},
};
/* clang-format on */

/* clang-format off */
static const Row text_rows[] = {
	{"nothing", "", "[]"},
	{"paragraphs", "a\nb\n\nc", "[" P("'a',null,'b'") "," P("'c'") "]"},
	{"addresses", "a https://a.example/b?utm_medium=c, d",
	 "[" P("'a '," LINK("https://a.example/b", "https://a.example/b?utm_medium=c") ",', d'")
	 "]"},
	{"what looks like mark-up", "<b> & c", "[" P("'<b> & c'") "]"},
	{NULL, NULL, NULL},
};
/* clang-format on */

static guint
depth_of(const Prose *prose)
{
	guint deepest = 0;

	for (guint i = 0; i < prose_count(prose); i++) {
		deepest = MAX(deepest, depth_of(prose_part(prose, i)));
	}
	return deepest + 1;
}

static guint
pieces_of(const Prose *prose)
{
	guint pieces = 1;

	for (guint i = 0; i < prose_count(prose); i++) {
		pieces += pieces_of(prose_part(prose, i));
	}
	return pieces;
}

/* Bounded in depth, in pieces and in bytes; what is too deep is flat, what is too much is cut. */
static void
test_bounds(void)
{
	static const char *const units[] = { "<blockquote>a", "<ul><li>a", "<table><tr><td>a",
		"<p>a", "<a href=/b>c</a> ", "<li>a", "a<br><br>" };

	for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
		GString *html = g_string_new(NULL);
		g_auto(HtmlReading) reading = { 0 };

		for (guint j = 0; j < 30000; j++) {
			g_string_append(html, units[i]);
		}
		html_read(html->str, BASE, HTML_PROSE, &reading);
		g_assert_cmpuint(depth_of(reading.prose), <=, 4 * PROSE_DEPTH_MAX);
		g_assert_cmpuint(pieces_of(reading.prose), <=, 2 * PROSE_PIECES_MAX);
		g_string_free(html, TRUE);
	}
	g_autofree char *words = g_strnfill(3 * PROSE_BYTES_MAX, 'a');
	g_autoptr(Prose) whole = prose_from_text(words);
	g_assert_true(whole->is_cut);
	prose_free(NULL);
}

static void
test_tags(void)
{
	g_assert_true(prose_is_tag("#JoyFE"));
	g_assert_true(prose_is_tag("@ada@tooter.example"));
	g_assert_true(prose_is_tag("＃タグ"));
	g_assert_false(prose_is_tag("#"));
	g_assert_false(prose_is_tag("JoyFE"));
	g_assert_false(prose_is_tag("@ada and others"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_data_func("/prose/blocks", block_rows, check_html);
	g_test_add_data_func("/prose/runs", run_rows, check_html);
	g_test_add_data_func("/prose/text", text_rows, check_text);
	g_test_add_func("/prose/bounds", test_bounds);
	g_test_add_func("/prose/tags", test_tags);
	return g_test_run();
}
