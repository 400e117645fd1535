#include "render/mail_html.h"

#include <string.h>

#include "base/error.h"
#include "drafts.h"

#define SHORT_POST \
	"{'author': 'Odhrán Vasey', 'author_handle': '@odhranv@colleges.example', " \
	"'network': 'Mastodon', 'published': '2026-11-12T10:00:00Z', " \
	"'link': 'https://colleges.example/@odhranv/115560029530766657', " \
	"'text': 'If you need me I am in the car park, watching motor vehicle.'}"

static char *
html_of(json_t *changes)
{
	json_auto_t *view = view_of(changes);
	g_autoptr(GError) error = NULL;
	g_autoptr(Variant) variant = variant_new();

	if (!mail_html_render(view, variant, &error)) {
		g_error("%s", error->message);
	}
	check_places(variant->html, variant->html_places);
	return g_steal_pointer(&variant->html);
}

static int
count(const char *html, const char *part)
{
	int found = 0;

	for (html = strstr(html, part); html != NULL; html = strstr(html + 1, part)) {
		found++;
	}
	return found;
}

static void
test_sizes(void)
{
	g_autofree char *empty = html_of(json_object());
	g_autofree char *ten = html_of(posts_of(SHORT_POST, 10));
	g_autofree char *fifty = html_of(posts_of(SHORT_POST, 50));

	g_assert_cmpuint(strlen(empty), <, 20000);
	g_assert_cmpuint((strlen(fifty) - strlen(ten)) / 40, <, 900);
}

static void
test_headings(void)
{
	g_autofree char *small = html_of(posts_of(SHORT_POST, 3));
	g_autofree char *large = html_of(posts_of(SHORT_POST, 10));

	g_assert_cmpint(count(small, "<h1 "), ==, 1);
	g_assert_cmpint(count(small, "<h2 "), ==, 4); /* the posts, and the footer */
	g_assert_cmpint(count(small, "<h3 "), ==, 0);
	g_assert_cmpint(count(large, "<h1 "), ==, 1);
	g_assert_cmpint(count(large, "<h2 "), ==, 3);  /* in brief, #JoyFE, the footer */
	g_assert_cmpint(count(large, "<h3 "), ==, 11); /* posts by day, and the posts */
}

/* A small edition is one quiet list. */
static void
test_small(void)
{
	g_autofree char *html = html_of(posts_of(SHORT_POST, 3));

	g_assert_cmpint(count(html, "In brief"), ==, 0);
	g_assert_cmpint(count(html, "<td class=\"k-"), ==, 0);
	g_assert_cmpint(count(html, "What we could read"), ==, 0);
	g_assert_cmpint(count(html, "Three posts from one person"), ==, 1);
}

static void
test_escaping(void)
{
	static const char hostile[] = "<script>&'{{title}}";
	json_t *posts = json_pack("[{s:s, s:s, s:s, s:s, s:[{s:s, s:s, s:s}]}, {s:s}]", "author",
		hostile, "title", hostile, "text", "</p></table><img src=x>", "author_handle",
		hostile, "media", "kind", "picture", "url", "https://p.example/1", "alt", hostile,
		"warning", hostile);
	g_autofree char *html = html_of(json_pack("{s:s, s:s, s:s, s:i, s:[{s:s, s:i, s:o}]}",
		"title", hostile, "subtitle", hostile, "note", hostile, "posts_total", 2,
		"sections", "tag", "#JoyFE", "total", 2, "posts", posts));

	g_assert_cmpint(count(html, "<script"), ==, 0);
	g_assert_cmpint(count(html, "<img"), ==, 0);
	g_assert_cmpint(count(html, "&lt;script&gt;&amp;&#39;{{title}}"), >=, 8);
	g_assert_cmpint(count(html, "<table"), ==, count(html, "</table>"));
}

static void
test_way_out(void)
{
	g_autofree char *html = html_of(json_object());

	g_assert_cmpint(count(html, "<a href=\"" WAY_OUT "\""), ==, 2);
	g_assert_cmpint(count(html, VARIANT_NOBODY), ==, 2);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/mail_html/sizes", test_sizes);
	g_test_add_func("/render/mail_html/headings", test_headings);
	g_test_add_func("/render/mail_html/small edition", test_small);
	g_test_add_func("/render/mail_html/hostile text", test_escaping);
	g_test_add_func("/render/mail_html/way out", test_way_out);
	return g_test_run();
}
