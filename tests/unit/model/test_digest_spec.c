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

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-spec/defaults", test_defaults);
	g_test_add_func("/digest-spec/tag-for", test_tag_for);
	g_test_add_func("/digest-spec/tag-index", test_tag_index);
	return g_test_run();
}
