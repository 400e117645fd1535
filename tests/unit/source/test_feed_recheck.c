/* Looking again at posts of a feed: what is there, what is gone, and what nobody can say. */
#include "source/feed.h"

#include <string.h>

#define NOW 1795000000
#define URL "https://feeds.example.org/index.xml"
#define ITEM(guid, day) \
	"<item><guid isPermaLink=\"false\">" guid "</guid><pubDate>" day \
	" Nov 2026 09:00:00 GMT</pubDate><title>T</title></item>"
#define FEED(items) "<rss version=\"2.0\"><channel><title>C</title>" items "</channel></rss>"
#define DAY(n) (1793491200 + (n)*86400) /* 2026-11-01 and so on */

static Reply *
reply_of(int status, const char *body)
{
	g_autoptr(Request) request = request_new(URL);
	Reply *reply = reply_new(request);

	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	return reply;
}

static void
test_verdicts(void)
{
	/* clang-format off */
	static const struct {
		const char *name;
		int status;
		const char *body;
		int64_t published_s;
		RecheckVerdict want;
	} rows[] = {
		{ "there", 200, FEED(ITEM("b", "12") ITEM("a", "10")), DAY(11), RECHECK_THERE },
		{ "an older one stands there", 200, FEED(ITEM("c", "13") ITEM("a", "10")),
		  DAY(11), RECHECK_UNLISTED },
		{ "scrolled off", 200, FEED(ITEM("d", "14") ITEM("c", "13")), DAY(11),
		  RECHECK_UNKNOWN },
		{ "an older one without a date", 200,
		  FEED("<item><guid>x</guid></item>" ITEM("c", "13") ITEM("a", "10")), DAY(11),
		  RECHECK_UNLISTED },
		{ "the oldest is as old", 200, FEED(ITEM("c", "13") ITEM("a", "10")),
		  DAY(9) + 9 * 3600, RECHECK_UNKNOWN },
		{ "the oldest is a second older", 200, FEED(ITEM("a", "10") ITEM("c", "13")),
		  DAY(9) + 9 * 3600 + 1, RECHECK_UNLISTED },
		{ "one is pinned at the top", 200,
		  FEED(ITEM("p", "02") ITEM("d", "14") ITEM("c", "13")), DAY(11),
		  RECHECK_UNKNOWN },
		{ "sorted by change", 200,
		  "{\"items\":[{\"id\":\"e\",\"date_published\":\"2026-11-02\","
		  "\"date_modified\":\"2026-11-14\"},{\"id\":\"c\","
		  "\"date_published\":\"2026-11-13\"},{\"id\":\"a\","
		  "\"date_published\":\"2026-11-10\"}]}",
		  DAY(11), RECHECK_UNLISTED },
		{ "two by this name", 200, FEED(ITEM("b", "12") ITEM("b", "11") ITEM("a", "10")),
		  DAY(11), RECHECK_UNKNOWN },
		{ "all without a date", 200, FEED("<item><guid>x</guid></item>"), DAY(11),
		  RECHECK_UNKNOWN },
		{ "there by its link", 200, "{\"items\":[{\"url\":\"b\"}, {\"id\":\"b\"}]}",
		  DAY(11), RECHECK_THERE },
		{ "an item that cannot be read", 200,
		  "{\"items\":[1,{\"id\":\"a\",\"date_published\":\"2026-11-10\"}]}", DAY(11),
		  RECHECK_UNKNOWN },
		{ "all can be read", 200,
		  "{\"items\":[{\"id\":\"a\",\"date_published\":\"2026-11-10\"}]}", DAY(11),
		  RECHECK_UNLISTED },
		{ "without a date", 200, FEED(ITEM("c", "13") ITEM("a", "10")), DATE_UNKNOWN,
		  RECHECK_UNKNOWN },
		{ "an empty feed", 200, FEED(""), DAY(11), RECHECK_UNKNOWN },
		{ "broken off", 200, "<rss version=\"2.0\"><channel>" ITEM("a", "10") "<item><gu",
		  DAY(11), RECHECK_UNKNOWN },
		{ "a web page", 200, "<html><body>Hello</body></html>", DAY(11), RECHECK_UNKNOWN },
		{ "the feed is gone", 410, "", DAY(11), RECHECK_UNKNOWN },
		{ "no answer", 0, "", DAY(11), RECHECK_UNKNOWN },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceSpec) spec = source_spec_new();
		g_autoptr(GPtrArray) posts = g_ptr_array_new();
		g_autoptr(Reply) reply = reply_of(rows[i].status, rows[i].body);
		g_auto(Recheck) recheck = { 0 };
		RecheckPost post = { .id = "b", .published_s = rows[i].published_s };
		RecheckInput input = {
			.spec = spec, .posts = posts, .now_s = NOW, .budget = 1, .reply = reply
		};
		RecheckVerdict got = RECHECK_UNKNOWN;

		spec->url = g_strdup(URL);
		g_ptr_array_add(posts, &post);
		feed_kind.recheck(&input, &recheck);
		g_test_message("%s", rows[i].name);
		g_assert_cmpuint(recheck.requests->len, ==, 0);
		if (recheck.findings->len > 0) {
			const RecheckFinding *one = g_ptr_array_index(recheck.findings, 0);
			got = one->verdict;
			g_assert_cmpint(one->post != NULL, ==, got == RECHECK_THERE);
		}
		g_assert_cmpint(got, ==, rows[i].want);
	}
}

