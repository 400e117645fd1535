/* Which kinds there are, by their names. */
#include "model/kind_spec.h"

#include "text/spelling.h"
#include "text/words.h"

#include <string.h>

const KindSpec *
kind_spec_find(const GPtrArray *kinds, const char *name)
{
	for (guint i = 0; i < kinds->len; i++) {
		const KindSpec *kind = g_ptr_array_index(kinds, i);

		if (strcmp(kind->name, name) == 0) {
			return kind;
		}
	}
	return NULL;
}

char *
kind_spec_fault(const GPtrArray *kinds, const char *words, const char *name)
{
	g_autoptr(GString) known = g_string_new(words);

	for (guint i = 0; i < kinds->len; i++) {
		const KindSpec *kind = g_ptr_array_index(kinds, i);

		g_string_append_printf(known, " %s", kind->name);
	}
	g_auto(GStrv) names = g_strsplit(known->str, " ", 0);
	const char *near = spelling_suggest(name, (const char *const *)names);
	g_autofree char *expected = words_choice(known->str);

	return g_strdup_printf(
		"\"%s\" is no kind of source (expected %s, or a [kind %s] section that "
		"says how it is read%s%s%s)",
		name, expected, name, near != NULL ? "; did you mean " : "",
		near != NULL ? near : "", near != NULL ? "?" : "");
}
