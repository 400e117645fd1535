/* The feeds that pages name, as their makers write them. */
#include "text/pagehead.h"

#include <string.h>

#define BASE "https://blog.example/about/"
#define RSS " type='application/rss+xml' href="

typedef struct Row {
	const char *name;
	const char *html;
	const char *want; /* addresses, each behind a blank */
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "nothing", "", "" },
	{ "no link", "<html><head><title>x</title></head><body>Hi</body></html>", "" },
	{ "RSS", "<link rel=alternate" RSS "'/feed.xml'>", " https://blog.example/feed.xml" },
	{ "Atom, in capitals",
		"<LINK REL='ALTERNATE' TYPE='Application/Atom+XML' "
		"HREF='a.atom'>",
		" https://blog.example/about/a.atom" },
	{ "JSON Feed", "<link rel='alternate' type='application/feed+json; charset=utf-8' "
		"href='https://cdn.example/f.json'>", " https://cdn.example/f.json" },
	{ "several words", "<link rel='home alternate'" RSS "'/f'>", " https://blog.example/f" },
	{ "rel=feed", "<link rel=feed href='/f'>", " https://blog.example/f" },
	{ "another type", "<link rel=alternate type='application/json' href='/wp-json/1'>"
		"<link rel=alternate type='text/xml+oembed' href='/o'>"
		"<link rel=alternate hreflang=de href='/de'>"
		"<link rel=stylesheet href='/s.css'>", "" },
	{ "comments last", "<link rel=alternate title='A » Comments Feed'" RSS "'/comments/feed/'>"
		"<link rel=alternate title='A » Feed'" RSS "'/feed/'>",
		" https://blog.example/feed/ https://blog.example/comments/feed/" },
	{ "each once", "<link rel=alternate" RSS "'/f'><link rel=alternate" RSS "'/f'>",
		" https://blog.example/f" },
	{ "base", "<base href='https://www.blog.example/x/'><link rel=alternate" RSS "'f'>",
		" https://www.blog.example/x/f" },
	{ "entities", "<link rel=alternate" RSS "'/?feed=rss&amp;tag=a'>",
		" https://blog.example/?feed=rss&tag=a" },
	{ "in the body", "<body><p><div><link rel=alternate" RSS "'/f'></div>",
		" https://blog.example/f" },
	{ "no address", "<link rel=alternate type='application/rss+xml'>", "" },
	{ "other schemes", "<link rel=alternate" RSS "'javascript:alert(1)'>"
		"<link rel=alternate" RSS "'file:///etc/passwd'>", "" },
	{ "a private address", "<link rel=alternate" RSS "'http://192.168.1.1/f'>", "" },
	{ "in a comment", "<!-- <link rel=alternate" RSS "'/f'> -->", "" },
	{ "in a script", "<script>'<link rel=alternate" RSS "/f>'</script>", "" },
};
/* clang-format on */

static char *
joined(const char *html, const char *base)
{
	g_autoptr(GPtrArray) feeds = pagehead_feeds(html, base);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < feeds->len; i++) {
		g_string_append_printf(text, " %s", (const char *)g_ptr_array_index(feeds, i));
	}
	return g_string_free(text, FALSE);
}

static void
test_rows(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = joined(rows[i].html, BASE);

		g_test_message("%s", rows[i].name);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

static void
test_without_base(void)
{
	g_autofree char *relative = joined("<link rel=alternate" RSS "'/f'>", NULL);
	g_autofree char *whole = joined("<link rel=alternate" RSS "'https://a.example/f'>", NULL);

	g_assert_cmpstr(relative, ==, "");
	g_assert_cmpstr(whole, ==, " https://a.example/f");
}

static void
test_private_page(void)
{
	g_autofree char *got = joined("<link rel=alternate" RSS "'/f'>", "http://127.0.0.1:8080/");

	g_assert_cmpstr(got, ==, " http://127.0.0.1:8080/f");
}

static void
test_bounds(void)
{
	GString *many = g_string_new(NULL);
	GString *deep = g_string_new(NULL);
	g_autofree char *long_path = g_strnfill(400, 'a');
	g_autofree char *too_long = g_strdup_printf("<link rel=alternate" RSS "'/%s'>", long_path);

	for (guint i = 0; i < 30; i++) {
		g_string_append_printf(many, "<link rel=alternate" RSS "'/f%u'>", i);
	}
	for (guint i = 0; i < 100000; i++) {
		g_string_append(deep, "<div>");
	}
	g_autoptr(GPtrArray) feeds = pagehead_feeds(many->str, BASE);
	g_autofree char *none = joined(deep->str, BASE);
	g_autofree char *no_room = joined(too_long, BASE);

	g_assert_cmpuint(feeds->len, ==, 8);
	g_assert_cmpstr(none, ==, "");
	g_assert_cmpstr(no_room, ==, "");
	g_string_free(many, TRUE);
	g_string_free(deep, TRUE);
}

static void
test_generator(void)
{
	g_autofree char *named = pagehead_generator(
		"<html><head><meta charset=utf-8><META Name='Generator' content=' WordPress\n6.7 '>"
		"<meta name=generator content=other>");
	g_autofree char *none = pagehead_generator("<html><head><meta name=viewport content=x>");
	g_autofree char *nothing = pagehead_generator("");

	g_assert_cmpstr(named, ==, "WordPress 6.7");
	g_assert_null(none);
	g_assert_null(nothing);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pagehead/rows", test_rows);
	g_test_add_func("/pagehead/without base", test_without_base);
	g_test_add_func("/pagehead/private page", test_private_page);
	g_test_add_func("/pagehead/bounds", test_bounds);
	g_test_add_func("/pagehead/generator", test_generator);
	return g_test_run();
}
