/* The part of export that tells one from another without reading it. */
#include "import/export.h"

#include "base/error.h"
#include "base/file.h"
#include "import/unpack_part.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* So much of a file's beginning, and of its end. */
#define EDGE_BYTES ((gsize)64 * 1024)
#define NS_IN_S 1000000000

static void
add_number(GChecksum *sum, int64_t number)
{
	g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT "\n", number);

	g_checksum_update(sum, (const guchar *)text, -1);
}

static bool
add_edge(GChecksum *sum, int file, int64_t from, GError **error)
{
	g_autofree guchar *bytes = g_malloc(EDGE_BYTES);
	ssize_t come;

	do {
		come = pread(file, bytes, EDGE_BYTES, (off_t)from);
	} while (come < 0 && errno == EINTR);
	if (come < 0) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "it cannot be read: %s",
			g_strerror(errno));
		return false;
	}
	g_checksum_update(sum, bytes, come);
	return true;
}

static bool
add_file(GChecksum *sum, const char *path, ExportTimes *times, GError **error)
{
	struct stat status;
	int file = -1;

	if (!file_open(path, &file, &status, error)) {
		return false;
	}
	add_number(sum, status.st_size);
	add_number(sum, status.st_mtim.tv_sec);
	add_number(sum, status.st_mtim.tv_nsec);
	*times = (ExportTimes){ status.st_mtim.tv_sec, status.st_ctim.tv_sec };
	const bool is_read = add_edge(sum, file, 0, error)
		&& add_edge(sum, file, MAX(status.st_size - (int64_t)EDGE_BYTES, 0), error);
	close(file);
	return is_read;
}

static bool
add_folder(GChecksum *sum, const char *path, ExportTimes *times, GError **error)
{
	const int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	UnpackFolder found = { 0 };

	if (folder < 0) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "it cannot be read: %s",
			g_strerror(errno));
		return false;
	}
	const bool is_listed = unpack_folder_list(folder, &found, error);
	close(folder);
	if (!is_listed) {
		return false;
	}
	times->placed_s = found.placed_s;
	for (guint i = 0; i < found.files->len; i++) {
		const UnpackFile *file = g_ptr_array_index(found.files, i);

		g_checksum_update(sum, (const guchar *)file->path, -1);
		add_number(sum, file->bytes);
		add_number(sum, file->changed_ns);
		times->written_s = MAX(times->written_s, file->changed_ns / NS_IN_S);
	}
	g_ptr_array_unref(found.files);
	return true;
}

/* A clock that was set meanwhile may have them lie ahead. */
bool
export_is_fresh(const ExportTimes *times, int64_t at_s, int64_t within_s)
{
	return ABS(at_s - times->written_s) < within_s || ABS(at_s - times->placed_s) < within_s;
}

bool
export_identify(const char *path, char **name, ExportTimes *times, GError **error)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	ExportTimes changed = { 0 };
	const bool is_told = g_file_test(path, G_FILE_TEST_IS_DIR)
		? add_folder(sum, path, &changed, error)
		: add_file(sum, path, &changed, error);

	if (!is_told) {
		return false;
	}
	*name = g_strdup(g_checksum_get_string(sum));
	*times = changed;
	return true;
}
