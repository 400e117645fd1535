#include "model/delivery.h"

static void
test_state_names(void)
{
	/* As they stand in databases. */
	static const char *const names[] = { [DELIVERY_QUEUED] = "queued",
		[DELIVERY_SENDING] = "sending",
		[DELIVERY_SENT] = "sent",
		[DELIVERY_RETRY] = "retry",
		[DELIVERY_FAILED] = "failed",
		[DELIVERY_UNCERTAIN] = "uncertain",
		[DELIVERY_SUPPRESSED] = "suppressed",
		[DELIVERY_HELD] = "held" };

	G_STATIC_ASSERT(G_N_ELEMENTS(names) == DELIVERY_STATES);
	for (int i = 0; i < DELIVERY_STATES; i++) {
		const DeliveryState state = (DeliveryState)i;

		g_assert_cmpstr(delivery_state_name(state), ==, names[i]);
		g_assert_cmpint(delivery_state_from_name(names[i]), ==, state);
	}
	g_assert_cmpint(delivery_state_from_name("Queued"), ==, DELIVERY_FAILED);
	g_assert_cmpint(delivery_state_from_name(NULL), ==, DELIVERY_FAILED);
}

static void
test_new(void)
{
	g_autoptr(Delivery) delivery = delivery_new();

	g_assert_cmpint(delivery->state, ==, DELIVERY_QUEUED);
	delivery->email = g_strdup("me@example.org");
	delivery_free(NULL);
}

static void
test_outcome(void)
{
	g_auto(Outcome) outcome = {
		.kind = OUTCOME_PERMANENT,
		.code = 550,
		.enhanced = g_strdup("5.1.1"),
		.detail = g_strdup("no such user"),
	};

	outcome_clear(&outcome);
	g_assert_null(outcome.detail);
	g_assert_cmpint(outcome.code, ==, 0);
	outcome.detail = g_strdup("cleared by its scope");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/delivery/state-names", test_state_names);
	g_test_add_func("/delivery/new", test_new);
	g_test_add_func("/delivery/outcome", test_outcome);
	return g_test_run();
}
