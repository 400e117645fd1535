#include "config/options.h"

#include "config/options.tab.h"

const Option *
options_all(void)
{
	return option_rows;
}

const OptionSection *
options_sections(void)
{
	return section_rows;
}

const OptionSection *
options_find_section(const char *name)
{
	for (const OptionSection *row = section_rows; row->name != NULL; row++) {
		if (g_ascii_strcasecmp(row->name, name) == 0) {
			return row;
		}
	}
	return NULL;
}

const Option *
options_find(const char *section, const char *key)
{
	for (const Option *row = option_rows; row->section != NULL; row++) {
		if (g_ascii_strcasecmp(row->section, section) == 0
			&& g_ascii_strcasecmp(row->key, key) == 0) {
			return row;
		}
	}
	return NULL;
}
