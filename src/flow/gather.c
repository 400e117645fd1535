#include "flow/gather.h"

#include "base/now.h"
#include "base/signal.h"
#include "fetch/fetcher.h"
#include "store/hosts.h"

#define BATCH_REPLIES 100
#define BATCH_MS 250
/* How long others may be kept waiting by one transaction, about. */
#define WRITE_MS 40
#define MS_PER_S 1000
/* By cron, all of the world's machines ask in the same second. */
#define SPREAD_MS 10000
/* No time of the monotonic clock that comes, and time can be added to it. */
#define NEVER_MS (INT64_MAX / 2)
/* No host is believed that wants a longer wait (text/date caps it). */
#define HOST_WAIT_S_MAX DAY_S

struct Gather {
	Context *context;
	GatherTaker taker;
	Fetcher *fetcher; /* owned */
	char *agent;      /* owned */
	GPtrArray *hosts; /* of HostState: to be written with the batch */
	int64_t now_s;
	int64_t deadline_ms;  /* monotonic, or NEVER_MS */
	int64_t batch_end_ms; /* monotonic: when the batch is old enough, or NEVER_MS */
	int replies;          /* in the batch */
	bool is_due;          /* the batch is written before anything else goes out */
};

static bool
load_hosts(Gather *gather, GError **error)
{
	g_autoptr(GPtrArray) hosts = NULL;

	if (!hosts_all(gather->context->store, &hosts, error)) {
		return false;
	}
	for (guint i = 0; i < hosts->len; i++) {
		const HostState *host = g_ptr_array_index(hosts, i);
		/* One from a clock that was ahead is not kept to. */
		if (host->not_before_s <= gather->now_s + HOST_WAIT_S_MAX) {
			fetcher_set_host(gather->fetcher, host);
		}
	}
	return true;
}

bool
gather_new(Context *context, const GatherTaker *taker, int64_t time_s, Gather **gather,
	GError **error)
{
	g_autoptr(Gather) made = g_new0(Gather, 1);
	FetcherOptions options = fetcher_defaults();

	made->context = context;
	made->taker = *taker;
	made->now_s = now_s(&context->now);
	made->deadline_ms = time_s == 0 ? NEVER_MS : now_monotonic_ms() + time_s * MS_PER_S;
	made->batch_end_ms = NEVER_MS;
	made->hosts = g_ptr_array_new_with_free_func((GDestroyNotify)host_state_free);
	made->agent = g_strdup_printf("%s (+mailto:%s)", context->software,
		context->config->contact);
	options.user_agent = made->agent;
	options.spread_ms = context->progress == NULL ? SPREAD_MS : 0; /* nobody watches */
	options.ca_file = context->config->ca_file;
	made->fetcher = fetcher_new(&options);
	if (!load_hosts(made, error)) {
		return false;
	}
	*gather = g_steal_pointer(&made);
	return true;
}

void
gather_free(Gather *gather)
{
	fetcher_free(gather->fetcher);
	g_ptr_array_unref(gather->hosts);
	g_free(gather->agent);
	g_free(gather);
}

void
gather_ask(Gather *gather, Request *request, Reach *reach, void *cookie)
{
	reach_unref(request->reach);
	request->reach = reach_ref(reach);
	gather->is_due = gather->is_due || request->cost > 0;
	fetcher_add(gather->fetcher, request, cookie);
}

void
gather_keep(Gather *gather)
{
	gather->is_due = true;
}

void
gather_set_host(Gather *gather, HostState *host)
{
	fetcher_set_host(gather->fetcher, host);
	g_ptr_array_add(gather->hosts, host);
}

static bool
write_hosts(Gather *gather, GError **error)
{
	for (guint i = 0; i < gather->hosts->len; i++) {
		if (!hosts_save(gather->context->store, g_ptr_array_index(gather->hosts, i),
			    error)) {
			return false;
		}
	}
	g_ptr_array_set_size(gather->hosts, 0);
	return true;
}

