#include "text/hashtag_set.h"

#include "text/spelling.h"

#define NEAREST_OF_MAX 500

HashtagSet
hashtag_set_new(void)
{
	return (HashtagSet){
		.tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free),
		.keys = g_hash_table_new(g_str_hash, g_str_equal),
	};
}

void
hashtag_set_add(HashtagSet *set, const Hashtag *tag)
{
	if (!hashtag_set_has(set, tag->key)) {
		Hashtag *copy = hashtag_copy(tag);

		g_ptr_array_add(set->tags, copy);
		g_hash_table_add(set->keys, copy->key);
	}
}

bool
hashtag_set_has(const HashtagSet *set, const char *key)
{
	return g_hash_table_contains(set->keys, key);
}

const char *
hashtag_set_nearest(const HashtagSet *set, const char *display)
{
	const char *near = NULL;
	guint changes = SPELLING_FAR;

	for (guint i = 0; i < set->tags->len && set->tags->len <= NEAREST_OF_MAX; i++) {
		const Hashtag *tag = g_ptr_array_index(set->tags, i);

		near = spelling_is_nearer(display, tag->display, &changes) ? tag->display : near;
	}
	return near;
}

GPtrArray *
hashtag_set_end(HashtagSet *set)
{
	g_hash_table_unref(set->keys);
	return set->tags;
}
