/* Section lines: what kind is meant, and whether it may stand there. */
#include "config/conversion.h"
#include "config/reading_part.h"

#include <string.h>

void
reading_section_free(void *data)
{
	ReadingSection *section = data;

	g_free(section->name);
	g_free(section->folder);
	g_array_unref(section->values);
	g_free(section);
}

/* "[tagdigest], [smtp], [source NAME] …" */
static char *
list_sections(void)
{
	GString *text = g_string_new(NULL);

	for (const OptionSection *row = options_sections(); row->name != NULL; row++) {
		g_string_append_printf(text, "%s[%s%s%s]", text->len > 0 ? ", " : "", row->name,
			row->argument != NULL ? " " : "",
			row->argument != NULL ? row->argument : "");
	}
	return g_string_free(text, FALSE);
}

static const OptionSection *
guess_section(const char *kind)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (const OptionSection *row = options_sections(); row->name != NULL; row++) {
		g_ptr_array_add(names, (gpointer)row->name);
	}
	g_ptr_array_add(names, NULL);
	const char *name = inifile_suggest(kind, (const char *const *)names->pdata);
	return name != NULL ? options_find_section(name) : NULL;
}

/* @is_exact is set when @kind is spelt right. A section whose name could not be read at all is no
 * news. */
static const OptionSection *
find_section(Reading *reading, const IniValue *place, const char *kind, bool *is_exact)
{
	const OptionSection *row = options_find_section(kind);

	*is_exact = row != NULL;
	if (row != NULL || *kind == '\0') {
		return row;
	}
	row = guess_section(kind);
	g_autofree char *sections = list_sections();
	g_autofree char *text = g_strdup_printf("unknown section (expected %s%s%s%s%s)", sections,
		row != NULL ? "; did you mean [" : "", row != NULL ? row->name : "",
		row != NULL && row->argument != NULL ? " NAME" : "", row != NULL ? "]?" : "");
	reading_complain(reading, place, text);
	return row;
}

static void
judge_name(Reading *reading, const IniValue *place, const OptionSection *row, const char *name)
{
	if (row->argument == NULL && *name != '\0') {
		reading_complain(reading, place, "this section takes no name");
	} else if (row->argument != NULL && *name == '\0') {
		reading_complain(reading, place, "this section needs a name of its own");
	} else if (strspn(name, CONVERSION_NAME_CHARACTERS) != strlen(name)
		&& g_str_is_ascii(name)) {
		reading_complain(reading, place,
			"this name cannot be used (expected letters, digits, - _ and . only)");
	}
}

static ReadingSection *
section_new(const OptionSection *row, const IniValue *place, const char *name, bool is_included)
{
	ReadingSection *section = g_new0(ReadingSection, 1);
	g_autofree char *path = g_canonicalize_filename(place->path, NULL);

	section->row = row;
	section->name = g_strdup(name);
	section->place = place;
	section->values = g_array_new(FALSE, TRUE, sizeof(ReadingValue));
	section->folder = g_path_get_dirname(path);
	section->is_included = is_included;
	section->is_stray = is_included && !row->may_be_included;
	return section;
}

/* What the section is known by: "source mastodon", "smtp". */
static char *
make_key(const OptionSection *row, const char *name)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);

	return row->argument != NULL ? g_strconcat(row->name, " ", lower, NULL)
				     : g_strdup(row->name);
}

/* The section of that key which began earlier goes on here, so that nothing of either is missed in
 * the other. Two in one file were complained of when that was read. */
static ReadingSection *
find_earlier(Reading *reading, const IniValue *place, const char *key)
{
	ReadingSection *earlier = g_hash_table_lookup(reading->names, key);

	if (earlier != NULL && strcmp(earlier->place->path, place->path) != 0) {
		g_autofree char *text =
			g_strdup_printf("this section stands twice (first in %s:%u)",
				earlier->place->path, earlier->place->line);
		reading_complain(reading, place, text);
	}
	return earlier;
}

static ReadingSection *
begin_section(Reading *reading, const OptionSection *row, const IniValue *place, const char *name,
	bool is_included)
{
	g_autofree char *key = make_key(row, name);
	const bool is_stray = is_included && !row->may_be_included;
	ReadingSection *section = is_stray ? NULL : find_earlier(reading, place, key);

	if (section != NULL) {
		return section;
	}
	section = section_new(row, place, name, is_included);
	g_ptr_array_add(reading->sections, section);
	if (!is_stray) {
		g_hash_table_insert(reading->names, g_steal_pointer(&key), section);
	}
	return section;
}

ReadingSection *
reading_open_section(Reading *reading, const IniValue *place, bool is_included)
{
	const gsize kind_length = strcspn(place->section, " ");
	g_autofree char *kind = g_strndup(place->section, kind_length);
	const char *name = place->section + kind_length + (place->section[kind_length] == ' ');
	bool is_exact = false;
	const OptionSection *row = find_section(reading, place, kind, &is_exact);

	if (row == NULL) {
		return NULL;
	}
	judge_name(reading, place, row, name);
	if (is_included && !row->may_be_included && is_exact) {
		reading_complain(reading, place,
			"this section cannot stand in an included file (expected [source NAME] or "
			"[tag NAME]; put it into the main file)");
	}
	return begin_section(reading, row, place, name, is_included);
}
