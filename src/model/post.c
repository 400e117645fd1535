#include "model/post.h"

#include "base/error.h"
#include "model/member.h"

static const char *const media_kinds[] = {
	[POST_MEDIA_PICTURE] = "picture",
	[POST_MEDIA_VIDEO] = "video",
	[POST_MEDIA_AUDIO] = "audio",
	[POST_MEDIA_OTHER] = "other",
};

static const char *const consents[] = {
	[POST_CONSENT_OPEN] = "open",
	[POST_CONSENT_REDUCED] = "reduced",
	[POST_CONSENT_REFUSED] = "refused",
};

static const char *const content_types[] = { "text", "html" };

Post *
post_new(void)
{
	Post *post = g_new0(Post, 1);

	post->published_s = DATE_UNKNOWN;
	post->updated_s = DATE_UNKNOWN;
	post->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	post->media = g_ptr_array_new_with_free_func((GDestroyNotify)post_media_free);
	post->keys = g_ptr_array_new_with_free_func(g_free);
	return post;
}

void
post_free(Post *post)
{
	if (post == NULL) {
		return;
	}
	g_free(post->uri);
	g_free(post->url);
	g_free(post->title);
	g_free(post->content_raw);
	g_free(post->base_url);
	g_free(post->text);
	g_free(post->warning);
	g_free(post->author_name);
	g_free(post->author_handle);
	g_free(post->author_url);
	g_free(post->language);
	g_free(post->network);
	g_free(post->consent_reason);
	g_ptr_array_unref(post->tags);
	g_ptr_array_unref(post->media);
	g_ptr_array_unref(post->keys);
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

static json_t *
tags_to_json(const GPtrArray *tags)
{
	json_t *array = json_array();

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		json_array_append_new(array, json_string(tag->display));
	}
	return array;
}

static json_t *
media_to_json(const GPtrArray *media)
{
	json_t *array = json_array();

	for (guint i = 0; i < media->len; i++) {
		const PostMedia *medium = g_ptr_array_index(media, i);
		json_t *object = json_object();

		member_put_text(object, "kind", media_kinds[medium->kind]);
		member_put_text(object, "url", medium->url);
		member_put_text(object, "alt", medium->alt);
		json_array_append_new(array, object);
	}
	return array;
}

json_t *
post_to_json(const Post *post)
{
	json_t *object = json_object();

	member_put_text(object, "title", post->title);
	member_put_text(object, "link", post->url);
	member_put_text(object, "id", post->uri);
	member_put_time(object, "published", post->published_s);
	member_put_time(object, "updated", post->updated_s);
	member_put_text(object, "author", post->author_name);
	member_put_text(object, "content", post->content_raw);
	member_put_text(object, "content_type", content_types[post->content_is_html]);
	member_put_text(object, "text", post->text);
	member_put_text(object, "warning", post->warning);
	member_put_text(object, "author_handle", post->author_handle);
	member_put_text(object, "author_url", post->author_url);
	member_put_text(object, "language", post->language);
	member_put_text(object, "network", post->network);
	json_object_set_new(object, "tags", tags_to_json(post->tags));
	json_object_set_new(object, "media", media_to_json(post->media));
	member_put_text(object, "consent", consents[post->consent]);
	member_put_text(object, "consent_reason", post->consent_reason);
	json_object_set_new(object, "is_reply", json_boolean(post->is_reply));
	json_object_set_new(object, "replies", json_integer(post->replies));
	json_object_set_new(object, "boosts", json_integer(post->boosts));
	json_object_set_new(object, "favourites", json_integer(post->favourites));
	json_object_set_new(object, "uri_is_global", json_boolean(post->uri_is_global));
	member_put_text(object, "base_url", post->base_url);
	return object;
}

static void
read_tags(MemberReader *reader, GPtrArray *tags)
{
	const json_t *array = member_array(reader, "tags");

	for (size_t i = 0; i < json_array_size(array); i++) {
		const char *display = json_string_value(json_array_get(array, i));
		Hashtag *tag = display == NULL ? NULL : hashtag_new(display);

		if (tag == NULL) {
			member_fail(reader, "tags", "hashtags");
			return;
		}
		g_ptr_array_add(tags, tag);
	}
}

static void
read_media(MemberReader *reader, GPtrArray *media)
{
	const json_t *array = member_array(reader, "media");

	for (size_t i = 0; i < json_array_size(array); i++) {
		MemberReader one = member_reader(json_array_get(array, i));
		PostMedia *medium = post_media_new(POST_MEDIA_PICTURE, NULL, NULL);

		g_ptr_array_add(media, medium);
		medium->kind = (PostMediaKind)member_name(&one, "kind", media_kinds,
			G_N_ELEMENTS(media_kinds));
		medium->url = member_text(&one, "url");
		medium->alt = member_text(&one, "alt");
		if (!member_reader_end(&one, NULL) || medium->url == NULL) {
			member_fail(reader, "media", "objects with kind, url and alt");
			return;
		}
	}
}

bool
post_from_json(const json_t *json, Post **post, GError **error)
{
	MemberReader reader = member_reader(json);
	g_autoptr(Post) read = post_new();

	read->title = member_text(&reader, "title");
	read->url = member_text(&reader, "link");
	read->uri = member_text(&reader, "id");
	read->published_s = member_time(&reader, "published");
	read->updated_s = member_time(&reader, "updated");
	read->author_name = member_text(&reader, "author");
	read->content_raw = member_text(&reader, "content");
	const int type = member_name(&reader, "content_type", content_types,
		G_N_ELEMENTS(content_types));
	read->content_is_html = type == 1;
	read->text = member_text(&reader, "text");
	read->warning = member_text(&reader, "warning");
	read->author_handle = member_text(&reader, "author_handle");
	read->author_url = member_text(&reader, "author_url");
	read->language = member_text(&reader, "language");
	read->network = member_text(&reader, "network");
	read_tags(&reader, read->tags);
	read_media(&reader, read->media);
	read->consent = (PostConsent)member_name(&reader, "consent", consents,
		G_N_ELEMENTS(consents));
	read->consent_reason = member_text(&reader, "consent_reason");
	read->is_reply = member_bool(&reader, "is_reply");
	read->replies = member_integer(&reader, "replies");
	read->boosts = member_integer(&reader, "boosts");
	read->favourites = member_integer(&reader, "favourites");
	read->uri_is_global = member_bool(&reader, "uri_is_global");
	read->base_url = member_text(&reader, "base_url");
	if (!member_reader_end(&reader, error)) {
		return false;
	}
	*post = g_steal_pointer(&read);
	return true;
}
