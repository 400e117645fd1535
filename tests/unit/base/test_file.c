#include "base/file.h"

#include "../remove_tree.h"
#include "base/error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Fixture {
	char *folder;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture->folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	g_assert_nonnull(fixture->folder);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
	(void)data;
	remove_tree(fixture->folder);
	g_free(fixture->folder);
}

static guint
count_names(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	guint count = 0;

	while (g_dir_read_name(folder) != NULL) {
		count++;
	}
	return count;
}

static void
test_write_then_read(Fixture *fixture, gconstpointer data)
{
	g_autofree char *path = g_build_filename(fixture->folder, "a", NULL);
	g_autoptr(GBytes) bytes = NULL;
	struct stat status;

	(void)data;
	g_assert_true(file_write(path, "old", 3, 0600, NULL));
	g_assert_true(file_write(path, "n\0w", 3, 0640, NULL));
	g_assert_true(file_read(path, 3, &bytes, NULL));
	g_autoptr(GBytes) want = g_bytes_new_static("n\0w", 3);
	g_assert_true(g_bytes_equal(bytes, want));
	g_assert_cmpint(stat(path, &status), ==, 0);
	g_assert_cmpuint(status.st_mode & 0777, ==, 0640);
	g_assert_cmpuint(count_names(fixture->folder), ==, 1);
}

static void
test_replace(Fixture *fixture, gconstpointer data)
{
	g_autofree char *path = g_build_filename(fixture->folder, "a", NULL);
	g_autofree char *none = g_build_filename(fixture->folder, "none", NULL);
	g_autoptr(GBytes) bytes = NULL;
	struct stat status;

	(void)data;
	g_assert_true(file_write(path, "old", 3, 0640, NULL));
	g_assert_true(file_replace(path, "new!", 4, NULL));
	g_assert_true(file_read(path, 4, &bytes, NULL));
	g_assert_cmpuint(g_bytes_get_size(bytes), ==, 4);
	g_assert_cmpint(stat(path, &status), ==, 0);
	g_assert_cmpuint(status.st_mode & 0777, ==, 0640);
	g_assert_cmpuint(status.st_uid, ==, getuid());
	g_assert_false(file_replace(none, "x", 1, NULL));
	g_assert_cmpuint(count_names(fixture->folder), ==, 1);
}

static void
test_write_fails_whole(Fixture *fixture, gconstpointer data)
{
	g_autofree char *path = g_build_filename(fixture->folder, "folder", NULL);
	g_autofree char *below = g_build_filename(path, "none", "a", NULL);
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
	g_assert_false(file_write(path, "x", 1, 0600, &error));
	g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT));
	g_assert_cmpuint(count_names(fixture->folder), ==, 1);
	g_assert_false(file_write(below, "x", 1, 0600, NULL));
}

static void
test_read_large(Fixture *fixture, gconstpointer data)
{
	g_autofree char *path = g_build_filename(fixture->folder, "large", NULL);
	g_autofree char *text = g_strnfill(200000, 'x');
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_true(file_write(path, text, 200000, 0600, NULL));
	g_assert_false(file_read(path, 199999, &bytes, &error));
	g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT));
	g_assert_null(bytes);
	g_assert_true(file_read(path, G_MAXSIZE, &bytes, NULL));
	g_assert_cmpuint(g_bytes_get_size(bytes), ==, 200000);
}

static void
test_read_refuses_what_is_no_file(Fixture *fixture, gconstpointer data)
{
	g_autofree char *fifo = g_build_filename(fixture->folder, "fifo", NULL);
	g_autofree char *missing = g_build_filename(fixture->folder, "missing", NULL);
	const char *const paths[] = { fixture->folder, fifo, missing };

	(void)data;
	g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autoptr(GBytes) bytes = NULL;
		g_autoptr(GError) error = NULL;

		g_assert_false(file_read(paths[i], 10, &bytes, &error));
		g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT));
		g_assert_nonnull(strstr(error->message, paths[i]));
	}
}

