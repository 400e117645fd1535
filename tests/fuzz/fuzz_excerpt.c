/*
 * Any HTML as a post: the excerpt keeps its limits and its nesting, and its view can be built and
 * rendered, subject and all. The first byte chooses what else the post has.
 */
#include "render/excerpt.h"

#include <stdint.h>
#include <string.h>

#include "model/edition.h"
#include "render/excerpt_span.h"
#include "render/mail_html.h"
#include "render/mail_text.h"
#include "render/subject.h"
#include "render/view.h"
#include "text/charset.h"

#define CHARACTERS_MAX 541

#define PAGE "https://p.example/a"
#define LINES_MAX 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Post *
make_post(uint8_t traits, const char *content)
{
	Post *post = post_new();

	post->id = 1;
	post->content_is_html = (traits & 1) != 0;
	post->content_raw = g_strdup(content);
	post->text = g_strdup(content);
	post->title = (traits & 2) != 0 ? g_strndup(content, 40) : NULL;
	post->consent = (traits & 4) != 0 ? POST_CONSENT_REDUCED : POST_CONSENT_OPEN;
	if ((traits & 8) != 0) {
		post->card = g_new0(PostCard, 1);
		post->card->url = g_strdup(PAGE);
		post->card->title = g_strdup("A title");
		post->quote = g_new0(PostQuote, 1);
		post->quote->text = g_strdup(content);
	}
	if ((traits & 16) != 0) {
		post->url = g_strdup(PAGE);
		post->reply_to = g_new0(PostReplyTo, 1);
		post->reply_to->url = g_strdup(PAGE);
		post->reply_to->author = g_strdup(post->text);
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

/* @said: what a story says of it already; or NULL. */
static void
check_excerpt(const Post *post, const ExcerptSaid *said)
{
	g_auto(Excerpt) excerpt = { 0 };

	excerpt_make(post, said, &excerpt);
	if (excerpt.text != NULL) {
		g_autofree char *text = excerpt_span_text(excerpt.text);

		g_assert_true(g_utf8_validate(text, -1, NULL));
		g_assert_cmpuint(prose_count(excerpt.text), >, 0);
		g_assert_cmpint(g_utf8_strlen(text, -1), <=, CHARACTERS_MAX);
		g_assert_cmpuint(count_lines(text), <=, LINES_MAX);
	}
}

/* A post with its copy, and one below it; with some traits a story. @post and @answer owned. */
static DraftEntry *
make_entry(uint8_t traits, Post *post, Post *answer)
{
	DraftEntry *entry = draft_entry_new(post);
	DraftCopy *copy = g_new0(DraftCopy, 1);

	copy->network = g_strdup(post->text);
	copy->url = g_strdup(PAGE);
	g_ptr_array_add(entry->copies, copy);
	g_ptr_array_add(entry->below, draft_entry_new(answer));
	entry->more = 2;
	if ((traits & 32) != 0) {
		entry->story = g_new0(DraftStory, 1);
		entry->story->url = g_strdup(PAGE);
		entry->story->title = (traits & 64) != 0 ? g_strdup(post->text) : NULL;
	}
	return entry;
}

/* Whatever is inside, a subject is one short line, and holds nobody's address. */
static void
check_subject(const json_t *view)
{
	g_autofree char *subject = view_subject(view);

	g_assert_cmpint(g_utf8_strlen(subject, -1), <=, SUBJECT_CHARACTERS_MAX);
	g_assert_null(strpbrk(subject, "\r\n\t@"));
}

/* @entry owned. */
static void
check_mail(DraftEntry *entry)
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
	g_ptr_array_add(section->entries, entry);
	g_ptr_array_add(draft->sections, section);
	g_assert_true(view_new(draft, &options, &view, NULL));
	g_assert_true(mail_html_render(view, variant, NULL));
	g_assert_true(mail_text_render(view, variant, NULL));
	g_assert_null(strstr(variant->text, "\n\n\n\n"));
	check_subject(view);
	check_elements(variant->html);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t traits = size == 0 ? 0 : data[0];
	g_autofree char *bytes = g_strndup((const char *)data + (size > 0), size - (size > 0));
	g_autofree char *content = charset_make_valid(bytes);
	Post *post = make_post(traits, content);

	const ExcerptSaid said = { .page_url = PAGE, .page_title = content, .answered = content };

	check_excerpt(post, NULL);
	check_excerpt(post, &said);
	check_mail(make_entry(traits, post, make_post(traits, content)));
	return 0;
}
