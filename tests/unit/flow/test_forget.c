/* What is told of what was forgotten; the flow tests look at every byte. */
#include "flow/forget.h"
#include "world.h"

static Post *
post_by(const char *mark, const char *when, const char *handle)
{
	Post *post = make_post(mark, when, "JoyFE");

	post->author_handle = g_strdup(handle);
	return post;
}

static ForgetReport *
forget(World *world, const char *first, const char *second)
{
	const char *const names[] = { first, second, NULL };
	ForgetReport *report = NULL;
	GError *error = NULL;

	assert_done(forget_run(&world->context, names, &report, &error));
	return report;
}

static guint
count_of(const ForgetReport *report, guint index)
{
	return GPOINTER_TO_UINT(g_ptr_array_index(report->counts, index));
}

static void
test_counts(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	SourceSpec *own = world_source(world, "own", "JoyFE");
	g_free(toot->kind);
	toot->kind = g_strdup("mastodon");
	g_free(toot->url);
	toot->url = g_strdup("https://home.example");
	g_free(own->url);
	own->url = g_strdup("https://shy.example/shy/feed.xml");
	Post *native = post_by("native", "2026-11-10T09:03:00Z", "@bob@toot.example");
	native->native_id = g_strdup("4711");
	world_show_one(world, toot, native);
	world_show_one(world, toot, post_by("one", "2026-11-10T09:01:00Z", "@shy@toot.example"));
	world_show_one(world, toot, post_by("two", "2026-11-10T09:02:00Z", "@shy@toot.example"));
	world_show_one(world, own, post_by("own", "2026-11-10T09:02:00Z", NULL));

	g_autoptr(ForgetReport) first = forget(world, "@SHY@toot.example",
		"https://toot.example/posts/nowhere");
	g_assert_cmpuint(count_of(first, 0), ==, 2);
	g_assert_cmpuint(count_of(first, 1), ==, 0);
	g_assert_cmpuint(first->sources->len + first->anew->len + first->mailed->len, ==, 0);
	g_assert_false(first->is_on_disk);
	g_autoptr(ForgetReport) second = forget(world,
		"https://home.example/@bob@toot.example/4711?x=1", "shy.example");
	g_assert_cmpuint(count_of(second, 0), ==, 1);
	g_assert_cmpuint(count_of(second, 1), ==, 1);
	g_assert_cmpstr(g_ptr_array_index(second->sources, 0), ==, "own");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 0);
	/* It is remembered by hash: under none of its names does it come back. */
	world_show_one(world, own, post_by("native", "2026-11-10T09:03:00Z", NULL));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 0);
}

static void
test_editions(World *world, gconstpointer data)
{
	(void)data;
	DigestSpec *weekly = world_digest(world, "weekly", "JoyFE",
		"sam@readers.example bea@readers.example");
	DigestSpec *other = world_digest(world, "other", "JoyFE", "sam@readers.example");
	SourceSpec *source = world_source(world, "toot", "JoyFE");
	world_seed(world);
	world_show_one(world, source, post_by("one", "2026-11-10T09:01:00Z", "@shy@toot.example"));
	world_answered(world, source);
	g_free(world_freeze(world, weekly));
	g_free(world_freeze(world, other));
	world_number(world,
		"UPDATE delivery SET state = 'sent' WHERE id = (SELECT min(id) FROM delivery)");
	g_autoptr(ForgetReport) report = forget(world, "@shy@toot.example", NULL);
	g_assert_cmpuint(report->anew->len, ==, 1);
	g_assert_cmpuint(report->mailed->len, ==, 1);
	const ForgetEdition *anew = g_ptr_array_index(report->anew, 0);
	const ForgetEdition *mailed = g_ptr_array_index(report->mailed, 0);
	g_assert_cmpstr(anew->digest, ==, "other");
	g_assert_cmpstr(mailed->digest, ==, "weekly");
	g_assert_cmpint(mailed->number, ==, 1);
	g_assert_cmpint(mailed->frozen_s, ==, time_of(NOW));
}

/* Nothing is done where one of them cannot be meant. */
static void
test_refused(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name, *words;
	} rows[] = {
		{ "shy@toot.example", "subscribers erase shy@toot.example" },
		{ "@shy", "names no server" },
		{ "https://home.example/", "all of a server that source toot reads" },
		{ "home.example", "all of a server that source toot reads" },
	};
	/* clang-format on */
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	g_free(toot->kind);
	toot->kind = g_strdup("mastodon");
	g_free(toot->url);
	toot->url = g_strdup("https://home.example");
	const int64_t changes = world_changes(world);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *const names[] = { "@shy@toot.example", rows[i].name, NULL };
		ForgetReport *report = NULL;

		assert_fails(forget_run(&world->context, names, &report, &error),
			ERROR_USAGE_PERMANENT, rows[i].words);
		g_assert_null(report);
	}
	g_assert_cmpint(world_changes(world), ==, changes);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/forget/counts", test_counts);
	add_test("/forget/editions", test_editions);
	add_test("/forget/refused", test_refused);
	return g_test_run();
}
