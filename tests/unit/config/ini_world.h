/** A folder with an ini in it, for the tests of config and inspect. */
#ifndef TAGDIGEST_TEST_INI_WORLD_H
#define TAGDIGEST_TEST_INI_WORLD_H

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "../remove_tree.h"
#include "config/config.h"

typedef struct IniWorld {
	char *folder; /* a temporary one */
	char *path;   /* of its aggregator.ini */
} IniWorld;

/* Write a file of the folder, for its owner alone; its own folders are made. */
static inline void
ini_world_write(const IniWorld *world, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(world->folder, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_cmpint(g_chmod(path, 0600), ==, 0);
}

static inline IniWorld
ini_world_new(const char *text)
{
	IniWorld world = { .folder = g_dir_make_tmp("config-XXXXXX", NULL) };

	world.path = g_build_filename(world.folder, "aggregator.ini", NULL);
	ini_world_write(&world, "aggregator.ini", text);
	return world;
}

static inline void
ini_world_clear(IniWorld *world)
{
	remove_tree(world->folder);
	g_free(world->folder);
	g_free(world->path);
}

/* @text without the folder's name. @return owned. */
static inline char *
ini_world_shorten(const IniWorld *world, const char *text)
{
	g_autofree char *prefix = g_strconcat(world->folder, "/", NULL);
	g_auto(GStrv) pieces = g_strsplit(text, prefix, 0);

	return g_strjoinv("", pieces);
}

/* The problems, one a line, without the folder's name. @return owned. */
static inline char *
ini_world_problems(const IniWorld *world, const GPtrArray *problems)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < problems->len; i++) {
		g_autofree char *line = problem_line(g_ptr_array_index(problems, i));

		g_string_append_printf(text, "%s\n", line);
	}
	return ini_world_shorten(world, text->str);
}

/* The strings, with '|' between them. @return owned. */
static inline char *
ini_world_join(const GPtrArray *words)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++) {
		g_string_append_printf(text, "%s%s", i > 0 ? "|" : "",
			(const char *)g_ptr_array_index(words, i));
	}
	return g_string_free(text, FALSE);
}

static inline GPtrArray *
ini_world_new_problems(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
}

#endif
