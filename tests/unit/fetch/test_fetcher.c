#include "site.h"

#include "base/signal.h"

#include <signal.h>

static void
test_no_answer(void)
{
	Site *site = site_start();
	g_autofree char *url = g_strdup_printf("http://127.0.0.1:%u/", site->server->port);

	site_add(site, "/x", "HTTP/1.1 200 OK\r\n", "");
	site_add_raw(site, "/nothing", g_bytes_new_static("", 0));
	site_add_raw(site, "/noise", g_bytes_new_static("noise\r\n", 7));
	g_autoptr(Reply) nothing = fetch(ask(site, "/nothing"));
	assert_failed(nothing, "without an answer", false);
	g_autoptr(Reply) noise = fetch(ask(site, "/noise"));
	g_assert_cmpint(noise->status, ==, 0);

	g_autoptr(Reply) private = fetch(ask_within(url, false, url));
	assert_failed(private, "allow_private", true);
	g_autoptr(Reply) scheme = fetch(ask_within(url, true, "ftp://127.0.0.1/x"));
	assert_failed(scheme, "may be asked", true);
	g_autoptr(Reply) nonsense = fetch(ask_within(url, true, "http://"));
	g_assert_cmpint(nonsense->status, ==, 0);

	Request *request = ask_within(url, true, url);
	site_stop(site);
	g_autoptr(Reply) refused = fetch(request);
	assert_failed(refused, "no connection", false);
}

/* Silence and a slow drip both end with the time for the whole request. */
static void
test_time_out(void)
{
	Site *site = site_start();
	FetcherOptions options = quick_options();
	Reply *reply = NULL;
	void *cookie = NULL;

	options.timeout_s = 1;
	Fetcher *fetcher = fetcher_new(&options);
	fetcher_add(fetcher, ask(site, "/stall"), NULL);
	fetcher_add(fetcher, ask(site, "/drip"), NULL);
	for (int i = 0; i < 2; i++) {
		assert_reply(fetcher, NOW_S, &reply, &cookie);
		assert_failed(reply, "in time", false);
		reply_free(reply);
	}
	fetcher_free(fetcher);
	site_stop(site);
}

static void
test_retry_after(void)
{
	Site *site = site_start();
	const FetcherOptions options = quick_options();
	g_autoptr(Fetcher) fetcher = fetcher_new(&options);
	Reply *reply = NULL;
	void *cookie = NULL;

	site_add(site, "/busy", "HTTP/1.1 429 Slow\r\nRetry-After: 60\r\n", "");
	site_add(site, "/x", "HTTP/1.1 200 OK\r\n", "");
	fetcher_add(fetcher, ask(site, "/busy"), NULL);
	assert_reply(fetcher, NOW_S, &reply, &cookie);
	g_assert_cmpint(reply->status, ==, 429);
	reply_free(reply);

	const gsize asked = site->log->len;
	fetcher_add(fetcher, ask(site, "/x"), NULL);
	assert_reply(fetcher, NOW_S + 20, &reply, &cookie);
	g_assert_cmpint(reply->status, ==, 429);
	g_assert_cmpstr(reply_header(reply, "retry-after"), ==, "40");
	g_assert_cmpstr(reply->mark, ==, "/x");
	g_assert_cmpuint(site->log->len, ==, asked);
	reply_free(reply);

	g_autoptr(GPtrArray) hosts = fetcher_changed_hosts(fetcher);
	g_assert_cmpuint(hosts->len, ==, 1);
	const FetcherOptions later_options = quick_options();
	g_autoptr(Fetcher) later = fetcher_new(&later_options);
	fetcher_set_host(later, g_ptr_array_index(hosts, 0));
	fetcher_add(later, ask(site, "/x"), NULL);
	assert_reply(later, NOW_S + 59, &reply, &cookie);
	g_assert_cmpint(reply->status, ==, 429);
	reply_free(reply);
	fetcher_add(later, ask(site, "/x"), NULL);
	assert_reply(later, NOW_S + 60, &reply, &cookie);
	g_assert_cmpint(reply->status, ==, 200);
	reply_free(reply);
	site_stop(site);
}

