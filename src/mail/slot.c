/* From message to message over one connection. */
#include "mail/slot.h"

#include "base/error.h"
#include "base/now.h"

#define QUIT_TIMEOUT_S 5
/* For the answer to a whole mail when somebody asks us to stop: without it nobody would know. */
#define STOP_TIMEOUT_S 2
#define BUFFER_BYTES 8192

/* ---- messages ---- */

static void
tell(Pool *pool, Slot *slot, Outcome *outcome)
{
	slot->has_mail = false;
	handover_done(&slot->handover, outcome);
	muster_told(&pool->muster);
}

static bool
take_returned(Pool *pool, Slot *slot)
{
	if (pool->returned->len == 0) {
		return false;
	}
	slot->handover = (Handover){
		.batch = pool->batch,
		.envelope = g_array_index(pool->returned, Envelope, 0),
	};
	g_array_remove_index(pool->returned, 0);
	return true;
}

bool
slot_take_mail(Pool *pool, Slot *slot)
{
	g_auto(Outcome) outcome = { 0 };

	if (pool->is_over || pool->stopped_ms != 0) {
		return false;
	}
	slot->has_mail = take_returned(pool, slot);
	while (!slot->has_mail && !pool->is_ended) {
		pool->is_ended = !handover_next(&slot->handover, pool->batch);
		if (!pool->is_ended && !handover_check(&slot->handover, &outcome)) {
			tell(pool, slot, &outcome);
		} else {
			slot->has_mail = !pool->is_ended;
		}
	}
	return slot->has_mail;
}

void
pool_note_trouble(Pool *pool, const Outcome *outcome, bool is_network)
{
	static const ErrorCode codes[2][2] = {
		{ ERROR_MAIL_TEMPORARY, ERROR_MAIL_PERMANENT },
		{ ERROR_NETWORK_TEMPORARY, ERROR_NETWORK_PERMANENT },
	};

	if (pool->error == NULL) {
		g_autofree char *line = reply_say(pool->name, outcome);

		error_set(&pool->error, codes[is_network][outcome->kind == OUTCOME_PERMANENT], "%s",
			line);
	}
}

/* ---- connections ---- */

static void
close_slot(Pool *pool, Slot *slot)
{
	muster_leave(&pool->muster, &slot->place);
	g_clear_pointer(&slot->channel, channel_close);
	if (slot->is_talking) {
		talk_clear(&slot->talk);
	}
	slot->is_talking = slot->is_quitting = false;
}

static bool
is_anybody_talking(const Pool *pool)
{
	for (int i = 0; i < pool->count; i++) {
		const Slot *slot = &pool->slots[i];

		if (slot->is_talking && !slot->is_quitting) {
			return true;
		}
	}
	return false;
}

void
slot_open(Pool *pool, Slot *slot)
{
	slot->channel = channel_open(pool->spec);
	slot->answered = 0;
}

/* A login that was refused: once with another one, if there is another. */
static bool
may_try_another_login(Pool *pool, const Slot *slot)
{
	const TransportBatch *batch = pool->batch;

	if (batch->renew == NULL || pool->is_renewed || pool->stopped_ms != 0
		|| !channel_is_login_wrong(slot->channel)) {
		return false;
	}
	pool->is_renewed = true;
	return batch->renew(batch->renew_data);
}

/* It could not be opened: that is the server's trouble, unless it answers others. */
static void
fail_opening(Pool *pool, Slot *slot)
{
	g_auto(Outcome) outcome = { 0 };
	g_autoptr(GError) error = NULL;

	if (may_try_another_login(pool, slot)) {
		close_slot(pool, slot);
		slot_open(pool, slot);
		return;
	}
	channel_judge(slot->channel, pool->name, &outcome, &error);
	close_slot(pool, slot);
	slot->is_useless = true;
	if (is_anybody_talking(pool)) {
		g_array_append_val(pool->returned, slot->handover.envelope);
		return;
	}
	pool->is_over = true;
	if (pool->error == NULL) {
		pool->error = g_steal_pointer(&error);
	}
	tell(pool, slot, &outcome);
}

static void
begin_mail(Slot *slot)
{
	talk_take(&slot->talk, &slot->handover);
	slot->since_ms = now_monotonic_ms();
}

void
slot_begin_talking(Pool *pool, Slot *slot, bool can_pipeline)
{
	slot->is_talking = true;
	talk_begin(&slot->talk, can_pipeline);
	muster_enter(&pool->muster, &slot->place);
	begin_mail(slot);
}

/* After one mail the next, or goodbye. */
static void
go_on(Pool *pool, Slot *slot)
{
	talk_settled(&slot->talk);
	if (slot_take_mail(pool, slot)) {
		begin_mail(slot);
		return;
	}
	slot->is_quitting = true;
	slot->since_ms = now_monotonic_ms();
	talk_quit(&slot->talk);
}

static void
end_mail(Pool *pool, Slot *slot)
{
	slot->answered++;
	pool->answered++;
	tell(pool, slot, &slot->talk.outcome);
	go_on(pool, slot);
}

/*
 * A server may close a connection after so many messages: what failed on a used one, and was surely
 * not sent, gets one try on a fresh one.
 */
static bool
is_worth_another(const Slot *slot)
{
	const Handover *handover = &slot->handover;
	const bool is_unsent = slot->talk.outcome.is_session && !handover->is_last_given
		&& !handover->is_refused;
	const bool was_used_before = slot->answered > 0;

	return is_unsent && was_used_before && !handover->is_again;
}

