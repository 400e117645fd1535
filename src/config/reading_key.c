/* Keys: which option is meant, and whether it may stand there. */
#include "config/reading_part.h"

#include <string.h>

static const Option *
guess_option(const OptionSection *row, const char *key)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();

	for (const Option *option = options_all(); option->section != NULL; option++) {
		if (strcmp(option->section, row->name) == 0) {
			g_ptr_array_add(keys, (gpointer)option->key);
		}
	}
	g_ptr_array_add(keys, NULL);
	const char *near = inifile_suggest(key, (const char *const *)keys->pdata);
	return near != NULL ? options_find(row->name, near) : NULL;
}

/* Where a key would be known that this section does not have. */
static const OptionSection *
find_home(const char *key)
{
	for (const OptionSection *row = options_sections(); row->name != NULL; row++) {
		if (options_find(row->name, key) != NULL) {
			return row;
		}
	}
	return NULL;
}

static const Option *
find_option(Reading *reading, const OptionSection *row, const IniValue *value)
{
	const Option *option = options_find(row->name, value->key);

	if (option != NULL) {
		return option;
	}
	const OptionSection *home = find_home(value->key);
	option = home == NULL ? guess_option(row, value->key) : NULL;
	g_autofree char *text = NULL;
	if (home != NULL) {
		text = g_strdup_printf("this key does not belong here (expected in [%s%s%s])",
			home->name, home->argument != NULL ? " " : "",
			home->argument != NULL ? home->argument : "");
	} else if (option != NULL) {
		text = g_strdup_printf("unknown key (did you mean %s?)", option->key);
	} else {
		text = g_strdup("unknown key (aggregator.ini.example has them all)");
	}
	reading_complain(reading, value, text);
	return option;
}

/* The same key, truly spelt so, earlier in the section. */
static const IniValue *
find_twin(const ReadingSection *section, const IniValue *value)
{
	for (guint i = 0; i < section->values->len; i++) {
		const IniValue *earlier = g_array_index(section->values, ReadingValue, i).value;

		if (g_ascii_strcasecmp(earlier->key, value->key) == 0) {
			return earlier;
		}
	}
	return NULL;
}

static void
judge_twin(Reading *reading, const IniValue *value, const IniValue *twin)
{
	const bool is_near = strcmp(twin->path, value->path) == 0;
	g_autofree char *text = is_near
		? g_strdup_printf("this key stands twice (first in line %u)", twin->line)
		: g_strdup_printf("this key stands twice (first in %s:%u)", twin->path, twin->line);

	reading_complain(reading, value, text);
}

void
reading_add_value(Reading *reading, ReadingSection *section, const IniValue *value,
	bool is_included)
{
	const Option *option = find_option(reading, section->row, value);

	if (option == NULL) {
		return;
	}
	const IniValue *twin = option->is_repeatable ? NULL : find_twin(section, value);
	const ReadingValue one = {
		.value = value,
		.option = option,
		.is_guess = g_ascii_strcasecmp(option->key, value->key) != 0,
	};
	if (twin != NULL) {
		judge_twin(reading, value, twin);
	}
	if (is_included && (option->is_secret || option->type == OPTION_PATHS)) {
		reading_complain(reading, value,
			"this key cannot stand in an included file (put it into the main file)");
	}
	g_array_append_val(section->values, one);
}