static bool
has_content(const Gather *gather)
{
	const GatherTaker *taker = &gather->taker;

	return taker->has_content != NULL && taker->has_content(taker->data);
}

/* One piece at least, and no further one after a while, since all other writers wait. */
static bool
write_pieces(Gather *gather, GError **error)
{
	const int64_t until_ms = now_monotonic_ms() + WRITE_MS;

	do {
		if (!gather->taker.write_content(gather->taker.data, error)) {
			return false;
		}
	} while (has_content(gather) && now_monotonic_ms() < until_ms);
	return true;
}

static bool
write_content(Gather *gather, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin_lazy(gather->context->store, &transaction, error)
		&& write_pieces(gather, error) && store_transaction_commit(&transaction, error);
}

static bool
write_state(Gather *gather, GError **error)
{
	const GatherTaker *taker = &gather->taker;

	return taker->write_state == NULL || taker->write_state(taker->data, error);
}

bool
gather_write(Gather *gather, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	gather->replies = 0;
	gather->batch_end_ms = NEVER_MS;
	gather->is_due = false;
	while (has_content(gather)) {
		if (!write_content(gather, error)) {
			return false;
		}
	}
	return store_transaction_begin(gather->context->store, &transaction, error)
		&& write_state(gather, error) && write_hosts(gather, error)
		&& store_transaction_commit(&transaction, error);
}

static bool
is_batch_full(const Gather *gather)
{
	return gather->is_due || gather->replies >= BATCH_REPLIES
		|| now_monotonic_ms() >= gather->batch_end_ms;
}

static bool
take(Gather *gather, void *cookie, Reply *answer, GError **error)
{
	g_autoptr(Reply) reply = answer;

	gather->batch_end_ms = MIN(gather->batch_end_ms, now_monotonic_ms() + BATCH_MS);
	gather->replies++;
	gather->taker.take(gather->taker.data, cookie, reply);
	return !is_batch_full(gather) || gather_write(gather, error);
}

/* How long nothing need be done but wait: until the batch is old enough, or the time over. */
static int64_t
wait_ms(const Gather *gather)
{
	const int64_t until_ms = MIN(gather->deadline_ms, gather->batch_end_ms);

	return MAX(0, until_ms - now_monotonic_ms());
}

static bool
is_out_of_time(const Gather *gather)
{
	return now_monotonic_ms() >= gather->deadline_ms;
}

/* What hosts have asked for in their headers. */
static void
collect_hosts(Gather *gather)
{
	g_autoptr(GPtrArray) hosts = fetcher_changed_hosts(gather->fetcher);

	g_ptr_array_extend_and_steal(gather->hosts, g_steal_pointer(&hosts));
}

/* Wait once. @is_over out: nothing is pending, or somebody asked to stop. */
static bool
wait_and_take(Gather *gather, bool *is_over, GError **error)
{
	Reply *reply = NULL;
	void *cookie = NULL;

	switch (fetcher_wait(gather->fetcher, gather->now_s, wait_ms(gather), &reply, &cookie)) {
	case FETCHER_REPLY:
		return take(gather, cookie, reply, error);
	case FETCHER_NOTHING:
		return gather->replies == 0 || gather_write(gather, error);
	case FETCHER_OVER:
		break;
	}
	*is_over = true;
	return true;
}

bool
gather_run(Gather *gather, GatherEnd *end, GError **error)
{
	bool is_over = false;

	/* A first request may be one that must not go out before something is kept. */
	if (gather->is_due && !gather_write(gather, error)) {
		return false;
	}
	while (!is_over && !is_out_of_time(gather)) {
		if (!wait_and_take(gather, &is_over, error)) {
			return false;
		}
	}
	collect_hosts(gather);
	*end = signal_stop_requested()                 ? GATHER_STOPPED
		: fetcher_pending(gather->fetcher) > 0 ? GATHER_OUT_OF_TIME
						       : GATHER_DONE;
	return gather_write(gather, error);
}
