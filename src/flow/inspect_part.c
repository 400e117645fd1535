#include "flow/inspect_part.h"

#include "text/problem.h"

void
inspect_complain(const Config *config, const char *section, const char *key, const char *text,
	GPtrArray *problems)
{
	const IniValue *value = config_place(config, section, key);

	if (value != NULL) {
		g_ptr_array_add(problems,
			problem_new(value->path, value->line, value->section, value->key, "%s",
				text));
	}
}
