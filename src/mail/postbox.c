#include "mail/postbox.h"

#include "base/error.h"
#include "base/file.h"
#include "base/reader.h"
#include "net/imap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEEN 'S'
#define TRASHED 'T'
/* Behind the base name; flags follow in the order of ASCII. */
#define FLAGS_MARK ":2,"

static const char *
part_of(const PostboxFile *file)
{
	return file->is_new ? "new" : "cur";
}

static bool
fail(const char *path, const char *name, GError **error)
{
	error_set(error, ERROR_SYSTEM_PERMANENT, "maildir:%s: %s%s%s", path, name,
		*name == '\0' ? "" : ": ", g_strerror(errno));
	return false;
}

/* ---- what is in it ---- */

static void
file_free(void *data)
{
	PostboxFile *file = data;

	g_free(file->name);
	g_free(file->hash);
	g_free(file);
}

/* The flags of a name, "" where there are none. */
static const char *
flags_of(const char *name)
{
	const char *mark = strstr(name, FLAGS_MARK);

	return mark == NULL ? "" : mark + strlen(FLAGS_MARK);
}

static char *
hash_of(const char *name)
{
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)name,
		strcspn(name, ":"));
}

static void
take_file(int folder, const char *name, bool is_new, int64_t since_s, GPtrArray *files)
{
	struct stat status;

	if (name[0] == '.' || strchr(flags_of(name), TRASHED) != NULL
		|| fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0
		|| !S_ISREG(status.st_mode) || status.st_mtime < since_s) {
		return;
	}
	PostboxFile *file = g_new0(PostboxFile, 1);
	file->name = g_strdup(name);
	file->hash = hash_of(name);
	file->is_new = is_new;
	file->came_s = status.st_mtime;
	file->size_bytes = status.st_size;
	g_ptr_array_add(files, file);
}

static bool
list_part(const char *path, bool is_new, int64_t since_s, GPtrArray *files, GError **error)
{
	const char *part = is_new ? "new" : "cur";
	g_autofree char *folder = g_build_filename(path, part, NULL);
	const int opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	g_autoptr(GError) reason = NULL;

	if (opened < 0) {
		return fail(path, part, error);
	}
	g_autoptr(GDir) listing = g_dir_open(folder, 0, &reason);
	const char *name = listing == NULL ? NULL : g_dir_read_name(listing);
	for (; name != NULL; name = g_dir_read_name(listing)) {
		take_file(opened, name, is_new, since_s, files);
	}
	close(opened);
	if (listing == NULL) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "maildir:%s: %s", path, reason->message);
	}
	return listing != NULL;
}

static int
compare_files(gconstpointer a, gconstpointer b)
{
	const PostboxFile *left = *(PostboxFile *const *)a, *right = *(PostboxFile *const *)b;

	return left->came_s != right->came_s ? (left->came_s > right->came_s ? 1 : -1)
					     : strcmp(left->name, right->name);
}

bool
postbox_list(const char *path, int64_t since_s, GPtrArray **files, GError **error)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(file_free);

	if (!list_part(path, true, since_s, found, error)
		|| !list_part(path, false, since_s, found, error)) {
		return false;
	}
	g_ptr_array_sort(found, compare_files);
	*files = g_steal_pointer(&found);
	return true;
}

/* @opened out: -1: it is not there any more. */
static bool
open_one(const char *path, const PostboxFile *file, int *opened, GError **error)
{
	g_autofree char *folder = g_build_filename(path, part_of(file), NULL);
	g_autofree char *whole = g_build_filename(folder, file->name, NULL);
	struct stat status;

	if (lstat(whole, &status) != 0 && errno == ENOENT) {
		*opened = -1;
		return true;
	}
	return file_open_within(folder, file->name, opened, &status, error);
}

