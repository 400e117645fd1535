#include "fetch/fetcher.h"

#include "base/now.h"
#include "base/signal.h"
#include "fetch/exchange.h"
#include "fetch/lanes.h"
#include "fetch/local.h"
#include "fetch/politeness.h"
#include "fetch/queue.h"
#include "net/handle.h"

/* How long at most until we look whether somebody asked to stop. */
#define NAP_MS 500
/* Connections kept open, busy ones among them; beyond that the one longest idle is closed. */
#define CONNECTIONS_MAX 256L
/* What was paused goes on when this much of the cap is free: not by fits and starts. */
#define HELD_FREE_SHARE 4

struct Fetcher {
	FetcherOptions options;
	Politeness *politeness; /* owned */
	Lanes *lanes;           /* owned: not started, or to be started again */
	Queue *files;           /* owned, of Exchange, owned: likewise */
	CURLM *multi;           /* owned */
	CURLSH *shares[2];      /* owned: connections for those that may be private, and others */
	GPtrArray *active;      /* of Exchange, owned: in the multi */
	GPtrArray *idle[2];     /* of CURL, owned: to be used again; each with its share */
	Queue *answered;        /* of Exchange, owned: to be handed out */
	Holding holding;
	guint pending;
	int64_t returned_ms; /* monotonic: when fetcher_wait() returned last, or 0 */
};

FetcherOptions
fetcher_defaults(void)
{
	return (FetcherOptions){
		.parallel = 16,
		.parallel_per_host = 2,
		.pace_ms = 1000,
		.timeout_s = 60,
		.bytes_max = 15 << 20,
		.held_bytes = 64 << 20,
	};
}

static void
free_exchange(void *exchange)
{
	exchange_free(exchange);
}

static void
free_handle(void *curl)
{
	curl_easy_cleanup(curl);
}

/* Connections belong to a share, not to the multi, so that what may not connect to a private
 * address cannot find a connection to one. */
static CURLSH *
make_share(void)
{
	CURLSH *share = curl_share_init();

	g_assert(share != NULL);
	curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_CONNECT);
	curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	return share;
}

Fetcher *
fetcher_new(const FetcherOptions *options)
{
	Fetcher *fetcher = g_new0(Fetcher, 1);

	handle_start();
	fetcher->options = *options;
	fetcher->holding.bytes_max = options->held_bytes;
	fetcher->politeness = politeness_new(options->pace_ms, options->parallel_per_host);
	politeness_spread(fetcher->politeness, now_monotonic_ms(), options->spread_ms);
	fetcher->lanes = lanes_new(fetcher->politeness, free_exchange);
	fetcher->files = queue_new();
	fetcher->answered = queue_new();
	fetcher->active = g_ptr_array_new();
	fetcher->idle[false] = g_ptr_array_new_with_free_func(free_handle);
	fetcher->idle[true] = g_ptr_array_new_with_free_func(free_handle);
	fetcher->shares[false] = make_share();
	fetcher->shares[true] = make_share();
	fetcher->multi = curl_multi_init();
	g_assert(fetcher->multi != NULL);
	curl_multi_setopt(fetcher->multi, CURLMOPT_MAXCONNECTS, CONNECTIONS_MAX);
	return fetcher;
}

static void
free_queue(Queue *queue)
{
	for (Exchange *exchange = queue_take(queue); exchange != NULL;
		exchange = queue_take(queue)) {
		exchange_free(exchange);
	}
	queue_free(queue);
}

