#include "import/x_archive_tweet.h"

#include "base/prefix.h"
#include "source/x_post.h"
#include "source/x_text.h"
#include "text/hashtag.h"
#include "text/hashtag_glance.h"
#include "text/jsontext.h"

#include <string.h>

/* More of a kind than a post of the longest can hold are somebody's joke. */
#define ENTITIES_MAX 200

/* ---- names ---- */

/* The first of several keys that has a string. */
static const char *
string_of(const json_t *object, const char *const *keys)
{
	for (gsize i = 0; keys[i] != NULL; i++) {
		const char *text = jsontext_string(object, keys[i]);
		if (text != NULL) {
			return text;
		}
	}
	return NULL;
}

/* A number that may be a string of digits. */
static int64_t
number_of(const json_t *value)
{
	const char *digits = json_string_value(value);

	if (digits != NULL && *digits != '\0' && strspn(digits, "0123456789") == strlen(digits)) {
		return (int64_t)MIN(g_ascii_strtoull(digits, NULL, 10), (guint64)G_MAXINT32);
	}
	return json_is_integer(value) ? json_integer_value(value) : -1;
}

char *
x_archive_tweet_id(const json_t *tweet)
{
	char *id = x_post_id(tweet, "id_str");

	return id != NULL ? id : x_post_id(tweet, "id");
}

json_t *
x_archive_tweet_versions(const json_t *tweet)
{
	static const char *const paths[] = { "edit_info.edit.editControlInitial.editTweetIds",
		"edit_info.initial.editTweetIds" };
	g_autofree char *own = x_archive_tweet_id(tweet);
	g_autofree char *first = x_post_id(jsontext_path(tweet, "edit_info.edit"),
		"initialTweetId");

	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		const json_t *ids = jsontext_path(tweet, paths[i]);
		if (json_array_size(ids) > 0) {
			return json_copy((json_t *)ids);
		}
	}
	json_t *ids = json_array();
	if (first != NULL && g_strcmp0(first, own) != 0) {
		json_array_append_new(ids, jsontext_text(first));
	}
	json_array_append_new(ids, jsontext_text(own));
	return ids;
}

const char *
x_archive_tweet_text(const json_t *tweet)
{
	static const char *const keys[] = { "full_text", "text", NULL };

	return string_of(tweet, keys);
}

/* A repost is the words of another, behind whose they are; there is no other sign in the newer
 * ones. */
bool
x_archive_tweet_is_repost(const json_t *tweet)
{
	const char *text = x_archive_tweet_text(tweet);

	return json_is_object(json_object_get(tweet, "retweeted_status"))
		|| (text != NULL && prefix_stands_at(text, "RT @"));
}

/* ---- what stands in the words ---- */

/* Where it begins, of "indices": ["0", "9"], or of a note's "fromIndex". */
static void
set_start(json_t *made, const json_t *entity)
{
	const json_t *index = json_array_get(json_object_get(entity, "indices"), 0);
	const int64_t start = number_of(index != NULL ? index
						      : json_object_get(entity, "fromIndex"));

	if (start >= 0) {
		json_object_set_new(made, "start", json_integer(start));
	}
}

/* Whether the words have a hashtag that an entity names: one that nobody can read is none, and is
 * not seen at a glance. */
static bool
is_written(const char *name, const char *text)
{
	g_autoptr(GPtrArray) tags = g_ptr_array_new();
	g_autoptr(Hashtag) tag = hashtag_new(name);

	if (tag == NULL) {
		return false;
	}
	g_ptr_array_add(tags, tag);
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(tags);
	return hashtag_glance_text(glance, text);
}

static void
add_hashtags(json_t *into, const json_t *list, const char *text)
{
	static const char *const names[] = { "text", "tag", NULL };
	size_t index;
	const json_t *entity;

	json_array_foreach (list, index, entity) {
		const char *name = string_of(entity, names);
		if (name != NULL && index < ENTITIES_MAX && is_written(name, text)) {
			json_t *made = jsontext_object("tag", jsontext_text(name), NULL);
			set_start(made, entity);
			json_array_append_new(into, made);
		}
	}
}

