/* Rendering: a walk over the nodes with a stack of contexts, the innermost looked at first. */
#include "text/mustache.h"

#include "base/error.h"
#include "text/html_attributes.h"
#include "text/mustache_node.h"

#include <string.h>

typedef struct Renderer {
	const MustachePartials *partials;
	const MustacheFill *fills; /* or NULL */
	GArray *places;
	MustacheEscape escape;
	GString *out;
	gsize length_max; /* of out */
	guint steps;
	guint depth;         /* sections and partials entered */
	GHashTable *parsed;  /* indented text of a partial -> Mustache, both owned */
	GHashTable *loaded;  /* MustacheNode of a partial -> its Mustache, both borrowed */
	const char *partial; /* whose nodes are being rendered; NULL: the template's */
	guint context_count;
	const json_t *contexts[MUSTACHE_DEPTH_MAX + 1];
} Renderer;

static bool render_nodes(Renderer *renderer, const Mustache *mustache, guint from, guint to,
	GError **error);

static void
render_fail(const Renderer *renderer, const MustacheNode *node, const char *fact, GError **error)
{
	if (renderer->partial != NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "partial '%s': line %u: %s",
			renderer->partial, node->line, fact);
	} else {
		error_set(error, ERROR_PARSE_PERMANENT, "line %u: %s", node->line, fact);
	}
}

static bool
renderer_spend(Renderer *renderer, const MustacheNode *node, gsize steps, GError **error)
{
	if (steps > MUSTACHE_STEPS_MAX - renderer->steps) {
		render_fail(renderer, node, "rendering takes too many steps", error);
		return false;
	}
	renderer->steps += (guint)steps;
	return true;
}

static bool
renderer_enter(Renderer *renderer, const MustacheNode *node, GError **error)
{
	if (renderer->depth == MUSTACHE_DEPTH_MAX) {
		render_fail(renderer, node, "sections and partials are nested too deep", error);
		return false;
	}
	renderer->depth++;
	return true;
}

/* Only the first part of a dotted name is searched outwards (specification, "interpolation"). */
static const json_t *
find_value(const Renderer *renderer, char **path)
{
	const json_t *value = NULL;
	guint i = renderer->context_count;

	if (path[0] == NULL) {
		return renderer->contexts[i - 1];
	}
	while (value == NULL && i > 0) {
		value = json_object_get(renderer->contexts[--i], path[0]);
	}
	for (i = 1; value != NULL && path[i] != NULL; i++) {
		value = json_object_get(value, path[i]);
	}
	return value;
}

static bool
is_true(const json_t *value)
{
	switch (value == NULL ? JSON_NULL : json_typeof(value)) {
	case JSON_NULL:
	case JSON_FALSE:
		return false;
	case JSON_ARRAY:
		return json_array_size(value) > 0;
	case JSON_STRING:
		return json_string_length(value) > 0;
	case JSON_INTEGER:
		return json_integer_value(value) != 0;
	case JSON_REAL:
		return json_real_value(value) != 0.0;
	default:
		return true;
	}
}

/* The shortest of two forms that reads back as the same number: 1.21, not 1.21000000000000002. */
static void
append_real(GString *out, double number)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];

	g_ascii_formatd(text, sizeof(text), "%.15g", number);
	if (g_ascii_strtod(text, NULL) != number) {
		g_ascii_formatd(text, sizeof(text), "%.17g", number);
	}
	g_string_append(out, text);
}

static void
append_text(GString *out, const char *text, gsize length, bool as_html)
{
	if (as_html) {
		html_append_escaped(out, text, length);
	} else {
		g_string_append_len(out, text, (gssize)length);
	}
}

