#include "fetch/politeness.h"

#include "base/now.h"
#include "text/url.h"

#define NOW_S 1700000000
#define PACE_MS 1000

static const char *const A = "https://a.example/feed";
static const char *const A_TOO = "https://a.example/other?x=1";
static const char *const A_PORT = "https://a.example:8443/feed";
static const char *const B = "https://b.example/feed";

static Host *
at(Politeness *politeness, const char *url)
{
	g_autofree char *authority = url_authority(url);

	return politeness_host(politeness, authority);
}

static void
test_pace(void)
{
	g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
	int64_t wait_ms = -1;

	g_assert_true(politeness_may_start(politeness, at(politeness, A), 5000, &wait_ms));
	g_assert_cmpint(wait_ms, ==, -1);
	politeness_started(politeness, at(politeness, A), 5000);
	g_assert_false(politeness_may_start(politeness, at(politeness, A_TOO), 5000, &wait_ms));
	g_assert_cmpint(wait_ms, ==, 1000);
	g_assert_false(politeness_may_start(politeness, at(politeness, A_TOO), 5999, &wait_ms));
	g_assert_cmpint(wait_ms, ==, 1);
	g_assert_true(politeness_may_start(politeness, at(politeness, A_TOO), 6000, &wait_ms));
	g_assert_true(politeness_may_start(politeness, at(politeness, A_PORT), 5000, &wait_ms));
	g_assert_true(politeness_may_start(politeness, at(politeness, B), 5000, &wait_ms));
}

static void
test_parallel(void)
{
	g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
	g_autoptr(Request) request = request_new(A);
	g_autoptr(Reply) reply = reply_new(request);
	int64_t wait_ms = -1;

	politeness_started(politeness, at(politeness, A), 0);
	politeness_started(politeness, at(politeness, A_TOO), 1000);
	g_assert_false(politeness_may_start(politeness, at(politeness, A), 9000, &wait_ms));
	g_assert_cmpint(wait_ms, ==, 0);
	reply->status = 200;
	politeness_ended(at(politeness, A_TOO), reply, NOW_S);
	g_assert_true(politeness_may_start(politeness, at(politeness, A), 9000, &wait_ms));
}

static const struct {
	const char *url;
	bool is_paced;
} paced_rows[] = {
	{ "http://localhost:8000/", false },
	{ "http://a.localhost/", false },
	{ "http://127.0.0.1/", false },
	{ "http://127.0.0.2:99/", false },
	{ "http://[::1]/", false },
	{ "http://[::1]:8000/", false },
	{ "http://localhost.example/", true },
	{ "http://127.example/", true },
	{ "http://192.168.1.2/", true },
	{ "https://example.org/", true },
};

static void
test_loopback_has_no_pace(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(paced_rows); i++) {
		g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
		int64_t wait_ms = 0;

		Host *host = at(politeness, paced_rows[i].url);

		politeness_started(politeness, host, 0);
		if (politeness_may_start(politeness, host, 1, &wait_ms) == paced_rows[i].is_paced) {
			g_test_message("%s: want pace %d", paced_rows[i].url,
				paced_rows[i].is_paced);
			g_test_fail();
		}
	}
}

static const struct {
	const char *name;
	int status;
	const char *retry_after;
	int64_t want_s; /* not before; 0: nothing remembered */
} retry_rows[] = {
	{ "429, seconds", 429, "120", NOW_S + 120 },
	{ "503, seconds", 503, "7", NOW_S + 7 },
	{ "429, a date", 429, "Tue, 14 Nov 2023 22:14:20 GMT", NOW_S + 60 },
	{ "429, a year", 429, "31536000", NOW_S + DAY_S },
	{ "429, nothing", 429, NULL, 0 },
	{ "429, nonsense", 429, "soon", 0 },
	{ "429, a date gone by", 429, "Tue, 14 Nov 2000 22:14:20 GMT", 0 },
	{ "200", 200, "120", 0 },
	{ "301", 301, "120", 0 },
	{ "500", 500, "120", 0 },
	{ "no answer", 0, NULL, 0 },
};

