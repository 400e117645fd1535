#include "text/cell.h"

#include <string.h>

/* OWASP's list ("CSV Injection"), and the full-width forms that some take for the same. */
static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

bool
cell_is_formula(const char *text)
{
	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (strncmp(text, signs[i], strlen(signs[i])) == 0) {
			return true;
		}
	}
	return false;
}

void
cell_append(GString *out, const char *text, const char *end)
{
	const char *at = text != NULL ? text : "";

	g_string_append(out, cell_is_formula(at) ? "\"'" : "\"");
	for (; *at != '\0'; at++) {
		if (*at == '"') {
			g_string_append_c(out, '"');
		}
		g_string_append_c(out, *at);
	}
	g_string_append_c(out, '"');
	g_string_append(out, end);
}

const char *
cell_said(const char *field)
{
	return *field == '\'' && cell_is_formula(field + 1) ? field + 1 : field;
}
