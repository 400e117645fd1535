#include "flow/retention.h"

#include "base/error.h"
#include "base/lock.h"
#include "base/log.h"
#include "store/erasure.h"
#include "store/expiry.h"

#define ROUND_S (24 * 60 * 60)

/* Held elsewhere: *lock stays NULL, which is no error. */
static bool
try_lock(const Context *context, const char *name, Lock **lock, GError **error)
{
	g_autofree char *path = g_build_filename(context->config->state_dir, name, NULL);
	GError *trouble = NULL;

	if (lock_take(path, lock, &trouble)) {
		return true;
	}
	if (g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_LOCKED_TEMPORARY)) {
		g_error_free(trouble);
		return true;
	}
	g_propagate_error(error, trouble);
	return false;
}

/* A round in bounded steps; the clock may have been set back since the last. */
static bool
expire(Context *context, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	int64_t last_s;
	int rows = 1;

	if (context->config->retention_s == 0) {
		return true;
	}
	if (!expiry_last(context->store, &last_s, error)) {
		return false;
	}
	if (last_s <= at_s && at_s - last_s < ROUND_S) {
		return true;
	}
	while (rows > 0) {
		if (!expiry_step(context->store, at_s - context->config->retention_s, &rows,
				 error)) {
			return false;
		}
	}
	return expiry_set_last(context->store, at_s, error);
}

bool
retention_run(Context *context, GError **error)
{
	g_autoptr(Lock) poll = NULL;
	g_autoptr(Lock) deliver = NULL;
	bool is_owed = false;

	if (!try_lock(context, "poll.lock", &poll, error)
	    || !try_lock(context, "deliver.lock", &deliver, error)) {
		return false;
	}
	if (poll == NULL || deliver == NULL) {
		return true;
	}
	if (!expire(context, error) || !erasure_do(context->store, &is_owed, error)) {
		return false;
	}
	if (is_owed) {
		log_line(LOG_LEVEL_INFO, "what was deleted is still in the database's log, since "
			 "somebody reads it; the next run writes it anew");
	}
	return true;
}
