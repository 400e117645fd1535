/** The pieces of reading: what a section line and a key mean, each judged when it is met. */
#ifndef TAGDIGEST_CONFIG_READING_PART_H
#define TAGDIGEST_CONFIG_READING_PART_H

#include "config/reading.h"

/**
 * The section of a section line (borrowed): a new one, or the one of an earlier file (which is
 * complained of). @return borrowed, or NULL when nobody can tell what it is.
 */
ReadingSection *reading_open_section(Reading *reading, const IniValue *place, bool is_included);

/** Take a value into its section; @value is borrowed. */
void reading_add_value(Reading *reading, ReadingSection *section, const IniValue *value,
	bool is_included);

/** @data a ReadingSection, owned. */
void reading_section_free(void *data);

#endif
