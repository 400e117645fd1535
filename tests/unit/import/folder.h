/* A folder of its own, with files in it. */
#ifndef TAGDIGEST_TESTS_UNIT_IMPORT_FOLDER_H
#define TAGDIGEST_TESTS_UNIT_IMPORT_FOLDER_H

#include "../remove_tree.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static inline char *
folder_new(void)
{
	char *folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);

	g_assert_nonnull(folder);
	return folder;
}

/* Folders on the way are made. */
static inline void
folder_put(const char *folder, const char *name, const char *bytes, gssize length)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *place = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(place, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, bytes, length, NULL));
}

#endif
