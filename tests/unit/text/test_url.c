/* Addresses as documents hold them. */
#include "text/url.h"

#include "../expect.h"

#include <string.h>

typedef struct Row {
	const char *name; /* or NULL where the input says it */
	const char *input;
	const char *want;
} Row;

typedef char *(*Function)(const char *text);

static void
check_rows(const Row *rows, gsize count, Function function)
{
	for (gsize i = 0; i < count; i++) {
		g_autofree char *got = function(rows[i].input);

		expect_text(rows[i].name == NULL ? rows[i].input : rows[i].name, got, rows[i].want);
	}
}

/* clang-format off */
static const char *const web_urls[] = {
	"http://example.org", "HTTPS://Example.org/a?b#c", "https://[::1]:8080/",
	"http://ü.example/é",
	"https://user:pass@example.org:8443/",
};
/* clang-format on */

/* clang-format off */
static const char *const other_urls[] = {
	"", "example.org", "//example.org", "ftp://example.org", "http:example.org", "http://",
	"http:///path", "https:// example.org/", "https://example.org/a b",
	"https://example.org/\n",
	"https://example.org/\x7f", "https://example.org\\@evil.example/", "javascript:alert(1)",
	"https://exa<mple.org/", "https://example.org:port/", "https://\xff.example/",
	" https://a.b/",
};
/* clang-format on */

static void
test_is_web(void)
{
	g_assert_false(url_is_web(NULL));
	for (gsize i = 0; i < G_N_ELEMENTS(web_urls); i++) {
		expect_text(web_urls[i], url_is_web(web_urls[i]) ? "web" : "other", "web");
	}
	for (gsize i = 0; i < G_N_ELEMENTS(other_urls); i++) {
		expect_text(other_urls[i], url_is_web(other_urls[i]) ? "web" : "other", "other");
	}
}

#define BASE "https://example.org/blog/2026/post?x=1#top"

/* clang-format off */
static const Row resolve_rows[] = {
	{NULL, "https://a.example/b", "https://a.example/b"},
	{NULL, "HTTPS://A.Example", "https://a.example/"},
	{NULL, "https://a.example?b", "https://a.example/?b"},
	{NULL, "other", "https://example.org/blog/2026/other"},
	{NULL, "../other", "https://example.org/blog/other"},
	{NULL, "../../../other", "https://example.org/other"},
	{NULL, "/other?y=2", "https://example.org/other?y=2"},
	{NULL, "?y=2", "https://example.org/blog/2026/post?y=2"},
	{NULL, "#part", "https://example.org/blog/2026/post?x=1#part"},
	{NULL, "//a.example/b", "https://a.example/b"},
	{NULL, "www.a.example/b", "http://www.a.example/b"},
	{"padding", " \n\u200bhttps://a.example/b\u00a0\r\n", "https://a.example/b"},
	{"line end within", "https://a.example/b\n\tc", "https://a.example/bc"},
	{"blank", "https://a.example/b c?d e", "https://a.example/b%20c?d%20e"},
	{"not ASCII", "https://a.example/Gŵyl?é#ŷ", "https://a.example/G%C5%B5yl?%C3%A9#%C5%B7"},
	{"quotes and brackets", "https://a.example/\"<b>`{|}^",
	 "https://a.example/%22%3Cb%3E%60%7B%7C%7D%5E"},
	{"percent sign", "https://a.example/100%?a=%zz%20", "https://a.example/100%25?a=%25zz%20"},
	{"host not in ASCII", "https://Bücher.example/", "https://xn--bcher-kva.example/"},
	{"host percent-encoded", "https://b%C3%BCcher.example/", "https://xn--bcher-kva.example/"},
	{"final dot", "https://a.example./b", "https://a.example/b"},
	{"own port", "https://a.example:443/b", "https://a.example/b"},
	{"port", "https://a.example:8443/b", "https://a.example:8443/b"},
	{"user name", "https://me:secret@a.example/b", "https://a.example/b"},
	{"backslashes", "https:\\\\a.example\\b?c\\d", "https://a.example/b?c%5Cd"},
	{"backslash before a user name", "https://a.example\\@evil.example/",
	 "https://a.example/@evil.example/"},
	{"too few slashes", "https:/a.example/b", "https://a.example/b"},
	{"too many slashes", "http:///a.example/b", "http://a.example/b"},
	{"feed:", "feed:https://a.example/b", "https://a.example/b"},
	{"feed://", "feed://a.example/b", "http://a.example/b"},
	{"IPv6", "https://[2001:DB8::1]:8080/b", "https://[2001:db8::1]:8080/b"},
	{"script", "javascript:alert(1)", NULL},
	{"script with a line end", "java\nscript:alert(1)", NULL},
	{"script in capitals", " JavaScript:alert(1)", NULL},
	{"data", "data:text/html,x", NULL},
	{"mail", "mailto:a@example.org", NULL},
	{"file", "file:///etc/passwd", NULL},
	{"empty", " ", NULL},
	{"none", NULL, NULL},
	{"no host", "https://", NULL},
	{"port that is none", "https://a.example:99999/", NULL},
	{"host that is none", "https://a b.example/", NULL},
	{"control character in the host", "https://a%00.example/", NULL},
};
/* clang-format on */