static void
append_value(GString *out, const json_t *value, bool as_html)
{
	switch (value == NULL ? JSON_NULL : json_typeof(value)) {
	case JSON_STRING:
		append_text(out, json_string_value(value), json_string_length(value), as_html);
		break;
	case JSON_INTEGER:
		g_string_append_printf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		break;
	case JSON_REAL:
		append_real(out, json_real_value(value));
		break;
	case JSON_TRUE:
		g_string_append(out, "true");
		break;
	case JSON_FALSE:
		g_string_append(out, "false");
		break;
	default: /* null, objects and lists have no text */
		break;
	}
}

/* The children of section @index, with @value as the innermost context. */
static bool
render_children(Renderer *renderer, const Mustache *mustache, guint index, const json_t *value,
	GError **error)
{
	const MustacheNode *node = &g_array_index(mustache->nodes, MustacheNode, index);
	bool rendered;

	renderer->contexts[renderer->context_count++] = value;
	rendered = render_nodes(renderer, mustache, index + 1, node->end, error);
	renderer->context_count--;
	return rendered;
}

static bool
render_section(Renderer *renderer, const Mustache *mustache, guint index, const json_t *value,
	GError **error)
{
	if (!json_is_array(value)) {
		return render_children(renderer, mustache, index, value, error);
	}
	for (gsize i = 0; i < json_array_size(value); i++) {
		if (!render_children(renderer, mustache, index, json_array_get(value, i), error)) {
			return false;
		}
	}
	return true;
}

/* The lines of @text that are not empty, with @indent before them. */
static char *
indent_lines(const char *text, const char *indent)
{
	GString *indented = g_string_new(NULL);
	bool at_start = true;

	for (; *text != '\0'; text++) {
		if (at_start && *text != '\n' && *text != '\r') {
			g_string_append(indented, indent);
		}
		g_string_append_c(indented, *text);
		at_start = *text == '\n';
	}
	return g_string_free(indented, FALSE);
}

/*
 * A partial alone on its line is indented as text before it is parsed, as the specification has it:
 * values of several lines keep their own shape. The same text is parsed once a rendering.
 */
static const Mustache *
parse_partial(Renderer *renderer, const MustacheNode *node, const char *text, GError **error)
{
	g_autofree char *indented = indent_lines(text, node->indent);
	Mustache *mustache = g_hash_table_lookup(renderer->parsed, indented);

	if (mustache != NULL) {
		return mustache;
	}
	if (!renderer_spend(renderer, node, strlen(indented), error)) {
		return NULL;
	}
	if (!mustache_parse(indented, &mustache, error)) {
		g_prefix_error(error, "partial '%s': ", node->text);
		return NULL;
	}
	g_hash_table_insert(renderer->parsed, g_steal_pointer(&indented), mustache);
	return mustache;
}

/* The partial of a node, which a section may ask for many times. */
static const Mustache *
load_partial(Renderer *renderer, const MustacheNode *node, const char *text, GError **error)
{
	const Mustache *mustache = g_hash_table_lookup(renderer->loaded, node);

	if (mustache == NULL) {
		mustache = parse_partial(renderer, node, text, error);
		g_hash_table_insert(renderer->loaded, (void *)node, (void *)mustache);
	}
	return mustache;
}

static bool
render_partial(Renderer *renderer, const MustacheNode *node, GError **error)
{
	const MustachePartials *partials = renderer->partials;
	const char *text = partials == NULL ? NULL : partials->get(partials->data, node->text);
	const char *outer = renderer->partial;
	const Mustache *mustache;
	bool rendered;

	if (text == NULL) {
		return true;
	}
	mustache = load_partial(renderer, node, text, error);
	if (mustache == NULL) {
		return false;
	}
	renderer->partial = node->text;
	rendered = render_nodes(renderer, mustache, 0, mustache->nodes->len, error);
	renderer->partial = outer;
	return rendered;
}

