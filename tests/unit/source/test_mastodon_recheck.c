/* Looking again at posts of a Mastodon server: many at once, one by one; what proves nothing. */
#include "source/mastodon.h"

#include <string.h>

#define NOW 1795000000

typedef struct Look {
	SourceSpec *spec;
	GPtrArray *posts;    /* of RecheckPost */
	const json_t *state; /* borrowed, or NULL */
	Recheck recheck;
	int budget;
} Look;

static void
look_init(Look *look, const char *ids)
{
	g_auto(GStrv) list = g_strsplit(ids, " ", -1);

	memset(look, 0, sizeof(*look));
	look->spec = source_spec_new();
	look->spec->url = g_strdup("https://tooter.example");
	look->posts = g_ptr_array_new_with_free_func(g_free);
	look->budget = 50;
	for (guint i = 0; list[i] != NULL; i++) {
		RecheckPost *post = g_new0(RecheckPost, 1);
		post->id = g_intern_string(list[i]);
		post->tag = "joyfe";
		post->published_s = NOW + i;
		g_ptr_array_add(look->posts, post);
	}
}

static void
look_clear(Look *look)
{
	source_spec_free(look->spec);
	g_ptr_array_unref(look->posts);
	recheck_clear(&look->recheck);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Look, look_clear)

#define BEGIN (-1)

/* One step. @status BEGIN: without a reply. */
static void
go(Look *look, const char *mark, int status, const char *body)
{
	g_autoptr(Request) request = request_new("https://tooter.example/x");
	g_autoptr(Reply) reply = NULL;

	request->mark = g_strdup(mark);
	if (status >= 0) {
		reply = reply_new(request);
		reply->status = status;
		g_bytes_unref(reply->body);
		reply->body = g_bytes_new(body, strlen(body));
	}
	RecheckInput input = { .spec = look->spec,
		.state = look->state,
		.posts = look->posts,
		.now_s = NOW,
		.budget = look->budget,
		.reply = reply };
	recheck_clear(&look->recheck);
	mastodon_kind.recheck(&input, &look->recheck);
}

/* "ID VERDICT" of each finding and the marks of what is asked next, joined by ", ". */
static void
assert_look(const Look *look, const char *want)
{
	/* clang-format off */
	static const char *const verdicts[] = {
		[RECHECK_UNKNOWN] = "unknown", [RECHECK_UNLISTED] = "unlisted",
		[RECHECK_THERE] = "there", [RECHECK_GONE] = "gone",
	};
	/* clang-format on */
	g_autoptr(GString) got = g_string_new(NULL);

	for (guint i = 0; i < look->recheck.findings->len; i++) {
		const RecheckFinding *one = g_ptr_array_index(look->recheck.findings, i);
		g_string_append_printf(got, "%s%s %s", got->len > 0 ? ", " : "", one->id,
			verdicts[one->verdict]);
		g_assert_cmpint(one->post != NULL, ==, one->verdict == RECHECK_THERE);
	}
	for (guint i = 0; i < look->recheck.requests->len; i++) {
		const Request *request = g_ptr_array_index(look->recheck.requests, i);
		g_string_append_printf(got, "%s%s", got->len > 0 ? ", " : "", request->mark);
	}
	g_assert_cmpstr(got->str, ==, want);
}

#define STATUS(id) \
	"{\"id\":\"" id "\",\"uri\":\"https://t.example/" id "\"," \
	"\"content\":\"<p>x</p>\",\"visibility\":\"public\",\"account\":{\"acct\":\"ada\"}}"

#define AT(id, day) "{\"id\":\"" id "\",\"created_at\":\"" day "T09:00:00Z\"}"