static char *
resolve(const char *reference)
{
	return url_resolve(BASE, reference);
}

/* clang-format off */
static const Row unbased_rows[] = {
	{"a colon for a host", "https://%3A%.com1/?", NULL},
	{NULL, "https://a.example/b/../c", "https://a.example/c"},
	{NULL, "//a.example/b", NULL},
	{NULL, "other", NULL},
	{NULL, "#part", NULL},
	{NULL, "www.a.example", "http://www.a.example/"},
};
/* clang-format on */

static char *
resolve_unbased(const char *reference)
{
	return url_resolve(NULL, reference);
}

static void
test_resolve(void)
{
	g_autofree char *long_path = g_strnfill(9000, 'a');
	g_autofree char *long_url = g_strconcat("https://a.example/", long_path, NULL);
	g_autofree char *bare_base = url_resolve("https://example.org", "b;c");
	g_autofree char *bad_base = url_resolve("file:///x/", "b");

	check_rows(resolve_rows, G_N_ELEMENTS(resolve_rows), resolve);
	check_rows(unbased_rows, G_N_ELEMENTS(unbased_rows), resolve_unbased);
	g_assert_null(url_resolve(NULL, long_url));
	expect_text("base without a path", bare_base, "https://example.org/b;c");
	g_assert_null(bad_base);
}

/* clang-format off */
static const Row host_rows[] = {
	{NULL, "https://Example.ORG:8443/a", "example.org"},
	{NULL, "http://bücher.example", "xn--bcher-kva.example"},
	{NULL, "https://a@[::1]/", "::1"},
	{NULL, "https://example.org./", "example.org"},
	{NULL, "/path", NULL},
	{NULL, "nonsense", NULL},
	{NULL, NULL, NULL},
};
/* clang-format on */

/* clang-format off */
static const Row site_rows[] = {
	{NULL, "https://WWW.Example.org:8080/a", "example.org"},
	{NULL, "https://wwwexample.org/", "wwwexample.org"},
	{NULL, "https://toot.example/www.", "toot.example"},
	{NULL, "nonsense", NULL},
	{NULL, NULL, NULL},
};

static const Row authority_rows[] = {
	{NULL, "https://Example.org/a", "example.org"},
	{NULL, "https://example.org:443/", "example.org"},
	{NULL, "http://example.org:443/", "example.org:443"},
	{NULL, "http://127.0.0.1:8080/", "127.0.0.1:8080"},
	{NULL, "http://[::1]:8080/", "[::1]:8080"},
	{NULL, "nonsense", NULL},
};
/* clang-format on */

static void
test_host(void)
{
	check_rows(host_rows, G_N_ELEMENTS(host_rows), url_host);
	check_rows(site_rows, G_N_ELEMENTS(site_rows), url_site);
	check_rows(authority_rows, G_N_ELEMENTS(authority_rows), url_authority);
}

