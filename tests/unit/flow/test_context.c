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

static void
test_rules(World *world, gconstpointer data)
{
	const Ingest *first = NULL, *second = NULL;
	GError *error = NULL;

	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "");
	assert_done(context_rules(&world->context, &first, &error));
	assert_done(context_rules(&world->context, &second, &error));
	g_assert_true(first != NULL && first == second);
	context_clear(&world->context);
	g_ptr_array_add(digest->exclude, g_strdup("text: ("));
	assert_fails(context_rules(&world->context, &first, &error), ERROR_CONFIG_PERMANENT,
		"digest weekly");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/context/digest", test_digest);
	add_test("/context/rules", test_rules);
	return g_test_run();
}
