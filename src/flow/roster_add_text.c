/* What became of an address, for a terminal. */
#include <string.h>

#include "flow/glance.h"
#include "flow/roster.h"
#include "text/jsontext.h"

/* What the sources hold, as comments of an ini. */
static void
add_comments(GString *out, const json_t *sources)
{
	g_autofree char *seen = glance_text(sources);
	g_auto(GStrv) lines = g_strsplit(seen, "\n", 0);

	for (guint i = 0; lines[i] != NULL; i++) {
		if (*lines[i] != '\0') {
			g_string_append_printf(out, "# %s\n", lines[i]);
		}
	}
}

/* What there is to know besides. */
static void
add_remarks(GString *out, const json_t *report, const char *begin)
{
	const json_t *others = json_object_get(report, "others");
	const char *needs = jsontext_string(report, "needs");
	size_t i;
	const json_t *other;

	if (needs != NULL) {
		g_string_append_printf(out, "%snot asked yet: it needs %s\n", begin, needs);
	} else if (jsontext_bool(report, "unasked", false)) {
		g_string_append_printf(out,
			"%snot asked, since an answer costs money (--spend asks)\n", begin);
	}
	json_array_foreach (others, i, other) {
		g_string_append_printf(out, "%sits page also names %s\n", begin,
			json_string_value(other));
	}
}

char *
roster_add_text(const json_t *report)
{
	const char *state = jsontext_string(report, "state");
	const char *name = jsontext_string(report, "name");
	const char *ini = jsontext_string(report, "ini");
	const char *section = jsontext_string(report, "section");
	const json_t *sources = json_object_get(report, "sources");
	GString *out = g_string_new(NULL);

	if (strcmp(state, "printed") == 0) {
		add_comments(out, sources);
		add_remarks(out, report, "# ");
		g_string_append(out, section + strspn(section, "\n"));
		return g_string_free(out, FALSE);
	}
	g_string_append_printf(out, "%s is %s\n", jsontext_string(report, "address"),
		jsontext_string(report, "what"));
	if (strcmp(state, "already") == 0) {
		g_string_append_printf(out,
			"[source %s] of %s reads that already, so nothing was added (to look for "
			"other hashtags there, change its tags)\n",
			name, ini);
		return g_string_free(out, FALSE);
	}
	g_autofree char *seen = glance_text(sources);
	g_string_append(out, seen);
	add_remarks(out, report, "");
	g_string_append_printf(out, "added to %s:\n%s", ini, section);
	if (jsontext_integer(report, "mistakes", 0) > 0) {
		g_string_append(out,
			"\nthe ini is not done yet: `tagdigest check` says what is "
			"still wrong in it\n");
	}
	return g_string_free(out, FALSE);
}
