#include "flow/poll_lease.h"

#include "base/now.h"
#include "base/prefix.h"
#include "flow/activity.h"
#include "flow/poll_job.h"

/* A lease outlives the time of a run by so much; without one it is an hour. */
#define LEASE_MORE_S 60
#define LEASE_S HOUR_S

bool
poll_lease_is_held(const SourceRow *row, int64_t now_s)
{
	g_autofree char *machine = NULL;

	if (row->lease_owner == NULL || row->lease_until_s <= now_s) {
		return false;
	}
	machine = activity_machine();
	return !prefix_stands_at(row->lease_owner, machine);
}

static gint
compare_ids(gconstpointer a, gconstpointer b)
{
	const int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;

	return (one > other) - (one < other);
}

/* Numbers that follow each other are one statement. @ids ends with 0, which is no number. */
static bool
lease_all(Store *store, GArray *ids, const char *owner, int64_t until_s, GError **error)
{
	g_array_sort(ids, compare_ids);
	const int64_t *first = &g_array_index(ids, int64_t, 0);
	while (*first != 0) {
		const int64_t *last = first;
		while (last[1] == *last + 1) {
			last++;
		}
		const SourcesLease lease = { *first, *last, owner, until_s };
		if (!sources_lease(store, &lease, error)) {
			return false;
		}
		first = last + 1;
	}
	return true;
}

static void
note_lease(SourceRow *row, const char *owner, int64_t until_s)
{
	g_free(row->lease_owner);
	row->lease_owner = g_strdup(owner);
	row->lease_until_s = until_s;
}

bool
poll_lease_take(Context *context, const GPtrArray *jobs, int64_t now_s, GError **error)
{
	const int64_t run_time_s = context->config->run_time_s;
	const int64_t until_s = now_s + (run_time_s > 0 ? run_time_s + LEASE_MORE_S : LEASE_S);
	g_autoptr(GArray) ids = g_array_new(TRUE, FALSE, sizeof(int64_t));
	g_auto(StoreTransaction) transaction = { 0 };
	g_autofree char *owner = NULL;

	if (jobs->len == 0) {
		return true;
	}
	if (!activity_own(&owner, error)) {
		return false;
	}
	for (guint i = 0; i < jobs->len; i++) {
		const Job *job = g_ptr_array_index(jobs, i);
		note_lease(job->row, owner, until_s);
		g_array_append_val(ids, job->row->id);
	}
	return store_transaction_begin_lazy(context->store, &transaction, error)
		&& lease_all(context->store, ids, owner, until_s, error)
		&& store_transaction_commit(&transaction, error);
}
