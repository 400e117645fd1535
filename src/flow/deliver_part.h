/** What mailing an edition and mailing a draft as a test have in common. */
#ifndef TAGDIGEST_FLOW_DELIVER_PART_H
#define TAGDIGEST_FLOW_DELIVER_PART_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "mail/compose.h"

/** Who writes an edition. @return borrowed from @context and @edition. */
ComposeSender deliver_sender(const Context *context, const Edition *edition);

/** Whether there is a relay at all. @error CONFIG_PERMANENT. */
bool deliver_check_relay(const Context *context, GError **error);

#endif
