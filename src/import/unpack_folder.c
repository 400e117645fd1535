/* The part of unpack that walks folders. */
#include "import/unpack.h"
#include "import/unpack_part.h"

#include "base/error.h"
#include "base/prefix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 32

static const char *const media[] = { "jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "avif",
	"bmp", "tif", "tiff", "svg", "ico", "mp4", "m4v", "mov", "avi", "mkv", "webm", "mpg",
	"mpeg", "3gp", "ts", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "pdf",
	"woff", "woff2", "ttf", "otf", "eot", "css", "srt", "vtt" };

bool
unpack_is_media(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	const char *dot = strrchr(name, '.');

	if (name[0] == '.' || prefix_stands_at(path, "__MACOSX/")) {
		return true;
	}
	for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS(media); i++) {
		if (g_ascii_strcasecmp(dot + 1, media[i]) == 0) {
			return true;
		}
	}
	return false;
}

static void
file_free(void *data)
{
	UnpackFile *file = data;

	g_free(file->path);
	g_free(file);
}

/* ---- in which order -------------------------------------------------------------------------- */

static gsize
digits_at(const char *text)
{
	return strspn(text, "0123456789");
}

/* Two runs of digits as numbers, however long. Both move behind them. */
static int
compare_numbers(const char **one, const char **other)
{
	*one += strspn(*one, "0");
	*other += strspn(*other, "0");
	const gsize length = digits_at(*one), other_length = digits_at(*other);
	const int by_digits = length == other_length ? strncmp(*one, *other, length) : 0;

	*one += length;
	*other += other_length;
	return by_digits != 0 ? by_digits : (length > other_length) - (length < other_length);
}

static gint
compare_files(gconstpointer a, gconstpointer b)
{
	const UnpackFile *file = *(const UnpackFile *const *)a;
	const UnpackFile *other_file = *(const UnpackFile *const *)b;
	const char *one = file->path, *other = other_file->path;

	while (*one != '\0' && *other != '\0') {
		int order;

		if (digits_at(one) > 0 && digits_at(other) > 0) {
			order = compare_numbers(&one, &other);
		} else {
			order = (guchar)*one++ - (guchar)*other++;
		}
		if (order != 0) {
			return order;
		}
	}
	return strcmp(file->path, other_file->path);
}

/* ---- what is there --------------------------------------------------------------------------- */

static bool
tell(GError **error, const char *path)
{
	const int why = errno;
	g_autofree char *label = path[0] == '\0' ? g_strdup("the folder") : unpack_label(path);

	error_set(error, ERROR_SYSTEM_PERMANENT, "%s cannot be read: %s", label, g_strerror(why));
	return false;
}

typedef struct Walk {
	GPtrArray *files;
	GPtrArray *folders; /* of char*: still to be read, below the first */
	int64_t placed_s;   /* the latest of all that was met */
} Walk;

static int
depth_of(const char *path)
{
	int depth = 0;

	for (const char *at = path; *at != '\0'; at++) {
		depth += *at == '/' ? 1 : 0;
	}
	return depth;
}

/* @path owned by the call. */
static bool
take_entry(Walk *walk, int folder, const char *name, char *path, GError **error)
{
	g_autofree char *kept = path;
	struct stat status;

	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
		return errno == ENOENT || tell(error, path);
	}
	walk->placed_s = MAX(walk->placed_s, status.st_ctim.tv_sec);
	if (S_ISDIR(status.st_mode) && name[0] != '.' && depth_of(path) < DEPTH_MAX) {
		g_ptr_array_add(walk->folders, g_steal_pointer(&kept));
	} else if (S_ISREG(status.st_mode) && !unpack_is_media(path)) {
		UnpackFile *file = g_new0(UnpackFile, 1);

		file->path = g_steal_pointer(&kept);
		file->bytes = status.st_size;
		file->changed_ns = status.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000)
			+ status.st_mtim.tv_nsec;
		g_ptr_array_add(walk->files, file);
	}
	if (walk->files->len > UNPACK_MEMBERS_MAX) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"it has over %d files (expected the folder of one export)",
			UNPACK_MEMBERS_MAX);
		return false;
	}
	return true;
}

/* NULL at the end, or with errno. Nobody else reads @folder, which is when glibc's is reentrant. */
static const struct dirent *
next_entry(DIR *folder)
{
	errno = 0;
	return readdir(folder); // cppcheck-suppress readdirCalled
}

/* @at owned descriptor of the folder that is called @path. */
static bool
read_folder(Walk *walk, int at, const char *path, GError **error)
{
	DIR *folder = fdopendir(at);
	const struct dirent *entry;
	struct stat status;
	bool is_well = true;

	if (folder == NULL) {
		close(at);
		return tell(error, path);
	}
	if (fstat(at, &status) == 0) {
		walk->placed_s = MAX(walk->placed_s, status.st_ctim.tv_sec);
	}
	while (is_well && (entry = next_entry(folder)) != NULL) {
		const char *name = entry->d_name;

		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
			is_well = take_entry(walk, at, name,
				path[0] == '\0' ? g_strdup(name)
						: g_strconcat(path, "/", name, NULL),
				error);
		}
	}
	if (is_well && errno != 0) {
		is_well = tell(error, path);
	}
	closedir(folder);
	return is_well;
}

/* Name by name, so that no link is followed on the way. */
static int
open_below(int folder, const char *path, int flags)
{
	g_auto(GStrv) names = g_strsplit(path, "/", -1);
	int at = fcntl(folder, F_DUPFD_CLOEXEC, 0);

	for (guint i = 0; names[i] != NULL && names[i][0] != '\0' && at >= 0; i++) {
		const bool is_last = names[i + 1] == NULL;
		const int next = openat(at, names[i],
			O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (is_last ? flags : O_DIRECTORY));
		const int why = errno;

		close(at);
		errno = why;
		at = next;
	}
	return at;
}

bool
unpack_folder_list(int folder, UnpackFolder *what, GError **error)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(file_free);
	g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
	Walk walk = { .files = found, .folders = folders };

	g_ptr_array_add(folders, g_strdup(""));
	while (folders->len > 0) {
		g_autofree char *path = g_ptr_array_steal_index(folders, folders->len - 1);
		const int at = path[0] == '\0' ? openat(folder, ".", O_RDONLY | O_CLOEXEC)
					       : open_below(folder, path, O_DIRECTORY);

		if (at < 0) {
			return tell(error, path);
		}
		if (!read_folder(&walk, at, path, error)) {
			return false;
		}
	}
	g_ptr_array_sort(found, compare_files);
	*what = (UnpackFolder){ g_steal_pointer(&found), walk.placed_s };
	return true;
}

int
unpack_folder_open(int folder, const char *path, GError **error)
{
	struct stat status;
	const int file = open_below(folder, path, O_NONBLOCK);

	if (file < 0) {
		tell(error, path);
		return -1;
	}
	if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
		g_autofree char *label = unpack_label(path);

		error_set(error, ERROR_SYSTEM_PERMANENT, "%s is no file any more", label);
		close(file);
		return -1;
	}
	return file;
}
