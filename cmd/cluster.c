/* `cluster`: which posts of a file are copies of each other. */
#include "base/error.h"
#include "base/file.h"
#include "command.h"
#include "flow/copies.h"
#include "flow/inspect.h"

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

static bool
add_line(Copies *copies, const Input *input, ssize_t length, GError **error)
{
	if ((gsize)length > COPIES_LINE_BYTES_MAX) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"longer than %zu bytes: one post a line is expected, as `tagdigest parse` "
			"prints them",
			COPIES_LINE_BYTES_MAX);
		return false;
	}
	return copies_add(copies, input->line, (gsize)length, error);
}

static bool
read_lines(Copies *copies, Input *input, GError **error)
{
	ssize_t length;

	for (guint number = 1; (length = getline(&input->line, &input->room, input->file)) >= 0;
		number++) {
		if (!add_line(copies, input, length, error)) {
			g_prefix_error(error, "%s: line %u: ", input->name, number);
			return false;
		}
	}
	if (ferror(input->file)) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", input->name, g_strerror(errno));
		return false;
	}
	return true;
}

bool
cluster_run(Invocation *invocation, GError **error)
{
	g_autoptr(Config) config = NULL;
	g_auto(Input) input = { 0 };

	/* an ini that is named says who is one person; none is looked for */
	if (invocation->config_given != NULL
		&& !inspect_load(invocation->config_given, &config, error)) {
		return false;
	}
	g_autoptr(Copies) copies = copies_new(config != NULL ? config->persons : NULL);
	if (!input_open(command_argument(invocation, 0), &input, error)
		|| !read_lines(copies, &input, error)) {
		return false;
	}
	g_autoptr(GPtrArray) lines = copies_solve(copies);
	for (guint i = 0; i < lines->len; i++) {
		puts(g_ptr_array_index(lines, i));
	}
	return true;
}
