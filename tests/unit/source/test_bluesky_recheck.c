/* Replies are written after lexicons/app/bsky/feed (getPosts, getPostThread). */
#include "bluesky_play.h"

#define ID "at://did:plc:a/app.bsky.feed.post/"

typedef struct Asked {
	SourceSpec *spec;
	GPtrArray *posts;
	RecheckPost rows[60];
	GPtrArray *names;
	json_t *state;
	Recheck recheck;
} Asked;

static void
asked_init(Asked *asked, guint count)
{
	memset(asked, 0, sizeof(*asked));
	asked->spec = source_spec_new();
	asked->spec->url = g_strdup("https://bsky.social");
	asked->posts = g_ptr_array_new();
	asked->names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < count; i++) {
		char *id = g_strdup_printf(ID "k%u", i);
		g_ptr_array_add(asked->names, id);
		asked->rows[i] = (RecheckPost){ .id = id, .published_s = NOW };
		g_ptr_array_add(asked->posts, &asked->rows[i]);
	}
}

static void
asked_clear(Asked *asked)
{
	source_spec_free(asked->spec);
	g_ptr_array_unref(asked->posts);
	g_ptr_array_unref(asked->names);
	json_decref(asked->state);
	recheck_clear(&asked->recheck);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asked, asked_clear)

/* @reply owned, or NULL to begin. */
static void
look(Asked *asked, int budget, Reply *reply)
{
	RecheckInput input = { .spec = asked->spec,
		.state = asked->state,
		.posts = asked->posts,
		.now_s = NOW,
		.budget = budget,
		.reply = reply };

	recheck_clear(&asked->recheck);
	bluesky_kind.recheck(&input, &asked->recheck);
	reply_free(reply);
}

static const Request *
request_of(const Asked *asked, guint index)
{
	g_assert_cmpuint(asked->recheck.requests->len, >, index);
	return g_ptr_array_index(asked->recheck.requests, index);
}

static RecheckVerdict
verdict_on(const Asked *asked, const char *key)
{
	g_autofree char *id = g_strconcat(ID, key, NULL);

	for (guint i = 0; i < asked->recheck.findings->len; i++) {
		const RecheckFinding *one = g_ptr_array_index(asked->recheck.findings, i);
		if (strcmp(one->id, id) == 0) {
			g_assert_true((one->post != NULL) == (one->verdict == RECHECK_THERE));
			return one->verdict;
		}
	}
	g_assert_not_reached();
}

static void
test_asks_for_many(void)
{
	g_auto(Asked) asked;
	asked_init(&asked, 30);
	asked.rows[29].id = "https://bsky.app/profile/a/post/1";

	look(&asked, 9, NULL);
	g_assert_cmpuint(asked.recheck.requests->len, ==, 2);
	g_assert_true(g_str_has_prefix(request_of(&asked, 0)->url,
		"https://public.api.bsky.app/xrpc/app.bsky.feed.getPosts?uris=at%3A%2F%2Fdid%3Aplc"
		"%3Aa%2Fapp.bsky.feed.post%2Fk0&uris=at%3A"));
	g_assert_cmpuint(asked.recheck.findings->len, ==, 1);
	look(&asked, 1, NULL);
	g_assert_cmpuint(asked.recheck.requests->len, ==, 1);
	g_assert_cmpuint(asked.recheck.findings->len, ==, 5);
}

/* A token that is good is shown to the server that gave it; with any other nobody logs in. */
static void
test_session(void)
{
	g_auto(Asked) asked;
	asked_init(&asked, 1);
	asked.spec->user = g_strdup("ada.example");
	asked.state =
		json_loads("{\"session\":{\"server\":\"bsky.social\",\"user\":\"ada.example\","
			   "\"access\":\"token\",\"until\":1795003600}}",
			0, NULL);
	look(&asked, 9, NULL);
	g_assert_cmpstr(request_of(&asked, 0)->auth, ==, "Authorization: Bearer token");
	g_assert_true(g_str_has_prefix(request_of(&asked, 0)->url, "https://bsky.social/xrpc/"));
	json_object_set_new(json_object_get(asked.state, "session"), "until", json_integer(NOW));
	look(&asked, 9, NULL);
	g_assert_null(request_of(&asked, 0)->auth);
	g_assert_true(g_str_has_prefix(request_of(&asked, 0)->url, "https://public.api.bsky.app/"));
}

static void
test_finds(void)
{
	g_auto(Asked) asked;
	asked_init(&asked, 3);
	look(&asked, 9, NULL);
	g_autofree char *mark = g_strdup(request_of(&asked, 0)->mark);
	look(&asked, 9, page_of(mark, "k0:1 k2:1", NULL, false));
	g_assert_cmpint(verdict_on(&asked, "k0"), ==, RECHECK_THERE);
	g_assert_cmpint(verdict_on(&asked, "k1"), ==, RECHECK_GONE);
	g_assert_cmpint(verdict_on(&asked, "k2"), ==, RECHECK_THERE);
	g_assert_cmpuint(asked.recheck.posts->len, ==, 2);
}

/* Whatever is no list of posts says nothing of any. */
static void
test_knows_nothing(void)
{
	static const struct {
		int status;
		const char *body;
	} rows[] = {
		{ 400, "{\"error\":\"ExpiredToken\"}" },
		{ 401, "" },
		{ 403, "<html>" },
		{ 404, "" },
		{ 410, "" },
		{ 429, "" },
		{ 500, "" },
		{ 0, "" },
		{ 200, "<html>" },
		{ 200, "{}" },
		{ 200, "{\"posts\":{}}" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Asked) asked;
		asked_init(&asked, 2);
		look(&asked, 9, reply_of("many " ID "k0 " ID "k1", rows[i].status, rows[i].body));
		g_assert_cmpint(verdict_on(&asked, "k0"), ==, RECHECK_UNKNOWN);
		g_assert_cmpint(verdict_on(&asked, "k1"), ==, RECHECK_UNKNOWN);
	}
}