void
fetcher_free(Fetcher *fetcher)
{
	if (fetcher == NULL) {
		return;
	}
	for (guint i = 0; i < fetcher->active->len; i++) {
		Exchange *exchange = g_ptr_array_index(fetcher->active, i);

		curl_multi_remove_handle(fetcher->multi, exchange_handle(exchange));
		exchange_free(exchange);
	}
	g_ptr_array_unref(fetcher->active);
	g_ptr_array_unref(fetcher->idle[false]);
	g_ptr_array_unref(fetcher->idle[true]);
	free_queue(fetcher->files);
	free_queue(fetcher->answered);
	lanes_free(fetcher->lanes);
	curl_multi_cleanup(fetcher->multi);
	curl_share_cleanup(fetcher->shares[false]);
	curl_share_cleanup(fetcher->shares[true]);
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

/* ---- where an exchange waits ---- */

/* It may not go there: no try can change that before somebody changes the ini. */
static Reply *
out_of_reach(const Exchange *exchange, const char *why)
{
	Reply *reply = reply_new(exchange_request(exchange));

	reply->is_permanent = true;
	reply->error = g_strdup_printf("not asked: %s", why);
	return reply;
}

/* The host said when it wants to be asked again, and that is not yet. Our own words, so that nobody
 * takes it for an answer to this request. */
static Reply *
too_early(const Exchange *exchange, int64_t seconds)
{
	Reply *reply = reply_new(exchange_request(exchange));

	reply->status = 429;
	reply->error = g_strdup_printf(
		"not asked: its server wants no request for %" G_GINT64_FORMAT " more seconds",
		seconds);
	g_hash_table_insert(reply->headers, g_strdup("retry-after"),
		g_strdup_printf("%" G_GINT64_FORMAT, seconds));
	return reply;
}

static void
answer(Fetcher *fetcher, Exchange *exchange, Reply *reply)
{
	exchange_answer(exchange, reply);
	queue_add(fetcher->answered, exchange);
}

/* @is_first: it began before those that wait. */
static void
line_up(Fetcher *fetcher, Exchange *exchange, bool is_first)
{
	const char *url = exchange_url(exchange);
	const char *why = exchange_refusal(exchange);
	const int64_t monotonic_ms = now_monotonic_ms();

	if (why != NULL) {
		answer(fetcher, exchange, out_of_reach(exchange, why));
		return;
	}
	if (reach_is_file(url)) {
		queue_add(fetcher->files, exchange);
		return;
	}
	g_autofree char *authority = exchange_authority(exchange);
	Lane *lane = lanes_find(fetcher->lanes, authority);
	exchange_set_lane(exchange, lane);
	if (is_first) {
		lanes_add_first(fetcher->lanes, lane, exchange, monotonic_ms);
	} else {
		lanes_add(fetcher->lanes, lane, exchange, monotonic_ms);
	}
}

void
fetcher_add(Fetcher *fetcher, Request *request, void *cookie)
{
	fetcher->pending++;
	line_up(fetcher, exchange_new(request, cookie, &fetcher->options, &fetcher->holding),
		false);
}

guint
fetcher_pending(const Fetcher *fetcher)
{
	return fetcher->pending;
}

gsize
fetcher_held_bytes(const Fetcher *fetcher)
{
	return fetcher->holding.bytes;
}

/* ---- what is in flight ---- */

static void
find_oldest(Fetcher *fetcher)
{
	Holding *holding = &fetcher->holding;

	holding->oldest = NULL;
	for (guint i = 0; i < fetcher->active->len; i++) {
		const Exchange *exchange = g_ptr_array_index(fetcher->active, i);

		if (holding->oldest == NULL
			|| exchange_age(exchange) < exchange_age(holding->oldest)) {
			holding->oldest = exchange;
		}
	}
}

/* What is the same for all requests is set once: curl takes as long for that as for a request. */
static CURL *
take_handle(Fetcher *fetcher, bool may_be_private)
{
	GPtrArray *idle = fetcher->idle[may_be_private];

	return idle->len > 0 ? g_ptr_array_steal_index_fast(idle, idle->len - 1)
			     : exchange_make_handle(&fetcher->options, may_be_private,
				     fetcher->shares[may_be_private]);
}

static void
start(Fetcher *fetcher, Exchange *exchange, int64_t monotonic_ms)
{
	CURL *curl = take_handle(fetcher, exchange_may_be_private(exchange));

	exchange_start(exchange, curl, monotonic_ms);
	g_ptr_array_add(fetcher->active, exchange);
	curl_multi_add_handle(fetcher->multi, curl);
	lanes_started(fetcher->lanes, exchange_lane(exchange), monotonic_ms);
}

/* Start what may be started. @return how long, at most, nothing else can be. */
static int64_t
start_all(Fetcher *fetcher, int64_t now_s)
{
	const int64_t monotonic_ms = now_monotonic_ms();
	int64_t wait_ms = NAP_MS;

	while (fetcher->active->len < (guint)fetcher->options.parallel
		&& fetcher->holding.bytes < fetcher->holding.bytes_max) {
		Exchange *exchange = lanes_take(fetcher->lanes, monotonic_ms, &wait_ms);

		if (exchange == NULL) {
			break;
		}
		Lane *lane = exchange_lane(exchange);
		const int64_t not_before_s = politeness_not_before_s(lane_host(lane), now_s);
		if (not_before_s != 0) {
			answer(fetcher, exchange, too_early(exchange, not_before_s - now_s));
			lanes_skipped(fetcher->lanes, lane, monotonic_ms);
		} else {
			start(fetcher, exchange, monotonic_ms);
		}
	}
	find_oldest(fetcher);
	return wait_ms;
}

static void
end(Fetcher *fetcher, Exchange *exchange, CURLcode code, int64_t now_s)
{
	const int64_t monotonic_ms = now_monotonic_ms();
	Lane *lane = exchange_lane(exchange);
	GPtrArray *idle = fetcher->idle[exchange_may_be_private(exchange)];

	curl_multi_remove_handle(fetcher->multi, exchange_handle(exchange));
	g_ptr_array_remove_fast(fetcher->active, exchange);
	CURL *curl = exchange_end(exchange, code, monotonic_ms);
	if (curl != NULL) {
		g_ptr_array_add(idle, curl);
	}
	politeness_ended(lane_host(lane), exchange_reply(exchange), now_s);
	if (exchange_follow(exchange)) {
		line_up(fetcher, exchange, true);
	} else {
		queue_add(fetcher->answered, exchange);
	}
	lanes_ended(fetcher->lanes, lane, monotonic_ms);
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
			const CURLcode code = message->data.result;
			Exchange *exchange = NULL;

			curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &exchange);
			end(fetcher, exchange, code, now_s);
			is_any = true;
		}
	}
	return is_any;
}

