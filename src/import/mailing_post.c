#include "import/mailing_post.h"

#include "base/now.h"
#include "import/mailing_words.h"
#include "model/consent_signals.h"
#include "text/date.h"
#include "text/html.h"
#include "text/plain.h"

#include <string.h>

static bool
may_be(int64_t time_s, int64_t now_s)
{
	return time_s != DATE_UNKNOWN && !date_is_placeholder(time_s) && time_s <= now_s + DAY_S;
}

int64_t
mailing_post_time(const Message *message, int64_t now_s)
{
	const char *received = message_header(message, "Received");
	const char *end = received == NULL ? NULL : strrchr(received, ';');
	int64_t took_s = DATE_UNKNOWN;

	if (may_be(message->date_s, now_s)) {
		return message->date_s;
	}
	date_parse(end == NULL ? NULL : end + 1 + strspn(end + 1, " "), &took_s);
	return may_be(took_s, now_s) ? took_s : DATE_UNKNOWN;
}

static void
add_hashtags(Post *post, const char *text)
{
	g_autoptr(GPtrArray) found = text == NULL ? NULL : hashtag_find(text);

	for (guint i = 0; found != NULL && i < found->len && post->tags->len < POST_TAGS_MAX; i++) {
		hashtag_list_add(post->tags, g_ptr_array_index(found, i));
	}
}

void
mailing_post_set_words(Post *post, const Prose *prose)
{
	g_auto(HtmlReading) reading = { 0 };
	char *html = mailing_words_html(prose);

	html_read(html, NULL, HTML_PLAIN | HTML_SAFE | HTML_PROSE, &reading);
	post->content_raw = html;
	post->content_is_html = true;
	post->text = plain_lines(reading.plain);
	post->content_safe = g_steal_pointer(&reading.safe);
	post->prose = g_steal_pointer(&reading.prose);
	post_add_links(post, post->prose);
	add_hashtags(post, post->title);
	add_hashtags(post, post->text);
}

void
mailing_post_forget_words(Post *post)
{
	g_clear_pointer(&post->content_raw, g_free);
	g_clear_pointer(&post->content_safe, g_free);
	g_clear_pointer(&post->text, g_free);
	g_clear_pointer(&post->prose, prose_free);
	g_clear_pointer(&post->title, g_free);
	g_clear_pointer(&post->author_name, g_free);
	g_ptr_array_set_size(post->links, 0);
	post->content_is_html = false;
}

static bool
is_wanted(const ImportInput *input, const Post *post)
{
	return input->glance == NULL || input->spec->file_under != NULL
		|| hashtag_glance_has(input->glance, post->tags);
}

static void
judge(Post *post)
{
	const ConsentSubject subjects[] = {
		{ .text = post->title, .now_s = DATE_UNKNOWN },
		{ .text = post->text, .tags = post->tags, .now_s = DATE_UNKNOWN },
		{ .text = post->author_name, .now_s = DATE_UNKNOWN },
	};
	ConsentSaid said = { 0 };

	for (gsize i = 0; i < G_N_ELEMENTS(subjects); i++) {
		consent_signals_hear(CONSENT_RECORD_FEED, &subjects[i], &said);
	}
	consent_signals_apply(&said, post);
}

void
mailing_post_add(const ImportInput *input, Post *post, GArray *items)
{
	ImportItem item = { .verdict = IMPORT_POST, .post = post };

	if (!is_wanted(input, post)) {
		post_free(post);
		mailing_post_refuse(IMPORT_UNTAGGED, NULL, items);
		return;
	}
	judge(post);
	if (post->published_s == DATE_UNKNOWN && post->consent != POST_CONSENT_REFUSED) {
		post_free(post);
		mailing_post_refuse(IMPORT_UNREADABLE,
			"its Date is missing, says no time or one that lies ahead, and no server "
			"says when it came",
			items);
		return;
	}
	g_array_append_val(items, item);
}

void
mailing_post_refuse(ImportVerdict verdict, const char *why, GArray *items)
{
	const ImportItem item = { .verdict = verdict, .why = g_strdup(why) };

	g_array_append_val(items, item);
}
