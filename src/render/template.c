#include "render/template.h"

#include "base/embedded.h"
#include "base/error.h"
#include "model/edition.h"

#include <string.h>

const char *
template_file(const char *name)
{
	for (const EmbeddedFile *file = template_files; file->name != NULL; file++) {
		if (strcmp(file->name, name) == 0) {
			return file->text;
		}
	}
	return NULL;
}

static const char *
template_text(void *data, const char *name)
{
	g_autofree char *file = g_strconcat(name, ".mustache", NULL);

	(void)data;
	return template_file(file);
}

void
rendered_clear(Rendered *rendered)
{
	if (rendered->text != NULL) {
		g_string_free(rendered->text, TRUE);
	}
	g_clear_pointer(&rendered->places, g_array_unref);
}

bool
template_render(const char *name, const json_t *view, MustacheEscape escape, Rendered *rendered,
	GError **error)
{
	g_auto(Rendered) made = { g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(gsize)) };
	const MustachePlace place = { "reader_token", VARIANT_NOBODY, made.places };
	const MustachePartials partials = { .get = template_text };
	const MustacheOptions options = { &partials, &place, escape };
	const char *text = template_text(NULL, name);
	g_autoptr(Mustache) mustache = NULL;

	if (text == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "there is no template %s", name);
		return false;
	}
	if (!mustache_parse(text, &mustache, error)
		|| !mustache_render(mustache, view, &options, made.text, error)) {
		g_prefix_error(error, "template %s: ", name);
		return false;
	}
	rendered->text = g_steal_pointer(&made.text);
	rendered->places = g_steal_pointer(&made.places);
	return true;
}
