#include "source/bluesky_post.h"

#include "model/consent_signals.h"
#include "source/bluesky_embed.h"
#include "source/bluesky_name.h"
#include "source/bluesky_text.h"
#include "text/html.h"
#include "text/jsontext.h"
#include "text/language.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Answers within answers are read so deep. */
#define THREAD_DEPTH_MAX 200

/* ---- warnings ---- */

/*
 * What labels warn of, in Bluesky's own words for them (docs.bsky.app/docs/advanced-guides/
 * moderation; social-app, src/lib/moderation/useGlobalLabelStrings.ts; the labeller of
 * moderation.bsky.app for those from "intolerant" on). Of others nobody knows whether they warn.
 */
static const struct {
	const char *label, *warning;
} warnings[] = {
	{ "porn", "Adult content" }, { "sexual", "Sexually suggestive" }, { "nudity", "Nudity" },
	{ "nsfl", "Graphic media" }, { "gore", "Graphic media" },
	{ "graphic-media", "Graphic media" }, { "intolerant", "Intolerance" },
	{ "self-harm", "Self-harm" }, { "sensitive", "Sensitive" }, { "threat", "Threats" },
	{ "rude", "Rude" }, { "extremist", "Extremist" }, { "misinformation", "Misinformation" },
	{ "unsafe-link", "Unsafe link" }, { "spam", "Spam" }, { "scam", "Scam" },
	{ "impersonation", "Impersonation" }, { "!warn", "" }, /* no reason is given */
};

static bool
has_label(const json_t *view, const char *label, int64_t read_s)
{
	static const char *const paths[] = { "labels", "record.labels.values", "author.labels" };

	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		if (consent_signals_has_label(jsontext_path(view, paths[i]), label, read_s)) {
			return true;
		}
	}
	return false;
}

static void
read_warning(const json_t *view, int64_t read_s, Post *post)
{
	for (gsize i = 0; post->warning == NULL && i < G_N_ELEMENTS(warnings); i++) {
		if (has_label(view, warnings[i].label, read_s)) {
			post->warning = g_strdup(warnings[i].warning);
		}
	}
}

/* ---- a post ---- */

static void
read_names(const json_t *view, Post *post)
{
	const char *uri = jsontext_string(view, "uri");
	const char *handle = jsontext_string(json_object_get(view, "author"), "handle");
	g_auto(BlueskyName) name = { 0 };

	if (bluesky_name_read(uri, &name)) {
		post->uri = bluesky_name_uri(&name);
		post->uri_is_global = true;
		post->native_id = g_strdup(post->uri);
		post->url = bluesky_name_page(post->uri, handle);
		post->base_url = g_strdup(post->url);
	}
}

static void
read_author(const json_t *author, int64_t read_s, Post *post)
{
	const char *did = jsontext_string(author, "did");
	const char *handle = jsontext_string(author, "handle");

	post->author_name = plain_line(jsontext_string(author, "displayName"));
	if (bluesky_name_is_handle(handle)) {
		post->author_handle = g_strconcat("@", handle, NULL);
	}
	/* the DID stays when people change their handle */
	post->author_url = bluesky_name_profile(bluesky_name_is_did(did) ? did : handle);
	post->author_is_bot = consent_signals_has_label(json_object_get(author, "labels"), "bot",
		read_s);
}

static void
read_content(const json_t *record, Post *post)
{
	const json_t *langs = json_object_get(record, "langs");
	const char *language = json_string_value(json_array_get(langs, 0));

	post->content_raw = bluesky_text_html(record);
	post->content_is_html = true;
	post->language = language != NULL ? language_tag(language) : NULL;
	if (post->content_raw == NULL) {
		return;
	}
	g_auto(HtmlReading) reading = { 0 };
	html_read(post->content_raw, post->base_url, HTML_PLAIN | HTML_SAFE | HTML_PROSE, &reading);
	post->text = plain_lines(reading.plain);
	post->content_safe = g_steal_pointer(&reading.safe);
	post->prose = g_steal_pointer(&reading.prose);
	post_add_links(post, post->prose);
}

/* The author's client says when it was made, and may say anything; nothing is read before it is
 * written (sortAt in lexicons/app/bsky/feed/searchPosts.json). */
