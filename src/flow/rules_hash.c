#include "flow/rules_hash.h"

#include <string.h>

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

/* The tags of a digest and what else counts as them; sorted, since a hash table has no order. */
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
			g_ptr_array_add(names,
				g_strdup_printf("%s>%s", (char *)key, (char *)value));
		}
	}
	g_ptr_array_sort(names, compare_names);
	hash_strings(sum, names, "tag");
}

char *
rules_hash_of_digest(const DigestSpec *spec)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	hash_tags(sum, spec->tags, spec->aliases);
	hash_strings(sum, spec->include, "include");
	hash_strings(sum, spec->exclude, "exclude");
	return g_strdup(g_checksum_get_string(sum));
}

static void
hash_text(GChecksum *sum, const char *text, const char *kind)
{
	g_autoptr(GPtrArray) one = g_ptr_array_new();

	if (text != NULL) {
		g_ptr_array_add(one, (gpointer)text);
		hash_strings(sum, one, kind);
	}
}

/* What is read instead of hashtags; a source of an older version has none of it. */
static void
hash_places(GChecksum *sum, const SourceSpec *source)
{
	hash_strings(sum, source->accounts, "account");
	hash_text(sum, source->list, "list");
	hash_text(sum, source->feed, "feed");
	hash_strings(sum, source->from, "from");
	hash_text(sum, source->authserv, "authserv");
	hash_text(sum, source->agreed, "agreed");
	hash_text(sum, source->file_under != NULL ? source->file_under->key : NULL, "file_under");
}

char *
rules_hash_of_source(const SourceSpec *source, const GPtrArray *digests)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	hash_tags(sum, source->tags, NULL);
	hash_strings(sum, source->include, "include");
	hash_strings(sum, source->exclude, "exclude");
	hash_places(sum, source);
	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		hash_tags(sum, digest->tags, digest->aliases);
	}
	return g_strdup(g_checksum_get_string(sum));
}
