/* Posts out of feeds, field by field: caps, what comes twice, and what is none. */
#include "source/feed_post.h"

#include <string.h>

static GPtrArray *
no_tags(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
}

/* The longest category: its bytes count, not its characters. */
static void
test_longest_category(void)
{
	g_autoptr(GString) name = g_string_new(NULL);
	g_autoptr(GPtrArray) tags = no_tags();

	for (guint i = 0; i < 100; i++) {
		g_string_append(name, "é");
	}
	feed_post_add_categories(tags, name->str);
	g_assert_cmpuint(tags->len, ==, 1);
	g_ptr_array_set_size(tags, 0);
	g_string_append_c(name, '-'); /* which is left out of a tag */
	feed_post_add_categories(tags, name->str);
	g_assert_cmpuint(tags->len, ==, 0);
}

/* A hundred tags, wherever they come from. */
static void
test_tag_cap(void)
{
	g_autoptr(GString) names = g_string_new(NULL);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray) tags = no_tags();
	g_autoptr(GPtrArray) others = no_tags();

	for (guint i = 0; i < 101; i++) {
		g_string_append_printf(names, "n%u,", i);
		g_string_append_printf(text, "#t%u ", i);
	}
	feed_post_add_categories(tags, names->str);
	g_assert_cmpuint(tags->len, ==, 100);
	feed_post_add_hashtags(tags, text->str, false);
	g_assert_cmpuint(tags->len, ==, 100);
	feed_post_add_hashtags(others, text->str, false);
	g_assert_cmpuint(others->len, ==, 100);
}

/* What is left of a category's frame. */
static void
test_category_frames(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "> C.", "#C" },
		{ "#x!?", "#x" },
		{ "..", NULL },
		{ "#", NULL },
		{ "", NULL },
		{ NULL, NULL },
		{ "<b>Tea &amp; cake</b>", NULL },
		{ "<b>Tea</b>", "#Tea" },
		{ "http://a.example/#tea", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) tags = no_tags();

		feed_post_add_categories(tags, rows[i].text);
		g_test_message("\"%s\"", rows[i].text == NULL ? "(none)" : rows[i].text);
		g_assert_cmpuint(tags->len, ==, rows[i].want == NULL ? 0 : 1);
		if (rows[i].want != NULL) {
			g_assert_cmpstr(((Hashtag *)g_ptr_array_index(tags, 0))->display, ==,
				rows[i].want);
		}
	}
}

/* Several in one, however they are told apart. */
static void
test_category_of_several(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "/a/b/", "#a #b" },
		{ "News > Further Education", "#News #FurtherEducation" },
		{ "＃JoyFE、UKFEChat；x，y", "#JoyFE #UKFEChat #x #y" },
		{ "JoyFE · UKFEChat • x", "#JoyFE #UKFEChat #x" },
		{ "Col·legi", "#Col·legi" },
		{ "#JoyFE UKFEChat", "#JoyFE #JoyFEUKFEChat" },
		{ "#a #b c", "#a #b" },
		{ "a, #b #c; d", "#a #b #c #d" },
		{ "Further Education", "#FurtherEducation" },
		{ "a http://b.example/, c", "" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) tags = no_tags();
		g_autoptr(GString) got = g_string_new(NULL);

		feed_post_add_categories(tags, rows[i].text);
		for (guint k = 0; k < tags->len; k++) {
			g_string_append_printf(got, "%s%s", k == 0 ? "" : " ",
				((Hashtag *)g_ptr_array_index(tags, k))->display);
		}
		g_test_message("\"%s\"", rows[i].text);
		g_assert_cmpstr(got->str, ==, rows[i].want);
	}
}

static const PostMedia *
medium_at(const Post *post, guint index)
{
	return g_ptr_array_index(post->media, index);
}

/* Twenty media, each once, described by the first words that somebody has for it. */
static void
test_media(void)
{
	g_autoptr(Post) post = post_new();

	feed_post_add_medium(post, "image", NULL, "of nothing");
	g_assert_cmpuint(post->media->len, ==, 0);
	feed_post_add_medium(post, "audio/ogg", "https://a.example/1", NULL);
	feed_post_add_medium(post, "image", "https://a.example/1", " A\nbowl ");
	feed_post_add_medium(post, NULL, "https://a.example/1", "Another");
	g_assert_cmpuint(post->media->len, ==, 1);
	g_assert_cmpint(medium_at(post, 0)->kind, ==, POST_MEDIA_AUDIO);
	g_assert_cmpstr(medium_at(post, 0)->alt, ==, "A bowl");
	for (guint i = 2; i < 30; i++) {
		g_autofree char *url = g_strdup_printf("https://a.example/%u.png", i);

		feed_post_add_medium(post, NULL, url, NULL);
	}
	g_assert_cmpuint(post->media->len, ==, 20);
	g_assert_cmpstr(medium_at(post, 19)->url, ==, "https://a.example/20.png");
}

/* A cover stands beside sounds, and not beside pictures. */
static void
test_cover(void)
{
	g_autoptr(Post) post = post_new();

	feed_post_add_medium(post, "audio", "https://a.example/1", NULL);
	feed_post_add_cover(post, "https://a.example/2");
	feed_post_add_cover(post, "https://a.example/3");
	g_assert_cmpuint(post->media->len, ==, 2);
	g_assert_cmpint(medium_at(post, 1)->kind, ==, POST_MEDIA_PICTURE);
	g_assert_cmpstr(medium_at(post, 1)->url, ==, "https://a.example/2");
}

