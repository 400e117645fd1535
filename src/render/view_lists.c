/* Lists of all posts under a hashtag, which stand in public alone. */
#include "render/view_part.h"

/* As it stands in its section, or made now for one that no section shows. */
static json_t *
entry_view(ViewMaker *maker, const DraftEntry *entry, json_t *links)
{
	const PostPlace place = { .style = "post", .indent = "" };
	json_t *made = g_hash_table_lookup(maker->made, entry);

	return made != NULL ? json_incref(made)
			    : view_part_entry(maker, entry, &place, NULL, links);
}

static json_t *
list_view(ViewMaker *maker, const ViewList *list)
{
	json_t *object = json_object();
	json_t *links = view_part_links(maker);
	json_t *posts = json_array();

	for (guint i = 0; i < list->entries->len; i++) {
		json_array_append_new(posts,
			entry_view(maker, g_ptr_array_index(list->entries, i), links));
	}
	view_part_put(object, "name", list->tag->display);
	view_part_put(object, "key", list->tag->key);
	json_object_set_new(object, "hue",
		view_part_hue(maker, view_part_tag_index(maker, list->tag)));
	json_object_set_new(object, "posts", posts);
	json_decref(links);
	return object;
}

json_t *
view_part_lists(ViewMaker *maker, const GPtrArray *lists)
{
	json_t *array = json_array();

	for (guint i = 0; lists != NULL && i < lists->len; i++) {
		json_array_append_new(array, list_view(maker, g_ptr_array_index(lists, i)));
	}
	return array;
}
