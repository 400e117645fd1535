/** The addresses of a mail that are its reader's alone: where a bounce goes, and the way out. */
#ifndef TAGDIGEST_FLOW_DELIVER_WAYS_H
#define TAGDIGEST_FLOW_DELIVER_WAYS_H

#include <stdbool.h>

#include "flow/context.h"
#include "model/delivery.h"

/** So long may a mail server report what became of a mail. */
#define DELIVER_BOUNCE_S (60 * DAY_S)

/** What the ini wants. All borrowed from the context. */
typedef struct DeliverWays {
	const WayKeys *keys; /* NULL: no mail has an address of its own */
	const char *contact, *from;
	bool has_plus, has_verp;
} DeliverWays;

/**
 * Read what the ini wants, and the keys if any mail gets an address of its own. Not inside a
 * transaction.
 *
 * @ways   out.
 * @error  as ways_keys().
 */
bool deliver_ways_open(Context *context, DeliverWays *ways, GError **error);

/**
 * Where a mail takes its reader out. @row borrowed.
 * @return owned; NULL: the contact, since it has no plus.
 */
char *deliver_ways_leave(const DeliverWays *ways, const Delivery *row);

/**
 * The envelope sender: with verp an address that names the mail, so that no report of it need be
 * guessed at. @row borrowed. @now_s Unix seconds UTC. @return owned.
 */
char *deliver_ways_sender(const DeliverWays *ways, const Delivery *row, int64_t now_s);

#endif
