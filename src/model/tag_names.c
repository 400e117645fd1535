#include "model/tag_names.h"

static void
named_tag_free(void *data)
{
	NamedTag *named = data;

	hashtag_free(named->tag);
	g_ptr_array_unref(named->others);
	g_free(named);
}

TagNames *
tag_names_new(void)
{
	TagNames *names = g_new0(TagNames, 1);

	names->tags = g_ptr_array_new_with_free_func(named_tag_free);
	names->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return names;
}

void
tag_names_free(TagNames *names)
{
	if (names == NULL) {
		return;
	}
	g_hash_table_unref(names->by_key);
	g_ptr_array_unref(names->tags);
	g_free(names);
}

NamedTag *
tag_names_add(TagNames *names, const Hashtag *tag)
{
	NamedTag *named = g_new0(NamedTag, 1);

	named->tag = hashtag_copy(tag);
	named->others = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	g_ptr_array_add(names->tags, named);
	return named;
}

const NamedTag *
tag_names_claim(TagNames *names, NamedTag *named, const Hashtag *name)
{
	const NamedTag *earlier = tag_names_find(names, name->key);

	if (earlier == NULL) {
		g_hash_table_insert(names->by_key, g_strdup(name->key), named);
	}
	return earlier;
}

const NamedTag *
tag_names_find(const TagNames *names, const char *key)
{
	return g_hash_table_lookup(names->by_key, key);
}

void
tag_names_add_all(const TagNames *names, HashtagSet *set, const Hashtag *tag)
{
	const NamedTag *named = tag_names_find(names, tag->key);

	hashtag_set_add(set, named != NULL ? named->tag : tag);
	for (guint i = 0; named != NULL && i < named->others->len; i++) {
		hashtag_set_add(set, g_ptr_array_index(named->others, i));
	}
}
