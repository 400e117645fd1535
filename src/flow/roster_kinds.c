#include "flow/roster_kinds.h"

#include <string.h>

#include "flow/roster.h"
#include "source/kind.h"
#include "text/jsontext.h"

#define NAME_COLUMNS 12

/* What somebody needs for it, where that is more than an address. */
static const struct {
	const char *kind, *needs;
} wants[] = {
	{ "feed", "the address of a feed, or a file" },
	{ "mastodon", "the address of a server; token_file where it asks for one" },
	{ "bluesky",
		"user and password_file (an app password) for hashtags; nothing for accounts" },
	{ "export", "file:PATH of an archive, a table, or a folder that they are put into" },
	{ "x", "token_file and budget: each post that is read costs money" },
};

GStrv
roster_kinds_names(const Config *config)
{
	GPtrArray *names = g_ptr_array_new();
	const SourceKind *const *kinds = kind_all();

	for (guint i = 0; kinds[i] != NULL; i++) {
		g_ptr_array_add(names, g_strdup(kinds[i]->name));
	}
	for (guint i = 0; i < config->kinds->len; i++) {
		const KindSpec *kind = g_ptr_array_index(config->kinds, i);

		g_ptr_array_add(names, g_strdup(kind->name));
	}
	g_ptr_array_add(names, NULL);
	return (GStrv)g_ptr_array_free(names, FALSE);
}

static const char *
needs_of(const char *kind)
{
	for (gsize i = 0; i < G_N_ELEMENTS(wants); i++) {
		if (strcmp(wants[i].kind, kind) == 0) {
			return wants[i].needs;
		}
	}
	return "the address of a server";
}

static const char *
needs_of_described(const KindSpec *kind)
{
	return kind->request == NULL  ? "the address of a file or folder (file:PATH)"
		: kind->token != NULL ? "the address of a server; token_file where it asks for one"
				      : "the address of a server";
}

json_t *
roster_kinds(const Config *config)
{
	json_t *rows = json_array();
	const SourceKind *const *kinds = kind_all();

	for (guint i = 0; kinds[i] != NULL; i++) {
		json_array_append_new(rows,
			jsontext_object("name", jsontext_text(kinds[i]->name), "summary",
				jsontext_text(kinds[i]->summary), "needs",
				jsontext_text(needs_of(kinds[i]->name)), "is_described",
				json_false(), NULL));
	}
	for (guint i = 0; i < config->kinds->len; i++) {
		const KindSpec *kind = g_ptr_array_index(config->kinds, i);

		json_array_append_new(rows,
			jsontext_object("name", jsontext_text(kind->name), "summary",
				jsontext_text(kind->summary), "needs",
				jsontext_text(needs_of_described(kind)), "is_described",
				json_true(), NULL));
	}
	return rows;
}

char *
roster_kinds_text(const json_t *kinds)
{
	GString *out = g_string_new(NULL);
	size_t i;
	const json_t *kind;

	json_array_foreach (kinds, i, kind) {
		const char *summary = jsontext_string(kind, "summary");

		g_string_append_printf(out, "%-*s %s; needs %s%s\n", NAME_COLUMNS,
			jsontext_string(kind, "name"),
			summary != NULL ? summary : "described without a summary",
			jsontext_string(kind, "needs"),
			jsontext_bool(kind, "is_described", false) ? " [described in ini]" : "");
	}
	return g_string_free(out, FALSE);
}
