#include "flow/scratch.h"

#include "store/hosts.h"

static bool
take_hosts(const Context *context, Store *own, GError **error)
{
	g_autoptr(GPtrArray) hosts = NULL;
	g_auto(StoreTransaction) transaction = { 0 };

	if (context->store == NULL) {
		return true;
	}
	if (!hosts_all(context->store, &hosts, error)
		|| !store_transaction_begin(own, &transaction, error)) {
		return false;
	}
	for (guint i = 0; i < hosts->len; i++) {
		if (!hosts_save(own, g_ptr_array_index(hosts, i), error)) {
			return false;
		}
	}
	return store_transaction_commit(&transaction, error);
}

bool
scratch_open(const Context *context, Context *own, GError **error)
{
	*own = *context;
	/* What a context makes itself is its own to free. */
	own->store = NULL;
	own->rules = NULL;
	own->ways = NULL;
	return store_open_empty(&own->store, error) && take_hosts(context, own->store, error);
}

void
scratch_close(Context *own)
{
	context_clear(own);
	store_close(own->store);
	own->store = NULL;
}
