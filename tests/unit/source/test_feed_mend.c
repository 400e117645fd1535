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
	{ "the shortest comment and instruction",
		"a<!-->b<?"
		"?>c",
		"abc" },
	{ "bare ampersand", "AT&T, fish & chips", "AT&amp;T, fish &amp; chips" },
	{ "ampersands in a query", "?a=1&b=2&amp;c=3&copy=4", "?a=1&amp;b=2&amp;c=3&amp;copy=4" },
	{ "ampersand at the end", "a &b", "a &amp;b" },
	{ "bare less-than", "1 < 2 <3", "1 &lt; 2 &lt;3" },
	{ "greater-than", "a > b ]]> c", "a > b ]]&gt; c" },
	{ "entity of HTML", "caf&eacute;&nbsp;x", "café\xc2\xa0x" },
	{ "unknown entity", "&bogus; &;", "&amp;bogus; &amp;;" },
	{ "predefined entities", "&lt;&gt;&amp;&quot;&apos;", "&lt;&gt;&amp;&quot;&apos;" },
	{ "numeric references", "&#233;&#xe9;&#XE9;", "&#233;&#xe9;é" },
	{ "numeric reference without its end", "&#8217 x", "\xe2\x80\x99 x" },
	{ "numeric reference that a word ends", "&#8217a &#x2019g",
		"\xe2\x80\x99"
		"a \xe2\x80\x99g" },
	{ "numeric references of markup", "&#60;&#38;&#62;&#34;&#39;",
		"&#60;&#38;&#62;&#34;&#39;" },
	{ "those without their end", "&#60 &#38 &#X3c;&#62 &#34 &#39 &#61 ",
		"&lt; &amp; &lt;&gt; &quot; &apos; = " },
	{ "references to the halves of a character", "&#55357;&#56841;&#xD83D;&#xde09",
		"\xf0\x9f\x98\x89\xf0\x9f\x98\x89" },
	{ "the first and the last halves", "&#xd800;&#xdc00;&#xdbff;&#xdfff; ",
		"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf " },
	{ "halves that do not fit", "a&#56841;&#55357;b&#55357;c", "abc" },
	{ "a half and a whole", "&#xd83d;&#x41;&#xd83d;&#xe000;&#xd7ff&#xdc00;&#xdc00;&#xdc00;",
		"&#x41;&#xe000;\xed\x9f\xbf" },
	{ "a half and no reference", "&#55357;a#56841;&#55357;&a56841;", "a#56841;&amp;a56841;" },
	{ "numeric references of windows-1252", "&#146;&#128;&#159;",
		"\xe2\x80\x99\xe2\x82\xac\xc5\xb8" },
	{ "beside windows-1252", "&#127;&#160;&#127 &#160 ", "&#127;&#160;\x7f \xc2\xa0 " },
	{ "the ends of what XML allows", "&#9;&#10;&#13;&#32;&#xd7ff;&#xe000;&#xfffd;&#x10ffff;",
		"&#9;&#10;&#13;&#32;&#xd7ff;&#xe000;&#xfffd;&#x10ffff;" },
	{ "and what lies behind them", "a&#8;&#14;&#31;&#xdfff;&#xffff;&#x110000;&#x10ffff b",
		"a\xf4\x8f\xbf\xbf b" },
	{ "numeric references of nothing", "a&#0;&#11;&#xD83D;&#xFFFE;&#99999999999999999999;b",
		"ab" },
	{ "no number", "&#; &#x; &#abc;", "&amp;#; &amp;#x; &amp;#abc;" },
	{ "controls",
		"a\x01"
		"b\tc\x0b"
		"d\x7f",
		"ab\tcd\x7f" },
	{ "raw windows-1252 controls", "don\xc2\x92t \xc2\x80\xc2\x9f\xc2\xa0",
		"don\xe2\x80\x99t \xe2\x82\xac\xc5\xb8\xc2\xa0" },
	{ "non-characters",
		"a\xef\xbf\xbe\xef\xbf\xbf"
		"b",
		"ab" },
	{ "CDATA", "<![CDATA[a & <b> &eacute; \x01]]>", "<![CDATA[a & <b> &eacute; ]]>" },
	{ "CDATA in CDATA", "<![CDATA[a<![CDATA[b]]>c]]>d", "<![CDATA[a<![CDATA[b]]>c]]&gt;d" },
	{ "CDATA without an end", "<![CDATA[a", "<![CDATA[a]]>" },
	{ "CDATA with a control in each place",
		"<![CDATA[0123456\x01"
		"01234567\x01"
		"0]]>",
		"<![CDATA[0123456012345670]]>" },
	{ "cut CDATA", "<![CDA", "&lt;![CDA" },
	{ "quotes in attributes", "<a b='c\"d'>", "<a b='c\"d'>" },
	{ "references in attributes", "<a b='x?c=1&d=2&eacute;&#39;'>",
		"<a b='x?c=1&amp;d=2é&#39;'>" },
	{ "less-than in attributes", "<a b='1 < 2'>", "<a b='1 &lt; 2'>" },
	{ "attribute without quotes", "<a b=c/d e=f>", "<a b=\"c/d\" e=\"f\">" },
	{ "quote in an attribute without quotes", "<a b=c\"d'e>", "<a b=\"c&quot;d'e\">" },
	{ "attribute without a value", "<a b=>x<a b= <c>", "<a b=\"\">x<a b= \"\"><c>" },
	{ "attribute at the end", "<a b=", "<a b=\"\"" },
	{ "attribute without its last quote", "<a b='c d>e</a>", "<a b=\"c\" d>e</a>" },
	{ "blanks around =", "<a b = 'c'>", "<a b = 'c'>" },
	{ "form feed behind =", "<a b=\f'c'>", "<a b='c'>" },
	{ "stray quotes", "<a 'b' & \"c\">", "<a b  c>" },
	{ "bracket before the end of a tag", "<a ]>x", "<a ]>x" },
	{ "tag in a tag", "<a <b>", "<a ><b>" },
	{ "tag at the end", "<a b", "<a b" },
	{ "empty elements of HTML", "<br><BR><br/><hr class='x'><img src='y'>",
		"<br/><BR/><br/><hr class='x'/><img src='y'/>" },
	{ "ends of empty elements", "<br></br >x</img>", "<br/>x" },
	{ "empty element that a stray attribute ends", "<br '/'>", "<br />" },
	{ "ends of empty elements that have none", "a</br <b>c</br", "a<b>c" },
	{ "names that begin like those", "<brand>x</brand>", "<brand>x</brand>" },
	{ "names as long as those", "<em>x</em>", "<em>x</em>" },
	{ "names of all letters", "<_a b='<'></_a><:b c='<'><\xc3\xa9 d='<'>",
		"<_a b='&lt;'></_a><:b c='&lt;'><\xc3\xa9 d='&lt;'>" },
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
	{ "names of all letters",
		"<!DOCTYPE rss [<!ENTITY a.b_c-d:\xc3\x80\x37 'x'>]><rss>&a.b_c-d:\xc3\x80\x37;",
		"<rss>x" },
	{ "entity without a name", "<!DOCTYPE rss [<!ENTITY 'x'>]><rss>&;", "<rss>&amp;;" },
	{ "entity without an end", "<!DOCTYPE rss [<!ENTITY a 'x>]><rss a='y'>&a;",
		"<rss a='y'>&amp;a;" },
	{ "quote in an entity", "<!DOCTYPE rss [<!ENTITY a 'x\"y'>]><rss>&a;", "<rss>x&quot;y" },
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

