#include "flow/copies.h"

#include "dedup/cluster.h"
#include "model/post_line.h"

struct Copies {
	Cluster *cluster; /* owned */
	GPtrArray *ids;   /* of char*, owned */
};

Copies *
copies_new(const GPtrArray *people)
{
	Copies *copies = g_new0(Copies, 1);

	copies->cluster = cluster_new(people);
	copies->ids = g_ptr_array_new_with_free_func(g_free);
	return copies;
}

void
copies_free(Copies *copies)
{
	if (copies == NULL) {
		return;
	}
	cluster_free(copies->cluster);
	g_ptr_array_unref(copies->ids);
	g_free(copies);
}

/* What stands in a line for a post; no tab, no line end. @return owned. */
static char *
id_of(const Post *post, guint number)
{
	const char *name = post->uri != NULL ? post->uri : post->url;
	char *id = name != NULL ? g_strdup(name) : g_strdup_printf("#%u", number);

	return g_strdelimit(id, "\t\n\r", ' ');
}

bool
copies_add(Copies *copies, const char *line, gsize length, GError **error)
{
	g_autoptr(Post) post = NULL;

	if (!post_line_read(line, length, &post, error)) {
		return false;
	}
	if (post != NULL) {
		g_ptr_array_add(copies->ids, id_of(post, copies->ids->len + 1));
		cluster_add(copies->cluster, post);
	}
	return true;
}

GPtrArray *
copies_solve(Copies *copies)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) places = cluster_solve(copies->cluster);

	for (guint i = 0; i < places->len; i++) {
		const guint original = g_array_index(places, ClusterPlace, i).original;

		g_ptr_array_add(lines,
			g_strdup_printf("%s\t%s", (char *)g_ptr_array_index(copies->ids, i),
				(char *)g_ptr_array_index(copies->ids, original)));
	}
	return lines;
}
