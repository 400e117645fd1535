#include "fetch/exchange_part.h"

#include "base/prefix.h"
#include "fetch/content.h"
#include "net/handle.h"
#include "text/url.h"

#include <string.h>

#define REDIRECTS_MAX 10

Exchange *
exchange_new(Request *request, void *cookie, const FetcherOptions *options, Holding *holding)
{
	Exchange *exchange = g_new0(Exchange, 1);

	exchange->options = options;
	exchange->holding = holding;
	exchange->request = request;
	exchange->cookie = cookie;
	exchange->reply = reply_new(request);
	exchange->url = g_strdup(request->url);
	exchange->is_for_good = true;
	exchange->left_ms = options->timeout_s * 1000;
	return exchange;
}

gsize
exchange_body_length(const Exchange *exchange)
{
	return exchange->body == NULL ? 0 : exchange->body->len;
}

/* @return owned: the body, no longer counted, or NULL. */
static GByteArray *
take_away_body(Exchange *exchange)
{
	exchange->holding->bytes -= exchange_body_length(exchange);
	return g_steal_pointer(&exchange->body);
}

void
exchange_drop_body(Exchange *exchange)
{
	GByteArray *body = take_away_body(exchange);

	g_clear_pointer(&body, g_byte_array_unref);
}

void
exchange_free(Exchange *exchange)
{
	if (exchange == NULL) {
		return;
	}
	g_clear_pointer(&exchange->curl, curl_easy_cleanup);
	g_clear_pointer(&exchange->headers, curl_slist_free_all);
	exchange_drop_body(exchange);
	request_free(exchange->request);
	reply_free(exchange->reply);
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

struct Lane *
exchange_lane(const Exchange *exchange)
{
	return exchange->lane;
}

void
exchange_set_lane(Exchange *exchange, struct Lane *lane)
{
	exchange->lane = lane;
}

static bool
is_same_place(const char *left, const char *right)
{
	g_autofree char *left_authority = url_authority(left);
	g_autofree char *right_authority = url_authority(right);

	return prefix_stands_at(left, "https:") == prefix_stands_at(right, "https:")
		&& g_strcmp0(left_authority, right_authority) == 0;
}

const char *
exchange_refusal(const Exchange *exchange)
{
	const Request *request = exchange->request;
	const char *why = reach_refusal(request->reach, exchange->url);

	if (why == NULL && request->auth != NULL
		&& !is_same_place(request->reach->home, exchange->url)) {
		why = "it would show the source's secret to another host";
	}
	return why;
}

char *
exchange_authority(const Exchange *exchange)
{
	const Reach *reach = exchange->request->reach;

	return strcmp(exchange->url, reach->home) == 0 ? g_strdup(reach->authority)
						       : url_authority(exchange->url);
}

/* Whoever is outside may not send us inside, whatever the source's setting is. */
bool
exchange_may_be_private(const Exchange *exchange)
{
	return exchange->request->reach->allow_private && !exchange->is_from_public;
}

CURL *
exchange_handle(const Exchange *exchange)
{
	return exchange->curl;
}

guint64
exchange_age(const Exchange *exchange)
{
	return exchange->age;
}

int64_t
exchange_deadline_ms(const Exchange *exchange)
{
	return exchange->is_paused ? INT64_MAX : exchange->deadline_ms;
}

void
exchange_excuse(Exchange *exchange, int64_t since_ms, int64_t until_ms)
{
	exchange->deadline_ms += until_ms - since_ms;
}

bool
exchange_is_paused(const Exchange *exchange)
{
	return exchange->is_paused;
}

void
exchange_fail(Exchange *exchange, bool is_permanent, char *why)
{
	Reply *reply = exchange->reply;

	g_free(reply->error);
	reply->error = why;
	reply->status = 0;
	reply->is_permanent = is_permanent;
	g_hash_table_remove_all(reply->headers);
	exchange_drop_body(exchange);
}

char *
exchange_say_too_large(const Exchange *exchange)
{
	return g_strdup_printf("the answer is larger than %" G_GSIZE_FORMAT " bytes",
		exchange->options->bytes_max);
}

static bool
is_redirect(int status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static bool
holds_secret(const Request *request)
{
	return request->is_sensitive || request->auth != NULL;
}

/* Why a redirect to @target (NULL: to no web address) is not followed, or NULL when it may be. */
static const char *
refusal(const Exchange *exchange, const char *target)
{
	if (target == NULL) {
		return "leads to no web address";
	}
	if (exchange->redirects >= REDIRECTS_MAX) {
		return "is one too many";
	}
	if (prefix_stands_at(exchange->url, "https:") && prefix_stands_at(target, "http:")) {
		return "leads from https to http";
	}
	if (holds_secret(exchange->request) && !is_same_place(exchange->url, target)) {
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

		exchange_fail(exchange, true,
			g_strdup_printf("HTTP %d: the redirect to %s %s", reply->status, shown,
				why));
		return false;
	}
	exchange->redirects++;
	exchange->is_for_good = exchange->is_for_good
		&& (reply->status == 301 || reply->status == 308);
	/* RFC 9110, 15.4: 303 says GET, and after 301 and 302 everybody changes POST into it. */
	exchange->is_get = exchange->is_get || reply->status < 307;
	g_free(exchange->url);
	exchange->url = g_steal_pointer(&target);
	return true;
}

void
exchange_answer(Exchange *exchange, Reply *reply)
{
	reply->was_sent = exchange->reply->was_sent;
	reply_free(exchange->reply);
	exchange->reply = reply;
	exchange_drop_body(exchange);
}

/* Only now, so that what waits is as small as it came. */
static void
unpack(Exchange *exchange)
{
	Reply *reply = exchange->reply;
	GByteArray *body = take_away_body(exchange);

	switch (content_unpack(reply_header(reply, "content-encoding"), &body,
		exchange->options->bytes_max)) {
	case CONTENT_GOOD:
		g_bytes_unref(reply->body);
		reply->body = g_byte_array_free_to_bytes(body);
		return;
	case CONTENT_TOO_LARGE:
		exchange_fail(exchange, true, exchange_say_too_large(exchange));
		break;
	case CONTENT_UNKNOWN:
		exchange_fail(exchange, false,
			g_strdup("the answer is packed in a way that was not asked for"));
		break;
	case CONTENT_BROKEN:
		exchange_fail(exchange, false,
			g_strdup(handle_explain(CURLE_BAD_CONTENT_ENCODING, false, NULL)));
	}
	g_byte_array_unref(body);
}

Reply *
exchange_finish(Exchange *exchange, void **cookie)
{
	if (exchange_body_length(exchange) > 0) {
		unpack(exchange);
	}
	Reply *reply = g_steal_pointer(&exchange->reply);
	g_free(reply->url);
	reply->url = g_strdup(exchange->url);
	reply->moved_for_good = exchange->redirects > 0 && exchange->is_for_good;
	*cookie = exchange->cookie;
	exchange_free(exchange);
	return reply;
}
