/** A server's quota: until when it takes no more of our mails. */
#ifndef TAGDIGEST_FLOW_DELIVER_PAUSE_H
#define TAGDIGEST_FLOW_DELIVER_PAUSE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"

/**
 * Until when the relay of the ini, if there is one, takes nothing.
 *
 * @until_s  out: Unix seconds UTC; 0: it takes mail now.
 * @error    STORE_*.
 */
bool deliver_pause_read(const Context *context, int64_t *until_s, GError **error);

/** Nothing more until the next day. @reason borrowed. @until_s out. @error STORE_*. */
bool deliver_pause_begin(const Context *context, const char *reason, int64_t *until_s,
	GError **error);

#endif
