#include "world.h"

#include "base/lock.h"
#include "flow/rename.h"

/* A reader of [digest weekly], which the ini calls joyful from now on. */
static DigestSpec *
set_up_renamed(World *world)
{
	static const char *const one[] = { "sam@x.example", NULL };
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "");
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	assert_done(people_add(&world->context, &(PeopleWish){ NULL, MAIL_FORMAT_HTML }, one,
		&report, &error));
	g_free(digest->name);
	digest->name = g_strdup("joyful");
	digest->was = g_strdup("weekly");
	return digest;
}

static void
assert_readers(World *world, const char *digest, int64_t want)
{
	g_autofree char *sql =
		g_strdup_printf("SELECT count(*) FROM subscription WHERE digest = '%s'", digest);

	g_assert_cmpint(world_number(world, sql), ==, want);
}

static void
test_once(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	set_up_renamed(world);
	assert_done(rename_take_over(&world->context, true, &error));
	assert_readers(world, "joyful", 1);
	assert_readers(world, "weekly", 0);
	int64_t changes = world_changes(world);
	assert_done(rename_take_over(&world->context, true, &error));
	assert_done(rename_take_over(&world->context, false, &error));
	g_assert_cmpint(world_changes(world), ==, changes);
}

static void
test_only_looked_at(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	set_up_renamed(world);
	assert_fails(rename_take_over(&world->context, false, &error), ERROR_CONFIG_PERMANENT,
		"[digest joyful] was = weekly: what the database holds");
	assert_readers(world, "weekly", 1);
}

/* A run that still goes by the old name must end first. */
static void
test_while_another_is_at_it(World *world, gconstpointer data)
{
	static const char *const activities[] = { "poll.lock", "deliver.lock" };
	GError *error = NULL;

	(void)data;
	set_up_renamed(world);
	for (gsize i = 0; i < G_N_ELEMENTS(activities); i++) {
		g_autofree char *path = world_path(world, activities[i]);
		g_autoptr(Lock) lock = NULL;

		assert_done(lock_take(path, &lock, &error));
		assert_fails(rename_take_over(&world->context, true, &error),
			ERROR_LOCKED_TEMPORARY, "[digest joyful] was = weekly: ");
	}
	assert_readers(world, "weekly", 1);
	assert_done(rename_take_over(&world->context, true, &error));
	assert_readers(world, "joyful", 1);
}

static void
test_all_or_nothing(World *world, gconstpointer data)
{
	static const char *const two[] = { "a@x.example", NULL };
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	(void)data;
	set_up_renamed(world);
	/* Another digest whose both names are known. */
	DigestSpec *other = world_digest(world, "chat", "UKFEChat", "");
	assert_done(people_add(&world->context, &(PeopleWish){ "chat", MAIL_FORMAT_HTML }, two,
		&report, &error));
	g_clear_pointer(&report, people_report_free);
	g_free(other->name);
	other->name = g_strdup("talk");
	assert_done(people_add(&world->context, &(PeopleWish){ "talk", MAIL_FORMAT_HTML }, two,
		&report, &error));
	other->was = g_strdup("chat");
	assert_fails(rename_take_over(&world->context, true, &error), ERROR_CONFIG_PERMANENT,
		"[digest talk] was = chat: the database holds a digest under either name");
	assert_readers(world, "weekly", 1);
	assert_readers(world, "joyful", 0);
}

/* Sources and digests, those that wait and those that do not, in one go. */
static void
test_several(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	set_up_renamed(world);
	static const char *const names[] = { "plain", "old", "unknown" };
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		SourceSpec *source = world_source(world, names[i], "JoyFE");
		if (i < 2) {
			world_answered(world, source);
		}
		if (i > 0) {
			g_free(source->name);
			source->name = g_strdup_printf("new%zu", i);
			source->was = g_strdup(names[i]);
		}
	}
	assert_done(rename_take_over(&world->context, true, &error));
	assert_readers(world, "joyful", 1);
	g_autofree char *sources = world_text(world,
		"SELECT group_concat(name) FROM (SELECT name FROM source ORDER BY id)");
	g_assert_cmpstr(sources, ==, "plain,new1");
}

/* Where the ini says it is said. */
static void
test_place(World *world, gconstpointer data)
{
	IniValue *place = g_new0(IniValue, 1);
	GError *error = NULL;

	(void)data;
	set_up_renamed(world);
	place->section = g_strdup("digest joyful");
	place->key = g_strdup("was");
	place->value = g_strdup("weekly");
	place->path = g_strdup("a.ini");
	place->line = 12;
	g_ptr_array_add(world->context.config->values, place);
	config_index(world->context.config);
	assert_fails(rename_take_over(&world->context, false, &error), ERROR_CONFIG_PERMANENT,
		"a.ini:12: [digest joyful] was = weekly: ");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/rename/once", test_once);
	add_test("/rename/only looked at", test_only_looked_at);
	add_test("/rename/while another is at it", test_while_another_is_at_it);
	add_test("/rename/all or nothing", test_all_or_nothing);
	add_test("/rename/several", test_several);
	add_test("/rename/place", test_place);
	return g_test_run();
}
