/* Several of a kind in one value. */
#include "config/conversion_part.h"

#include <string.h>

#include "base/error.h"
#include "text/address.h"
#include "text/hashtag.h"
#include "text/inifile.h"

/* The same list, looking at one item of it. */
static Conversion
item_of(const Conversion *list, const char *item, void *field)
{
	return (Conversion){
		.option = list->option,
		.text = item,
		.folder = list->folder,
		.field = field,
	};
}

static bool
take_address(const Conversion *list, const char *item, GError **error)
{
	g_autofree char *email = NULL;
	GPtrArray **field = list->field;
	const Conversion one = item_of(list, item, &email);

	if (!conversion_address(&one, error)) {
		return false;
	}
	if (field != NULL) {
		g_ptr_array_add(*field, g_steal_pointer(&email));
	}
	return true;
}

/* A tag that nobody could write in a post would never be found. @return owned, or NULL. */
static Hashtag *
read_tag(const char *item)
{
	Hashtag *tag = hashtag_new(item);

	if (tag == NULL) {
		return NULL;
	}
	g_autoptr(GPtrArray) written = hashtag_find(tag->display);
	if (written->len == 1 && hashtag_list_has(written, tag->key)) {
		return tag;
	}
	hashtag_free(tag);
	return NULL;
}

static bool
take_tag(const Conversion *list, const char *item, GError **error)
{
	const Conversion one = item_of(list, item, NULL);
	Hashtag *tag = read_tag(item);
	GPtrArray **field = list->field;

	if (tag == NULL) {
		return conversion_fail(&one, "is no hashtag", NULL, error);
	}
	if (field != NULL) {
		hashtag_list_add(*field, tag);
	}
	hashtag_free(tag);
	return true;
}

static bool
take_word(const Conversion *list, const char *item, GError **error)
{
	GPtrArray **field = list->field;

	(void)error;
	if (field != NULL) {
		g_ptr_array_add(*field, g_strdup(item));
	}
	return true;
}

typedef bool (*TakeItem)(const Conversion *list, const char *item, GError **error);

/* Every item, so that all that are wrong are named. */
static bool
convert_items(const Conversion *conversion, char **items, TakeItem take, GError **error)
{
	g_autoptr(GString) troubles = g_string_new(NULL);
	bool has_items = false;

	for (char **item = items; *item != NULL; item++) {
		g_autoptr(GError) reason = NULL;

		has_items |= **item != '\0';
		if (**item != '\0' && !take(conversion, *item, &reason)) {
			g_string_append_printf(troubles, "%s%s", troubles->len > 0 ? "; " : "",
				reason->message);
		}
	}
	if (troubles->len > 0) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s", troubles->str);
		return false;
	}
	return has_items
		|| conversion_fail(conversion, "there is nothing in this list", NULL, error);
}

/* "Ceri Ward <ceri@example.org>" holds blanks: then only commas split. Quotes group. */
static char **
split_addresses(const char *text)
{
	const char *separators = strchr(text, '<') != NULL ? "," : ", \t";
	g_autoptr(GString) plain = g_string_new(NULL);
	bool is_quoted = false;

	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '"') {
			is_quoted = !is_quoted;
		} else {
			const bool is_split = !is_quoted && strchr(separators, *at) != NULL;

			g_string_append_c(plain, is_split ? '\n' : *at);
		}
	}
	return g_strsplit(plain->str, "\n", 0);
}

bool
conversion_addresses(const Conversion *conversion, GError **error)
{
	g_auto(GStrv) items = split_addresses(conversion->text);

	for (char **item = items; *item != NULL; item++) {
		g_strstrip(*item);
	}
	return convert_items(conversion, items, take_address, error);
}

bool
conversion_tags(const Conversion *conversion, GError **error)
{
	g_auto(GStrv) items = inifile_split_list(conversion->text);

	return convert_items(conversion, items, take_tag, error);
}

bool
conversion_tag(const Conversion *conversion, GError **error)
{
	g_auto(GStrv) items = inifile_split_list(conversion->text);
	Hashtag *tag = g_strv_length(items) == 1 ? read_tag(items[0]) : NULL;
	Hashtag **field = conversion->field;

	if (tag == NULL) {
		return conversion_fail(conversion, "is not one hashtag", NULL, error);
	}
	if (field == NULL) {
		hashtag_free(tag);
		return true;
	}
	hashtag_free(*field);
	*field = tag;
	return true;
}

bool
conversion_list(const Conversion *conversion, GError **error)
{
	g_auto(GStrv) items = inifile_split_list(conversion->text);

	return convert_items(conversion, items, take_word, error);
}

bool
conversion_rule(const Conversion *conversion, GError **error)
{
	return take_word(conversion, conversion->text, error);
}

bool
conversion_paths(const Conversion *conversion, GError **error)
{
	const Conversion judged = item_of(conversion, conversion->text, NULL);

	return conversion_list(&judged, error);
}

bool
conversion_command(const Conversion *conversion, GError **error)
{
	g_auto(GStrv) words = inifile_split_command(conversion->text);

	return words != NULL || conversion_fail(conversion, "this is no command", NULL, error);
}
