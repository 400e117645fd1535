#include "fetch/exchange.h"

#include "base/error.h"
#include "net/handle.h"
#include "text/url.h"

#include <string.h>

#define REDIRECTS_MOST 10
#define HEADER_BYTES_MOST 65536
#define CONNECT_TIMEOUT_S 20

struct Exchange {
	const FetcherOptions *options; /* borrowed */
	Request *request;              /* owned */
	void *cookie;
	Reply *reply; /* owned */
	char *url;    /* owned: of this hop */
	bool is_get;  /* a redirect made it one */
	int redirects;
	bool is_for_good;    /* all of them */
	int64_t deadline_ms; /* monotonic; 0: not started yet */

	HandleOptions handle_options;
	CURL *curl; /* owned, or NULL between hops */
	struct curl_slist *headers;
	GByteArray *body; /* owned */
	gsize header_bytes;
	bool is_too_large, was_forbidden;
	char error[CURL_ERROR_SIZE];
};

Exchange *
exchange_new(Request *request, void *cookie, const FetcherOptions *options)
{
	Exchange *exchange = g_new0(Exchange, 1);

	exchange->options = options;
	exchange->request = request;
	exchange->cookie = cookie;
	exchange->reply = reply_new(request);
	exchange->url = g_strdup(request->url);
	exchange->is_for_good = true;
	exchange->body = g_byte_array_new();
	return exchange;
}

static void
drop_handle(Exchange *exchange)
{
	g_clear_pointer(&exchange->curl, curl_easy_cleanup);
	g_clear_pointer(&exchange->headers, curl_slist_free_all);
}

void
exchange_free(Exchange *exchange)
{
	if (exchange == NULL) {
		return;
	}
	drop_handle(exchange);
	request_free(exchange->request);
	reply_free(exchange->reply);
	g_clear_pointer(&exchange->body, g_byte_array_unref);
	g_free(exchange->url);
	g_free(exchange);
}

const Request *
exchange_request(const Exchange *exchange)
{
	return exchange->request;
}

const char *
exchange_url(const Exchange *exchange)
{
	return exchange->url;
}

const Reply *
exchange_reply(const Exchange *exchange)
{
	return exchange->reply;
}

/* CURLOPT_WRITEFUNCTION: what comes here is decompressed already: the cap stops bombs too. */
static size_t
take_body(char *data, size_t size, size_t count, void *user)
{
	Exchange *exchange = user;
	const gsize length = size * count;

	if (length > exchange->options->cap_bytes - exchange->body->len) {
		exchange->is_too_large = true;
		return 0;
	}
	g_byte_array_append(exchange->body, (const guint8 *)data, (guint)length);
	return length;
}

static void
keep_header(GHashTable *headers, const char *line, gsize length)
{
	const char *colon = memchr(line, ':', length);

	if (colon == NULL || colon == line) {
		return;
	}
	g_autofree char *raw = g_strndup(colon + 1, length - (gsize)(colon + 1 - line));
	char *value = g_utf8_make_valid(g_strstrip(raw), -1);

	g_hash_table_insert(headers, g_ascii_strdown(line, colon - line), value);
}

/* CURLOPT_HEADERFUNCTION: one whole line a call; a status line begins anew (after 1xx, say). */
static size_t
take_header(char *data, size_t size, size_t count, void *user)
{
	Exchange *exchange = user;
	const gsize length = size * count;

	exchange->header_bytes += length;
	if (exchange->header_bytes > HEADER_BYTES_MOST) {
		exchange->is_too_large = true;
		return 0;
	}
	if (length >= strlen("HTTP/") && memcmp(data, "HTTP/", strlen("HTTP/")) == 0) {
		g_hash_table_remove_all(exchange->reply->headers);
	} else {
		keep_header(exchange->reply->headers, data, length);
	}
	return length;
}

static void
set_verb(Exchange *exchange)
{
	const Request *request = exchange->request;

	if (strcmp(request->verb, "HEAD") == 0) {
		curl_easy_setopt(exchange->curl, CURLOPT_NOBODY, 1L);
	} else if (!exchange->is_get && strcmp(request->verb, "GET") != 0) {
		curl_easy_setopt(exchange->curl, CURLOPT_POSTFIELDS,
			request->body == NULL ? "" : request->body);
		curl_easy_setopt(exchange->curl, CURLOPT_CUSTOMREQUEST, request->verb);
	}
}

static void
set_headers(Exchange *exchange)
{
	const GPtrArray *headers = exchange->request->headers;

	for (guint i = 0; i < headers->len; i++) {
		exchange->headers = curl_slist_append(exchange->headers,
			g_ptr_array_index(headers, i));
	}
	curl_easy_setopt(exchange->curl, CURLOPT_HTTPHEADER, exchange->headers);
}

static void
set_limits(Exchange *exchange, int64_t monotonic_ms)
{
	if (exchange->deadline_ms == 0) {
		exchange->deadline_ms = monotonic_ms + exchange->options->timeout_s * 1000;
	}
	curl_easy_setopt(exchange->curl, CURLOPT_TIMEOUT_MS,
		(long)MAX(1, exchange->deadline_ms - monotonic_ms));
	curl_easy_setopt(exchange->curl, CURLOPT_MAXFILESIZE_LARGE,
		(curl_off_t)exchange->options->cap_bytes);
	/* A connection to a private address is not for requests that may not make one. */
	curl_easy_setopt(exchange->curl, CURLOPT_FORBID_REUSE,
		exchange->request->reach->allow_private ? 1L : 0L);
}

