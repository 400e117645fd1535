/** What the parts of deliver have in common. */
#ifndef TAGDIGEST_FLOW_DELIVER_PART_H
#define TAGDIGEST_FLOW_DELIVER_PART_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/deliver.h"
#include "mail/compose.h"
#include "render/personal.h"

/** A claim is believed so much longer than a server may take to answer. */
#define DELIVER_LEASE_MARGIN_S (10 * 60)

/** A temporary no is given up after so many tries. */
#define DELIVER_TRIES_MAX 24

/** When to try again after a temporary no, Unix seconds UTC: in 15 minutes, doubled up to 6 hours.
 */
int64_t deliver_again_s(const Context *context, const Delivery *row);

/** Who writes an edition. @return borrowed from @context and @edition. */
ComposeSender deliver_sender(const Context *context, const Edition *edition);

/** What an edition says to each of its readers. @return owned. */
ReaderWords *deliver_words(const Context *context, const Edition *edition);

/** An empty one. @return owned. */
DeliverReport *deliver_report_new(void);

/** Count a mail that will not arrive. @row, @what, @detail borrowed, detail may be NULL. */
void deliver_report_fail(DeliverReport *report, const Delivery *row, const char *what,
	const char *detail);

/** Whether there is a relay at all. @error CONFIG_PERMANENT. */
bool deliver_check_relay(const Context *context, GError **error);

/** Who would get several editions at once gets the newest. @count out: mails held. @error STORE_*.
 */
bool deliver_hold_older(const Context *context, int *count, GError **error);

/** How many mails are held since newer ones came: not those of editions that are. @count out. */
bool deliver_count_older(const Context *context, int *count, GError **error);

/** How many mails are in a state. @count out. @error STORE_*. */
bool deliver_count(const Context *context, DeliveryState state, int *count, GError **error);

#endif
