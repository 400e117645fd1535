#include "text/problem.h"

#include <string.h>

Problem *
problem_new(const char *path, guint line, const char *section, const char *key, const char *format,
	...)
{
	Problem *problem = g_new0(Problem, 1);
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
problem_free(Problem *problem)
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
problem_line(const Problem *problem)
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
	const Problem *a = *(const Problem *const *)left;
	const Problem *b = *(const Problem *const *)right;
	const int paths = strcmp(a->path, b->path);

	if (paths != 0) {
		return paths;
	}
	return a->line < b->line ? -1 : a->line > b->line;
}

void
problems_sort(GPtrArray *problems)
{
	g_ptr_array_sort(problems, compare_problems);
}