/* End those whose time is over. @wait_ms is lowered to the time that the next one has. */
static void
end_late(Fetcher *fetcher, int64_t now_s, int64_t *wait_ms)
{
	const int64_t monotonic_ms = now_monotonic_ms();

	for (guint i = fetcher->active->len; i > 0; i--) {
		Exchange *exchange = g_ptr_array_index(fetcher->active, i - 1);
		const int64_t left_ms = exchange_deadline_ms(exchange) - monotonic_ms;

		if (left_ms <= 0) {
			end(fetcher, exchange, CURLE_OPERATION_TIMEDOUT, now_s);
		} else {
			*wait_ms = MIN(*wait_ms, left_ms);
		}
	}
}

/* What was paused goes on: the oldest in any case, the others when there is room. */
static void
resume(Fetcher *fetcher)
{
	const Holding *holding = &fetcher->holding;
	const gsize low_bytes = holding->bytes_max - holding->bytes_max / HELD_FREE_SHARE;

	find_oldest(fetcher);
	for (guint i = 0; i < fetcher->active->len; i++) {
		Exchange *exchange = g_ptr_array_index(fetcher->active, i);

		if (exchange_is_paused(exchange)
			&& (exchange == holding->oldest || holding->bytes < low_bytes)) {
			exchange_resume(exchange, now_monotonic_ms());
		}
	}
}

/* What the caller did meanwhile is not the servers' delay. */
static void
excuse_all(Fetcher *fetcher)
{
	const int64_t monotonic_ms = now_monotonic_ms();

	for (guint i = 0; i < fetcher->active->len; i++) {
		exchange_excuse(g_ptr_array_index(fetcher->active, i), fetcher->returned_ms,
			monotonic_ms);
	}
}

/* One at a time, when nothing else waits to be handed out: a body is held until then. */
static void
read_file(Fetcher *fetcher)
{
	Exchange *exchange = queue_length(fetcher->answered) > 0 ? NULL
								 : queue_take(fetcher->files);

	if (exchange != NULL) {
		answer(fetcher, exchange,
			local_answer(exchange_request(exchange), fetcher->options.bytes_max));
	}
}

/* Move on all that can move. @return how long, at most, nothing will. */
static int64_t
move_on(Fetcher *fetcher, int64_t now_s)
{
	int running;
	int64_t wait_ms = start_all(fetcher, now_s);

	resume(fetcher);
	curl_multi_perform(fetcher->multi, &running);
	if (end_all(fetcher, now_s)) {
		/* Others have room now: their requests go out before anything else is done. */
		wait_ms = start_all(fetcher, now_s);
		curl_multi_perform(fetcher->multi, &running);
	}
	end_late(fetcher, now_s, &wait_ms);
	read_file(fetcher);
	return wait_ms;
}

static bool
hand_out(Fetcher *fetcher, Reply **reply, void **cookie)
{
	Exchange *exchange = queue_take(fetcher->answered);

	if (exchange == NULL) {
		return false;
	}
	fetcher->pending--;
	*reply = exchange_finish(exchange, cookie);
	return true;
}

/* As fetcher_wait(), with the clocks running. */
static FetcherNews
wait(Fetcher *fetcher, int64_t now_s, int64_t max_wait_ms, Reply **reply, void **cookie)
{
	const int64_t end_ms = max_wait_ms < 0 ? INT64_MAX : now_monotonic_ms() + max_wait_ms;

	while (fetcher->pending > 0 && !signal_stop_requested()) {
		if (hand_out(fetcher, reply, cookie)) {
			return FETCHER_REPLY;
		}
		const int64_t wait_ms = move_on(fetcher, now_s);
		if (queue_length(fetcher->answered) > 0) {
			continue;
		}
		const int64_t left_ms = end_ms - now_monotonic_ms();
		if (left_ms <= 0) {
			return FETCHER_NOTHING;
		}
		curl_multi_poll(fetcher->multi, NULL, 0, (int)MIN(wait_ms, left_ms), NULL);
	}
	return FETCHER_OVER;
}

FetcherNews
fetcher_wait(Fetcher *fetcher, int64_t now_s, int64_t max_wait_ms, Reply **reply, void **cookie)
{
	if (fetcher->returned_ms != 0) {
		excuse_all(fetcher);
	}
	const FetcherNews news = wait(fetcher, now_s, max_wait_ms, reply, cookie);
	fetcher->returned_ms = now_monotonic_ms();
	return news;
}
