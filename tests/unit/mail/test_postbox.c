#include "mail/postbox.h"

#include "../remove_tree.h"
#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define NOW 1795000000

typedef struct Box {
	char *path; /* owned */
} Box;

static char *
place(const Box *box, const char *name)
{
	return g_build_filename(box->path, name, NULL);
}

/* A message, that so many seconds before NOW came. */
static void
put(const Box *box, const char *name, int age_s)
{
	g_autofree char *path = place(box, name);
	const struct utimbuf times = { NOW - age_s, NOW - age_s };

	g_assert_true(g_file_set_contents(path, name, -1, NULL));
	g_assert_cmpint(utime(path, &times), ==, 0);
}

static void
set_up(Box *box, gconstpointer data)
{
	static const char *const parts[] = { "cur", "new", "tmp" };

	(void)data;
	box->path = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *part = place(box, parts[i]);
		g_assert_cmpint(g_mkdir(part, 0700), ==, 0);
	}
}

static void
tear_down(Box *box, gconstpointer data)
{
	(void)data;
	remove_tree(box->path);
	g_free(box->path);
}

static GPtrArray *
list(const Box *box)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *files = NULL;

	g_assert_true(postbox_list(box->path, NOW - 100, &files, &error));
	g_assert_no_error(error);
	return files;
}

/* "new/a cur/b:2,S", in the order in which they are given. */
static char *
listed(const Box *box)
{
	g_autoptr(GPtrArray) files = list(box);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < files->len; i++) {
		const PostboxFile *file = g_ptr_array_index(files, i);

		g_string_append_printf(text, "%s%s/%s", i > 0 ? " " : "",
			file->is_new ? "new" : "cur", file->name);
	}
	return g_string_free(text, FALSE);
}

static void
test_list(Box *box, gconstpointer data)
{
	g_autofree char *link = place(box, "new/link");
	g_autofree char *folder = place(box, "cur/folder");
	g_autofree char *pipe = place(box, "new/pipe");

	(void)data;
	put(box, "new/b", 50);
	put(box, "new/a", 50);
	put(box, "new/old", 101);
	put(box, "new/.hidden", 1);
	put(box, "cur/c:2,S", 60);
	put(box, "cur/d:2,FRS", 40);
	put(box, "cur/gone:2,ST", 1);
	put(box, "tmp/half", 1);
	g_assert_cmpint(symlink("/etc/passwd", link), ==, 0);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	g_autofree char *got = listed(box);
	g_assert_cmpstr(got, ==, "cur/c:2,S new/a new/b cur/d:2,FRS");
}

/* What a mail program makes of a name leaves the hash alone. */
static void
test_hash(Box *box, gconstpointer data)
{
	(void)data;
	put(box, "new/1795.a.host", 9);
	put(box, "cur/1795.a.host:2,S", 8);
	put(box, "cur/1795.b.host:2,S", 7);
	g_autoptr(GPtrArray) files = list(box);
	const PostboxFile *fresh = g_ptr_array_index(files, 0);
	const PostboxFile *moved = g_ptr_array_index(files, 1);
	const PostboxFile *other = g_ptr_array_index(files, 2);
	g_assert_cmpstr(fresh->hash, ==, moved->hash);
	g_assert_cmpstr(fresh->hash, !=, other->hash);
}

