#include "model/subscriber.h"

static void
test_defaults(void)
{
	g_autoptr(Subscription) subscription = subscription_new();

	g_assert_true(subscription->is_active);
	g_assert_false(subscription->left);
	g_assert_cmpstr(subscription->format, ==, "html");
	g_assert_cmpint(subscription->origin, ==, SUBSCRIPTION_FROM_INI);
	subscription->email = g_strdup("me@example.org");
	subscription_free(NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subscriber/defaults", test_defaults);
	return g_test_run();
}
