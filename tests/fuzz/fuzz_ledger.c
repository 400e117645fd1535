/*
 * Any bytes as tagdigest.last, beside a database that knows one edition. A database that knows less
 * is refused, in words, until somebody says that it is the right one; from then on it is not; and
 * what is written is read again, never with a smaller number than was known.
 */
#include "../unit/flow/world.h"
#include "flow/ledger.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
number_of(const World *world)
{
	const DigestSpec *weekly = config_digest(world->context.config, "weekly");
	int number = -1;

	g_assert_true(ledger_number(&world->context, weekly, &number, NULL));
	g_assert_cmpint(number, >=, 0);
	return number;
}

/* Written twice it is the same file. */
static void
check_written(World *world)
{
	g_autofree char *path = world_path(world, "tagdigest.last");
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	const int before = number_of(world);

	g_assert_true(ledger_write(&world->context, NULL));
	g_assert_cmpint(number_of(world), >=, before);
	g_assert_true(g_file_get_contents(path, &first, NULL, NULL));
	g_assert_true(ledger_write(&world->context, NULL));
	g_assert_true(g_file_get_contents(path, &second, NULL, NULL));
	g_assert_cmpstr(first, ==, second);
	g_assert_true(ledger_check(&world->context, NULL));
}

/* A world takes long to make; only accepting changes what its database knows. */
static World *
world_in_use(bool is_new)
{
	static World world;

	if (is_new && world.folder != NULL) {
		world_tear_down(&world, NULL);
		world = (World){ 0 };
	}
	if (world.folder == NULL) {
		world_set_up(&world, NULL);
		const DigestSpec *digest = world_digest(&world, "weekly", "JoyFE",
			"sam@readers.example");
		world_seed(&world);
		const SourceSpec *source = world_source(&world, "blog", "JoyFE");
		world_show_one(&world, source, make_post("one", "2026-11-12T09:00:00Z", "JoyFE"));
		world_answered(&world, source);
		g_free(world_freeze(&world, digest));
	}
	return &world;
}

/* The temporary folder does not stay behind. */
static void
end_world(void)
{
	World *world = world_in_use(false);

	remove_tree(world->folder);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool is_begun;
	World *world = world_in_use(false);
	g_autofree char *path = world_path(world, "tagdigest.last");
	g_autoptr(GError) error = NULL;

	if (!is_begun) {
		is_begun = true;
		atexit(end_world);
	}
	g_assert_true(g_file_set_contents(path, (const char *)data, (gssize)size, NULL));
	if (ledger_check(&world->context, &error)) {
		check_written(world);
		return 0;
	}
	g_assert_true(g_utf8_validate(error->message, -1, NULL));
	g_assert_null(strpbrk(error->message, "\r\n"));
	if (size > 0 && memchr(data, '\0', size) != NULL) {
		/* It may know of mails that went. */
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
		g_assert_nonnull(strstr(error->message, "damaged"));
		g_assert_false(ledger_accept(&world->context, NULL));
		return 0;
	}
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_STORE_TEMPORARY);
	g_assert_cmpint(number_of(world), >, 0);
	g_assert_true(ledger_accept(&world->context, NULL));
	g_assert_true(ledger_check(&world->context, NULL));
	check_written(world);
	world_in_use(true);
	return 0;
}
