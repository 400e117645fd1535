#include "config/sections.h"

#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/prefix.h"
#include "config/config.h"
#include "config/value.h"
#include "text/spelling.h"
#include "text/words.h"

static void
section_free(void *data)
{
	Section *section = data;

	g_free(section->name);
	g_free(section->folder);
	g_array_unref(section->keys);
	g_hash_table_unref(section->first);
	g_free(section);
}

void
sections_free(Sections *sections)
{
	if (sections == NULL) {
		return;
	}
	g_ptr_array_unref(sections->list);
	g_hash_table_unref(sections->names);
	g_ptr_array_unref(sections->files);
	g_ptr_array_unref(sections->values);
	g_free(sections);
}

void
sections_complain(Sections *sections, const IniValue *value, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_ptr_array_add(sections->problems,
		problem_new(value->path, value->line, value->section, value->key, "%s", text));
}

const IniValue *
section_value(const Section *section, const char *key)
{
	return g_hash_table_lookup(section->first, options_find(section->row, key));
}

const Section *
sections_find(const Sections *sections, const char *kind)
{
	for (guint i = 0; i < sections->list->len; i++) {
		const Section *section = g_ptr_array_index(sections->list, i);

		if (!section->is_stray && strcmp(section->row->name, kind) == 0) {
			return section;
		}
	}
	return NULL;
}

/* ---- a section line: what kind is meant, and whether it may stand there ---------------------- */

/* "[tagdigest], [smtp], [source NAME] …" */
static char *
list_kinds(void)
{
	GString *text = g_string_new(NULL);

	for (const OptionSection *row = options_sections(); row->name != NULL; row++) {
		g_autofree char *one = options_section_text(row);
		g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", one);
	}
	return g_string_free(text, FALSE);
}

static const OptionSection *
guess_kind(const char *kind)
{
	const OptionSection *near = NULL;
	guint changes = SPELLING_FAR;

	for (const OptionSection *row = options_sections(); row->name != NULL; row++) {
		near = spelling_is_nearer(kind, row->name, &changes) ? row : near;
	}
	return near;
}

/* The row of a kind that is not known, or NULL. Of a name that could not be read it was said. */
static const OptionSection *
judge_kind(Sections *sections, const IniValue *place, const char *kind)
{
	const OptionSection *row = guess_kind(kind);
	g_autofree char *known = list_kinds();
	g_autofree char *near = row != NULL ? options_section_text(row) : NULL;

	if (*kind != '\0') {
		sections_complain(sections, place, "unknown section (expected %s%s%s%s)", known,
			near != NULL ? "; did you mean " : "", near != NULL ? near : "",
			near != NULL ? "?" : "");
	}
	return row;
}

static void
judge_name(Sections *sections, const IniValue *place, const OptionSection *row, const char *name)
{
	if (row->argument == NULL && *name != '\0') {
		sections_complain(sections, place, "this section takes no name");
	} else if (row->argument != NULL && *name == '\0') {
		sections_complain(sections, place, "this section needs a name of its own");
	} else if (strspn(name, VALUE_NAME_CHARACTERS) != strlen(name) && g_str_is_ascii(name)) {
		sections_complain(sections, place,
			"this name cannot be used (expected letters, digits, - _ and . only)");
	}
}

static Section *
section_new(const OptionSection *row, const IniValue *place, const char *name, bool is_included)
{
	Section *section = g_new0(Section, 1);
	g_autofree char *path = g_canonicalize_filename(place->path, NULL);

	section->row = row;
	section->name = g_strdup(name);
	section->place = place;
	section->keys = g_array_new(FALSE, TRUE, sizeof(Key));
	section->first = g_hash_table_new(NULL, NULL);
	section->folder = g_path_get_dirname(path);
	section->is_included = is_included;
	section->is_stray = is_included && !row->may_be_included;
	return section;
}

/* The section of that name which began earlier goes on here, so that nothing of either is missed in
 * the other. Two in one file were complained of when that was read. */
static Section *
begin_section(Sections *sections, Section *made)
{
	g_autofree char *lower = g_ascii_strdown(made->name, -1);
	g_autofree char *key = made->row->argument != NULL
		? g_strconcat(made->row->name, " ", lower, NULL)
		: g_strdup(made->row->name);
	Section *earlier = made->is_stray ? NULL : g_hash_table_lookup(sections->names, key);

	if (earlier == NULL) {
		g_ptr_array_add(sections->list, made);
		if (!made->is_stray) {
			g_hash_table_insert(sections->names, g_steal_pointer(&key), made);
		}
		return made;
	}
	if (strcmp(earlier->place->path, made->place->path) != 0) {
		sections_complain(sections, made->place,
			"this section stands twice (first in %s:%u)", earlier->place->path,
			earlier->place->line);
	}
	section_free(made);
	return earlier;
}

