/* The part of explain that tells all of one post. */
#include "flow/explain_part.h"

#include "base/prefix.h"
#include "flow/lookup.h"
#include "model/key.h"
#include "store/chats.h"
#include "store/posts.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* A name that may be an address, which may hold a secret. */
static char *
shown_name(const char *name)
{
	const char *scheme = name == NULL ? NULL : strstr(name, "://");

	if (scheme == NULL) {
		return g_strdup(name);
	}
	while (scheme > name && g_ascii_isalpha(scheme[-1])) {
		scheme--;
	}
	g_autofree char *head = g_strndup(name, (gsize)(scheme - name));
	g_autofree char *shown = url_redact(scheme);
	return g_strconcat(head, shown, NULL);
}

/* A url: key is an address without its scheme. */
static char *
shown_key(const char *key)
{
	static const char scheme[] = "https://";

	if (key_strength(key) != KEY_URL) {
		return shown_name(key);
	}
	g_autofree char *whole = g_strconcat(scheme, key + strlen("url:"), NULL);
	g_autofree char *shown = url_redact(whole);
	return g_strconcat("url:", shown + strlen(scheme), NULL);
}

static const char *
key_words(const char *key)
{
	static const char *const words[] = {
		[KEY_TEXT] = "its words, within the source",
		[KEY_URL] = "its address",
		[KEY_GUID] = "its name within the source",
		[KEY_URI] = "its own name, everywhere",
	};

	return prefix_stands_at(key, KEY_OF_EXPORTS) ? "its words, author and time, in any export"
						     : words[key_strength(key)];
}

static bool
keys_json(Context *context, int64_t id, json_t *rows, GError **error)
{
	g_autoptr(GPtrArray) keys = NULL;

	if (!history_keys(context->store, id, &keys, error)) {
		return false;
	}
	for (guint i = 0; i < keys->len; i++) {
		const HistoryKey *key = g_ptr_array_index(keys, i);
		g_autofree char *shown = shown_key(key->key);

		json_array_append_new(rows,
			jsontext_object("key", jsontext_text(shown), "means",
				jsontext_text(key_words(key->key)), "source",
				jsontext_text(key->source), "first", jsontext_time(key->first_s),
				"joined_by", jsontext_text(key->rule), NULL));
	}
	return true;
}

static bool
sightings_json(Context *context, int64_t id, json_t *rows, GError **error)
{
	g_autoptr(GPtrArray) sightings = NULL;

	if (!history_sightings(context->store, id, &sightings, error)) {
		return false;
	}
	for (guint i = 0; i < sightings->len; i++) {
		const HistorySighting *sighting = g_ptr_array_index(sightings, i);
		g_autofree char *name = shown_name(sighting->native_id);
		const bool is_there = config_source(context->config, sighting->source) != NULL;

		json_array_append_new(rows,
			jsontext_object("source", jsontext_text(sighting->source), "in_ini",
				json_boolean(is_there), "name", jsontext_text(name), "first",
				jsontext_time(sighting->first_s), "last",
				jsontext_time(sighting->last_s), NULL));
	}
	return true;
}

/* ---- who may be shown ---- */

static const char *
level_name(PostConsent level)
{
	static const char *const names[] = {
		[POST_CONSENT_UNSAID] = "unsaid",
		[POST_CONSENT_OPEN] = "open",
		[POST_CONSENT_REDUCED] = "excerpt",
		[POST_CONSENT_REFUSED] = "refused",
	};

	return names[level];
}

/* What holds, in words; owned. */
static char *
consent_words(const HistoryPost *history)
{
	const Post *post = history->post;

	switch (post->consent) {
	case POST_CONSENT_UNSAID:
		return g_strdup("it may be shown: nothing was said against it");
	case POST_CONSENT_OPEN:
		return g_strdup("it may be shown: its author lets it be found");
	case POST_CONSENT_REDUCED:
	case POST_CONSENT_REFUSED:
		break;
	}
	if (post->consent > history->own) {
		return g_strdup("only a short excerpt may be shown: so said its author, or another "
				"place where it was seen");
	}
	return g_strdup_printf("only a short excerpt may be shown: %s",
		post->consent_reason != NULL ? post->consent_reason
					     : "its author has not agreed "
					       "to more");
}

static json_t *
consent_json(const HistoryPost *history)
{
	g_autofree char *words = consent_words(history);

	return jsontext_object("level", jsontext_text(level_name(history->post->consent)), "why",
		jsontext_text(words), NULL);
}

/* ---- rules and digests ---- */

static bool
add_hits(const ExplainCase *about, json_t *hits, GError **error)
{
	const Config *config = about->context->config;
	const char *name = about->history->source;
	const SourceSpec *source = name == NULL ? NULL : config_source(config, name);
	g_auto(ExplainRules) sources = { 0 };

	if (source != NULL && !explain_source_rules(about, source, &sources, error)) {
		return false;
	}
	if (sources.hits != NULL) {
		json_array_extend(hits, sources.hits);
	}
	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(config->digests, i);
		g_auto(ExplainRules) digests = { 0 };

		if (!explain_digest_rules(about, digest, &digests, error)) {
			return false;
		}
		json_array_extend(hits, digests.hits);
	}
	return true;
}

