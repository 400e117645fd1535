#include "model/host_state.h"

HostState *
host_state_new(const char *authority)
{
	HostState *state = g_new0(HostState, 1);

	state->authority = g_strdup(authority);
	return state;
}

void
host_state_free(HostState *state)
{
	if (state == NULL) {
		return;
	}
	g_free(state->authority);
	g_free(state->reason);
	g_free(state);
}
