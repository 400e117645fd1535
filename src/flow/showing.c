#include "flow/showing.h"

#include "base/error.h"
#include "flow/prepare_names.h"
#include "render/shown.h"
#include "text/date.h"
#include "text/html.h"

#include <string.h>

/* ---- what is looked for ---------------------------------------------------------------------- */

static const char *
first_zone(const Config *config)
{
	const DigestSpec *first = config->digests->len > 0 ? g_ptr_array_index(config->digests, 0)
							   : NULL;

	return first != NULL ? first->timezone : "UTC";
}

GTimeZone *
showing_zone(const Config *config)
{
	return g_time_zone_new_identifier(first_zone(config));
}

static void
add_key(GPtrArray *keys, const char *key)
{
	if (!g_ptr_array_find_with_equal_func(keys, key, g_str_equal, NULL)) {
		g_ptr_array_add(keys, g_strdup(key));
	}
}

static void
add_names(GPtrArray *keys, const DigestSpec *digest, const char *key)
{
	const char *own = digest_spec_tag_for(digest, key);
	GHashTableIter aliases;
	void *alias;

	if (own == NULL) {
		return;
	}
	add_key(keys, own);
	g_hash_table_iter_init(&aliases, digest->aliases);
	while (g_hash_table_iter_next(&aliases, &alias, NULL)) {
		if (g_strcmp0(digest_spec_tag_for(digest, alias), own) == 0) {
			add_key(keys, alias);
		}
	}
}

GPtrArray *
showing_keys(const Config *config, const char *key)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

	add_key(keys, key);
	for (guint i = 0; i < config->digests->len; i++) {
		add_names(keys, g_ptr_array_index(config->digests, i), key);
	}
	return keys;
}

static bool
read_day(const Config *config, const char *text, int64_t *since_s, GError **error)
{
	g_autoptr(GTimeZone) zone = showing_zone(config);
	GDate day;

	if (!date_parse_day(text, &day)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--since %s: expected a day such as 2026-12-31", text);
		return false;
	}
	g_autoptr(GDateTime) begin = g_date_time_new(zone, g_date_get_year(&day),
		(gint)g_date_get_month(&day), g_date_get_day(&day), 0, 0, 0);
	*since_s = g_date_time_to_unix(begin);
	return true;
}

bool
showing_seek(const Context *context, const ShowingWish *wish, GPtrArray *tags, int64_t *since_s,
	GError **error)
{
	g_autoptr(Hashtag) tag = wish->tag == NULL ? NULL : hashtag_new(wish->tag);

	if (wish->tag != NULL && tag == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "--tag: \"%s\" is no hashtag", wish->tag);
		return false;
	}
	*since_s = DATE_UNKNOWN;
	if (wish->since != NULL && !read_day(context->config, wish->since, since_s, error)) {
		return false;
	}
	if (tag != NULL) {
		g_ptr_array_add(tags, showing_keys(context->config, tag->key));
	}
	return true;
}

/* ---- what may be shown ----------------------------------------------------------------------- */

bool
showing_may(const Config *config, const Ingest *rules, const PostCandidate *candidate)
{
	const Post *post = candidate->post;
	g_autofree char *reason = NULL;

	/* Without a sighting nobody can say which rules it is under. */
	if (post->consent >= POST_CONSENT_REFUSED || candidate->source == NULL
		|| !ingest_admits(rules, candidate->source, post, &reason)) {
		return false;
	}
	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(config->digests, i);
		g_autofree char *why = NULL;

		if (digest_spec_tag_index(digest, post->tags) >= 0
			&& (candidate->is_admitted || ingest_judge(rules, digest, post, &why))) {
			return true;
		}
	}
	return false;
}

void
showing_make(Post *post)
{
	prepare_hide_addresses(post);
	shown_reduce(post);
}

void
showing_write(Post *post, GString *out)
{
	g_auto(HtmlReading) reading = { 0 };

	if (post->content_raw != NULL && post->content_is_html) {
		html_read(post->content_raw, post->base_url, HTML_SAFE | HTML_PROSE, &reading);
		g_free(post->content_safe);
		post->content_safe = g_steal_pointer(&reading.safe);
		prose_free(post->prose);
		post->prose = g_steal_pointer(&reading.prose);
	}
	/* A feed's address may be a secret, and no link needs it any more. */
	g_clear_pointer(&post->base_url, g_free);
	post_write_shown(post, out);
}
