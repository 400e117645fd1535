#include "model/post.h"

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
	g_free(post);
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
