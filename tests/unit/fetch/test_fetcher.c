#include "fetch/fetcher.h"

#include "base/file.h"
#include "base/signal.h"
#include "../loopback.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOW_S 1700000000
#define CAP_BYTES 5000

/* gzip of "<rss>compressed</rss>", and of 200,000 zero bytes. */
#define SMALL_GZIP \
	"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\x29\x2a\x2e\xb6\x4b\xce\xcf\x2d\x28\x4a\x2d" \
	"\x2e\x4e\x4d\xb1\xd1\x07\xf1\x01\xaf\x07\xe8\x10\x15\x00\x00\x00"
#define BOMB_HEAD \
	"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xf5" \
	"\x4f\x6d\x06\x7f\xa0"
#define BOMB_ZEROS 189
#define BOMB_TAIL "\x80\xd7\x00\x7b\x58\xe0\x5c\x40\x0d\x03\x00"

typedef struct Site {
	Loopback *server;
	GMutex mutex;
	GString *log;        /* requests as they came, one after another */
	GHashTable *replies; /* path -> raw bytes (GBytes) */
} Site;

static void
drip(int socket)
{
	loopback_say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n");
	for (int i = 0; i < 1000 && send(socket, ".", 1, MSG_NOSIGNAL) == 1; i++) {
		g_usleep(20000);
	}
}

static void
talk(int socket, void *data)
{
	Site *site = data;
	g_autoptr(GString) heard = g_string_new(NULL);

	if (!loopback_hear(socket, "\r\n\r\n", heard)) {
		return;
	}
	g_auto(GStrv) words = g_strsplit(heard->str, " ", 3);
	const char *length = strstr(heard->str, "Content-Length: ");
	if (length != NULL) {
		g_autofree char *body = g_malloc0((gsize)atoi(length + 16) + 1);

		g_assert_cmpint(recv(socket, body, (gsize)atoi(length + 16), MSG_WAITALL), >=, 0);
		g_string_append(heard, body);
	}
	g_mutex_lock(&site->mutex);
	g_string_append(site->log, heard->str);
	g_autoptr(GBytes) reply = g_hash_table_lookup(site->replies, words[1]);
	if (reply != NULL) {
		g_bytes_ref(reply);
	}
	g_mutex_unlock(&site->mutex);
	if (g_str_equal(words[1], "/stall")) {
		loopback_stall(socket);
	} else if (g_str_equal(words[1], "/drip")) {
		drip(socket);
	} else if (reply != NULL) {
		loopback_send(socket, g_bytes_get_data(reply, NULL), g_bytes_get_size(reply));
	} else {
		loopback_say(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone");
	}
}

static Site *
site_start(void)
{
	Site *site = g_new0(Site, 1);

	g_mutex_init(&site->mutex);
	site->log = g_string_new(NULL);
	site->replies = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)g_bytes_unref);
	site->server = loopback_start(talk, site);
	return site;
}

static void
site_stop(Site *site)
{
	loopback_stop(site->server);
	g_mutex_clear(&site->mutex);
	g_string_free(site->log, TRUE);
	g_hash_table_unref(site->replies);
	g_free(site);
}

static void
site_add_raw(Site *site, const char *path, GBytes *reply)
{
	g_mutex_lock(&site->mutex);
	g_hash_table_insert(site->replies, g_strdup(path), reply);
	g_mutex_unlock(&site->mutex);
}

