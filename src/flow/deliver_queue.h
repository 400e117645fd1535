/** What is owed, a page at a time, and the mail of each row. */
#ifndef TAGDIGEST_FLOW_DELIVER_QUEUE_H
#define TAGDIGEST_FLOW_DELIVER_QUEUE_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/deliver_extent.h"
#include "flow/deliver_ways.h"
#include "mail/compose.h"
#include "model/delivery.h"
#include "model/edition.h"
#include "render/personal.h"

/** Nothing is remembered but a page of rows, the place of the last one, and the suspects. */
typedef struct DeliverQueue {
	Context *context;            /* borrowed */
	const DeliverExtent *extent; /* borrowed: what is not worth a try is passed over */
	DeliverWays ways;            /* set by who mails: what the mails of rows say */
	GPtrArray *refused;          /* of Delivery: refused before, and go after the others */
	DeliveryState state;         /* of the rows that are read now: QUEUED, then RETRY */
	GPtrArray *rows;             /* of Delivery: a page, or NULL before the first */
	guint at;                    /* the next of rows */
	Delivery last;               /* edition and id of the last row of the page */
	GPtrArray *suspects;         /* of Delivery: not met yet; NULL before they are read */
	Edition *edition;            /* of the row at hand */
	GHashTable *composed;        /* of that edition: Variant -> Compose, owned */
	ReaderWords *words;          /* of that edition, or NULL */
	int room;                    /* so many more may go, or DELIVER_ROOM_ANY */
	char *obstacle;              /* owned: why an edition could not be written, or NULL */
} DeliverQueue;

/** An empty one. @context and @extent borrowed. */
DeliverQueue deliver_queue_new(Context *context, const DeliverExtent *extent);

/** Free what it holds. */
void deliver_queue_clear(DeliverQueue *queue);

/**
 * The next row that a mail can be written for: queued ones first, then those to be tried again,
 * then those that were refused in an earlier run by what may be the sender's fault; no suspects.
 * Each is met once, whatever becomes of it.
 *
 * @mail  NULL; out, owned, with the row.
 * @error STORE_*.
 * @return owned; NULL when there are no more, or at @error.
 */
Delivery *deliver_queue_next(DeliverQueue *queue, GBytes **mail, GError **error);

/**
 * The suspect that has waited longest, and its mail; those that no mail can be written for are
 * passed over. Each is met once, and only those that were due when the first was asked for.
 *
 * @mail  NULL; out, owned, with the row.
 * @error STORE_*.
 * @return owned; NULL when there is none, or at @error.
 */
Delivery *deliver_queue_suspect(DeliverQueue *queue, GBytes **mail, GError **error);

/** Whether anything at all is owed now, suspects and all. @is_owed out. @error STORE_*. */
bool deliver_queue_is_owed(DeliverQueue *queue, bool *is_owed, GError **error);

#endif