/* What need not be there: only what is missing is missing. */
static void
test_read_text(Fixture *fixture, gconstpointer data)
{
	static const char halved[] = "1 secret\n\0\0\0";
	g_autofree char *path = g_build_filename(fixture->folder, "text", NULL);
	g_autofree char *damaged = g_build_filename(fixture->folder, "damaged", NULL);
	g_autofree char *dangling = g_build_filename(fixture->folder, "dangling", NULL);
	g_autofree char *beside = g_build_filename(path, "beside", NULL);
	const char *const paths[] = { fixture->folder, damaged, dangling, beside };
	g_autofree char *text = NULL;
	g_autofree char *empty = NULL;

	(void)data;
	g_assert_true(file_read_text(path, 10, &text, NULL));
	g_assert_null(text);
	g_assert_true(file_write(path, "", 0, 0600, NULL));
	g_assert_true(file_read_text(path, 10, &empty, NULL));
	g_assert_cmpstr(empty, ==, "");
	g_assert_true(file_write(path, "one\ntwo\n", 8, 0600, NULL));
	g_assert_true(file_read_text(path, 10, &text, NULL));
	g_assert_cmpstr(text, ==, "one\ntwo\n");
	g_assert_true(file_write(damaged, halved, sizeof halved - 1, 0600, NULL));
	g_assert_cmpint(symlink("/nowhere/at/all", dangling), ==, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(file_read_text(paths[i], 100, &text, &error));
		g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT));
		g_assert_nonnull(strstr(error->message, paths[i]));
		g_assert_cmpstr(text, ==, "one\ntwo\n");
	}
	g_assert_false(file_read_text(path, 7, &text, NULL));
}

static void
test_make_folder(Fixture *fixture, gconstpointer data)
{
	g_autofree char *path = g_build_filename(fixture->folder, "one", "two", NULL);
	g_autofree char *file = g_build_filename(fixture->folder, "file", NULL);
	struct stat status;

	(void)data;
	g_assert_true(file_make_folder(path, NULL));
	g_assert_true(file_make_folder(path, NULL));
	g_assert_cmpint(stat(path, &status), ==, 0);
	g_assert_cmpuint(status.st_mode & 0777, ==, 0700);
	g_assert_true(file_write(file, "", 0, 0600, NULL));
	g_assert_false(file_make_folder(file, NULL));
}

static void
test_secret(Fixture *fixture, gconstpointer data)
{
	static const struct {
		const char *text;
		mode_t mode;
		const char *want;    /* NULL: refused */
		const char *message; /* a part of it */
	} rows[] = {
		{ "s3cret\n", 0600, "s3cret", NULL },
		{ "two words \r\nmore", 0400, "two words ", NULL },
		{ "none", 0600, "none", NULL },
		{ "", 0600, NULL, "empty" },
		{ "\nsecond", 0600, NULL, "empty" },
		{ "s3cret", 0640, NULL, "chmod 600 " },
		{ "s3cret", 0604, NULL, "chmod 600 " },
	};
	g_autofree char *path = g_build_filename(fixture->folder, "secret", NULL);

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *secret = NULL;
		g_autoptr(GError) error = NULL;

		g_assert_true(file_write(path, rows[i].text, strlen(rows[i].text), rows[i].mode,
			NULL));
		g_assert_true(file_read_secret(path, &secret, &error) == (rows[i].want != NULL));
		g_assert_cmpstr(secret, ==, rows[i].want);
		g_assert_true(file_is_exposed(path) == ((rows[i].mode & 044) != 0));
		if (rows[i].message != NULL) {
			g_assert_true(g_error_matches(error, TAGDIGEST_ERROR,
				ERROR_CONFIG_PERMANENT));
			g_assert_nonnull(strstr(error->message, rows[i].message));
			g_assert_nonnull(strstr(error->message, path));
		}
	}
}

static void
test_missing_secret(Fixture *fixture, gconstpointer data)
{
	g_autofree char *path = g_build_filename(fixture->folder, "missing", NULL);
	g_autofree char *secret = NULL;
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_false(file_read_secret(path, &secret, &error));
	g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT));
	g_assert_false(file_is_exposed(path));
}