/* "@" in @head stands for this server's host and port; Content-Length and the body are added. */
static void
site_add_bytes(Site *site, const char *path, const char *head, const char *body, gsize length)
{
	g_autoptr(GString) reply = g_string_new(head);
	g_autofree char *authority = g_strdup_printf("127.0.0.1:%u", site->server->port);

	g_string_replace(reply, "@", authority, 0);
	g_string_append_printf(reply, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", length);
	g_string_append_len(reply, body, (gssize)length);
	site_add_raw(site, path, g_bytes_new(reply->str, reply->len));
}

static void
site_add(Site *site, const char *path, const char *head, const char *body)
{
	site_add_bytes(site, path, head, body, strlen(body));
}

static FetcherOptions
quick_options(void)
{
	FetcherOptions options = fetcher_defaults();

	options.user_agent = "tagdigest/test";
	options.timeout_s = 10;
	options.cap_bytes = CAP_BYTES;
	return options;
}

static Request *
ask(const Site *site, const char *path)
{
	g_autofree char *url = g_strdup_printf("http://127.0.0.1:%u%s", site->server->port, path);
	Request *request = request_new(url);

	request->reach = reach_new(url, true);
	request->mark = g_strdup(path);
	return request;
}

static Request *
ask_within(const char *home, bool allow_private, const char *url)
{
	Request *request = request_new(url);

	request->reach = reach_new(home, allow_private);
	return request;
}

static Reply *
fetch_with(const FetcherOptions *options, Request *request)
{
	g_autoptr(Fetcher) fetcher = fetcher_new(options);
	Reply *reply = NULL;
	void *cookie = NULL;
	int here = 0;

	fetcher_add(fetcher, request, &here);
	g_assert_cmpuint(fetcher_pending(fetcher), ==, 1);
	g_assert_true(fetcher_wait(fetcher, NOW_S, &reply, &cookie));
	g_assert_true(cookie == &here);
	g_assert_cmpuint(fetcher_pending(fetcher), ==, 0);
	return reply;
}

static Reply *
fetch(Request *request)
{
	const FetcherOptions options = quick_options();

	return fetch_with(&options, request);
}

static void
assert_body(const Reply *reply, const char *want)
{
	gsize length;
	const char *data = g_bytes_get_data(reply->body, &length);
	g_autofree char *got = g_strndup(data == NULL ? "" : data, length);

	g_assert_cmpstr(got, ==, want);
}

static void
assert_failed(const Reply *reply, const char *why, bool is_permanent)
{
	g_assert_cmpint(reply->status, ==, 0);
	if (reply->error == NULL || strstr(reply->error, why) == NULL ||
		reply->is_permanent != is_permanent) {
		g_test_message("got \"%s\" (permanent: %d), want \"%s\" (%d)", reply->error,
			reply->is_permanent, why, is_permanent);
		g_test_fail();
	}
	assert_body(reply, "");
}

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
	g_free(request->verb);
	request->verb = g_strdup("POST");
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
	g_autofree char *exact = g_strnfill(CAP_BYTES, 'x');
	g_autofree char *over = g_strnfill(CAP_BYTES + 1, 'x');
	g_autofree char *headers = g_strnfill(70000, 'h');
	g_autofree char *head = g_strdup_printf("HTTP/1.1 200 OK\r\nX: %s\r\n", headers);

	site_add(site, "/exact", "HTTP/1.1 200 OK\r\n", exact);
	site_add(site, "/over", "HTTP/1.1 200 OK\r\n", over);
	site_add(site, "/head", head, "");
	site_add_raw(site, "/close",
		g_bytes_new_take(g_strconcat("HTTP/1.1 200 OK\r\n\r\n", over, NULL),
			CAP_BYTES + 20));
	site_add_raw(site, "/short",
		g_bytes_new_static("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", 41));

	g_autoptr(Reply) fits = fetch(ask(site, "/exact"));
	assert_body(fits, exact);
	g_autoptr(Reply) declared = fetch(ask(site, "/over"));
	assert_failed(declared, "larger than", true);
	g_autoptr(Reply) undeclared = fetch(ask(site, "/close"));
	assert_failed(undeclared, "larger than", true);
	g_autoptr(Reply) long_head = fetch(ask(site, "/head"));
	assert_failed(long_head, "larger than", true);
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
		g_free(request->verb);
		request->verb = g_strdup("POST");
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
		g_assert_true(fetcher_wait(fetcher, NOW_S, &reply, &cookie));
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
	g_assert_true(fetcher_wait(fetcher, NOW_S, &reply, &cookie));
	g_assert_cmpint(reply->status, ==, 429);
	reply_free(reply);

	const gsize asked = site->log->len;
	fetcher_add(fetcher, ask(site, "/x"), NULL);
	g_assert_true(fetcher_wait(fetcher, NOW_S + 20, &reply, &cookie));
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
	g_assert_true(fetcher_wait(later, NOW_S + 59, &reply, &cookie));
	g_assert_cmpint(reply->status, ==, 429);
	reply_free(reply);
	fetcher_add(later, ask(site, "/x"), NULL);
	g_assert_true(fetcher_wait(later, NOW_S + 60, &reply, &cookie));
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
	g_assert_false(fetcher_wait(fetcher, NOW_S, &reply, &cookie));
	for (int i = 0; i < REQUESTS; i++) {
		fetcher_add(fetcher, ask(site, i % 3 == 0 ? "/none" : "/a"), &seen[i]);
	}
	while (fetcher_wait(fetcher, NOW_S, &reply, &cookie)) {
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

static void
write_file(const char *folder, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static Request *
ask_file(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *url = g_filename_to_uri(path, NULL, NULL);
	g_autofree char *home = g_filename_to_uri(folder, NULL, NULL);

	return ask_within(home, false, url);
}

static void
remove_file(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	g_assert_cmpint(g_remove(path), ==, 0);
}

static void
test_files(void)
{
	g_autofree char *folder = g_dir_make_tmp("fetcher-XXXXXX", NULL);
	g_autofree char *large = g_strnfill(CAP_BYTES + 1, 'x');
	g_autofree char *pipe = g_build_filename(folder, "pipe", NULL);

	write_file(folder, "b b.xml", "second");
	write_file(folder, "a.xml", "first");
	write_file(folder, ".hidden", "never");
	write_file(folder, "large", large);
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);

	g_autoptr(Reply) first = fetch(ask_file(folder, "a.xml"));
	g_assert_cmpint(first->status, ==, 200);
	assert_body(first, "first");
	const char *tag = reply_header(first, "etag");
	g_assert_true(g_str_has_prefix(tag, "\"5-"));
	g_assert_true(g_str_has_suffix(reply_header(first, "last-modified"), " GMT"));

	Request *request = ask_file(folder, "a.xml");
	request_add_header(request, "if-none-match", tag);
	g_autoptr(Reply) same = fetch(request);
	g_assert_cmpint(same->status, ==, 304);
	assert_body(same, "");
	write_file(folder, "a.xml", "changed");
	request = ask_file(folder, "a.xml");
	request_add_header(request, "If-None-Match", tag);
	g_autoptr(Reply) changed = fetch(request);
	g_assert_cmpint(changed->status, ==, 200);
	assert_body(changed, "changed");

	g_autoptr(Reply) list = fetch(ask_file(folder, ""));
	g_autofree char *want =
		g_strdup_printf("file://%s/a.xml\r\nfile://%s/b%%20b.xml\r\nfile://%s/large\r\n",
			folder, folder, folder);
	g_assert_cmpint(list->status, ==, 200);
	g_assert_cmpstr(reply_header(list, "content-type"), ==, "text/uri-list");
	assert_body(list, want);

	g_autoptr(Reply) none = fetch(ask_file(folder, "none"));
	g_assert_cmpint(none->status, ==, 404);
	g_autoptr(Reply) too_large = fetch(ask_file(folder, "large"));
	assert_failed(too_large, "too large", true);
	g_autoptr(Reply) irregular = fetch(ask_file(folder, "pipe"));
	assert_failed(irregular, "no file", true);
	g_autoptr(Reply) elsewhere = fetch(ask_within("file:///etc/hostname", false,
		"file://example.org/etc/hostname"));
	assert_failed(elsewhere, "file:///absolute/path", true);

	static const char *const names[] = { "b b.xml", "a.xml", ".hidden", "large", "pipe", "" };
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		remove_file(folder, names[i]);
	}
}

/* A link in a folder may have been put there by anybody; the configured path itself was not. */
static void
test_links(void)
{
	g_autofree char *folder = g_dir_make_tmp("fetcher-XXXXXX", NULL);
	g_autofree char *shared = g_build_filename(folder, "shared", NULL);
	g_autofree char *secret = g_build_filename(folder, "secret", NULL);
	g_autofree char *entry = g_build_filename(shared, "entry", NULL);
	g_autofree char *lane = g_build_filename(folder, "lane", NULL);

	write_file(folder, "secret", "secret");
	g_assert_cmpint(g_mkdir(shared, 0700), ==, 0);
	write_file(shared, "own", "own");
	g_assert_cmpint(symlink(secret, entry), ==, 0);
	g_assert_cmpint(symlink(shared, lane), ==, 0);

	g_autoptr(Reply) list = fetch(ask_file(lane, ""));
	g_autofree char *want = g_strdup_printf("file://%s/own\r\n", lane);
	assert_body(list, want);
	g_autoptr(Reply) own = fetch(ask_file(lane, "own"));
	assert_body(own, "own");
	g_autoptr(Reply) away = fetch(ask_file(lane, "entry"));
	assert_failed(away, "a link in a folder", true);
	g_autofree char *itself = g_filename_to_uri(entry, NULL, NULL);
	g_autoptr(Reply) meant = fetch(ask_within(itself, false, itself));
	assert_body(meant, "secret");

	remove_file(folder, "lane");
	remove_file(shared, "entry");
	remove_file(shared, "own");
	remove_file(folder, "shared");
	remove_file(folder, "secret");
	remove_file(folder, "");
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
	g_assert_true(fetcher_wait(fetcher, NOW_S, &reply, &cookie));
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
	g_assert_false(fetcher_wait(fetcher, NOW_S, &reply, &cookie));
	g_assert_cmpuint(fetcher_pending(fetcher), ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	signal_install();
	g_test_add_func("/fetcher/plain", test_plain);
	g_test_add_func("/fetcher/answers-of-every-kind", test_answers_of_every_kind);
	g_test_add_func("/fetcher/post", test_post);
	g_test_add_func("/fetcher/compression", test_compression);
	g_test_add_func("/fetcher/caps", test_caps);
	g_test_add_func("/fetcher/redirects", test_redirects);
	g_test_add_func("/fetcher/redirected-post", test_redirected_post);
	g_test_add_func("/fetcher/secrets-stay", test_secrets_stay);
	g_test_add_func("/fetcher/no-answer", test_no_answer);
	g_test_add_func("/fetcher/time-out", test_time_out);
	g_test_add_func("/fetcher/retry-after", test_retry_after);
	g_test_add_func("/fetcher/many", test_many);
	g_test_add_func("/fetcher/files", test_files);
	g_test_add_func("/fetcher/links", test_links);
	g_test_add_func("/fetcher/reach", test_reach);
	g_test_add_func("/fetcher/dropped", test_dropped);
	g_test_add_func("/fetcher/stop", test_stop);
	return g_test_run();
}
