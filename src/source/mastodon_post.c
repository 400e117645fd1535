#include "source/mastodon_post.h"

#include "text/html.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* A name in a profile or a tag that asks not to be collected; the fediverse's custom. */
static const char *const refusing_tags[] = { "nobot", "nobots", "noindex" };

/* Pictures kept of one post; a page of a thousand attachments is nobody's wish. */
#define MEDIA_MOST 16
#define TAGS_MOST 100

static bool
names_refusing_tag(const GPtrArray *tags)
{
	for (gsize i = 0; i < G_N_ELEMENTS(refusing_tags); i++) {
		if (hashtag_list_has(tags, refusing_tags[i])) {
			return true;
		}
	}
	return false;
}

static bool
profile_refuses(const json_t *account)
{
	const char *note = jsontext_string(account, "note");

	if (note == NULL) {
		return false;
	}
	g_autofree char *text = html_to_plain(note);
	g_autoptr(GPtrArray) tags = hashtag_find(text);
	return names_refusing_tag(tags);
}

static void
set_consent(Post *post, PostConsent consent, const char *reason)
{
	if (consent > post->consent) {
		post->consent = consent;
		g_free(post->consent_reason);
		post->consent_reason = g_strdup(reason);
	}
}

/* The switches that the API shows: visibility, noindex, indexable, discoverable, and #nobot. */
static void
read_consent(const json_t *json, const json_t *account, Post *post)
{
	const char *visibility = jsontext_string(json, "visibility");

	if (visibility != NULL && strcmp(visibility, "public") != 0) {
		g_autofree char *reason = g_strdup_printf("visibility: %s", visibility);
		set_consent(post, POST_CONSENT_REFUSED, reason);
	}
	if (jsontext_bool(account, "noindex", false)) {
		set_consent(post, POST_CONSENT_REFUSED, "the account says noindex");
	}
	if (names_refusing_tag(post->tags)) {
		set_consent(post, POST_CONSENT_REFUSED, "the post says #nobot or #noindex");
	}
	if (profile_refuses(account)) {
		set_consent(post, POST_CONSENT_REFUSED, "the profile says #nobot or #noindex");
	}
	if (!jsontext_bool(account, "indexable", false)) {
		set_consent(post, POST_CONSENT_REDUCED, "the account has not opted in (indexable)");
	}
	if (!jsontext_bool(account, "discoverable", false)) {
		set_consent(post, POST_CONSENT_REDUCED,
			    "the account has not opted in (discoverable)");
	}
}

/* A display name without the instance's own pictures: "Ada :cat:" is "Ada". */
static char *
name_without_emojis(const json_t *account)
{
	const char *name = jsontext_string(account, "display_name");
	size_t index;
	const json_t *emoji;

	if (name == NULL) {
		return NULL;
	}
	g_autoptr(GString) clean = g_string_new(name);
	json_array_foreach(json_object_get(account, "emojis"), index, emoji) {
		const char *code = jsontext_string(emoji, "shortcode");
		if (code != NULL && *code != '\0') {
			g_autofree char *written = g_strdup_printf(":%s:", code);
			g_string_replace(clean, written, "", 0);
		}
	}
	return plain_line(clean->str);
}

/* "@ada@tooter.example": local accounts come without their host. */
static char *
full_handle(const json_t *account, const char *base_url)
{
	const char *acct = jsontext_string(account, "acct");
	const char *url = jsontext_string(account, "url");

	if (acct == NULL || *acct == '\0') {
		return NULL;
	}
	g_autofree char *host = url_host(url != NULL && url_is_web(url) ? url
					 : base_url != NULL ? base_url : "");
	g_autofree char *handle = strchr(acct, '@') != NULL || host == NULL
		? g_strconcat("@", acct, NULL) : g_strdup_printf("@%s@%s", acct, host);
	return plain_line(handle);
}

static void
read_author(const json_t *account, const char *base_url, Post *post)
{
	post->author_name = name_without_emojis(account);
	post->author_handle = full_handle(account, base_url);
	post->author_url = url_resolve(NULL, jsontext_string(account, "url"));
}

