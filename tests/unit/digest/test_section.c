#include "digest/section.h"

/* The post that a section shows at a place. */
static const Post *
post_at(const DraftSection *section, guint index)
{
	const DraftEntry *entry = g_ptr_array_index(section->entries, index);

	return entry->post;
}

static DigestSpec *
spec_of(const char *tags, int max_posts)
{
	DigestSpec *spec = digest_spec_new();
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);

	for (guint i = 0; names[i] != NULL; i++) {
		g_ptr_array_add(spec->tags, hashtag_new(names[i]));
	}
	spec->max_posts = max_posts;
	return spec;
}

static Post *
post_of(int64_t id, const char *tags, const char *author)
{
	Post *post = post_new();
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);

	post->id = id;
	post->author_handle = g_strdup(author);
	for (guint i = 0; names[i] != NULL; i++) {
		g_autoptr(Hashtag) tag = hashtag_new(names[i]);
		hashtag_list_add(post->tags, tag);
	}
	return post;
}

/* "#JoyFE 1 2, #SustainFE 3": what stands where. */
static char *
picture(const Draft *draft)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);
		g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", section->tag->display);
		for (guint j = 0; j < section->entries->len; j++) {
			const Post *post = post_at(section, j);
			g_string_append_printf(out, " %" G_GINT64_FORMAT, post->id);
		}
	}
	return g_string_free(out, FALSE);
}

static GPtrArray *
week(void)
{
	GPtrArray *posts = g_ptr_array_new();

	g_ptr_array_add(posts, post_of(1, "joyfe", "@dee"));
	g_ptr_array_add(posts, post_of(2, "SustainFE JoyFE", "@ada"));
	g_ptr_array_add(posts, post_of(3, "sustainfe", "@bo"));
	g_ptr_array_add(posts, post_of(4, "JOYFE", "@cy"));
	g_ptr_array_add(posts, post_of(5, "JoyFE", "@cy"));
	return posts;
}

static void
test_fills(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE UKFEChat SustainFE", 60);
	g_autoptr(Draft) draft = draft_new();

	section_fill(draft, spec, week());
	g_autofree char *got = picture(draft);
	g_assert_cmpstr(got, ==, "#JoyFE 1 2 4 5, #SustainFE 3");
	g_assert_cmpint(draft->posts_total, ==, 5);
	g_assert_cmpint(draft->people_total, ==, 4);
	g_assert_cmpuint(draft->cuts->len, ==, 0);
}

/* The largest section gives up its latest first; every cut is recorded. */
static void
test_caps(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE SustainFE", 3);
	g_autoptr(Draft) draft = draft_new();

	section_fill(draft, spec, week());
	g_autofree char *got = picture(draft);
	g_assert_cmpstr(got, ==, "#JoyFE 1 2, #SustainFE 3");
	g_assert_cmpint(draft->posts_total, ==, 5);
	g_assert_cmpuint(draft->cuts->len, ==, 2);
	const DraftCut *cut = g_ptr_array_index(draft->cuts, 0);
	g_assert_cmpint(cut->post_id, ==, 5);
	g_assert_cmpstr(cut->reason, ==, "over max_posts");
	g_assert_true(section_cut_one(draft, "over the size of a mail"));
	g_assert_false(section_cut_one(draft, "over the size of a mail"));
}

static void
test_nothing(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
	g_autoptr(Draft) draft = draft_new();

	section_fill(draft, spec, g_ptr_array_new());
	g_assert_cmpuint(draft->sections->len, ==, 0);
	g_assert_false(section_cut_one(draft, "x"));
}

/* What its author takes back: it is counted, empty sections go, and nobody quotes it. */
static void
test_take_out(void)
{
	g_autoptr(Draft) draft = draft_new();
	g_autoptr(GHashTable) ids = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(GPtrArray) posts = week();
	int64_t gone[] = { 3, 2, 4 };
	DigestSpec *spec = spec_of("JoyFE SustainFE", 60);

	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		post->uri = g_strdup_printf("uri:%u", i + 1);
		post->quote = g_new0(PostQuote, 1);
		post->quote->uri = g_strdup(i == 0 ? "uri:5" : "uri:4");
		post->quote->text = g_strdup("quoted");
	}
	section_fill(draft, spec, g_ptr_array_ref(posts));
	for (gsize i = 0; i < G_N_ELEMENTS(gone); i++) {
		g_hash_table_add(ids, &gone[i]);
	}
	section_take_out(draft, ids);
	g_autofree char *left = picture(draft);
	g_assert_cmpstr(left, ==, "#JoyFE 1 5");
	g_assert_cmpint(draft->posts_total, ==, 2);
	g_assert_cmpint(draft->people_total, ==, 2);
	g_assert_cmpint(draft->origin.taken_back, ==, 3);
	const DraftSection *section = g_ptr_array_index(draft->sections, 0);
	g_assert_cmpint(section->total, ==, 2);
	g_assert_cmpstr(post_at(section, 0)->quote->text, ==, "quoted");
	g_assert_null(post_at(section, 1)->quote->text);
	digest_spec_free(spec);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/section/fills", test_fills);
	g_test_add_func("/section/caps", test_caps);
	g_test_add_func("/section/nothing", test_nothing);
	g_test_add_func("/section/take-out", test_take_out);
	return g_test_run();
}
