/* Paths, values and conditions: the language in which a kind is described. */
#include "model/kind_plan.h"

#include "base/error.h"

#include <string.h>

/* What cannot stand in a member's name without quotes. */
#define NAME_ENDS ".[]{}|\"=/,!"
#define BLANKS " \t"
/* A path is written by people. */
#define HOPS_MAX 32
#define DEPTH_MAX 4

/* ---- paths ---- */

typedef struct PathReader {
	const char *at;   /* borrowed */
	const char *text; /* borrowed: the whole, for messages */
	guint depth;
} PathReader;

static bool read_path(PathReader *reader, KindPath **path, GError **error);

static void
hop_free(void *data)
{
	KindHop *hop = data;

	g_free(hop->name);
	kind_path_free(hop->path);
	g_free(hop);
}

void
kind_path_free(KindPath *path)
{
	if (path != NULL) {
		g_ptr_array_unref(path->hops);
		g_free(path);
	}
}

static bool
refuse_path(const PathReader *reader, const char *what, GError **error)
{
	error_set(error, ERROR_CONFIG_PERMANENT,
		"\"%s\" is no path: %s at \"%s\" (expected members joined by dots, as in "
		"user.name, files[0].url, files[].url)",
		reader->text, what, reader->at);
	return false;
}

static KindHop *
add_hop(KindPath *path)
{
	KindHop *hop = g_new0(KindHop, 1);

	g_ptr_array_add(path->hops, hop);
	return hop;
}

/* A member's name, bare or between quotes. @return owned, or NULL where none stands. */
static char *
read_name(PathReader *reader)
{
	const char *at = reader->at + strspn(reader->at, BLANKS);
	gsize length;

	if (*at == '"') {
		length = strcspn(at + 1, "\"");
		if (length == 0 || at[1 + length] != '"') {
			return NULL;
		}
		reader->at = at + length + 2;
		reader->at += strspn(reader->at, BLANKS);
		return g_strndup(at + 1, length);
	}
	length = strcspn(at, NAME_ENDS);
	reader->at = at + length;
	char *name = g_strchomp(g_strndup(at, length));
	if (*name == '\0') {
		g_clear_pointer(&name, g_free);
	}
	return name;
}

/* What stands between brackets, behind the first of them. */
static bool
read_bracket(PathReader *reader, KindPath *path, GError **error)
{
	KindHop *hop = add_hop(path);
	const gsize digits = strspn(reader->at, "0123456789");

	if (*reader->at == ']') {
		hop->how = KIND_HOP_EACH;
	} else if (digits > 0 && digits < 6 && reader->at[digits] == ']') {
		hop->how = KIND_HOP_INDEX;
		hop->index = (guint)g_ascii_strtoull(reader->at, NULL, 10);
		reader->at += digits;
	} else {
		hop->how = KIND_HOP_WHERE;
		hop->name = read_name(reader);
		if (hop->name == NULL || *reader->at != '=') {
			return refuse_path(reader, "expected [], [NUMBER] or [MEMBER=PATH]", error);
		}
		reader->at++;
		if (!read_path(reader, &hop->path, error)) {
			return false;
		}
	}
	if (*reader->at != ']') {
		return refuse_path(reader, "a bracket is left open", error);
	}
	reader->at++;
	reader->at += strspn(reader->at, BLANKS);
	return true;
}

static bool
read_hops(PathReader *reader, KindPath *path, GError **error)
{
	bool wants_name = *reader->at != '[';

	while (wants_name || *reader->at == '[') {
		if (path->hops->len >= HOPS_MAX) {
			return refuse_path(reader, "too long", error);
		}
		if (!wants_name) {
			reader->at++;
			if (!read_bracket(reader, path, error)) {
				return false;
			}
		} else {
			g_autofree char *name = read_name(reader);

			if (name == NULL) {
				return refuse_path(reader, "a member's name is missing", error);
			}
			KindHop *hop = add_hop(path);
			hop->how = KIND_HOP_MEMBER;
			hop->name = g_steal_pointer(&name);
		}
		wants_name = *reader->at == '.';
		reader->at += wants_name ? 1 : 0;
	}
	return true;
}

