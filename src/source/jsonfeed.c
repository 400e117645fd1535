#include "source/jsonfeed.h"

#include "base/error.h"
#include "model/post.h"
#include "source/feed_post.h"
#include "source/sniff.h"
#include "source/step.h"
#include "text/date.h"
#include "text/jsonlist.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* Texts of an item beside its title. */
static const char *const text_keys[] = { "content_html", "content_text", "summary", NULL };

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
date_at(const json_t *object, const char *key, int64_t now_s)
{
	g_autofree char *text = jsontext_dup_id(object, key);
	DateReading reading;
	int64_t date_s;

	if (!date_read(text, &reading)) {
		return DATE_UNKNOWN;
	}
	date_s = date_choose(&reading, DATE_ORDER_UNSAID, now_s);
	return date_is_placeholder(date_s) ? DATE_UNKNOWN : date_s;
}

/* An address, or an object that has one. */
static char *
url_at(const json_t *object, const char *key, const char *base)
{
	const char *url = jsontext_string(object, key);

	return url_resolve(base,
		url != NULL ? url : jsontext_string(json_object_get(object, key), "url"));
}

/* The name of an author, category or the like: a string, or an object that has one. */
static const char *
name_of(const json_t *value)
{
	static const char *const keys[] = { "name", "label", "term", "title", "url", NULL };
	const char *name = json_string_value(value);

	for (guint i = 0; name == NULL && keys[i] != NULL; i++) {
		name = jsontext_string(value, keys[i]);
	}
	return name;
}

/* The first author with a name: 1.1 has `authors`, 1.0 had `author`; either is one or several, as
 * an object or a name. @return borrowed, or NULL. */
static const json_t *
author_of(const json_t *object)
{
	static const char *const keys[] = { "authors", "author", NULL };

	for (guint i = 0; keys[i] != NULL; i++) {
		const json_t *value = json_object_get(object, keys[i]);
		size_t k = 0;

		while (json_is_array(value) && k + 1 < json_array_size(value)
			&& name_of(json_array_get(value, k)) == NULL) {
			k++;
		}
		const json_t *author = json_is_array(value) ? json_array_get(value, k) : value;
		if (name_of(author) != NULL) {
			return author;
		}
	}
	return NULL;
}

static void
read_author(const json_t *item, const json_t *feed, const char *base, Post *post)
{
	const json_t *author = author_of(item);
	const char *name;

	if (author == NULL) {
		author = author_of(feed);
	}
	name = json_is_string(author) ? json_string_value(author) : jsontext_string(author, "name");
	post->author_name = feed_post_author(name);
	post->author_url = url_at(author, "url", base);
}

/* What is plain text by the specification and HTML from its first to its last byte. */
static bool
is_html(const char *text)
{
	const char *first = text + strspn(text, MARKUP_BLANKS);
	const char *last = text + strlen(text);

	while (last > first && strchr(MARKUP_BLANKS, last[-1]) != NULL) {
		last--;
	}
	return last > first && *first == '<' && last[-1] == '>' && sniff_is_html(text);
}

static void
read_content(const json_t *item, const char *base, Post *post)
{
	g_autofree char *html = jsontext_dup_string(item, "content_html");
	g_autofree char *text = jsontext_dup_string(item, "content_text");
	g_autofree char *summary = jsontext_dup_string(item, "summary");
	const char *plain = text != NULL ? text : summary;

	if (html != NULL) {
		feed_post_set_content(post, html, true, base);
	} else if (plain != NULL) {
		feed_post_set_content(post, plain, is_html(plain), base);
	}
}

/* Hashtags count in every text that the item has, not only in the one that is shown. */
static void
read_other_texts(const json_t *item, Post *post)
{
	const json_t *attachments = json_object_get(item, "attachments");
	const json_t *attachment;
	size_t i;

	/* content_html, the first, is always the one. */
	for (i = 1; text_keys[i] != NULL; i++) {
		const char *text = jsontext_string(item, text_keys[i]);

		feed_post_add_hashtags(post->tags, text, text != NULL && is_html(text));
	}
	json_array_foreach (attachments, i, attachment) {
		feed_post_add_hashtags(post->tags, jsontext_string(attachment, "title"), false);
	}
}

static void
read_attachment(const json_t *attachment, const char *base, Post *post)
{
	g_autofree char *url = url_at(attachment, "url", base);

	feed_post_add_medium(post, jsontext_string(attachment, "mime_type"), url, NULL);
}

static void
read_attachments(const json_t *item, const char *base, Post *post)
{
	const json_t *attachments = json_object_get(item, "attachments");
	const json_t *attachment;
	size_t i;

	read_attachment(attachments, base, post); /* one alone, as an object */
	json_array_foreach (attachments, i, attachment) {
		read_attachment(attachment, base, post);
	}
}

/* The specification has `tags`; who turns RSS into it may keep `categories`. */
static void
read_tags(const json_t *item, GPtrArray *tags)
{
	static const char *const keys[] = { "tags", "categories", NULL };
	const json_t *tag;
	size_t i;

	for (guint k = 0; keys[k] != NULL; k++) {
		const json_t *list = json_object_get(item, keys[k]);

		feed_post_add_categories(tags, name_of(list)); /* one alone */
		json_array_foreach (list, i, tag) {
			feed_post_add_categories(tags, name_of(tag));
		}
	}
}

