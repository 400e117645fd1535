#include "import/unpack.h"

#include "base/error.h"
#include "base/file.h"
#include "base/signal.h"
#include "import/unpack_part.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define HEAD_BYTES 512

/* ---- what it is ------------------------------------------------------------------------------ */

typedef struct Magic {
	gsize at;
	const char *bytes;
	gsize length;
	Packing packing;
	const char *name; /* of what is not unpacked here */
} Magic;

#define MAGIC(at, bytes, packing, name) \
	{ \
		at, bytes, sizeof(bytes) - 1, packing, name \
	}

static const Magic magics[] = {
	MAGIC(0, "PK\003\004", PACKING_ZIP, NULL),
	MAGIC(0, "PK\005\006", PACKING_ZIP, NULL),
	MAGIC(0, "\037\213", PACKING_GZIP, NULL),
	MAGIC(0, "BZh", PACKING_BZIP2, NULL),
	MAGIC(257, "ustar", PACKING_TAR, NULL),
	MAGIC(0, "\3757zXZ", PACKING_NONE, "by xz"),
	MAGIC(0, "\050\265\057\375", PACKING_NONE, "by Zstandard"),
	MAGIC(0, "7z\274\257\047\034", PACKING_NONE, "by 7-Zip"),
	MAGIC(0, "Rar!\032\007", PACKING_NONE, "by RAR"),
	MAGIC(0, "PK\007\010", PACKING_NONE, "as one zip in several files"),
};

static bool
find_packing(Unpack *unpack, const char *head, gsize length, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(magics); i++) {
		const Magic *magic = &magics[i];

		if (length < magic->at + magic->length
			|| memcmp(head + magic->at, magic->bytes, magic->length) != 0) {
			continue;
		}
		if (magic->name != NULL) {
			error_set(error, ERROR_PARSE_PERMANENT,
				"it is packed %s: unpack it first, and name the folder",
				magic->name);
			return false;
		}
		unpack->packing = magic->packing;
		return true;
	}
	return true;
}

static bool
look_at_file(Unpack *unpack, GError **error)
{
	char head[HEAD_BYTES];
	UnpackZip zip;
	gssize come;

	do {
		come = pread(unpack->file, head, sizeof head, 0);
	} while (come < 0 && errno == EINTR);
	if (come < 0) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "it cannot be read: %s",
			g_strerror(errno));
		return false;
	}
	if (!find_packing(unpack, head, (gsize)come, error)) {
		return false;
	}
	if (unpack->packing != PACKING_ZIP) {
		return true;
	}
	if (!unpack_zip_look(unpack->file, unpack->size, &zip, error)) {
		return false;
	}
	if (zip.members > UNPACK_MEMBERS_MAX) {
		return unpack_say_too_many(error);
	}
	if (!zip.has_directory) {
		unpack_note_cut_off(unpack);
	}
	return true;
}

/* ---- opening and closing --------------------------------------------------------------------- */

void
unpack_free(Unpack *unpack)
{
	if (unpack == NULL) {
		return;
	}
	unpack_archive_close(unpack);
	if (unpack->file >= 0) {
		close(unpack->file);
	}
	g_clear_pointer(&unpack->list, g_ptr_array_unref);
	g_free(unpack->path);
	g_free(unpack->block);
	g_free(unpack->trouble);
	g_free(unpack->fault);
	g_free(unpack);
}

static bool
open_folder(Unpack *unpack, GError **error)
{
	unpack->file = open(unpack->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (unpack->file < 0) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "it cannot be read: %s",
			g_strerror(errno));
		return false;
	}
	UnpackFolder found;
	if (!unpack_folder_list(unpack->file, &found, error)) {
		return false;
	}
	unpack->list = found.files;
	for (guint i = 0; i < unpack->list->len; i++) {
		const UnpackFile *file = g_ptr_array_index(unpack->list, i);

		unpack->size += file->bytes;
	}
	return true;
}

