#include "source/api_value.h"

#include "text/url.h"

#include <string.h>

/* More elements are not looked through for the one that is meant. */
#define WHERE_MAX 1000

/* ---- what a value of JSON says ---- */

/* @return owned; NULL: no text. */
static char *
text_of(const json_t *value)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	g_autofree char *text = NULL;

	if (json_is_string(value)) {
		text = g_strstrip(g_strdup(json_string_value(value)));
	} else if (json_is_integer(value)) {
		text = g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
	} else if (json_is_real(value)) {
		text = g_strdup(g_ascii_formatd(digits, sizeof(digits), "%.15g",
			json_real_value(value)));
	}
	return text == NULL || *text == '\0' ? NULL : g_steal_pointer(&text);
}

/* Of conditions: booleans are words too. */
static char *
word_of(const json_t *value)
{
	if (json_is_boolean(value)) {
		return g_strdup(json_is_true(value) ? "true" : "false");
	}
	return text_of(value);
}

/* What is there and neither false, nothing nor empty, however it is written. */
static bool
is_yes(const json_t *value)
{
	static const char *const nays[] = { "false", "no", "0", "null", "none" };
	const char *text = json_string_value(value);

	if (text == NULL) {
		return json_is_true(value) || json_number_value(value) != 0.0
			|| json_array_size(value) > 0 || json_object_size(value) > 0;
	}
	for (guint i = 0; i < G_N_ELEMENTS(nays); i++) {
		if (g_ascii_strcasecmp(text, nays[i]) == 0) {
			return false;
		}
	}
	return *text != '\0';
}

/* ---- paths ---- */

typedef struct Walk {
	const ApiItem *item;
	const KindPath *path;
	GPtrArray *found; /* of const json_t *, borrowed; NULL: nothing at an element of a list */
} Walk;

static void walk(const Walk *walking, const json_t *at, guint hop);

/* One alone, in the place of a list, is one. */
static void
walk_each(const Walk *walking, const json_t *at, guint hop)
{
	size_t index;
	const json_t *element;

	if (json_is_array(at)) {
		json_array_foreach (at, index, element) {
			walk(walking, element, hop);
		}
	} else if (at != NULL && !json_is_null(at)) {
		walk(walking, at, hop);
	}
}

static const json_t *
find_where(const ApiItem *item, const json_t *list, const KindHop *hop)
{
	g_autofree char *wanted = api_value_at(item, hop->path);
	const size_t count = MIN(json_array_size(list), WHERE_MAX);

	for (size_t i = 0; wanted != NULL && i < count; i++) {
		const json_t *element = json_array_get(list, i);
		g_autofree char *text = text_of(json_object_get(element, hop->name));

		if (g_strcmp0(text, wanted) == 0) {
			return element;
		}
	}
	return NULL;
}

static void
walk(const Walk *walking, const json_t *at, guint hop)
{
	const GPtrArray *hops = walking->path->hops;

	if (walking->found->len >= API_VALUE_ELEMENTS_MAX) {
		return;
	}
	if (hop == hops->len) {
		g_ptr_array_add(walking->found, (json_t *)at);
		return;
	}
	const KindHop *next = g_ptr_array_index(hops, hop);
	switch (next->how) {
	case KIND_HOP_MEMBER:
		walk(walking, json_object_get(at, next->name), hop + 1);
		break;
	case KIND_HOP_INDEX:
		walk(walking, json_array_get(at, next->index), hop + 1);
		break;
	case KIND_HOP_EACH:
		walk_each(walking, at, hop + 1);
		break;
	case KIND_HOP_WHERE:
		walk(walking, find_where(walking->item, at, next), hop + 1);
		break;
	}
}

/* @return owned array of const json_t *, borrowed, some NULL. */
static GPtrArray *
find(const ApiItem *item, const KindPath *path)
{
	const Walk walking = { .item = item, .path = path, .found = g_ptr_array_new() };

	walk(&walking, path->from_document ? item->document : item->item, 0);
	return walking.found;
}

const json_t *
api_value_json(const ApiItem *item, const KindPath *path)
{
	g_autoptr(GPtrArray) found = path == NULL ? NULL : find(item, path);

	if (found == NULL) {
		return item->item;
	}
	return found->len > 0 ? g_ptr_array_index(found, 0) : NULL;
}

char *
api_value_at(const ApiItem *item, const KindPath *path)
{
	g_autoptr(GPtrArray) found = path == NULL ? NULL : find(item, path);
	char *text = NULL;

	for (guint i = 0; found != NULL && text == NULL && i < found->len; i++) {
		const json_t *value = g_ptr_array_index(found, i);

		text = text_of(json_is_array(value) ? json_array_get(value, 0) : value);
	}
	return text;
}

/* ---- values ---- */

static char *
server_of(const ApiItem *item)
{
	char *server = g_strdup(item->server);
	gsize length = strlen(server);

	while (length > 0 && server[length - 1] == '/') {
		server[--length] = '\0';
	}
	return server;
}

