#include "base/file.h"

#include "base/signal.h"

#include <dirent.h>
#include <glob.h>
#include <string.h>
#include <sys/stat.h>

/* @text with a backslash before each of @specials, which glob(3) then takes as they are. */
static char *
escape(const char *text, const char *specials)
{
	GString *escaped = g_string_new(NULL);

	for (const char *at = text; *at != '\0'; at++) {
		if (strchr(specials, *at) != NULL) {
			g_string_append_c(escaped, '\\');
		}
		g_string_append_c(escaped, *at);
	}
	return g_string_free(escaped, FALSE);
}

static gint
compare_paths(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

#ifdef GLOB_ALTDIRFUNC
/* A pattern with many stars walks the whole disk: whoever asks us to stop is heard on the way. */
static void *
open_folder(const char *path)
{
	return signal_stop_requested() ? NULL : opendir(path);
}

static struct dirent *
read_folder(void *folder)
{
	return signal_stop_requested() ? NULL : readdir(folder);
}

static void
close_folder(void *folder)
{
	closedir(folder);
}

static int
find(const char *path, glob_t *found)
{
	found->gl_opendir = open_folder;
	found->gl_readdir = read_folder;
	found->gl_closedir = close_folder;
	found->gl_stat = stat;
	found->gl_lstat = lstat;
	return glob(path, GLOB_NOSORT | GLOB_ALTDIRFUNC, NULL, found);
}
#else
static int
find(const char *path, glob_t *found)
{
	return glob(path, GLOB_NOSORT, NULL, found);
}
#endif

GPtrArray *
file_find(const char *folder, const char *pattern)
{
	g_autofree char *plain_folder = escape(folder, "*?[\\");
	g_autofree char *plain_pattern = escape(pattern, "[\\");
	g_autofree char *path = file_resolve(plain_folder, plain_pattern);
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	glob_t found = { 0 };

	if (find(path, &found) == 0) {
		for (gsize i = 0; i < found.gl_pathc; i++) {
			g_ptr_array_add(paths, g_strdup(found.gl_pathv[i]));
		}
	}
	globfree(&found);
	g_ptr_array_sort(paths, compare_paths);
	return paths;
}
