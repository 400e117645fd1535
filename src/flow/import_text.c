/* The part of import that says how it went. */
#include "flow/import.h"

#include "base/error.h"
#include "flow/intake.h"
#include "text/jsontext.h"

/* In which words, and whether the first place is worth a line. */
static const struct {
	const char *words;
	bool has_place;
} said[] = {
	[INTAKE_TAKEN] = { "taken", false },
	[INTAKE_KNOWN] = { "known", false },
	[INTAKE_UNTAGGED] = { "without a tag", false },
	[INTAKE_PRIVATE] = { "private", true },
	[INTAKE_KEPT_OUT] = { "kept out", false },
	[INTAKE_OUT_OF_REACH] = { "out of reach", true },
	[INTAKE_UNREADABLE] = { "unreadable", true },
	[INTAKE_OTHER] = { "other", false },
};
G_STATIC_ASSERT(G_N_ELEMENTS(said) == INTAKE_OUTCOMES);

static void
add_sum(const json_t *report, GString *out)
{
	g_string_append_printf(out,
		"%" G_GINT64_FORMAT " read:", jsontext_integer(report, "read", 0));
	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		const int64_t count = jsontext_integer(report,
			intake_outcome_name((IntakeOutcome)i), 0);

		if (i != INTAKE_OTHER || count > 0) {
			g_string_append_printf(out, "%s %" G_GINT64_FORMAT " %s", i == 0 ? "" : ",",
				count, said[i].words);
		}
	}
	g_string_append_c(out, '\n');
}

static void
add_file(const json_t *file, GString *out)
{
	g_autofree char *name = error_clean_text(jsontext_string(file, "file"));
	const json_t *remarks = json_object_get(file, "remarks");

	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		const json_t *row = json_object_get(file, intake_outcome_name((IntakeOutcome)i));
		const char *first = jsontext_string(row, "first");

		if (said[i].has_place && first != NULL) {
			g_string_append_printf(out, "  first %s: %s: %s\n", said[i].words, name,
				first);
		}
	}
	for (size_t i = 0; i < json_array_size(remarks); i++) {
		g_autofree char *remark = error_clean_text(json_string_value(json_array_get(remarks,
			i)));

		g_string_append_printf(out, "  %s: %s\n", name, remark);
	}
}

char *
import_text(const json_t *report)
{
	GString *out = g_string_new(NULL);
	const json_t *files = json_object_get(report, "files");

	add_sum(report, out);
	for (size_t i = 0; i < json_array_size(files); i++) {
		add_file(json_array_get(files, i), out);
	}
	return g_string_free(out, FALSE);
}
