/* The pre-pass: what is mended, what is left alone, and that hostile text costs no more. */
#include "source/feed_mend.h"

#include "source/sniff.h"

#include <string.h>

typedef struct Row {
	const char *name;
	const char *input; /* inside <rss>…, unless it holds a root itself */
	const char *want;
} Row;

static const Row rows[] = {
	{ "well-formed text", "<a b=\"c\">d &amp; e</a>", "<a b=\"c\">d &amp; e</a>" },
	{ "comment", "a<!-- <b> & -- c -->d", "ad" },
	{ "comment without an end", "a<!-- b", "a&lt;!-- b" },
	{ "instruction", "a<?php echo 1 ?>b", "ab" },
	{ "instruction without an end", "a<? b", "a&lt;? b" },
	{ "bare ampersand", "AT&T, fish & chips", "AT&amp;T, fish &amp; chips" },
	{ "ampersands in a query", "?a=1&b=2&amp;c=3&copy=4", "?a=1&amp;b=2&amp;c=3&amp;copy=4" },
	{ "bare less-than", "1 < 2 <3", "1 &lt; 2 &lt;3" },
	{ "greater-than", "a > b ]]> c", "a > b ]]&gt; c" },
	{ "entity of HTML", "caf&eacute;&nbsp;x", "café\xc2\xa0x" },
	{ "unknown entity", "&bogus; &;", "&amp;bogus; &amp;;" },
	{ "predefined entities", "&lt;&gt;&amp;&quot;&apos;", "&lt;&gt;&amp;&quot;&apos;" },
	{ "numeric references", "&#233;&#xe9;&#XE9;", "&#233;&#xe9;é" },
	{ "numeric reference without its end", "&#8217 x", "\xe2\x80\x99 x" },
	{ "numeric references of markup", "&#60;&#38;&#62;&#34;&#39;",
		"&#60;&#38;&#62;&#34;&#39;" },
	{ "those without their end", "&#60 &#38 &#X3c;", "&lt; &amp; &lt;" },
	{ "references to the halves of a character", "&#55357;&#56841;&#xD83D;&#xde09",
		"\xf0\x9f\x98\x89\xf0\x9f\x98\x89" },
	{ "halves that do not fit", "a&#56841;&#55357;b&#55357;c", "abc" },
	{ "numeric references of windows-1252", "&#146;&#128;", "\xe2\x80\x99\xe2\x82\xac" },
	{ "numeric references of nothing", "a&#0;&#11;&#xD83D;&#xFFFE;&#99999999999999999999;b",
		"ab" },
	{ "no number", "&#; &#x; &#abc;", "&amp;#; &amp;#x; &amp;#abc;" },
	{ "controls",
		"a\x01"
		"b\tc\x0b"
		"d\x7f",
		"ab\tcd\x7f" },
	{ "raw windows-1252 controls", "don\xc2\x92t", "don\xe2\x80\x99t" },
	{ "non-characters",
		"a\xef\xbf\xbe\xef\xbf\xbf"
		"b",
		"ab" },
	{ "CDATA", "<![CDATA[a & <b> &eacute; \x01]]>", "<![CDATA[a & <b> &eacute; ]]>" },
	{ "CDATA in CDATA", "<![CDATA[a<![CDATA[b]]>c]]>d", "<![CDATA[a<![CDATA[b]]>c]]&gt;d" },
	{ "CDATA without an end", "<![CDATA[a", "<![CDATA[a]]>" },
	{ "cut CDATA", "<![CDA", "&lt;![CDA" },
	{ "quotes in attributes", "<a b='c\"d'>", "<a b='c\"d'>" },
	{ "references in attributes", "<a b='x?c=1&d=2&eacute;&#39;'>",
		"<a b='x?c=1&amp;d=2é&#39;'>" },
	{ "less-than in attributes", "<a b='1 < 2'>", "<a b='1 &lt; 2'>" },
	{ "attribute without quotes", "<a b=c/d e=f>", "<a b=\"c/d\" e=\"f\">" },
	{ "attribute without its last quote", "<a b='c d>e</a>", "<a b=\"c\" d>e</a>" },
	{ "blanks around =", "<a b = 'c'>", "<a b = 'c'>" },
	{ "form feed behind =", "<a b=\f'c'>", "<a b='c'>" },
	{ "stray quotes", "<a 'b' & \"c\">", "<a b  c>" },
	{ "tag in a tag", "<a <b>", "<a ><b>" },
	{ "tag at the end", "<a b", "<a b" },
	{ "empty elements of HTML", "<br><BR><br/><hr class='x'><img src='y'>",
		"<br/><BR/><br/><hr class='x'/><img src='y'/>" },
	{ "ends of empty elements", "<br></br >x</img>", "<br/>x" },
	{ "names that begin like those", "<brand>x</brand>", "<brand>x</brand>" },
	{ "declaration", "<!ELEMENT x>", "&lt;!ELEMENT x>" },
	{ "end of nothing", "</>", "&lt;/>" },
};

