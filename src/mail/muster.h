/**
 * Sessions that hold back the last piece of their mail until the journal has it: one question for
 * all that are ready, soon after the first, and nobody waits for one that is slow.
 */
#ifndef TAGDIGEST_MAIL_MUSTER_H
#define TAGDIGEST_MAIL_MUSTER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "mail/handover.h"

/** Another connection is opened when so many more mails were answered. */
#define MUSTER_MAILS_A_CONNECTION 4

/** How a mail ends that nobody may wait for any more. */
#define MUSTER_STOPPED "stopped by a signal"

/** A session's place. A zeroed one is nobody's. */
typedef struct MusterPlace {
	Handover *ready; /* borrowed: its mail is at the last piece; else NULL */
	bool is_awaited; /* it was in time for the last question, so the next one waits for it */
} MusterPlace;

typedef struct Muster {
	const TransportBatch *batch; /* borrowed */
	GPtrArray *places;           /* owned, of MusterPlace, borrowed: of sessions that live */
	int64_t ready_ms;            /* monotonic: since when somebody has been ready */
	int64_t told_ms;             /* since when an outcome has not been on record; 0: none */
} Muster;

/** An empty one. @batch borrowed. */
Muster muster_new(const TransportBatch *batch);

/** Free what it holds. */
void muster_clear(Muster *muster);

/** A session begins. @place borrowed until muster_leave(). */
void muster_enter(Muster *muster, MusterPlace *place);

/** A session has ended; harmless for one that is not there. */
void muster_leave(Muster *muster, MusterPlace *place);

/** Its mail is at the last piece. @handover borrowed until the question was asked. */
void muster_ready(Muster *muster, MusterPlace *place, Handover *handover);

/** An outcome was told. */
void muster_told(Muster *muster);

/** How long until muster_ask() is due, in milliseconds: 0 now; -1 when nothing waits for it. */
int muster_wait_ms(const Muster *muster, int64_t now_ms);

/**
 * Ask for all that are ready: of each mail is_last_given or is_refused is set. Nobody is ready
 * afterwards.
 */
void muster_ask(Muster *muster);

#endif
