/* The part of explain that says where else the same was said. */
#include "flow/explain_part.h"

#include "base/prefix.h"
#include "dedup/cluster.h"
#include "flow/prepare_clusters.h"
#include "store/posts.h"
#include "text/jsontext.h"
#include "text/url.h"

/* What was said already is looked for in so many editions, since some may have come since. */
#define EDITIONS_MAX 12

/* Why two posts are copies, in words. @return owned. */
static char *
why_copies(const ExplainCase *about, const Post *other)
{
	g_autoptr(Cluster) cluster = cluster_new(about->context->config->persons);

	cluster_add(cluster, about->history->post);
	cluster_add(cluster, other);
	g_autoptr(GArray) places = cluster_solve(cluster);
	const ClusterPlace *own = &g_array_index(places, ClusterPlace, 0);
	const ClusterPlace *its = &g_array_index(places, ClusterPlace, 1);
	if (own->original != its->original) {
		return g_strdup("a third post says the same as both");
	}
	return cluster_say(own->reason != CLUSTER_ALONE ? own : its);
}

static json_t *
copy_json(const ExplainCase *about, const Post *other, bool is_shown)
{
	g_autofree char *why = why_copies(about, other);
	g_autofree char *url = url_redact(other->url);

	return jsontext_object("network", jsontext_text(other->network), "url", jsontext_text(url),
		"is_shown", json_boolean(is_shown), "why", jsontext_text(why), NULL);
}

/* Another post of an entry, unless it is the one that is asked about or its words are gone. */
static bool
add_copy(const ExplainCase *about, int64_t id, bool is_shown, json_t *copies, GError **error)
{
	g_autoptr(HistoryPost) other = NULL;

	if (id == about->history->post->id) {
		return true;
	}
	if (!history_post(about->context->store, id, &other, error)) {
		return false;
	}
	if (other != NULL && other->post != NULL) {
		json_array_append_new(copies, copy_json(about, other->post, is_shown));
	}
	return true;
}

static bool
has_post(const DraftEntry *entry, int64_t id)
{
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		if (copy->post_id == id) {
			return true;
		}
	}
	return entry->post->id == id;
}

static bool
add_entry(const ExplainCase *about, const DraftEntry *entry, json_t *copies, GError **error)
{
	if (!add_copy(about, entry->post->id, true, copies, error)) {
		return false;
	}
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		if (!add_copy(about, copy->post_id, false, copies, error)) {
			return false;
		}
	}
	return true;
}

bool
explain_copies(const ExplainCase *about, const Draft *draft, json_t *copies, GError **error)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	for (guint i = 0; i < shown->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(shown, i);

		if (has_post(entry, about->history->post->id)) {
			return add_entry(about, entry, copies, error);
		}
	}
	return true;
}

bool
explain_is_said(const char *reason)
{
	return reason != NULL && prefix_stands_at(reason, PREPARE_SAID);
}

bool
explain_said(const ExplainCase *about, const char *digest, json_t *copies, GError **error)
{
	g_autoptr(GPtrArray) mailed = NULL;
	g_autoptr(Cluster) cluster = cluster_new(about->context->config->persons);
	const PostsShown shown = { .digest = digest, .editions = EDITIONS_MAX };

	if (!posts_mailed(about->context->store, &shown, &mailed, error)) {
		return false;
	}
	cluster_add(cluster, about->history->post);
	for (guint i = 0; i < mailed->len; i++) {
		const PostMailed *one = g_ptr_array_index(mailed, i);

		cluster_add(cluster, one->post);
	}
	g_autoptr(GArray) places = cluster_solve(cluster);
	const guint original = g_array_index(places, ClusterPlace, 0).original;
	for (guint i = 0; i < mailed->len; i++) {
		const PostMailed *one = g_ptr_array_index(mailed, i);

		if (g_array_index(places, ClusterPlace, i + 1).original == original) {
			json_array_append_new(copies, copy_json(about, one->post, true));
		}
	}
	return true;
}
