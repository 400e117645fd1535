#include "render/shown.h"

#include "render/excerpt.h"
#include "render/excerpt_span.h"
#include "text/plain.h"

/* @value owned by the call. */
static void
set_text(char **text, char *value)
{
	g_free(*text);
	*text = value;
}

/* What hangs on its words, or says more than they do. */
static void
clear_parts(Post *post)
{
	g_clear_pointer(&post->content_raw, g_free);
	g_clear_pointer(&post->content_safe, g_free);
	g_clear_pointer(&post->base_url, g_free);
	g_clear_pointer(&post->prose, prose_free);
	g_clear_pointer(&post->card, post_card_free);
	g_clear_pointer(&post->poll, post_poll_free);
	g_clear_pointer(&post->quote, post_quote_free);
	g_clear_pointer(&post->reply_to, post_reply_to_free);
	g_ptr_array_set_size(post->media, 0);
	g_ptr_array_set_size(post->links, 0);
	post->content_is_html = false;
	post->replies = POST_COUNT_UNKNOWN;
	post->boosts = POST_COUNT_UNKNOWN;
	post->favourites = POST_COUNT_UNKNOWN;
	post->counts_s = DATE_UNKNOWN;
}

static void
clear_author(Post *post)
{
	char **const texts[] = { &post->author_name, &post->author_handle, &post->author_url,
		&post->warning };

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_clear_pointer(texts[i], g_free);
	}
}

void
shown_reduce(Post *post)
{
	g_auto(Excerpt) excerpt = { 0 };
	const bool is_closed = post_is_closed(post);

	if (post->consent < POST_CONSENT_REDUCED && !is_closed) {
		return;
	}
	if (is_closed) {
		clear_author(post);
	}
	if (post->warning == NULL && !is_closed) {
		excerpt_make(post, NULL, &excerpt);
	}
	set_text(&post->title, g_steal_pointer(&excerpt.title));
	set_text(&post->text, excerpt.text == NULL ? NULL : excerpt_span_text(excerpt.text));
	clear_parts(post);
}

char *
shown_words(const char *text)
{
	g_autofree char *lines = text == NULL ? NULL : plain_lines(text);
	g_autoptr(Prose) words = lines == NULL ? NULL : prose_from_text(lines);

	if (words == NULL) {
		return NULL;
	}
	excerpt_show_words(words);
	return excerpt_span_text(words);
}
