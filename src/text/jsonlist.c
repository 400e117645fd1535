#include "text/jsonlist.h"

#include "text/jsonscan.h"

#include <string.h>

/* What follows the string whose opening quote is at @at. */
static const char *
skip_string(const char *at, const char *end)
{
	for (at++; at < end && *at != '"'; at++) {
		if (*at == '\\') {
			at++;
		}
	}
	return MIN(at + 1, end);
}

/*
 * The end of the value at @at: the ',' or closing bracket behind it, or @end.
 * @open borrowed: room for the brackets that are open.
 */
static const char *
value_end(const char *at, const char *end, GString *open)
{
	JsonScan scan = { .open = open };
	const char *found;

	jsonscan_reset(&scan);
	found = jsonscan_go(&scan, at, end);
	return found != NULL ? found : end;
}

/* Move to the value of a member of the object behind @at; NULL: there is none. */
static const char *
find_member(const char *at, const char *end, const char *key)
{
	g_autoptr(GString) open = g_string_new(NULL);
	const gsize key_length = strlen(key);

	while (at < end) {
		const char *name = jsonscan_blanks(at, end);
		const char *after;

		if (name == end || *name != '"') {
			return NULL;
		}
		after = skip_string(name, end);
		at = jsonscan_blanks(after, end);
		if (at == end || *at != ':') {
			return NULL;
		}
		at = jsonscan_blanks(at + 1, end);
		if ((gsize)(after - name) == key_length + 2
			&& memcmp(name + 1, key, key_length) == 0) {
			return at;
		}
		at = value_end(at, end, open);
		if (at == end || *at != ',') {
			return NULL;
		}
		at++;
	}
	return NULL;
}

/* The text without what stands in the array at @list. */
static GString *
rest_of(const char *text, const JsonList *list)
{
	JsonList reading = *list;
	const char *element;
	gsize length;
	GString *made;

	while (jsonlist_next(&reading, &element, &length)) {
		/* to the end of the array */
	}
	made = g_string_new_len(text, list->at - text);
	g_string_append_c(made, ']');
	if (reading.is_cut_off) {
		g_string_append_c(made, '}');
	} else {
		reading.at += *reading.at == ']' ? 1 : 0; /* it may have been forgotten */
		g_string_append_len(made, reading.at, reading.end - reading.at);
	}
	return made;
}

bool
jsonlist_open_at(const char *text, gsize length, const char *const *keys, JsonList *list,
	GString **rest)
{
	const char *end = text + length;
	const char *at = jsonscan_blanks(text, end);

	for (guint i = 0; keys[i] != NULL; i++) {
		if (at == end || *at != '{') {
			return false;
		}
		at = find_member(at + 1, end, keys[i]);
		if (at == NULL) {
			return false;
		}
	}
	if (at == end || *at != '[') {
		return false;
	}
	*list = (JsonList){ .at = at + 1, .end = end };
	if (rest != NULL) {
		*rest = rest_of(text, list);
	}
	return true;
}

bool
jsonlist_open(const char *text, gsize length, const char *key, JsonList *list, GString **rest)
{
	const char *const keys[] = { key, NULL };

	return jsonlist_open_at(text, length, keys, list, rest);
}

bool
jsonlist_next(JsonList *list, const char **element, gsize *length)
{
	g_autoptr(GString) open = g_string_new(NULL);
	const char *at = jsonscan_blanks(list->at, list->end);
	const char *end;

	while (at < list->end && *at == ',') {
		at = jsonscan_blanks(at + 1, list->end);
	}
	end = value_end(at, list->end, open);
	list->is_cut_off = end == list->end;
	list->at = end;
	while (end > at && g_ascii_isspace(end[-1])) {
		end--;
	}
	/* The last object may be whole where the list is not. */
	if (end == at || (list->is_cut_off && (open->len > 0 || end[-1] != '}'))) {
		return false;
	}
	*element = at;
	*length = (gsize)(end - at);
	return true;
}
