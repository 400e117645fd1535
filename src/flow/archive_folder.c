#include "flow/archive_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "text/jsontext.h"

/* What is there and by what it was made; and, while that changes, which files may have. Hidden, and
 * with nothing in them that does not stand on a page. */
#define NOTE ".tagdigest-archive.json"
#define LOG ".tagdigest-archive.log"
#define NOTE_BYTES_MAX ((gsize)256 * 1024 * 1024)
#define NOTE_VERSION 1

#define FOLDER_MODE 0755
#define FILE_MODE 0644

struct ArchiveFolder {
	char *path;          /* owned */
	json_t *was;         /* owned: name -> unit, as it was the last time */
	json_t *is;          /* owned: name -> unit, as it is now */
	GHashTable *ours;    /* owned set of paths: files that were ours when we came */
	GHashTable *doubted; /* owned set of paths: a run that was killed may have written them */
	GHashTable *there;   /* owned set of paths: those that are ours now */
	int log;             /* descriptor, or -1 as long as nothing changes */
	guint written, removed;
	bool is_changed; /* what is noted is not what is there */
};

static char *
full(const ArchiveFolder *folder, const char *path)
{
	return g_build_filename(folder->path, path, NULL);
}

static bool
fail_errno(GError **error, const char *path)
{
	g_autofree char *trouble = file_trouble(path, errno);

	error_set(error, ERROR_SYSTEM_PERMANENT, "%s", trouble);
	return false;
}

/* A path that we may have made: below the folder, whatever somebody wrote into the note. */
static bool
is_inside(const char *path)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);

	for (char **part = parts; *part != NULL; part++) {
		if (**part == '\0' || **part == '.') {
			return false;
		}
	}
	return parts[0] != NULL;
}

static void
add_path(GHashTable *set, const char *path)
{
	if (path != NULL && is_inside(path)) {
		g_hash_table_add(set, g_strdup(path));
	}
}

/* ---- what is noted --------------------------------------------------------------------------- */

static void
add_files(GHashTable *set, const json_t *unit)
{
	const json_t *path;
	gsize i;

	json_array_foreach (json_object_get(unit, "files"), i, path) {
		add_path(set, json_string_value(path));
	}
}

/* What cannot be read is made anew; the files that it names are known no more, and left alone. */
static bool
read_note(ArchiveFolder *folder, bool *is_there, GError **error)
{
	g_autofree char *path = full(folder, NOTE);
	g_autofree char *text = NULL;
	json_auto_t *note = NULL;
	const char *name;
	json_t *unit;

	if (!file_read_text(path, NOTE_BYTES_MAX, &text, error)) {
		return false;
	}
	*is_there = text != NULL;
	if (text == NULL) {
		return true;
	}
	if (!jsontext_load(text, strlen(text), &note, error)
		|| json_integer_value(json_object_get(note, "version")) != NOTE_VERSION
		|| !json_is_object(json_object_get(note, "units"))) {
		g_clear_error(error);
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s: this is no note of an archive of ours (take it and the pages beside "
			"it away, and all is made anew)",
			path);
		return false;
	}
	json_decref(folder->was);
	folder->was = json_incref(json_object_get(note, "units"));
	json_object_foreach (folder->was, name, unit) {
		add_files(folder->ours, unit);
	}
	return true;
}

/* A run that was killed had begun to write these. */
static bool
read_log(ArchiveFolder *folder, bool *is_there, GError **error)
{
	g_autofree char *path = full(folder, LOG);
	g_autofree char *text = NULL;

	if (!file_read_text(path, NOTE_BYTES_MAX, &text, error)) {
		return false;
	}
	*is_there = text != NULL;
	g_auto(GStrv) lines = g_strsplit(text != NULL ? text : "", "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		add_path(folder->ours, *line);
		add_path(folder->doubted, *line);
	}
	folder->is_changed = text != NULL;
	return true;
}

/* Whether nothing but hidden files lies in a folder: a .git is no page. */
static bool
is_empty(const char *path, char **found)
{
	g_autoptr(GDir) list = g_dir_open(path, 0, NULL);
	const char *name = list != NULL ? g_dir_read_name(list) : NULL;

	while (name != NULL && name[0] == '.') {
		name = g_dir_read_name(list);
	}
	*found = g_strdup(name);
	return name == NULL;
}