static void
read_times(const json_t *view, const json_t *record, Post *post)
{
	int64_t created_s = DATE_UNKNOWN, indexed_s = DATE_UNKNOWN;
	const bool is_created = date_parse(jsontext_string(record, "createdAt"), &created_s)
		&& !date_is_placeholder(created_s);
	const bool is_indexed = date_parse(jsontext_string(view, "indexedAt"), &indexed_s);

	if (is_created && is_indexed) {
		post->published_s = MIN(created_s, indexed_s);
	} else {
		post->published_s = is_created ? created_s : indexed_s;
	}
}

/* Whether an account is Bridgy Fed's, which shows there what somebody said elsewhere. */
static bool
is_bridged(const json_t *author)
{
	const char *handle = jsontext_string(author, "handle");

	return handle != NULL && url_host_is_within(handle, strlen(handle), "brid.gy");
}

/* That labels are shown and none of them is a no is a yes; but not of whom a bridge shows. */
static void
read_consent(const json_t *view, int64_t read_s, Post *post)
{
	const json_t *author = json_object_get(view, "author");
	const ConsentSubject said_of_post = { view, post->text, post->tags, read_s };
	const ConsentSubject said_of_author = { .json = author, .now_s = read_s };
	ConsentSaid said = { 0 };

	post->consent = POST_CONSENT_OPEN;
	post->author_consent = json_is_array(json_object_get(author, "labels"))
			&& !is_bridged(author)
		? POST_CONSENT_OPEN
		: POST_CONSENT_UNSAID;
	consent_signals_hear(CONSENT_RECORD_BLUESKY_POST, &said_of_post, &said);
	consent_signals_hear(CONSENT_RECORD_BLUESKY_AUTHOR, &said_of_author, &said);
	consent_signals_apply(&said, post);
}

/* A bridge says of which post its own is a copy; anybody else may say so of any. */
static void
read_original(const json_t *view, const json_t *record, Post *post)
{
	g_autofree char *url = is_bridged(json_object_get(view, "author"))
		? url_resolve(NULL, jsontext_string(record, "bridgyOriginalUrl"))
		: NULL;

	if (url != NULL) {
		g_ptr_array_add(post->links, post_link_new(url, NULL));
	}
}

static void
read_reply_to(const json_t *record, Post *post)
{
	g_auto(BlueskyName) name = { 0 };

	if (!bluesky_name_read(json_string_value(jsontext_path(record, "reply.parent.uri")),
		    &name)) {
		return;
	}
	post->reply_to = g_new0(PostReplyTo, 1);
	post->reply_to->uri = bluesky_name_uri(&name);
	post->reply_to->id = g_strdup(post->reply_to->uri);
	post->reply_to->url = bluesky_name_page(post->reply_to->uri, NULL);
}

static void
read_counts(const json_t *view, int64_t read_s, Post *post)
{
	static const struct {
		const char *key;
		gsize offset;
	} rows[] = {
		{ "replyCount", offsetof(Post, replies) },
		{ "repostCount", offsetof(Post, boosts) },
		{ "likeCount", offsetof(Post, favourites) },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const int64_t count = jsontext_integer(view, rows[i].key, POST_COUNT_UNKNOWN);

		if (count >= 0) {
			G_STRUCT_MEMBER(int64_t, post, rows[i].offset) = count;
			post->counts_s = read_s;
		}
	}
}

/* What a view says itself, and whether it may be shown. */
static void
read_words(const json_t *view, const json_t *record, int64_t read_s, Post *post)
{
	read_names(view, post);
	read_content(record, post);
	read_author(json_object_get(view, "author"), read_s, post);
	bluesky_text_tags(record, post->text, post->tags);
	bluesky_embed_read(view, post);
	read_times(view, record, post);
	read_warning(view, read_s, post);
	read_consent(view, read_s, post);
}