static void
test_many(void)
{
	g_auto(Look) look;

	look_init(&look, "11 12 13");
	go(&look, NULL, BEGIN, NULL);
	assert_look(&look, "many 11 12 13");
	const Request *request = g_ptr_array_index(look.recheck.requests, 0);
	g_assert_cmpstr(request->url, ==,
		"https://tooter.example/api/v1/statuses"
		"?id%5B%5D=11&id%5B%5D=12&id%5B%5D=13");
	/* Who is missing is asked for alone; a status that nobody asked for is nobody's. */
	go(&look, "many 11 12 13", 200, "[" STATUS("12") "," STATUS("99") "]");
	assert_look(&look, "12 there, one 11, one 13");
	go(&look, "one 11", 404, "{\"error\":\"Record not found\"}");
	assert_look(&look, "list 404 11");
	go(&look, "list 404 11", 200, "[" STATUS("12") "," STATUS("10") "]");
	assert_look(&look, "11 gone");
	go(&look, "one 13", 200, STATUS("13"));
	assert_look(&look, "13 there");
}

/* What was made private is there no longer for us, or says so. */
static void
test_private(void)
{
	g_auto(Look) look;

	look_init(&look, "11");
	go(&look, "one 11", 200,
		"{\"id\":\"11\",\"uri\":\"https://t.example/11\","
		"\"content\":\"<p>x</p>\",\"visibility\":\"private\","
		"\"account\":{\"acct\":\"ada\"}}");
	assert_look(&look, "11 there");
	const RecheckFinding *one = g_ptr_array_index(look.recheck.findings, 0);
	g_assert_cmpint(one->post->consent, ==, POST_CONSENT_REFUSED);
}

static void
test_unknown(void)
{
	static const struct {
		const char *mark;
		int status;
		const char *body, *want;
	} rows[] = {
		{ "many 11 12", 0, "", "11 unknown, 12 unknown" },
		{ "many 11 12", 429, "{}", "11 unknown, 12 unknown" },
		{ "many 11 12", 503, "<html>", "11 unknown, 12 unknown" },
		{ "many 11 12", 500, "", "11 unknown, 12 unknown" },
		{ "many 11 12", 499, "", "one 11, one 12" },
		{ "many 11 12", 404, "{}", "one 11, one 12" }, /* a server without it */
		{ "many 11 12", 401, "{}", "one 11, one 12" },
		{ "many 11 12", 200, "<html>", "one 11, one 12" },
		{ "many 11 12", 200, "[]", "one 11, one 12" },
		{ "one 11", 401, "{}", "list 401 11" },
		{ "one 11", 429, "{}", "11 unknown" },
		{ "one 99", 403, "{}", "99 unknown" },
		{ "one 11", 500, "{}", "11 unknown" },
		{ "one 11", 0, "", "11 unknown" },
		{ "one 11", 200, "<html>", "11 unknown" },
		{ "one 11", 200, STATUS("12"), "11 unknown" },
		{ "one 11", 200, "{\"id\":\"11\"}", "11 unknown" },
		{ "one 11", 410, "", "list 410 11" },
		{ "one 99", 404, "", "99 gone" }, /* of which no hashtag is known */
		{ "list 404 11", 200, "[]", "11 gone" },
		{ "list 404 11", 200, "[" STATUS("11") "]", "11 there" },
		{ "list 404 11", 200, "{\"error\":\"x\"}", "11 unknown" },
		{ "list 404 11", 200, "<html>", "11 unknown" },
		{ "list 404 11", 404, "{}", "11 unknown" }, /* a server that says so of all */
		{ "list 404 11", 401, "{}", "11 unknown" },
		{ "list 404 11", 0, "", "11 unknown" },
		{ "list 404", 200, "[]", "" },
		/* refused, and not where it should stand */
		{ "list 403 11", 200, "[" AT("10", "2026-11-01") "]", "11 unlisted" },
		{ "list 403 11", 200, "[" AT("10", "2027-11-01") "]", "11 unknown" },
		{ "list 403 11", 200, "[]", "11 unknown" },
		{ "list 403 99", 200, "[" AT("10", "2026-11-01") "]", "99 unknown" },
		{ "list 403 11", 200, "[" STATUS("11") "]", "11 there" },
		{ "one", 410, "", "" },
		{ NULL, 410, "", "" },
		{ "strange", 200, "[]", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Look) look;
		look_init(&look, "11 12");
		g_test_message("%s: %d", rows[i].mark, rows[i].status);
		go(&look, rows[i].mark, rows[i].status, rows[i].body);
		assert_look(&look, rows[i].want);
	}
}

