#include "site.h"

/* gzip of "<rss>compressed</rss>", and of 200,000 zero bytes. */
#define SMALL_GZIP \
	"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\x29\x2a\x2e\xb6\x4b\xce\xcf\x2d\x28\x4a\x2d" \
	"\x2e\x4e\x4d\xb1\xd1\x07\xf1\x01\xaf\x07\xe8\x10\x15\x00\x00\x00"
#define BOMB_HEAD \
	"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xf5" \
	"\x4f\x6d\x06\x7f\xa0"
#define BOMB_ZEROS 189
#define BOMB_TAIL "\x80\xd7\x00\x7b\x58\xe0\x5c\x40\x0d\x03\x00"

static void
test_plain(void)
{
	Site *site = site_start();

	site_add(site, "/feed",
		"HTTP/1.1 200 OK\r\nETag: \"one\"\r\nX-Twice: 1\r\nX-TWICE:  2 \r\n"
		"X-Bad: caf\xe9\r\nRetry-After: 5\r\n",
		"hello");
	Request *request = ask(site, "/feed");
	request_add_header(request, "If-None-Match", "\"zero\"");
	g_autoptr(Reply) reply = fetch(request);
	g_assert_cmpint(reply->status, ==, 200);
	g_assert_null(reply->error);
	g_assert_cmpstr(reply->mark, ==, "/feed");
	g_assert_true(g_str_has_suffix(reply->url, "/feed"));
	g_assert_false(reply->moved_for_good);
	g_assert_cmpstr(reply_header(reply, "etag"), ==, "\"one\"");
	g_assert_cmpstr(reply_header(reply, "x-twice"), ==, "2");
	g_assert_true(g_utf8_validate(reply_header(reply, "x-bad"), -1, NULL));
	assert_body(reply, "hello");
	g_assert_nonnull(strstr(site->log->str, "GET /feed HTTP/1.1\r\n"));
	g_assert_nonnull(strstr(site->log->str, "If-None-Match: \"zero\"\r\n"));
	g_assert_nonnull(strstr(site->log->str, "User-Agent: tagdigest/test\r\n"));
	g_assert_nonnull(strstr(site->log->str, "Accept-Encoding: "));
	site_stop(site);
}

static void
test_answers_of_every_kind(void)
{
	static const struct {
		const char *line;
		int want;
	} rows[] = {
		{ "HTTP/1.1 304 Not Modified\r\n", 304 },
		{ "HTTP/1.1 401 Unauthorized\r\n", 401 },
		{ "HTTP/1.1 404 Not Found\r\n", 404 },
		{ "HTTP/1.1 410 Gone\r\n", 410 },
		{ "HTTP/1.1 422 What\r\n", 422 },
		{ "HTTP/1.1 500 Oops\r\n", 500 },
		{ "HTTP/1.1 302 Found without a place\r\n", 302 },
		{ "HTTP/1.1 103 Early Hints\r\nETag: early\r\n\r\nHTTP/1.1 200 OK\r\n", 200 },
	};
	Site *site = site_start();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		site_add(site, "/x", rows[i].line, "");
		g_autoptr(Reply) reply = fetch(ask(site, "/x"));

		g_assert_cmpint(reply->status, ==, rows[i].want);
		g_assert_null(reply_header(reply, "etag"));
	}
	site_stop(site);
}

static void
test_post(void)
{
	Site *site = site_start();

	site_add(site, "/token", "HTTP/1.1 200 OK\r\n", "{}");
	Request *request = ask(site, "/token");
	request->verb = REQUEST_POST;
	request->body = g_strdup("{\"a\":1}");
	request_add_header(request, "Content-Type", "application/json");
	g_autoptr(Reply) reply = fetch(request);
	g_assert_cmpint(reply->status, ==, 200);
	g_assert_nonnull(strstr(site->log->str, "POST /token HTTP/1.1\r\n"));
	g_assert_nonnull(strstr(site->log->str, "Content-Type: application/json\r\n"));
	g_assert_true(g_str_has_suffix(site->log->str, "\r\n\r\n{\"a\":1}"));
	site_stop(site);
}