static void
test_encode(void)
{
	g_autofree char *encoded = url_encode("a-b_c.d~e f/é?&=+%");
	g_autofree char *joined = url_join("https://example.org//", "/api");
	g_autofree char *plain = url_join("https://example.org", "/api");

	g_assert_cmpstr(encoded, ==, "a-b_c.d~e%20f%2F%C3%A9%3F%26%3D%2B%25");
	g_assert_cmpstr(joined, ==, "https://example.org/api");
	g_assert_cmpstr(plain, ==, "https://example.org/api");
}

/* clang-format off */
static const Row canonical_rows[] = {
	{"plain", "https://example.org/path?a=1", "example.org/path?a=1"},
	{"not of the web", "mailto:a@example.org", NULL},
	{"none", NULL, NULL},
	{"scheme, case, port, user", "HTTP://Me@WWW.Example.org:80/Path", "example.org/Path"},
	{"port", "https://example.org:8443/", "example.org:8443"},
	{"layout labels", "https://www.m.example.org/a", "example.org/a"},
	{"a name that looks like one", "https://m.org/a", "m.org/a"},
	{"mobile Wikipedia", "https://en.m.wikipedia.org/wiki/Joy", "en.wikipedia.org/wiki/Joy"},
	{"root", "https://example.org", "example.org"},
	{"slashes and dots", "https://example.org//a/./b/../c//", "example.org/a/c"},
	{"escapes", "https://example.org/%7ejoy/%c3%a9%2f", "example.org/~joy/%C3%A9%2F"},
	{"escaped dots", "https://example.org/a/%2E%2e/b", "example.org/b"},
	{"own page", "https://example.org/blog/index.html", "example.org/blog"},
	{"AMP", "https://amp.example.org/post/amp/", "example.org/post"},
	{"AMP page", "https://example.org/post.amp.html?amp=1", "example.org/post.html"},
	{"fragment", "https://example.org/a#:~:text=joy", "example.org/a"},
	{"page chosen by script", "https://example.org/#!/a", "example.org#!/a"},
	{"order", "https://example.org/?b=2&a=1&&c=", "example.org?a=1&b=2"},
	{"blanks in a query", "https://example.org/?q=a+b", "example.org?q=a%20b"},
	{"tracking", "https://example.org/a?utm_source=x&UTM_medium=y&fbclid=z&id=7&mc_cid=1",
	 "example.org/a?id=7"},
	{"WordPress", "https://example.org/?p=123", "example.org?p=123"},
	{"referring host", "https://example.org/a?ref=news.example.com", "example.org/a"},
	{"reference that is none", "https://example.org/a?ref=main", "example.org/a?ref=main"},
	{"parameters of one host", "https://example.org/a?s=1&t=2&si=3&source=4",
	 "example.org/a?s=1&si=3&source=4&t=2"},
	{"escaped ampersand", "https://example.org/a?b=1&amp;utm_source=x", "example.org/a?b=1"},
	{"invisible characters", " https://exam\u00adple.org/a\u200b ", "example.org/a"},
	{"Facebook", "https://m.facebook.com/page/posts/1?__tn__=R&__cft__[0]=x&refid=5&id=2",
	 "facebook.com/page/posts/1?id=2"},
	{"LinkedIn", "https://www.linkedin.com/posts/a-1?trk=x&lipi=y", "linkedin.com/posts/a-1"},
	{"Medium", "https://medium.com/@a/b?source=rss-1", "medium.com/@a/b"},
};
/* clang-format on */