/* What was mailed of digests that the ini has no more. */
static void
add_strays(const ExplainCase *about, json_t *rows)
{
	for (guint i = 0; i < about->editions->len; i++) {
		const HistoryEdition *edition = g_ptr_array_index(about->editions, i);

		if (config_digest(about->context->config, edition->digest) != NULL
			|| edition->reason != NULL) {
			continue;
		}
		g_autofree char *why = g_strdup_printf("in edition %d; the ini has no such digest "
						       "any more",
			edition->number);
		json_array_append_new(rows,
			jsontext_object("digest", jsontext_text(edition->digest), "title",
				json_null(), "state", jsontext_text("in an edition"), "why",
				jsontext_text(why), "mend", json_null(), "edition",
				json_integer(edition->number), NULL));
	}
}

static bool
add_digests(const ExplainCase *about, json_t *rows, GError **error)
{
	const GPtrArray *digests = about->context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		json_t *row = NULL;

		if (!explain_digest(about, g_ptr_array_index(digests, i), &row, error)) {
			return false;
		}
		json_array_append_new(rows, row);
	}
	add_strays(about, rows);
	return true;
}

static json_t *
tags_json(const GPtrArray *tags)
{
	json_t *list = json_array();

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		json_array_append_new(list, jsontext_text(tag->display));
	}
	return list;
}

/* What a post without an address goes by: a name that nobody takes for words, or its strongest key.
 * @name out, owned. */
static bool
find_name(Context *context, const Post *post, char **name, GError **error)
{
	const char *own = post->native_id != NULL ? post->native_id : post->uri;
	g_autoptr(GPtrArray) keys = NULL;

	if (post->url == NULL) {
		own = post->uri;
	}
	if (post->url == NULL && (own == NULL || !lookup_is_name(own))) {
		if (!posts_keys(context->store, post->id, &keys, error)) {
			return false;
		}
		own = keys->len > 0 ? g_ptr_array_index(keys, 0) : NULL;
	}
	*name = shown_name(own);
	return true;
}

/* Which post it is. @row out, owned. */
static bool
name_json(Context *context, const HistoryPost *history, json_t **row, GError **error)
{
	const Post *post = history->post;
	g_autofree char *words = lookup_headline(post);
	g_autofree char *author = plain_line(post->author_name);
	g_autofree char *url = url_redact(post->url);
	g_autofree char *name = NULL;

	if (!find_name(context, post, &name, error)) {
		return false;
	}
	*row = jsontext_object("title", jsontext_text(words), "author", jsontext_text(author),
		"handle", jsontext_text(post->author_handle), "url", jsontext_text(url), "name",
		jsontext_text(name), "time", jsontext_time(history->time_s), NULL);
	return true;
}

bool
explain_name(Context *context, int64_t id, json_t **row, GError **error)
{
	g_autoptr(HistoryPost) history = NULL;

	*row = NULL;
	return history_post(context->store, id, &history, error)
		&& (history == NULL || history->post == NULL
			|| name_json(context, history, row, error));
}

/* What the organiser says of it as a post of a chat. */
static bool
add_chats(Context *context, int64_t id, json_t *chats, GError **error)
{
	g_autoptr(GPtrArray) words = NULL;

	if (!chats_words_of(context->store, id, &words, error)) {
		return false;
	}
	for (guint i = 0; i < words->len; i++) {
		const ChatsWord *word = g_ptr_array_index(words, i);

		json_array_append_new(chats,
			jsontext_object("tag", jsontext_text(word->tag), "word",
				jsontext_text(word->word), "question", json_integer(word->question),
				"said", jsontext_time(word->said_s), NULL));
	}
	return true;
}

static bool
tell(const ExplainCase *about, json_t *row, GError **error)
{
	const HistoryPost *history = about->history;
	const int64_t id = history->post->id;
	json_auto_t *seen = json_array();
	json_auto_t *keys = json_array();
	json_auto_t *hits = json_array();
	json_auto_t *digests = json_array();
	json_auto_t *chats = json_array();

	if (!add_chats(about->context, id, chats, error)
		|| !sightings_json(about->context, id, seen, error)
		|| !keys_json(about->context, id, keys, error) || !add_hits(about, hits, error)
		|| !add_digests(about, digests, error)) {
		return false;
	}
	json_object_set_new(row, "published", jsontext_time(history->post->published_s));
	json_object_set_new(row, "first_seen", jsontext_time(history->first_seen_s));
	json_object_set_new(row, "hashtags", tags_json(history->post->tags));
	json_object_set(row, "seen", seen);
	json_object_set_new(row, "words_of", jsontext_text(history->content));
	json_object_set(row, "keys", keys);
	json_object_set_new(row, "consent", consent_json(history));
	json_object_set_new(row, "kept_out", jsontext_time(history->kept_out_s));
	json_object_set(row, "rules", hits);
	json_object_set(row, "digests", digests);
	json_object_set(row, "chats", chats);
	return true;
}

bool
explain_post(Context *context, int64_t id, json_t **row, GError **error)
{
	g_autoptr(HistoryPost) history = NULL;
	g_autoptr(GPtrArray) editions = NULL;

	if (!history_post(context->store, id, &history, error)
		|| !history_editions(context->store, id, &editions, error)) {
		return false;
	}
	if (history == NULL || history->post == NULL) {
		*row = NULL;
		return true;
	}
	const ExplainCase about = { context, history, editions };
	json_auto_t *made = NULL;
	if (!name_json(context, history, &made, error) || !tell(&about, made, error)) {
		return false;
	}
	*row = json_incref(made);
	return true;
}