/* Twenty at once, within the budget; what is no id of a server's is not sent to it. */
static void
test_budget(void)
{
	g_autoptr(GString) ids = g_string_new("https://t.example/1");
	g_auto(Look) look;

	for (int i = 100; i < 150; i++) {
		g_string_append_printf(ids, " %d", i);
	}
	look_init(&look, ids->str);
	look.budget = 2;
	go(&look, NULL, BEGIN, NULL);
	g_assert_cmpuint(look.recheck.requests->len, ==, 2);
	const Request *second = g_ptr_array_index(look.recheck.requests, 1);
	g_assert_true(g_str_has_prefix(second->mark, "many 120 121 "));
	g_assert_true(g_str_has_suffix(second->mark, " 138 139"));
	g_assert_true(g_str_has_prefix(second->url,
		"https://tooter.example/api/v1/statuses?id%5B%5D=120&id%5B%5D=121&"));
	g_assert_cmpuint(look.recheck.findings->len, ==, 11);
	const RecheckFinding *one = g_ptr_array_index(look.recheck.findings, 10);
	g_assert_cmpstr(one->id, ==, "https://t.example/1");
	g_assert_cmpint(one->verdict, ==, RECHECK_UNKNOWN);
}

/* Who cannot be asked for alone any more is unknown. */
static void
test_no_budget(void)
{
	g_auto(Look) look;

	look_init(&look, "11 12 13");
	look.budget = 1;
	go(&look, "many 11 12 13", 200, "[]");
	assert_look(&look, "12 unknown, 13 unknown, one 11");
}