static void
test_content(void)
{
	g_autoptr(Post) post = post_new();

	feed_post_set_content(post, "", true, "https://a.example/");
	feed_post_set_content(post, NULL, true, "https://a.example/");
	g_assert_null(post->content_raw);
	g_assert_null(post->base_url);
	feed_post_set_content(post, "one", true, "https://a.example/");
	feed_post_set_content(post, "two", false, NULL);
	g_assert_cmpstr(post->content_raw, ==, "two");
	g_assert_false(post->content_is_html);
	g_assert_null(post->base_url);
}

/* Of a line that has no end the start is read, whole characters of it. */
static void
test_lines(void)
{
	g_autoptr(GString) text = g_string_new("a");
	g_autofree char *nothing = feed_post_line(NULL, true);
	g_autofree char *nobody = feed_post_author(NULL);
	g_autofree char *language = feed_post_language(" EN_gb\n");
	g_autofree char *line = NULL;

	for (guint i = 0; i < 5000; i++) {
		g_string_append(text, "é");
	}
	line = feed_post_line(text->str, false);
	g_assert_true(g_utf8_validate(line, -1, NULL));
	g_assert_true(g_str_has_prefix(line, "aé"));
	g_assert_cmpuint(strlen(line), <=, 8000);
	g_assert_null(nothing);
	g_assert_null(nobody);
	g_assert_cmpstr(language, ==, "en-gb");
}

/* What a reader must have: text, links, tags of title and text, a date. */
static void
test_complete(void)
{
	g_autoptr(Post) post = post_new();
	g_autoptr(Post) text = post_new();

	post->title = g_strdup("On #Tea");
	post->updated_s = 7;
	feed_post_set_content(post, "<p>#Cake <a href='1'>there</a></p>", true,
		"https://a.example/");
	feed_post_complete(post);
	g_assert_cmpint(post->consent, ==, POST_CONSENT_UNSAID);
	feed_post_judge(post, &(ConsentSaid){ POST_CONSENT_REDUCED, "first", POST_CONSENT_UNSAID });
	feed_post_judge(post,
		&(ConsentSaid){ POST_CONSENT_REFUSED, "robots", POST_CONSENT_UNSAID });
	g_assert_cmpstr(post->text, ==, "#Cake there");
	g_assert_nonnull(strstr(post->content_safe, "https://a.example/1"));
	g_assert_cmpuint(post->links->len, ==, 1);
	g_assert_cmpuint(post->tags->len, ==, 2);
	g_assert_cmpint(post->published_s, ==, 7);
	g_assert_cmpint(post->consent, ==, POST_CONSENT_REFUSED);
	g_assert_cmpstr(post->consent_reason, ==, "robots");
	text->published_s = 5;
	text->updated_s = 7;
	feed_post_set_content(text, "One https://a.example/1", false, NULL);
	feed_post_complete(text);
	g_assert_cmpstr(text->text, ==, "One https://a.example/1");
	g_assert_nonnull(text->prose);
	g_assert_cmpint(text->published_s, ==, 5);
	g_assert_null(text->author_handle);
}

/* What Mastodon's RSS hides is looked for where nothing else says it. */
static void
test_mastodon(void)
{
	g_autoptr(Post) post = post_new();
	g_autoptr(Post) known = post_new();

	post->url = g_strdup("https://tooter.example/@ada/115");
	feed_post_set_content(post, "<p><strong>Food:</strong> tea</p><hr />", false, NULL);
	feed_post_complete(post);
	g_assert_cmpstr(post->author_handle, ==, "@ada@tooter.example");
	g_assert_null(post->warning);
	known->url = g_strdup("https://tooter.example/@ada/115");
	known->author_handle = g_strdup("@bea@b.example");
	feed_post_complete(known);
	g_assert_cmpstr(known->author_handle, ==, "@bea@b.example");
	g_assert_null(known->network);
}

/* #nobot, wherever in a feed people write it. */
static void
test_judge(void)
{
	static const struct {
		gsize field;
		const char *text;
		bool is_no;
	} rows[] = {
		{ offsetof(Post, title), "On soup #nobot", true },
		{ offsetof(Post, text), "Soup #no-bots", true },
		{ offsetof(Post, author_name), "Ada #NoBot", true },
		{ offsetof(Post, network), "Ada's blog #noindex", true },
		{ offsetof(Post, title), "No bot wrote this", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = post_new();

		G_STRUCT_MEMBER(char *, post, rows[i].field) = g_strdup(rows[i].text);
		feed_post_judge(post, &(ConsentSaid){ 0 });
		g_assert_cmpint(post->consent == POST_CONSENT_REFUSED, ==, rows[i].is_no);
		g_assert_cmpint(post->author_consent, ==, POST_CONSENT_UNSAID);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed_post/longest-category", test_longest_category);
	g_test_add_func("/feed_post/tag-cap", test_tag_cap);
	g_test_add_func("/feed_post/category-frames", test_category_frames);
	g_test_add_func("/feed_post/category-of-several", test_category_of_several);
	g_test_add_func("/feed_post/media", test_media);
	g_test_add_func("/feed_post/cover", test_cover);
	g_test_add_func("/feed_post/content", test_content);
	g_test_add_func("/feed_post/lines", test_lines);
	g_test_add_func("/feed_post/complete", test_complete);
	g_test_add_func("/feed_post/mastodon", test_mastodon);
	g_test_add_func("/feed_post/judge", test_judge);
	return g_test_run();
}