/* @key: what makes it a medium's; or NULL */
static void
add_url(json_t *into, const json_t *entity, const char *key)
{
	static const char *const folded[] = { "url", "shortUrl", NULL },
				 *const whole[] = { "expanded_url", "expandedUrl", NULL };
	const char *url = string_of(entity, folded);

	if (url == NULL || json_array_size(into) >= ENTITIES_MAX) {
		return;
	}
	json_t *made = jsontext_object("url", jsontext_text(url), "expanded_url",
		jsontext_text(string_of(entity, whole)), NULL);
	if (key != NULL) {
		json_object_set_new(made, "media_key", jsontext_text(key));
	}
	set_start(made, entity);
	json_array_append_new(into, made);
}

static void
add_urls(json_t *into, const json_t *list)
{
	size_t index;
	const json_t *entity;

	json_array_foreach (list, index, entity) {
		add_url(into, entity, NULL);
	}
}

static void
add_mention(json_t *into, const char *name, char *id)
{
	g_autofree char *own = id;

	if (name != NULL && own != NULL && json_array_size(into) < ENTITIES_MAX) {
		json_array_append_new(into,
			jsontext_object("username", jsontext_text(name), "id", jsontext_text(own),
				NULL));
	}
}

static void
add_mentions(json_t *into, const json_t *list)
{
	static const char *const names[] = { "screen_name", "screenName", NULL };
	size_t index;
	const json_t *entity;

	json_array_foreach (list, index, entity) {
		add_mention(into, string_of(entity, names), x_archive_tweet_id(entity));
	}
}

static const json_t *
media_of(const json_t *tweet)
{
	const json_t *media = jsontext_path(tweet, "extended_entities.media");

	return json_is_array(media) ? media : jsontext_path(tweet, "entities.media");
}

static const json_t *
list_of(const json_t *words, const char *one, const char *other)
{
	const json_t *list = json_object_get(words, one);

	return list != NULL ? list : json_object_get(words, other);
}

json_t *
x_archive_tweet_entities(const json_t *words, const json_t *tweet)
{
	const char *own = jsontext_string(words, "text"); /* of a note */
	json_t *hashtags = json_array(), *urls = json_array(), *mentions = json_array();
	size_t index;
	const json_t *medium;

	add_hashtags(hashtags, json_object_get(words, "hashtags"),
		own != NULL ? own : x_archive_tweet_text(tweet));
	add_urls(urls, json_object_get(words, "urls"));
	add_mentions(mentions, list_of(words, "user_mentions", "mentions"));
	/* the address of the pictures stands in the words, and is none of them */
	json_array_foreach (media_of(tweet), index, medium) {
		add_url(urls, medium, "medium");
	}
	add_mention(mentions, jsontext_string(tweet, "in_reply_to_screen_name"),
		x_post_id(tweet, "in_reply_to_user_id_str"));
	return jsontext_object("hashtags", hashtags, "urls", urls, "mentions", mentions, NULL);
}

/* ---- media ---- */

/* @return the keys, owned; @included the media that they stand for. */
static json_t *
shape_media(const json_t *tweet, json_t *included)
{
	static const char *const addresses[] = { "media_url_https", "media_url", NULL },
				 *const alts[] = { "ext_alt_text", "alt_text", NULL };
	json_t *keys = json_array();
	size_t index;
	const json_t *medium;

	json_array_foreach (media_of(tweet), index, medium) {
		const char *type = jsontext_string(medium, "type");
		/* of what moves this is a still (docs.x.com: preview_image_url) */
		const char *place = g_strcmp0(type, "photo") == 0 ? "url" : "preview_image_url";
		g_autofree char *key = g_strdup_printf("%zu", index);

		if (index >= ENTITIES_MAX) {
			break;
		}
		json_array_append_new(keys, jsontext_text(key));
		json_array_append_new(included,
			jsontext_object("media_key", jsontext_text(key), "type",
				jsontext_text(type), place,
				jsontext_text(string_of(medium, addresses)), "alt_text",
				jsontext_text(string_of(medium, alts)), NULL));
	}
	return keys;
}

/* ---- what it refers to ---- */

