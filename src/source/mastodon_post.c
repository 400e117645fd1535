#include "source/mastodon_post.h"

#include "model/consent_signals.h"
#include "source/mastodon_part.h"
#include "text/html.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Whether the server speaks of an account of its own: of others it knows no noindex
 * (docs.joinmastodon.org/entities/Account), so its silence about them is no yes. */
static bool
is_local(const json_t *account)
{
	const char *acct = jsontext_string(account, "acct");

	return acct != NULL && strchr(acct, '@') == NULL;
}

/* By the signs of the status and of its account (model/consent_signals). */
static void
read_consent(const json_t *json, const json_t *account, int64_t read_s, Post *post)
{
	const ConsentSubject status = { json, post->text, post->tags, read_s };
	const ConsentSubject author = { .json = account, .now_s = read_s };
	ConsentSaid said = { 0 };

	post->consent = POST_CONSENT_OPEN;
	post->author_consent = is_local(account) ? POST_CONSENT_OPEN : POST_CONSENT_UNSAID;
	consent_signals_hear(CONSENT_RECORD_STATUS, &status, &said);
	consent_signals_hear(CONSENT_RECORD_ACCOUNT, &author, &said);
	consent_signals_apply(&said, post);
}

static void
read_author(const json_t *account, const char *base_url, Post *post)
{
	post->author_name = mastodon_part_account_name(account);
	post->author_handle = mastodon_part_account_handle(account, base_url);
	post->author_url = url_resolve(NULL, jsontext_string(account, "url"));
	/* docs.joinmastodon.org/entities/Account: "may perform automated actions" */
	post->author_is_bot = json_is_true(json_object_get(account, "bot"));
}

/*
 * Mastodon folds names to ASCII ("gwyl" for #Gŵyl; app/lib/ascii_folding.rb): then the tag counts
 * under both keys.
 */
static bool
is_folded(const Hashtag *written, const Hashtag *named)
{
	g_autofree char *folded = g_str_to_ascii(written->key, "en");

	return strcmp(folded, named->key) == 0;
}

/* tags[] is the authority and comes in lower case; how people wrote it stands in the text, which is
 * all there is where a server leaves tags[] out, or null. */
static void
read_tags(const json_t *json, Post *post)
{
	g_autoptr(GPtrArray) written = hashtag_find(post->text != NULL ? post->text : "");
	const json_t *tags = json_object_get(json, "tags");
	size_t index;
	const json_t *entry;

	for (guint i = 0; !json_is_array(tags) && i < MIN(written->len, POST_TAGS_MAX); i++) {
		hashtag_list_add(post->tags, g_ptr_array_index(written, i));
	}
	json_array_foreach (tags, index, entry) {
		const char *name = json_is_string(entry) ? json_string_value(entry)
							 : jsontext_string(entry, "name");
		g_autoptr(Hashtag) tag = name != NULL ? hashtag_new(name) : NULL;
		if (tag == NULL || post->tags->len >= POST_TAGS_MAX) {
			continue;
		}
		for (guint i = 0; i < written->len; i++) {
			const Hashtag *seen = g_ptr_array_index(written, i);
			if (strcmp(seen->key, tag->key) == 0) {
				g_free(tag->display);
				tag->display = g_strdup(seen->display);
			} else if (is_folded(seen, tag)) {
				hashtag_list_add(post->tags, seen);
			}
		}
		hashtag_list_add(post->tags, tag);
	}
}

