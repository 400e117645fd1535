/* What a draft is known by: all of it, or who says what in it. */
#include "model/draft.h"

#include <stdlib.h>
#include <string.h>

static int
compare_text(gconstpointer a, gconstpointer b)
{
	return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

char *
draft_words(const Draft *draft)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	for (guint i = 0; i < shown->len; i++) {
		const Post *post = ((const DraftEntry *)g_ptr_array_index(shown, i))->post;
		const char *author = post->author_handle != NULL ? post->author_handle
								 : post->author_name;

		g_ptr_array_add(lines,
			g_strdup_printf("%s\n%s\n%s", author != NULL ? author : "",
				post->title != NULL ? post->title : "",
				post->text != NULL ? post->text : ""));
	}
	g_ptr_array_sort(lines, compare_text);
	for (guint i = 0; i < lines->len; i++) {
		const char *line = g_ptr_array_index(lines, i);

		g_checksum_update(sum, (const guchar *)line, (gssize)strlen(line) + 1);
	}
	return lines->len == 0 ? NULL : g_strdup(g_checksum_get_string(sum));
}

char *
draft_hash(const Draft *draft)
{
	json_auto_t *json = draft_to_json(draft);
	char *text = json_dumps(json, JSON_SORT_KEYS | JSON_COMPACT);
	char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

	free(text);
	return hash;
}
