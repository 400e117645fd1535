/* What the files of unpack share. */
#include "import/unpack_part.h"

#include "base/clean.h"
#include "base/error.h"

#include <string.h>

#define PATH_BYTES_MAX 1000

bool
unpack_say_too_many(GError **error)
{
	error_set(error, ERROR_PARSE_PERMANENT,
		"it has over %d parts: unpack it first, and name the folder of what is to be read",
		UNPACK_MEMBERS_MAX);
	return false;
}

void
unpack_note_cut_off(Unpack *unpack)
{
	unpack->is_cut_off = true;
	g_free(unpack->trouble);
	unpack->trouble = g_strdup("it breaks off before its end (copy or download it again)");
}

char *
unpack_label(const char *path)
{
	const gsize length = strcspn(path, "/");

	return path[length] == '\0' ? g_strdup(path) : g_strdup_printf("%.*s/…", (int)length, path);
}

char *
unpack_part_label(const Unpack *unpack)
{
	g_autofree char *label = unpack->name == NULL || unpack->hides_names
		? NULL
		: unpack_label(unpack->name);

	return label != NULL ? g_strconcat(", ", label, NULL) : g_strdup("");
}

void
unpack_close_part(Unpack *unpack)
{
	g_clear_pointer(&unpack->reader, reader_free);
	g_clear_pointer(&unpack->name, g_free);
}

/* Where a file has no folder, or an archive no name for it: by the archive's own. @return owned. */
static char *
own_name(const Unpack *unpack)
{
	char *name = g_path_get_basename(unpack->path);

	if (unpack->packing != PACKING_NONE && strrchr(name, '.') != NULL) {
		*strrchr(name, '.') = '\0';
	}
	return name;
}

void
unpack_name_part(Unpack *unpack, const char *path)
{
	g_autofree char *own = path == NULL ? own_name(unpack) : NULL;

	unpack->name = clean_text(own != NULL ? own : path, CLEAN_ONE_LINE, PATH_BYTES_MAX);
}

bool
unpack_say_stopped(GError **error)
{
	error_set(error, ERROR_SYSTEM_TEMPORARY,
		"stopped by a signal; the same command goes on there");
	return false;
}
