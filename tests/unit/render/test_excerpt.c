#include "render/excerpt.h"

#include <string.h>

#include "drafts.h"
#include "render/excerpt_span.h"

typedef struct ExcerptRow {
	const char *name;
	const char *title, *text;
	const char *want_title, *want_text;
} ExcerptRow;

#define TEN "aaaaaaaaaa"
#define LONG_TITLE "A title that goes on for some time, as if"

/* clang-format off */
static const ExcerptRow rows[] = {
	{ "nothing", NULL, NULL, NULL, NULL },
	{ "blanks", " \n ", "\t", NULL, NULL },
	{ "text alone", NULL, "Hello.", NULL, "Hello." },
	{ "tags at the end go", NULL, "Hello.\n\n#JoyFE #UKFEChat", NULL, "Hello." },
	{ "one blank line is kept", NULL, "one\n\n\n\ntwo", NULL, "one\n\ntwo" },
	{ "title and text", "Bread", "Level 1 made it.", "Bread", "Level 1 made it." },
	{ "title only", "Bread", NULL, "Bread", NULL },
	{ "text is the title", "Bread, again", "Bread, again!", "Bread, again", NULL },
	{ "title stands above the text", "Bread", "Bread\n\nLevel 1 made it.", "Bread",
	  "Level 1 made it." },
	{ "title is the text's beginning", LONG_TITLE, LONG_TITLE " it were a text.", NULL,
	  LONG_TITLE " it were a text." },
	{ "title is cut from the text", "A short…", "A short one is cut.", NULL,
	  "A short one is cut." },
	{ "title is the text's first word", "Bread", "Bread is what level 1 made.", "Bread",
	  "Bread is what level 1 made." },
	{ "text is cut from the title", LONG_TITLE, "A title that goes on…", LONG_TITLE, NULL },
	{ "the same in other letters", "Gŵyl Ffrinj, Straße", "GŴYL FFRINJ: STRASSE\n\nCome!",
	  "Gŵyl Ffrinj, Straße", "Come!" },
	{ "not the same in the last letter", "Gŵyl Ffrinj, Straße", "GŴYL FFRINJ: STRASSO",
	  "Gŵyl Ffrinj, Straße", "GŴYL FFRINJ: STRASSO" },
	{ "a title of signs", "🎉", "🎉 party", "🎉", "🎉 party" },
	{ "short address", NULL, "see https://www.college.example/bread/ now", NULL,
	  "see college.example/bread now" },
	{ "long address", NULL,
	  "see (https://college.example/2026/11/a-very-long-name-for-a-page?x=1).", NULL,
	  "see (college.example/…/a-very-long-name-for-a-page)." },
	{ "address with a long host", NULL,
	  "http://" TEN TEN TEN TEN TEN TEN TEN ".example", NULL,
	  TEN TEN TEN TEN TEN TEN "…/…" },
	{ "address in other letters", NULL, "HTTPS://WWW.college.example", NULL,
	  "college.example" },
	{ "an address of next to nothing", NULL, "http://w http://www. http://a/", NULL,
	  "w www. a" },
	{ "only a scheme", NULL, "https:// and http://… are none", NULL,
	  "https:// and http://… are none" },
	{ "marks are not piled up anywhere", NULL,
	  "é Z\u0335\u0335\u0335\u0335\u0335\u0335\u0335\u0335 ŵ "
	  "Z\u0335\u0335\u0335\u0335\u0335\u0335\u0335",
	  NULL,
	  "é Z\u0335\u0335\u0335\u0335\u0335\u0335 ŵ "
	  "Z\u0335\u0335\u0335\u0335\u0335\u0335" },
	{ "marks are not piled up", NULL, "Z\u0335\u0335\u0335\u0335\u0335\u0335\u0335\u0335o",
	  NULL, "Z\u0335\u0335\u0335\u0335\u0335\u0335o" },
};
/* clang-format on */

#define PAGE "https://page.example/2026/1"

/* What is shown of the text, in one string; owned, or NULL. */
static char *
shown(const Excerpt *excerpt)
{
	return excerpt->text == NULL ? NULL : excerpt_span_text(excerpt->text);
}

static void
test_words(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = post_new();
		g_auto(Excerpt) excerpt = { 0 };

		post->title = g_strdup(rows[i].title);
		post->text = g_strdup(rows[i].text);
		excerpt_make(post, NULL, &excerpt);
		g_autofree char *text = shown(&excerpt);
		expect_text(rows[i].name, excerpt.title, rows[i].want_title);
		expect_text(rows[i].name, text, rows[i].want_text);
	}
}