/* The page of its timeline on which it must stand: below the next that is newer. */
static void
test_list(void)
{
	static const struct {
		const char *state, *mark, *url;
	} rows[] = {
		{ NULL, "one 11", "?limit=40&only_media=0&max_id=12" },
		{ NULL, "one 13", "?limit=40&only_media=0" },
		{ "{\"local_only\":true}", "one 12",
			"?limit=40&only_media=0&local=true&max_id=13" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *state = rows[i].state ? json_loads(rows[i].state, 0, NULL) : NULL;
		g_auto(Look) look;
		look_init(&look, "11 13 12");
		((RecheckPost *)g_ptr_array_index(look.posts, 1))->published_s = NOW + 9;
		look.state = state;
		go(&look, rows[i].mark, 404, "{}");
		const Request *request = g_ptr_array_index(look.recheck.requests, 0);
		g_autofree char *want = g_strconcat(
			"https://tooter.example/api/v1/timelines/tag/joyfe", rows[i].url, NULL);
		g_assert_cmpstr(request->url, ==, want);
	}
}

/* Of somebody whose posts are read with or without a hashtag, it is their own timeline. */
static void
test_list_of_person(void)
{
	static const struct {
		const char *people, *url, *want;
	} rows[] = {
		{ "\"@ada@tooter.example\":{\"id\":\"7\"}", NULL,
			"https://tooter.example/api/v1/accounts/7/statuses"
			"?limit=40&exclude_reblogs=true&max_id=12" },
		{ "\"@ada@tooter.example\":{\"id\":\"7\"},\"@bea@tooter.example\":{\"id\":\"8\"}",
			"https://tooter.example/@Bea/11",
			"https://tooter.example/api/v1/accounts/8/statuses"
			"?limit=40&exclude_reblogs=true&max_id=12" },
		{ "\"@ada@tooter.example\":{\"id\":\"7\"},\"@bea@tooter.example\":{\"id\":\"8\"}",
			"https://bea.example/notice/11", NULL },
		{ "\"@bea@tooter.example\":{\"id\":\"7\"},\"@bea@other.example\":{\"id\":\"8\"}",
			"https://tooter.example/bea/p/11?ada", NULL },
		{ "", "https://tooter.example/@bea/11", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf("{\"people\":{%s}}", rows[i].people);
		json_auto_t *state = json_loads(text, 0, NULL);
		g_auto(Look) look;
		look_init(&look, "11 12");
		g_ptr_array_add(look.spec->accounts, g_strdup("@ada@tooter.example"));
		for (guint k = 0; k < look.posts->len; k++) {
			((RecheckPost *)g_ptr_array_index(look.posts, k))->url = rows[i].url;
		}
		look.state = state;
		go(&look, "one 11", 401, "{}");
		g_assert_cmpuint(look.recheck.requests->len, ==, rows[i].want != NULL ? 1 : 0);
		if (rows[i].want != NULL) {
			const Request *request = g_ptr_array_index(look.recheck.requests, 0);
			g_assert_cmpstr(request->url, ==, rows[i].want);
		} else {
			assert_look(&look, "11 unknown");
		}
	}
}

/* The server's word has its hour. */
static void
test_when(void)
{
	g_auto(Look) look;

	look_init(&look, "11");
	go(&look, "one 11", 200,
		"{\"id\":\"11\",\"uri\":\"https://t.example/11\",\"content\":\"x\","
		"\"replies_count\":1,\"account\":{\"acct\":\"ada\"}}");
	const RecheckFinding *one = g_ptr_array_index(look.recheck.findings, 0);
	g_assert_cmpint(one->post->counts_s, ==, NOW);
	g_assert_cmpstr(one->post->author_handle, ==, "@ada@tooter.example");
}

/* What came by a tag's RSS has no id here; the RSS says what it still lists. */
static void
test_rss(void)
{
	g_auto(Look) look;

	look_init(&look, "https://far.example/@ada/1 https://far.example/@ada/2 11");
	go(&look, NULL, BEGIN, NULL);
	g_assert_cmpuint(look.recheck.requests->len, ==, 2);
	const Request *request = g_ptr_array_index(look.recheck.requests, 1);
	g_assert_cmpstr(request->mark, ==, "rss joyfe");
	g_assert_cmpstr(request->url, ==, "https://tooter.example/tags/joyfe.rss");
	go(&look, "rss joyfe", 200,
		"<rss version=\"2.0\"><channel><title>#joyfe</title>"
		"<item><guid>https://far.example/@ada/2</guid>"
		"<link>https://far.example/@ada/2</link>"
		"<pubDate>Wed, 18 Nov 2026 11:06:39 GMT</pubDate></item></channel></rss>");
	g_assert_cmpuint(look.recheck.findings->len, ==, 2);
	const RecheckFinding *gone = g_ptr_array_index(look.recheck.findings, 0);
	const RecheckFinding *there = g_ptr_array_index(look.recheck.findings, 1);
	g_assert_cmpint(gone->verdict, ==, RECHECK_UNLISTED);
	g_assert_cmpint(there->verdict, ==, RECHECK_THERE);
	g_assert_nonnull(there->post);

	/* Without the RSS each page is asked. */
	go(&look, "rss joyfe", 404, "");
	g_assert_cmpuint(look.recheck.requests->len, ==, 0);
	go(&look, "page https://far.example/@ada/1", 404, "");
	const RecheckFinding *page = g_ptr_array_index(look.recheck.findings, 0);
	g_assert_cmpint(page->verdict, ==, RECHECK_GONE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/recheck/many", test_many);
	g_test_add_func("/recheck/private", test_private);
	g_test_add_func("/recheck/unknown", test_unknown);
	g_test_add_func("/recheck/budget", test_budget);
	g_test_add_func("/recheck/no-budget", test_no_budget);
	g_test_add_func("/recheck/list", test_list);
	g_test_add_func("/recheck/list_of_person", test_list_of_person);
	g_test_add_func("/recheck/when", test_when);
	g_test_add_func("/recheck/rss", test_rss);
	return g_test_run();
}
