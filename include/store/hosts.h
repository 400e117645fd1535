/** What fetch remembers of hosts from run to run. */
#ifndef TAGDIGEST_STORE_HOSTS_H
#define TAGDIGEST_STORE_HOSTS_H

#include <glib.h>
#include <stdbool.h>

#include "model/host_state.h"
#include "store/store.h"

/** All host states, by authority. @hosts out, owned array of HostState. @error STORE_*. */
bool hosts_all(Store *store, GPtrArray **hosts, GError **error);

/**
 * Store a host's state; one with not_before_s 0 is forgotten. Inside a transaction.
 *
 * @host   borrowed; its reason may be foreign text.
 * @error  STORE_*.
 */
bool hosts_save(Store *store, const HostState *host, GError **error);

#endif
