/** What fetch remembers of a host from run to run. Plain data; flow stores it. */
#ifndef TAGDIGEST_MODEL_HOST_STATE_H
#define TAGDIGEST_MODEL_HOST_STATE_H

#include <glib.h>
#include <stdint.h>

typedef struct HostState {
	char *authority;      /* owned: host or host:port */
	int64_t not_before_s; /* Retry-After: not asked before, Unix seconds UTC; 0: no wait */
	char *reason;         /* owned: "HTTP 429", or NULL */
} HostState;

/** @authority borrowed. @return owned. */
HostState *host_state_new(const char *authority);

/** @state owned, may be NULL. */
void host_state_free(HostState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HostState, host_state_free)

#endif