static bool
look(ArchiveFolder *folder, GError **error)
{
	g_autofree char *found = NULL;
	bool has_note = false, has_log = false;

	if (!read_note(folder, &has_note, error) || !read_log(folder, &has_log, error)) {
		return false;
	}
	if (!has_note && !has_log && !is_empty(folder->path, &found)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s holds %s, and no archive of ours; nothing was written (expected an "
			"empty folder, or one that an archive was made in)",
			folder->path, found);
		return false;
	}
	return true;
}

static GHashTable *
set_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

bool
archive_folder_open(const char *path, ArchiveFolder **folder, GError **error)
{
	g_autoptr(ArchiveFolder) made = g_new0(ArchiveFolder, 1);

	made->path = g_strdup(path);
	made->was = json_object();
	made->is = json_object();
	made->ours = set_new();
	made->doubted = set_new();
	made->there = set_new();
	made->log = -1;
	if (g_mkdir_with_parents(path, FOLDER_MODE) != 0) {
		return fail_errno(error, path);
	}
	if (!look(made, error)) {
		return false;
	}
	*folder = g_steal_pointer(&made);
	return true;
}

void
archive_folder_free(ArchiveFolder *folder)
{
	if (folder == NULL) {
		return;
	}
	if (folder->log >= 0) {
		close(folder->log);
	}
	g_free(folder->path);
	json_decref(folder->was);
	json_decref(folder->is);
	g_hash_table_unref(folder->ours);
	g_hash_table_unref(folder->doubted);
	g_hash_table_unref(folder->there);
	g_free(folder);
}

/* ---- what stays ------------------------------------------------------------------------------ */

static bool
is_file(const ArchiveFolder *folder, const char *path)
{
	g_autofree char *whole = full(folder, path);
	struct stat status;

	return lstat(whole, &status) == 0 && S_ISREG(status.st_mode);
}

static bool
is_all_there(const ArchiveFolder *folder, const json_t *unit)
{
	const json_t *path;
	gsize i;

	json_array_foreach (json_object_get(unit, "files"), i, path) {
		const char *name = json_string_value(path);

		if (name == NULL || g_hash_table_contains(folder->doubted, name)
			|| !is_file(folder, name)) {
			return false;
		}
	}
	return true;
}

bool
archive_folder_keep(ArchiveFolder *folder, const char *name, const char *print, json_t **letter)
{
	json_t *unit = json_object_get(folder->was, name);

	if (g_strcmp0(jsontext_string(unit, "print"), print) != 0 || !is_all_there(folder, unit)) {
		return false;
	}
	json_object_set(folder->is, name, unit);
	add_files(folder->there, unit);
	*letter = json_incref(json_object_get(unit, "letter"));
	return true;
}

const json_t *
archive_folder_last(const ArchiveFolder *folder, const char *name)
{
	return json_object_get(json_object_get(folder->was, name), "letter");
}

/* ---- what is written ------------------------------------------------------------------------- */

/* Before a file changes it is said that it may: if we are killed, the next one knows. */
static bool
log_path(ArchiveFolder *folder, const char *path, GError **error)
{
	g_autofree char *log = full(folder, LOG);
	g_autofree char *line = g_strconcat(path, "\n", NULL);

	folder->is_changed = true;
	if (folder->log < 0) {
		folder->log = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
			FILE_MODE);
	}
	return (folder->log >= 0 && file_write_all(folder->log, line, strlen(line)))
		|| fail_errno(error, log);
}

/* Each folder on the way is a folder, and no link to somewhere else. */
static bool
make_folders(const ArchiveFolder *folder, const char *path, GError **error)
{
	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		g_autofree char *part = g_strndup(path, (gsize)(slash - path));
		g_autofree char *whole = full(folder, part);
		struct stat status;

		if (mkdir(whole, FOLDER_MODE) != 0 && errno != EEXIST) {
			return fail_errno(error, whole);
		}
		if (lstat(whole, &status) != 0 || !S_ISDIR(status.st_mode)) {
			error_set(error, ERROR_CONFIG_PERMANENT,
				"%s is not ours, and a page belongs there (expected a folder, or "
				"nothing)",
				whole);
			return false;
		}
	}
	return true;
}

static bool
is_same(const char *path, const char *text)
{
	g_autoptr(GBytes) bytes = NULL;
	const gsize length = strlen(text);
	struct stat status;

	if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) || (gsize)status.st_size != length
		|| !file_read(path, length, &bytes, NULL)) {
		return false;
	}
	return g_bytes_get_size(bytes) == length
		&& memcmp(g_bytes_get_data(bytes, NULL), text, length) == 0;
}

