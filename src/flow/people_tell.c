/* What is held about one person. */
#include "base/error.h"
#include "flow/people.h"
#include "store/holdings.h"
#include "text/address.h"
#include "text/jsontext.h"

#include <string.h>

/* Times are told as times. */
static json_t *
value_of(const Holding *holding)
{
	const gsize length = strlen(holding->column);
	const int64_t number = holding->text == NULL || !holding->is_number
		? 0
		: g_ascii_strtoll(holding->text, NULL, 10);

	if (holding->is_number && strcmp(holding->column + length - 2, "_s") == 0) {
		return jsontext_time(number);
	}
	return holding->is_number && holding->text != NULL ? json_integer(number)
							   : jsontext_text(holding->text);
}

static void
take_holding(const Holding *holding, void *data)
{
	json_t *all = data;
	json_t *rows = json_object_get(all, holding->table);

	if (rows == NULL) {
		rows = json_array();
		json_object_set_new(all, holding->table, rows);
	}
	if (json_array_size(rows) <= (size_t)holding->row) {
		json_array_append_new(rows, json_object());
	}
	json_object_set_new(json_array_get(rows, (size_t)holding->row), holding->column,
		value_of(holding));
}

bool
people_tell(Context *context, const char *address, json_t **all, GError **error)
{
	g_autofree char *email = NULL;
	json_auto_t *made = json_object();

	if (!address_parse(address, &email, NULL, error)) {
		return false;
	}
	g_autofree char *key = address_key(email);
	if (!holdings_each(context->store, key, take_holding, made, error)) {
		return false;
	}
	*all = json_incref(made);
	return true;
}
