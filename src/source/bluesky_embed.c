#include "source/bluesky_embed.h"

#include "base/prefix.h"
#include "source/bluesky_name.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define EMBED "app.bsky.embed."

typedef void (*EmbedRead)(const json_t *embed, Post *post);

static void
add_media(Post *post, PostMediaKind kind, const char *address, const char *words)
{
	g_autofree char *url = url_resolve(NULL, address != NULL ? address : post->url);
	g_autofree char *alt = words != NULL ? plain_lines(words) : NULL;

	if (url != NULL && post->media->len < POST_MEDIA_MAX) {
		g_ptr_array_add(post->media, post_media_new(kind, url, alt));
	}
}

static void
read_pictures(const json_t *list, Post *post)
{
	size_t index;
	const json_t *item;

	json_array_foreach (list, index, item) {
		const char *full = jsontext_string(item, "fullsize");
		const char *thumb = jsontext_string(item, "thumb");
		const char *small = thumb != NULL ? thumb : jsontext_string(item, "thumbnail");

		if (json_is_object(item)) {
			add_media(post, POST_MEDIA_PICTURE, full != NULL ? full : small,
				jsontext_string(item, "alt"));
		}
	}
}

static void
read_images(const json_t *embed, Post *post)
{
	read_pictures(json_object_get(embed, "images"), post);
}

static void
read_gallery(const json_t *embed, Post *post)
{
	const json_t *items = json_object_get(embed, "media");

	read_pictures(items != NULL ? items : json_object_get(embed, "items"), post);
}

static void
read_video(const json_t *embed, Post *post)
{
	add_media(post, POST_MEDIA_VIDEO, jsontext_string(embed, "playlist"),
		jsontext_string(embed, "alt"));
}

/* Moving pictures that people choose from a list come as pages of these. */
static bool
is_moving_picture(const char *url)
{
	static const char *const hosts[] = { "media.tenor.com", "giphy.com", "static.klipy.com",
		NULL };
	g_autofree char *host = url_host(url);

	for (gsize i = 0; host != NULL && hosts[i] != NULL; i++) {
		if (url_host_is_within(host, strlen(host), hosts[i])) {
			return true;
		}
	}
	return false;
}

/* Their description begins "Alt: " (social-app, src/lib/gif-alt-text.ts). */
static void
add_moving_picture(Post *post, const char *url, const char *words)
{
	const char *const begins[] = { "Alt: ", "ALT: " };

	for (gsize i = 0; words != NULL && i < G_N_ELEMENTS(begins); i++) {
		words += prefix_stands_at(words, begins[i]) ? strlen(begins[i]) : 0;
	}
	add_media(post, POST_MEDIA_PICTURE, url, words);
}

static void
set_card(Post *post, const char *address, const char *title, const char *description)
{
	g_autofree char *url = url_resolve(NULL, address);

	if (url == NULL || post->card != NULL) {
		return;
	}
	post->card = g_new0(PostCard, 1);
	post->card->url = g_steal_pointer(&url);
	post->card->title = plain_line(title);
	post->card->description = plain_line(description);
}

static void
read_external(const json_t *embed, Post *post)
{
	const json_t *external = json_object_get(embed, "external");
	const char *url = jsontext_string(external, "uri");
	const char *description = jsontext_string(external, "description");

	if (url != NULL && is_moving_picture(url)) {
		add_moving_picture(post, url, description);
	} else {
		set_card(post, url, jsontext_string(external, "title"), description);
	}
}

/* What is shown of a record that is no post: a feed, a list, a starter pack. */
static void
read_record(const json_t *embed, Post *post)
{
	static const char *const titles[] = { "displayName", "name", NULL };
	const json_t *record = json_object_get(embed, "record");
	const json_t *inner = json_object_get(record, "record");
	const char *type = jsontext_string(record, "$type");
	g_autofree char *page = bluesky_name_page(jsontext_string(record, "uri"), NULL);
	const char *title = jsontext_string(inner, "name");

	if (type == NULL || prefix_stands_at(type, EMBED "record#view")) {
		return; /* a post, or what is left of one */
	}
	for (gsize i = 0; title == NULL && titles[i] != NULL; i++) {
		title = jsontext_string(record, titles[i]);
	}
	if (page != NULL) {
		set_card(post, page, title, jsontext_string(record, "description"));
	} else {
		add_media(post, POST_MEDIA_OTHER, NULL, NULL);
	}
}

static void read_any(const json_t *embed, Post *post);

static void
read_both(const json_t *embed, Post *post)
{
	const json_t *media = json_object_get(embed, "media");
	const char *type = jsontext_string(media, "$type");

	read_record(json_object_get(embed, "record"), post);
	if (g_strcmp0(type, EMBED "recordWithMedia#view") != 0) {
		read_any(media, post);
	}
}

static const struct {
	const char *type;
	EmbedRead read;
} rows[] = {
	{ EMBED "images#view", read_images },
	{ EMBED "gallery#view", read_gallery },
	{ EMBED "video#view", read_video },
	{ EMBED "external#view", read_external },
	{ EMBED "record#view", read_record },
	{ EMBED "recordWithMedia#view", read_both },
};

static void
read_any(const json_t *embed, Post *post)
{
	const char *type = jsontext_string(embed, "$type");

	for (gsize i = 0; type != NULL && i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(type, rows[i].type) == 0) {
			rows[i].read(embed, post);
			return;
		}
	}
	if (json_is_object(embed)) {
		add_media(post, POST_MEDIA_OTHER, NULL, NULL);
	}
}

void
bluesky_embed_read(const json_t *view, Post *post)
{
	const json_t *embed = json_object_get(view, "embed");
	const json_t *several = json_object_get(view, "embeds");
	size_t index;
	const json_t *one;

	read_any(embed, post);
	json_array_foreach (several, index, one) {
		read_any(one, post);
	}
	if (embed == NULL && several == NULL) {
		/* a record that nobody has made a view of has the card's words all the same */
		read_external(jsontext_path(view, "record.embed"), post);
	}
}

const json_t *
bluesky_embed_quoted(const json_t *view)
{
	const json_t *embed = json_object_get(view, "embed");
	const char *type = jsontext_string(embed, "$type");
	const json_t *record = json_object_get(embed, "record");

	if (g_strcmp0(type, EMBED "recordWithMedia#view") == 0) {
		record = json_object_get(record, "record");
	} else if (g_strcmp0(type, EMBED "record#view") != 0) {
		return NULL;
	}
	return g_strcmp0(jsontext_string(record, "$type"), EMBED "record#viewRecord") == 0 ? record
											   : NULL;
}
