/* A template and, after a form feed, its partial, rendered with a fixed view. */
#include "text/mustache.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char view_text[] = "{\"a\": \"<&>\", \"b\": false, \"c\": {\"d\": {\"e\": 1.5}},"
				" \"l\": [{\"a\": 1}, {\"a\": 2}], \"m\": [[1, 2], [\"x\"], null]}";

static const char *
get_partial(void *data, const char *name)
{
	(void)name;
	return data;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	char *split = strchr(text, '\f');
	const MustachePartials partials = { get_partial, split == NULL ? NULL : split + 1 };
	const MustacheOptions options = { .partials = &partials, .escape = MUSTACHE_HTML };
	json_auto_t *view = json_loads(view_text, 0, NULL);
	g_autoptr(Mustache) mustache = NULL;
	g_autoptr(GString) out = g_string_new("kept");
	g_autoptr(GError) error = NULL;

	if (split != NULL) {
		*split = '\0';
	}
	if (!mustache_parse(text, &mustache, &error)) {
		g_assert_nonnull(error);
		g_assert_null(mustache);
		return 0;
	}
	if (!mustache_render(mustache, view, &options, out, &error)) {
		g_assert_nonnull(error);
		g_assert_cmpstr(out->str, ==, "kept");
	}
	return 0;
}
