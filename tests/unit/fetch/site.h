/** A scripted web server for tests of fetch: what a path answers is set by the test. */
#ifndef TAGDIGEST_TESTS_FETCH_SITE_H
#define TAGDIGEST_TESTS_FETCH_SITE_H

#include "fetch/fetcher.h"

#include "../loopback.h"

#include <stdlib.h>

#define NOW_S 1700000000
#define BODY_BYTES_MAX 5000

typedef struct Site {
	Loopback *server;
	GMutex mutex;
	GString *log;        /* requests as they came, one after another */
	GHashTable *replies; /* path -> raw bytes (GBytes) */
} Site;

static inline void
drip(int socket)
{
	loopback_say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n");
	for (int i = 0; i < 1000 && send(socket, ".", 1, MSG_NOSIGNAL) == 1; i++) {
		g_usleep(20000);
	}
}

static inline void
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
		loopback_say(socket,
			"HTTP/1.1 404 Not Found\r\nConnection: close\r\n"
			"Content-Length: 4\r\n\r\nnone");
	}
}

static inline Site *
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

static inline void
site_stop(Site *site)
{
	loopback_stop(site->server);
	g_mutex_clear(&site->mutex);
	g_string_free(site->log, TRUE);
	g_hash_table_unref(site->replies);
	g_free(site);
}

static inline void
site_add_raw(Site *site, const char *path, GBytes *reply)
{
	g_mutex_lock(&site->mutex);
	g_hash_table_insert(site->replies, g_strdup(path), reply);
	g_mutex_unlock(&site->mutex);
}

/* "@" in @head stands for this server's host and port; that it hangs up afterwards (a client that
 * used the connection again would meet the end of it), Content-Length and the body are added. */
static inline void
site_add_bytes(Site *site, const char *path, const char *head, const char *body, gsize length)
{
	g_autoptr(GString) reply = g_string_new(head);
	g_autofree char *authority = g_strdup_printf("127.0.0.1:%u", site->server->port);

	g_string_replace(reply, "@", authority, 0);
	g_string_append(reply, "Connection: close\r\n");
	g_string_append_printf(reply, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", length);
	g_string_append_len(reply, body, (gssize)length);
	site_add_raw(site, path, g_bytes_new(reply->str, reply->len));
}

static inline void
site_add(Site *site, const char *path, const char *head, const char *body)
{
	site_add_bytes(site, path, head, body, strlen(body));
}

static inline FetcherOptions
quick_options(void)
{
	FetcherOptions options = fetcher_defaults();

	options.user_agent = "tagdigest/test";
	options.timeout_s = 10;
	options.bytes_max = BODY_BYTES_MAX;
	return options;
}

static inline Request *
ask(const Site *site, const char *path)
{
	g_autofree char *url = g_strdup_printf("http://127.0.0.1:%u%s", site->server->port, path);
	Request *request = request_new(url);

	request->reach = reach_new(url, true);
	request->mark = g_strdup(path);
	return request;
}

static inline Request *
ask_within(const char *home, bool allow_private, const char *url)
{
	Request *request = request_new(url);

	request->reach = reach_new(home, allow_private);
	return request;
}

static inline void
assert_reply(Fetcher *fetcher, int64_t now_s, Reply **reply, void **cookie)
{
	g_assert_cmpint(fetcher_wait(fetcher, now_s, -1, reply, cookie), ==, FETCHER_REPLY);
}

static inline Reply *
fetch_with(const FetcherOptions *options, Request *request)
{
	g_autoptr(Fetcher) fetcher = fetcher_new(options);
	Reply *reply = NULL;
	void *cookie = NULL;
	int here = 0;

	fetcher_add(fetcher, request, &here);
	g_assert_cmpuint(fetcher_pending(fetcher), ==, 1);
	assert_reply(fetcher, NOW_S, &reply, &cookie);
	g_assert_true(cookie == &here);
	g_assert_cmpuint(fetcher_pending(fetcher), ==, 0);
	return reply;
}

static inline Reply *
fetch(Request *request)
{
	const FetcherOptions options = quick_options();

	return fetch_with(&options, request);
}

static inline void
assert_body(const Reply *reply, const char *want)
{
	gsize length;
	const char *data = g_bytes_get_data(reply->body, &length);
	g_autofree char *got = g_strndup(data == NULL ? "" : data, length);

	g_assert_cmpstr(got, ==, want);
}

static inline void
assert_failed(const Reply *reply, const char *why, bool is_permanent)
{
	g_assert_cmpint(reply->status, ==, 0);
	if (reply->error == NULL || strstr(reply->error, why) == NULL
		|| reply->is_permanent != is_permanent) {
		g_test_message("got \"%s\" (permanent: %d), want \"%s\" (%d)", reply->error,
			reply->is_permanent, why, is_permanent);
		g_test_fail();
	}
	assert_body(reply, "");
}

#endif