/* The words up to the addresses of pictures and blanks that end them. @return owned. */
static char *
without_pictures(const char *text, const json_t *entities)
{
	char *rest = g_strchomp(g_strdup(text));
	size_t index;
	const json_t *entity;

	json_array_foreach (json_object_get(entities, "urls"), index, entity) {
		const char *own = jsontext_string(entity, "url");
		if (jsontext_string(entity, "media_key") != NULL && own != NULL
			&& g_str_has_suffix(rest, own)) {
			rest[strlen(rest) - strlen(own)] = '\0';
			g_strchomp(rest);
		}
	}
	return rest;
}

/* A post's address at the end of the words is how X writes that it quotes it; an archive has no
 * other sign. @return owned, or NULL. */
static char *
quoted_by(const char *text, const json_t *entities)
{
	g_autofree char *rest = text != NULL ? without_pictures(text, entities) : NULL;
	size_t index;
	const json_t *entity;

	json_array_foreach (json_object_get(entities, "urls"), index, entity) {
		const char *url = jsontext_string(entity, "url");
		g_autofree char *id = x_text_post_id(jsontext_string(entity, "expanded_url"));
		if (id != NULL && jsontext_string(entity, "media_key") == NULL && rest != NULL
			&& url != NULL && g_str_has_suffix(rest, url)) {
			return g_steal_pointer(&id);
		}
	}
	return NULL;
}

static void
add_reference(json_t *into, const char *type, const char *id)
{
	if (id != NULL) {
		json_array_append_new(into,
			jsontext_object("type", jsontext_text(type), "id", jsontext_text(id),
				NULL));
	}
}

static json_t *
shape_references(const json_t *tweet, const json_t *note, const json_t *entities)
{
	json_t *references = json_array();
	g_autofree char *answered = x_post_id(tweet, "in_reply_to_status_id_str");
	g_autofree char *quoted = x_post_id(tweet, "quoted_status_id_str");

	if (quoted == NULL) {
		quoted = quoted_by(x_archive_tweet_text(tweet), entities);
	}
	if (quoted == NULL && note != NULL) {
		quoted = quoted_by(jsontext_string(note, "text"),
			json_object_get(note, "entities"));
	}
	add_reference(references, "replied_to", answered);
	add_reference(references, "quoted", quoted);
	return references;
}

static bool
is_withheld(const json_t *tweet)
{
	static const char *const keys[] = { "withheld_in_countries", "withheld_copyright",
		"withheld_scope" };

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		const json_t *value = json_object_get(tweet, keys[i]);
		const bool is_empty = json_is_array(value) && json_array_size(value) == 0;
		if (value != NULL && !is_empty && !json_is_false(value) && !json_is_null(value)) {
			return true;
		}
	}
	return false;
}

json_t *
x_archive_tweet_shape(const json_t *tweet, json_t *user, json_t *note, json_t **includes)
{
	static const char *const copied[] = { "created_at", "lang", "possibly_sensitive" };
	g_autofree char *id = x_archive_tweet_id(tweet);
	g_autofree char *answered = x_post_id(tweet, "in_reply_to_user_id_str");
	json_t *entities = x_archive_tweet_entities(json_object_get(tweet, "entities"), tweet);
	json_t *included = json_array();
	json_t *references = shape_references(tweet, note, entities);
	json_t *made = jsontext_object("id", jsontext_text(id), "text",
		jsontext_text(x_archive_tweet_text(tweet)), "author_id",
		jsontext_text(jsontext_string(user, "id")), "entities", entities,
		"edit_history_tweet_ids", x_archive_tweet_versions(tweet), "referenced_tweets",
		references, "attachments",
		jsontext_object("media_keys", shape_media(tweet, included), NULL), NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(copied); i++) {
		json_t *value = json_object_get(tweet, copied[i]);
		if (value != NULL) {
			json_object_set(made, copied[i], value);
		}
	}
	if (answered != NULL) {
		json_object_set_new(made, "in_reply_to_user_id", jsontext_text(answered));
	}
	if (is_withheld(tweet)) {
		json_object_set_new(made, "withheld", json_true());
	}
	if (note != NULL) {
		json_object_set(made, "note_tweet", note);
	}
	json_t *users = json_array();
	json_array_append(users, user);
	*includes = jsontext_object("users", users, "media", included, NULL);
	return made;
}
