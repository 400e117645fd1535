#include "model/post_line.h"

#include "base/error.h"
#include "text/jsontext.h"

#include <string.h>

bool
post_line_read(const char *line, gsize length, Post **post, GError **error)
{
	json_auto_t *json = NULL;

	if (length > POST_LINE_BYTES_MAX) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"longer than %zu bytes: one post a line is expected, as `tagdigest parse` "
			"prints them",
			POST_LINE_BYTES_MAX);
		return false;
	}
	if (strspn(line, " \t\r\n") >= length) {
		*post = NULL;
		return true;
	}
	if (!jsontext_load(line, length, &json, error) || !post_from_json(json, post, error)) {
		g_prefix_error(error, "no post as `tagdigest parse` prints it: ");
		return false;
	}
	return true;
}