/* As far as it goes; whoever called says what may follow. */
static bool
read_path(PathReader *reader, KindPath **path, GError **error)
{
	g_autoptr(KindPath) read = g_new0(KindPath, 1);

	read->hops = g_ptr_array_new_with_free_func(hop_free);
	reader->at += strspn(reader->at, BLANKS);
	read->from_document = *reader->at == '/';
	reader->at += read->from_document ? 1 : 0;
	if (reader->depth++ >= DEPTH_MAX) {
		return refuse_path(reader, "too many brackets within each other", error);
	}
	if (!read_hops(reader, read, error)) {
		return false;
	}
	reader->depth--;
	*path = g_steal_pointer(&read);
	return true;
}

bool
kind_path_parse(const char *text, KindPath **path, GError **error)
{
	PathReader reader = { .at = text, .text = text };
	g_autoptr(KindPath) read = NULL;

	if (!read_path(&reader, &read, error)) {
		return false;
	}
	if (*reader.at != '\0') {
		return refuse_path(&reader, "something else follows", error);
	}
	*path = g_steal_pointer(&read);
	return true;
}

GPtrArray *
kind_path_keys(const KindPath *path)
{
	GPtrArray *keys = g_ptr_array_new();

	for (guint i = 0; path != NULL && i < path->hops->len; i++) {
		const KindHop *hop = g_ptr_array_index(path->hops, i);

		if (hop->how != KIND_HOP_MEMBER) {
			break;
		}
		g_ptr_array_add(keys, hop->name);
	}
	g_ptr_array_add(keys, NULL);
	return keys;
}

/* ---- values ---- */

static bool parse_value(const char *text, guint depth, KindValue **value, GError **error);

static void
piece_free(void *data)
{
	KindPiece *piece = data;

	g_free(piece->text);
	kind_path_free(piece->path);
	kind_value_free(piece->value);
	g_free(piece);
}

void
kind_value_free(KindValue *value)
{
	if (value != NULL) {
		g_ptr_array_unref(value->ways);
		g_free(value);
	}
}

/* The next of several characters outside of quotes, brackets and braces; the end, if there is none.
 */
static const char *
find_outside(const char *at, const char *characters)
{
	int depth = 0;
	bool is_quoted = false;

	for (; *at != '\0'; at++) {
		if (depth == 0 && !is_quoted && strchr(characters, *at) != NULL) {
			return at;
		}
		if (*at == '"') {
			is_quoted = !is_quoted;
		} else if (!is_quoted && strchr("[{", *at) != NULL) {
			depth++;
		} else if (!is_quoted && strchr("]}", *at) != NULL) {
			depth--;
		}
	}
	return at;
}

static KindPiece *
add_piece(GPtrArray *pieces)
{
	KindPiece *piece = g_new0(KindPiece, 1);

	g_ptr_array_add(pieces, piece);
	return piece;
}

static void
add_text(GPtrArray *pieces, const char *text, gsize length)
{
	if (length > 0) {
		KindPiece *piece = add_piece(pieces);

		piece->how = KIND_PIECE_TEXT;
		piece->text = g_strndup(text, length);
	}
}

/* A text with places. */
static bool
read_template(const char *text, guint depth, GPtrArray *pieces, GError **error)
{
	const char *at = text;

	while (*at != '\0') {
		const gsize length = strcspn(at, "{");

		add_text(pieces, at, length);
		at += length;
		if (*at == '\0') {
			break;
		}
		const char *close = find_outside(at + 1, "}");
		if (*close == '\0') {
			error_set(error, ERROR_CONFIG_PERMANENT,
				"\"%s\" has a { without its } (expected a path between them)",
				text);
			return false;
		}
		g_autofree char *inside = g_strndup(at + 1, (gsize)(close - at - 1));
		KindPiece *piece = add_piece(pieces);
		piece->how = KIND_PIECE_VALUE;
		if (!parse_value(inside, depth + 1, &piece->value, error)) {
			return false;
		}
		at = close + 1;
	}
	return true;
}

static bool
read_bare(const char *text, GPtrArray *pieces, GError **error)
{
	KindPiece *piece = add_piece(pieces);

	if (strcmp(text, "SERVER") == 0) {
		piece->how = KIND_PIECE_SERVER;
	} else if (strcmp(text, "HOST") == 0) {
		piece->how = KIND_PIECE_HOST;
	} else if (strcmp(text, "TAG") == 0) {
		piece->how = KIND_PIECE_TAG;
	} else {
		piece->how = KIND_PIECE_PATH;
		return kind_path_parse(text, &piece->path, error);
	}
	return true;
}

