/* Problems put into words, and values taken apart. */
#include "text/inifile.h"

#include <string.h>

#define BLANKS " \t"

IniProblem *
inifile_problem_new(const char *path, guint line, const char *section, const char *key,
	const char *format, ...)
{
	IniProblem *problem = g_new0(IniProblem, 1);
	va_list arguments;

	problem->path = g_strdup(path);
	problem->line = line;
	problem->section = g_strdup(section);
	problem->key = g_strdup(key);
	va_start(arguments, format);
	problem->text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	return problem;
}

void
inifile_problem_free(IniProblem *problem)
{
	if (problem == NULL) {
		return;
	}
	g_free(problem->path);
	g_free(problem->section);
	g_free(problem->key);
	g_free(problem->text);
	g_free(problem);
}

char *
inifile_problem_line(const IniProblem *problem)
{
	GString *line = g_string_new(problem->path);

	if (problem->line > 0) {
		g_string_append_printf(line, ":%u", problem->line);
	}
	g_string_append(line, ": ");
	if (problem->section != NULL) {
		g_string_append_printf(line, "[%s]", problem->section);
	}
	if (problem->key != NULL) {
		g_string_append_printf(line, "%s%s", problem->section != NULL ? " " : "",
			problem->key);
	}
	if (problem->section != NULL || problem->key != NULL) {
		g_string_append(line, ": ");
	}
	g_string_append(line, problem->text);
	return g_string_free(line, FALSE);
}

static gint
compare_problems(gconstpointer left, gconstpointer right)
{
	const IniProblem *a = *(const IniProblem *const *)left;
	const IniProblem *b = *(const IniProblem *const *)right;
	const int paths = strcmp(a->path, b->path);

	if (paths != 0) {
		return paths;
	}
	return a->line < b->line ? -1 : a->line > b->line;
}

void
inifile_sort_problems(GPtrArray *problems)
{
	g_ptr_array_sort(problems, compare_problems);
}

/* Items between @separators, quotes taken off. @return whether every quote was closed. */
static bool
split(const char *value, const char *separators, GPtrArray *items)
{
	g_autoptr(GString) item = g_string_new(NULL);
	bool is_quoted = false, has_item = false;

	for (const char *at = value; *at != '\0'; at++) {
		if (*at == '"') {
			is_quoted = !is_quoted;
			has_item = true;
		} else if (is_quoted || strchr(separators, *at) == NULL) {
			g_string_append_c(item, *at);
			has_item = true;
		} else if (has_item) {
			g_ptr_array_add(items, g_strdup(item->str));
			g_string_truncate(item, 0);
			has_item = false;
		}
	}
	if (has_item) {
		g_ptr_array_add(items, g_strdup(item->str));
	}
	return !is_quoted;
}

char **
inifile_split_list(const char *value)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *kept = g_ptr_array_new();

	split(value, "," BLANKS, items);
	for (guint i = 0; i < items->len; i++) {
		const char *item = g_ptr_array_index(items, i);

		if (*item != '\0') {
			g_ptr_array_add(kept, g_strdup(item));
		}
	}
	g_ptr_array_add(kept, NULL);
	return (char **)g_ptr_array_free(kept, FALSE);
}

char **
inifile_split_command(const char *value)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	if (!split(value, BLANKS, words) || words->len == 0
		|| *(const char *)g_ptr_array_index(words, 0) == '\0') {
		g_ptr_array_unref(words);
		return NULL;
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}
