#include "flow/ingest.h"

#include "dedup/identity.h"
#include "filter/rule.h"
#include "store/posts.h"

#include <string.h>

typedef struct DigestRules {
	const DigestSpec *spec; /* borrowed */
	RuleSet *rules;
	char *hash;
} DigestRules;

struct Ingest {
	GPtrArray *digests;  /* of DigestRules */
	GHashTable *sources; /* SourceSpec -> RuleSet */
};

static void
digest_rules_free(void *data)
{
	DigestRules *rules = data;

	rule_set_free(rules->rules);
	g_free(rules->hash);
	g_free(rules);
}

static void
hash_strings(GChecksum *sum, const GPtrArray *strings, const char *kind)
{
	for (guint i = 0; i < strings->len; i++) {
		g_autofree char *row = g_strdup_printf("%s=%s\n", kind,
						       (const char *)g_ptr_array_index(strings, i));
		g_checksum_update(sum, (const guchar *)row, -1);
	}
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The tags of a digest and what else counts as them, in sorted order, since a hash table has
 * none. */
static void
hash_tags(GChecksum *sum, const GPtrArray *tags, GHashTable *aliases)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter iter;
	void *key, *value;

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		g_ptr_array_add(names, g_strdup(tag->key));
	}
	if (aliases != NULL) {
		g_hash_table_iter_init(&iter, aliases);
		while (g_hash_table_iter_next(&iter, &key, &value)) {
			g_ptr_array_add(names, g_strdup_printf("%s>%s", (char *)key,
							       (char *)value));
		}
	}
	g_ptr_array_sort(names, compare_names);
	hash_strings(sum, names, "tag");
}

/* Everything that a verdict depends on. */
static char *
rules_hash(const DigestSpec *spec)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	hash_tags(sum, spec->tags, spec->aliases);
	hash_strings(sum, spec->include, "include");
	hash_strings(sum, spec->exclude, "exclude");
	return g_strdup(g_checksum_get_string(sum));
}

static bool
add_digest(Ingest *ingest, const DigestSpec *spec, GError **error)
{
	RuleSet *rules = NULL;

	if (!rule_set_new(spec->include, spec->exclude, &rules, error)) {
		g_prefix_error(error, "digest %s: ", spec->name);
		return false;
	}
	DigestRules *row = g_new0(DigestRules, 1);
	row->spec = spec;
	row->rules = rules;
	row->hash = rules_hash(spec);
	g_ptr_array_add(ingest->digests, row);
	return true;
}

static bool
add_source(Ingest *ingest, SourceSpec *spec, GError **error)
{
	RuleSet *rules = NULL;

	if (!rule_set_new(spec->include, spec->exclude, &rules, error)) {
		g_prefix_error(error, "source %s: ", spec->name);
		return false;
	}
	g_hash_table_insert(ingest->sources, spec, rules);
	return true;
}

bool
ingest_new(const Config *config, Ingest **ingest, GError **error)
{
	g_autoptr(Ingest) made = g_new0(Ingest, 1);

	made->digests = g_ptr_array_new_with_free_func(digest_rules_free);
	made->sources = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)rule_set_free);
	for (guint i = 0; i < config->digests->len; i++) {
		if (!add_digest(made, g_ptr_array_index(config->digests, i), error)) {
			return false;
		}
	}
	for (guint i = 0; i < config->sources->len; i++) {
		if (!add_source(made, g_ptr_array_index(config->sources, i), error)) {
			return false;
		}
	}
	*ingest = g_steal_pointer(&made);
	return true;
}

void
ingest_free(Ingest *ingest)
{
	if (ingest == NULL) {
		return;
	}
	g_ptr_array_unref(ingest->digests);
	g_hash_table_unref(ingest->sources);
	g_free(ingest);
}

static const DigestRules *
rules_of(const Ingest *ingest, const DigestSpec *digest)
{
	for (guint i = 0; i < ingest->digests->len; i++) {
		const DigestRules *row = g_ptr_array_index(ingest->digests, i);
		if (row->spec == digest) {
			return row;
		}
	}
	g_assert_not_reached();
}

const char *
ingest_rules_hash(const Ingest *ingest, const DigestSpec *digest)
{
	return rules_of(ingest, digest)->hash;
}

char *
ingest_wants(const Ingest *ingest, const SourceSpec *source)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	hash_tags(sum, source->tags, NULL);
	hash_strings(sum, source->include, "include");
	hash_strings(sum, source->exclude, "exclude");
	for (guint i = 0; i < ingest->digests->len; i++) {
		const DigestRules *row = g_ptr_array_index(ingest->digests, i);
		hash_tags(sum, row->spec->tags, row->spec->aliases);
	}
	return g_strdup(g_checksum_get_string(sum));
}

bool
ingest_judge(const Ingest *ingest, const DigestSpec *digest, const Post *post, char **reason)
{
	return rule_set_judge(rules_of(ingest, digest)->rules, post, reason);
}

bool
ingest_admits(const Ingest *ingest, const SourceSpec *source, const Post *post, char **reason)
{
	const RuleSet *rules = source != NULL ? g_hash_table_lookup(ingest->sources, source) : NULL;

	if (post->consent == POST_CONSENT_REFUSED) {
		*reason = g_strdup_printf("the author or server says no: %s", post->consent_reason);
		return false;
	}
	return rules == NULL || rule_set_judge(rules, post, reason);
}