static void
test_compression(void)
{
	Site *site = site_start();
	g_autoptr(GString) bomb = g_string_new(NULL);

	g_string_append_len(bomb, BOMB_HEAD, sizeof BOMB_HEAD - 1);
	for (int i = 0; i < BOMB_ZEROS; i++) {
		g_string_append_c(bomb, '\0');
	}
	g_string_append_len(bomb, BOMB_TAIL, sizeof BOMB_TAIL - 1);
	site_add_bytes(site, "/small", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n", SMALL_GZIP,
		sizeof SMALL_GZIP - 1);
	site_add_bytes(site, "/bomb", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n", bomb->str,
		bomb->len);
	site_add(site, "/broken", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n", "not gzip");

	g_autoptr(Reply) small = fetch(ask(site, "/small"));
	assert_body(small, "<rss>compressed</rss>");
	g_autoptr(Reply) big = fetch(ask(site, "/bomb"));
	assert_failed(big, "larger than 5000 bytes", true);
	g_autoptr(Reply) broken = fetch(ask(site, "/broken"));
	assert_failed(broken, "compression", false);
	site_stop(site);
}

static void
test_caps(void)
{
	Site *site = site_start();
	g_autofree char *exact = g_strnfill(BODY_BYTES_MAX, 'x');
	g_autofree char *over = g_strnfill(BODY_BYTES_MAX + 1, 'x');
	g_autofree char *headers = g_strnfill(70000, 'h');
	g_autofree char *head = g_strdup_printf("HTTP/1.1 200 OK\r\nX: %s\r\n", headers);
	g_autofree char *line = g_strdup_printf("HTTP/1.1 200 OK\r\nX: %s%s%s\r\n", headers,
		headers, headers);

	site_add(site, "/exact", "HTTP/1.1 200 OK\r\n", exact);
	site_add(site, "/over", "HTTP/1.1 200 OK\r\n", over);
	site_add(site, "/head", head, "");
	site_add(site, "/line", line, "");
	site_add_raw(site, "/garbage", g_bytes_new_static("220 ftp ready\r\n\r\n", 17));
	site_add_raw(site, "/future", g_bytes_new_static("HTTP/9.7 200 OK\r\n\r\n", 19));
	site_add_raw(site, "/close",
		g_bytes_new_take(g_strconcat("HTTP/1.1 200 OK\r\n\r\n", over, NULL),
			BODY_BYTES_MAX + 20));
	site_add_raw(site, "/short",
		g_bytes_new_static("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", 41));

	g_autoptr(Reply) fits = fetch(ask(site, "/exact"));
	assert_body(fits, exact);
	g_autoptr(Reply) declared = fetch(ask(site, "/over"));
	assert_failed(declared, "larger than", true);
	g_autoptr(Reply) undeclared = fetch(ask(site, "/close"));
	assert_failed(undeclared, "larger than", true);
	g_autoptr(Reply) long_head = fetch(ask(site, "/head"));
	assert_failed(long_head, "headers are larger than 65536", true);
	g_autoptr(Reply) long_line = fetch(ask(site, "/line"));
	assert_failed(long_line, "headers are larger than 65536", true);
	g_autoptr(Reply) garbage = fetch(ask(site, "/garbage"));
	assert_failed(garbage, "no HTTP answer", false);
	g_autoptr(Reply) future = fetch(ask(site, "/future"));
	assert_failed(future, "no HTTP answer", false);
	g_autoptr(Reply) cut = fetch(ask(site, "/short"));
	assert_failed(cut, "cut short", false);
	site_stop(site);
}

static void
test_redirects(void)
{
	static const struct {
		const char *path;
		const char *end; /* of the URL that answers; NULL: none */
		bool want_for_good;
		const char *why;
	} rows[] = {
		{ "/good", "/end", true, NULL },
		{ "/good2", "/end", true, NULL },
		{ "/mixed", "/end", false, NULL },
		{ "/found", "/end", false, NULL },
		{ "/relative", "/end?x=1", false, NULL },
		{ "/loop", NULL, false, "one too many" },
		{ "/file", NULL, false, "no web address" },
		{ "/script", NULL, false, "no web address" },
	};
	Site *site = site_start();

	site_add(site, "/end", "HTTP/1.1 200 OK\r\n", "the end");
	site_add(site, "/end?x=1", "HTTP/1.1 200 OK\r\n", "the end");
	site_add(site, "/good", "HTTP/1.1 301 M\r\nLocation: http://@/end\r\n", "gone");
	site_add(site, "/good2", "HTTP/1.1 308 M\r\nLocation: http://@/good\r\n", "");
	site_add(site, "/mixed", "HTTP/1.1 301 M\r\nLocation: http://@/found\r\n", "");
	site_add(site, "/found", "HTTP/1.1 302 F\r\nLocation: http://@/end\r\n", "");
	site_add(site, "/relative", "HTTP/1.1 307 F\r\nLocation: ./end?x=1\r\n", "");
	site_add(site, "/loop", "HTTP/1.1 301 F\r\nLocation: /loop\r\n", "");
	site_add(site, "/file", "HTTP/1.1 301 F\r\nLocation: file:///etc/passwd\r\n", "");
	site_add(site, "/script", "HTTP/1.1 301 F\r\nLocation: gopher://@/\r\n", "");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Reply) reply = fetch(ask(site, rows[i].path));

		if (rows[i].end == NULL) {
			assert_failed(reply, rows[i].why, true);
			continue;
		}
		g_assert_cmpint(reply->status, ==, 200);
		assert_body(reply, "the end");
		g_assert_true(g_str_has_suffix(reply->url, rows[i].end));
		g_assert_cmpstr(reply->mark, ==, rows[i].path);
		g_assert_cmpint(reply->moved_for_good, ==, rows[i].want_for_good);
	}
	site_stop(site);
}

