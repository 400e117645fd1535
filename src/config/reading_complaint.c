/* Apart from reading itself, so that its pieces do not call back into it. */
#include "config/reading.h"

void
reading_complain(Reading *reading, const IniValue *value, const char *text)
{
	g_ptr_array_add(reading->problems,
		inifile_problem_new(value->path, value->line, value->section, value->key, "%s",
			text));
}
