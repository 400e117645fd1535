/** Values of a section put into a struct, each where a table says. */
#ifndef TAGDIGEST_CONFIG_FILLING_H
#define TAGDIGEST_CONFIG_FILLING_H

#include <stddef.h>

#include "config/reading.h"

typedef struct FillingField {
	const char *key; /* NULL ends the table */
	size_t offset;   /* of the field, of the type that conversion_apply() says */
} FillingField;

/**
 * Judge every value of a section and fill in those that @fields knows.
 *
 * @reading, @section  borrowed; what is wrong is complained of.
 * @fields  borrowed, or NULL: only judge.
 * @target  borrowed: the struct that the offsets are of.
 */
void filling_apply(Reading *reading, const ReadingSection *section, const FillingField *fields,
	void *target);

#endif