static void
test_retry_after(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(retry_rows); i++) {
		g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
		g_autoptr(Request) request = request_new(A);
		g_autoptr(Reply) reply = reply_new(request);

		reply->status = retry_rows[i].status;
		if (retry_rows[i].retry_after != NULL) {
			g_hash_table_insert(reply->headers, g_strdup("retry-after"),
				g_strdup(retry_rows[i].retry_after));
		}
		politeness_started(politeness, at(politeness, A), 0);
		politeness_ended(at(politeness, A), reply, NOW_S);
		const int64_t got_s = politeness_not_before_s(at(politeness, A_TOO), NOW_S);
		if (got_s != retry_rows[i].want_s) {
			g_test_message("%s: got %" G_GINT64_FORMAT ", want %" G_GINT64_FORMAT,
				retry_rows[i].name, got_s, retry_rows[i].want_s);
			g_test_fail();
		}
		g_assert_cmpint(politeness_not_before_s(at(politeness, B), NOW_S), ==, 0);
	}
}

static void
test_memory(void)
{
	g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
	g_autoptr(HostState) state = host_state_new("a.example");
	g_autoptr(Request) request = request_new(A);
	g_autoptr(Reply) reply = reply_new(request);

	state->not_before_s = NOW_S + 100;
	state->reason = g_strdup("HTTP 429");
	politeness_set(politeness, state);
	g_autoptr(GPtrArray) unchanged = politeness_changed(politeness);
	g_assert_cmpint(unchanged->len, ==, 0);
	g_assert_cmpint(politeness_not_before_s(at(politeness, A), NOW_S), ==, NOW_S + 100);
	g_assert_cmpint(politeness_not_before_s(at(politeness, A), NOW_S + 100), ==, 0);

	/* An answer while the wait lasts (a request that was in flight) does not end it. */
	reply->status = 200;
	politeness_started(politeness, at(politeness, A), 0);
	politeness_ended(at(politeness, A), reply, NOW_S);
	g_assert_cmpint(politeness_not_before_s(at(politeness, A), NOW_S), ==, NOW_S + 100);

	politeness_started(politeness, at(politeness, A), 0);
	politeness_ended(at(politeness, A), reply, NOW_S + 200);
	g_autoptr(GPtrArray) changed = politeness_changed(politeness);
	g_assert_cmpint(changed->len, ==, 1);
	const HostState *got = g_ptr_array_index(changed, 0);
	g_assert_cmpstr(got->authority, ==, "a.example");
	g_assert_cmpint(got->not_before_s, ==, 0);
	g_assert_null(got->reason);
}

static void
test_changed(void)
{
	g_autoptr(Politeness) politeness = politeness_new(PACE_MS, 2);
	g_autoptr(Request) request = request_new(A_PORT);
	g_autoptr(Reply) reply = reply_new(request);

	reply->status = 503;
	g_hash_table_insert(reply->headers, g_strdup("retry-after"), g_strdup("30"));
	politeness_started(politeness, at(politeness, A_PORT), 0);
	politeness_ended(at(politeness, A_PORT), reply, NOW_S);
	g_autoptr(GPtrArray) changed = politeness_changed(politeness);
	g_assert_cmpint(changed->len, ==, 1);
	const HostState *got = g_ptr_array_index(changed, 0);
	g_assert_cmpstr(got->authority, ==, "a.example:8443");
	g_assert_cmpint(got->not_before_s, ==, NOW_S + 30);
	g_assert_cmpstr(got->reason, ==, "HTTP 503");
	politeness_set(politeness, got);
	g_autoptr(GPtrArray) unchanged = politeness_changed(politeness);
	g_assert_cmpint(unchanged->len, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/politeness/pace", test_pace);
	g_test_add_func("/politeness/parallel", test_parallel);
	g_test_add_func("/politeness/loopback-has-no-pace", test_loopback_has_no_pace);
	g_test_add_func("/politeness/retry-after", test_retry_after);
	g_test_add_func("/politeness/memory", test_memory);
	g_test_add_func("/politeness/changed", test_changed);
	return g_test_run();
}
