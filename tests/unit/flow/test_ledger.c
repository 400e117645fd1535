/* The file beside the database: what it knows, and what a database is refused for that knows less.
 */
#include "world.h"

#include "flow/ledger.h"

#include <unistd.h>

#define FILE_NAME "tagdigest.last"
#define HEAD \
	"# The last edition of each digest that was mailed from here: number, end, digest.\n" \
	"# An older copy of the database is known by it.\n"
#define NEXT_DUE "2026-11-23T07:30:00Z"

/* A weekly digest with an edition to one reader, which is still owed. */
static DigestSpec *
scene(World *world)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@readers.example");
	const SourceSpec *source = world_source(world, "blog", "JoyFE");

	world_seed(world);
	world_show_one(world, source, make_post("one", "2026-11-12T09:00:00Z", "JoyFE"));
	world_answered(world, source);
	g_free(world_freeze(world, digest));
	return digest;
}

static void
assert_file(const World *world, const char *lines)
{
	g_autofree char *path = world_path(world, FILE_NAME);
	g_autofree char *text = NULL;
	g_autofree char *want = g_strconcat(HEAD, lines, NULL);
	GError *error = NULL;

	assert_done(g_file_get_contents(path, &text, NULL, &error));
	g_assert_cmpstr(text, ==, want);
}

static int
number_of(const World *world, const char *digest)
{
	GError *error = NULL;
	const DigestSpec spec = { .name = (char *)digest };
	int number = -1;

	assert_done(ledger_number(&world->context, &spec, &number, &error));
	return number;
}

static void
assert_known(World *world)
{
	GError *error = NULL;

	assert_done(ledger_check(&world->context, &error));
}

static void
write_ledger(World *world)
{
	GError *error = NULL;

	assert_done(ledger_write(&world->context, &error));
}

static void
test_none(World *world, gconstpointer data)
{
	(void)data;
	assert_known(world);
	g_assert_cmpint(number_of(world, "weekly"), ==, 0);
	world_digest(world, "weekly", "JoyFE", "");
	assert_known(world);
	write_ledger(world);
	assert_file(world, "");
}

static void
test_written(World *world, gconstpointer data)
{
	g_autofree char *path = world_path(world, FILE_NAME);
	GStatBuf first, second;

	(void)data;
	scene(world);
	world_digest(world, "quiet", "UKFEChat", "");
	write_ledger(world);
	assert_file(world, "1 " DUE " weekly\n");
	g_assert_cmpint(number_of(world, "weekly"), ==, 1);
	g_assert_cmpint(number_of(world, "quiet"), ==, 0);
	assert_known(world);
	g_assert_cmpint(g_stat(path, &first), ==, 0);
	g_assert_cmpint(first.st_mode & 0777, ==, 0600);
	/* What is as it was is not written again, which would make another file. */
	write_ledger(world);
	g_assert_cmpint(g_stat(path, &second), ==, 0);
	g_assert_cmpuint(first.st_ino, ==, second.st_ino);
}

/* What is no line of ours is passed over; of two the last counts. */
static void
test_lines(World *world, gconstpointer data)
{
	static const struct {
		const char *text;
		int number;
	} lines[] = {
		{ "", 0 },
		{ "7 " DUE " weekly", 7 },
		{ "7 " DUE " weekly\n8 " DUE " weekly\n", 8 },
		{ "# 7 " DUE " weekly\n", 0 },
		{ "7 " DUE " other\n", 0 },
		{ "7 " DUE "\n", 0 },
		{ "7 yesterday weekly\n", 0 },
		{ "x " DUE " weekly\n", 0 },
		{ "-7 " DUE " weekly\n", 0 },
		{ "0 " DUE " weekly\n", 0 },
		{ "1 " DUE " weekly\n", 1 },
		{ "2147483647 " DUE " weekly\n", 2147483647 },
		{ "2147483648 " DUE " weekly\n", 0 },
		{ "7  " DUE " weekly\n", 0 },
	};

	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
		world_write(world, FILE_NAME, lines[i].text);
		g_assert_cmpint(number_of(world, "weekly"), ==, lines[i].number);
	}
}

