#include "source/jsonfeed.h"

#include "base/error.h"
#include "model/post.h"
#include "source/feed.h"
#include "source/feed_post.h"
#include "source/sniff.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

bool
jsonfeed_is_meant(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '{' && strstr(text, "\"items\"") != NULL;
}

/* Plain by the specification, HTML by the plug-ins that write it. */
static char *
line_at(const json_t *object, const char *key)
{
	const char *text = jsontext_string(object, key);

	return text == NULL ? NULL : feed_post_line(text, sniff_is_html(text));
}

static int64_t
date_at(const json_t *object, const char *key)
{
	g_autofree char *text = jsontext_dup_id(object, key);
	int64_t date_s = DATE_UNKNOWN;

	return date_parse(text, &date_s) ? date_s : DATE_UNKNOWN;
}

static char *
url_at(const json_t *object, const char *key, const char *base)
{
	return url_resolve(base, jsontext_string(object, key));
}

/* The first author: 1.1 has `authors`, 1.0 had `author`. @return borrowed, or NULL. */
static const json_t *
author_of(const json_t *object)
{
	const json_t *author = json_array_get(json_object_get(object, "authors"), 0);

	return author != NULL ? author : json_object_get(object, "author");
}

static void
read_author(const json_t *item, const json_t *feed, const char *base, Post *post)
{
	const json_t *author = author_of(item);

	if (author == NULL || json_is_null(author)) {
		author = author_of(feed);
	}
	post->author_name = json_is_string(author) ? feed_post_author(json_string_value(author))
						   : line_at(author, "name");
	post->author_url = url_at(author, "url", base);
}

static void
read_content(const json_t *item, const char *base, Post *post)
{
	g_autofree char *html = jsontext_dup_string(item, "content_html");
	g_autofree char *text = jsontext_dup_string(item, "content_text");
	g_autofree char *summary = jsontext_dup_string(item, "summary");

	if (html != NULL) {
		feed_post_set_content(post, html, true, base);
	} else {
		feed_post_set_content(post, text != NULL ? text : summary, false, base);
	}
}

static void
read_attachments(const json_t *item, const char *base, Post *post)
{
	const json_t *attachments = json_object_get(item, "attachments");
	const json_t *attachment;
	size_t i;

	json_array_foreach(attachments, i, attachment) {
		g_autofree char *url = url_at(attachment, "url", base);

		feed_post_add_medium(post, jsontext_string(attachment, "mime_type"), url, NULL);
	}
}

static void
read_tags(const json_t *item, Post *post)
{
	const json_t *tags = json_object_get(item, "tags");
	const json_t *tag;
	size_t i;

	json_array_foreach(tags, i, tag) {
		feed_post_add_categories(post->tags, json_string_value(tag));
	}
}

static Post *
read_item(const json_t *item, const json_t *feed, const char *network, const char *base)
{
	Post *post = post_new();
	g_autofree char *picture = url_at(item, "image", base);
	g_autofree char *banner = url_at(item, "banner_image", base);

	post->uri = jsontext_dup_id(item, "id");
	post->url = url_at(item, "url", base);
	if (post->url == NULL) {
		post->url = url_at(item, "external_url", base);
	}
	if (post->url == NULL && url_is_web(post->uri)) {
		post->url = url_resolve(NULL, post->uri);
	}
	post->title = line_at(item, "title");
	post->network = g_strdup(network);
	post->language = feed_post_language(jsontext_string(item, "language"));
	if (post->language == NULL) {
		post->language = feed_post_language(jsontext_string(feed, "language"));
	}
	post->published_s = date_at(item, "date_published");
	post->updated_s = date_at(item, "date_modified");
	read_author(item, feed, base, post);
	read_content(item, post->url != NULL ? post->url : base, post);
	read_attachments(item, base, post);
	read_tags(item, post);
	feed_post_complete(post);
	feed_post_add_cover(post, picture);
	feed_post_add_cover(post, banner);
	return post;
}

bool
jsonfeed_read(const char *text, gsize length, const char *document_url, JsonFeed **feed,
	      GError **error)
{
	json_auto_t *document = NULL;
	const json_t *items, *item;
	size_t i;

	if (!jsontext_load(text, length, &document, error)) {
		return false;
	}
	items = json_object_get(document, "items");
	if (!json_is_array(items)) {
		error_set(error, ERROR_PARSE_PERMANENT, "JSON, but no JSON Feed: it has no items");
		return false;
	}
	g_autoptr(JsonFeed) read = g_new0(JsonFeed, 1);
	read->title = line_at(document, "title");
	read->is_expired = jsontext_bool(document, "expired", false);
	read->posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	g_autofree char *network = feed_post_network(read->title);
	json_array_foreach(items, i, item) {
		if (json_is_object(item) && read->posts->len < FEED_ITEMS_CAP) {
			g_ptr_array_add(read->posts,
					read_item(item, document, network, document_url));
		}
	}
	*feed = g_steal_pointer(&read);
	return true;
}

void
jsonfeed_free(JsonFeed *feed)
{
	if (feed == NULL) {
		return;
	}
	g_free(feed->title);
	g_clear_pointer(&feed->posts, g_ptr_array_unref);
	g_free(feed);
}