/* @return borrowed, or NULL when nobody can tell what it is. */
static Section *
open_section(Sections *sections, const IniValue *place, bool is_included)
{
	const gsize length = strcspn(place->section, " ");
	g_autofree char *kind = g_strndup(place->section, length);
	const char *name = place->section + length + (place->section[length] == ' ');
	const OptionSection *known = options_find_section(kind);
	const OptionSection *row = known != NULL ? known : judge_kind(sections, place, kind);

	if (row == NULL) {
		return NULL;
	}
	judge_name(sections, place, row, name);
	if (is_included && known != NULL && !row->may_be_included) {
		sections_complain(sections, place,
			"this section cannot stand in an included file (expected [source NAME], "
			"[tag NAME], [chat NAME] or [kind NAME]; put it into the main file)");
	}
	return begin_section(sections, section_new(row, place, name, is_included));
}

/* ---- a key: which option is meant, and whether it may stand there ---------------------------- */

/* Where a key would be known that this section does not have. */
static const OptionSection *
find_home(const char *key)
{
	for (const OptionSection *row = options_sections(); row->name != NULL; row++) {
		if (options_find(row, key) != NULL) {
			return row;
		}
	}
	return NULL;
}

static const Option *
guess_option(const OptionSection *row, const char *key)
{
	const Option *near = NULL;
	guint changes = SPELLING_FAR;

	for (const Option *option = row->options; option->key != NULL; option++) {
		near = spelling_is_nearer(key, option->key, &changes) ? option : near;
	}
	return near;
}

/* The row of a key that the section does not have, or NULL. */
static const Option *
judge_key(Sections *sections, const OptionSection *row, const IniValue *value)
{
	const OptionSection *home = find_home(value->key);
	const Option *near = home == NULL ? guess_option(row, value->key) : NULL;

	if (home != NULL) {
		g_autofree char *text = options_section_text(home);
		sections_complain(sections, value, "this key does not belong here (expected in %s)",
			text);
	} else if (near != NULL) {
		sections_complain(sections, value, "unknown key (did you mean %s?)", near->key);
	} else {
		sections_complain(sections, value,
			"unknown key (aggregator.ini.example has them all)");
	}
	return near;
}

/* @twin: the same key, spelt so, earlier in the section. */
static void
judge_twin(Sections *sections, const IniValue *twin, const IniValue *value)
{
	const bool is_near = strcmp(twin->path, value->path) == 0;

	sections_complain(sections, value, "this key stands twice (first in %s%s%u)",
		is_near ? "line" : twin->path, is_near ? " " : ":", twin->line);
}

static void
add_key(Sections *sections, Section *section, const IniValue *value, bool is_included)
{
	const Option *known = options_find(section->row, value->key);
	const Option *option = known != NULL ? known : judge_key(sections, section->row, value);
	const Key key = { .value = value, .option = option, .is_guess = known == NULL };

	if (option == NULL) {
		return;
	}
	const IniValue *first = g_hash_table_lookup(section->first, option);
	const bool is_again = first != NULL && g_ascii_strcasecmp(first->key, value->key) == 0;
	if (is_again && !option->is_repeatable) {
		judge_twin(sections, first, value);
	}
	if (first == NULL || (known != NULL && !is_again)) {
		g_hash_table_insert(section->first, (gpointer)option, (gpointer)value);
	}
	if (is_included && (option->is_secret || option->type == OPTION_PATHS)) {
		sections_complain(sections, value,
			"this key cannot stand in an included file (put it into the main file)");
	}
	g_array_append_val(section->keys, key);
}

/* ---- the files ------------------------------------------------------------------------------- */

/* @ini owned. Its values stand in the order of its section lines, and each below its own. */
static void
add_file(Sections *sections, IniFile *ini, bool is_included)
{
	guint next = 0;

	for (guint i = 0; i < ini->sections->len; i++) {
		const IniValue *place = g_ptr_array_index(ini->sections, i);
		const IniValue *below = i + 1 < ini->sections->len
			? g_ptr_array_index(ini->sections, i + 1)
			: NULL;
		Section *section = open_section(sections, place, is_included);

		for (; next < ini->values->len; next++) {
			const IniValue *value = g_ptr_array_index(ini->values, next);

			if (below != NULL && value->line > below->line) {
				break;
			}
			if (section != NULL) {
				add_key(sections, section, value, is_included);
			}
		}
	}
	g_ptr_array_add(sections->files, ini);
}

/* A file of whoever set this up. @ini owned. */
static void
add_written(Sections *sections, IniFile *ini, bool is_included)
{
	add_file(sections, ini, is_included);
	g_ptr_array_extend_and_steal(sections->values, g_ptr_array_ref(ini->values));
}

/* The kinds that come with the program, each but where the files have one of that name. */
static void
add_built_in(Sections *sections)
{
	for (const EmbeddedFile *file = kind_files; file->name != NULL; file++) {
		g_autofree char *kind = g_strndup(file->name, strcspn(file->name, "."));
		g_autofree char *section = g_strconcat("kind ", kind, NULL);

		if (!g_hash_table_contains(sections->names, section)) {
			add_file(sections,
				inifile_of_text(file->name, file->text, file->length,
					sections->problems),
				true);
		}
	}
}