/* The document is asked for whole; a folder's files are not. */
static void
test_begin(void)
{
	/* clang-format off */
	static const struct {
		const char *state;
		const char *url; /* or NULL: nothing is asked */
		int budget;
	} rows[] = {
		{ "{\"version\":1,\"etag\":\"x\"}", URL, 1 },
		{ "{\"version\":1,\"etag\":\"x\"}", NULL, 0 },
		{ "{\"version\":1,\"moved_to\":\"https://new.example/\",\"moved_runs\":3}",
		  "https://new.example/", 1 },
		{ "{\"version\":1,\"moved_to\":\"https://new.example/\",\"moved_runs\":2}", URL,
		  1 },
		{ "{\"version\":1,\"moved_to\":\"https://a:b@new.example/\",\"moved_runs\":3}",
		  "https://a:b@new.example/", 1 },
		{ "{\"version\":1,\"files\":{}}", NULL, 1 },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceSpec) spec = source_spec_new();
		g_autoptr(GPtrArray) posts = g_ptr_array_new();
		g_auto(Recheck) recheck = { 0 };
		json_auto_t *state = json_loads(rows[i].state, 0, NULL);
		RecheckInput input = { .spec = spec,
			.state = state,
			.posts = posts,
			.now_s = NOW,
			.budget = rows[i].budget };

		spec->url = g_strdup(URL);
		feed_kind.recheck(&input, &recheck);
		g_assert_cmpuint(recheck.requests->len, ==, rows[i].url != NULL ? 1 : 0);
		if (rows[i].url != NULL) {
			const Request *request = g_ptr_array_index(recheck.requests, 0);
			g_assert_cmpstr(request->url, ==, rows[i].url);
			g_assert_cmpuint(request->headers->len, ==, 0);
			g_assert_cmpint(request->is_sensitive, ==,
				strchr(request->url, '@') != NULL);
		}
	}
}

