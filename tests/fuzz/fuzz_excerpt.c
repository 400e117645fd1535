/*
 * Any HTML as a post: the excerpt keeps its limits and its nesting, and its view can be built and
 * rendered. The first byte chooses what else the post has.
 */
#include "render/excerpt.h"

#include <stdint.h>
#include <string.h>

#include "model/edition.h"
#include "render/excerpt_span.h"
#include "render/mail_html.h"
#include "render/mail_text.h"
#include "render/view.h"
#include "text/charset.h"

#define CHARACTERS_MAX 481
#define LINES_MAX 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Post *
make_post(uint8_t traits, const char *content)
{
	Post *post = post_new();

	post->content_is_html = (traits & 1) != 0;
	post->content_raw = g_strdup(content);
	post->text = g_strdup(content);
	post->title = (traits & 2) != 0 ? g_strndup(content, 40) : NULL;
	post->consent = (traits & 4) != 0 ? POST_CONSENT_REDUCED : POST_CONSENT_OPEN;
	if ((traits & 8) != 0) {
		post->card = g_new0(PostCard, 1);
		post->card->url = g_strdup("https://p.example/a");
		post->card->title = g_strdup("A title");
		post->quote = g_new0(PostQuote, 1);
		post->quote->text = g_strdup(content);
	}
	if (post->title != NULL) {
		char *valid = g_utf8_make_valid(post->title, -1);

		g_free(post->title);
		post->title = valid;
	}
	return post;
}

static guint
count_lines(const char *text)
{
	guint lines = 1;

	for (; *text != '\0'; text++) {
		lines += *text == '\n';
	}
	return lines;
}

static guint
count_words(const char *text, const char *word)
{
	guint count = 0;

	for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word)) {
		count++;
	}
	return count;
}

/* What begins in a post ends in it. */
static void
check_elements(const char *html)
{
	static const char *const names[] = { "blockquote", "ul", "ol", "li", "pre", "code" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *bare = g_strdup_printf("<%s>", names[i]);
		g_autofree char *begin = g_strdup_printf("<%s ", names[i]);
		g_autofree char *end = g_strdup_printf("</%s>", names[i]);

		g_assert_cmpuint(count_words(html, bare) + count_words(html, begin), ==,
			count_words(html, end));
	}
}

static void
check_excerpt(const Post *post)
{
	g_auto(Excerpt) excerpt = { 0 };

	excerpt_make(post, NULL, &excerpt);
	if (excerpt.text != NULL) {
		g_autofree char *text = excerpt_span_text(excerpt.text);

		g_assert_true(g_utf8_validate(text, -1, NULL));
		g_assert_cmpuint(prose_count(excerpt.text), >, 0);
		g_assert_cmpint(g_utf8_strlen(text, -1), <=, CHARACTERS_MAX);
		g_assert_cmpuint(count_lines(text), <=, LINES_MAX);
	}
}

/* @post owned. */
static void
check_mail(Post *post)
{
	const ViewOptions options = { .unsubscribe_url = "https://d.example/leave?" };
	g_autoptr(Draft) draft = draft_new();
	g_autoptr(Variant) variant = variant_new();
	DraftSection *section = draft_section_new(DRAFT_SECTION_TAG, hashtag_new("#JoyFE"));
	json_auto_t *view = NULL;

	draft->digest = g_strdup("weekly");
	draft->frequency = SCHEDULE_WEEKLY;
	draft->title = g_strdup("Weekly");
	draft->language = g_strdup("en");
	draft->timezone = g_strdup("UTC");
	draft->contact = g_strdup("o@college.example");
	draft->period_start_s = 1794297600;
	draft->period_end_s = 1794902400;
	draft->posts_total = 1;
	section->total = 1;
	g_ptr_array_add(section->entries, draft_entry_new(post));
	g_ptr_array_add(draft->sections, section);
	g_assert_true(view_new(draft, &options, &view, NULL));
	g_assert_true(mail_html_render(view, variant, NULL));
	g_assert_true(mail_text_render(view, variant, NULL));
	g_assert_null(strstr(variant->text, "\n\n\n\n"));
	check_elements(variant->html);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t traits = size == 0 ? 0 : data[0];
	g_autofree char *bytes = g_strndup((const char *)data + (size > 0), size - (size > 0));
	g_autofree char *content = charset_make_valid(bytes);
	Post *post = make_post(traits, content);

	check_excerpt(post);
	check_mail(post);
	return 0;
}
