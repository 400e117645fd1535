/* One hop: the handle's settings, and what curl brings while it is in flight. */
#include "fetch/exchange_part.h"

#include "base/error.h"
#include "base/now.h"
#include "fetch/content.h"

#include <string.h>

#define HEADER_BYTES_MAX 65536
#define CODE_TOO_LARGE 100 /* CURLE_TOO_LARGE, which libcurl has since 8.6 */
#define CONNECT_TIMEOUT_S 20

/* Time stands still for what we keep waiting ourselves. */
static void
stop_clock(Exchange *exchange, int64_t monotonic_ms)
{
	exchange->left_ms = MAX(0, exchange->deadline_ms - monotonic_ms);
}

/* Only the oldest one in flight may go beyond what all bodies may weigh together. */
static bool
must_wait_for_others(const Exchange *exchange, gsize length)
{
	const Holding *holding = exchange->holding;

	return length > 0 && holding->bytes + length > holding->bytes_max
		&& holding->oldest != exchange;
}

/* CURLOPT_WRITEFUNCTION: still packed; what comes of a bomb is judged when it is handed out. */
static size_t
take_body(char *data, size_t size, size_t count, void *user)
{
	Exchange *exchange = user;
	Holding *holding = exchange->holding;
	const gsize length = size * count;

	if (length > exchange->options->bytes_max - exchange_body_length(exchange)) {
		exchange->is_too_large = true;
		return 0;
	}
	if (must_wait_for_others(exchange, length)) {
		exchange->is_paused = true;
		stop_clock(exchange, now_monotonic_ms());
		return CURL_WRITEFUNC_PAUSE;
	}
	if (exchange->body == NULL) {
		exchange->body = g_byte_array_new();
	}
	g_byte_array_append(exchange->body, (const guint8 *)data, (guint)length);
	holding->bytes += length;
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
	if (exchange->header_bytes > HEADER_BYTES_MAX) {
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

	if (request->verb == REQUEST_POST && !exchange->is_get) {
		curl_easy_setopt(exchange->curl, CURLOPT_POSTFIELDS,
			request->body == NULL ? "" : request->body);
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
	if (exchange->request->auth != NULL) {
		exchange->headers = curl_slist_append(exchange->headers, exchange->request->auth);
	}
	curl_easy_setopt(exchange->curl, CURLOPT_HTTPHEADER, exchange->headers);
}

CURL *
exchange_make_handle(const FetcherOptions *options, bool may_be_private, CURLSH *share)
{
	const HandleOptions handle_options = {
		.user_agent = options->user_agent,
		.ca_file = options->ca_file,
		.protocols = "http,https",
		.allow_private = may_be_private,
		.connect_timeout_s = MIN(CONNECT_TIMEOUT_S, (long)options->timeout_s),
	};
	CURL *curl = handle_new(&handle_options);

	curl_easy_setopt(curl, CURLOPT_SHARE, share);
	curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, CONTENT_ACCEPTED);
	curl_easy_setopt(curl, CURLOPT_HTTP_CONTENT_DECODING, 0L);
	curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)options->bytes_max);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
	return curl;
}

/* As new, whatever an earlier hop brought. */
static void
forget_hop(Exchange *exchange)
{
	exchange->header_bytes = 0;
	exchange->was_forbidden = false;
	exchange->error[0] = '\0';
	exchange_drop_body(exchange);
	g_hash_table_remove_all(exchange->reply->headers);
}

void
exchange_start(Exchange *exchange, CURL *curl, int64_t monotonic_ms)
{
	exchange->curl = curl;
	forget_hop(exchange);
	curl_easy_setopt(curl, CURLOPT_URL, exchange->url);
	curl_easy_setopt(curl, CURLOPT_PRIVATE, exchange);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, exchange);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, exchange);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, exchange->error);
	curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &exchange->was_forbidden);
	set_verb(exchange);
	set_headers(exchange);
	exchange->deadline_ms = monotonic_ms + exchange->left_ms;
	exchange->age = exchange->holding->started++;
}