/* What is inside other things: the depth is counted here, once for all three. */
static bool
render_inner(Renderer *renderer, const Mustache *mustache, guint index, GError **error)
{
	const MustacheNode *node = &g_array_index(mustache->nodes, MustacheNode, index);
	const json_t *value = node->path == NULL ? NULL : find_value(renderer, node->path);
	bool rendered = true;

	if (!renderer_enter(renderer, node, error)) {
		return false;
	}
	if (node->kind == MUSTACHE_PARTIAL) {
		rendered = render_partial(renderer, node, error);
	} else if (node->kind == MUSTACHE_INVERTED && !is_true(value)) {
		rendered = render_nodes(renderer, mustache, index + 1, node->end, error);
	} else if (node->kind == MUSTACHE_SECTION && is_true(value)) {
		rendered = render_section(renderer, mustache, index, value, error);
	}
	renderer->depth--;
	return rendered;
}

/* {{name}} of a fill, whatever the view has under that name: which one, or -1. */
static int
find_fill(const Renderer *renderer, const MustacheNode *node)
{
	for (int i = 0; renderer->fills != NULL && renderer->fills[i].name != NULL; i++) {
		if (strcmp(node->text, renderer->fills[i].name) == 0) {
			return i;
		}
	}
	return -1;
}

static void
append_fill(Renderer *renderer, int which)
{
	const char *fill = renderer->fills[which].fill;
	MustachePlace place = { .at = renderer->out->len, .fill = (guint)which };

	append_text(renderer->out, fill, strlen(fill), renderer->escape == MUSTACHE_HTML);
	place.length = renderer->out->len - place.at;
	g_array_append_val(renderer->places, place);
}

static void
append_escaped_value(Renderer *renderer, const MustacheNode *node)
{
	const int which = find_fill(renderer, node);

	if (which >= 0) {
		append_fill(renderer, which);
	} else {
		append_value(renderer->out, find_value(renderer, node->path),
			renderer->escape == MUSTACHE_HTML);
	}
}

static bool
render_node(Renderer *renderer, const Mustache *mustache, guint index, GError **error)
{
	const MustacheNode *node = &g_array_index(mustache->nodes, MustacheNode, index);
	GString *out = renderer->out;

	if (!renderer_spend(renderer, node, 1, error)) {
		return false;
	}
	switch (node->kind) {
	case MUSTACHE_TEXT:
		g_string_append_len(out, node->text, (gssize)node->length_bytes);
		break;
	case MUSTACHE_VALUE:
		append_escaped_value(renderer, node);
		break;
	case MUSTACHE_RAW:
		append_value(out, find_value(renderer, node->path), false);
		break;
	default:
		return render_inner(renderer, mustache, index, error);
	}
	if (out->len > renderer->length_max) {
		render_fail(renderer, node, "more is rendered than the cap allows", error);
		return false;
	}
	return true;
}

static bool
render_nodes(Renderer *renderer, const Mustache *mustache, guint from, guint to, GError **error)
{
	while (from < to) {
		if (!render_node(renderer, mustache, from, error)) {
			return false;
		}
		from = g_array_index(mustache->nodes, MustacheNode, from).end;
	}
	return true;
}

static void
free_parsed(gpointer mustache)
{
	mustache_free(mustache);
}

bool
mustache_render(const Mustache *mustache, const json_t *view, const MustacheOptions *options,
	GString *out, GError **error)
{
	gsize length = out->len;
	guint places = options->fills == NULL ? 0 : options->places->len;
	Renderer renderer = {
		.partials = options->partials,
		.fills = options->fills,
		.places = options->places,
		.escape = options->escape,
		.out = out,
		.length_max = length + MUSTACHE_OUTPUT_BYTES_MAX,
		.parsed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_parsed),
		.loaded = g_hash_table_new(NULL, NULL),
		.context_count = 1,
		.contexts = { view },
	};
	bool rendered = render_nodes(&renderer, mustache, 0, mustache->nodes->len, error);

	g_hash_table_unref(renderer.loaded);
	g_hash_table_unref(renderer.parsed);
	if (!rendered) {
		g_string_truncate(out, length);
		if (options->fills != NULL) {
			g_array_set_size(options->places, places);
		}
	}
	return rendered;
}