/* tags[] is the authority and comes in lower case; how people wrote it stands in the text. */
static void
read_tags(const json_t *json, Post *post)
{
	g_autoptr(GPtrArray) written = hashtag_find(post->text != NULL ? post->text : "");
	size_t index;
	const json_t *entry;

	json_array_foreach(json_object_get(json, "tags"), index, entry) {
		const char *name = jsontext_string(entry, "name");
		g_autoptr(Hashtag) tag = name != NULL ? hashtag_new(name) : NULL;
		if (tag == NULL || post->tags->len >= TAGS_MOST) {
			continue;
		}
		for (guint i = 0; i < written->len; i++) {
			const Hashtag *seen = g_ptr_array_index(written, i);
			if (strcmp(seen->key, tag->key) == 0) {
				g_free(tag->display);
				tag->display = g_strdup(seen->display);
			}
		}
		hashtag_list_add(post->tags, tag);
	}
}

static PostMediaKind
media_kind(const char *type)
{
	static const struct {
		const char *name;
		PostMediaKind kind;
	} rows[] = {
		{ "image", POST_MEDIA_PICTURE }, { "gifv", POST_MEDIA_VIDEO },
		{ "video", POST_MEDIA_VIDEO },   { "audio", POST_MEDIA_AUDIO },
	};

	for (gsize i = 0; type != NULL && i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(rows[i].name, type) == 0) {
			return rows[i].kind;
		}
	}
	return POST_MEDIA_OTHER;
}

static void
read_media(const json_t *json, Post *post)
{
	size_t index;
	const json_t *entry;

	json_array_foreach(json_object_get(json, "media_attachments"), index, entry) {
		const char *first = jsontext_string(entry, "url");
		const char *other = jsontext_string(entry, "remote_url");
		g_autofree char *url = url_resolve(NULL, first != NULL ? first : other);
		const char *words = jsontext_string(entry, "description");
		g_autofree char *alt = words != NULL ? plain_lines(words) : NULL;
		if (url != NULL && post->media->len < MEDIA_MOST) {
			g_ptr_array_add(post->media,
					post_media_new(media_kind(jsontext_string(entry, "type")),
						       url, alt));
		}
	}
}

static void
read_content(const json_t *json, Post *post)
{
	const char *spoiler = jsontext_string(json, "spoiler_text");

	post->content_raw = jsontext_dup_string(json, "content");
	post->content_is_html = true;
	if (post->content_raw != NULL) {
		g_autofree char *text = html_to_plain(post->content_raw);
		post->text = plain_lines(text);
	}
	post->warning = spoiler != NULL ? plain_line(spoiler) : NULL;
	if (post->warning == NULL && jsontext_bool(json, "sensitive", false)) {
		post->warning = g_strdup(""); /* folded by its author, who gave no reason */
	}
	post->language = jsontext_dup_string(json, "language");
}

static void
read_times(const json_t *json, Post *post)
{
	(void)date_parse(jsontext_string(json, "created_at"), &post->published_s);
	(void)date_parse(jsontext_string(json, "edited_at"), &post->updated_s);
}

static void
read_names(const json_t *json, Post *post)
{
	const char *uri = jsontext_string(json, "uri");
	const char *url = jsontext_string(json, "url");

	post->uri = jsontext_dup_string(json, "uri");
	post->uri_is_global = uri != NULL && url_is_web(uri);
	post->url = url_resolve(NULL, url);
	if (post->url == NULL && post->uri_is_global) {
		post->url = url_resolve(NULL, uri);
	}
	post->base_url = g_strdup(post->url);
}

bool
mastodon_post_is_like(const json_t *json)
{
	return json_is_object(json_object_get(json, "account"))
		&& jsontext_string(json, "content") != NULL
		&& (jsontext_string(json, "uri") != NULL || jsontext_string(json, "url") != NULL);
}

Post *
mastodon_post_read(const json_t *json, const char *base_url)
{
	const json_t *boosted = json_object_get(json, "reblog");
	const json_t *status = json_is_object(boosted) ? boosted : json;
	const json_t *account = json_object_get(status, "account");

	if (!mastodon_post_is_like(status)) {
		return NULL;
	}
	g_autoptr(Post) post = post_new();
	read_names(status, post);
	read_content(status, post);
	read_author(account, base_url, post);
	read_tags(status, post);
	read_media(status, post);
	read_times(status, post);
	read_consent(status, account, post);
	post->network = g_strdup("Mastodon");
	post->is_reply = json_is_string(json_object_get(status, "in_reply_to_id"));
	post->replies = jsontext_integer(status, "replies_count", 0);
	post->boosts = jsontext_integer(status, "reblogs_count", 0);
	post->favourites = jsontext_integer(status, "favourites_count", 0);
	return g_steal_pointer(&post);
}
