/* What the first ini, the example and the inis of communities leave to be filled in. */
#include "flow/inspect_placeholders.h"

#include "base/file.h"
#include "base/prefix.h"
#include "config/options.h"
#include "flow/inspect.h"

#include <string.h>

#define MARK "FILL IN"
#define FILE_BYTES_MAX (16 * 1024 * 1024) /* as text/inifile reads */

/* The lines of a file, read once. @files: path -> GStrv, NULL where it cannot be read. */
static GStrv
lines_of(GHashTable *files, const char *path)
{
	g_autofree char *text = NULL;
	GStrv lines = NULL;

	if (!g_hash_table_lookup_extended(files, path, NULL, (gpointer *)&lines)) {
		lines = file_read_text(path, FILE_BYTES_MAX, &text, NULL) && text != NULL
			? g_strsplit(text, "\n", 0)
			: NULL;
		g_hash_table_insert(files, g_strdup(path), lines);
	}
	return lines;
}

/* Whether the comment right above a value begins with the mark. */
static bool
is_marked(GHashTable *files, const IniValue *value)
{
	const GStrv lines = lines_of(files, value->path);
	guint above = value->line - 1;

	if (lines == NULL || value->line == 0 || g_strv_length(lines) < value->line) {
		return false;
	}
	while (above > 0 && strchr("#;", lines[above - 1][0]) != NULL
		&& lines[above - 1][0] != '\0') {
		above--;
	}
	const char *first = lines[above];
	return first[0] != '\0' && prefix_stands_at(first + 1 + strspn(first + 1, " \t"), MARK);
}

static const Option *
option_of(const IniValue *value)
{
	g_autofree char *kind = g_strndup(value->section, strcspn(value->section, " "));

	return options_find(options_find_section(kind), value->key);
}

void
inspect_placeholders(const Config *config, GPtrArray *problems)
{
	g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)g_strfreev);

	for (guint i = 0; i < config->values->len; i++) {
		const IniValue *value = g_ptr_array_index(config->values, i);
		const Option *option = option_of(value);

		if (option == NULL || g_strcmp0(option->example, value->value) != 0) {
			continue;
		}
		if (option->type == OPTION_RELAY || is_marked(files, value)) {
			g_autofree char *expected = options_expected(option);

			g_ptr_array_add(problems,
				problem_new(value->path, value->line, value->section, value->key,
					"this is the example's, still to be filled in with yours "
					"(expected %s)",
					expected));
		}
	}
}

GPtrArray *
inspect_unfilled(const Config *config)
{
	GPtrArray *places = g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);

	for (guint i = 0; i < config->values->len; i++) {
		const IniValue *value = g_ptr_array_index(config->values, i);

		if (prefix_stands_at(value->value, CONFIG_UNFILLED)) {
			g_ptr_array_add(places,
				problem_new(value->path, value->line, value->section, value->key,
					"%s", value->value));
		}
	}
	return places;
}
