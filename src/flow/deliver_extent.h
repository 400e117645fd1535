/**
 * Whose fault a refusal is, by whom else it meets, where its code does not say. What meets the
 * first readers of an edition all alike, or all after one of them, is not theirs: they stay owed.
 * What meets one while the next ones get theirs is that one's.
 */
#ifndef TAGDIGEST_FLOW_DELIVER_EXTENT_H
#define TAGDIGEST_FLOW_DELIVER_EXTENT_H

#include <glib.h>
#include <stdbool.h>

#include "model/delivery.h"

typedef struct DeliverExtent {
	GHashTable *variants; /* owned: how the mails of one edition in one format fared */
	guint begun;          /* mails that were given to a server so far */
	guint in_a_row;       /* sender's refusals since a mail was accepted */
	bool is_accepted;     /* some mail was */
	char *words; /* owned: the first refusal that is the sender's by its code, or NULL */
	char *quota; /* owned: the first that says to come back the next day, or NULL */
} DeliverExtent;

/** A refusal that is the reader's after all: the row is queued, and fails. */
typedef struct DeliverRefusal {
	Delivery *row; /* owned; its detail are the server's words */
	Blame blame;
	guint begun; /* mails begun until then: what was accepted of them says nothing */
} DeliverRefusal;

/** An empty one. */
DeliverExtent deliver_extent_new(void);

/** Free what it holds. */
void deliver_extent_clear(DeliverExtent *extent);

/**
 * A mail was accepted.
 *
 * @row      borrowed.
 * @number   what extent->begun was, with it, when it was begun.
 * @settled  borrowed array of DeliverRefusal, which takes those that are thereby their readers'.
 */
void deliver_extent_accept(DeliverExtent *extent, const Delivery *row, guint number,
	GPtrArray *settled);

/**
 * A mail was refused for good, or for now and by the sender's fault.
 *
 * @row      borrowed. @outcome borrowed.
 * @return whether the refusal is the reader's, and nothing is left to be seen. Else the row is to
 *         be queued again, after all others, until deliver_extent_accept() or
 *         deliver_extent_end() settles it.
 */
bool deliver_extent_refuse(DeliverExtent *extent, const Delivery *row, const Outcome *outcome);

/** Whether no more mails are worth a try in this run. */
bool deliver_extent_is_over(const DeliverExtent *extent);

/** Whether this mail is not worth a try in this run, since the first of its edition were refused.
 */
bool deliver_extent_is_held(const DeliverExtent *extent, const Delivery *row);

/**
 * No more mails are begun.
 *
 * @is_whole  all that was owed was begun.
 * @settled   as in deliver_extent_accept().
 * @return owned: one line on what is still held back, and what to do; NULL when nothing is.
 */
char *deliver_extent_end(DeliverExtent *extent, bool is_whole, GPtrArray *settled);

/** An array for refusals that are settled. @return owned. */
GPtrArray *deliver_extent_list(void);

#endif
