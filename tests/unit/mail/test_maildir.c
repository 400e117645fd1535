#include "mail/maildir.h"

#include "base/error.h"
#include "batch.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the first of sender_add_many() is called. */
#define NAME_0 "1763364600.6a9bba50d20dbbe0394b81099e6f99e7.tagdigest"

typedef struct Place {
	char *root;      /* owned */
	RelaySpec *spec; /* owned */
} Place;

static Place
place_new(void)
{
	Place place = { .root = g_dir_make_tmp("maildir-XXXXXX", NULL), .spec = relay_spec_new() };

	place.spec->kind = RELAY_MAILDIR;
	place.spec->path = g_build_filename(place.root, "Mail", NULL);
	return place;
}

static GPtrArray *
files_in(const Place *place, const char *folder)
{
	g_autofree char *path = g_build_filename(place->spec->path, folder, NULL);
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) opened = g_dir_open(path, 0, NULL);

	g_assert_nonnull(opened);
	for (const char *name = g_dir_read_name(opened); name != NULL;
		name = g_dir_read_name(opened)) {
		g_ptr_array_add(files, g_build_filename(path, name, NULL));
	}
	return files;
}

static guint
count_in(const Place *place, const char *folder)
{
	g_autoptr(GPtrArray) files = files_in(place, folder);

	return files->len;
}

static void
place_free(Place *place)
{
	static const char *const folders[] = { "tmp", "new", "cur" };

	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *path = g_build_filename(place->spec->path, folders[i], NULL);
		g_autoptr(GPtrArray) files = files_in(place, folders[i]);

		for (guint j = 0; j < files->len; j++) {
			g_assert_cmpint(g_remove(g_ptr_array_index(files, j)), ==, 0);
		}
		g_assert_cmpint(g_rmdir(path), ==, 0);
	}
	g_assert_cmpint(g_rmdir(place->spec->path), ==, 0);
	g_assert_cmpint(g_rmdir(place->root), ==, 0);
	relay_spec_free(place->spec);
	g_free(place->root);
}

static void
run_ok(const Place *place, Sender *sender)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(maildir_transport.run(place->spec, &sender->batch, &error));
	g_assert_no_error(error);
}

