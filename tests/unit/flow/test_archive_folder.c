#include "flow/archive_folder.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "../remove_tree.h"
#include "base/error.h"

typedef struct World {
	char *folder; /* owned */
	ArchiveFolder *archive;
	guint written, removed, all; /* by the last renewal */
} World;

static void
set_up(World *world, gconstpointer data)
{
	(void)data;
	world->folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
}

static void
tear_down(World *world, gconstpointer data)
{
	(void)data;
	archive_folder_free(world->archive);
	remove_tree(world->folder);
	g_free(world->folder);
}

static char *
path_in(const World *world, const char *name)
{
	return g_build_filename(world->folder, name, NULL);
}

static void
write_text(const World *world, const char *name, const char *text)
{
	g_autofree char *path = path_in(world, name);
	g_autofree char *folder = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* NULL: it is not there. */
static char *
text_of(const World *world, const char *name)
{
	g_autofree char *path = path_in(world, name);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

static void
assert_text(const World *world, const char *name, const char *want)
{
	g_autofree char *text = text_of(world, name);

	g_assert_cmpstr(text, ==, want);
}

static void
open_archive(World *world)
{
	GError *error = NULL;

	g_clear_pointer(&world->archive, archive_folder_free);
	archive_folder_open(world->folder, &world->archive, &error);
	g_assert_no_error(error);
}

/* A unit of files "NAME TEXT" (PATH TEXT …, ended by NULL). */
static bool
put(World *world, const char *name, const char *print, const char *const *files, GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)page_file_free);
	const ArchiveUnit unit = { name, print, list, NULL };

	for (; *files != NULL; files += 2) {
		PageFile *file = g_new0(PageFile, 1);

		file->path = g_strdup(files[0]);
		file->text = g_strdup(files[1]);
		g_ptr_array_add(list, file);
	}
	return archive_folder_put(world->archive, &unit, error);
}

#define FILES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
put_well(World *world, const char *name, const char *print, const char *const *files)
{
	GError *error = NULL;

	put(world, name, print, files, &error);
	g_assert_no_error(error);
}

static bool
keep(World *world, const char *name, const char *print)
{
	json_t *letter = NULL;
	const bool is_kept = archive_folder_keep(world->archive, name, print, &letter);

	json_decref(letter);
	return is_kept;
}

static void
finish(World *world)
{
	GError *error = NULL;

	archive_folder_finish(world->archive, &error);
	g_assert_no_error(error);
	archive_folder_count(world->archive, &world->written, &world->removed, &world->all);
}

static void
begin(World *world)
{
	open_archive(world);
	put_well(world, "one", "1", FILES("w/1.html", "one", "w/1/a.html", "a"));
	put_well(world, "two", "2", FILES("w/2.html", "two"));
	finish(world);
}

static void
test_renewal(World *world, gconstpointer data)
{
	(void)data;
	begin(world);
	g_assert_cmpuint(world->written, ==, 3);
	open_archive(world);
	g_assert_true(keep(world, "one", "1"));
	g_assert_false(keep(world, "two", "3"));
	put_well(world, "two", "3", FILES("w/2.html", "two"));
	finish(world);
	g_assert_cmpuint(world->written, ==, 0);
	open_archive(world);
	g_assert_true(keep(world, "two", "3"));
	finish(world);
	g_assert_cmpuint(world->removed, ==, 2);
	assert_text(world, "w/1.html", NULL);
	assert_text(world, "w/1", NULL);
	assert_text(world, "w/2.html", "two");
}

static void
test_lost(World *world, gconstpointer data)
{
	g_autofree char *path = path_in(world, "w/1/a.html");

	(void)data;
	begin(world);
	g_assert_cmpint(g_unlink(path), ==, 0);
	open_archive(world);
	g_assert_false(keep(world, "one", "1"));
	g_assert_true(keep(world, "two", "2"));
}

static void
test_killed(World *world, gconstpointer data)
{
	(void)data;
	begin(world);
	open_archive(world);
	put_well(world, "one", "9", FILES("w/1.html", "new", "w/9.html", "nine"));
	/* … and no end: the note says that w/1.html is as it was made by 1. */
	open_archive(world);
	g_assert_false(keep(world, "one", "1"));
	g_assert_true(keep(world, "two", "2"));
	put_well(world, "one", "1", FILES("w/1.html", "one", "w/1/a.html", "a"));
	finish(world);
	assert_text(world, "w/1.html", "one");
	assert_text(world, "w/9.html", NULL);
	assert_text(world, ".tagdigest-archive.log", NULL);
}

static void
test_others(World *world, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	write_text(world, "notes.txt", "mine");
	g_assert_false(archive_folder_open(world->folder, &world->archive, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_nonnull(strstr(error->message, "notes.txt"));
}

static void
test_others_within(World *world, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *link = path_in(world, "x");
	g_autofree char *elsewhere = path_in(world, "elsewhere");

	(void)data;
	begin(world);
	write_text(world, "w/3.html", "mine");
	write_text(world, "elsewhere/4.html", "mine");
	g_assert_cmpint(symlink(elsewhere, link), ==, 0);
	open_archive(world);
	g_assert_false(put(world, "three", "3", FILES("w/3.html", "three"), &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	assert_text(world, "w/3.html", "mine");
	g_clear_error(&error);
	g_assert_false(put(world, "four", "4", FILES("x/5.html", "five"), &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	assert_text(world, "elsewhere/5.html", NULL);
}

/* Whatever somebody writes into the note, nothing outside is touched. */
static void
test_evil_note(World *world, gconstpointer data)
{
	g_autofree char *outside = g_strconcat(world->folder, ".outside", NULL);

	(void)data;
	g_assert_true(g_file_set_contents(outside, "stays", -1, NULL));
	g_autofree char *name = g_path_get_basename(outside);
	g_autofree char *note = g_strdup_printf(
		"{\"version\":1,\"units\":{\"x\":{\"print\":\"1\",\"files\":[\"../%s\",\"%s\",7,"
		"\".hidden\",\"w//a\",\"\"]}}}",
		name, outside);
	write_text(world, ".tagdigest-archive.json", note);
	write_text(world, ".hidden", "stays");
	open_archive(world);
	g_assert_false(keep(world, "x", "1"));
	finish(world);
	g_assert_true(g_file_test(outside, G_FILE_TEST_EXISTS));
	assert_text(world, ".hidden", "stays");
	g_unlink(outside);
}

static void
test_broken_note(World *world, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	write_text(world, ".tagdigest-archive.json", "{\"version\":1,\"un");
	g_assert_false(archive_folder_open(world->folder, &world->archive, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
}

#define ADD(name, test) g_test_add(name, World, NULL, set_up, test, tear_down)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/archive_folder/renewal", test_renewal);
	ADD("/archive_folder/lost", test_lost);
	ADD("/archive_folder/killed", test_killed);
	ADD("/archive_folder/others", test_others);
	ADD("/archive_folder/others_within", test_others_within);
	ADD("/archive_folder/evil_note", test_evil_note);
	ADD("/archive_folder/broken_note", test_broken_note);
	return g_test_run();
}