static void
test_redirected_post(void)
{
	static const struct {
		const char *status, *want;
	} rows[] = {
		{ "301", "GET /end" },
		{ "302", "GET /end" },
		{ "303", "GET /end" },
		{ "307", "POST /end" },
		{ "308", "POST /end" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Site *site = site_start();
		g_autofree char *head = g_strdup_printf("HTTP/1.1 %s X\r\nLocation: /end\r\n",
			rows[i].status);

		site_add(site, "/start", head, "");
		site_add(site, "/end", "HTTP/1.1 200 OK\r\n", "");
		Request *request = ask(site, "/start");
		request->verb = REQUEST_POST;
		request->body = g_strdup("x");
		g_autoptr(Reply) reply = fetch(request);
		g_assert_cmpint(reply->status, ==, 200);
		g_assert_nonnull(strstr(site->log->str, rows[i].want));
		site_stop(site);
	}
}

static void
test_secrets_stay(void)
{
	Site *site = site_start(), *other = site_start();
	g_autofree char *away = g_strdup_printf(
		"HTTP/1.1 302 F\r\nLocation: http://127.0.0.1:%u/?access_token=abcdef\r\n",
		other->server->port);

	site_add(site, "/away", away, "");
	site_add(site, "/here", "HTTP/1.1 302 F\r\nLocation: /end\r\n", "");
	site_add(site, "/end", "HTTP/1.1 200 OK\r\n", "");
	Request *request = ask(site, "/away");
	request->is_sensitive = true;
	request_add_header(request, "Authorization", "Bearer secret");
	g_autoptr(Reply) refused = fetch(request);
	assert_failed(refused, "secret to another host", true);
	g_assert_null(strstr(refused->error, "abcdef"));
	g_assert_cmpstr(other->log->str, ==, "");

	request = ask(site, "/here");
	request->is_sensitive = true;
	g_autoptr(Reply) same = fetch(request);
	g_assert_cmpint(same->status, ==, 200);
	site_stop(site);
	site_stop(other);
}

/* The secret that flow adds is for the place of the source's own address. */
static void
test_auth(void)
{
	Site *site = site_start(), *other = site_start();
	g_autofree char *home = g_strdup_printf("http://127.0.0.1:%u/", site->server->port);
	g_autofree char *elsewhere = g_strdup_printf("http://127.0.0.1:%u/", other->server->port);
	g_autofree char *away = g_strdup_printf("HTTP/1.1 302 F\r\nLocation: %s\r\n", elsewhere);

	site_add(site, "/", "HTTP/1.1 200 OK\r\n", "");
	site_add(site, "/away", away, "");
	Request *request = ask_within(home, true, home);
	request->auth = g_strdup("Authorization: Bearer secret");
	g_autoptr(Reply) at_home = fetch(request);
	g_assert_cmpint(at_home->status, ==, 200);
	g_assert_nonnull(strstr(site->log->str, "Authorization: Bearer secret\r\n"));

	request = ask_within(home, true, elsewhere);
	request->auth = g_strdup("Authorization: Bearer secret");
	g_autoptr(Reply) direct = fetch(request);
	assert_failed(direct, "secret to another host", true);
	request = ask(site, "/away");
	request->auth = g_strdup("Authorization: Bearer secret");
	g_autoptr(Reply) led = fetch(request);
	assert_failed(led, "secret to another host", true);
	g_assert_cmpstr(other->log->str, ==, "");
	site_stop(site);
	site_stop(other);
}

/* What may have cost something is told from what cannot have. */
static void
test_was_sent(void)
{
	Site *site = site_start();
	g_autofree char *home = g_strdup_printf("http://127.0.0.1:%u/", site->server->port);

	site_add(site, "/x", "HTTP/1.1 500 Oops\r\n", "");
	site_add_raw(site, "/nothing", g_bytes_new_static("", 0));
	site_add(site, "/away", "HTTP/1.1 302 F\r\nLocation: file:///\r\n", "");
	g_autoptr(Reply) answered = fetch(ask(site, "/x"));
	g_assert_true(answered->was_sent);
	g_autoptr(Reply) dropped = fetch(ask(site, "/nothing"));
	g_assert_cmpint(dropped->status, ==, 0);
	g_assert_true(dropped->was_sent);
	g_autoptr(Reply) away = fetch(ask(site, "/away"));
	g_assert_cmpint(away->status, ==, 0);
	g_assert_true(away->was_sent);
	g_autoptr(Reply) private = fetch(ask_within(home, false, home));
	g_assert_false(private->was_sent);
	g_autoptr(Reply) unreached = fetch(ask_within(home, true, "file:///"));
	g_assert_false(unreached->was_sent);
	site_stop(site);
	g_autoptr(Reply) nobody = fetch(ask_within(home, true, home));
	g_assert_false(nobody->was_sent);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/exchange/plain", test_plain);
	g_test_add_func("/exchange/answers-of-every-kind", test_answers_of_every_kind);
	g_test_add_func("/exchange/post", test_post);
	g_test_add_func("/exchange/compression", test_compression);
	g_test_add_func("/exchange/caps", test_caps);
	g_test_add_func("/exchange/redirects", test_redirects);
	g_test_add_func("/exchange/redirected-post", test_redirected_post);
	g_test_add_func("/exchange/secrets-stay", test_secrets_stay);
	g_test_add_func("/exchange/auth", test_auth);
	g_test_add_func("/exchange/was-sent", test_was_sent);
	return g_test_run();
}
