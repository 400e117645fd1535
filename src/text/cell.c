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

/* What reads as a guard would be taken off. */
static bool
needs_guard(const char *text)
{
	return cell_is_formula(text + strspn(text, "'"));
}

void
cell_append(GString *out, const char *text, const char *end)
{
	const char *at = text != NULL ? text : "";

	g_string_append(out, needs_guard(at) ? "\"'" : "\"");
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
	return *field == '\'' && needs_guard(field) ? field + 1 : field;
}
