#include "source/feed_wanted.h"

#include "model/post.h"
#include "text/jsontext.h"

#define HASH_DIGITS 16 /* of SHA-256: ids of one feed do not meet by chance */

/* Ids may be long, and all of them stand in the state of the source. @return owned. */
static char *
hash_id(const char *id)
{
	char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1);

	hash[HASH_DIGITS] = '\0';
	return hash;
}

FeedWanted *
feed_wanted_new(const GPtrArray *tags, const json_t *known)
{
	FeedWanted *wanted;
	const json_t *hash;
	size_t i;

	if (tags->len == 0) {
		return NULL;
	}
	wanted = g_new0(FeedWanted, 1);
	wanted->tags = hashtag_glance_new(tags);
	if (known != NULL) {
		wanted->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	}
	json_array_foreach (known, i, hash) {
		if (json_is_string(hash)) {
			g_hash_table_add(wanted->known, g_strdup(json_string_value(hash)));
		}
	}
	return wanted;
}

void
feed_wanted_free(FeedWanted *wanted)
{
	if (wanted == NULL) {
		return;
	}
	hashtag_glance_free(wanted->tags);
	g_clear_pointer(&wanted->known, g_hash_table_unref);
	g_free(wanted);
}

bool
feed_wanted_has_id(const FeedWanted *wanted, const char *id)
{
	g_autofree char *hash = NULL;

	if (wanted->known == NULL || id == NULL) {
		return wanted->known != NULL;
	}
	if (g_hash_table_size(wanted->known) == 0) {
		return false;
	}
	hash = hash_id(id);
	return g_hash_table_contains(wanted->known, hash);
}

json_t *
feed_wanted_ids(const FeedWanted *wanted, const GPtrArray *posts)
{
	json_t *ids = json_array();

	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);

		if (post->uri != NULL && hashtag_glance_has(wanted->tags, post->tags)) {
			g_autofree char *hash = hash_id(post->uri);

			json_array_append_new(ids, jsontext_text(hash));
		}
	}
	return ids;
}
