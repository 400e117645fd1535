/* Closed groups: how much was said, and where their members read it. */
#include "render/view_part.h"

#include "text/jsontext.h"

/* More groups, and more links of one, are told as a number. */
#define ROWS_MAX 12
#define LINKS_MAX 10
#define NAME_CHARACTERS_MAX 100

/* {number, url, said}: "1", "2". */
static json_t *
discussions_view(ViewMaker *maker, const DraftGroup *group, json_t *links)
{
	json_t *array = json_array();
	int count = 0;

	for (guint i = 0; i < group->discussions->len && count < LINKS_MAX; i++) {
		const DraftDiscussion *one = g_ptr_array_index(group->discussions, i);
		g_autofree char *url = view_part_url(one->url);
		json_t *link = view_part_link(maker, url, links);

		if (json_is_null(link)) {
			json_decref(link);
			continue;
		}
		json_t *object = json_object();
		json_object_set_new(object, "link", link);
		view_part_take(object, "said", g_strdup_printf("%d", ++count));
		view_part_put(object, "gap", count > 1 ? ", " : NULL);
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *
row_view(ViewMaker *maker, const DraftGroup *group, json_t *links)
{
	g_autofree char *name = view_part_line(group->name, NAME_CHARACTERS_MAX);
	g_autofree char *network = view_part_line(group->network, NAME_CHARACTERS_MAX);
	json_t *row = json_object();

	view_part_take(row, "said",
		phrases_count(maker->words, network != NULL ? "groups.new_on" : "groups.new",
			(int)group->discussions->len,
			PHRASE_VALUES({ "group", name }, { "network", network })));
	json_t *discussions = discussions_view(maker, group, links);
	const guint linked = (guint)json_array_size(discussions);
	json_object_set_new(row, "discussions", discussions);
	view_part_take(row, "rest",
		linked == 0 || linked == group->discussions->len
			? NULL
			: phrases_count(maker->words, "groups.rest",
				(int)(group->discussions->len - linked), NULL));
	return row;
}

json_t *
view_part_groups(ViewMaker *maker)
{
	const GPtrArray *groups = maker->draft->groups;

	if (groups->len == 0) {
		return json_null();
	}
	json_t *object = json_object();
	json_t *rows = json_array();
	json_t *links = view_part_links(maker);
	for (guint i = 0; i < groups->len && i < ROWS_MAX; i++) {
		json_array_append_new(rows, row_view(maker, g_ptr_array_index(groups, i), links));
	}
	json_object_set_new(object, "rows", rows);
	view_part_take(object, "more",
		groups->len <= ROWS_MAX ? NULL
					: phrases_count(maker->words, "groups.more",
						(int)(groups->len - ROWS_MAX), NULL));
	json_object_set_new(object, "is_linked", json_boolean(json_array_size(links) > 0));
	json_object_set_new(object, "links", links);
	return object;
}