/* clang-format off */
static const Row redirector_rows[] = {
	{"Facebook",
	 "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3D1&h=x",
	 "example.org/a"},
	{"Google", "https://www.google.co.uk/url?sa=t&q=https://example.org/a&ved=1",
	 "example.org/a"},
	{"Google's other key", "https://www.google.com/url?url=https://example.org/a",
	 "example.org/a"},
	{"Google's search", "https://www.google.com/search?q=https://example.org/a",
	 "google.com/search?q=https://example.org/a"},
	{"YouTube", "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fexample.org",
	 "example.org"},
	{"Outlook",
	 "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=x",
	 "example.org/a"},
	{"href.li", "https://href.li/?https://example.org/a", "example.org/a"},
	{"Postmark", "https://click.pstmrk.it/3s/example.org%2Fa/AbC/dEf/1", "example.org/a"},
	{"SES",
	 "https://x1.r.us-east-1.awstrack.me/L0/https:%2F%2Fexample.org%2Fa/1/01", "example.org/a"},
	{"Proofpoint",
	 "https://urldefense.com/v3/__https://example.org/a?b=1__;!!x", "example.org/a?b=1"},
	{"Barracuda",
	 "https://linkprotect.cudasvc.com/url?a=https%3A%2F%2Fexample.org%2Fa&c=E",
	 "example.org/a"},
	{"AMP cache", "https://example-org.cdn.ampproject.org/c/s/www.example.org/a?b=1",
	 "example.org/a?b=1"},
	{"Google's AMP", "https://www.google.com/amp/s/example.org/a/amp", "example.org/a"},
	{"archive", "https://web.archive.org/web/20260101000000/http://example.org/a",
	 "example.org/a"},
	{"bridge", "https://web.brid.gy/r/https://example.org/a", "example.org/a"},
	{"one in another",
	 "https://l.facebook.com/l.php?u=https%3A%2F%2Fhref.li%2F%3Fhttps%3A%2F%2Fexample.org%2Fa",
	 "example.org/a"},
	{"to nowhere", "https://href.li/?javascript:alert(1)", "href.li?javascript:alert(1)"},
	{"to itself", "https://href.li/?https://href.li/", "href.li"},
};
/* clang-format on */

/* clang-format off */
static const Row platform_rows[] = {
	{"Mastodon's web", "https://toot.example/web/@ada/1", "toot.example/@ada/1"},
	{"a page called so", "https://toot.example/web/@ada/about", "toot.example/web/@ada/about"},
	{"X", "https://x.com/ada/status/123?s=20&t=abc", "x.com/i/status/123"},
	{"Twitter", "https://mobile.twitter.com/Ada/status/123/photo/1", "x.com/i/status/123"},
	{"Twitter, old", "https://twitter.com/ada/statuses/123", "x.com/i/status/123"},
	{"Twitter, no name", "https://twitter.com/i/web/status/123", "x.com/i/status/123"},
	{"Nitter", "https://nitter.example.org/ada/status/123#m", "x.com/i/status/123"},
	{"preview host", "https://vxtwitter.com/ada/status/123", "x.com/i/status/123"},
	{"profile", "https://twitter.com/ada?lang=en", "x.com/ada"},
	{"YouTube", "https://www.youtube.com/watch?v=abc&feature=share&si=x",
	 "youtube.com/watch?v=abc"},
	{"YouTube, short", "https://youtu.be/abc?si=x", "youtube.com/watch?v=abc"},
	{"YouTube, upright", "https://youtube.com/shorts/abc", "youtube.com/watch?v=abc"},
	{"YouTube, embedded", "https://www.youtube-nocookie.com/embed/abc",
	 "youtube.com/watch?v=abc"},
	{"YouTube, live", "https://m.youtube.com/live/abc?t=5", "youtube.com/watch?t=5&v=abc"},
	{"YouTube, list", "https://youtu.be/abc?list=L", "youtube.com/watch?list=L&v=abc"},
	{"YouTube, channel", "https://www.youtube.com/@joy/videos", "youtube.com/@joy/videos"},
	{"Reddit", "https://old.reddit.com/r/a/comments/1x/title_words/?share_id=y",
	 "reddit.com/comments/1x"},
	{"Reddit, short", "https://redd.it/1x", "reddit.com/comments/1x"},
	{"Reddit, comment", "https://www.reddit.com/r/a/comments/1x/title/2y/?context=3",
	 "reddit.com/comments/1x/_/2y"},
};
/* clang-format on */

static void
test_canonical(void)
{
	check_rows(canonical_rows, G_N_ELEMENTS(canonical_rows), url_canonical);
	check_rows(redirector_rows, G_N_ELEMENTS(redirector_rows), url_canonical);
	check_rows(platform_rows, G_N_ELEMENTS(platform_rows), url_canonical);
}

