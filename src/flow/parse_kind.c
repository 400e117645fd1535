/* Which kind that an ini describes is meant. */
#include "flow/parse.h"

#include "base/error.h"
#include "base/prefix.h"
#include "flow/inspect.h"
#include "source/kind.h"
#include "text/problem.h"

#include <string.h>

static bool
is_file(const char *name)
{
	return strchr(name, '/') != NULL || g_str_has_suffix(name, ".ini");
}

/* What is wrong with the kinds of a file; all else in it is not looked at. */
static bool
report(const GPtrArray *problems, GError **error)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	for (guint i = 0; i < problems->len; i++) {
		g_autofree char *line = problem_line(g_ptr_array_index(problems, i));

		g_string_append_printf(lines, "%s%s", lines->len > 0 ? "\n" : "", line);
	}
	if (lines->len > 0) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s", lines->str);
	}
	return lines->len == 0;
}

static bool
read_kinds(const char *path, GPtrArray **kinds, GError **error)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autoptr(GPtrArray) read = config_kinds(path, problems, error);

	if (read == NULL || !report(problems, error)) {
		return false;
	}
	*kinds = g_steal_pointer(&read);
	return true;
}

/* Those of the organiser's ini, where there is one, else those of the program. */
static bool
find_kinds(const char *config_given, GPtrArray **kinds, GError **error)
{
	g_autofree char *path = NULL;
	g_autoptr(Config) config = NULL;

	if (!config_find(config_given, &path, config_given != NULL ? error : NULL)) {
		return config_given == NULL && read_kinds(NULL, kinds, error);
	}
	if (!inspect_load(path, &config, error)) {
		return false;
	}
	*kinds = g_steal_pointer(&config->kinds);
	return true;
}

/* Those in C, split by blanks. */
static char *
known_kinds(void)
{
	GString *names = g_string_new(NULL);
	const SourceKind *const *kinds = kind_all();

	for (guint i = 0; kinds[i] != NULL; i++) {
		g_string_append_printf(names, "%s%s", i > 0 ? " " : "", kinds[i]->name);
	}
	return g_string_free(names, FALSE);
}

bool
parse_find_kind(const char *name, const char *config_given, GPtrArray **kinds,
	const KindSpec **kind, GError **error)
{
	g_autoptr(GPtrArray) read = NULL;
	g_autofree char *lower = g_ascii_strdown(name, -1);

	*kinds = NULL;
	*kind = NULL;
	if (kind_find(lower) != NULL) {
		return true;
	}
	if (is_file(name) ? !read_kinds(name, &read, error)
			  : !find_kinds(config_given, &read, error)) {
		return false;
	}
	*kind = is_file(name) && read->len > 0 ? g_ptr_array_index(read, 0)
					       : kind_spec_find(read, lower);
	if (*kind == NULL) {
		g_autofree char *known = known_kinds();
		g_autofree char *fault = kind_spec_fault(read, known, name);

		error_set(error, ERROR_USAGE_PERMANENT, "%s", fault);
		return false;
	}
	*kinds = g_steal_pointer(&read);
	return true;
}
