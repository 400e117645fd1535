#include "source/x_post.h"

#include "base/now.h"
#include "model/consent_signals.h"
#include "source/x_text.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define ID_DIGITS_MAX 19
/* A page's posts have no more authors, and few more pictures; what is beyond is not looked at. */
#define INCLUDED_MAX 1000
#define ADDRESS "https://x.com/"
/* Posts can be edited for half an hour, once it was an hour (help.x.com/using-x/edit-post). */
#define EDITED_WITHIN_S HOUR_S
/* Ids hold the millisecond of their making, of this time on, above 22 other bits. */
#define ID_EPOCH_MS 1288834974657
#define ID_OTHER_BITS 22

/* ---- ids ---- */

static char *
digits_or_null(char *id)
{
	const gsize length = id == NULL ? 0 : strlen(id);

	if (length > 0 && length <= ID_DIGITS_MAX && strspn(id, "0123456789") == length) {
		return id;
	}
	g_free(id);
	return NULL;
}

char *
x_post_id(const json_t *json, const char *key)
{
	return digits_or_null(jsontext_dup_id(json, key));
}

bool
x_post_is_later(const char *one, const char *other)
{
	const gsize length = strlen(one), other_length = strlen(other);

	return length != other_length ? length > other_length : strcmp(one, other) > 0;
}

static char *
edit_id(const json_t *json, bool is_last)
{
	const json_t *ids = json_object_get(json, "edit_history_tweet_ids");
	const size_t count = json_array_size(ids);
	const json_t *id = count == 0 ? NULL : json_array_get(ids, is_last ? count - 1 : 0);
	char *text = digits_or_null(g_strdup(json_string_value(id)));

	return text != NULL ? text : x_post_id(json, "id");
}

char *
x_post_first_id(const json_t *json)
{
	return edit_id(json, false);
}

char *
x_post_last_id(const json_t *json)
{
	return edit_id(json, true);
}

int64_t
x_post_time_of_id(const char *id)
{
	const guint64 number = g_ascii_strtoull(id, NULL, 10);

	return (int64_t)((number >> ID_OTHER_BITS) + ID_EPOCH_MS) / 1000;
}

static char *
address_of(const char *account, const char *id)
{
	return g_strconcat(ADDRESS, account != NULL ? account : "i", "/status/", id, NULL);
}

/* ---- what stands beside ---- */

/* The object of a list in "includes" whose @key is @value (borrowed, may be NULL). */
static const json_t *
find_included(const json_t *includes, const char *list, const char *key, const char *value)
{
	size_t index;
	const json_t *entry;

	json_array_foreach (json_object_get(includes, list), index, entry) {
		const char *own = jsontext_string(entry, key);

		if (index >= INCLUDED_MAX) {
			break;
		}
		if (own != NULL && value != NULL && strcmp(own, value) == 0) {
			return entry;
		}
	}
	return NULL;
}

/* "retweeted", "quoted", "replied_to": the id that is so referred to. @return owned, or NULL. */
static char *
referenced(const json_t *json, const char *type)
{
	size_t index;
	const json_t *entry;

	json_array_foreach (json_object_get(json, "referenced_tweets"), index, entry) {
		if (g_strcmp0(jsontext_string(entry, "type"), type) == 0) {
			return x_post_id(entry, "id");
		}
	}
	return NULL;
}

/* A name that may stand in an address: letters, digits, '_'. @return owned, or NULL. */
static char *
account_name(const json_t *user)
{
	g_autofree char *name = jsontext_dup_string(user, "username");

	for (const char *at = name; at != NULL && *at != '\0'; at++) {
		if (!g_ascii_isalnum(*at) && *at != '_') {
			return NULL;
		}
	}
	return g_steal_pointer(&name);
}

static char *
handle_of(const char *account)
{
	return account != NULL ? g_strconcat("@", account, "@x.com", NULL) : NULL;
}

static void
read_author(const json_t *user, Post *post)
{
	g_autofree char *account = account_name(user);

	if (account == NULL) {
		return;
	}
	const char *name = jsontext_string(user, "name");
	g_autofree char *unescaped = name != NULL ? x_text_read(name, NULL, NULL) : NULL;
	post->author_name = unescaped != NULL ? plain_line(unescaped) : NULL;
	post->author_handle = handle_of(account);
	post->author_url = g_strconcat(ADDRESS, account, NULL);
}

static PostMediaKind
media_kind(const char *type)
{
	if (g_strcmp0(type, "photo") == 0) {
		return POST_MEDIA_PICTURE;
	}
	return g_strcmp0(type, "video") == 0 || g_strcmp0(type, "animated_gif") == 0
		? POST_MEDIA_VIDEO
		: POST_MEDIA_OTHER;
}