/* clang-format off */
static const Row clean_rows[] = {
	{NULL, "https://a.example/b?utm_source=c&d=E%2f+f&fbclid=g#h",
	 "https://a.example/b?d=E%2F+f#h"},
	{NULL, "https://a.example/b?utm_source=c", "https://a.example/b"},
	{"a path that could hold an address", "https://a.example/__x", "https://a.example/__x"},
	{NULL, "https://a.example/__x#y", "https://a.example/__x#y"},
	{NULL, "https://a.example:81/b?ref=blog.example&ref=v1.2&x",
	 "https://a.example:81/b?ref=v1.2&x"},
	{NULL, "https://www.google.com/url?rct=j&url=https://a.example/b%3Fx%3D1%26gclid%3D2&ct=ga",
	 "https://a.example/b?x=1"},
	{NULL, "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F", "https://a.example/"},
	/* An archive's copy is linked on purpose. */
	{NULL, "https://web.archive.org/web/2020/https://a.example/?utm_id=b",
	 "https://web.archive.org/web/2020/https://a.example/"},
	{NULL, "https://www.a.example/index.html",
	 "https://www.a.example/index.html"},
	{NULL, "mailto:a@example.org", "mailto:a@example.org"},
};
/* clang-format on */

static void
test_clean(void)
{
	check_rows(clean_rows, G_N_ELEMENTS(clean_rows), url_clean);
}

/* clang-format off */
static const char *const private_hosts[] = {
	"localhost", "LOCALHOST.", "a.localhost", "printer.local", "metadata.google.internal",
	"127.0.0.1", "127.255.255.254", "0.0.0.0", "0", "10.1.2.3", "100.64.0.1", "169.254.169.254",
	"172.16.0.1", "172.31.255.255", "192.168.1.1", "255.255.255.255", "224.0.0.1", "127.1",
	"2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.1", "0xa9fea9fe",
	"127.0.0.1.", "１２７.0.0.1", "%31%32%37.0.0.1", "[::1]", "[::]", "[fe80::1]",
	"[fe80::1%25eth0]",
	"[fc00::1]", "[fdff::1]", "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]",
	"[::127.0.0.1]",
	"[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fec0::1]",
};
/* clang-format on */

/* clang-format off */
static const char *const public_hosts[] = {
	"example.org", "localhost.example.org", "mylocalhost", "notlocal", "8.8.8.8", "11.0.0.1",
	"100.63.0.1", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "192.169.0.1",
	"134744072", "0x08080808", "[2606:4700::1111]", "[::ffff:8.8.8.8]", "[2002:808:808::]",
	"127.0.0.1.example.org", "10.example",
};
/* clang-format on */

static void
test_private(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(private_hosts); i++) {
		g_autofree char *url = g_strdup_printf("http://%s:8080/a", private_hosts[i]);

		expect_text(url, url_is_private(url) ? "private" : "public", "private");
	}
	for (gsize i = 0; i < G_N_ELEMENTS(public_hosts); i++) {
		g_autofree char *url = g_strdup_printf("https://%s/", public_hosts[i]);

		expect_text(url, url_is_private(url) ? "private" : "public", "public");
	}
	g_assert_true(url_is_private("https://%00/"));
	g_assert_false(url_is_private("file:posts.xml"));
	g_assert_false(url_is_private(NULL));
}

/* clang-format off */
static const Row redact_rows[] = {
	{"nothing secret", "https://example.org/a?b=1#c", "https://example.org/a?b=1#c"},
	{"user and password", "https://me:pa@ss@example.org/@a", "https://…@example.org/@a"},
	{"smtp", "smtp://me@example.org:587", "smtp://…@example.org:587"},
	{"token", "https://example.org/?a=1&access_token=abc&b=2",
	 "https://example.org/?a=1&access_token=…&b=2"},
	{"key", "https://example.org/?KEY=abc", "https://example.org/?KEY=…"},
	{"keyword", "https://example.org/?keyword=abc", "https://example.org/?keyword=abc"},
	{"empty", "https://example.org/?token=&a", "https://example.org/?token=&a"},
	{"fragment", "https://example.org/#token=abc", "https://example.org/#token=…"},
	{"no URL", "me:secret@example.org", "…@example.org"},
	{"none", NULL, NULL},
};
/* clang-format on */