/* Each reply comes once, with its own cookie, whatever the order. */
static void
test_many(void)
{
	enum { REQUESTS = 100 };
	Site *site = site_start();
	FetcherOptions options = quick_options();
	gboolean seen[REQUESTS] = { FALSE };
	Reply *reply = NULL;
	void *cookie = NULL;

	options.parallel_per_host = 8;
	site_add(site, "/a", "HTTP/1.1 200 OK\r\n", "a");
	g_autoptr(Fetcher) fetcher = fetcher_new(&options);
	g_assert_cmpint(fetcher_wait(fetcher, NOW_S, -1, &reply, &cookie), ==, FETCHER_OVER);
	for (int i = 0; i < REQUESTS; i++) {
		fetcher_add(fetcher, ask(site, i % 3 == 0 ? "/none" : "/a"), &seen[i]);
	}
	while (fetcher_wait(fetcher, NOW_S, -1, &reply, &cookie) == FETCHER_REPLY) {
		gboolean *is_seen = cookie;

		g_assert_false(*is_seen);
		*is_seen = TRUE;
		g_assert_cmpint(reply->status, ==, (is_seen - seen) % 3 == 0 ? 404 : 200);
		reply_free(reply);
	}
	for (int i = 0; i < REQUESTS; i++) {
		g_assert_true(seen[i]);
	}
	site_stop(site);
}

/* What is held stays under the cap, but for the oldest, and everything arrives. */
static void
test_held(void)
{
	enum { REQUESTS = 40, HELD_BYTES = 2 * BODY_BYTES_MAX };
	Site *site = site_start();
	FetcherOptions options = quick_options();
	g_autofree char *large = g_strnfill(BODY_BYTES_MAX, 'x');
	Reply *reply = NULL;
	void *cookie = NULL;
	int count = 0;

	options.parallel_per_host = 16;
	options.held_bytes = HELD_BYTES;
	site_add(site, "/large", "HTTP/1.1 200 OK\r\n", large);
	g_autoptr(Fetcher) fetcher = fetcher_new(&options);
	for (int i = 0; i < REQUESTS; i++) {
		fetcher_add(fetcher, ask(site, "/large"), NULL);
	}
	while (fetcher_wait(fetcher, NOW_S, -1, &reply, &cookie) == FETCHER_REPLY) {
		assert_body(reply, large);
		reply_free(reply);
		g_assert_cmpuint(fetcher_held_bytes(fetcher), <=, HELD_BYTES + BODY_BYTES_MAX);
		count++;
	}
	g_assert_cmpint(count, ==, REQUESTS);
	g_assert_cmpuint(fetcher_held_bytes(fetcher), ==, 0);
	site_stop(site);
}

/* What is there is handed out at once; what is not is waited for no longer than was said. */
static void
test_nothing_yet(void)
{
	Site *site = site_start();
	const FetcherOptions options = quick_options();
	Reply *reply = NULL;
	void *cookie = NULL;

	Fetcher *fetcher = fetcher_new(&options);
	g_assert_cmpint(fetcher_wait(fetcher, NOW_S, 0, &reply, &cookie), ==, FETCHER_OVER);
	fetcher_add(fetcher, ask(site, "/stall"), NULL);
	g_assert_cmpint(fetcher_wait(fetcher, NOW_S, 0, &reply, &cookie), ==, FETCHER_NOTHING);
	g_assert_cmpint(fetcher_wait(fetcher, NOW_S, 1, &reply, &cookie), ==, FETCHER_NOTHING);
	fetcher_add(fetcher, ask_within("https://a.example/", false, "file:///"), NULL);
	g_assert_cmpint(fetcher_wait(fetcher, NOW_S, 0, &reply, &cookie), ==, FETCHER_REPLY);
	reply_free(reply);
	g_assert_cmpuint(fetcher_pending(fetcher), ==, 1);
	fetcher_free(fetcher);
	site_stop(site);
}

/* Answers as long as it is asked, and counts how many connections there were. */
static void
talk_on(int socket, void *data)
{
	g_autoptr(GString) heard = g_string_new(NULL);
	int *connections = data;

	g_atomic_int_inc(connections);
	while (loopback_hear(socket, "\r\n\r\n", heard)) {
		loopback_say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
	}
}