static void
test_delivers(void)
{
	Place place = place_new();
	g_autoptr(Sender) sender = sender_new();
	struct stat status;

	sender_add_many(sender, 2);
	run_ok(&place, sender);
	g_assert_cmpstr(sender->story->str, ==, "next 0, last 0, ok 0, next 1, last 1, ok 1, ");
	g_assert_cmpuint(count_in(&place, "tmp"), ==, 0);
	g_autoptr(GPtrArray) files = files_in(&place, "new");
	g_assert_cmpuint(files->len, ==, 2);
	const char *first = g_ptr_array_index(files, 0);
	g_autofree char *base = g_path_get_basename(first);
	g_assert_true(g_str_has_prefix(base, "1763364600."));
	g_assert_cmpint(g_stat(first, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0600);
	g_assert_cmpint(g_stat(place.spec->path, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0700);
	g_autofree char *folder = g_path_get_dirname(first);
	g_assert_cmpint(g_stat(folder, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0700);
	g_autofree char *text = NULL;
	g_assert_true(g_file_get_contents(first, &text, NULL, NULL));
	g_assert_true(g_str_has_prefix(text, "Message-ID: <"));
	g_assert_nonnull(strstr(text, "\n\n.\nbody "));
	g_assert_null(strchr(text, '\r'));
	place_free(&place);
}

/* What a killed run left open is found, unread in new or read in cur. */
static void
test_twice_is_once(void)
{
	Place place = place_new();
	g_autoptr(Sender) first = sender_new();
	g_autoptr(Sender) second = sender_new();

	sender_add_many(first, 2);
	run_ok(&place, first);
	g_autoptr(GPtrArray) files = files_in(&place, "new");
	g_autofree char *name = g_path_get_basename(g_ptr_array_index(files, 0));
	g_autofree char *read_name = g_strconcat(name, ":2,S", NULL);
	g_autofree char *read_path = g_build_filename(place.spec->path, "cur", read_name, NULL);
	g_assert_cmpint(g_rename(g_ptr_array_index(files, 0), read_path), ==, 0);

	sender_add_many(second, 3);
	run_ok(&place, second);
	g_assert_cmpstr(second->story->str, ==,
		"next 0, last 0, ok 0, next 1, last 1, ok 1, next 2, last 2, ok 2, ");
	g_assert_cmpuint(count_in(&place, "new"), ==, 2);
	g_assert_cmpuint(count_in(&place, "cur"), ==, 1);
	place_free(&place);
}

/* One message to two people is two mails; without a Message-ID its bytes tell it from others. */
static void
test_names(void)
{
	Place place = place_new();
	g_autoptr(Sender) sender = sender_new();

	sender_add(sender, "a@example.net", "Message-ID: <x@y>\r\n\r\nbody\r\n");
	sender_add(sender, "b@example.net", "Message-ID: <x@y>\r\n\r\nbody\r\n");
	sender_add(sender, "a@example.net", "Subject: one\r\n\r\nbody\r\n");
	sender_add(sender, "a@example.net", "Subject: two\r\n\r\nbody\r\n");
	sender_add(sender, "a@example.net", "Subject: two\r\n\r\nbody\r\n");
	sender_add(sender, "a@example.net", "Message-ID: <z@y>\r\n\r\nbody\r\n");
	sender_add(sender, "a@example.net", "what is no mail at all\r\n");
	run_ok(&place, sender);
	g_autoptr(GPtrArray) files = files_in(&place, "new");
	g_assert_cmpuint(files->len, ==, 6);
	for (guint i = 0; i < files->len; i++) {
		g_autofree char *name = g_path_get_basename(g_ptr_array_index(files, i));

		g_assert_true(g_str_has_prefix(name, "0."));
	}
	place_free(&place);
}

/* Another version must find what this one has delivered: the names stay as they are. */
static void
test_names_stay(void)
{
	Place place = place_new();
	g_autoptr(Sender) sender = sender_new();

	sender_add_many(sender, 1);
	run_ok(&place, sender);
	g_autoptr(GPtrArray) files = files_in(&place, "new");
	g_autofree char *name = g_path_get_basename(g_ptr_array_index(files, 0));
	g_assert_cmpstr(name, ==, NAME_0);
	place_free(&place);
}

static void
test_journal_says_no(void)
{
	Place place = place_new();
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	sender->refuse = 1;
	sender_add_many(sender, 3);
	g_assert_false(maildir_transport.run(place.spec, &sender->batch, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_TEMPORARY);
	g_assert_cmpstr(sender->story->str, ==,
		"next 0, last 0, ok 0, next 1, last 1, session temporary 1, ");
	g_assert_cmpstr(sender_detail(sender, 1), ==,
		"broken off before the last piece: the journal could not be written");
	g_autofree char *want = g_strdup_printf("maildir:%s: the journal could not be written",
		place.spec->path);
	g_assert_cmpstr(error->message, ==, want);
	g_assert_cmpuint(count_in(&place, "tmp"), ==, 0);
	g_assert_cmpuint(count_in(&place, "new"), ==, 1);
	place_free(&place);
}

static void
test_cannot_be_made(void)
{
	g_autoptr(RelaySpec) spec = relay_spec_new();
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	spec->kind = RELAY_MAILDIR;
	spec->path = g_strdup("/dev/null/Mail");
	sender_add_many(sender, 1);
	g_assert_false(maildir_transport.run(spec, &sender->batch, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
	g_assert_true(g_str_has_prefix(error->message, "maildir:/dev/null"));
	g_assert_cmpstr(sender->story->str, ==, "");
}

/* tmp or cur is no folder: nothing is begun. */
static void
test_no_folder(void)
{
	static const char *const names[] = { "tmp", "new", "cur" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		Place place = place_new();
		g_autoptr(Sender) nobody = sender_new();
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;
		g_autofree char *path = g_build_filename(place.spec->path, names[i], NULL);

		run_ok(&place, nobody);
		g_assert_cmpint(g_rmdir(path), ==, 0);
		g_assert_true(g_file_set_contents(path, "", 0, NULL));
		sender_add_many(sender, 2);
		g_assert_false(maildir_transport.run(place.spec, &sender->batch, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
		g_autofree char *want = g_strdup_printf("maildir:%s: ", path);
		g_assert_true(g_str_has_prefix(error->message, want));
		g_assert_cmpstr(sender->story->str, ==, "");
		g_assert_cmpint(g_remove(path), ==, 0);
		g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
		place_free(&place);
	}
}

/* The process may open no more files: nothing is begun, for what is there is not known. */
static void
test_no_files(void)
{
	Place place = place_new();
	g_autoptr(Sender) nobody = sender_new();
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;
	struct rlimit before;

	run_ok(&place, nobody);
	sender_add_many(sender, 2);
	const int next = dup(STDIN_FILENO);
	close(next);
	g_assert_cmpint(getrlimit(RLIMIT_NOFILE, &before), ==, 0);
	const struct rlimit none = { .rlim_cur = (rlim_t)next, .rlim_max = before.rlim_max };
	g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &none), ==, 0);
	const bool is_done = maildir_transport.run(place.spec, &sender->batch, &error);
	g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &before), ==, 0);
	g_assert_false(is_done);
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
	g_assert_nonnull(strstr(error->message, "/new"));
	g_assert_cmpstr(sender->story->str, ==, "");
	place_free(&place);
}

/* The file in tmp cannot be written: nothing is delivered, and nothing more is asked for. A full
 * disk is tried again. */
static void
test_cannot_be_written(void)
{
	for (int is_full = 0; is_full < 2; is_full++) {
		Place place = place_new();
		g_autoptr(Sender) nobody = sender_new();
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;
		g_autofree char *path = g_build_filename(place.spec->path, "tmp", NAME_0, NULL);

		run_ok(&place, nobody);
		const int made = is_full ? symlink("/dev/full", path) : g_mkdir(path, 0700);
		g_assert_cmpint(made, ==, 0);
		sender_add_many(sender, 2);
		g_assert_false(maildir_transport.run(place.spec, &sender->batch, &error));
		g_assert_cmpint(error->code, ==,
			is_full ? ERROR_MAIL_TEMPORARY : ERROR_MAIL_PERMANENT);
		g_autofree char *want = g_strdup_printf("maildir:%s: %s", path,
			is_full ? "No space left on device" : "Is a directory");
		g_assert_cmpstr(error->message, ==, want);
		g_assert_cmpstr(sender_detail(sender, 0), ==, want);
		g_assert_cmpstr(sender->story->str, ==, "next 0, session temporary 0, ");
		g_assert_cmpuint(count_in(&place, "new"), ==, 0);
		g_assert_cmpuint(count_in(&place, "tmp"), ==, is_full ? 0 : 1);
		place_free(&place);
	}
}

/* It cannot be moved to new, which is gone by then: surely not delivered. */
static void
test_cannot_be_moved(void)
{
	Place place = place_new();
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;
	g_autofree char *folder = g_build_filename(place.spec->path, "new", NULL);

	sender->remove_at_ready = folder;
	sender_add_many(sender, 2);
	g_assert_false(maildir_transport.run(place.spec, &sender->batch, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
	g_assert_cmpstr(sender->story->str, ==, "next 0, last 0, session temporary 0, ");
	g_assert_cmpstr(sender_detail(sender, 0), ==, error->message);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	place_free(&place);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/maildir/delivers", test_delivers);
	g_test_add_func("/maildir/twice-is-once", test_twice_is_once);
	g_test_add_func("/maildir/names", test_names);
	g_test_add_func("/maildir/names-stay", test_names_stay);
	g_test_add_func("/maildir/journal-says-no", test_journal_says_no);
	g_test_add_func("/maildir/cannot-be-made", test_cannot_be_made);
	g_test_add_func("/maildir/no-folder", test_no_folder);
	g_test_add_func("/maildir/no-files", test_no_files);
	g_test_add_func("/maildir/cannot-be-written", test_cannot_be_written);
	g_test_add_func("/maildir/cannot-be-moved", test_cannot_be_moved);
	return g_test_run();
}