bool
postbox_read(const char *path, const PostboxFile *file, gsize bytes_max, GBytes **bytes,
	GError **error)
{
	int opened;

	if (!open_one(path, file, &opened, error)) {
		return false;
	}
	if (opened < 0) {
		*bytes = NULL;
		return true;
	}
	const bool done = file_read_open(opened, file->name, bytes_max, bytes, error);
	close(opened);
	return done;
}

bool
postbox_read_head(const char *path, const PostboxFile *file, gsize bytes_max, GBytes **bytes,
	GError **error)
{
	const char *data;
	gsize length;
	int opened;

	if (!open_one(path, file, &opened, error)) {
		return false;
	}
	if (opened < 0) {
		*bytes = NULL;
		return true;
	}
	g_autoptr(Reader) reader = reader_of_file(opened, file->name);
	if (!reader_peek(reader, bytes_max, &data, &length, error)) {
		return false;
	}
	*bytes = g_bytes_new(data, MIN(length, bytes_max));
	return true;
}

/* ---- filing ---- */

/* Whether a folder's name, as it stands on the disk, is one below the Maildir: ".A.B". */
static bool
is_folder(const char *name)
{
	const gsize length = strlen(name);

	return strstr(name, "..") == NULL && length > 1 && name[length - 1] != '.';
}

/* Where a folder lies; made with all that belongs to it. NULL and an error when it cannot be. */
static char *
make_folder(const char *path, const char *folder, GError **error)
{
	static const char *const parts[] = { "tmp", "new", "cur" };
	g_autofree char *written = imap_folder_name(folder);
	g_autofree char *name = written == NULL ? NULL : g_strconcat(".", written, NULL);

	if (name != NULL) {
		g_strdelimit(name, "/", '.');
	}
	if (name == NULL || !is_folder(name)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"maildir:%s: \"%s\" is no name of a folder (expected one such as Digest, "
			"or Lists/Digest)",
			path, folder);
		return NULL;
	}
	g_autofree char *place = g_build_filename(path, name, NULL);
	g_autofree char *mark = g_build_filename(place, "maildirfolder", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *part = g_build_filename(place, parts[i], NULL);
		if (!file_make_folder(part, error)) {
			return NULL;
		}
	}
	if (!g_file_test(mark, G_FILE_TEST_EXISTS) && !file_write(mark, "", 0, 0600, error)) {
		return NULL;
	}
	return g_steal_pointer(&place);
}

/* The name with the flag of what was read among its flags. @return owned. */
static char *
seen_name(const char *name)
{
	const char *flags = flags_of(name);
	const gsize before = strspn(flags, "ABCDEFGHIJKLMNOPQR");

	if (strchr(flags, SEEN) != NULL) {
		return g_strdup(name);
	}
	if (flags[0] == '\0') {
		return g_strdup_printf("%.*s" FLAGS_MARK "S", (int)strcspn(name, ":"), name);
	}
	return g_strdup_printf("%.*sS%s", (int)(flags + before - name), name, flags + before);
}

/* A name is on the disk only with its folder. */
static bool
sync_folder(const char *file)
{
	g_autofree char *folder = g_path_get_dirname(file);
	const int opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const bool is_synced = opened >= 0 && fsync(opened) == 0;
	const int reason = errno;

	if (opened >= 0) {
		close(opened);
	}
	errno = reason;
	return is_synced;
}

bool
postbox_file(const char *path, const PostboxFile *file, const char *folder, GError **error)
{
	g_autofree char *place = folder == NULL ? g_strdup(path) : make_folder(path, folder, error);
	g_autofree char *name = seen_name(file->name);

	if (place == NULL) {
		return false;
	}
	g_autofree char *from = g_build_filename(path, part_of(file), file->name, NULL);
	g_autofree char *to = g_build_filename(place, "cur", name, NULL);
	if (strcmp(from, to) == 0) {
		return true;
	}
	if (g_file_test(to, G_FILE_TEST_EXISTS)) {
		errno = EEXIST;
		return fail(path, name, error);
	}
	return (rename(from, to) == 0 && sync_folder(to) && sync_folder(from))
		|| fail(path, file->name, error);
}
