/* `cluster`: which posts of a file are copies of each other. */
#include "command.h"
#include "flow/copies.h"
#include "flow/inspect.h"
#include "lines.h"

#include <stdio.h>

static bool
add_line(void *data, const char *line, gsize length, GError **error)
{
	return copies_add(data, line, length, error);
}

bool
cluster_run(Invocation *invocation, GError **error)
{
	g_autoptr(Config) config = NULL;

	/* an ini that is named says who is one person; none is looked for */
	if (invocation->config_given != NULL
		&& !inspect_load(invocation->config_given, &config, error)) {
		return false;
	}
	g_autoptr(Copies) copies = copies_new(config != NULL ? config->persons : NULL);
	if (!lines_read(command_argument(invocation, 0), add_line, copies, error)) {
		return false;
	}
	g_autoptr(GPtrArray) lines = copies_solve(copies);
	for (guint i = 0; i < lines->len; i++) {
		puts(g_ptr_array_index(lines, i));
	}
	return true;
}