static bool
parse_value(const char *text, guint depth, KindValue **value, GError **error)
{
	g_autoptr(KindValue) read = g_new0(KindValue, 1);
	const char *at = text;

	read->ways = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	for (bool goes_on = true; goes_on;) {
		const char *bar = find_outside(at, "|");
		g_autofree char *way = g_strstrip(g_strndup(at, (gsize)(bar - at)));
		const bool is_template = strchr(way, '{') != NULL;
		GPtrArray *pieces = g_ptr_array_new_with_free_func(piece_free);

		g_ptr_array_add(read->ways, pieces);
		if (is_template && depth > 0) {
			error_set(error, ERROR_CONFIG_PERMANENT,
				"\"%s\" has braces within braces (expected paths there)", text);
			return false;
		}
		if (is_template ? !read_template(way, depth, pieces, error)
				: !read_bare(way, pieces, error)) {
			return false;
		}
		goes_on = *bar != '\0';
		at = bar + (goes_on ? 1 : 0);
	}
	*value = g_steal_pointer(&read);
	return true;
}

bool
kind_value_parse(const char *text, KindValue **value, GError **error)
{
	return parse_value(text, 0, value, error);
}

bool
kind_values_parse(const char *text, KindValue **values, GError **error)
{
	const char *at = text;

	for (guint i = 0; i < KIND_VALUES; i++) {
		const char *comma = find_outside(at, ",");
		g_autofree char *one = g_strstrip(g_strndup(at, (gsize)(comma - at)));

		if (*one != '\0' && !kind_value_parse(one, &values[i], error)) {
			return false;
		}
		at = comma + (*comma != '\0' ? 1 : 0);
	}
	if (*at != '\0') {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" holds more than %d values between its commas", text, KIND_VALUES);
		return false;
	}
	return true;
}

/* ---- conditions ---- */

static void
condition_free(void *data)
{
	KindCondition *condition = data;

	kind_path_free(condition->path);
	g_strfreev(condition->words);
	g_free(condition);
}

/* "PATH", "!PATH", "PATH = word | word", "PATH != word" */
static bool
read_condition(const char *text, KindCondition *condition, GError **error)
{
	const char *equals = find_outside(text, "=");
	const bool has_words = *equals == '=';
	g_autofree char *words = g_strdup(has_words ? equals + 1 : "");
	g_autofree char *left = g_strstrip(g_strndup(text, (gsize)(equals - text)));
	char *path = left;

	if (has_words && *left != '\0' && left[strlen(left) - 1] == '!') {
		condition->is_negated = true;
		left[strlen(left) - 1] = '\0';
	} else if (!has_words && *left == '!') {
		condition->is_negated = true;
		path++;
	}
	if (!kind_path_parse(g_strstrip(path), &condition->path, error)) {
		return false;
	}
	if (!has_words) {
		return true;
	}
	condition->words = g_strsplit(*words != '\0' ? words : " ", "|", -1);
	for (guint i = 0; condition->words[i] != NULL; i++) {
		if (*g_strstrip(condition->words[i]) == '\0') {
			error_set(error, ERROR_CONFIG_PERMANENT,
				"\"%s\" compares with nothing (expected PATH = word, or PATH "
				"alone)",
				text);
			return false;
		}
	}
	return true;
}

bool
kind_conditions_parse(const char *text, GPtrArray **conditions, GError **error)
{
	g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(condition_free);
	const char *at = text;

	for (bool goes_on = true; goes_on;) {
		const char *comma = find_outside(at, ",");
		g_autofree char *one = g_strstrip(g_strndup(at, (gsize)(comma - at)));
		KindCondition *condition = g_new0(KindCondition, 1);

		g_ptr_array_add(read, condition);
		if (!read_condition(one, condition, error)) {
			return false;
		}
		goes_on = *comma != '\0';
		at = comma + (goes_on ? 1 : 0);
	}
	*conditions = g_steal_pointer(&read);
	return true;
}