static void
read_media(const json_t *json, const json_t *includes, Post *post)
{
	const json_t *keys = jsontext_path(json, "attachments.media_keys");
	size_t index;
	const json_t *key;

	json_array_foreach (keys, index, key) {
		const json_t *medium = find_included(includes, "media", "media_key",
			json_string_value(key));
		const char *own = jsontext_string(medium, "url");
		const char *still = jsontext_string(medium, "preview_image_url");
		/* of a video the post is where it plays, where there is not even a still */
		g_autofree char *url = url_resolve(NULL,
			own != NULL              ? own
				: still != NULL  ? still
				: medium != NULL ? post->url
						 : NULL);
		const char *words = jsontext_string(medium, "alt_text");
		g_autofree char *alt = words != NULL ? plain_lines(words) : NULL;
		if (url != NULL && post->media->len < POST_MEDIA_MAX) {
			g_ptr_array_add(post->media,
				post_media_new(media_kind(jsontext_string(medium, "type")), url,
					alt));
		}
	}
}

static PostPoll *
read_poll(const json_t *json, const json_t *includes)
{
	const json_t *ids = jsontext_path(json, "attachments.poll_ids");
	const json_t *found = find_included(includes, "polls", "id",
		json_string_value(json_array_get(ids, 0)));
	size_t index;
	const json_t *option;

	if (found == NULL) {
		return NULL;
	}
	PostPoll *poll = post_poll_new();
	json_array_foreach (json_object_get(found, "options"), index, option) {
		g_autofree char *title = plain_line(jsontext_string(option, "label"));
		if (title != NULL) {
			post_poll_add(poll, title,
				MAX(POST_COUNT_UNKNOWN,
					jsontext_integer(option, "votes", POST_COUNT_UNKNOWN)));
		}
	}
	poll->is_closed = g_strcmp0(jsontext_string(found, "voting_status"), "closed") == 0;
	(void)date_parse(jsontext_string(found, "end_datetime"), &poll->ends_s);
	if (poll->options->len == 0) {
		post_poll_free(poll);
		return NULL;
	}
	return poll;
}

/* ---- words ---- */

/* A long post is whole in another member, with entities of its own. */
static const json_t *
words_of(const json_t *json)
{
	const json_t *note = json_object_get(json, "note_tweet");
	const char *text = jsontext_string(note, "text");

	return text != NULL && *text != '\0' ? note : json;
}

static void
read_tags(const json_t *words, Post *post)
{
	g_autoptr(GPtrArray) written = hashtag_find(post->text != NULL ? post->text : "");
	size_t index;
	const json_t *entry;

	json_array_foreach (jsontext_path(words, "entities.hashtags"), index, entry) {
		const char *name = jsontext_string(entry, "tag");
		g_autoptr(Hashtag) tag = name != NULL ? hashtag_new(name) : NULL;
		if (tag != NULL && post->tags->len < POST_TAGS_MAX) {
			hashtag_list_add(post->tags, tag);
		}
	}
	for (guint i = 0; i < written->len && post->tags->len < POST_TAGS_MAX; i++) {
		hashtag_list_add(post->tags, g_ptr_array_index(written, i));
	}
}

/* Codes that name no language: undetermined, a link, a picture, hashtags or names alone …
 * (docs.x.com: lang). */
static char *
read_language(const json_t *json)
{
	static const char *const none[] = { "und", "zxx", "art", "mis", "mul" };
	g_autofree char *code = jsontext_dup_string(json, "lang");

	if (code == NULL || (strlen(code) == 3 && code[0] == 'q')) {
		return NULL;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(none); i++) {
		if (strcmp(code, none[i]) == 0) {
			return NULL;
		}
	}
	return g_steal_pointer(&code);
}

static void
read_content(const json_t *json, const char *quoted, Post *post)
{
	const json_t *words = words_of(json);
	const char *text = jsontext_string(words, "text");

	post->text = text != NULL ? x_text_read(text, json_object_get(words, "entities"), quoted)
				  : NULL;
	post->content_raw = g_strdup(post->text);
	if (post->text != NULL) {
		post->prose = prose_from_text(post->text);
		post_add_links(post, post->prose);
	}
	read_tags(words, post);
	post->language = read_language(json);
	if (jsontext_bool(json, "possibly_sensitive", false)) {
		post->warning = g_strdup(""); /* no reason is given */
	}
}

/* An edit is a post of its own; the first of them is when it was published. */
static void
read_times(const json_t *json, const char *first, const char *own, Post *post)
{
	if (!date_parse(jsontext_string(json, "created_at"), &post->published_s)
		|| strcmp(first, own) == 0) {
		return;
	}
	const int64_t first_s = x_post_time_of_id(first);
	post->updated_s = post->published_s;
	if (first_s <= post->updated_s && first_s >= post->updated_s - EDITED_WITHIN_S) {
		post->published_s = first_s;
	}
}