static bool
open_file(Unpack *unpack, GError **error)
{
	struct stat status;

	if (!file_open(unpack->path, &unpack->file, &status, error)) {
		return false;
	}
	unpack->size = status.st_size;
	unpack->block = g_malloc(UNPACK_BLOCK_BYTES);
	return look_at_file(unpack, error);
}

bool
unpack_open(const char *path, Unpack **unpack, GError **error)
{
	g_autoptr(Unpack) made = g_new0(Unpack, 1);

	made->file = -1;
	made->path = g_strdup(path);
	const bool is_open = g_file_test(path, G_FILE_TEST_IS_DIR) ? open_folder(made, error)
								   : open_file(made, error);
	if (!is_open || !unpack_rewind(made, error)) {
		return false;
	}
	*unpack = g_steal_pointer(&made);
	return true;
}

void
unpack_hide_names(Unpack *unpack)
{
	unpack->hides_names = true;
}

bool
unpack_rewind(Unpack *unpack, GError **error)
{
	unpack_archive_close(unpack);
	unpack->number = 0;
	unpack->done = unpack->unpacked = 0;
	unpack->is_over = unpack->is_bomb = false;
	return unpack->packing == PACKING_NONE || unpack_archive_open(unpack, error);
}

/* ---- parts ----------------------------------------------------------------------------------- */

static bool
next_of_folder(Unpack *unpack, bool *has_part, GError **error)
{
	const UnpackFile *file;

	unpack_close_part(unpack);
	*has_part = unpack->number < unpack->list->len;
	if (!*has_part) {
		return true;
	}
	if (unpack->number > 0) {
		file = g_ptr_array_index(unpack->list, unpack->number - 1);
		unpack->done += file->bytes;
	}
	file = g_ptr_array_index(unpack->list, unpack->number++);
	const int part = unpack_folder_open(unpack->file, file->path, error);
	if (part < 0) {
		return false;
	}
	unpack_name_part(unpack, file->path);
	g_autofree char *label = unpack_label(unpack->name);
	unpack->reader = reader_of_file(part, label);
	return true;
}

/* A plain file is its only part. */
static bool
next_of_file(Unpack *unpack, bool *has_part, GError **error)
{
	unpack_close_part(unpack);
	*has_part = unpack->number++ == 0;
	if (!*has_part) {
		return true;
	}
	const int part = fcntl(unpack->file, F_DUPFD_CLOEXEC, 0);
	if (part < 0 || lseek(part, 0, SEEK_SET) != 0) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "it cannot be read: %s",
			g_strerror(errno));
		return false;
	}
	unpack_name_part(unpack, NULL);
	unpack->reader = reader_of_file(part, unpack->name);
	return true;
}

bool
unpack_next(Unpack *unpack, UnpackPart *part, GError **error)
{
	bool has_part = false, is_well;

	if (signal_stop_requested()) {
		return unpack_say_stopped(error);
	}
	if (unpack->list != NULL) {
		is_well = next_of_folder(unpack, &has_part, error);
	} else if (unpack->packing == PACKING_NONE) {
		is_well = next_of_file(unpack, &has_part, error);
	} else {
		is_well = unpack_archive_next(unpack, &has_part, error);
	}
	part->path = has_part ? unpack->name : NULL;
	part->number = unpack->number;
	part->reader = has_part ? unpack->reader : NULL;
	return is_well;
}

const char *
unpack_trouble(const Unpack *unpack)
{
	return unpack->trouble;
}

bool
unpack_is_cut_off(const Unpack *unpack)
{
	return unpack->is_cut_off;
}

int64_t
unpack_size(const Unpack *unpack)
{
	return unpack->size;
}

int64_t
unpack_at(const Unpack *unpack)
{
	if (unpack->list != NULL) {
		return unpack->done + (unpack->reader != NULL ? reader_at(unpack->reader) : 0);
	}
	if (unpack->packing == PACKING_NONE) {
		return unpack->reader != NULL ? reader_at(unpack->reader) : unpack->size;
	}
	const off_t at = lseek(unpack->file, 0, SEEK_CUR);
	return at < 0 ? 0 : at;
}