/* The connection is of no more use. */
void
slot_end(Pool *pool, Slot *slot, bool is_late)
{
	Outcome *outcome = &slot->talk.outcome;

	if (slot->has_mail && !is_late && is_worth_another(slot)) {
		slot->handover.is_again = true;
		close_slot(pool, slot);
		slot_open(pool, slot);
		return;
	}
	if (slot->has_mail && outcome->is_session) {
		pool_note_trouble(pool, outcome, outcome->code == 0 && !slot->handover.is_refused);
		slot->is_useless = !slot->handover.is_refused;
		pool->is_over = pool->is_over || outcome->is_silent;
	}
	if (slot->has_mail) {
		tell(pool, slot, outcome);
	}
	close_slot(pool, slot);
}

/* ---- bytes ---- */

bool
slot_has_output(const Slot *slot)
{
	gsize length;

	talk_output(&slot->talk, &length);
	return length > 0;
}

static bool
send_output(Slot *slot)
{
	gsize length, sent = 1;

	while (slot_has_output(slot) && sent != 0) {
		const char *bytes = talk_output(&slot->talk, &length);

		if (!channel_send(slot->channel, bytes, length, &sent)) {
			return false;
		}
		talk_sent(&slot->talk, sent);
	}
	return true;
}

/* Read and answer as long as there is something; a step forward begins a new wait. */
static bool
hear_input(Pool *pool, Slot *slot)
{
	char buffer[BUFFER_BYTES];
	gsize length = 1;
	Talk *talk = &slot->talk;

	while (length != 0 && talk->state != TALK_OVER) {
		if (!channel_receive(slot->channel, buffer, sizeof buffer, &length)) {
			return false;
		}
		const guint answers = talk->answers;
		talk_hear(talk, buffer, length);
		if (talk->answers != answers) {
			slot->since_ms = now_monotonic_ms();
		}
		if (talk->state == TALK_ENDED) {
			end_mail(pool, slot);
		}
		if (!send_output(slot)) {
			return false;
		}
	}
	return true;
}

void
slot_give_last(Pool *pool, Slot *slot)
{
	slot->handover.is_last_given = false;
	if (!hear_input(pool, slot)) {
		talk_end(&slot->talk, "the connection broke", false, true);
	}
	if (slot->talk.state == TALK_READY) {
		slot->handover.is_last_given = true;
		slot->since_ms = now_monotonic_ms();
		talk_give_last(&slot->talk);
	} else {
		slot_end(pool, slot, false);
	}
}

/* How long a talk may wait for what it waits for, in seconds; 0: for its own side. */
static int64_t
patience_s(const Pool *pool, const Slot *slot)
{
	if (slot->is_quitting) {
		return QUIT_TIMEOUT_S;
	}
	if (slot->talk.state == TALK_READY && !slot_has_output(slot)) {
		return 0;
	}
	return talk_is_at_message(&slot->talk) ? relay_spec_final_timeout_s(pool->spec)
					       : pool->spec->timeout_s;
}

/* Until when it waits, monotonic milliseconds. */
int64_t
slot_deadline_ms(const Pool *pool, const Slot *slot)
{
	const int64_t patience = patience_s(pool, slot);
	const int64_t own_ms = patience == 0 ? G_MAXINT64
					     : slot->since_ms + (int64_t)patience * 1000;

	return pool->stopped_ms == 0 ? own_ms
				     : MIN(own_ms, pool->stopped_ms + STOP_TIMEOUT_S * 1000);
}

static bool
is_late(const Pool *pool, const Slot *slot)
{
	return now_monotonic_ms() >= slot_deadline_ms(pool, slot);
}

static void
give_up_waiting(Pool *pool, Slot *slot)
{
	const bool is_stopped = pool->stopped_ms != 0;
	g_autofree char *why = is_stopped
		? g_strdup(MUSTER_STOPPED)
		: g_strdup_printf("no answer within %" G_GINT64_FORMAT " s",
			patience_s(pool, slot));

	talk_end(&slot->talk, why, !is_stopped, !is_stopped);
	slot_end(pool, slot, true);
}

/* Its mail is at the last piece, and the journal does not know yet. */
static bool
is_to_muster(const Slot *slot)
{
	return slot->talk.state == TALK_READY && slot->place.ready == NULL
		&& !slot_has_output(slot);
}

static void
move_talk(Pool *pool, Slot *slot)
{
	if (!send_output(slot) || !hear_input(pool, slot)) {
		talk_end(&slot->talk, "the connection broke", false, true);
	}
	if (slot->talk.state == TALK_OVER) {
		slot_end(pool, slot, false);
	} else if (is_to_muster(slot)) {
		muster_ready(&pool->muster, &slot->place, &slot->handover);
	} else if (is_late(pool, slot)) {
		give_up_waiting(pool, slot);
	}
}

/* Over LMTP a DATA without recipients would have no answer to its end (RFC 2033, 4.2). */
static bool
may_pipeline(const Pool *pool, const Slot *slot)
{
	return pool->spec->kind != RELAY_LMTP && channel_offers(slot->channel, "PIPELINING");
}

void
slot_move(Pool *pool, Slot *slot)
{
	if (slot->channel != NULL && !slot->is_talking) {
		const ChannelState state = channel_advance(slot->channel);

		if (state == CHANNEL_FAILED) {
			fail_opening(pool, slot);
		} else if (state == CHANNEL_OPEN) {
			pool->is_renewed = false;
			slot_begin_talking(pool, slot, may_pipeline(pool, slot));
		}
	}
	if (slot->is_talking) {
		move_talk(pool, slot);
	}
}
