/* What the conversions of all types say and do alike. */
#include "config/conversion_part.h"

#include "base/error.h"

bool
conversion_fail(const Conversion *conversion, const char *what, const char *suggestion,
	GError **error)
{
	g_autofree char *expected = options_expected(conversion->option);
	g_autofree char *shown = error_clean_text(conversion->text);
	const bool is_shown = !conversion->option->is_secret && *shown != '\0';

	error_set(error, ERROR_CONFIG_PERMANENT, "%s%s%s%s (expected %s%s%s%s)",
		is_shown ? "\"" : "", is_shown ? shown : "", is_shown ? "\" " : "", what, expected,
		suggestion != NULL ? "; did you mean " : "", suggestion != NULL ? suggestion : "",
		suggestion != NULL ? "?" : "");
	return false;
}

bool
conversion_take_text(const Conversion *conversion, char *text)
{
	char **field = conversion->field;

	if (field == NULL) {
		g_free(text);
	} else {
		g_free(*field);
		*field = text;
	}
	return true;
}
