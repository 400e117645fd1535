#include "model/digest_spec.h"

#include "text/hashtag.h"

static DigestSpec *
make_spec(void)
{
	DigestSpec *spec = digest_spec_new();

	g_ptr_array_add(spec->tags, hashtag_new("#JoyFE"));
	g_ptr_array_add(spec->tags, hashtag_new("#UKFEChat"));
	g_hash_table_insert(spec->aliases, g_strdup("joyoffe"), g_strdup("joyfe"));
	g_hash_table_insert(spec->aliases, g_strdup("ukfechat"), g_strdup("joyfe"));
	g_hash_table_insert(spec->aliases, g_strdup("sustain"), g_strdup("sustainfe"));
	return spec;
}

static void
test_defaults(void)
{
	g_autoptr(DigestSpec) spec = digest_spec_new();
	g_autofree char *schedule = schedule_text(&spec->schedule);

	g_assert_cmpstr(schedule, ==, "weekly Monday 07:30");
	g_assert_cmpstr(spec->language, ==, "en");
	g_assert_null(spec->timezone);
	g_assert_cmpint(spec->min_posts, ==, 1);
	g_assert_cmpint(spec->max_posts, ==, 60);
	g_assert_cmpint(spec->reach_s, ==, 0);
	digest_spec_free(NULL);
}

static void
test_tag_for(void)
{
	static const struct {
		const char *key, *want;
	} rows[] = {
		{ "joyfe", "joyfe" },
		{ "joyoffe", "joyfe" },
		{ "ukfechat", "ukfechat" }, /* its own name before its alias */
		{ "sustain", NULL },        /* an alias of another digest's tag */
		{ "soup", NULL },
	};
	g_autoptr(DigestSpec) spec = make_spec();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_cmpstr(digest_spec_tag_for(spec, rows[i].key), ==, rows[i].want);
	}
}

static void
test_tag_index(void)
{
	static const struct {
		const char *tags;
		int want;
	} rows[] = {
		{ "#ukfechat #joyfe", 0 },
		{ "#soup #UKFEChat", 1 },
		{ "#soup #JoyOfFE", 0 },
		{ "#soup", -1 },
		{ "", -1 },
	};
	g_autoptr(DigestSpec) spec = make_spec();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) tags = hashtag_find(rows[i].tags);
		g_assert_cmpint(digest_spec_tag_index(spec, tags), ==, rows[i].want);
	}
}

static void
test_schedule(void)
{
	static const struct {
		const char *text, *want; /* NULL: it is refused */
		guint chats;
	} rows[] = {
		{ "weekly Monday 07:30", "weekly Monday 07:30", 0 },
		{ "weekly mon 7:30, after chat UKFEChat",
			"weekly Monday 07:30, after chat UKFEChat", 1 },
		{ "daily 07:30 ,After  CHAT a, after chat b",
			"daily 07:30, after chat a, after chat b", 2 },
		{ "monthly 1 07:30, after chat A", "monthly 1 07:30, after chat A", 1 },
		{ "weekly Monday 07:30,", NULL, 0 },
		{ "weekly Monday 07:30, after chat", NULL, 0 },
		{ "weekly Monday 07:30, after chat a b", NULL, 0 },
		{ "weekly Monday 07:30, after UKFEChat", NULL, 0 },
		{ "after chat UKFEChat", NULL, 0 },
		{ "", NULL, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(DigestSpec) spec = digest_spec_new();
		g_autoptr(GError) error = NULL;
		const bool is_read = digest_spec_read_schedule(rows[i].text, spec, &error);
		g_autofree char *text = digest_spec_schedule_text(spec);
		DigestSpec beside;

		g_assert_true(is_read == (rows[i].want != NULL) && is_read == (error == NULL));
		g_assert_true(digest_spec_read_schedule(rows[i].text, NULL, NULL) == is_read);
		g_assert_cmpuint(spec->after->len, ==, rows[i].chats);
		g_assert_cmpstr(text, ==, is_read ? rows[i].want : "weekly Monday 07:30");
		g_assert_true(digest_spec_after_chats(spec, &beside) == (rows[i].chats > 0));
		g_assert_true(rows[i].chats == 0
			|| beside.schedule.frequency == SCHEDULE_AFTER_CHAT);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-spec/defaults", test_defaults);
	g_test_add_func("/digest-spec/tag-for", test_tag_for);
	g_test_add_func("/digest-spec/tag-index", test_tag_index);
	g_test_add_func("/digest-spec/schedule", test_schedule);
	return g_test_run();
}
