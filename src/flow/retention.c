#include "flow/retention.h"

#include "base/error.h"
#include "base/lock.h"
#include "base/log.h"
#include "base/now.h"
#include "store/erasure.h"
#include "store/index.h"

#define OWN_LOCK "retention.lock"
#define WAIT_MS (60 * 1000)
#define ROUND_S DAY_S
#define LEAP_S (30 * ROUND_S)

RetentionChoice
retention_choose(const ExpiryRounds *rounds, bool is_given, int64_t at_s)
{
	const int64_t since_s = at_s - rounds->last_s;
	const int64_t doubted_s = at_s - rounds->doubted_s;

	if (since_s >= 0 && since_s < ROUND_S) {
		return RETENTION_NOT_YET;
	}
	if (rounds->last_s == 0 || since_s <= LEAP_S || is_given) {
		return RETENTION_DUE;
	}
	if (rounds->doubted_s == 0 || doubted_s < 0 || doubted_s > LEAP_S) {
		return RETENTION_DOUBTED;
	}
	return doubted_s < ROUND_S ? RETENTION_NOT_YET : RETENTION_DUE;
}

/* A round in bounded steps. */
static bool
delete_all(Context *context, int64_t before_s, GError **error)
{
	int rows = 1;

	while (rows > 0) {
		if (!expiry_step(context->store, before_s, &rows, error)) {
			return false;
		}
	}
	return true;
}

static bool
expire(Context *context, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	ExpiryRounds rounds;

	if (context->config->retention_s == 0) {
		return true;
	}
	if (!expiry_get_rounds(context->store, &rounds, error)) {
		return false;
	}
	switch (retention_choose(&rounds, context->now.is_frozen, at_s)) {
	case RETENTION_NOT_YET:
		return true;
	case RETENTION_DOUBTED:
		rounds.doubted_s = at_s;
		break;
	case RETENTION_DUE:
		rounds = (ExpiryRounds){ .last_s = at_s };
		if (!delete_all(context, at_s - context->config->retention_s, error)) {
			return false;
		}
		break;
	}
	return expiry_set_rounds(context->store, &rounds, error);
}

/* Looked at without a lock: whoever begins to poll or to mail at this moment must not find both
 * taken, run after run, for nothing. */
static bool
is_worth_locks(Context *context, bool *is_worth, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	ExpiryRounds rounds;

	if (!erasure_is_owed(context->store, is_worth, error)) {
		return false;
	}
	if (*is_worth || context->config->retention_s == 0) {
		return true;
	}
	if (!expiry_get_rounds(context->store, &rounds, error)) {
		return false;
	}
	*is_worth = retention_choose(&rounds, context->now.is_frozen, at_s) != RETENTION_NOT_YET;
	return true;
}

static bool
open_own(const Context *context, Lock **lock, GError **error)
{
	g_autofree char *path = g_build_filename(context->config->state_dir, OWN_LOCK, NULL);

	return lock_open(path, lock, error);
}

/* At once back when there is none. */
static void
wait_for_round(const Context *context)
{
	g_autoptr(Lock) own = NULL;

	if (open_own(context, &own, NULL) && lock_enter(own, WAIT_MS, NULL)) {
		lock_leave(own);
	}
}

bool
retention_try(const Context *context, Activity activity, Lock **lock, GError **error)
{
	if (!activity_try(context, activity, lock, error)) {
		return false;
	}
	if (*lock != NULL) {
		return true;
	}
	wait_for_round(context);
	return activity_try(context, activity, lock, error);
}

bool
retention_run(Context *context, GError **error)
{
	g_autoptr(Lock) own = NULL; /* the last to be given back */
	g_autoptr(Lock) poll = NULL;
	g_autoptr(Lock) deliver = NULL;
	bool is_owed = false;
	bool is_worth = false;

	/* What an author took out of a post is not kept by the index either. */
	if (!index_purge(context->store, error) || !is_worth_locks(context, &is_worth, error)) {
		return false;
	}
	if (!is_worth) {
		return true;
	}
	if (!open_own(context, &own, error)) {
		return false;
	}
	if (!lock_enter(own, 0, NULL)) {
		return true; /* another process does it */
	}
	if (!activity_try(context, ACTIVITY_POLL, &poll, error)
		|| !activity_try(context, ACTIVITY_DELIVER, &deliver, error)) {
		return false;
	}
	if (poll == NULL || deliver == NULL) {
		return true;
	}
	if (!expire(context, error) || !erasure_do(context->store, &is_owed, error)) {
		return false;
	}
	if (is_owed) {
		log_line(LOG_LEVEL_INFO,
			"what was deleted has not left the disk yet: the database is in use, or "
			"the disk is full; the next run tries again");
	}
	return true;
}