static void
test_resolve(void)
{
	g_autofree char *home = g_build_filename(g_get_home_dir(), "a", NULL);
	const struct {
		const char *folder, *path, *want;
	} rows[] = {
		{ "/etc/tagdigest", "smtp.password", "/etc/tagdigest/smtp.password" },
		{ "/etc/tagdigest/", "a/b", "/etc/tagdigest/a/b" },
		{ "/etc/tagdigest", "/run/a", "/run/a" },
		{ ".", "a", "./a" },
		{ "/etc", "~/a", home },
		{ "/etc", "~a", "/etc/~a" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = file_resolve(rows[i].folder, rows[i].path);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

static void
test_find(Fixture *fixture, gconstpointer data)
{
	g_autofree char *odd = g_build_filename(fixture->folder, "a[b]", NULL);
	static const char *const names[] = { "b.ini", "A.ini", "\303\251.ini", "c.txt", "[.ini" };

	(void)data;
	g_assert_cmpint(g_mkdir(odd, 0700), ==, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(odd, names[i], NULL);
		g_assert_true(g_file_set_contents(path, "", 0, NULL));
	}
	static const struct {
		const char *pattern, *want;
	} cases[] = { { "*.ini", "A.ini [.ini b.ini \303\251.ini" }, { "?.txt", "c.txt" },
		{ "[.ini", "[.ini" }, { "[ab].ini", "" }, { "none/*", "" } };
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) paths = file_find(odd, cases[i].pattern);
		g_autoptr(GString) got = g_string_new(NULL);

		for (guint j = 0; j < paths->len; j++) {
			g_autofree char *name = g_path_get_basename(g_ptr_array_index(paths, j));
			g_string_append_printf(got, "%s%s", j > 0 ? " " : "", name);
		}
		g_assert_cmpstr(got->str, ==, cases[i].want);
	}
}

/* What is in the way is told from what stands there, whatever the library said. */
static void
test_trouble(Fixture *fixture, gconstpointer data)
{
	g_autofree char *file = g_build_filename(fixture->folder, "file", NULL);
	g_autofree char *missing = g_build_filename(fixture->folder, "missing", NULL);
	const struct {
		const char *path;
		int number;
		const char *want;
	} rows[] = {
		{ file, EEXIST, "a file stands where a folder is wanted: move it away" },
		{ fixture->folder, ENOENT, "a folder stands where a file is wanted: move it away" },
		{ fixture->folder, EEXIST, "File exists" },
		{ missing, EEXIST, "File exists" },
		{ file, ENOSPC, "the disk is full: make room" },
		{ missing, EDQUOT, "the disk is full: make room" },
		{ missing, EROFS, "the disk is mounted for reading alone" },
		{ "/proc/missing/file", ENOENT, "No such file or directory" },
		{ missing, ENOENT, "No such file or directory" },
	};

	(void)data;
	g_assert_true(g_file_set_contents(file, "", 0, NULL));
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = file_trouble(rows[i].path, rows[i].number);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
	const int refusals[] = { EACCES, EPERM };
	for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++) {
		g_autofree char *got = file_trouble(missing, refusals[i]);
		g_autofree char *want = g_strdup_printf(
			"%s (it is the user's with the number %u: run as that user)",
			g_strerror(refusals[i]), (guint)geteuid());
		g_assert_cmpstr(got, ==, want);
	}
	g_autofree char *nobody = file_trouble("/nowhere/at/all", EACCES);
	g_assert_cmpstr(nobody, ==, "Permission denied (run as the user whose it is)");
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(Fixture *fixture, gconstpointer data);
	} tests[] = {
		{ "/file/write-then-read", test_write_then_read },
		{ "/file/replace", test_replace },
		{ "/file/write-fails-whole", test_write_fails_whole },
		{ "/file/read-large", test_read_large },
		{ "/file/read-refuses-what-is-no-file", test_read_refuses_what_is_no_file },
		{ "/file/read-text", test_read_text },
		{ "/file/make-folder", test_make_folder },
		{ "/file/secret", test_secret },
		{ "/file/missing-secret", test_missing_secret },
		{ "/file/find", test_find },
		{ "/file/trouble", test_trouble },
	};

	g_test_init(&argc, &argv, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
		g_test_add(tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
	}
	g_test_add_func("/file/resolve", test_resolve);
	return g_test_run();
}