/* It forgets what the exchange told it, which does not live as long. */
static void
clear_handle(Exchange *exchange)
{
	CURL *curl = exchange->curl;

	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
	g_clear_pointer(&exchange->headers, curl_slist_free_all);
	if (exchange->request->verb != REQUEST_GET) {
		curl_easy_setopt(curl, CURLOPT_POSTFIELDS, NULL);
		curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
	}
}

/* What curl's code does not say, or says of our side: its words are about any protocol. NULL: the
 * code says enough. */
static char *
explain_answer(const Exchange *exchange, CURLcode code, bool *is_permanent)
{
	*is_permanent = true;
	if (exchange->was_forbidden && code == CURLE_COULDNT_CONNECT && exchange->redirects > 0) {
		return g_strdup("the redirect leads to a private or reserved address");
	}
	/* One line beyond curl's own cap never reaches us. */
	if (exchange->header_bytes > HEADER_BYTES_MAX || code == CURLE_OUT_OF_MEMORY
		|| (int)code == CODE_TOO_LARGE) {
		return g_strdup_printf("the answer's headers are larger than %d bytes",
			HEADER_BYTES_MAX);
	}
	if (exchange->is_too_large || code == CURLE_FILESIZE_EXCEEDED) {
		return exchange_say_too_large(exchange);
	}
	*is_permanent = false;
	/* "HTTP/0.9", a version that nobody knows: the address is http(s), or it was not asked. */
	if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_WEIRD_SERVER_REPLY) {
		return g_strdup("what came is no HTTP answer");
	}
	return NULL;
}

static char *
explain(const Exchange *exchange, CURLcode code, bool *is_permanent)
{
	char *answer = explain_answer(exchange, code, is_permanent);

	if (answer != NULL) {
		return answer;
	}
	const char *text = handle_explain(code, exchange->was_forbidden, is_permanent);
	return *is_permanent && code == CURLE_COULDNT_CONNECT
		? g_strdup(text)
		: handle_tell(exchange->curl, code, exchange->error);
}

/* Whether any of this hop's request went out. */
static bool
was_sent(const Exchange *exchange, long status)
{
	long request_bytes = 0;

	curl_easy_getinfo(exchange->curl, CURLINFO_REQUEST_SIZE, &request_bytes);
	return status != 0 || request_bytes > 0;
}

/* curl counts how often a kept connection was found dead and the request was made again on a new
 * one, over the handle's whole life, and refuses after five. */
static bool
is_worn(CURL *curl)
{
	long connections = 0;

	curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connections);
	return connections > 0;
}

CURL *
exchange_end(Exchange *exchange, CURLcode code, int64_t monotonic_ms)
{
	Reply *reply = exchange->reply;
	bool is_permanent = false;
	long status = 0;

	curl_easy_getinfo(exchange->curl, CURLINFO_RESPONSE_CODE, &status);
	reply->was_sent = reply->was_sent || was_sent(exchange, status);
	exchange->is_from_public = exchange->is_from_public
		|| handle_peer_is_public(exchange->curl);
	if (code == CURLE_OK && status != 0) {
		reply->status = (int)status;
	} else {
		char *why = explain(exchange, code == CURLE_OK ? CURLE_GOT_NOTHING : code,
			&is_permanent);

		exchange_fail(exchange, is_permanent, why);
	}
	stop_clock(exchange, monotonic_ms);
	exchange->is_paused = false;
	clear_handle(exchange);
	if (is_worn(exchange->curl)) {
		g_clear_pointer(&exchange->curl, curl_easy_cleanup);
	}
	return g_steal_pointer(&exchange->curl);
}

void
exchange_resume(Exchange *exchange, int64_t monotonic_ms)
{
	exchange->is_paused = false;
	exchange->deadline_ms = monotonic_ms + exchange->left_ms;
	curl_easy_pause(exchange->curl, CURLPAUSE_CONT);
}