CURL *
exchange_start(Exchange *exchange, int64_t monotonic_ms)
{
	exchange->handle_options = (HandleOptions){
		.user_agent = exchange->options->user_agent,
		.ca_file = exchange->options->ca_file,
		.protocols = "http,https",
		.allow_private = exchange->request->reach->allow_private,
		.connect_timeout_s = MIN(CONNECT_TIMEOUT_S, (long)exchange->options->timeout_s),
		.was_forbidden = &exchange->was_forbidden,
	};
	exchange->curl = handle_new(&exchange->handle_options);
	exchange->header_bytes = 0;
	exchange->was_forbidden = false;
	g_byte_array_set_size(exchange->body, 0);
	g_hash_table_remove_all(exchange->reply->headers);
	curl_easy_setopt(exchange->curl, CURLOPT_PRIVATE, exchange);
	curl_easy_setopt(exchange->curl, CURLOPT_URL, exchange->url);
	curl_easy_setopt(exchange->curl, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(exchange->curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(exchange->curl, CURLOPT_WRITEDATA, exchange);
	curl_easy_setopt(exchange->curl, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(exchange->curl, CURLOPT_HEADERDATA, exchange);
	curl_easy_setopt(exchange->curl, CURLOPT_ERRORBUFFER, exchange->error);
	set_verb(exchange);
	set_headers(exchange);
	set_limits(exchange, monotonic_ms);
	return exchange->curl;
}

CURL *
exchange_handle(const Exchange *exchange)
{
	return exchange->curl;
}

/* No answer: status 0 and why. */
static void
fail(Exchange *exchange, bool is_permanent, char *why)
{
	Reply *reply = exchange->reply;

	g_free(reply->error);
	reply->error = why;
	reply->status = 0;
	reply->is_permanent = is_permanent;
	g_hash_table_remove_all(reply->headers);
	g_byte_array_set_size(exchange->body, 0);
}

/* curl's own words add something where certificates are concerned ("certificate has expired"). */
static char *
explain(const Exchange *exchange, CURLcode code, bool *is_permanent)
{
	const char *text = handle_explain(code, exchange->was_forbidden, is_permanent);

	if (exchange->is_too_large || code == CURLE_FILESIZE_EXCEEDED) {
		*is_permanent = true;
		return g_strdup_printf("the answer is larger than %" G_GSIZE_FORMAT " bytes",
			exchange->options->cap_bytes);
	}
	if ((code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR) &&
		exchange->error[0] != '\0') {
		g_autofree char *detail = error_clean_text(exchange->error);

		return g_strdup_printf("%s (%s)", text, detail);
	}
	return g_strdup(text);
}

void
exchange_end(Exchange *exchange, CURLcode code)
{
	Reply *reply = exchange->reply;
	bool is_permanent = false;
	long status = 0;

	curl_easy_getinfo(exchange->curl, CURLINFO_RESPONSE_CODE, &status);
	if (code == CURLE_OK && status != 0) {
		reply->status = (int)status;
	} else {
		char *why = explain(exchange, code == CURLE_OK ? CURLE_GOT_NOTHING : code,
			&is_permanent);

		fail(exchange, is_permanent, why);
	}
	drop_handle(exchange);
}

static bool
is_redirect(int status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static bool
is_same_place(const char *left, const char *right)
{
	g_autofree char *left_authority = url_authority(left);
	g_autofree char *right_authority = url_authority(right);

	return g_str_has_prefix(left, "https:") == g_str_has_prefix(right, "https:") &&
		g_strcmp0(left_authority, right_authority) == 0;
}

/* Why a redirect to @target (NULL: to no web address) is not followed, or NULL when it may be. */
static const char *
refusal(const Exchange *exchange, const char *target)
{
	if (target == NULL) {
		return "leads to no web address";
	}
	if (exchange->redirects >= REDIRECTS_MOST) {
		return "is one too many";
	}
	if (g_str_has_prefix(exchange->url, "https:") && g_str_has_prefix(target, "http:")) {
		return "leads from https to http";
	}
	if (exchange->request->is_sensitive && !is_same_place(exchange->url, target)) {
		return "would show a secret to another host";
	}
	return NULL;
}

bool
exchange_follow(Exchange *exchange)
{
	const Reply *reply = exchange->reply;
	const char *location = reply_header(reply, "location");

	if (!is_redirect(reply->status) || location == NULL) {
		return false;
	}
	g_autofree char *target = url_resolve(exchange->url, location);
	const char *why = refusal(exchange, target);
	if (why != NULL) {
		g_autofree char *shown = url_redact(target == NULL ? location : target);

		fail(exchange, true,
			g_strdup_printf("HTTP %d: the redirect to %s %s", reply->status, shown,
				why));
		return false;
	}
	exchange->redirects++;
	exchange->is_for_good = exchange->is_for_good &&
		(reply->status == 301 || reply->status == 308);
	/* RFC 9110, 15.4: 303 says GET, and after 301 and 302 everybody changes POST into it. */
	exchange->is_get = exchange->is_get || reply->status < 307;
	g_free(exchange->url);
	exchange->url = g_steal_pointer(&target);
	return true;
}

void
exchange_answer(Exchange *exchange, Reply *reply)
{
	reply_free(exchange->reply);
	exchange->reply = reply;
	g_byte_array_set_size(exchange->body, 0);
}

Reply *
exchange_finish(Exchange *exchange, void **cookie)
{
	Reply *reply = g_steal_pointer(&exchange->reply);

	g_free(reply->url);
	reply->url = g_strdup(exchange->url);
	reply->moved_for_good = exchange->redirects > 0 && exchange->is_for_good;
	if (exchange->body->len > 0) {
		g_bytes_unref(reply->body);
		reply->body = g_byte_array_free_to_bytes(g_steal_pointer(&exchange->body));
	}
	*cookie = exchange->cookie;
	exchange_free(exchange);
	return reply;
}