/* @return owned: what @document becomes. */
static char *
mend(const char *document)
{
	const char *root = NULL;

	sniff_format(document, &root);
	g_assert_nonnull(root);
	GString *mended = feed_mend(document, root);

	return mended == NULL ? g_strdup(root) : g_string_free(mended, FALSE);
}

static void
test_rows(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *document = g_strconcat("<rss>", rows[i].input, NULL);
		g_autofree char *want = g_strconcat("<rss>", rows[i].want, NULL);
		g_autofree char *got = mend(document);

		g_test_message("%s: got \"%s\", want \"%s\"", rows[i].name, got, want);
		g_assert_cmpstr(got, ==, want);
	}
}

static const Row entity_rows[] = {
	{ "own entity", "<!DOCTYPE rss [<!ENTITY us 'Ada & co'>]><rss>&us;", "<rss>&amp;us;" },
	{ "plain entity", "<!DOCTYPE rss [ <!ENTITY us \"Ada\"> ]><rss>&us;!", "<rss>Ada!" },
	{ "own before HTML's", "<!DOCTYPE rss [<!ENTITY copy 'x'>]><rss>&copy;", "<rss>x" },
	{ "never before XML's", "<!DOCTYPE rss [<!ENTITY lt 'x'>]><rss>&lt;", "<rss>&lt;" },
	{ "entity of entities", "<!DOCTYPE rss [<!ENTITY a 'x'><!ENTITY b '&a;'>]><rss>&b;",
		"<rss>&amp;b;" },
	{ "entity with markup", "<!DOCTYPE rss [<!ENTITY a '<b/>'>]><rss>&a;", "<rss>&amp;a;" },
	{ "entity of a file", "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss>&a;",
		"<rss>&amp;a;" },
	{ "parameter entity", "<!DOCTYPE rss [<!ENTITY % a 'x'>]><rss>&a;", "<rss>&amp;a;" },
	{ "what stands before the root", "<b>Warning</b><?xml version='1.0'?><rss>a", "<rss>a" },
};

static void
test_entities(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(entity_rows); i++) {
		g_autofree char *got = mend(entity_rows[i].input);

		g_test_message("%s: got \"%s\"", entity_rows[i].name, got);
		g_assert_cmpstr(got, ==, entity_rows[i].want);
	}
}

/* Many uses of a long entity: replaced until the text has grown enough, then left. */
static void
test_growth(void)
{
	g_autofree char *value = g_strnfill(400, 'x');
	g_autoptr(GString) document = g_string_new(NULL);
	g_autofree char *got = NULL;

	g_string_printf(document, "<!DOCTYPE rss [<!ENTITY a '%s'>]><rss>", value);
	for (guint i = 0; i < 10000; i++) {
		g_string_append(document, "&a;");
	}
	got = mend(document->str);
	g_assert_cmpuint(strlen(got), <, 9 * document->len);
	g_assert_true(g_str_has_prefix(got, "<rss>xxx"));
	g_assert_true(g_str_has_suffix(got, "&amp;a;"));
}

/* A tag keeps so many attributes, and is closed all the same. */
static void
test_attributes(void)
{
	g_autoptr(GString) document = g_string_new("<rss ");
	g_autofree char *got = NULL;

	for (guint i = 0; i < 1000; i++) {
		g_string_append_printf(document, "a%u='' ", i);
	}
	g_string_append(document, "/>end");
	got = mend(document->str);
	g_assert_nonnull(strstr(got, "a99=''"));
	g_assert_null(strstr(got, "a101=''"));
	g_assert_true(g_str_has_suffix(got, ">end"));
}

/* Each of these, if searched to its end every time, would take hours. */
static void
test_hostile(void)
{
	static const char *const pieces[] = {
		"<!--",
		"<?",
		"<![CDATA[",
		"<a x='",
		"<a x=\"",
		"&",
		"<",
		"&#",
		"<!ENTITY a '",
	};

	for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) document = g_string_new("<rss>");
		g_autofree char *got = NULL;

		while (document->len < 1000000) {
			g_string_append(document, pieces[i]);
		}
		got = mend(document->str);
		g_test_message("%s: %zu bytes", pieces[i], strlen(got));
		g_assert_cmpuint(strlen(got), <=, 9 * document->len);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed_mend/rows", test_rows);
	g_test_add_func("/feed_mend/entities", test_entities);
	g_test_add_func("/feed_mend/growth", test_growth);
	g_test_add_func("/feed_mend/attributes", test_attributes);
	g_test_add_func("/feed_mend/hostile", test_hostile);
	return g_test_run();
}