/* @return owned, or NULL. */
static char *
text_of_piece(const ApiItem *item, const KindPiece *piece)
{
	switch (piece->how) {
	case KIND_PIECE_TEXT:
		return g_strdup(piece->text);
	case KIND_PIECE_PATH:
		return api_value_at(item, piece->path);
	case KIND_PIECE_VALUE:
		return api_value_text(item, piece->value);
	case KIND_PIECE_SERVER:
		return item->server != NULL ? server_of(item) : NULL;
	case KIND_PIECE_HOST:
		return url_authority(item->server);
	case KIND_PIECE_TAG:
		return g_strdup(item->tag);
	}
	return NULL;
}

static char *
text_of_way(const ApiItem *item, const GPtrArray *pieces)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < pieces->len; i++) {
		g_autofree char *part = text_of_piece(item, g_ptr_array_index(pieces, i));

		if (part == NULL) {
			g_string_free(text, TRUE);
			return NULL;
		}
		g_string_append(text, part);
	}
	return g_string_free(text, FALSE);
}

char *
api_value_text(const ApiItem *item, const KindValue *value)
{
	char *text = NULL;

	for (guint i = 0; value != NULL && text == NULL && i < value->ways->len; i++) {
		text = text_of_way(item, g_ptr_array_index(value->ways, i));
		if (text != NULL && *g_strstrip(text) == '\0') {
			g_clear_pointer(&text, g_free);
		}
	}
	return text;
}

/* The name of a tag or the like: a text, or an object that has one. */
static char *
name_of(const json_t *value)
{
	static const char *const keys[] = { "name", "label", "title", "slug", "url" };
	char *name = text_of(value);

	for (guint i = 0; name == NULL && i < G_N_ELEMENTS(keys); i++) {
		name = text_of(json_object_get(value, keys[i]));
	}
	return name;
}

static bool
is_one_path(const GPtrArray *pieces)
{
	return pieces->len == 1
		&& ((const KindPiece *)g_ptr_array_index(pieces, 0))->how == KIND_PIECE_PATH;
}

/* @return whether anything was found. */
static bool
list_way(const ApiItem *item, const GPtrArray *pieces, GPtrArray *texts)
{
	bool is_any = false;

	if (!is_one_path(pieces)) {
		char *text = text_of_way(item, pieces);

		g_ptr_array_add(texts, text);
		return text != NULL;
	}
	const KindPiece *only = g_ptr_array_index(pieces, 0);
	g_autoptr(GPtrArray) found = find(item, only->path);
	for (guint i = 0; i < found->len; i++) {
		const json_t *value = g_ptr_array_index(found, i);
		const size_t count = json_is_array(value) ? json_array_size(value) : 1;

		for (size_t k = 0; k < count && texts->len < API_VALUE_ELEMENTS_MAX; k++) {
			char *name = name_of(json_is_array(value) ? json_array_get(value, k)
								  : value);
			g_ptr_array_add(texts, name);
			is_any = is_any || name != NULL;
		}
	}
	return is_any;
}

GPtrArray *
api_value_list(const ApiItem *item, const KindValue *value)
{
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; value != NULL && i < value->ways->len; i++) {
		g_ptr_array_set_size(texts, 0);
		if (list_way(item, g_ptr_array_index(value->ways, i), texts)) {
			return texts;
		}
	}
	g_ptr_array_set_size(texts, 0);
	return texts;
}

/* ---- conditions ---- */

static bool
is_word(const json_t *value, char *const *words)
{
	g_autofree char *word = word_of(value);

	for (guint i = 0; word != NULL && words[i] != NULL; i++) {
		if (g_ascii_strcasecmp(word, words[i]) == 0) {
			return true;
		}
	}
	return false;
}

static bool
is_met(const ApiItem *item, const KindCondition *condition)
{
	g_autoptr(GPtrArray) found = find(item, condition->path);
	bool is_true = false;

	for (guint i = 0; i < found->len && !is_true; i++) {
		const json_t *value = g_ptr_array_index(found, i);

		is_true = condition->words != NULL ? is_word(value, condition->words)
						   : is_yes(value);
	}
	return is_true != condition->is_negated;
}

bool
api_value_all(const ApiItem *item, const GPtrArray *conditions)
{
	for (guint i = 0; conditions != NULL && i < conditions->len; i++) {
		if (!is_met(item, g_ptr_array_index(conditions, i))) {
			return false;
		}
	}
	return true;
}

bool
api_value_any(const ApiItem *item, const GPtrArray *conditions)
{
	for (guint i = 0; conditions != NULL && i < conditions->len; i++) {
		if (is_met(item, g_ptr_array_index(conditions, i))) {
			return true;
		}
	}
	return false;
}

const json_t *
api_value_in(const json_t *element, const KindPath *items)
{
	bool is_behind = false;

	for (guint i = 0; items != NULL && i < items->hops->len; i++) {
		const KindHop *hop = g_ptr_array_index(items->hops, i);

		if (is_behind) {
			element = json_object_get(element, hop->name);
		}
		is_behind = is_behind || hop->how == KIND_HOP_EACH;
	}
	return json_is_object(element) ? element : NULL;
}