/* Under its own author's consent. */
static PostQuote *
read_quote(const json_t *view, int64_t read_s)
{
	const json_t *quoted = bluesky_embed_quoted(view);
	json_t *record = json_object_get(quoted, "value");

	if (!json_is_object(record)) {
		return NULL;
	}
	/* a view in all but the name that the record goes by */
	json_auto_t *named = json_copy((json_t *)quoted);
	json_object_set(named, "record", record);
	g_autoptr(Post) post = post_new();
	read_words(named, record, read_s, post);
	if (post->consent == POST_CONSENT_REFUSED || post->uri == NULL) {
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

bool
bluesky_post_is_like(const json_t *view)
{
	g_auto(BlueskyName) name = { 0 };

	return json_is_object(json_object_get(view, "record"))
		&& json_is_object(json_object_get(view, "author"))
		&& bluesky_name_read(jsontext_string(view, "uri"), &name)
		&& strcmp(name.collection, BLUESKY_POSTS) == 0;
}

Post *
bluesky_post_read(const json_t *view, int64_t read_s)
{
	const json_t *record = json_object_get(view, "record");

	if (!bluesky_post_is_like(view)) {
		return NULL;
	}
	Post *post = post_new();
	read_words(view, record, read_s, post);
	post->network = g_strdup("Bluesky");
	post->quote = read_quote(view, read_s);
	read_original(view, record, post);
	read_reply_to(record, post);
	read_counts(view, read_s, post);
	return post;
}

/* ---- answers ---- */

typedef struct Views {
	GPtrArray *found;
	GHashTable *seen;        /* uris, borrowed */
	const json_t *hidden[2]; /* uris that a thread's author has hidden, as two places tell it */
} Views;

static bool
is_hidden(const Views *views, const char *uri)
{
	size_t index;
	const json_t *hidden;

	for (gsize i = 0; i < G_N_ELEMENTS(views->hidden); i++) {
		json_array_foreach (views->hidden[i], index, hidden) {
			if (g_strcmp0(json_string_value(hidden), uri) == 0) {
				return true;
			}
		}
	}
	return false;
}

/* @return whether it is shown. */
static bool
add_view(Views *views, const json_t *view)
{
	const char *uri = jsontext_string(view, "uri");

	if (!bluesky_post_is_like(view) || is_hidden(views, uri)) {
		return false;
	}
	if (g_hash_table_add(views->seen, (char *)uri)) {
		g_ptr_array_add(views->found, (void *)view);
	}
	return true;
}

static void
add_list(Views *views, const json_t *list)
{
	size_t index;
	const json_t *item;

	json_array_foreach (list, index, item) {
		const json_t *post = json_object_get(item, "post");
		const char *reason = jsontext_string(json_object_get(item, "reason"), "$type");

		if (post == NULL) {
			(void)add_view(views, item);
		} else if (g_strcmp0(reason, "app.bsky.feed.defs#reasonRepost") != 0) {
			(void)add_view(views, post);
		}
	}
}

static void
add_parents(Views *views, const json_t *node)
{
	const json_t *parent = json_object_get(node, "parent");

	for (int depth = 0; parent != NULL && depth < THREAD_DEPTH_MAX; depth++) {
		(void)add_view(views, json_object_get(parent, "post"));
		parent = json_object_get(parent, "parent");
	}
}

/* What answers something that is hidden is as good as hidden. */
static void
add_answers(Views *views, const json_t *node, int depth)
{
	size_t index;
	const json_t *answer;

	if (depth > THREAD_DEPTH_MAX) {
		return;
	}
	json_array_foreach (json_object_get(node, "replies"), index, answer) {
		if (add_view(views, json_object_get(answer, "post"))) {
			add_answers(views, answer, depth + 1);
		}
	}
}

/* The post that began the thread, as far up as it is shown: its view has its gate, too. */
static const json_t *
root_of(const json_t *thread)
{
	const json_t *root = thread;

	for (int depth = 0; depth < THREAD_DEPTH_MAX; depth++) {
		const json_t *parent = json_object_get(root, "parent");

		if (!json_is_object(json_object_get(parent, "post"))) {
			break;
		}
		root = parent;
	}
	return root;
}

static void
add_thread(Views *views, const json_t *answer)
{
	const json_t *thread = json_object_get(answer, "thread");

	views->hidden[0] = jsontext_path(answer, "threadgate.record.hiddenReplies");
	views->hidden[1] = jsontext_path(root_of(thread), "post.threadgate.record.hiddenReplies");
	add_parents(views, thread);
	(void)add_view(views, json_object_get(thread, "post"));
	add_answers(views, thread, 0);
}

GPtrArray *
bluesky_post_views(const json_t *answer)
{
	static const char *const lists[] = { "posts", "feed" };
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	Views views = { .found = g_ptr_array_new(), .seen = seen };

	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
		const json_t *list = json_object_get(answer, lists[i]);
		if (json_is_array(list)) {
			add_list(&views, list);
			return views.found;
		}
	}
	if (json_is_object(json_object_get(answer, "thread"))) {
		add_thread(&views, answer);
		return views.found;
	}
	if (json_is_array(answer)) {
		add_list(&views, answer);
	} else {
		(void)add_view(&views, answer);
	}
	if (views.found->len == 0 && (!json_is_array(answer) || json_array_size(answer) > 0)) {
		g_clear_pointer(&views.found, g_ptr_array_unref);
	}
	return views.found;
}
