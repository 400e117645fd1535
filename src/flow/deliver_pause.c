#include "flow/deliver_pause.h"

#include "base/now.h"
#include "model/relay_spec.h"
#include "store/hosts.h"

/* So that a job that runs once a day is not a minute too early for the next day. */
#define PAUSE_S (23 * HOUR_S)

bool
deliver_pause_read(const Context *context, int64_t *until_s, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_autoptr(GPtrArray) hosts = NULL;

	*until_s = 0;
	if (context->config->relay == NULL) {
		return true;
	}
	g_autofree char *name = relay_spec_text(context->config->relay);
	if (!hosts_all(context->store, &hosts, error)) {
		return false;
	}
	for (guint i = 0; i < hosts->len; i++) {
		const HostState *host = g_ptr_array_index(hosts, i);
		/* A later time was set by a clock that ran ahead. */
		const bool is_pause = host->not_before_s > at_s
			&& host->not_before_s <= at_s + PAUSE_S;

		if (is_pause && g_strcmp0(host->authority, name) == 0) {
			*until_s = host->not_before_s;
		}
	}
	return true;
}

bool
deliver_pause_begin(const Context *context, const char *reason, int64_t *until_s, GError **error)
{
	g_autofree char *name = relay_spec_text(context->config->relay);
	g_autoptr(HostState) host = host_state_new(name);
	g_auto(StoreTransaction) transaction = { 0 };

	host->not_before_s = now_s(&context->now) + PAUSE_S;
	host->reason = g_strdup(reason);
	*until_s = host->not_before_s;
	return store_transaction_begin(context->store, &transaction, error)
		&& hosts_save(context->store, host, error)
		&& store_transaction_commit(&transaction, error);
}