static void
read_counts(const json_t *json, int64_t read_s, Post *post)
{
	static const struct {
		const char *path;
		gsize offset;
	} rows[] = {
		{ "reply_count", offsetof(Post, replies) },
		{ "retweet_count", offsetof(Post, boosts) },
		{ "like_count", offsetof(Post, favourites) },
	};
	const json_t *metrics = json_object_get(json, "public_metrics");

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const int64_t count = jsontext_integer(metrics, rows[i].path, POST_COUNT_UNKNOWN);
		if (count >= 0) {
			G_STRUCT_MEMBER(int64_t, post, rows[i].offset) = count;
			post->counts_s = read_s;
		}
	}
	if (post->poll != NULL) {
		post->counts_s = read_s;
	}
}

/* ---- other posts ---- */

/* Whose it is stands in the address that the words have of it; its own words would cost more. */
static PostQuote *
read_quote(const json_t *json, const char *id)
{
	size_t index;
	const json_t *entity;
	g_autofree char *account = NULL;

	if (id == NULL) {
		return NULL;
	}
	json_array_foreach (jsontext_path(words_of(json), "entities.urls"), index, entity) {
		const char *url = jsontext_string(entity, "expanded_url");
		g_autofree char *named = x_text_post_id(url);
		if (account == NULL && g_strcmp0(named, id) == 0) {
			account = x_text_post_author(url);
		}
	}
	PostQuote *quote = g_new0(PostQuote, 1);
	quote->url = address_of(account, id);
	quote->uri = address_of(NULL, id);
	quote->author = handle_of(account);
	return quote;
}

/* The account with an id, among those that the words mention. @return owned handle, or NULL. */
static char *
find_mentioned(const json_t *json, const char *id)
{
	size_t index;
	const json_t *entity;

	json_array_foreach (jsontext_path(words_of(json), "entities.mentions"), index, entity) {
		g_autofree char *own = x_post_id(entity, "id");
		if (g_strcmp0(own, id) == 0) {
			g_autofree char *account = account_name(entity);
			return handle_of(account);
		}
	}
	return NULL;
}

static PostReplyTo *
read_reply_to(const json_t *json, const Post *post)
{
	g_autofree char *id = referenced(json, "replied_to");
	g_autofree char *user = x_post_id(json, "in_reply_to_user_id");
	g_autofree char *own = x_post_id(json, "author_id");

	if (id == NULL && user == NULL) {
		return NULL;
	}
	PostReplyTo *reply_to = g_new0(PostReplyTo, 1);
	reply_to->uri = id != NULL ? address_of(NULL, id) : NULL;
	reply_to->url = g_strdup(reply_to->uri);
	if (user != NULL) {
		reply_to->author = g_strcmp0(user, own) == 0 ? g_strdup(post->author_handle)
							     : find_mentioned(json, user);
	}
	reply_to->id = g_steal_pointer(&id);
	if (reply_to->id == NULL && reply_to->author == NULL) {
		post_reply_to_free(reply_to);
		return NULL;
	}
	return reply_to;
}

/* ---- a post ---- */

/* X says itself of everybody whether they are protected, so that silence about the rest is a yes
 * to what a public post is for. */
static void
read_consent(const json_t *json, const json_t *user, int64_t read_s, Post *post)
{
	const ConsentSubject record = { json, post->text, post->tags, read_s };
	const ConsentSubject author = { .json = user, .now_s = read_s };
	ConsentSaid said = { 0 };

	post->consent = POST_CONSENT_OPEN;
	post->author_consent = user != NULL ? POST_CONSENT_OPEN : POST_CONSENT_UNSAID;
	consent_signals_hear(CONSENT_RECORD_X_POST, &record, &said);
	consent_signals_hear(CONSENT_RECORD_X_USER, &author, &said);
	consent_signals_apply(&said, post);
}

bool
x_post_is_like(const json_t *json)
{
	g_autofree char *id = x_post_id(json, "id");

	return id != NULL && jsontext_string(json, "text") != NULL
		&& json_object_get(json, "account") == NULL;
}

Post *
x_post_read(const json_t *json, const json_t *includes, int64_t read_s)
{
	g_autofree char *retweeted = referenced(json, "retweeted");

	if (!x_post_is_like(json) || retweeted != NULL) {
		return NULL;
	}
	g_autofree char *id = x_post_id(json, "id");
	g_autofree char *first = x_post_first_id(json);
	g_autofree char *quoted = referenced(json, "quoted");
	g_autofree char *author = x_post_id(json, "author_id");
	const json_t *user = find_included(includes, "users", "id", author);
	g_autofree char *account = account_name(user);
	Post *post = post_new();

	post->network = g_strdup("X");
	post->native_id = g_strdup(id);
	post->uri = address_of(NULL, first);
	post->uri_is_global = true;
	post->url = address_of(account, id);
	post->base_url = g_strdup(post->url);
	read_author(user, post);
	read_content(json, quoted, post);
	read_media(json, includes, post);
	post->poll = read_poll(json, includes);
	read_times(json, first, id, post);
	read_counts(json, read_s, post);
	post->quote = read_quote(json, quoted);
	post->reply_to = read_reply_to(json, post);
	read_consent(json, user, read_s, post);
	return post;
}
