#include "import/x_archive_deleted.h"

#include "import/x_archive_tweet.h"
#include "source/x_post.h"

/* So many ids are remembered. */
#define DELETED_MAX ((guint)2 * 1000 * 1000)

struct XArchiveDeleted {
	GArray *ids; /* of guint64 */
	bool is_sorted;
};

XArchiveDeleted *
x_archive_deleted_new(void)
{
	XArchiveDeleted *deleted = g_new0(XArchiveDeleted, 1);

	deleted->ids = g_array_new(FALSE, FALSE, sizeof(guint64));
	return deleted;
}

void
x_archive_deleted_free(XArchiveDeleted *deleted)
{
	g_array_unref(deleted->ids);
	g_free(deleted);
}

bool
x_archive_deleted_hear(XArchiveDeleted *deleted, const json_t *json)
{
	const json_t *tweet = json_object_get(json, "tweet");
	g_autofree char *own = x_archive_tweet_id(tweet != NULL ? tweet : json);
	g_autofree char *id = own != NULL ? g_strdup(own) : x_post_id(tweet, "tweet_id");

	if (id != NULL) {
		const guint64 number = g_ascii_strtoull(id, NULL, 10);
		g_array_append_val(deleted->ids, number);
		deleted->is_sorted = false;
	}
	return deleted->ids->len <= DELETED_MAX;
}

static gint
compare_ids(gconstpointer a, gconstpointer b)
{
	const guint64 one = *(const guint64 *)a, other = *(const guint64 *)b;

	return (one > other) - (one < other);
}

static bool
has(const XArchiveDeleted *deleted, const char *id)
{
	const guint64 number = id != NULL ? g_ascii_strtoull(id, NULL, 10) : 0;

	return g_array_binary_search(deleted->ids, &number, compare_ids, NULL);
}

bool
x_archive_deleted_has(XArchiveDeleted *deleted, const char *id, const json_t *versions)
{
	size_t index;
	const json_t *version;

	if (!deleted->is_sorted) {
		g_array_sort(deleted->ids, compare_ids);
		deleted->is_sorted = true;
	}
	json_array_foreach (versions, index, version) {
		if (has(deleted, json_string_value(version))) {
			return true;
		}
	}
	return has(deleted, id);
}
