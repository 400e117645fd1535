#include "import/mojibake.h"

#include "text/charset.h"
#include "text/jsontext.h"

#include <string.h>

char *
mojibake_text(const char *text)
{
	g_autoptr(GString) bytes = NULL;
	bool has_other = false;

	if (text == NULL) {
		return NULL;
	}
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		has_other = has_other || (guchar)*at >= 0x80;
	}
	if (!has_other) {
		return NULL;
	}
	bytes = g_string_sized_new(strlen(text));
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (character > 0xff) {
			return NULL;
		}
		g_string_append_c(bytes, (char)character);
	}
	return charset_is_valid(bytes->str, bytes->len)
		? g_string_free(g_steal_pointer(&bytes), FALSE)
		: NULL;
}

static void
repair_object(json_t *object)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	const char *key;
	json_t *value;

	json_object_foreach (object, key, value) {
		g_autofree char *right = mojibake_text(key);

		mojibake_json(value);
		if (right != NULL) {
			g_ptr_array_add(keys, g_strdup(key));
		}
	}
	for (guint i = 0; i < keys->len; i++) {
		const char *wrong = g_ptr_array_index(keys, i);
		g_autofree char *right = mojibake_text(wrong);

		json_object_set(object, right, json_object_get(object, wrong));
		json_object_del(object, wrong);
	}
}

void
mojibake_json(json_t *value)
{
	size_t index;
	json_t *element;

	if (json_is_string(value)) {
		g_autofree char *right = mojibake_text(json_string_value(value));

		if (right != NULL) {
			json_string_set(value, right);
		}
	} else if (json_is_object(value)) {
		repair_object(value);
	} else {
		json_array_foreach (value, index, element) {
			mojibake_json(element);
		}
	}
}
