#include "model/host_state.h"

static void
test_new(void)
{
	g_autoptr(HostState) state = host_state_new("tooter.example:8443");

	g_assert_cmpstr(state->authority, ==, "tooter.example:8443");
	g_assert_cmpint(state->not_before_s, ==, 0);
	g_assert_null(state->reason);
	state->reason = g_strdup("HTTP 429");
	host_state_free(NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/host-state/new", test_new);
	return g_test_run();
}
