#include "flow/standing.h"

#include "source/kind.h"
#include "text/jsontext.h"

#include <string.h>

bool
standing_has_read(const SourceRow *row)
{
	const SourceKind *kind = row->kind != NULL ? kind_named(row->kind) : NULL;
	json_auto_t *state = row->state != NULL ? json_loads(row->state, JSON_DECODE_ANY, NULL)
						: NULL;

	return kind != NULL && kind->has_read(state);
}

const char *
standing_name(const SourceRow *row)
{
	if (row->last_try_s == 0) {
		return "never asked";
	}
	if (row->is_closed) {
		return "closed";
	}
	if (row->failing_since_s != 0) {
		return "failing";
	}
	if (!standing_has_read(row)) {
		return "never read";
	}
	return row->behind != NULL ? "behind" : "well";
}

const char *
standing_empty(const char *kind)
{
	if (strcmp(kind, SOURCE_EXPORT) == 0) {
		return "nothing lies there yet: what people export is read as soon as it is put "
		       "there";
	}
	return strcmp(kind, SOURCE_MAILBOX) == 0
		? "no letter of the last month lies there yet: what comes is read by the next run"
		: NULL;
}

json_t *
standing_private(const SourceRow *row)
{
	json_auto_t *state = row->state != NULL ? json_loads(row->state, JSON_DECODE_ANY, NULL)
						: NULL;
	json_t *found = json_object_get(state, STANDING_PRIVATE);

	return json_is_object(found) ? json_incref(found) : json_null();
}

char *
standing_private_words(const json_t *found)
{
	const int64_t items = jsontext_integer(found, "items", 0);
	const char *first = jsontext_string(found, "first");

	return g_strdup_printf("%" G_GINT64_FORMAT
			       " %s not for everybody, and nothing of %s is kept%s%s",
		items, items == 1 ? "item was" : "items were", items == 1 ? "it" : "them",
		first == NULL       ? ""
			: items > 1 ? "; the first: "
				    : ": ",
		first != NULL ? first : "");
}
