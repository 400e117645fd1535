#include "source/feed_sieve.h"

#include "model/post.h"
#include "source/feed_post.h"
#include "text/jsontext.h"

#define HASH_DIGITS 16 /* of SHA-256: ids of one feed do not meet by chance */

/* Ids may be long, and all of them stand in the state of the source. */
char *
feed_sieve_hash(const char *id)
{
	char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1);

	hash[HASH_DIGITS] = '\0';
	return hash;
}

GHashTable *
feed_sieve_set(const json_t *list)
{
	GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const json_t *text;
	size_t i;

	json_array_foreach (list, i, text) {
		if (json_is_string(text)) {
			g_hash_table_add(set, g_strdup(json_string_value(text)));
		}
	}
	return set;
}

FeedSieve *
feed_sieve_new(const GPtrArray *tags, const json_t *known)
{
	FeedSieve *sieve;

	if (tags->len == 0) {
		return NULL;
	}
	sieve = g_new0(FeedSieve, 1);
	sieve->tags = hashtag_glance_new(tags);
	sieve->known = known != NULL ? feed_sieve_set(known) : NULL;
	return sieve;
}

void
feed_sieve_free(FeedSieve *sieve)
{
	hashtag_glance_free(sieve->tags);
	g_clear_pointer(&sieve->known, g_hash_table_unref);
	g_free(sieve);
}

bool
feed_sieve_has_id(const FeedSieve *sieve, const char *id)
{
	g_autofree char *hash = NULL;

	if (sieve->known == NULL || id == NULL) {
		return sieve->known != NULL;
	}
	if (g_hash_table_size(sieve->known) == 0) {
		return false;
	}
	hash = feed_sieve_hash(id);
	return g_hash_table_contains(sieve->known, hash);
}

json_t *
feed_sieve_ids(const FeedSieve *sieve, const GPtrArray *posts)
{
	json_t *ids = json_array();

	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);

		if (post->uri != NULL && hashtag_glance_has(sieve->tags, post->tags)) {
			g_autofree char *hash = feed_sieve_hash(post->uri);

			json_array_append_new(ids, jsontext_text(hash));
		}
	}
	return ids;
}

/* ---- items of XML feeds ---- */

/* Whether a category names a wanted tag; one of letters is seen at a glance. */
static bool
is_wanted_category(const HashtagGlance *wanted, const char *name)
{
	g_autoptr(GPtrArray) tags = NULL;

	if (name == NULL || !hashtag_glance_name(wanted, name)) {
		return false;
	}
	tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	feed_post_add_categories(tags, name);
	return hashtag_glance_has(wanted, tags);
}

static bool
part_may_have(const FeedDocument *document, const FeedPart *part, const HashtagGlance *wanted)
{
	const char *text = feed_part_text(document, part);

	switch (part->meaning) {
	case MEANING_CATEGORY:
		return is_wanted_category(wanted, text)
			|| is_wanted_category(wanted,
				feed_part_attribute(document, part, ATTRIBUTE_LABEL))
			|| is_wanted_category(wanted,
				feed_part_attribute(document, part, ATTRIBUTE_TERM));
	case MEANING_TITLE:
	case MEANING_CONTENT:
	case MEANING_ASIDE:
		return hashtag_glance_text(wanted, text);
	case MEANING_MEDIA:
		return hashtag_glance_text(wanted,
			feed_part_attribute(document, part, ATTRIBUTE_ALT));
	default:
		return false;
	}
}

/* The id that the item's post will have: the first of the lowest rank; NULL: none. */
static const char *
id_of(const FeedDocument *document, const FeedItem *item)
{
	const FeedPart *best = NULL;

	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);

		if (part->meaning == MEANING_ID && part->text != 0
			&& (best == NULL || part->rank < best->rank)) {
			best = part;
		}
	}
	return best == NULL ? NULL : feed_part_text(document, best);
}

bool
feed_sieve_keeps(const FeedSieve *sieve, const FeedDocument *document, const FeedItem *item)
{
	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);

		if (part->meaning == MEANING_BLOCK || part_may_have(document, part, sieve->tags)) {
			return true;
		}
	}
	return feed_sieve_has_id(sieve, id_of(document, item));
}