static void
test_older(World *world, gconstpointer data)
{
	const DigestSpec *digest = scene(world);
	GError *error = NULL;

	(void)data;
	world_digest(world, "other", "UKFEChat", "");
	world_write(world, FILE_NAME, HEAD "4 " NEXT_DUE " weekly\n");
	g_assert_false(ledger_check(&world->context, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_STORE_TEMPORARY);
	g_autofree char *want = g_strdup_printf(
		"%s/tagdigest.db is an older copy or was emptied: edition 4 of weekly (to " NEXT_DUE
		") was mailed and it does not know it; nothing is mailed (put the newer one back; "
		"or go on with this one, without mailing those weeks again, by `tagdigest run "
		"--database-is-right`)",
		world->folder);
	g_assert_cmpstr(error->message, ==, want);
	g_clear_error(&error);

	assert_done(ledger_accept(&world->context, &error));
	assert_known(world);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM delivery WHERE state = 'uncertain'"),
		==, 1);
	world_at(world, "2026-11-23T08:00:00Z");
	g_assert_cmpint(world_look(world, digest).due, ==, PREPARE_NOT_DUE);
	/* The file keeps the number that it had, which the next edition goes on from. */
	write_ledger(world);
	assert_file(world, "4 " NEXT_DUE " weekly\n");
}

/* To say so of a database that is the right one changes nothing. */
static void
test_accepted_in_vain(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	scene(world);
	write_ledger(world);
	const int64_t queued = world_number(world,
		"SELECT count(*) FROM delivery WHERE state = 'queued'");
	const int64_t periods = world_number(world, "SELECT count(*) FROM period");
	g_assert_cmpint(queued, ==, 1);
	assert_done(ledger_accept(&world->context, &error));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery WHERE state = 'queued'"),
		==, queued);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM period"), ==, periods);
}

/* A file of the same end, or an earlier one, whatever its number; but the larger number is kept. */
static void
test_same(World *world, gconstpointer data)
{
	(void)data;
	scene(world);
	world_write(world, FILE_NAME, HEAD "9 " DUE " weekly\n");
	assert_known(world);
	write_ledger(world);
	assert_file(world, "9 " DUE " weekly\n");
	world_write(world, FILE_NAME, HEAD "9 2026-11-09T07:30:00Z weekly\n");
	assert_known(world);
	write_ledger(world);
	assert_file(world, "9 2026-11-09T07:30:00Z weekly\n");
	world_write(world, FILE_NAME, HEAD "1 2026-11-09T07:30:00Z weekly\n");
	write_ledger(world);
	assert_file(world, "1 " DUE " weekly\n");
}

static void
test_unreadable(World *world, gconstpointer data)
{
	g_autofree char *path = world_path(world, FILE_NAME);
	GError *error = NULL;
	const DigestSpec spec = { .name = (char *)"weekly" };
	int number = 5;

	(void)data;
	scene(world);
	g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
	assert_fails(ledger_check(&world->context, &error), ERROR_SYSTEM_PERMANENT, FILE_NAME);
	assert_fails(ledger_accept(&world->context, &error), ERROR_SYSTEM_PERMANENT, FILE_NAME);
	assert_fails(ledger_write(&world->context, &error), ERROR_SYSTEM_PERMANENT, FILE_NAME);
	assert_fails(ledger_number(&world->context, &spec, &number, &error), ERROR_SYSTEM_PERMANENT,
		FILE_NAME);
	g_assert_cmpint(number, ==, 5);
}

/* One that is there and cannot be read says so, and is no empty one. */
static void
test_unreachable(World *world, gconstpointer data)
{
	const DigestSpec spec = { .name = "weekly" };
	g_autofree char *path = world_path(world, FILE_NAME);
	GError *error = NULL;
	int number;

	(void)data;
	g_assert_cmpint(symlink(FILE_NAME, path), ==, 0); /* to itself: ELOOP, even for root */
	g_assert_false(ledger_number(&world->context, &spec, &number, &error));
	g_assert_nonnull(strstr(error->message, FILE_NAME));
	g_clear_error(&error);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/ledger/none", test_none);
	add_test("/ledger/written", test_written);
	add_test("/ledger/lines", test_lines);
	add_test("/ledger/older", test_older);
	add_test("/ledger/accepted in vain", test_accepted_in_vain);
	add_test("/ledger/same", test_same);
	add_test("/ledger/unreadable", test_unreadable);
	add_test("/ledger/unreachable", test_unreachable);
	return g_test_run();
}