static PostMediaKind
media_kind(const char *type)
{
	/* clang-format off */
	static const struct {
		const char *name;
		PostMediaKind kind;
	} rows[] = {
		{ "image", POST_MEDIA_PICTURE }, { "gifv", POST_MEDIA_VIDEO },
		{ "video", POST_MEDIA_VIDEO },   { "audio", POST_MEDIA_AUDIO },
		{ NULL, POST_MEDIA_OTHER },
	};
	/* clang-format on */

	for (gsize i = 0; type != NULL && rows[i].name != NULL; i++) {
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

	json_array_foreach (json_object_get(json, "media_attachments"), index, entry) {
		const char *first = jsontext_string(entry, "url");
		const char *other = jsontext_string(entry, "remote_url");
		g_autofree char *url = url_resolve(NULL, first != NULL ? first : other);
		const char *words = jsontext_string(entry, "description");
		g_autofree char *alt = words != NULL ? plain_lines(words) : NULL;
		if (url != NULL && post->media->len < POST_MEDIA_MAX) {
			g_ptr_array_add(post->media,
				post_media_new(media_kind(jsontext_string(entry, "type")), url,
					alt));
		}
	}
}

static void
read_content(const json_t *json, Post *post)
{
	const json_t *emojis = json_object_get(json, "emojis");
	g_autofree char *content = jsontext_dup_string(json, "content");
	g_autofree char *spoiler = mastodon_part_uncode(jsontext_string(json, "spoiler_text"),
		emojis);

	post->content_raw = mastodon_part_uncode(content, emojis);
	post->content_is_html = true;
	if (post->content_raw != NULL) {
		g_auto(HtmlReading) reading = { 0 };

		html_read(post->content_raw, post->base_url, HTML_PLAIN | HTML_SAFE | HTML_PROSE,
			&reading);
		post->text = plain_lines(reading.plain);
		post->content_safe = g_steal_pointer(&reading.safe);
		post->prose = g_steal_pointer(&reading.prose);
		post_add_links(post, post->prose);
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

/* What a status says itself, and whether it may be shown. */
static void
read_words(const json_t *status, const char *base_url, int64_t read_s, Post *post)
{
	const json_t *account = json_object_get(status, "account");

	read_names(status, post);
	read_content(status, post);
	read_author(account, base_url, post);
	read_tags(status, post);
	read_media(status, post);
	read_times(status, post);
	read_consent(status, account, read_s, post);
}

/* Where there is but a picture some leave the content null. */
bool
mastodon_post_is_like(const json_t *json)
{
	return json_is_object(json_object_get(json, "account"))
		&& (jsontext_string(json, "content") != NULL
			|| jsontext_string(json, "visibility") != NULL)
		&& (jsontext_string(json, "uri") != NULL || jsontext_string(json, "url") != NULL);
}

/*
 * A quote is shown when its author agreed to it ("accepted"; states that are not known count as no,
 * docs.joinmastodon.org/entities/Quote) and has refused nothing else. Akkoma and Fedibird put the
 * status itself there.
 */
static PostQuote *
read_quote(const json_t *status, const char *base_url, int64_t read_s)
{
	const json_t *json = json_object_get(status, "quote");
	const bool is_accepted = g_strcmp0(jsontext_string(json, "state"), "accepted") == 0;
	const json_t *quoted = is_accepted ? json_object_get(json, "quoted_status") : json;

	if (!mastodon_post_is_like(quoted)) {
		return NULL;
	}
	g_autoptr(Post) post = post_new();
	read_words(quoted, base_url, read_s, post);
	if (post->consent == POST_CONSENT_REFUSED) {
		return NULL;
	}
	PostQuote *quote = g_new0(PostQuote, 1);
	quote->url = g_strdup(post->url);
	quote->uri = g_strdup(post->uri);
	quote->author = g_strdup(post->author_name != NULL ? post->author_name
							   : post->author_handle);
	quote->text = post->warning == NULL ? g_strdup(post->text) : NULL;
	return quote;
}

/* The numbers, and when they were read, if any was told. */
static void
read_counts(const json_t *status, int64_t read_s, Post *post)
{
	static const struct {
		const char *key;
		gsize offset;
	} rows[] = {
		{ "replies_count", offsetof(Post, replies) },
		{ "reblogs_count", offsetof(Post, boosts) },
		{ "favourites_count", offsetof(Post, favourites) },
		{ .key = NULL },
	};

	for (gsize i = 0; rows[i].key != NULL; i++) {
		const int64_t count = jsontext_integer(status, rows[i].key, POST_COUNT_UNKNOWN);

		if (count >= 0) {
			G_STRUCT_MEMBER(int64_t, post, rows[i].offset) = count;
			post->counts_s = read_s;
		}
	}
	if (post->poll != NULL) {
		post->counts_s = read_s;
	}
}

Post *
mastodon_post_read(const json_t *json, const char *base_url, int64_t read_s)
{
	const json_t *boosted = json_object_get(json, "reblog");
	const json_t *status = json_is_object(boosted) ? boosted : json;

	if (!mastodon_post_is_like(status)) {
		return NULL;
	}
	Post *post = post_new();
	read_words(status, base_url, read_s, post);
	post->network = g_strdup("Mastodon");
	post->native_id = mastodon_part_id(status, "id");
	post->card = mastodon_part_card(status);
	post->poll = mastodon_part_poll(status);
	post->quote = read_quote(status, base_url, read_s);
	post->reply_to = mastodon_part_reply_to(status, base_url);
	read_counts(status, read_s, post);
	return post;
}