/* What needs no mending is not copied. */
static void
test_untouched(void)
{
	g_assert_null(feed_mend("<rss><a b='c'>d &amp; &#233;</a></rss>",
		"<rss><a b='c'>d &amp; &#233;</a></rss>"));
}

/* @return owned: what becomes of "<rss>" and five entities that stand for @value. */
static char *
mend_entity(const char *value)
{
	g_autofree char *document =
		g_strdup_printf("<!DOCTYPE rss [<!ENTITY a '%s'>]><rss>&a;&a;&a;&a;&a;", value);

	return mend(document);
}

/* The longest name and the longest value, and one byte more. */
static void
test_entity_lengths(void)
{
	static const struct {
		gsize name, value;
		bool want;
	} lengths[] = { { 31, 1, true }, { 32, 1, false }, { 1, 500, true }, { 1, 501, false } };

	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
		g_autofree char *name = g_strnfill(lengths[i].name, 'n');
		g_autofree char *value = g_strnfill(lengths[i].value, 'v');
		g_autoptr(GString) document = g_string_new(NULL);
		g_autofree char *got = NULL;

		/* The text is long enough for its entities to grow. */
		g_string_printf(document, "<!DOCTYPE rss [<!ENTITY %s '%s'>]><rss>&%s;%0400d", name,
			value, name, 0);
		got = mend(document->str);
		g_test_message("name of %zu, value of %zu", lengths[i].name, lengths[i].value);
		g_assert_cmpint(strstr(got, value) != NULL, ==, lengths[i].want);
		g_assert_cmpint(strstr(got, "&amp;n") != NULL, ==, !lengths[i].want);
	}
}

/* A hundred entities are read, and not one more. */
static void
test_entity_count(void)
{
	g_autoptr(GString) document = g_string_new("<!DOCTYPE rss [");
	g_autofree char *got = NULL;

	for (guint i = 0; i < 101; i++) {
		g_string_append_printf(document, "<!ENTITY e%u 'x'>", i);
	}
	g_string_append(document, "]><rss>&e0;&e99;&e100;");
	got = mend(document->str);
	g_assert_cmpstr(got, ==, "<rss>xx&amp;e100;");
}

/* Entities add three times the text at most: to these 20 bytes 60. */
static void
test_growth_ends(void)
{
	g_autofree char *all = mend_entity("0123456789ab");
	g_autofree char *most = mend_entity("0123456789abc");

	g_assert_cmpstr(all, ==,
		"<rss>0123456789ab0123456789ab0123456789ab0123456789ab0123456789ab");
	g_assert_cmpstr(most, ==,
		"<rss>0123456789abc0123456789abc0123456789abc0123456789abc&amp;a;");
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
	g_assert_null(strstr(got, "a100=''"));
	g_assert_true(g_str_has_suffix(got, ">end"));
	g_clear_pointer(&got, g_free);
	/* One that is cut off among what goes. */
	g_string_truncate(document, document->len - strlen("/>end"));
	got = mend(document->str);
	g_assert_true(g_str_has_suffix(got, "a99='' a100"));
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
	g_test_add_func("/feed_mend/untouched", test_untouched);
	g_test_add_func("/feed_mend/entity_lengths", test_entity_lengths);
	g_test_add_func("/feed_mend/entity_count", test_entity_count);
	g_test_add_func("/feed_mend/growth_ends", test_growth_ends);
	g_test_add_func("/feed_mend/growth", test_growth);
	g_test_add_func("/feed_mend/attributes", test_attributes);
	g_test_add_func("/feed_mend/hostile", test_hostile);
	return g_test_run();
}