static void
test_redact(void)
{
	check_rows(redact_rows, G_N_ELEMENTS(redact_rows), url_redact);
}

static void
test_conceal(void)
{
	static const struct {
		const char *text, *url, *want;
	} rows[] = {
		{ "no key K3Y99 here", "https://a.example/f?apikey=K3Y99&b=here", "no key … here" },
		{ "s3cr/et or s3cr%2Fet", "https://joe:s3cr%2Fet@a.example/", "… or …" },
		{ "joe:s3cret, joe", "https://joe:s3cret@a.example/", "…, joe" },
		{ "token t0ken", "https://t0ken@a.example/#token=other", "token …" },
		{ "a 404 it is", "https://a.example/?pin=404&code=", "a 404 it is" },
		{ "", "https://a.example/?key=K3Y99", "" },
		{ "words", "", "words" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = url_conceal(rows[i].text, rows[i].url);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

static void
test_host_is_within(void)
{
	static const struct {
		const char *host, *domain;
		bool want;
	} rows[] = {
		{ "a.example", "a.example", true },
		{ "b.a.example", "a.example", true },
		{ "B.A.Example", "a.EXAMPLE", true },
		{ "ba.example", "a.example", false },
		{ "example", "a.example", false },
		{ "a.example.org", "a.example", false },
		{ "", "a.example", false },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *longer = g_strconcat(rows[i].host, "/x.a.example", NULL);

		g_assert_true(url_host_is_within(longer, strlen(rows[i].host), rows[i].domain)
			== rows[i].want);
	}
}

static void
test_begins_at(void)
{
	g_assert_true(url_begins_at("https://a.example/ and more"));
	g_assert_true(url_begins_at("http://a.example/"));
	g_assert_false(url_begins_at("at https://a.example/"));
	g_assert_false(url_begins_at("https:a"));
	g_assert_false(url_begins_at(""));
}

/* In messages about what is no URL nobody can tell where a secret ends. */
static void
test_hide_all(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "me@example.org", "me@example.org" },
		{ "htps://joe:SECRET@blog.example/feed?token=SECRET",
			"htps://…@blog.example/feed…" },
		{ "https://joe:SEC/RET@m.example", "https://…@m.example" },
		{ "https:/joe:SECRET@m.example#SECRET", "https:/…@m.example…" },
		{ "https://m.example/a;jsessionid=SECRET", "https://m.example/a…" },
		{ "https://m.example/a b", "https://m.example/a b" },
		{ "", "" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = url_hide_all(rows[i].text);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

static void
test_host_name(void)
{
	static const struct {
		const char *name, *want;
	} cases[] = {
		{ "mail.example.org", "mail.example.org" },
		{ "caf\xc3\xa9.example", "xn--caf-dma.example" },
		{ ".example", NULL },
		{ "-a.example", NULL },
		{ "a b", NULL },
		{ "a_b", NULL },
		{ "[::1]", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = url_host_name(cases[i].name);

		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/url/hide all", test_hide_all);
	g_test_add_func("/url/is_web", test_is_web);
	g_test_add_func("/url/resolve", test_resolve);
	g_test_add_func("/url/host", test_host);
	g_test_add_func("/url/host is within", test_host_is_within);
	g_test_add_func("/url/encode", test_encode);
	g_test_add_func("/url/canonical", test_canonical);
	g_test_add_func("/url/clean", test_clean);
	g_test_add_func("/url/private", test_private);
	g_test_add_func("/url/redact", test_redact);
	g_test_add_func("/url/conceal", test_conceal);
	g_test_add_func("/url/host name", test_host_name);
	g_test_add_func("/url/begins at", test_begins_at);
	return g_test_run();
}
