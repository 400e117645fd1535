#include "world.h"

static void
test_digest(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	DigestSpec *weekly = world_digest(world, "weekly", "JoyFE", "");
	g_assert_true(context_digest(&world->context, NULL, &error) == weekly);
	DigestSpec *chat = world_digest(world, "Chat", "UKFEChat", "");
	g_assert_true(context_digest(&world->context, "WEEKLY", &error) == weekly);
	g_assert_true(context_digest(&world->context, "chat", &error) == chat);
	assert_fails(context_digest(&world->context, NULL, &error) != NULL, ERROR_USAGE_PERMANENT,
		"several digests");
	assert_fails(context_digest(&world->context, "monthly", &error) != NULL,
		ERROR_USAGE_PERMANENT, "no [digest monthly]");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/context/digest", test_digest);
	return g_test_run();
}
