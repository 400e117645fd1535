/**
 * One message on its way to a server, piece by piece: keeps the last piece back and knows
 * what silence means at each point. What the SMTP transports have in common.
 */
#ifndef TAGDIGEST_MAIL_HANDOVER_H
#define TAGDIGEST_MAIL_HANDOVER_H

#include <glib.h>
#include <stdbool.h>

#include "mail/transport.h"

typedef struct Handover {
	const TransportBatch *batch; /* borrowed */
	Envelope envelope;
	gsize offset;       /* bytes given so far */
	bool is_again;      /* another connection had it before, and surely did not send it */
	bool is_last_given; /* the server may come to own the message */
	bool is_refused;    /* ready() said no: break the connection */
} Handover;

/** Take the next envelope of @batch (borrowed). @return false when there are no more. */
bool handover_next(Handover *handover, const TransportBatch *batch);

/** Whether handover_piece() would give the last piece. */
bool handover_is_at_last(const Handover *handover);

/**
 * The next piece: all but the last bytes, then those, and they only when is_last_given says that
 * they may go.
 *
 * @length  out; 0 with NULL.
 * @return borrowed; NULL at the end, and for ever when it may not go.
 */
const char *handover_piece(Handover *handover, gsize *length);

/**
 * Whether the addresses can be written in SMTP commands (no blank, bracket, control or non-ASCII
 * character). If not, @outcome (out) is permanent.
 */
bool handover_check(const Handover *handover, Outcome *outcome);

/**
 * What the end of a connection without a final reply means for this message: not sent as long as
 * the last piece was not given, uncertain from then on.
 *
 * @why      borrowed: what happened.
 * @outcome  out, cleared first.
 */
void handover_judge_silence(const Handover *handover, const char *why, Outcome *outcome);

/** The message with the line ends of this system, as programs on it have them. @length out. @return
 * owned. */
char *handover_local_text(const Handover *handover, gsize *length);

/** Tell the caller how it ended. @outcome borrowed, cleared. */
void handover_done(const Handover *handover, Outcome *outcome);

#endif
