#include "import/mastodon_outbox_note.h"

#include "base/prefix.h"
#include "import/mastodon_outbox_part.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* More of a kind than a post can hold are somebody's joke. */
#define ENTRIES_MAX 200

/* ---- to whom ---- */

static bool
names_public(const json_t *value)
{
	/* www.w3.org/TR/activitypub/#public-addressing */
	static const char *const names[] = { "https://www.w3.org/ns/activitystreams#Public",
		"as:Public", "Public", NULL };
	json_auto_t *list = mastodon_outbox_list(value);
	size_t index;
	const json_t *one;

	json_array_foreach (list, index, one) {
		const char *name = mastodon_outbox_id(one);
		if (name != NULL && g_strv_contains(names, name)) {
			return true;
		}
	}
	return false;
}

const char *
mastodon_outbox_note_visibility(const json_t *activity, const json_t *note)
{
	const json_t *const both[] = { activity, note };
	bool is_said = false, is_public = true, is_unlisted = true;

	for (gsize i = 0; i < G_N_ELEMENTS(both); i++) {
		const json_t *to = json_object_get(both[i], "to");
		const json_t *cc = json_object_get(both[i], "cc");
		if (to != NULL || cc != NULL) {
			is_said = true;
			is_public = is_public && names_public(to);
			is_unlisted = is_unlisted && (names_public(to) || names_public(cc));
		}
	}
	if (is_said && is_public) {
		return "public";
	}
	return is_said && is_unlisted ? "unlisted" : "private";
}

/* ---- what stands in it ---- */

/* Where nobody told, what the words hold counts. */
static void
add_hashtags(json_t *made, const json_t *note)
{
	json_auto_t *list = mastodon_outbox_list(json_object_get(note, "tag"));
	json_t *names = json_array();
	size_t index;
	const json_t *tag;

	json_array_foreach (list, index, tag) {
		const char *name = jsontext_string(tag, "name");
		if (name != NULL && index < ENTRIES_MAX
			&& mastodon_outbox_is_type(tag, "Hashtag")) {
			json_array_append_new(names,
				jsontext_object("name", jsontext_text(name), NULL));
		}
	}
	json_object_set_new(made, "tags",
		json_object_get(note, "tag") != NULL ? names : json_null());
	if (json_object_get(note, "tag") == NULL) {
		json_decref(names);
	}
}

static const char *
media_type(const json_t *attachment)
{
	static const struct {
		const char *begin, *type;
	} rows[] = { { "image/", "image" }, { "video/", "video" }, { "audio/", "audio" } };
	const char *type = jsontext_string(attachment, "mediaType");

	for (gsize i = 0; type != NULL && i < G_N_ELEMENTS(rows); i++) {
		if (prefix_stands_at(type, rows[i].begin)) {
			return rows[i].type;
		}
	}
	return mastodon_outbox_is_type(attachment, "Image")    ? "image"
		: mastodon_outbox_is_type(attachment, "Video") ? "video"
		: mastodon_outbox_is_type(attachment, "Audio") ? "audio"
							       : "unknown";
}

/* Of media an archive has files, and their paths in it: who wants to see them goes to the post. */
static json_t *
shape_media(const json_t *note, const char *page)
{
	json_auto_t *list = mastodon_outbox_list(json_object_get(note, "attachment"));
	json_t *made = json_array();
	size_t index;
	const json_t *one;

	json_array_foreach (list, index, one) {
		const char *url = mastodon_outbox_address(json_object_get(one, "url"));
		if (index < ENTRIES_MAX && json_is_object(one)
			&& !mastodon_outbox_is_type(one, "Link")) {
			json_array_append_new(made,
				jsontext_object("type", jsontext_text(media_type(one)), "url",
					jsontext_text(url != NULL ? url : page), "description",
					jsontext_text(jsontext_string(one, "name")), NULL));
		}
	}
	return made;
}

/* A Question: its answers are "oneOf" or "anyOf". @return owned, NULL when it is none. */
static json_t *
shape_poll(const json_t *note)
{
	const json_t *one = json_object_get(note, "oneOf");
	json_auto_t *list = mastodon_outbox_list(one != NULL ? one
							     : json_object_get(note, "anyOf"));
	const json_t *closed = json_object_get(note, "closed");
	size_t index;
	const json_t *option;

	if (json_array_size(list) == 0) {
		return NULL;
	}
	json_t *options = json_array();
	json_array_foreach (list, index, option) {
		json_t *votes = json_object_get(json_object_get(option, "replies"), "totalItems");
		json_t *made = jsontext_object("title",
			jsontext_text(jsontext_string(option, "name")), NULL);
		if (json_is_integer(votes)) {
			json_object_set(made, "votes_count", votes);
		}
		json_array_append_new(options, made);
	}
	return jsontext_object("options", options, "expires_at",
		jsontext_text(jsontext_string(note, "endTime")), "expired",
		json_boolean(closed != NULL && !json_is_null(closed) && !json_is_false(closed)),
		NULL);
}

