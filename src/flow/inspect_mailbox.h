/** Mailboxes that are read as sources, by what else the ini says. */
#ifndef TAGDIGEST_FLOW_INSPECT_MAILBOX_H
#define TAGDIGEST_FLOW_INSPECT_MAILBOX_H

#include <glib.h>

#include "config/config.h"

/**
 * The folder of [inbox] is no source: what comes there was written to the organiser.
 *
 * @problems  borrowed, of Problem: added to.
 */
void inspect_mailbox_judge(const Config *config, GPtrArray *problems);

#endif
