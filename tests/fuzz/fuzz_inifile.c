/* Whatever an ini file holds: every value and every problem has a line that is there, as clean
 * text. */
#include "text/inifile.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
judge_values(const GPtrArray *values, guint lines)
{
	guint line = 0;

	for (guint i = 0; i < values->len; i++) {
		const IniValue *value = g_ptr_array_index(values, i);

		g_assert_cmpuint(value->line, >=, line);
		g_assert_cmpuint(value->line, <=, lines);
		g_assert_true(g_utf8_validate(value->section, -1, NULL));
		g_assert_true(value->key == NULL || g_str_is_ascii(value->key));
		g_assert_true(value->value == NULL || g_utf8_validate(value->value, -1, NULL));
		line = value->line;
	}
}

static void
judge_problems(const GPtrArray *problems, guint lines)
{
	for (guint i = 0; i < problems->len; i++) {
		const Problem *problem = g_ptr_array_index(problems, i);
		g_autofree char *text = problem_line(problem);

		g_assert_cmpuint(problem->line, <=, lines);
		g_assert_true(g_utf8_validate(text, -1, NULL));
	}
}

static guint
count_lines(const uint8_t *data, size_t size)
{
	guint lines = 1;

	for (size_t i = 0; i < size; i++) {
		lines += data[i] == '\n' ? 1 : 0;
	}
	return lines;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autoptr(IniFile) ini = NULL;
	const int file = memfd_create("fuzz", MFD_CLOEXEC);
	g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
	const guint lines = count_lines(data, size);

	if (write(file, data, size) == (ssize_t)size && inifile_read(path, &ini, problems, NULL)) {
		judge_values(ini->values, lines);
		judge_values(ini->sections, lines);
		judge_problems(problems, lines);
	}
	close(file);
	return 0;
}