/* That all of several are gone may be the server's trouble: one of them is asked for alone. */
static void
test_all_gone(void)
{
	static const struct {
		int status;
		const char *body;
		RecheckVerdict verdict;
	} rows[] = {
		{ 400, "{\"error\":\"NotFound\",\"message\":\"Post not found\"}", RECHECK_GONE },
		{ 200,
			"{\"thread\":{\"$type\":\"app.bsky.feed.defs#notFoundPost\",\"uri\":\"x\","
			"\"notFound\":true}}",
			RECHECK_GONE },
		{ 200, "{\"thread\":{\"uri\":\"x\",\"blocked\":true}}", RECHECK_GONE },
		{ 400, "{\"error\":\"InvalidRequest\"}", RECHECK_UNKNOWN },
		{ 502, "{\"error\":\"NotFound\"}", RECHECK_UNKNOWN },
		{ 200, "{\"thread\":{\"post\":{}}}", RECHECK_UNKNOWN },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Asked) asked;
		asked_init(&asked, 2);
		look(&asked, 9, page_of("many " ID "k0 " ID "k1", "", NULL, false));
		g_assert_cmpuint(asked.recheck.findings->len, ==, 0);
		g_assert_true(g_str_has_suffix(request_of(&asked, 0)->url,
			"getPostThread?uri=at%3A%2F%2Fdid%3Aplc%3Aa%2Fapp.bsky.feed.post%2Fk0&depth"
			"=0&parentHeight=0"));
		g_autofree char *mark = g_strdup(request_of(&asked, 0)->mark);
		look(&asked, 9, reply_of(mark, rows[i].status, rows[i].body));
		g_assert_cmpint(verdict_on(&asked, "k0"), ==, rows[i].verdict);
		g_assert_cmpint(verdict_on(&asked, "k1"), ==, rows[i].verdict);
	}
	g_auto(Asked) one;
	asked_init(&one, 1);
	look(&one, 9, page_of("many " ID "k0", "", NULL, false));
	g_assert_cmpint(verdict_on(&one, "k0"), ==, RECHECK_GONE);
}

/* ---- threads ---- */

static void
test_thread(void)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	spec->url = g_strdup("https://bsky.social");
	g_autoptr(Request) request = bluesky_kind.thread_request(spec, ID "k0");
	g_assert_cmpstr(request->url, ==,
		"https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri=at%3A%2F%2Fdid%3A"
		"plc%3Aa%2Fapp.bsky.feed.post%2Fk0&depth=20&parentHeight=20");
	g_assert_null(bluesky_kind.thread_request(spec, "https://bsky.app/profile/a/post/1"));
	g_assert_null(bluesky_kind.thread_request(spec, NULL));

	g_autofree char *own = view_of("k0", 0);
	g_autofree char *answer = view_of("k1", 0);
	g_autofree char *hidden = view_of("k2", 0);
	g_autofree char *body = g_strdup_printf(
		"{\"thread\":{\"post\":%s,\"replies\":[{\"post\":%s},{\"post\":%s}]},"
		"\"threadgate\":"
		"{\"record\":{\"hiddenReplies\":[\"" ID "k2\"]}}}",
		own, answer, hidden);
	g_autoptr(Reply) reply = reply_of(NULL, 200, body);
	ThreadInput input = { .spec = spec, .id = ID "k0", .now_s = NOW, .reply = reply };
	g_auto(ThreadPage) page = { 0 };
	bluesky_kind.thread_read(&input, &page);
	g_assert_cmpint(page.outcome, ==, THREAD_READ);
	g_assert_cmpuint(page.posts->len, ==, 1);
	g_assert_cmpstr(((Post *)g_ptr_array_index(page.posts, 0))->native_id, ==, ID "k1");
}

static void
test_no_thread(void)
{
	static const struct {
		int status;
		const char *body;
		ThreadOutcome outcome;
	} rows[] = {
		{ 400, "{\"error\":\"NotFound\"}", THREAD_UNKNOWN },
		{ 404, "", THREAD_UNKNOWN },
		{ 200, "{\"thread\":{\"notFound\":true}}", THREAD_UNKNOWN },
		{ 200, "[]", THREAD_UNKNOWN },
		{ 400, "{\"error\":\"InvalidRequest\"}", THREAD_CLOSED },
		{ 401, "", THREAD_CLOSED },
		{ 429, "", THREAD_CLOSED },
		{ 500, "", THREAD_CLOSED },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceSpec) spec = source_spec_new();
		g_autoptr(Reply) reply = reply_of(NULL, rows[i].status, rows[i].body);
		ThreadInput input = { .spec = spec, .id = ID "k0", .now_s = NOW, .reply = reply };
		g_auto(ThreadPage) page = { 0 };
		bluesky_kind.thread_read(&input, &page);
		g_assert_cmpint(page.outcome, ==, rows[i].outcome);
		g_assert_cmpuint(page.posts->len, ==, 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bluesky_recheck/asks_for_many", test_asks_for_many);
	g_test_add_func("/bluesky_recheck/session", test_session);
	g_test_add_func("/bluesky_recheck/finds", test_finds);
	g_test_add_func("/bluesky_recheck/knows_nothing", test_knows_nothing);
	g_test_add_func("/bluesky_recheck/all_gone", test_all_gone);
	g_test_add_func("/bluesky_recheck/thread", test_thread);
	g_test_add_func("/bluesky_recheck/no_thread", test_no_thread);
	return g_test_run();
}
