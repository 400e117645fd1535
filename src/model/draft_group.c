#include "model/draft_group.h"

#include "model/member.h"

#include <string.h>

static void
discussion_free(void *data)
{
	DraftDiscussion *discussion = data;

	g_free(discussion->url);
	g_free(discussion);
}

static DraftGroup *
group_new(const char *name, const char *network)
{
	DraftGroup *group = g_new0(DraftGroup, 1);

	group->name = g_strdup(name);
	group->network = g_strdup(network);
	group->discussions = g_ptr_array_new_with_free_func(discussion_free);
	return group;
}

void
draft_group_free(DraftGroup *group)
{
	if (group != NULL) {
		g_free(group->name);
		g_free(group->network);
		g_ptr_array_unref(group->discussions);
		g_free(group);
	}
}

static void
add_discussion(DraftGroup *group, int64_t post_id, const char *url)
{
	DraftDiscussion *discussion = g_new0(DraftDiscussion, 1);

	discussion->post_id = post_id;
	discussion->url = g_strdup(url);
	g_ptr_array_add(group->discussions, discussion);
}

static DraftGroup *
group_of(GPtrArray *groups, const Post *post)
{
	for (guint i = 0; i < groups->len; i++) {
		DraftGroup *group = g_ptr_array_index(groups, i);

		if (strcmp(group->name, post->group) == 0
			&& g_strcmp0(group->network, post->network) == 0) {
			return group;
		}
	}
	g_ptr_array_add(groups, group_new(post->group, post->network));
	return g_ptr_array_index(groups, groups->len - 1);
}

void
draft_groups_add(GPtrArray *groups, const Post *post)
{
	if (post->url != NULL) {
		add_discussion(group_of(groups, post), post->id, post->url);
	}
}

void
draft_groups_take(GPtrArray *groups, GHashTable *ids)
{
	for (guint i = groups->len; i > 0; i--) {
		DraftGroup *group = g_ptr_array_index(groups, i - 1);

		for (guint k = group->discussions->len; k > 0; k--) {
			DraftDiscussion *one = g_ptr_array_index(group->discussions, k - 1);

			if (g_hash_table_contains(ids, &one->post_id)) {
				g_ptr_array_remove_index(group->discussions, k - 1);
			}
		}
		if (group->discussions->len == 0) {
			g_ptr_array_remove_index(groups, i - 1);
		}
	}
}

int
draft_groups_count(const GPtrArray *groups)
{
	guint count = 0;

	for (guint i = 0; i < groups->len; i++) {
		count += ((const DraftGroup *)g_ptr_array_index(groups, i))->discussions->len;
	}
	return (int)count;
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static json_t *
discussions_to_json(const GPtrArray *discussions)
{
	json_t *array = json_array();

	for (guint i = 0; i < discussions->len; i++) {
		const DraftDiscussion *one = g_ptr_array_index(discussions, i);
		json_t *object = json_object();

		json_object_set_new(object, "post", json_integer(one->post_id));
		member_put_text(object, "url", one->url);
		json_array_append_new(array, object);
	}
	return array;
}

json_t *
draft_groups_to_json(const GPtrArray *groups)
{
	json_t *array = json_array();

	for (guint i = 0; i < groups->len; i++) {
		const DraftGroup *group = g_ptr_array_index(groups, i);
		json_t *object = json_object();

		member_put_text(object, "name", group->name);
		member_put_text(object, "network", group->network);
		json_object_set_new(object, "discussions", discussions_to_json(group->discussions));
		json_array_append_new(array, object);
	}
	return array;
}

static bool
read_discussions(const json_t *array, DraftGroup *group, GError **error)
{
	const json_t *json;
	gsize i;

	json_array_foreach (array, i, json) {
		MemberReader reader = member_reader(json);
		const int64_t post_id = member_integer(&reader, "post");
		g_autofree char *url = member_text(&reader, "url");

		if (!member_reader_end(&reader, error)) {
			return false;
		}
		add_discussion(group, post_id, url);
	}
	return true;
}

static bool
read_group(const json_t *json, GPtrArray *groups, GError **error)
{
	MemberReader reader = member_reader(json);
	g_autofree char *name = member_text(&reader, "name");
	g_autofree char *network = member_text(&reader, "network");
	const json_t *discussions = member_array(&reader, "discussions");

	if (name == NULL) {
		member_fail(&reader, "name", "a text");
	}
	if (!member_reader_end(&reader, error)) {
		return false;
	}
	g_ptr_array_add(groups, group_new(name, network));
	return read_discussions(discussions, g_ptr_array_index(groups, groups->len - 1), error);
}

bool
draft_groups_from_json(const json_t *json, GPtrArray *groups, GError **error)
{
	const json_t *row;
	gsize i;

	json_array_foreach (json, i, row) {
		if (!read_group(row, groups, error)) {
			return false;
		}
	}
	return true;
}