static void
test_connections(void)
{
	int connections = 0;
	Loopback *server = loopback_start(talk_on, &connections);
	FetcherOptions options = quick_options();
	g_autofree char *url = g_strdup_printf("http://127.0.0.1:%u/", server->port);
	Reply *reply = NULL;
	void *cookie = NULL;

	options.parallel_per_host = 1;
	Fetcher *fetcher = fetcher_new(&options);
	for (int i = 0; i < 20; i++) {
		fetcher_add(fetcher, ask_within(url, true, url), NULL);
	}
	while (fetcher_wait(fetcher, NOW_S, -1, &reply, &cookie) == FETCHER_REPLY) {
		assert_body(reply, "ok");
		reply_free(reply);
	}
	/* A connection to a private address is none for a request that may not make one. */
	fetcher_add(fetcher, ask_within(url, false, url), NULL);
	assert_reply(fetcher, NOW_S, &reply, &cookie);
	assert_failed(reply, "allow_private", true);
	reply_free(reply);
	fetcher_free(fetcher);
	loopback_stop(server);
	g_assert_cmpint(connections, ==, 1);
}

/* Whatever a kind asks for: what the source's own address does not reach is not asked. */
static void
test_reach(void)
{
	Site *site = site_start();
	g_autofree char *home = g_strdup_printf("http://127.0.0.1:%u/feed", site->server->port);
	const struct {
		const char *home, *url, *why;
	} rows[] = {
		{ home, "file:///etc/hostname", "whose own url is file:" },
		{ home, "FILE:///etc/hostname", "whose own url is file:" },
		{ home, "file:/etc/hostname", "whose own url is file:" },
		{ home, " file:///etc/hostname", "only http and https" },
		{ home, "/etc/hostname", "only http and https" },
		{ "file:///etc/", home, "reads files alone" },
		{ "file:///etc/", "file:///etc/../etc/ssl/openssl.cnf", "neither" },
		{ "file:///etc/", "file:///etc/%2e%2e/proc/self/environ", "neither" },
		{ "file:///etc/", "file:///etc%2fhostname", "no usable" },
		{ "file:///etc/", "file://example.org/etc/hostname", "no usable" },
		{ "file:///etc/hosts", "file:///etc/hostname", "neither" },
		{ "file:nonsense", "file:///etc/hostname", "no usable" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Reply) reply = fetch(ask_within(rows[i].home, true, rows[i].url));

		assert_failed(reply, rows[i].why, true);
	}
	g_autoptr(Reply) nowhere = fetch(request_new(home));
	assert_failed(nowhere, "nobody said where", true);
	g_assert_cmpstr(site->log->str, ==, "");
	site_stop(site);
}

static void
test_dropped(void)
{
	Site *site = site_start();
	const FetcherOptions options = quick_options();
	Fetcher *fetcher = fetcher_new(&options);
	Reply *reply = NULL;
	void *cookie = NULL;

	site_add(site, "/a", "HTTP/1.1 200 OK\r\n", "a");
	fetcher_add(fetcher, ask(site, "/a"), NULL);
	fetcher_add(fetcher, ask(site, "/stall"), NULL);
	fetcher_add(fetcher, ask(site, "/stall"), NULL);
	assert_reply(fetcher, NOW_S, &reply, &cookie);
	reply_free(reply);
	g_assert_cmpuint(fetcher_pending(fetcher), ==, 2);
	fetcher_free(fetcher);
	site_stop(site);
}

/* Last of all: the flag stays up. */
static void
test_stop(void)
{
	const FetcherOptions options = quick_options();
	g_autoptr(Fetcher) fetcher = fetcher_new(&options);
	Reply *reply = NULL;
	void *cookie = NULL;

	fetcher_add(fetcher, ask_within("file:///", false, "file:///"), NULL);
	raise(SIGTERM);
	g_assert_cmpint(fetcher_wait(fetcher, NOW_S, -1, &reply, &cookie), ==, FETCHER_OVER);
	g_assert_cmpuint(fetcher_pending(fetcher), ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	signal_install();
	g_test_add_func("/fetcher/no-answer", test_no_answer);
	g_test_add_func("/fetcher/time-out", test_time_out);
	g_test_add_func("/fetcher/retry-after", test_retry_after);
	g_test_add_func("/fetcher/many", test_many);
	g_test_add_func("/fetcher/held", test_held);
	g_test_add_func("/fetcher/nothing-yet", test_nothing_yet);
	g_test_add_func("/fetcher/connections", test_connections);
	g_test_add_func("/fetcher/reach", test_reach);
	g_test_add_func("/fetcher/dropped", test_dropped);
	g_test_add_func("/fetcher/stop", test_stop);
	return g_test_run();
}
