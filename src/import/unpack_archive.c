/* The part of unpack that is libarchive's. */
#include "import/unpack.h"
#include "import/unpack_part.h"

#include "base/error.h"
#include "base/signal.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

/* So much may come out of an archive for each byte of it, beyond the first: posts in JSON pack to a
 * twentieth, bombs to a thousandth. */
#define RATIO_MAX 200
#define FREE_BYTES_MAX ((int64_t)256 * 1024 * 1024)
#define BOMB "it unpacks to over %d times its size, which no export does: it is not read on"

/* ---- bytes of the archive -------------------------------------------------------------------- */

static bool
is_too_much(const Unpack *unpack, int64_t unpacked)
{
	return unpacked > FREE_BYTES_MAX && (unpacked - FREE_BYTES_MAX) / RATIO_MAX > unpack->size;
}

static la_ssize_t
give_block(struct archive *archive, void *data, const void **bytes)
{
	Unpack *unpack = data;
	ssize_t come;

	/* What is passed over within a packed tar is unpacked as well. */
	unpack->is_bomb = unpack->is_bomb || is_too_much(unpack, archive_filter_bytes(archive, 0));
	if (unpack->is_bomb) {
		archive_set_error(archive, EFBIG, "too much");
		return ARCHIVE_FATAL;
	}
	/* Films that are passed over may take minutes. */
	if (unpack->reader == NULL && signal_stop_requested()) {
		archive_set_error(archive, EINTR, "stopped");
		return ARCHIVE_FATAL;
	}
	do {
		come = read(unpack->file, unpack->block, UNPACK_BLOCK_BYTES);
	} while (come < 0 && errno == EINTR);
	if (come < 0) {
		g_free(unpack->fault);
		unpack->fault = g_strdup(g_strerror(errno));
		archive_set_error(archive, EIO, "%s", unpack->fault);
		return ARCHIVE_FATAL;
	}
	*bytes = unpack->block;
	return come;
}

static la_int64_t
move_to(struct archive *archive, void *data, la_int64_t offset, int whence)
{
	const Unpack *unpack = data;
	const off_t at = lseek(unpack->file, offset, whence);

	(void)archive;
	return at < 0 ? ARCHIVE_FATAL : at;
}

static la_int64_t
pass_over(struct archive *archive, void *data, la_int64_t length)
{
	const Unpack *unpack = data;
	const off_t before = lseek(unpack->file, 0, SEEK_CUR);

	(void)archive;
	/* Behind the end there would be nothing to tell that it breaks off. */
	if (before < 0 || length > unpack->size - before) {
		return 0;
	}
	return lseek(unpack->file, length, SEEK_CUR) < 0 ? 0 : length;
}

static bool
say_fault(const Unpack *unpack, GError **error)
{
	error_set(error, ERROR_SYSTEM_PERMANENT, "it cannot be read: %s", unpack->fault);
	return false;
}

/* One way of packing and no other, so that nothing is unpacked twice. */
bool
unpack_archive_open(Unpack *unpack, GError **error)
{
	struct archive *archive = unpack->archive = archive_read_new();
	bool is_well = archive != NULL && lseek(unpack->file, 0, SEEK_SET) == 0;

	switch (unpack->packing) {
	case PACKING_ZIP:
		is_well = is_well && archive_read_support_format_zip(archive) == ARCHIVE_OK;
		break;
	case PACKING_GZIP:
		is_well = is_well
			&& archive_read_append_filter(archive, ARCHIVE_FILTER_GZIP) == ARCHIVE_OK;
		break;
	case PACKING_BZIP2:
		is_well = is_well
			&& archive_read_append_filter(archive, ARCHIVE_FILTER_BZIP2) == ARCHIVE_OK;
		break;
	case PACKING_TAR:
	case PACKING_NONE:
		break;
	}
	if (is_well && unpack->packing != PACKING_ZIP) {
		is_well = archive_read_support_format_tar(archive) == ARCHIVE_OK
			&& archive_read_support_format_raw(archive) == ARCHIVE_OK;
	}
	is_well = is_well && archive_read_set_read_callback(archive, give_block) == ARCHIVE_OK
		&& archive_read_set_seek_callback(archive, move_to) == ARCHIVE_OK
		&& archive_read_set_skip_callback(archive, pass_over) == ARCHIVE_OK
		&& archive_read_set_callback_data(archive, unpack) == ARCHIVE_OK
		&& archive_read_open1(archive) == ARCHIVE_OK;
	if (!is_well && signal_stop_requested()) {
		return unpack_say_stopped(error);
	}
	if (unpack->fault != NULL) {
		return say_fault(unpack, error);
	}
	if (!is_well) {
		g_autofree char *why = error_clean_text(archive != NULL
				? archive_error_string(archive)
				: "no memory");

		error_set(error, ERROR_PARSE_PERMANENT,
			"it cannot be unpacked: %s (copy or download it again)", why);
	}
	return is_well;
}