/* @seen: the files that were read, and the main one: each is read once. */
static void
include_file(Sections *sections, const IniValue *value, const char *path, GHashTable *seen)
{
	g_autoptr(GError) error = NULL;
	IniFile *ini = NULL;

	if (!g_hash_table_add(seen, g_canonicalize_filename(path, NULL))) {
		return;
	}
	if (inifile_read(path, &ini, sections->problems, &error)) {
		add_written(sections, ini, true);
	} else {
		sections_complain(sections, value, "%s", error->message);
	}
}

static void
include_files(Sections *sections, const Section *section, const IniValue *value, GHashTable *seen)
{
	g_auto(GStrv) patterns = words_of_list(value->value);

	for (char **pattern = patterns; *pattern != NULL; pattern++) {
		g_autoptr(GPtrArray) paths = file_find(section->folder, *pattern);

		if (paths->len == 0) {
			sections_complain(sections, value, "no file is found for \"%s\"", *pattern);
		}
		for (guint i = 0; i < paths->len; i++) {
			include_file(sections, value, g_ptr_array_index(paths, i), seen);
		}
	}
}

static void
include_all(Sections *sections, const char *path)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const Section *section = sections_find(sections, "tagdigest");

	g_hash_table_add(seen, g_canonicalize_filename(path, NULL));
	for (guint i = 0; section != NULL && i < section->keys->len; i++) {
		const Key *key = &g_array_index(section->keys, Key, i);

		if (key->option->type == OPTION_PATHS) {
			include_files(sections, section, key->value, seen);
		}
	}
}

/* ---- what is missing ------------------------------------------------------------------------- */

static void
judge_missing_keys(Sections *sections, const Section *section)
{
	for (const Option *option = section->row->options; option->key != NULL; option++) {
		if (option->is_required && section_value(section, option->key) == NULL) {
			g_autofree char *expected = options_expected(option);

			g_ptr_array_add(sections->problems,
				problem_new(section->place->path, section->place->line,
					section->place->section, option->key,
					"this key is missing (expected %s)", expected));
		}
	}
}

static void
judge_missing(Sections *sections, const char *path)
{
	for (guint i = 0; i < sections->list->len; i++) {
		const Section *section = g_ptr_array_index(sections->list, i);

		if (!section->is_stray) {
			judge_missing_keys(sections, section);
		}
	}
	for (const OptionSection *row = options_sections(); row->name != NULL; row++) {
		if (row->is_required && sections_find(sections, row->name) == NULL) {
			g_autofree char *text = options_section_text(row);

			g_ptr_array_add(sections->problems,
				problem_new(path, 0, NULL, NULL, "there is no %s section", text));
		}
	}
}

/* Of a file (NULL: none) by itself. */
static Sections *
read_file(const char *path, GPtrArray *problems, GError **error)
{
	IniFile *ini = NULL;

	if (path != NULL && !inifile_read(path, &ini, problems, error)) {
		return NULL;
	}
	Sections *sections = g_new0(Sections, 1);
	sections->problems = problems;
	sections->list = g_ptr_array_new_with_free_func(section_free);
	sections->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	sections->files = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_free);
	sections->values = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_value_free);
	if (ini != NULL) {
		add_written(sections, ini, false);
	}
	return sections;
}

Sections *
sections_of_kinds(const char *path, GPtrArray *problems, GError **error)
{
	Sections *sections = read_file(path, problems, error);

	if (sections != NULL && path == NULL) {
		add_built_in(sections);
	}
	return sections;
}

Sections *
sections_read(const char *path, GPtrArray *problems, GError **error)
{
	Sections *sections = read_file(path, problems, error);

	if (sections == NULL) {
		return NULL;
	}
	include_all(sections, path);
	add_built_in(sections);
	judge_missing(sections, path);
	return sections;
}

/* A value that whoever set this up is to find: nothing is made of it, and nothing is wrong with it
 * in a section that is not used yet. */
static bool
is_unfilled(Sections *sections, const Section *section, const IniValue *value)
{
	const IniValue *enabled = section_value(section, "enabled");
	const bool is_unused = enabled != NULL && g_ascii_strcasecmp(enabled->value, "no") == 0;

	if (!prefix_stands_at(value->value, CONFIG_UNFILLED)) {
		return false;
	}
	if (!is_unused) {
		sections_complain(sections, value, "this is still to be filled in (%s)",
			value->value);
	}
	return true;
}

void
sections_fill(Sections *sections, const Section *section, void *spec)
{
	for (guint i = 0; i < section->keys->len; i++) {
		const Key *key = &g_array_index(section->keys, Key, i);
		g_autoptr(GError) error = NULL;

		if (!is_unfilled(sections, section, key->value)
			&& !value_apply(key->option, key->value->value, section->folder, spec,
				&error)
			&& !key->is_guess) {
			sections_complain(sections, key->value, "%s", error->message);
		}
	}
}
