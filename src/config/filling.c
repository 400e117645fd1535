#include "config/filling.h"

#include <string.h>

#include "config/conversion.h"

static void *
find_field(const FillingField *fields, const char *key, void *target)
{
	for (const FillingField *field = fields; field != NULL && field->key != NULL; field++) {
		if (strcmp(field->key, key) == 0) {
			return (char *)target + field->offset;
		}
	}
	return NULL;
}

void
filling_apply(Reading *reading, const ReadingSection *section, const FillingField *fields,
	void *target)
{
	for (guint i = 0; i < section->values->len; i++) {
		const ReadingValue *one = &g_array_index(section->values, ReadingValue, i);
		void *field = find_field(fields, one->option->key, target);
		g_autoptr(GError) error = NULL;

		if (!conversion_apply(one->option, one->value->value, section->folder, field,
			    &error)
			&& !one->is_guess) {
			reading_complain(reading, one->value, error->message);
		}
	}
}
