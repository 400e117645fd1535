/* What is passed on of posts whose authors allow less, and of others. */
#include "render/shown.h"

#include <string.h>

#define MANY_WORDS 400

static Post *
post_with_all(PostConsent consent)
{
	g_autoptr(GString) text = g_string_new("First words.");
	Post *post = post_new();

	for (int i = 0; i < MANY_WORDS; i++) {
		g_string_append_printf(text, " word%d", i);
	}
	post->title = g_strdup("A title");
	post->text = g_strdup(text->str);
	post->content_raw = g_strdup_printf("<p>%s</p>", text->str);
	post->content_is_html = true;
	post->base_url = g_strdup("https://feed.example/secret");
	post->author_name = g_strdup("Ada");
	post->url = g_strdup("https://toot.example/@ada/1");
	post->favourites = 3;
	post->counts_s = 5;
	post->consent = consent;
	g_ptr_array_add(post->tags, hashtag_new("JoyFE"));
	g_ptr_array_add(post->media,
		post_media_new(POST_MEDIA_PICTURE, "https://toot.example/1.png", "a walrus"));
	g_ptr_array_add(post->links, post_link_new("https://page.example/", "a page"));
	post->card = g_new0(PostCard, 1);
	post->card->url = g_strdup("https://page.example/");
	post->quote = g_new0(PostQuote, 1);
	post->reply_to = g_new0(PostReplyTo, 1);
	post->poll = post_poll_new();
	return post;
}

static void
test_open(void)
{
	g_autoptr(Post) post = post_with_all(POST_CONSENT_OPEN);
	g_autoptr(GString) before = g_string_new(NULL);
	g_autoptr(GString) after = g_string_new(NULL);

	post_write(post, before);
	shown_reduce(post);
	post_write(post, after);
	g_assert_cmpstr(after->str, ==, before->str);
}

static void
test_reduced(void)
{
	g_autoptr(Post) post = post_with_all(POST_CONSENT_REDUCED);

	shown_reduce(post);
	g_assert_cmpstr(post->title, ==, "A title");
	g_assert_true(g_str_has_prefix(post->text, "First words. word0"));
	g_assert_cmpint(g_utf8_strlen(post->text, -1), <=, 281);
	g_assert_null(post->content_raw);
	g_assert_null(post->base_url);
	g_assert_false(post->content_is_html);
	g_assert_null(post->card);
	g_assert_null(post->quote);
	g_assert_null(post->poll);
	g_assert_null(post->reply_to);
	g_assert_cmpuint(post->media->len + post->links->len, ==, 0);
	g_assert_cmpint(post->favourites, ==, POST_COUNT_UNKNOWN);
	g_assert_cmpint(post->counts_s, ==, DATE_UNKNOWN);
	g_assert_cmpstr(post->author_name, ==, "Ada");
	g_assert_cmpstr(post->url, ==, "https://toot.example/@ada/1");
	g_assert_cmpuint(post->tags->len, ==, 1);
}

/* What is folded is not shown by an excerpt; nor is there one of a post without words. */
static void
test_without_words(void)
{
	g_autoptr(Post) folded = post_with_all(POST_CONSENT_REDUCED);
	g_autoptr(Post) empty = post_new();

	folded->warning = g_strdup("animals");
	shown_reduce(folded);
	g_assert_null(folded->title);
	g_assert_null(folded->text);
	g_assert_cmpstr(folded->warning, ==, "animals");
	empty->consent = POST_CONSENT_REDUCED;
	shown_reduce(empty);
	g_assert_null(empty->text);
}

/* Of a closed group that has not agreed nobody and nothing is quoted, whatever is stored. */
static void
test_closed_group(void)
{
	g_autoptr(Post) post = post_with_all(POST_CONSENT_OPEN);

	post->group = g_strdup("Members");
	post->warning = g_strdup("animals");
	shown_reduce(post);
	g_assert_null(post->title);
	g_assert_null(post->text);
	g_assert_null(post->warning);
	g_assert_null(post->author_name);
	g_assert_cmpstr(post->url, ==, "https://toot.example/@ada/1");
	g_autoptr(Post) agreed = post_with_all(POST_CONSENT_OPEN);
	agreed->group = g_strdup("Members");
	agreed->agreed = g_strdup("2026-12-01, moderators");
	shown_reduce(agreed);
	g_assert_cmpstr(agreed->author_name, ==, "Ada");
	g_assert_nonnull(agreed->content_raw);
}

static void
test_words(void)
{
	g_autofree char *nothing = shown_words(NULL);
	g_autofree char *blank = shown_words(" \n ");
	g_autofree char *words = shown_words("At https://blog.example/1?utm_source=x, twice\n\n"
					     "https://www.blog.example/a/b?c=1&fbclid=2");

	g_assert_null(nothing);
	g_assert_null(blank);
	g_assert_cmpstr(words, ==, "At blog.example/1, twice\n\nblog.example/a/b?c=1");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/shown/open", test_open);
	g_test_add_func("/shown/reduced", test_reduced);
	g_test_add_func("/shown/without words", test_without_words);
	g_test_add_func("/shown/closed group", test_closed_group);
	g_test_add_func("/shown/words", test_words);
	return g_test_run();
}
