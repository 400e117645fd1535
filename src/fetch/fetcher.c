#include "fetch/fetcher.h"

#include "base/now.h"
#include "base/signal.h"
#include "fetch/exchange.h"
#include "fetch/local.h"
#include "fetch/politeness.h"
#include "net/handle.h"

/* How long at most until we look whether somebody asked to stop. */
#define NAP_MS 500

struct Fetcher {
	FetcherOptions options;
	Politeness *politeness; /* owned */
	CURLM *multi;           /* owned */
	GPtrArray *waiting;     /* of Exchange, owned: not started, or to be started again */
	GPtrArray *active;      /* of Exchange, owned: in the multi */
	GPtrArray *answered;    /* of Exchange, owned: to be handed out */
};

FetcherOptions
fetcher_defaults(void)
{
	return (FetcherOptions){
		.parallel = 16,
		.parallel_per_host = 2,
		.pace_ms = 1000,
		.timeout_s = 60,
		.cap_bytes = 15 << 20,
	};
}

Fetcher *
fetcher_new(const FetcherOptions *options)
{
	Fetcher *fetcher = g_new0(Fetcher, 1);

	handle_start();
	fetcher->options = *options;
	fetcher->politeness = politeness_new(options->pace_ms, options->parallel_per_host);
	fetcher->multi = curl_multi_init();
	g_assert(fetcher->multi != NULL);
	fetcher->waiting = g_ptr_array_new();
	fetcher->active = g_ptr_array_new();
	fetcher->answered = g_ptr_array_new();
	return fetcher;
}

static void
free_exchanges(GPtrArray *exchanges)
{
	for (guint i = 0; i < exchanges->len; i++) {
		exchange_free(g_ptr_array_index(exchanges, i));
	}
	g_ptr_array_unref(exchanges);
}

void
fetcher_free(Fetcher *fetcher)
{
	if (fetcher == NULL) {
		return;
	}
	for (guint i = 0; i < fetcher->active->len; i++) {
		curl_multi_remove_handle(fetcher->multi,
			exchange_handle(g_ptr_array_index(fetcher->active, i)));
	}
	free_exchanges(fetcher->waiting);
	free_exchanges(fetcher->active);
	free_exchanges(fetcher->answered);
	curl_multi_cleanup(fetcher->multi);
	politeness_free(fetcher->politeness);
	g_free(fetcher);
}

void
fetcher_set_host(Fetcher *fetcher, const HostState *state)
{
	politeness_set(fetcher->politeness, state);
}

GPtrArray *
fetcher_changed_hosts(Fetcher *fetcher)
{
	return politeness_changed(fetcher->politeness);
}

void
fetcher_add(Fetcher *fetcher, Request *request, void *cookie)
{
	g_ptr_array_add(fetcher->waiting, exchange_new(request, cookie, &fetcher->options));
}

guint
fetcher_pending(const Fetcher *fetcher)
{
	return fetcher->waiting->len + fetcher->active->len + fetcher->answered->len;
}

/* The host said when it wants to be asked again, and that is not yet. Our own words, so that nobody
 * takes it for an answer to this request. */
static Reply *
too_early(const Exchange *exchange, int64_t seconds)
{
	Reply *reply = reply_new(exchange_request(exchange));

	reply->status = 429;
	reply->error = g_strdup_printf("not asked: its server wants no request for %"
		G_GINT64_FORMAT " more seconds", seconds);
	g_hash_table_insert(reply->headers, g_strdup("retry-after"),
		g_strdup_printf("%" G_GINT64_FORMAT, seconds));
	return reply;
}

static void
start(Fetcher *fetcher, Exchange *exchange, int64_t monotonic_ms)
{
	politeness_started(fetcher->politeness, exchange_url(exchange), monotonic_ms);
	curl_multi_add_handle(fetcher->multi, exchange_start(exchange, monotonic_ms));
	g_ptr_array_add(fetcher->active, exchange);
}

/* It may not go there: no try can change that before somebody changes the ini. */
static Reply *
out_of_reach(const Exchange *exchange, const char *why)
{
	Reply *reply = reply_new(exchange_request(exchange));

	reply->is_permanent = true;
	reply->error = g_strdup_printf("not asked: %s", why);
	return reply;
}

