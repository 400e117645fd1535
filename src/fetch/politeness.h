/** When a host may be asked again: pacing by the monotonic clock, Retry-After by the civil one. */
#ifndef TAGDIGEST_FETCH_POLITENESS_H
#define TAGDIGEST_FETCH_POLITENESS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/host_state.h"
#include "model/request.h"

typedef struct Politeness Politeness;
typedef struct Host Host; /* owned by its politeness */

/** @pace_ms between two requests to one host; @parallel_per_host at once. @return owned. */
Politeness *politeness_new(int64_t pace_ms, int parallel_per_host);

/**
 * Hosts are first asked within @spread_ms from @begin_ms (monotonic) on, each at its own moment by
 * a hash of its name, loopback excepted; 0, as at first: at once. Before any host is asked for.
 */
void politeness_spread(Politeness *politeness, int64_t begin_ms, int64_t spread_ms);

/** @politeness owned, may be NULL. */
void politeness_free(Politeness *politeness);

/** Take in what was remembered. @state borrowed, copied. */
void politeness_set(Politeness *politeness, const HostState *state);

/** States that changed since they were set. @return owned array of HostState. */
GPtrArray *politeness_changed(const Politeness *politeness);

/** What is known of a host, made when first asked for. @authority borrowed. @return borrowed. */
Host *politeness_host(Politeness *politeness, const char *authority);

/**
 * Whether a request to @host may start now.
 *
 * @wait_ms  out, when not: how long until it may (0: when another one ends).
 */
bool politeness_may_start(const Politeness *politeness, const Host *host, int64_t monotonic_ms,
	int64_t *wait_ms);

/** The civil time before which @host wants no request, or 0. */
int64_t politeness_not_before_s(const Host *host, int64_t now_s);

/** A request to @host has started. */
void politeness_started(const Politeness *politeness, Host *host, int64_t monotonic_ms);

/**
 * It has ended with @reply (borrowed): 429 and 503 with Retry-After are remembered, and a rate
 * limit with nothing left until its reset, 24 h at most.
 */
void politeness_ended(Host *host, const Reply *reply, int64_t now_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Politeness, politeness_free)

#endif