/* What is made of HTML: structure counts, and what nobody wrote goes. */
static void
test_html(void)
{
	/* clang-format off */
	static const ExcerptRow html_rows[] = {
		{ "blocks", NULL, "<p>a</p><ul><li>b<li>c</ul>d", NULL, "a\n\nb\nc\n\nd" },
		{ "tags in a paragraph of their own", NULL,
		  "<p>a.</p><p><a href=/t>#b</a> <a href=/t>#c</a></p>", NULL, "a." },
		{ "pictures are not words", NULL, "<p>a</p><img src='https://b.example/c'>", NULL,
		  "a" },
		{ "a heading that is the title", "Bread", "<h1>Bread</h1><p>Level 1.</p>", "Bread",
		  "Level 1." },
		{ "WordPress", NULL, "<p>a [&#8230;]</p><p>The post <a href='https://b.example/'"
		  ">b</a> appeared first on <a href='https://b.example/'>c</a>.</p>", NULL,
		  "a […]" },
		{ "a theme", NULL, "<p>a</p><p><a href='https://b.example/'>Continue reading "
		  "<b>b</b> →</a></p>", NULL, "a" },
		{ "a sentence that begins so", NULL, "<p>a</p><p>Read more poems!</p>", NULL,
		  "a\n\nRead more poems!" },
		{ "a link of the author's own", NULL, "<p>a</p><p><a href='https://b.example/'>My "
		  "page</a></p>", NULL, "a\n\nMy page" },
		{ "a post of which nothing appeared", NULL, "<p>a</p><p>The post was late.</p>",
		  NULL, "a\n\nThe post was late." },
		{ "Reddit", NULL, "<p>a</p>submitted by <a href='https://r.example/u'>/u/b</a> "
		  "<a href='https://r.example/1'>[link]</a> <a href='https://r.example/2'>"
		  "[comments]</a>", NULL, "a" },
		{ "Lemmy", NULL, "<p>a</p>submitted by <a href='https://l.example/u/b'>b</a> to <a "
		  "href='https://l.example/c/d'>d</a><br>12 points | 3 comments", NULL, "a" },
		{ "Discourse", NULL, "<p>a</p><p><small>3 posts - 2 participants</small></p><p><a "
		  "href='https://d.example/t/1'>Read full topic</a></p>", NULL, "a" },
		{ "Medium", NULL, "<p>a</p><hr><p><a href='https://m.example/b'>b</a> was "
		  "originally published in <a href='https://m.example/'>c</a> on Medium.</p>", NULL,
		  "a" },
		{ "a site's own words", NULL, "<p>a</p><p>Ymddangosodd <a href='" PAGE "?utm_id=1'>"
		  "b</a> gyntaf ar <a href='https://www.page.example/'>c</a>.</p>", NULL, "a" },
		{ "a site below a site", NULL, "<p>a</p><p><a href='" PAGE "'>b</a> kam zuerst auf "
		  "<a href='https://page.example/2026/'>c</a></p>", NULL, "a" },
		{ "two links of the author's own", NULL, "<p>a</p><p><a href='" PAGE "'>b</a>, "
		  "<a href='https://other.example/'>c</a></p>", NULL, "a\n\nb, c" },
		{ "on in any language", NULL, "<p>a</p><p><a href='" PAGE "'>Lire la suite</a></p>",
		  NULL, "a" },
		{ "on within the line", NULL, "<p>a b… <a href='" PAGE "'>Weiterlesen</a></p>",
		  NULL, "a b…" },
		{ "on by an arrow", NULL, "<p>a b <a href='" PAGE "'>Más →</a></p>", NULL, "a b" },
		{ "a link blog", NULL, "<p>Read <a href='" PAGE "'>this page</a></p>", NULL,
		  "Read this page" },
		{ "a footer in the same line", NULL, "<p>a […] The post b appeared first on c.</p>",
		  NULL, "a […]" },
		{ "a footer behind a line end", NULL, "<p>a<br>Der Beitrag <a href='https://b."
		  "example/'>b</a> erschien zuerst auf c.</p>", NULL, "a" },
		{ "a post that appeared, among others", NULL, "<p>a. The post b appeared first on "
		  "c.</p><p>d</p>", NULL, "a. The post b appeared first on c.\n\nd" },
		{ "nothing but a footer", NULL, "<p>The post b appeared first on c.</p>", NULL,
		  "The post b appeared first on c." },
		{ "Bluesky's remark", NULL, "<p>a</p><p>[contains quote post or other embedded "
		  "content]</p>", NULL, "a" },
		{ "Bluesky's remark alone", NULL, "<p>[contains quote post or other embedded "
		  "content]</p>", NULL, NULL },
		{ "a way on before hashtags", NULL, "<p>a</p><p><a href='" PAGE "'>b</a></p><p>#c "
		  "#d</p>", NULL, "a" },
		{ "nothing else", NULL, "<a href='https://b.example/'>Continue reading</a>", NULL,
		  "Continue reading" },
		{ "quote that is not known", NULL, "<p>RE: <a href='https://b.example/c'>d</a>"
		  "</p>e", NULL, "RE: d\n\ne" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(html_rows); i++) {
		g_autoptr(Post) post = post_new();
		g_auto(Excerpt) excerpt = { 0 };

		post->title = g_strdup(html_rows[i].title);
		post->content_raw = g_strdup(html_rows[i].text);
		post->content_is_html = true;
		post->url = g_strdup(PAGE);
		excerpt_make(post, NULL, &excerpt);
		g_autofree char *text = shown(&excerpt);
		expect_text(html_rows[i].name, excerpt.title, html_rows[i].want_title);
		expect_text(html_rows[i].name, text, html_rows[i].want_text);
	}
}

/* A voice of a story says neither its page nor the title of that again. */
static void
test_said(void)
{
	static const ExcerptSaid said = { PAGE, "A page, at last", NULL, NULL, NULL, NULL };
	/* clang-format off */
	static const ExcerptRow said_rows[] = {
		{ "at the end", NULL, "<p>a <a href='" PAGE "?utm_source=b'>c</a></p>", NULL, "a" },
		{ "at the end, alone", NULL, "<p>a</p><p><a href='" PAGE "'>c</a></p>", NULL, "a" },
		{ "behind a colon", NULL, "<p>a: <a href='" PAGE "'>c</a></p>", NULL, "a" },
		{ "before hashtags", NULL, "<p>a. <a href='" PAGE "'>c</a> #d #e</p>", NULL, "a." },
		{ "behind hashtags", NULL, "<p>a.</p><p>#d #e <a href='" PAGE "'>c</a></p>", NULL,
		  "a." },
		{ "at the beginning", NULL, "<p><a href='" PAGE "'>c</a><br>a</p>", NULL, "a" },
		{ "in the middle", NULL, "<p>a <a href='" PAGE "'>c</a> d</p>", NULL, "a c d" },
		{ "another page", NULL, "<p>a <a href='" PAGE "0'>c</a></p>", NULL, "a c" },
		{ "nothing else", NULL, "<p><a href='" PAGE "'>c</a></p>", NULL, NULL },
		{ "its title", NULL, "<p>A page at last! <a href='" PAGE "'>c</a></p>", NULL,
		  NULL },
		{ "the page itself", "A page, at last", "<p>a</p>", NULL, "a" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(said_rows); i++) {
		g_autoptr(Post) post = post_new();
		g_auto(Excerpt) excerpt = { 0 };

		post->title = g_strdup(said_rows[i].title);
		post->content_raw = g_strdup(said_rows[i].text);
		post->content_is_html = true;
		excerpt_make(post, &said, &excerpt);
		g_autofree char *text = shown(&excerpt);
		expect_text(said_rows[i].name, excerpt.title, said_rows[i].want_title);
		expect_text(said_rows[i].name, text, said_rows[i].want_text);
	}
}

/* A page's title that has no letters is not what any words without letters say. */
static void
test_said_in_signs(void)
{
	static const ExcerptSaid said = { PAGE, "🎉", NULL, NULL, NULL, NULL };
	g_autoptr(Post) post = post_new();
	g_auto(Excerpt) excerpt = { 0 };

	post->title = g_strdup("!");
	post->text = g_strdup("👏 👏");
	excerpt_make(post, &said, &excerpt);
	g_autofree char *text = shown(&excerpt);
	expect_text("title", excerpt.title, "!");
	expect_text("text", text, "👏 👏");
}

/* The length of what is shown of 2,000 characters of short words. */
static glong
shown_of_long(PostConsent consent)
{
	g_autoptr(Post) post = post_new();
	g_auto(Excerpt) excerpt = { 0 };
	GString *text = g_string_new(NULL);

	for (int i = 0; i < 500; i++) {
		g_string_append(text, "ŵyl ");
	}
	post->text = g_string_free(text, FALSE);
	post->consent = consent;
	excerpt_make(post, NULL, &excerpt);
	g_autofree char *got = shown(&excerpt);
	g_assert_true(g_str_has_suffix(got, "ŵyl…"));
	return g_utf8_strlen(got, -1);
}

static void
test_lengths(void)
{
	g_assert_cmpint(shown_of_long(POST_CONSENT_OPEN), ==, 480);
	g_assert_cmpint(shown_of_long(POST_CONSENT_REDUCED), ==, 280);
}

static void
test_many_lines(void)
{
	g_autoptr(Post) post = post_new();
	g_auto(Excerpt) excerpt = { 0 };

	post->text = g_strdup("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18");
	excerpt_make(post, NULL, &excerpt);
	g_autofree char *got = shown(&excerpt);
	expect_text("lines", got, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16…");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/excerpt/title and text", test_words);
	g_test_add_func("/render/excerpt/html", test_html);
	g_test_add_func("/render/excerpt/said beside it", test_said);
	g_test_add_func("/render/excerpt/said in signs", test_said_in_signs);
	g_test_add_func("/render/excerpt/lengths", test_lengths);
	g_test_add_func("/render/excerpt/many lines", test_many_lines);
	return g_test_run();
}