/* What becomes of an exchange that waits; true when it waits no longer. @wait_ms is lowered. */
static bool
move_on(Fetcher *fetcher, Exchange *exchange, int64_t now_s, int64_t *wait_ms)
{
	const char *url = exchange_url(exchange);
	const int64_t monotonic_ms = now_monotonic_ms();
	int64_t host_wait_ms = 0;
	const char *why = reach_refusal(exchange_request(exchange)->reach, url);

	if (why != NULL) {
		exchange_answer(exchange, out_of_reach(exchange, why));
		g_ptr_array_add(fetcher->answered, exchange);
		return true;
	}
	if (reach_is_file(url)) {
		/* One at a time: each body is held in memory until it is handed out. */
		if (fetcher->answered->len > 0) {
			return false;
		}
		exchange_answer(exchange,
			local_answer(exchange_request(exchange), fetcher->options.cap_bytes));
		g_ptr_array_add(fetcher->answered, exchange);
		return true;
	}
	const int64_t not_before_s = politeness_not_before_s(fetcher->politeness, url, now_s);
	if (not_before_s != 0) {
		exchange_answer(exchange, too_early(exchange, not_before_s - now_s));
		g_ptr_array_add(fetcher->answered, exchange);
		return true;
	}
	if (fetcher->active->len >= (guint)fetcher->options.parallel) {
		return false;
	}
	if (!politeness_may_start(fetcher->politeness, url, monotonic_ms, &host_wait_ms)) {
		/* With none of the host's own in flight to wake us, its pace does. */
		*wait_ms = host_wait_ms > 0 ? MIN(*wait_ms, host_wait_ms) : *wait_ms;
		return false;
	}
	start(fetcher, exchange, monotonic_ms);
	return true;
}

/* Start what may be started. @return how long, at most, nothing else can be. */
static int64_t
move_on_all(Fetcher *fetcher, int64_t now_s)
{
	GPtrArray *waiting = fetcher->waiting;
	int64_t wait_ms = NAP_MS;
	guint left = 0;

	for (guint i = 0; i < waiting->len; i++) {
		Exchange *exchange = g_ptr_array_index(waiting, i);

		if (!move_on(fetcher, exchange, now_s, &wait_ms)) {
			g_ptr_array_index(waiting, left++) = exchange;
		}
	}
	g_ptr_array_set_size(waiting, (gint)left);
	return wait_ms;
}

static void
end(Fetcher *fetcher, CURL *curl, CURLcode code, int64_t now_s)
{
	Exchange *exchange = NULL;

	curl_easy_getinfo(curl, CURLINFO_PRIVATE, &exchange);
	curl_multi_remove_handle(fetcher->multi, curl);
	g_ptr_array_remove_fast(fetcher->active, exchange);
	exchange_end(exchange, code);
	politeness_ended(fetcher->politeness, exchange_url(exchange), exchange_reply(exchange),
		now_s);
	if (exchange_follow(exchange)) {
		/* At the front: it began before those that wait. */
		g_ptr_array_insert(fetcher->waiting, 0, exchange);
	} else {
		g_ptr_array_add(fetcher->answered, exchange);
	}
}

/* @return whether any ended. */
static bool
end_all(Fetcher *fetcher, int64_t now_s)
{
	bool is_any = false;
	int left;

	for (CURLMsg *message = curl_multi_info_read(fetcher->multi, &left); message != NULL;
		message = curl_multi_info_read(fetcher->multi, &left)) {
		if (message->msg == CURLMSG_DONE) {
			end(fetcher, message->easy_handle, message->data.result, now_s);
			is_any = true;
		}
	}
	return is_any;
}

bool
fetcher_wait(Fetcher *fetcher, int64_t now_s, Reply **reply, void **cookie)
{
	int running;

	while (fetcher_pending(fetcher) > 0 && !signal_stop_requested()) {
		const int64_t wait_ms = move_on_all(fetcher, now_s);

		curl_multi_perform(fetcher->multi, &running);
		const bool is_any_ended = end_all(fetcher, now_s);
		if (fetcher->answered->len > 0) {
			*reply = exchange_finish(g_ptr_array_remove_index(fetcher->answered, 0),
				cookie);
			return true;
		}
		/* What ended without an answer was redirected, or made room: start at once. */
		if (!is_any_ended) {
			curl_multi_poll(fetcher->multi, NULL, 0, (int)wait_ms, NULL);
		}
	}
	return false;
}
