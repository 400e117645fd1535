/* What the server says instead of posts: refusals, limits, closed timelines, nothing. */
#include "mastodon_play.h"

/* Before a server is called closed its hashtag's RSS is asked for; there is none here. */
static void
refuse_rss(Play *play)
{
	g_assert_cmpint(play->step.outcome, ==, STEP_GO_ON);
	g_assert_cmpuint(play->step.requests->len, ==, 1);
	g_assert_cmpstr(request_at(play, 0)->url, ==, "https://tooter.example/tags/joyfe.rss");
	go(play, reply_of("rss joyfe", 404, ""));
}

static void
test_refusals(void)
{
	/* clang-format off */
	static const struct {
		const char *name;
		int status;
		const char *body;
		StepOutcome want;
		const char *words;
	} rows[] = {
		{ "closed, 401", 401, "{\"error\":\"The access token is invalid\"}", STEP_CLOSED,
		  "members only" },
		{ "closed, 422", 422, "{\"error\":\"This method requires an authenticated user\"}",
		  STEP_CLOSED, "members only" },
		{ "nobody used the tag", 404, "{\"error\":\"Record not found\"}", STEP_GO_ON,
		  NULL },
		{ "a front proxy", 502, "<html>", STEP_WAIT, "502" },
		{ "a web page", 200, "<html>", STEP_FAILED, "something else" },
		{ "an error with 200", 200, "{\"error\":\"no\"}", STEP_FAILED, "no" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		play_init(&play, "JoyFE", "{\"version\":2,\"probed\":1795000000}");
		go(&play, reply_of("newest joyfe", rows[i].status, rows[i].body));
		if (rows[i].want == STEP_CLOSED) {
			refuse_rss(&play);
		}
		g_test_message("%s: %s", rows[i].name, play.step.why != NULL ? play.step.why : "-");
		g_assert_cmpint(play.step.outcome, ==, rows[i].want);
		if (rows[i].words != NULL) {
			g_assert_nonnull(strstr(play.step.why, rows[i].words));
		}
	}
}

/* An empty list from a server that was never seen to have anything: the instance record decides. */
static void
test_probe(void)
{
	static const struct {
		const char *local, *remote;
		StepOutcome want;
		guint requests;
	} rows[] = {
		{ "public", "public", STEP_GO_ON, 0 },
		{ "public", "authenticated", STEP_GO_ON, 1 },
		{ "disabled", "disabled", STEP_CLOSED, 0 },
		{ "authenticated", "authenticated", STEP_CLOSED, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		g_autofree char *body =
			g_strdup_printf("{\"configuration\":{\"timelines_access\":{"
					"\"hashtag_feeds\":{\"local\":\"%s\",\"remote\":\"%s\"}}}}",
				rows[i].local, rows[i].remote);
		play_init(&play, "JoyFE", NULL);
		go(&play, reply_of("newest joyfe", 200, "[]"));
		g_assert_cmpstr(request_at(&play, 0)->url, ==,
			"https://tooter.example/api/v2/instance");
		go(&play, reply_of("probe 200", 200, body));
		g_test_message("%s, %s: %s", rows[i].local, rows[i].remote,
			play.step.why ? play.step.why : "-");
		g_assert_cmpint(play.step.outcome, ==, rows[i].want);
		g_assert_cmpuint(play.step.requests->len, ==, rows[i].requests);
		if (rows[i].requests > 0) {
			g_assert_nonnull(strstr(request_at(&play, 0)->url, "&local=true"));
		}
	}
}

/* A refusal stays one whatever the instance record says, or when there is none. */
static void
test_probe_after_refusal(void)
{
	static const struct {
		const char *mark;
		int status;
		const char *body, *words;
	} rows[] = {
		{ "probe 401", 404, "{\"error\":\"Not Found\"}", "HTTP 401" },
		{ "probe 422", 200, "{\"version\":\"3.2.0\"}", "HTTP 422" },
		{ "probe 403", 200, "<html>", "HTTP 403" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_init(&play, "JoyFE", NULL);
		go(&play, reply_of(rows[i].mark, rows[i].status, rows[i].body));
		refuse_rss(&play);
		g_test_message("%s: %s", rows[i].mark, play.step.why != NULL ? play.step.why : "-");
		g_assert_cmpint(play.step.outcome, ==, STEP_CLOSED);
		g_assert_nonnull(strstr(play.step.why, rows[i].words));
	}
}

/* An answer to nothing: no mark, half a mark, or a tag that is no longer asked for. */
static void
test_unknown_marks(void)
{
	static const struct {
		const char *mark;
		StepOutcome want;
		guint posts;
	} rows[] = { { NULL, STEP_FAILED, 0 }, { "", STEP_FAILED, 0 }, { "newest", STEP_FAILED, 0 },
		{ "newest gone", STEP_GO_ON, 0 }, { "newest joyfe", STEP_GO_ON, 1 } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		play_init(&play, "JoyFE", NULL);
		go(&play, page_of(rows[i].mark, "9"));
		g_assert_cmpint(play.step.outcome, ==, rows[i].want);
		g_assert_cmpuint(play.step.posts->len, ==, rows[i].posts);
	}
}

/* With the last newest page the rest begins, unless that answer says to leave the server alone. */
static void
test_rest_after_trouble(void)
{
	static const struct {
		int status;
		const char *body, *marks;
	} rows[] = {
		{ 200, "[]", "gap a 7" },
		{ 404, "{}", "gap a 7" },
		{ 429, "{}", "" },
		{ 200, "{}", "gap a 7" },
		{ 503, "", "gap a 7" },
		{ 401, "{}", "rss a, rss b" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		play_init(&play, "a b",
			"{\"version\":2,\"probed\":1795000000,\"tags\":{"
			"\"a\":{\"top\":[\"9\"],\"gaps\":[{\"below\":\"7\"}]}}}");
		begin(&play, 9);
		go(&play, page_of("newest a", "9"));
		assert_marks(&play, "");
		go(&play, reply_of("newest b", rows[i].status, rows[i].body));
		g_test_message("%d %s", rows[i].status, rows[i].body);
		assert_marks(&play, rows[i].marks);
		/* No page is followed by its next when its own answer was trouble. */
		go(&play, reply_of("gap a 7", rows[i].status == 200 ? 500 : 429, "{}"));
		assert_marks(&play, "");
	}
}

/* 404 below the newest page: the gap is over; of the newest: read, and nothing was there. */
static void
test_nothing_there(void)
{
	char name[] = "joyfe";
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "3 2"));
	go(&play, reply_of("gap joyfe 2", 404, "{}"));
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_false(play.step.is_behind);
	play_clear(&play);
	play_init(&play, "JoyFE", NULL);
	go(&play, reply_of("newest joyfe", 404, "{}"));
	assert_reading(&play, 0, &(StepReading){ name, 0, 0, 0, 0 });
}

/* When a limit ends: the platform's header, else Retry-After, else nobody knows. */
static void
test_limits(void)
{
	static const struct {
		const char *header, *value, *error, *why;
		int64_t until_s;
	} rows[] = {
		{ "x-ratelimit-reset", "2026-11-18T11:10:00.123456Z", NULL,
			"HTTP 429: asked too often", NOW + 200 },
		{ "retry-after", "90", NULL, "HTTP 429: asked too often", NOW + 90 },
		{ "date", "90", NULL, "HTTP 429: asked too often", 0 },
		{ "retry-after", "60", "not asked before noon", "not asked before noon", NOW + 60 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Reply *reply = reply_of("newest joyfe", 429, "{\"error\":\"Too many requests\"}");
		g_auto(Play) play;

		g_hash_table_insert(reply->headers, g_strdup(rows[i].header),
			g_strdup(rows[i].value));
		reply->error = g_strdup(rows[i].error);
		play_init(&play, "JoyFE", NULL);
		go(&play, reply);
		g_assert_cmpint(play.step.outcome, ==, STEP_WAIT);
		g_assert_cmpstr(play.step.why, ==, rows[i].why);
		g_assert_cmpint(play.step.wait_until_s, ==, rows[i].until_s);
	}
}

/* The instance record is asked once a day, when a tag that never showed anything is empty, or when
 * a visitor is refused; not with a login, nor when the budget is spent. */
static void
test_when_to_probe(void)
{
	static const struct {
		int64_t probed_s;
		bool has_top, has_auth;
		int budget, status;
		bool is_asked;
	} rows[] = {
		{ NOW - 86400, false, false, 5, 200, true },
		{ NOW - 86399, false, false, 5, 200, false },
		{ NOW - 86400, true, false, 5, 200, false },
		{ NOW - 86400, false, true, 5, 200, true },
		{ NOW - 86400, false, false, 0, 200, false },
		{ NOW - 86400, true, false, 1, 401, true },
		{ NOW - 86400, true, false, 5, 403, true },
		{ NOW - 86400, true, false, 5, 422, true },
		{ NOW - 86399, true, false, 5, 401, false },
		{ NOW - 86400, true, true, 5, 401, false },
		{ NOW - 86400, true, false, 0, 401, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *state = g_strdup_printf(
			"{\"version\":2,\"probed\":%" G_GINT64_FORMAT ",\"tags\":{\"joyfe\":{%s}}}",
			rows[i].probed_s, rows[i].has_top ? "\"top\":[\"9\"]" : "");
		g_autofree char *mark = g_strdup_printf("probe %d", rows[i].status);
		g_auto(Play) play;
		play_init(&play, "JoyFE", state);
		play.input.budget = rows[i].budget;
		play.input.has_auth = rows[i].has_auth;
		go(&play, reply_of("newest joyfe", rows[i].status, "[]"));
		g_test_message("row %" G_GSIZE_FORMAT, i);
		const bool is_refused = rows[i].status != 200 && !rows[i].is_asked;
		const bool has_rss = is_refused && !rows[i].has_auth && rows[i].budget > 0;
		assert_marks(&play, rows[i].is_asked ? mark : has_rss ? "rss joyfe" : "");
		if (has_rss) {
			refuse_rss(&play);
		}
		g_assert_cmpint(json_integer_value(json_object_get(play.state, "probed")), ==,
			rows[i].is_asked ? NOW : rows[i].probed_s);
		g_assert_cmpint(play.step.outcome, ==, is_refused ? STEP_CLOSED : STEP_GO_ON);
		if (is_refused) {
			g_assert_nonnull(strstr(play.step.why,
				rows[i].has_auth ? "token is not accepted" : "members only"));
		}
	}
}

/* What the record opens, with and without a login; only a server's 200 is believed. */
static void
test_what_is_open(void)
{
	static const struct {
		const char *local, *remote;
		bool has_auth, was_local;
		int status;
		StepOutcome want;
		bool is_local;
		const char *marks;
	} rows[] = {
		{ "authenticated", "authenticated", true, false, 200, STEP_GO_ON, false, "" },
		{ "authenticated", "disabled", true, false, 200, STEP_GO_ON, true, "newest joyfe" },
		{ "public", "disabled", false, true, 200, STEP_GO_ON, true, "" },
		{ "public", "public", false, true, 200, STEP_GO_ON, false, "" },
		{ "disabled", "public", false, false, 200, STEP_CLOSED, false, "" },
		{ "disabled", "disabled", true, false, 200, STEP_CLOSED, false, "" },
		{ "disabled", "disabled", false, false, 500, STEP_GO_ON, false, "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *body = g_strdup_printf("{\"configuration\":{\"timelines_access\":{"
							"\"hashtag_feeds\":{\"local\":\"%s\","
							"\"remote\":\"%s\"}}}}",
			rows[i].local, rows[i].remote);
		g_auto(Play) play;
		play_init(&play, "JoyFE",
			rows[i].was_local ? "{\"version\":2,\"local_only\":true}" : NULL);
		play.input.has_auth = rows[i].has_auth;
		go(&play, reply_of("probe 200", rows[i].status, body));
		g_test_message("%s, %s", rows[i].local, rows[i].remote);
		g_assert_cmpint(play.step.outcome, ==, rows[i].want);
		g_assert_true(json_is_true(json_object_get(play.state, "local_only"))
			== rows[i].is_local);
		assert_marks(&play, rows[i].marks);
		if (rows[i].want == STEP_CLOSED) {
			g_assert_true(g_str_has_prefix(play.step.why,
				"hashtag timelines are closed: "));
		}
	}
}

/* No timeline is what a server of something else says as well: its record tells, here or there. */
static void
test_no_server(void)
{
	static const struct {
		const char *newer, *older; /* records; NULL: not there */
		bool is_server;
	} rows[] = {
		{ "{\"version\":\"4.4.0\"}", NULL, true },
		{ NULL, "{\"version\":\"2.7.2 (compatible; Akkoma 3.9)\"}", true },
		{ NULL, NULL, false },
		{ "<html>", "<html>", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *newer = rows[i].newer, *older = rows[i].older;
		g_auto(Play) play;

		play_init(&play, "JoyFE", NULL);
		begin(&play, 50);
		go(&play, reply_of("newest joyfe", 404, "<html>not here"));
		assert_marks(&play, "probe 404");
		go(&play, reply_of("probe 404", newer ? 200 : 404, newer ? newer : "{}"));
		if (newer == NULL || *newer != '{') {
			assert_marks(&play, "probe 404-v1");
			g_assert_true(g_str_has_suffix(request_at(&play, 0)->url,
				"/api/v1/instance"));
			go(&play, reply_of("probe 404-v1", older ? 200 : 404, older ? older : ""));
		}
		assert_marks(&play, "");
		g_assert_cmpint(play.step.outcome, ==,
			rows[i].is_server ? STEP_GO_ON : STEP_FAILED);
		g_assert_true(rows[i].is_server
			|| strstr(play.step.why, "this is no Mastodon server") != NULL);
		/* the next run asks again */
		g_assert_true((json_object_get(play.state, "probed") != NULL) == rows[i].is_server);
		g_assert_false(mastodon_kind.has_read(play.state));
		begin(&play, 50);
		go(&play, page_of("newest joyfe", "9"));
		g_assert_true(mastodon_kind.has_read(play.state));
	}
}

/* What was read for other tags was read all the same. */
static void
test_read_anew(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 50);
	go(&play, page_of("newest joyfe", "9"));
	g_assert_true(json_is_true(json_object_get(play.state, "seen")));
	/* 0.3.0 kept no more than the timeline */
	json_object_del(play.state, "seen");
	g_assert_true(mastodon_kind.has_read(play.state));
	play.input.is_new_reading = true;
	begin(&play, 50);
	const json_t *tags = json_object_get(play.state, "tags");
	g_assert_null(json_object_get(json_object_get(tags, "joyfe"), "top"));
	g_assert_true(mastodon_kind.has_read(play.state));
	begin(&play, 50);
	g_assert_true(mastodon_kind.has_read(play.state));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mastodon-reading/refusals", test_refusals);
	g_test_add_func("/mastodon-reading/no server", test_no_server);
	g_test_add_func("/mastodon-reading/read anew", test_read_anew);
	g_test_add_func("/mastodon-reading/probe", test_probe);
	g_test_add_func("/mastodon-reading/probe-after-refusal", test_probe_after_refusal);
	g_test_add_func("/mastodon-reading/unknown-marks", test_unknown_marks);
	g_test_add_func("/mastodon-reading/rest-after-trouble", test_rest_after_trouble);
	g_test_add_func("/mastodon-reading/nothing-there", test_nothing_there);
	g_test_add_func("/mastodon-reading/limits", test_limits);
	g_test_add_func("/mastodon-reading/when-to-probe", test_when_to_probe);
	g_test_add_func("/mastodon-reading/what-is-open", test_what_is_open);
	return g_test_run();
}
