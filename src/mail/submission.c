/*
 * Several connections, one loop. libcurl opens each of them up to the login (mail/channel); what is
 * said from there on is ours (mail/talk), since curl drops a connection over every refused reader,
 * does not tell whether a message's last byte went out, and reads replies without end.
 *
 * The first mails go alone: a server that does not work is found out by one, and a few readers are
 * not worth another login. A further connection that cannot be had is done without.
 */
#include "mail/submission.h"

#include "base/error.h"
#include "base/now.h"
#include "base/signal.h"
#include "mail/slot.h"

/* How many are open, or being opened. */
static int
count_open(const Pool *pool)
{
	int open = 0;

	for (int i = 0; i < pool->count; i++) {
		open += pool->slots[i].channel != NULL;
	}
	return open;
}

static void
open_more(Pool *pool)
{
	for (int i = 0; i < pool->count; i++) {
		Slot *slot = &pool->slots[i];
		const int worth = 1 + pool->answered / MUSTER_MAILS_A_CONNECTION;

		if (slot->channel == NULL && !slot->is_useless && count_open(pool) < worth
			&& slot_take_mail(pool, slot)) {
			slot_open(pool, slot);
		}
	}
}

/* The journal has said who may go. */
static void
answer_ready(Pool *pool)
{
	muster_ask(&pool->muster);
	for (int i = 0; i < pool->count; i++) {
		Slot *slot = &pool->slots[i];

		if (!slot->is_talking || slot->talk.state != TALK_READY) {
			continue;
		}
		if (slot->handover.is_last_given) {
			slot_give_last(pool, slot);
		} else if (slot->handover.is_refused) {
			talk_end(&slot->talk, "", false, false);
			slot_end(pool, slot, false);
		}
	}
}

/* Nothing is begun any more; what the server cannot own yet is broken off. */
static void
stop(Pool *pool)
{
	pool->stopped_ms = now_monotonic_ms();
	for (int i = 0; i < pool->count; i++) {
		Slot *slot = &pool->slots[i];

		if (slot->channel != NULL && !slot->is_talking) {
			slot_begin_talking(pool, slot, false);
		}
		if (slot->is_talking && !slot->handover.is_last_given) {
			talk_end(&slot->talk, MUSTER_STOPPED, false, false);
			slot_end(pool, slot, true);
		}
	}
}

static void
wait_for_any(Pool *pool)
{
	const int64_t now_ms = now_monotonic_ms();
	int wait_ms = muster_wait_ms(&pool->muster, now_ms);

	g_array_set_size(pool->files, 0);
	for (int i = 0; i < pool->count; i++) {
		Slot *slot = &pool->slots[i];

		if (slot->channel != NULL) {
			channel_add_files(slot->channel, slot->is_talking && slot_has_output(slot),
				pool->files, &wait_ms);
		}
		if (slot->is_talking) {
			const int64_t left_ms = slot_deadline_ms(pool, slot) - now_ms;

			wait_ms = wait_ms < 0 ? (int)MIN(left_ms, G_MAXINT)
					      : (int)MIN(left_ms, wait_ms);
		}
	}
	signal_add_file(pool->files);
	poll((struct pollfd *)(void *)pool->files->data, pool->files->len, MAX(wait_ms, 0));
}

static void
run_pool(Pool *pool)
{
	open_more(pool);
	while (count_open(pool) > 0) {
		if (signal_stop_requested() && pool->stopped_ms == 0) {
			stop(pool);
		}
		for (int i = 0; i < pool->count; i++) {
			slot_move(pool, &pool->slots[i]);
		}
		open_more(pool);
		if (muster_wait_ms(&pool->muster, now_monotonic_ms()) == 0) {
			answer_ready(pool);
		} else if (count_open(pool) > 0) {
			wait_for_any(pool);
		}
	}
}

/* Messages that nobody has begun, and nobody will. */
static void
tell_returned(Pool *pool)
{
	for (guint i = 0; i < pool->returned->len; i++) {
		Handover handover = {
			.batch = pool->batch,
			.envelope = g_array_index(pool->returned, Envelope, i),
		};
		g_auto(Outcome) outcome = { 0 };

		handover_judge_silence(&handover, "no connection was left", &outcome);
		pool_note_trouble(pool, &outcome, true);
		handover_done(&handover, &outcome);
	}
}

static bool
run(const RelaySpec *spec, const TransportBatch *batch, GError **error)
{
	Pool pool = {
		.spec = spec,
		.batch = batch,
		.name = relay_spec_text(spec),
		.slots = g_new0(Slot, (gsize)spec->connections),
		.count = spec->connections,
		.returned = g_array_new(FALSE, FALSE, sizeof(Envelope)),
		.files = g_array_new(FALSE, FALSE, sizeof(struct pollfd)),
		.muster = muster_new(batch),
	};

	if (spec->user != NULL && spec->password == NULL) {
		error_set(&pool.error, ERROR_MAIL_PERMANENT,
			"%s: a user and no password (password_file)", pool.name);
	} else {
		run_pool(&pool);
		tell_returned(&pool);
	}
	muster_clear(&pool.muster);
	g_array_unref(pool.returned);
	g_array_unref(pool.files);
	g_free(pool.slots);
	g_free(pool.name);
	if (pool.error != NULL) {
		g_propagate_error(error, pool.error);
		return false;
	}
	return true;
}

const TransportOps submission_transport = { "submission", run };
