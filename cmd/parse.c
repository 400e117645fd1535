/* `parse`: files into posts, one JSON object a line. */
#include "flow/parse.h"

#include "base/error.h"
#include "base/file.h"
#include "command.h"

#include <stdio.h>
#include <stdlib.h>

static void
print_posts(const GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		char *line = json_dumps(g_ptr_array_index(posts, i), JSON_COMPACT);
		if (line != NULL) {
			puts(line);
			free(line);
		}
	}
}

bool
parse_run(Invocation *invocation, GError **error)
{
	const char *type = command_option(invocation, "type");
	const char *base_url = command_option(invocation, "base-url");

	for (guint i = 0; command_argument(invocation, i) != NULL; i++) {
		const char *path = command_argument(invocation, i);
		g_autoptr(GBytes) bytes = NULL;
		g_autoptr(GPtrArray) posts = NULL;
		if (!file_read(path, PARSE_MOST_BYTES, &bytes, error)) {
			return false;
		}
		if (!parse_document(type, base_url, bytes, &posts, error)) {
			g_prefix_error(error, "%s: ", path);
			return false;
		}
		print_posts(posts);
	}
	return true;
}
