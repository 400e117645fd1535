#include "lines.h"

#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file that is closed, and a line that getline() made. */
typedef struct Input {
	const char *name;
	FILE *file;
	char *line;
	size_t room;
} Input;

static void
input_clear(Input *input)
{
	if (input->file != NULL && input->file != stdin) {
		fclose(input->file);
	}
	free(input->line); /* getline()'s */
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Input, input_clear)

static bool
input_open(const char *path, Input *input, GError **error)
{
	const bool is_standard = strcmp(path, "-") == 0;

	input->name = is_standard ? "standard input" : path;
	input->file = is_standard ? stdin : fopen(path, "re");
	if (input->file == NULL) {
		g_autofree char *why = file_trouble(path, errno);
		error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", path, why);
	}
	return input->file != NULL;
}

bool
lines_read(const char *path, LinesTake take, void *data, GError **error)
{
	g_auto(Input) input = { 0 };
	ssize_t length;

	if (!input_open(path, &input, error)) {
		return false;
	}
	for (guint number = 1; (length = getline(&input.line, &input.room, input.file)) >= 0;
		number++) {
		if (!take(data, input.line, (gsize)length, error)) {
			g_prefix_error(error, "%s: line %u: ", input.name, number);
			return false;
		}
	}
	if (ferror(input.file)) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", input.name, g_strerror(errno));
		return false;
	}
	return true;
}
