#include "model/post.h"

#include "base/prefix.h"

#include <string.h>

Post *
post_new(void)
{
	Post *post = g_new0(Post, 1);

	post->published_s = DATE_UNKNOWN;
	post->updated_s = DATE_UNKNOWN;
	post->counts_s = DATE_UNKNOWN;
	post->replies = POST_COUNT_UNKNOWN;
	post->boosts = POST_COUNT_UNKNOWN;
	post->favourites = POST_COUNT_UNKNOWN;
	post->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	post->media = g_ptr_array_new_with_free_func((GDestroyNotify)post_media_free);
	post->links = g_ptr_array_new_with_free_func((GDestroyNotify)post_link_free);
	post->keys = g_ptr_array_new_with_free_func(g_free);
	post->author_keys = g_ptr_array_new_with_free_func(g_free);
	return post;
}

bool
post_is_refused(const Post *post)
{
	return MAX(post->consent, post->author_consent) == POST_CONSENT_REFUSED;
}

bool
post_is_closed(const Post *post)
{
	return post->group != NULL && post->agreed == NULL;
}

void
post_free(Post *post)
{
	if (post == NULL) {
		return;
	}
	g_free(post->uri);
	g_free(post->native_id);
	g_free(post->url);
	g_free(post->title);
	g_free(post->content_raw);
	g_free(post->base_url);
	g_free(post->text);
	g_free(post->content_safe);
	prose_free(post->prose);
	g_free(post->warning);
	g_free(post->author_name);
	g_free(post->author_handle);
	g_free(post->author_url);
	g_free(post->language);
	g_free(post->network);
	g_free(post->consent_reason);
	g_ptr_array_unref(post->tags);
	g_ptr_array_unref(post->media);
	g_ptr_array_unref(post->links);
	g_ptr_array_unref(post->keys);
	g_ptr_array_unref(post->author_keys);
	post_card_free(post->card);
	post_poll_free(post->poll);
	post_quote_free(post->quote);
	post_reply_to_free(post->reply_to);
	g_free(post->group);
	g_free(post->agreed);
	g_free(post);
}

static bool
cut(char *text, gsize bytes_max)
{
	const gsize length = text == NULL ? 0 : strnlen(text, bytes_max + 1);

	if (length <= bytes_max) {
		return false;
	}
	text[prefix_fit(text, length, bytes_max)] = '\0';
	return true;
}

bool
post_shorten(Post *post)
{
	const bool is_cut = cut(post->text, POST_TEXT_BYTES_MAX);
	const bool is_raw_long = post->content_raw != NULL
		&& strnlen(post->content_raw, POST_RAW_BYTES_MAX + 1) > POST_RAW_BYTES_MAX;

	if (!is_cut && !is_raw_long) {
		return false;
	}
	g_free(post->content_raw);
	post->content_raw = g_strdup(post->text);
	post->content_is_html = false;
	g_clear_pointer(&post->content_safe, g_free);
	g_clear_pointer(&post->prose, prose_free);
	return true;
}

PostMedia *
post_media_new(PostMediaKind kind, const char *url, const char *alt)
{
	PostMedia *media = g_new0(PostMedia, 1);

	media->kind = kind;
	media->url = g_strdup(url);
	media->alt = g_strdup(alt);
	return media;
}

void
post_media_free(PostMedia *media)
{
	if (media == NULL) {
		return;
	}
	g_free(media->url);
	g_free(media->alt);
	g_free(media);
}

/* ---- what a post is made of besides its own words ---- */

#define LINKS_MAX 64

PostLink *
post_link_new(const char *url, const char *words)
{
	PostLink *link = g_new0(PostLink, 1);

	link->url = g_strdup(url);
	link->words = g_strdup(words);
	return link;
}

void
post_link_free(PostLink *link)
{
	if (link == NULL) {
		return;
	}
	g_free(link->url);
	g_free(link->words);
	g_free(link);
}

void
post_add_links(Post *post, const Prose *prose)
{
	if (prose->kind == PROSE_LINK && post->links->len < LINKS_MAX) {
		g_ptr_array_add(post->links, post_link_new(prose->url, prose->text));
	}
	for (guint i = 0; i < prose_count(prose); i++) {
		post_add_links(post, prose_part(prose, i));
	}
}

static void
free_option(void *data)
{
	PostPollOption *option = data;

	g_free(option->title);
	g_free(option);
}

PostPoll *
post_poll_new(void)
{
	PostPoll *poll = g_new0(PostPoll, 1);

	poll->options = g_ptr_array_new_with_free_func(free_option);
	poll->ends_s = DATE_UNKNOWN;
	return poll;
}

void
post_poll_add(PostPoll *poll, const char *title, int64_t votes)
{
	PostPollOption *option = g_new0(PostPollOption, 1);

	option->title = g_strdup(title);
	option->votes = votes;
	g_ptr_array_add(poll->options, option);
}

void
post_poll_free(PostPoll *poll)
{
	if (poll == NULL) {
		return;
	}
	g_ptr_array_unref(poll->options);
	g_free(poll);
}

void
post_card_free(PostCard *card)
{
	if (card == NULL) {
		return;
	}
	g_free(card->url);
	g_free(card->title);
	g_free(card->description);
	g_free(card);
}

void
post_quote_free(PostQuote *quote)
{
	if (quote == NULL) {
		return;
	}
	g_free(quote->url);
	g_free(quote->uri);
	g_free(quote->author);
	g_free(quote->text);
	g_free(quote);
}

void
post_reply_to_free(PostReplyTo *reply_to)
{
	if (reply_to == NULL) {
		return;
	}
	g_free(reply_to->id);
	g_free(reply_to->uri);
	g_free(reply_to->url);
	g_free(reply_to->author);
	g_free(reply_to);
}