static Post *
read_item(const json_t *item, const json_t *feed, const char *network, const FeedOrigin *origin)
{
	const char *base = origin->url;
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
	post->published_s = date_at(item, "date_published", origin->now_s);
	post->updated_s = date_at(item, "date_modified", origin->now_s);
	read_author(item, feed, base, post);
	read_content(item, post->url != NULL ? post->url : base, post);
	read_attachments(item, base, post);
	read_tags(item, post->tags);
	feed_post_complete(post);
	read_other_texts(item, post);
	feed_post_add_cover(post, picture);
	feed_post_add_cover(post, banner);
	feed_post_judge(post, &(ConsentSaid){ 0 });
	return post;
}

/* ---- the items of a feed ---- */

/* An item that may be kept. */
typedef struct Kept {
	FeedPlace place;
	json_t *item; /* owned */
} Kept;

/* The list of items while it is read. */
typedef struct ItemReader {
	const FeedSieve *sieve; /* borrowed, or NULL */
	GPtrArray *kept;        /* of Kept */
	guint count;            /* of items that have come */
	JsonFeed *feed;         /* borrowed: what became of those that are not kept */
} ItemReader;

static void
kept_free(void *data)
{
	Kept *kept = data;

	json_decref(kept->item);
	g_free(kept);
}

static void
keep_newest(const ItemReader *reader)
{
	if (reader->kept->len > FEED_ITEMS_MAX) {
		g_ptr_array_sort(reader->kept, feed_place_compare_dates);
		g_ptr_array_set_size(reader->kept, FEED_ITEMS_MAX);
		reader->feed->is_partly_read = true;
	}
}

static bool
is_wanted(const json_t *item, const FeedSieve *sieve)
{
	g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	g_autofree char *id = jsontext_dup_id(item, "id");
	const json_t *attachments = json_object_get(item, "attachments");
	const json_t *attachment;
	size_t k;

	for (guint i = 0; text_keys[i] != NULL; i++) {
		if (hashtag_glance_text(sieve->tags, jsontext_string(item, text_keys[i]))) {
			return true;
		}
	}
	json_array_foreach (attachments, k, attachment) {
		if (hashtag_glance_text(sieve->tags, jsontext_string(attachment, "title"))) {
			return true;
		}
	}
	read_tags(item, tags);
	return hashtag_glance_text(sieve->tags, jsontext_string(item, "title"))
		|| hashtag_glance_has(sieve->tags, tags) || feed_sieve_has_id(sieve, id);
}

static int64_t
date_of(const json_t *item)
{
	const int64_t published_s = date_at(item, "date_published", DATE_UNKNOWN);

	return published_s != DATE_UNKNOWN ? published_s
					   : date_at(item, "date_modified", DATE_UNKNOWN);
}

/* Load an element of the list; one that is wanted is kept. */
static void
take_element(ItemReader *reader, const char *element, gsize length)
{
	const guint number = reader->count++;
	json_auto_t *item = NULL;
	Kept *kept;

	if (!jsontext_load(element, length, &item, NULL) || !json_is_object(item)) {
		reader->feed->lost_items++;
		return;
	}
	if (reader->sieve != NULL && !is_wanted(item, reader->sieve)) {
		reader->feed->passed_over++;
		return;
	}
	kept = g_new0(Kept, 1);
	kept->place = (FeedPlace){ .number = number, .date_s = date_of(item) };
	kept->item = json_incref(item);
	g_ptr_array_add(reader->kept, kept);
	if (reader->kept->len >= 2 * FEED_ITEMS_MAX) {
		keep_newest(reader);
	}
}

/* @return owned array of Kept, document order. */
static GPtrArray *
read_list(JsonList *list, const FeedSieve *sieve, JsonFeed *feed)
{
	ItemReader reader = {
		.sieve = sieve,
		.kept = g_ptr_array_new_with_free_func(kept_free),
		.feed = feed,
	};
	const char *element;
	gsize length;

	while (jsonlist_next(list, &element, &length)) {
		take_element(&reader, element, length);
	}
	feed->is_cut_off = list->is_cut_off;
	keep_newest(&reader);
	g_ptr_array_sort(reader.kept, feed_place_compare_numbers);
	return reader.kept;
}

/* What the text is, when there is no list of items in it. */
static void
refuse(const GString *text, GError **error)
{
	json_auto_t *document = NULL;

	if (jsontext_load(text->str, text->len, &document, error)) {
		g_autofree char *words = step_words_of_json(document);

		error_set(error, ERROR_PARSE_PERMANENT,
			"JSON, but no JSON Feed: it has no items%s%s",
			words == NULL ? "" : "; it says: ", words == NULL ? "" : words);
	}
}

bool
jsonfeed_read(const GString *text, const FeedSieve *sieve, const FeedOrigin *origin,
	JsonFeed **feed, GError **error)
{
	json_auto_t *head = NULL;
	g_autoptr(GString) rest = NULL;
	g_autoptr(GPtrArray) items = NULL;
	g_autoptr(JsonFeed) read = g_new0(JsonFeed, 1);
	JsonList list;

	if (!jsonlist_open(text->str, text->len, "items", &list, &rest)) {
		refuse(text, error);
		return false;
	}
	if (!jsontext_load(rest->str, rest->len, &head, error)) {
		return false;
	}
	read->title = line_at(head, "title");
	read->is_expired = jsontext_bool(head, "expired", false);
	read->posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	g_autofree char *network = feed_post_network(read->title);
	items = read_list(&list, sieve, read);
	for (guint i = 0; i < items->len; i++) {
		const Kept *kept = g_ptr_array_index(items, i);

		g_ptr_array_add(read->posts, read_item(kept->item, head, network, origin));
	}
	*feed = g_steal_pointer(&read);
	return true;
}

void
jsonfeed_free(JsonFeed *feed)
{
	g_free(feed->title);
	g_clear_pointer(&feed->posts, g_ptr_array_unref);
	g_free(feed);
}
