/** What a test made goes with it. */
#ifndef TAGDIGEST_TESTS_UNIT_REMOVE_TREE_H
#define TAGDIGEST_TESTS_UNIT_REMOVE_TREE_H

#include <glib.h>
#include <glib/gstdio.h>

/* A file, or a folder with all that is in it. Of a link the link goes, and nothing that it leads
 * to. */
static inline void
remove_tree(const char *path)
{
	g_autoptr(GDir) folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK)
		? NULL
		: g_dir_open(path, 0, NULL);

	for (const char *name = folder != NULL ? g_dir_read_name(folder) : NULL; name != NULL;
		name = g_dir_read_name(folder)) {
		g_autofree char *below = g_build_filename(path, name, NULL);
		remove_tree(below);
	}
	g_remove(path);
}

#endif
