#include "fetch/politeness.h"

#include "base/network.h"
#include "text/date.h"

#include <string.h>

#define HTTP_TOO_MANY_REQUESTS 429
#define HTTP_UNAVAILABLE 503

struct Host {
	HostState *state;
	bool is_changed; /* since it was set */
	bool is_paced;
	int active;
	int64_t next_ms; /* monotonic: the earliest start of the next request */
};

struct Politeness {
	int64_t pace_ms;
	int parallel_per_host;
	int64_t begin_ms, spread_ms; /* monotonic: hosts are first asked within; 0: at once */
	GHashTable *hosts;           /* authority -> Host */
};

static void
free_host(void *data)
{
	Host *host = data;

	host_state_free(host->state);
	g_free(host);
}

/* Nobody is hurt by haste on this machine, and tests need it. */
static bool
is_loopback(const char *authority)
{
	const char *begin = authority + (authority[0] == '[');
	const char *colon = strchr(begin, ':');
	const bool is_ipv6 = colon != NULL && strchr(colon + 1, ':') != NULL;
	g_autofree char *host = g_strndup(begin, strcspn(begin, is_ipv6 ? "]" : ":"));

	return network_host_is_loopback(host);
}

/* Where requests begin to be made to a host: the same place in every run, and others elsewhere. */
static int64_t
first_ms(const Politeness *politeness, const char *authority)
{
	return politeness->spread_ms <= 0 ? INT64_MIN
					  : politeness->begin_ms
			+ (int64_t)(g_str_hash(authority) % (guint)politeness->spread_ms);
}

Host *
politeness_host(Politeness *politeness, const char *authority)
{
	Host *host = g_hash_table_lookup(politeness->hosts, authority);

	if (host == NULL) {
		host = g_new0(Host, 1);
		host->state = host_state_new(authority);
		host->is_paced = !is_loopback(authority);
		host->next_ms = first_ms(politeness, authority);
		g_hash_table_insert(politeness->hosts, g_strdup(authority), host);
	}
	return host;
}

Politeness *
politeness_new(int64_t pace_ms, int parallel_per_host)
{
	Politeness *politeness = g_new0(Politeness, 1);

	politeness->pace_ms = pace_ms;
	politeness->parallel_per_host = parallel_per_host;
	politeness->hosts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_host);
	return politeness;
}

void
politeness_spread(Politeness *politeness, int64_t begin_ms, int64_t spread_ms)
{
	politeness->begin_ms = begin_ms;
	politeness->spread_ms = spread_ms;
}

void
politeness_free(Politeness *politeness)
{
	if (politeness == NULL) {
		return;
	}
	g_hash_table_unref(politeness->hosts);
	g_free(politeness);
}

static void
set_wait(HostState *state, int64_t not_before_s, const char *reason)
{
	g_free(state->reason);
	state->reason = g_strdup(reason);
	state->not_before_s = not_before_s;
}

void
politeness_set(Politeness *politeness, const HostState *state)
{
	Host *host = politeness_host(politeness, state->authority);

	set_wait(host->state, state->not_before_s, state->reason);
	host->is_changed = false;
}

static void
free_state(void *state)
{
	host_state_free(state);
}

GPtrArray *
politeness_changed(const Politeness *politeness)
{
	GPtrArray *changed = g_ptr_array_new_with_free_func(free_state);
	GHashTableIter each;
	void *value;

	g_hash_table_iter_init(&each, politeness->hosts);
	while (g_hash_table_iter_next(&each, NULL, &value)) {
		const Host *host = value;

		if (host->is_changed) {
			HostState *copy = host_state_new(host->state->authority);

			set_wait(copy, host->state->not_before_s, host->state->reason);
			g_ptr_array_add(changed, copy);
		}
	}
	return changed;
}

bool
politeness_may_start(const Politeness *politeness, const Host *host, int64_t monotonic_ms,
	int64_t *wait_ms)
{
	if (host->active >= politeness->parallel_per_host) {
		*wait_ms = 0;
		return false;
	}
	if (host->is_paced && monotonic_ms < host->next_ms) {
		*wait_ms = host->next_ms - monotonic_ms;
		return false;
	}
	return true;
}

int64_t
politeness_not_before_s(const Host *host, int64_t now_s)
{
	return host->state->not_before_s > now_s ? host->state->not_before_s : 0;
}

void
politeness_started(const Politeness *politeness, Host *host, int64_t monotonic_ms)
{
	host->active++;
	host->next_ms = monotonic_ms + politeness->pace_ms;
}

void
politeness_ended(Host *host, const Reply *reply, int64_t now_s)
{
	int64_t when_s;

	host->active--;
	if ((reply->status == HTTP_TOO_MANY_REQUESTS || reply->status == HTTP_UNAVAILABLE)
		&& date_parse_retry(reply_header(reply, "retry-after"), now_s, &when_s)) {
		g_autofree char *reason = g_strdup_printf("HTTP %d", reply->status);

		set_wait(host->state, when_s, reason);
		host->is_changed = true;
	} else if (reply_is_used_up(reply, now_s, &when_s) && when_s > now_s) {
		set_wait(host->state, when_s, "rate limit used up");
		host->is_changed = true;
	} else if (reply->status != 0 && host->state->not_before_s != 0
		&& host->state->not_before_s <= now_s) {
		/* The wait is over and the host answers again. */
		set_wait(host->state, 0, NULL);
		host->is_changed = true;
	}
}