static void
test_read(Box *box, gconstpointer data)
{
	g_autofree char *path = place(box, "new/a");
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = NULL;

	(void)data;
	put(box, "new/a", 5);
	g_autoptr(GPtrArray) files = list(box);
	const PostboxFile *file = g_ptr_array_index(files, 0);
	g_assert_cmpint(file->size_bytes, ==, 5);
	g_assert_true(postbox_read(box->path, file, 5, &bytes, &error));
	g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	g_assert_cmpstr(text, ==, "new/a");
	g_assert_false(postbox_read(box->path, file, 4, &bytes, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
	g_clear_error(&error);
	/* Somebody puts a link there in the meantime, or takes it away. */
	g_assert_cmpint(g_unlink(path), ==, 0);
	g_clear_pointer(&bytes, g_bytes_unref);
	g_assert_true(postbox_read(box->path, file, 5, &bytes, &error));
	g_assert_null(bytes);
	g_assert_cmpint(symlink("/etc/passwd", path), ==, 0);
	g_assert_false(postbox_read(box->path, file, 1000000, &bytes, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
}

typedef struct FileRow {
	const char *name, *folder, *want; /* NULL: it is refused, and stays */
} FileRow;

static const FileRow file_rows[] = {
	{ "new/a", NULL, "cur/a:2,S" },
	{ "new/a", "Digest", ".Digest/cur/a:2,S" },
	{ "new/a:2,", NULL, "cur/a:2,S" },
	{ "cur/a:2,", "Lists/Digest", ".Lists.Digest/cur/a:2,S" },
	{ "cur/a:2,S", NULL, "cur/a:2,S" },
	{ "cur/a:2,S", "Digest", ".Digest/cur/a:2,S" },
	{ "cur/a:2,FRab", NULL, "cur/a:2,FRSab" },
	{ "cur/a:2,ab", NULL, "cur/a:2,Sab" },
	{ "cur/a:1,x", NULL, "cur/a:2,S" },
	{ "cur/a", "Müll", ".M&APw-ll/cur/a:2,S" },
	{ "new/a", "..", NULL },
	{ "new/a", ".", NULL },
	{ "new/a", "/", NULL },
	{ "new/a", "", NULL },
	{ "new/a", "a/../b", NULL },
	{ "new/a", "../a", NULL },
	{ "new/a", "a/", NULL },
	{ "new/a", "a\nb", NULL },
};

static void
test_file(Box *box, gconstpointer data)
{
	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(file_rows); i++) {
		const FileRow *row = &file_rows[i];
		g_autoptr(GError) error = NULL;

		put(box, row->name, 1);
		g_autoptr(GPtrArray) files = list(box);
		const bool done = postbox_file(box->path, g_ptr_array_index(files, 0), row->folder,
			&error);
		g_autofree char *from = place(box, row->name);
		g_autofree char *to = place(box, row->want == NULL ? row->name : row->want);
		g_assert_true(done == (row->want != NULL));
		g_assert_true(g_file_test(to, G_FILE_TEST_IS_REGULAR));
		g_assert_true(strcmp(from, to) == 0 || !g_file_test(from, G_FILE_TEST_EXISTS));
		if (!done) {
			g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
		}
		g_assert_cmpint(g_unlink(to), ==, 0);
	}
	g_autofree char *mark = place(box, ".Digest/maildirfolder");
	g_assert_true(g_file_test(mark, G_FILE_TEST_IS_REGULAR));
}

/* Nothing is written over, and what is gone by then is said. */
static void
test_file_trouble(Box *box, gconstpointer data)
{
	g_autofree char *fresh = place(box, "new/a");
	g_autoptr(GError) error = NULL;

	(void)data;
	put(box, "new/a", 2);
	put(box, "cur/a:2,S", 1);
	g_autoptr(GPtrArray) files = list(box);
	g_assert_false(postbox_file(box->path, g_ptr_array_index(files, 0), NULL, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
	g_assert_true(g_file_test(fresh, G_FILE_TEST_EXISTS));
	g_clear_error(&error);
	g_assert_cmpint(g_unlink(fresh), ==, 0);
	g_assert_false(postbox_file(box->path, g_ptr_array_index(files, 0), "Digest", &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
}

static void
test_none(Box *box, gconstpointer data)
{
	g_autofree char *part = place(box, "new");
	g_autoptr(GError) error = NULL;
	GPtrArray *files = NULL;

	(void)data;
	g_assert_cmpint(g_rmdir(part), ==, 0);
	g_assert_false(postbox_list(box->path, 0, &files, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
	g_assert_nonnull(strstr(error->message, "new: "));
	g_assert_cmpint(g_mkdir(part, 0700), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/postbox/list", Box, NULL, set_up, test_list, tear_down);
	g_test_add("/postbox/hash", Box, NULL, set_up, test_hash, tear_down);
	g_test_add("/postbox/read", Box, NULL, set_up, test_read, tear_down);
	g_test_add("/postbox/file", Box, NULL, set_up, test_file, tear_down);
	g_test_add("/postbox/file-trouble", Box, NULL, set_up, test_file_trouble, tear_down);
	g_test_add("/postbox/none", Box, NULL, set_up, test_none, tear_down);
	return g_test_run();
}
