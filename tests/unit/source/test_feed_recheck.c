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
		  DAY(11), RECHECK_GONE },
		{ "scrolled off", 200, FEED(ITEM("d", "14") ITEM("c", "13")), DAY(11),
		  RECHECK_UNKNOWN },
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
	} rows[] = {
		{ "{\"version\":1,\"etag\":\"x\"}", URL },
		{ "{\"version\":1,\"moved_to\":\"https://new.example/\",\"moved_runs\":3}",
		  "https://new.example/" },
		{ "{\"version\":1,\"files\":{}}", NULL },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceSpec) spec = source_spec_new();
		g_autoptr(GPtrArray) posts = g_ptr_array_new();
		g_auto(Recheck) recheck = { 0 };
		json_auto_t *state = json_loads(rows[i].state, 0, NULL);
		RecheckInput input = {
			.spec = spec, .state = state, .posts = posts, .now_s = NOW, .budget = 1
		};

		spec->url = g_strdup(URL);
		feed_kind.recheck(&input, &recheck);
		g_assert_cmpuint(recheck.requests->len, ==, rows[i].url != NULL ? 1 : 0);
		if (rows[i].url != NULL) {
			const Request *request = g_ptr_array_index(recheck.requests, 0);
			g_assert_cmpstr(request->url, ==, rows[i].url);
			g_assert_cmpuint(request->headers->len, ==, 0);
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/recheck/verdicts", test_verdicts);
	g_test_add_func("/recheck/begin", test_begin);
	return g_test_run();
}
