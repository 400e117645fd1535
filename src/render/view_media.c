/* Attachments of a post, by their descriptions: a mail never loads a picture from anywhere. */
#include "render/view_part.h"

#include "text/plain.h"

#define SHOWN_MAX 4
#define ALT_MAX 480

static const char *const kind_names[] = {
	[POST_MEDIA_PICTURE] = "picture",
	[POST_MEDIA_VIDEO] = "video",
	[POST_MEDIA_AUDIO] = "audio",
	[POST_MEDIA_OTHER] = "other",
};

static bool
is_described(const PostMedia *media)
{
	g_autofree char *alt = plain_line(media->alt);

	return alt != NULL;
}

static int
count_kind(const GPtrArray *list, PostMediaKind kind)
{
	int count = 0;

	for (guint i = 0; i < list->len; i++) {
		const PostMedia *media = g_ptr_array_index(list, i);
		count += media->kind == kind;
	}
	return count;
}

static int
count_described(const GPtrArray *list)
{
	int count = 0;

	for (guint i = 0; i < list->len; i++) {
		count += is_described(g_ptr_array_index(list, i));
	}
	return count;
}

/* What is worth a word: of an article, recordings, and else what its author described. */
static GPtrArray *
worth_showing(const Post *post, bool is_article)
{
	GPtrArray *list = g_ptr_array_new();

	for (guint i = 0; i < post->media->len; i++) {
		PostMedia *media = g_ptr_array_index(post->media, i);
		bool is_recording = media->kind == POST_MEDIA_AUDIO
			|| media->kind == POST_MEDIA_VIDEO;
		if (!is_article || is_recording || is_described(media)) {
			g_ptr_array_add(list, media);
		}
	}
	return list;
}

static json_t *
item_new(char *label, char *text, json_t *link)
{
	json_t *item = json_object();

	view_part_take(item, "label", label);
	view_part_take(item, "text", text);
	json_object_set_new(item, "is_described", json_boolean(link != NULL));
	json_object_set_new(item, "link", link != NULL ? link : json_null());
	return item;
}

/* A description is shown with its author's leave; that there is a picture may always be said. */
static json_t *
item_view(PostMaker *post, const PostMedia *media, int number, int count)
{
	const Phrases *words = post->maker->words;
	const bool quotes = post->post->consent <= POST_CONSENT_OPEN;
	const char *kind = kind_names[media->kind];
	g_autofree char *key = g_strdup_printf("media.%s%s", kind, count > 1 ? "_of" : "");
	const bool is_bare = quotes || media->kind != POST_MEDIA_PICTURE;
	g_autofree char *bare = g_strdup_printf("media.%s_%s", kind, is_bare ? "bare" : "there");
	g_autofree char *number_text = g_strdup_printf("%d", number);
	g_autofree char *count_text = g_strdup_printf("%d", count);
	char *alt = quotes ? view_part_line(media->alt, ALT_MAX) : NULL;
	char *label = phrases_say(words, key,
		PHRASE_VALUES({ "number", number_text }, { "count", count_text }));

	if (alt == NULL) {
		return item_new(label, phrases_say(words, bare, NULL), NULL);
	}
	post->maker->read_words += plain_words(alt);
	return item_new(label, alt, view_part_post_link(post));
}

static char *
more_said(const ViewMaker *maker, const GPtrArray *list, guint shown)
{
	int count = (int)(list->len - shown);
	bool are_pictures = count_kind(list, POST_MEDIA_PICTURE) == (int)list->len;

	if (count == 0) {
		return NULL;
	}
	return phrases_count(maker->words, are_pictures ? "media.more_pictures" : "media.more",
		count, NULL);
}

/* Several pictures and no word on any of them that may be shown. */
static bool
says_nothing_of_each(const GPtrArray *list, bool quotes)
{
	const bool are_pictures = count_kind(list, POST_MEDIA_PICTURE) == (int)list->len;

	return list->len > 1 && are_pictures && (!quotes || count_described(list) == 0);
}

/* One line that says so for all. */
static json_t *
undescribed_view(const ViewMaker *maker, int pictures, bool quotes)
{
	return item_new(phrases_count(maker->words, "media.pictures", pictures, NULL),
		phrases_say(maker->words, quotes ? "media.pictures_bare" : "media.pictures_there",
			NULL),
		NULL);
}

json_t *
view_part_media(PostMaker *post, bool is_article)
{
	g_autoptr(GPtrArray) list = worth_showing(post->post, is_article);
	int numbers[G_N_ELEMENTS(kind_names)] = { 0 };
	guint shown = MIN(list->len, SHOWN_MAX);
	const bool quotes = post->post->consent <= POST_CONSENT_OPEN;
	json_t *object, *items;

	if (list->len == 0) {
		return json_null();
	}
	object = json_object();
	items = json_array();
	json_object_set_new(object, "items", items);
	if (says_nothing_of_each(list, quotes)) {
		json_array_append_new(items, undescribed_view(post->maker, (int)list->len, quotes));
		view_part_put(object, "more", NULL);
		return object;
	}
	for (guint i = 0; i < shown; i++) {
		const PostMedia *media = g_ptr_array_index(list, i);
		json_array_append_new(items,
			item_view(post, media, ++numbers[media->kind],
				count_kind(list, media->kind)));
	}
	view_part_take(object, "more", more_said(post->maker, list, shown));
	return object;
}