static bool
put_file(ArchiveFolder *folder, const PageFile *file, GError **error)
{
	g_autofree char *whole = full(folder, file->path);
	struct stat status;

	g_hash_table_add(folder->there, g_strdup(file->path));
	if (is_same(whole, file->text) && g_hash_table_contains(folder->ours, file->path)) {
		return true;
	}
	if (lstat(whole, &status) == 0 && !g_hash_table_contains(folder->ours, file->path)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s is not ours, and a page belongs there; it was left alone (give it "
			"another name, or take it away)",
			whole);
		return false;
	}
	folder->written++;
	return log_path(folder, file->path, error) && make_folders(folder, file->path, error)
		&& file_write_soon(whole, file->text, strlen(file->text), FILE_MODE, error);
}

bool
archive_folder_put(ArchiveFolder *folder, const ArchiveUnit *unit, GError **error)
{
	json_t *made = json_object();
	json_t *files = json_array();

	json_object_set_new(made, "print", jsontext_text(unit->print));
	json_object_set_new(made, "files", files);
	json_object_set(made, "letter", unit->letter != NULL ? unit->letter : json_null());
	json_object_set_new(folder->is, unit->name, made);
	for (guint i = 0; i < unit->files->len; i++) {
		const PageFile *file = g_ptr_array_index(unit->files, i);

		json_array_append_new(files, jsontext_text(file->path));
		if (!put_file(folder, file, error)) {
			return false;
		}
	}
	return true;
}

/* ---- the end --------------------------------------------------------------------------------- */

static void
remove_empty_folders(const ArchiveFolder *folder, const char *path)
{
	g_autofree char *at = g_path_get_dirname(path);

	while (strcmp(at, ".") != 0) {
		g_autofree char *whole = full(folder, at);
		char *above = g_path_get_dirname(at);

		rmdir(whole);
		g_free(at);
		at = above;
	}
}

/* Whether all folders on the way are folders: behind a link lies somebody else's. */
static bool
is_reached(const ArchiveFolder *folder, const char *path)
{
	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		g_autofree char *part = g_strndup(path, (gsize)(slash - path));
		g_autofree char *whole = full(folder, part);
		struct stat status;

		if (lstat(whole, &status) != 0 || !S_ISDIR(status.st_mode)) {
			return false;
		}
	}
	return true;
}

static bool
remove_stale(ArchiveFolder *folder, GError **error)
{
	GHashTableIter all;
	void *path;

	g_hash_table_iter_init(&all, folder->ours);
	while (g_hash_table_iter_next(&all, &path, NULL)) {
		g_autofree char *whole = full(folder, path);

		if (g_hash_table_contains(folder->there, path)) {
			continue;
		}
		folder->is_changed = true;
		if (!is_reached(folder, path)) {
			continue;
		}
		if (unlink(whole) == 0) {
			folder->removed++;
			remove_empty_folders(folder, path);
		} else if (errno != ENOENT && errno != ENOTDIR) {
			return fail_errno(error, whole);
		}
	}
	return true;
}

static bool
write_note(const ArchiveFolder *folder, GError **error)
{
	g_autofree char *path = full(folder, NOTE);
	json_auto_t *note = jsontext_object("version", json_integer(NOTE_VERSION), "units",
		json_incref(folder->is), NULL);
	char *text = json_dumps(note, JSON_COMPACT | JSON_SORT_KEYS);
	const bool is_written = file_write(path, text, strlen(text), FILE_MODE, error);

	free(text);
	return is_written;
}

bool
archive_folder_finish(ArchiveFolder *folder, GError **error)
{
	g_autofree char *log = full(folder, LOG);

	if (!remove_stale(folder, error)) {
		return false;
	}
	if (!folder->is_changed && json_equal(folder->was, folder->is)) {
		return true;
	}
	if (!file_sync(folder->path, error) || !write_note(folder, error)) {
		return false;
	}
	return unlink(log) == 0 || errno == ENOENT || fail_errno(error, log);
}

void
archive_folder_count(const ArchiveFolder *folder, guint *written, guint *removed, guint *all)
{
	*written = folder->written;
	*removed = folder->removed;
	*all = g_hash_table_size(folder->there);
}