/* Posts that were asked about get their own item, of two by one name none; many are cut off. */
static void
test_several(void)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(GPtrArray) asked = g_ptr_array_new();
	g_autoptr(GString) body =
		g_string_new("<rss><channel><item><link>https://a.example/1</link>"
			     "<title>One</title></item>"
			     "<item><guid>two</guid><title>Two</title></item>"
			     "<item><guid>four</guid><title>Four</title></item>"
			     "<item><guid>four</guid><title>Again</title></item>");
	RecheckPost posts[] = { { "two", .published_s = DATE_UNKNOWN },
		{ "https://a.example/1", .published_s = DATE_UNKNOWN },
		{ "four", .published_s = DATE_UNKNOWN }, { "three", .published_s = DAY(2) } };
	static const char *const titles[] = { "Two", "One" };

	spec->url = g_strdup(URL);
	for (guint i = 0; i < G_N_ELEMENTS(posts); i++) {
		g_ptr_array_add(asked, &posts[i]);
	}
	g_string_append(body, ITEM("a", "01"));
	for (guint i = 0; i < 2; i++) {
		g_auto(Recheck) recheck = { 0 };
		g_autofree char *document = g_strconcat(body->str, "</channel></rss>", NULL);
		g_autoptr(Reply) reply = reply_of(200, document);
		RecheckInput input = { .spec = spec, .posts = asked, .now_s = NOW, .reply = reply };

		feed_kind.recheck(&input, &recheck);
		g_assert_cmpuint(recheck.findings->len, ==, G_N_ELEMENTS(posts));
		for (guint k = 0; k < G_N_ELEMENTS(titles) && i == 0; k++) {
			const RecheckFinding *one = g_ptr_array_index(recheck.findings, k);

			g_assert_cmpstr(one->id, ==, posts[k].id);
			g_assert_cmpstr(one->post->title, ==, titles[k]);
		}
		const RecheckFinding *twice = g_ptr_array_index(recheck.findings, 2);
		g_assert_cmpint(twice->verdict, ==, RECHECK_UNKNOWN);
		/* All that the document shows is there, to be told apart by whoever keeps it. */
		g_assert_cmpuint(recheck.posts->len, ==, i == 0 ? 5 : 2000);
		const RecheckFinding *last = g_ptr_array_index(recheck.findings, 3);
		g_assert_cmpint(last->verdict, ==, i == 0 ? RECHECK_UNLISTED : RECHECK_UNKNOWN);
		for (guint k = 0; k < 2000; k++) {
			g_string_append(body, ITEM("n", "20"));
		}
	}
}

/* Where the feed is no more, each post's own page is asked. */
static void
test_pages(void)
{
	static const struct {
		int status;
		RecheckVerdict want;
	} rows[] = { { 404, RECHECK_GONE }, { 410, RECHECK_GONE }, { 200, RECHECK_UNKNOWN },
		{ 403, RECHECK_UNKNOWN }, { 0, RECHECK_UNKNOWN } };
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(GPtrArray) asked = g_ptr_array_new();
	RecheckPost posts[] = { { .id = "a guid", .url = "https://a.example/1" },
		{ .id = "nowhere" }, { .id = "2", .url = "https://a.example/2" },
		{ .id = "3", .url = "https://a.example/3" } };
	g_autoptr(Reply) reply = reply_of(410, "");
	g_auto(Recheck) recheck = { 0 };
	RecheckInput input = {
		.spec = spec, .posts = asked, .now_s = NOW, .budget = 2, .reply = reply
	};

	spec->url = g_strdup(URL);
	for (guint i = 0; i < G_N_ELEMENTS(posts); i++) {
		g_ptr_array_add(asked, &posts[i]);
	}
	feed_kind.recheck(&input, &recheck);
	g_assert_cmpuint(recheck.findings->len, ==, 0);
	g_assert_cmpuint(recheck.requests->len, ==, 2);
	const Request *request = g_ptr_array_index(recheck.requests, 0);
	g_assert_cmpstr(request->url, ==, "https://a.example/1");
	g_assert_cmpstr(request->mark, ==, "page a guid");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Reply) page = reply_of(rows[i].status, "<html>");
		g_auto(Recheck) said = { 0 };
		page->mark = g_strdup(request->mark);
		input.reply = page;
		feed_kind.recheck(&input, &said);
		g_assert_cmpuint(said.findings->len, ==, 1);
		const RecheckFinding *one = g_ptr_array_index(said.findings, 0);
		g_assert_cmpstr(one->id, ==, "a guid");
		g_assert_cmpint(one->verdict, ==, rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/recheck/verdicts", test_verdicts);
	g_test_add_func("/recheck/begin", test_begin);
	g_test_add_func("/recheck/several", test_several);
	g_test_add_func("/recheck/pages", test_pages);
	return g_test_run();
}
