#include "config/reading.h"

#include <string.h>

#include "config/inclusion.h"
#include "config/reading_part.h"

void
reading_free(Reading *reading)
{
	if (reading == NULL) {
		return;
	}
	g_ptr_array_unref(reading->sections);
	g_hash_table_unref(reading->names);
	g_ptr_array_unref(reading->files);
	g_ptr_array_unref(reading->values);
	g_free(reading);
}

const IniValue *
reading_value(const ReadingSection *section, const char *key)
{
	for (guint i = 0; i < section->values->len; i++) {
		const ReadingValue *one = &g_array_index(section->values, ReadingValue, i);

		if (strcmp(one->option->key, key) == 0) {
			return one->value;
		}
	}
	return NULL;
}

const ReadingSection *
reading_section(const Reading *reading, const char *kind)
{
	for (guint i = 0; i < reading->sections->len; i++) {
		const ReadingSection *section = g_ptr_array_index(reading->sections, i);

		if (!section->is_stray && strcmp(section->row->name, kind) == 0) {
			return section;
		}
	}
	return NULL;
}

/* @ini owned. A section that stands twice in one file was judged when that was read. */
static void
add_file(Reading *reading, IniFile *ini, bool is_included)
{
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < ini->sections->len; i++) {
		const IniValue *place = g_ptr_array_index(ini->sections, i);
		g_autofree char *key = g_ascii_strdown(place->section, -1);

		if (!g_hash_table_contains(names, key)) {
			g_hash_table_insert(names, g_steal_pointer(&key),
				reading_open_section(reading, place, is_included));
		}
	}
	for (guint i = 0; i < ini->values->len; i++) {
		const IniValue *value = g_ptr_array_index(ini->values, i);
		g_autofree char *key = g_ascii_strdown(value->section, -1);
		ReadingSection *section = g_hash_table_lookup(names, key);

		if (section != NULL) {
			reading_add_value(reading, section, value, is_included);
		}
	}
	g_ptr_array_extend_and_steal(reading->values, g_ptr_array_ref(ini->values));
	g_ptr_array_add(reading->files, ini);
}

/* Names that each pattern matches, each file once; the main file is no file of its own. */
static void
add_included(Reading *reading, const ReadingSection *section, const IniValue *value,
	GHashTable *seen)
{
	g_auto(GStrv) patterns = inifile_split_list(value->value);

	for (char **pattern = patterns; *pattern != NULL; pattern++) {
		g_autoptr(GPtrArray) paths = inclusion_expand(section->folder, *pattern);

		if (paths->len == 0) {
			g_autofree char *text = g_strdup_printf("no file is found for \"%s\"",
				*pattern);
			reading_complain(reading, value, text);
		}
		for (guint i = 0; i < paths->len; i++) {
			const char *path = g_ptr_array_index(paths, i);
			g_autoptr(GError) error = NULL;
			IniFile *ini = NULL;

			if (!g_hash_table_add(seen, g_canonicalize_filename(path, NULL))) {
				continue;
			}
			if (inifile_read(path, &ini, reading->problems, &error)) {
				add_file(reading, ini, true);
			} else {
				reading_complain(reading, value, error->message);
			}
		}
	}
}

static void
add_all_included(Reading *reading, const char *path)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const ReadingSection *section = reading_section(reading, "tagdigest");

	g_hash_table_add(seen, g_canonicalize_filename(path, NULL));
	for (guint i = 0; section != NULL && i < section->values->len; i++) {
		const ReadingValue *one = &g_array_index(section->values, ReadingValue, i);

		if (one->option->type == OPTION_PATHS) {
			add_included(reading, section, one->value, seen);
		}
	}
}

static void
judge_missing_keys(Reading *reading, const ReadingSection *section)
{
	for (const Option *option = options_all(); option->section != NULL; option++) {
		if (!option->is_required || strcmp(option->section, section->row->name) != 0
			|| reading_value(section, option->key) != NULL) {
			continue;
		}
		g_autofree char *expected = options_expected(option);
		g_ptr_array_add(reading->problems,
			inifile_problem_new(section->place->path, section->place->line,
				section->place->section, option->key,
				"this key is missing (expected %s)", expected));
	}
}

/* Every kind of section that holds a key which must be there, but for [smtp]: without it,
 * everything but sending works, and whoever sends asks for it. */
static void
judge_missing_section(Reading *reading, const char *path, const OptionSection *row)
{
	bool is_needed = false;

	for (const Option *option = options_all(); option->section != NULL; option++) {
		is_needed |= option->is_required && strcmp(option->section, row->name) == 0;
	}
	if (is_needed && strcmp(row->name, "smtp") != 0
		&& reading_section(reading, row->name) == NULL) {
		g_ptr_array_add(reading->problems,
			inifile_problem_new(path, 0, NULL, NULL, "there is no [%s%s%s] section",
				row->name, row->argument != NULL ? " " : "",
				row->argument != NULL ? row->argument : ""));
	}
}

static Reading *
reading_empty(GPtrArray *problems)
{
	Reading *reading = g_new0(Reading, 1);

	reading->problems = problems;
	reading->sections = g_ptr_array_new_with_free_func(reading_section_free);
	reading->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reading->files = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_free);
	reading->values = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_value_free);
	return reading;
}

Reading *
reading_new(const char *path, GPtrArray *problems, GError **error)
{
	IniFile *ini = NULL;

	if (!inifile_read(path, &ini, problems, error)) {
		return NULL;
	}
	Reading *reading = reading_empty(problems);
	add_file(reading, ini, false);
	add_all_included(reading, path);
	for (guint i = 0; i < reading->sections->len; i++) {
		const ReadingSection *section = g_ptr_array_index(reading->sections, i);

		if (!section->is_stray) {
			judge_missing_keys(reading, section);
		}
	}
	for (const OptionSection *row = options_sections(); row->name != NULL; row++) {
		judge_missing_section(reading, path, row);
	}
	return reading;
}
