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

/* What the view says in the place of a reader's own words. */
static const char *
view_fill(const json_t *view, const char *member)
{
	const char *fill = json_string_value(json_object_get(json_object_get(view, "reader"),
		member));

	return fill != NULL ? fill : "";
}

/* The fills are in the order of the kinds. */
static void
append_places(GArray *places, const GArray *filled)
{
	for (guint i = 0; i < filled->len; i++) {
		const MustachePlace *place = &g_array_index(filled, MustachePlace, i);
		const VariantPlace made = {
			.at = place->at,
			.length = place->length,
			.kind = (VariantKind)place->fill,
		};
		g_array_append_val(places, made);
	}
}

bool
template_render(const char *name, const json_t *view, MustacheEscape escape, Rendered *rendered,
	GError **error)
{
	g_auto(Rendered) made = {
		g_string_new(NULL),
		g_array_new(FALSE, FALSE, sizeof(VariantPlace)),
	};
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(MustachePlace));
	const MustacheFill fills[] = {
		[VARIANT_TOKEN] = { "reader_token", VARIANT_NOBODY },
		[VARIANT_ADDRESS] = { "reader_address", view_fill(view, "address") },
		[VARIANT_WHY] = { "reader_why", view_fill(view, "why") },
		[VARIANT_KINDS] = { NULL, NULL },
	};
	const MustachePartials partials = { .get = template_text };
	const MustacheOptions options = { &partials, fills, places, escape };
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
	append_places(made.places, places);
	rendered->text = g_steal_pointer(&made.text);
	rendered->places = g_steal_pointer(&made.places);
	return true;
}