/* The words, and the language that they are in where there is but one. */
static void
add_content(json_t *made, const json_t *note)
{
	const json_t *map = json_object_get(note, "contentMap");
	const char *content = jsontext_string(note, "content");
	void *first = json_object_iter((json_t *)map);

	if (content == NULL && first != NULL) {
		content = json_string_value(json_object_iter_value(first));
	}
	if (json_object_size(map) == 1) {
		json_object_set_new(made, "language", jsontext_text(json_object_iter_key(first)));
	}
	json_object_set_new(made, "content", jsontext_text(content != NULL ? content : ""));
}

/* The number that a status has on its own server: "https://…/statuses/7". @return borrowed. */
static const char *
number_in(const char *uri)
{
	const char *found = uri != NULL ? strstr(uri, "/statuses/") : NULL;
	const char *number = found != NULL ? found + strlen("/statuses/") : "";

	return *number != '\0' && strspn(number, "0123456789") == strlen(number) ? number : NULL;
}

json_t *
mastodon_outbox_note_shape(const json_t *note, json_t *account, const char *visibility)
{
	const char *uri = mastodon_outbox_id(note);
	const char *url = mastodon_outbox_address(json_object_get(note, "url"));
	json_t *made = jsontext_object("uri", jsontext_text(uri), "url",
		jsontext_text(url != NULL ? url : uri), "id", jsontext_text(number_in(uri)),
		"account", account, "visibility", jsontext_text(visibility), "created_at",
		jsontext_text(jsontext_string(note, "published")), "edited_at",
		jsontext_text(jsontext_string(note, "updated")), "spoiler_text",
		jsontext_text(jsontext_string(note, "summary")), "sensitive",
		json_boolean(json_is_true(json_object_get(note, "sensitive"))), "media_attachments",
		shape_media(note, url != NULL ? url : uri), NULL);
	json_t *poll = shape_poll(note);

	add_content(made, note);
	add_hashtags(made, note);
	if (poll != NULL) {
		json_object_set_new(made, "poll", poll);
	}
	return made;
}

/* ---- what it refers to ---- */

/* Whose a post is, by its address: the author's own, or one that is mentioned. @return owned. */
static char *
author_of(const json_t *note, const char *uri, const Post *post)
{
	const char *own = mastodon_outbox_id(json_object_get(note, "attributedTo"));
	json_auto_t *list = mastodon_outbox_list(json_object_get(note, "tag"));
	size_t index;
	const json_t *tag;

	if (own != NULL && prefix_stands_at(uri, own) && uri[strlen(own)] == '/') {
		return g_strdup(post->author_handle);
	}
	json_array_foreach (list, index, tag) {
		const char *whose = jsontext_string(tag, "href");
		const char *name = jsontext_string(tag, "name");
		if (mastodon_outbox_is_type(tag, "Mention") && whose != NULL && name != NULL
			&& prefix_stands_at(uri, whose) && uri[strlen(whose)] == '/') {
			g_autofree char *host = url_host(whose);
			/* on its own server an account goes without its host */
			return strchr(name + 1, '@') != NULL || host == NULL || *name != '@'
				? g_strdup(name)
				: g_strdup_printf("%s@%s", name, host);
		}
	}
	return NULL;
}

static bool
is_on_same_host(const char *one, const char *other)
{
	g_autofree char *host = one != NULL ? url_host(one) : NULL;
	g_autofree char *other_host = other != NULL ? url_host(other) : NULL;

	return host != NULL && g_strcmp0(host, other_host) == 0;
}

void
mastodon_outbox_note_relate(const json_t *note, Post *post)
{
	const char *answered = mastodon_outbox_id(json_object_get(note, "inReplyTo"));
	const char *quoted = mastodon_outbox_id(json_object_get(note, "quote"));
	const char *allowed = mastodon_outbox_id(json_object_get(note, "quoteAuthorization"));

	if (answered != NULL && url_is_web(answered) && post->reply_to == NULL) {
		post->reply_to = g_new0(PostReplyTo, 1);
		post->reply_to->uri = g_strdup(answered);
		post->reply_to->author = author_of(note, answered, post);
		if (is_on_same_host(answered, post->uri)) {
			post->reply_to->id = g_strdup(number_in(answered));
		}
	}
	/* codeberg.org/fediverse/fep/src/branch/main/fep/044f: who is quoted has said yes */
	if (quoted != NULL && url_is_web(quoted) && allowed != NULL && post->quote == NULL) {
		post->quote = g_new0(PostQuote, 1);
		post->quote->uri = g_strdup(quoted);
	}
}
