/** Batches of mail on their way to the transport of the ini, with the login that it wants. */
#ifndef TAGDIGEST_FLOW_CARRIER_H
#define TAGDIGEST_FLOW_CARRIER_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "mail/transport.h"

/**
 * Fetch what the relay of the ini wants for a login, before a run's first batch. Whoever gives
 * access tokens and says no for good is not asked again before the next day, as a mail server that
 * refuses a login.
 *
 * @error  of login_load(); STORE_*.
 */
bool carrier_log_in(const Context *context, GError **error);

/**
 * Run a batch over the relay of the ini, which there is, as TransportOps.run(); an access token
 * that is refused is fetched anew once.
 *
 * @batch  borrowed; its renew is not looked at.
 * @error  as TransportOps.run(); and of login_load(), login_renew().
 */
bool carrier_run(const Context *context, const TransportBatch *batch, GError **error);

#endif