void
unpack_archive_close(Unpack *unpack)
{
	unpack_close_part(unpack);
	if (unpack->archive != NULL) {
		archive_read_free(unpack->archive);
		unpack->archive = NULL;
	}
}

/* ---- parts ----------------------------------------------------------------------------------- */

/* What libarchive says of a part or of all; the first word stands. */
static void
note_trouble(Unpack *unpack)
{
	const char *said = archive_error_string(unpack->archive);
	g_autofree char *line = g_strchomp(g_strdup(said != NULL ? said : ""));
	g_autofree char *why = error_clean_text(line);
	g_autofree char *label = unpack_part_label(unpack);

	if (unpack->trouble == NULL) {
		unpack->trouble = g_strdup_printf("part %u%s: %s (copy or download it again)",
			unpack->number, label, why[0] != '\0' ? why : "it cannot be unpacked");
	}
}

/* What came before stays: there may be all that somebody wants. */
static void
note_bomb(Unpack *unpack)
{
	if (unpack->trouble == NULL) {
		unpack->trouble = g_strdup_printf(BOMB, RATIO_MAX);
	}
}

static bool
is_worth_it(Unpack *unpack, gssize come, GError **error)
{
	unpack->unpacked += MAX(come, 0);
	unpack->is_bomb = unpack->is_bomb || is_too_much(unpack, unpack->unpacked);
	if (unpack->is_bomb) {
		error_set(error, ERROR_PARSE_PERMANENT, BOMB, RATIO_MAX);
	}
	return !unpack->is_bomb;
}

static gssize
pull_member(void *from, char *into, gsize room, GError **error)
{
	Unpack *unpack = from;
	la_ssize_t come;

	do {
		come = archive_read_data(unpack->archive, into, room);
	} while (come == ARCHIVE_RETRY);
	if (!is_worth_it(unpack, come, error)) {
		return -1;
	}
	if (come >= 0) {
		return come;
	}
	if (unpack->fault != NULL) {
		say_fault(unpack, error);
		return -1;
	}
	note_trouble(unpack);
	unpack->is_over = unpack->is_cut_off = come == ARCHIVE_FATAL;
	return 0;
}

static bool
is_file(struct archive_entry *entry)
{
	return archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == NULL
		&& archive_entry_symlink(entry) == NULL;
}

/* Other ways of packing than these need tables that the archive says the size of. */
static bool
is_packed_simply(const Unpack *unpack)
{
	const char *format = archive_format_name(unpack->archive);

	return unpack->packing != PACKING_ZIP || format == NULL
		|| strstr(format, "(deflation)") != NULL
		|| strstr(format, "(uncompressed)") != NULL;
}

static bool
is_to_read(Unpack *unpack, struct archive_entry *entry, GError **error)
{
	const char *path = archive_entry_pathname_utf8(entry);

	path = path != NULL ? path : archive_entry_pathname(entry);
	if (archive_format(unpack->archive) == ARCHIVE_FORMAT_RAW) {
		path = NULL;
	}
	unpack_name_part(unpack, path);
	if (!is_file(entry) || (path != NULL && unpack_is_media(unpack->name))) {
		return false;
	}
	if (archive_entry_is_encrypted(entry)) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"it is locked with a password: unpack it first, and name the folder");
		return false;
	}
	if (!is_packed_simply(unpack) && unpack->trouble == NULL) {
		g_autofree char *label = unpack_part_label(unpack);

		unpack->trouble = g_strdup_printf("part %u%s: it is packed in a way that is not "
						  "read (unpack it first, and name the folder)",
			unpack->number, label);
	}
	return is_packed_simply(unpack);
}

/* @has_part out: false at the end, and where it is over. */
bool
unpack_archive_next(Unpack *unpack, bool *has_part, GError **error)
{
	g_autoptr(GError) trouble = NULL;
	struct archive_entry *entry;

	*has_part = false;
	while (!unpack->is_over) {
		unpack_close_part(unpack);
		const int come = archive_read_next_header(unpack->archive, &entry);

		if (come == ARCHIVE_FATAL && signal_stop_requested()) {
			return unpack_say_stopped(error);
		}
		if (unpack->fault != NULL) {
			return say_fault(unpack, error);
		}
		if (come == ARCHIVE_EOF) {
			return true;
		}
		if (come == ARCHIVE_RETRY) {
			continue;
		}
		if (unpack->is_bomb) {
			note_bomb(unpack);
			return true;
		}
		unpack->number++;
		if (come == ARCHIVE_FATAL) {
			note_trouble(unpack);
			unpack_note_cut_off(unpack);
			return true;
		}
		if (unpack->number > UNPACK_MEMBERS_MAX) {
			return unpack_say_too_many(error);
		}
		if (is_to_read(unpack, entry, &trouble)) {
			unpack->reader = reader_new(pull_member, unpack, NULL);
			*has_part = true;
			return true;
		}
		if (trouble != NULL) {
			g_propagate_error(error, g_steal_pointer(&trouble));
			return false;
		}
	}
	return true;
}
