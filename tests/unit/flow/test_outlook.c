/* What will be mailed next, in words and in numbers. */
#include "world.h"

#include "flow/outlook.h"

#define WEEK "Mon 9 Nov 2026, 07:30 to Mon 16 Nov 2026, 07:30"

typedef struct Row {
	PrepareDue due;
	bool is_first, is_on_demand;
	int posts, readers, min_posts;
	const char *want; /* behind the period */
} Row;

/* clang-format off */
static const Row rows[] = {
	{ PREPARE_NOT_DUE, false, false, 3, 2, 1,
		"3 posts so far; to be mailed Mon 16 Nov 2026, 07:30 to 2 subscribers" },
	{ PREPARE_NOT_DUE, true, false, 1, 1, 1,
		"1 post so far; to be mailed Mon 16 Nov 2026, 07:30 to 1 subscriber (the first "
		"edition; what was before: --last)" },
	{ PREPARE_NOT_DUE, true, false, 1, 0, 2,
		"1 post so far; to be mailed to nobody: nobody is subscribed (the first edition; "
		"what was before: --last)" },
	{ PREPARE_NOT_DUE, false, false, 1, 2, 2,
		"1 post so far; to be mailed Mon 16 Nov 2026, 07:30 to 2 subscribers, if there is "
		"at least 2 then (min_posts)" },
	{ PREPARE_NOT_DUE, false, false, 2, 2, 2,
		"2 posts so far; to be mailed Mon 16 Nov 2026, 07:30 to 2 subscribers" },
	{ PREPARE_DUE, true, false, 3, 2, 1,
		"3 posts; to be mailed with the next run to 2 subscribers" },
	{ PREPARE_DUE, false, false, 0, 2, 1,
		"0 posts; not to be mailed, with fewer than 1 (min_posts)" },
	{ PREPARE_DUE, false, false, 0, 2, 0,
		"0 posts; to be mailed with the next run to 2 subscribers" },
	{ PREPARE_DUE, false, false, 0, 0, 1,
		"0 posts; to be mailed to nobody: nobody is subscribed" },
	{ PREPARE_WAITING, false, false, 3, 2, 1,
		"3 posts; to be mailed once a source has answered, to 2 subscribers" },
	{ PREPARE_DUE, false, true, 3, 2, 1,
		"3 posts; to be mailed by `tagdigest send --last` to 2 subscribers" },
	{ PREPARE_WAITING, false, true, 3, 2, 1,
		"3 posts; to be mailed by `tagdigest send --last` to 2 subscribers" },
};
/* clang-format on */

static void
test_words(void)
{
	g_autoptr(DigestSpec) digest = digest_spec_new();

	digest->timezone = g_strdup("UTC");
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Row *row = &rows[i];
		const Outlook outlook = {
			.state = { .due = row->due,
				.is_first = row->is_first,
				.is_on_demand = row->is_on_demand,
				.window = { .start_s = time_of(DUE) - 7 * DAY_S,
					.end_s = time_of(DUE) } },
			.posts = row->posts,
			.readers = row->readers,
		};
		g_autofree char *want = g_strdup_printf(WEEK ": %s", row->want);

		digest->min_posts = row->min_posts;
		g_autofree char *words = outlook_words(digest, &outlook);
		g_assert_cmpstr(words, ==, want);
	}
}

/* What the organiser said, or has yet to say, ahead of the time. */
static void
test_organiser(void)
{
	static const struct {
		bool needs_ok, is_stopped;
		const char *want;
	} said[] = {
		{ true, false,
			"to be mailed Mon 16 Nov 2026, 07:30, once you say ok (`tagdigest review`),"
			" to 2 subscribers" },
		{ false, true, "not to be mailed: you said stop" },
		{ false, false, "to be mailed Mon 16 Nov 2026, 07:30 to 2 subscribers" },
	};
	g_autoptr(DigestSpec) digest = digest_spec_new();

	digest->timezone = g_strdup("UTC");
	for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
		const Outlook outlook = {
			.state = { .due = PREPARE_NOT_DUE,
				.needs_ok = said[i].needs_ok,
				.is_stopped = said[i].is_stopped,
				.window = { .start_s = time_of(DUE) - 7 * DAY_S,
					.end_s = time_of(DUE) } },
			.posts = 3,
			.readers = 2,
		};
		g_autofree char *want = g_strconcat(WEEK ": 3 posts so far; ", said[i].want, NULL);
		g_autofree char *words = outlook_words(digest, &outlook);

		g_assert_cmpstr(words, ==, want);
	}
}

/* Of what is stored, whoever asks: posts of the period, and readers that the ini names. */
static void
test_look(World *world, gconstpointer data)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "a@x.example b@x.example");
	const SourceSpec *source = world_source(world, "blog", "JoyFE");
	GError *error = NULL;
	Outlook outlook;

	(void)data;
	world_show_one(world, source, make_post("one", "2026-11-12T09:00:00Z", "JoyFE"));
	world_show_one(world, source, make_post("two", "2026-11-13T09:00:00Z", "JoyFE"));
	world_show_one(world, source, make_post("no", "2026-11-13T09:00:00Z", "UKFEChat"));
	world_seed(world);
	world_answered(world, source);
	assert_done(outlook_look(&world->context, digest, &outlook, &error));
	g_assert_cmpint(outlook.posts, ==, 2);
	g_assert_cmpint(outlook.readers, ==, 2);
	g_assert_cmpint(outlook.state.due, ==, PREPARE_DUE);
	g_assert_cmpint(outlook.state.window.end_s, ==, time_of(DUE));

	g_autoptr(Prepared) prepared = NULL;
	Outlook same = { 0 };
	assert_done(prepare_next(&world->context, "weekly", &prepared, &error));
	assert_done(outlook_of(&world->context, prepared, &same, &error));
	g_assert_cmpint(same.posts, ==, 2);
	g_assert_cmpint(same.readers, ==, 2);
	g_assert_cmpint(same.state.due, ==, PREPARE_DUE);
	g_free(g_ptr_array_index(digest->to, 0));
	g_ptr_array_index(digest->to, 0) = g_strdup("c@x.example");
	assert_done(outlook_of(&world->context, prepared, &same, &error));
	g_assert_cmpint(same.readers, ==, 2);
	g_ptr_array_set_size(world->context.config->digests, 0);
	same.posts = 9;
	assert_fails(outlook_of(&world->context, prepared, &same, &error), ERROR_USAGE_PERMANENT,
		"weekly");
	g_assert_cmpint(same.posts, ==, 9);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/outlook/words", test_words);
	g_test_add_func("/outlook/organiser", test_organiser);
	add_test("/outlook/look", test_look);
	return g_test_run();
}