static bool
has_tag_of(const SourceSpec *source, const Post *post)
{
	for (guint i = 0; i < post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->tags, i);
		if (hashtag_list_has(source->tags, tag->key)) {
			return true;
		}
	}
	return false;
}

static bool
is_wanted_by_a_digest(const Ingest *ingest, const Post *post)
{
	for (guint i = 0; i < ingest->digests->len; i++) {
		const DigestRules *row = g_ptr_array_index(ingest->digests, i);
		if (digest_spec_tag_index(row->spec, post->tags) >= 0) {
			return true;
		}
	}
	return false;
}

static bool
has_our_tag(const Ingest *ingest, const SourceSpec *source, const Post *post)
{
	return has_tag_of(source, post) && is_wanted_by_a_digest(ingest, post);
}

/* Why a post is not kept at all, or NULL; owned. */
static char *
reason_to_drop(const Ingest *ingest, const SourceSpec *source, const Post *post)
{
	char *reason = NULL;

	/* A refusal is said first, and patterns are tried last. */
	if (post->consent != POST_CONSENT_REFUSED && !has_our_tag(ingest, source, post)) {
		return g_strdup("no hashtag of a digest");
	}
	return ingest_admits(ingest, source, post, &reason) ? NULL : reason;
}

/* A post that was kept and whose author has since said no is out of every digest, for good: whoever
 * asks again is shown less, never more. */
static bool
refuse_known(const Ingest *ingest, Store *store, const Post *post, const char *reason,
	     GError **error)
{
	int64_t id = 0;

	if (post->consent != POST_CONSENT_REFUSED) {
		return true;
	}
	if (!posts_find(store, post->keys, &id, error)) {
		return false;
	}
	for (guint i = 0; id != 0 && i < ingest->digests->len; i++) {
		const DigestRules *row = g_ptr_array_index(ingest->digests, i);
		if (!posts_set_verdict(store, id, row->spec->name, false, reason, INGEST_REFUSED,
				       error)) {
			return false;
		}
	}
	return true;
}

static bool
put_verdicts(const Ingest *ingest, Store *store, const Post *post, GError **error)
{
	for (guint i = 0; i < ingest->digests->len; i++) {
		const DigestRules *row = g_ptr_array_index(ingest->digests, i);
		g_autofree char *reason = NULL;
		if (digest_spec_tag_index(row->spec, post->tags) < 0) {
			continue;
		}
		bool passed = rule_set_judge(row->rules, post, &reason);
		if (!posts_set_verdict(store, post->id, row->spec->name, passed, reason, row->hash,
				       error)) {
			return false;
		}
	}
	return true;
}

/* What is stored of a post that is no longer wanted follows it, so that an author who took the
 * hashtag back before the deadline is not mailed. */
static bool
take_back(const Ingest *ingest, Store *store, Post *post, int64_t source_id, int64_t now_s,
	  GError **error)
{
	PostsPut put = POSTS_PUT_KNOWN;
	int64_t id = 0;

	return posts_find(store, post->keys, &id, error)
		&& (id == 0 || posts_put(store, post, source_id, now_s, &put, error))
		&& (put != POSTS_PUT_UPDATED || put_verdicts(ingest, store, post, error));
}

static bool
keep(const Ingest *ingest, Store *store, Post *post, int64_t source_id, int64_t now_s,
     IngestCounts *counts, GError **error)
{
	PostsPut put;

	if (!posts_put(store, post, source_id, now_s, &put, error)) {
		return false;
	}
	switch (put) {
	case POSTS_PUT_NEW:
		counts->fresh++;
		break;
	case POSTS_PUT_UPDATED:
		counts->updated++;
		break;
	case POSTS_PUT_KNOWN:
		/* Verdicts of a post that did not change stand; prepare judges anew what was
		 * judged by other rules. */
		counts->known++;
		return true;
	}
	return put_verdicts(ingest, store, post, error);
}

bool
ingest_posts(Ingest *ingest, Store *store, const SourceSpec *source, int64_t source_id,
	     GPtrArray *posts, int64_t now_s, IngestCounts *counts, GError **error)
{
	identity_assign(source->name, posts);
	/* Documents list the newest first; posts of one second then stand in the order they were
	 * written in, since the store breaks ties by its own numbers. */
	for (guint i = posts->len; i > 0; i--) {
		Post *post = g_ptr_array_index(posts, i - 1);
		g_autofree char *reason = reason_to_drop(ingest, source, post);
		if (reason != NULL) {
			counts->dropped++;
			if (!take_back(ingest, store, post, source_id, now_s, error)
			    || (has_our_tag(ingest, source, post)
				&& !posts_drop(store, source_id, g_ptr_array_index(post->keys, 0),
					       reason, now_s, error))
			    || !refuse_known(ingest, store, post, reason, error)) {
				return false;
			}
		} else if (!keep(ingest, store, post, source_id, now_s, counts, error)) {
			return false;
		}
	}
	return true;
}
