/*
 * The template lays out lines of any length; here each is wrapped, what follows hanging under its
 * first word. A line that begins with a tab stands as it is, without the tab: that is for
 * addresses, and nothing that a post says can bring a tab along: the view has made blanks of them.
 * The reader's token stands in such lines alone, so that its places move as their line does.
 */
#include "render/mail_text.h"

#include <string.h>

#include "base/error.h"
#include "render/template.h"
#include "text/plain.h"

#define COLUMNS 72

/* Sections and partials leave empty lines of their own: two in a row are the most. */
#define EMPTY_MOST 2

static void
append_line(GString *out, const char *line)
{
	if (line[0] == '\t') {
		g_string_append_printf(out, "%s\n", line + 1);
		return;
	}
	g_autofree char *indent = g_strndup(line, strspn(line, " "));
	g_autofree char *wrapped = plain_wrap(line, indent, COLUMNS);

	g_string_append(out, wrapped);
	g_string_append_c(out, '\n');
}

/* Move the places within the line that begins at @from; false when it is one that is wrapped. */
static bool
move_places(GArray *places, guint *next, const char *line, gsize from, gsize to)
{
	const gsize end = from + strlen(line);

	while (*next < places->len && g_array_index(places, gsize, *next) < end) {
		gsize *place = &g_array_index(places, gsize, (*next)++);

		if (line[0] != '\t') {
			return false;
		}
		*place = to + (*place - from - 1);
	}
	return true;
}

/* @places: of @text, and then of what is returned; NULL when one is where it cannot be kept. */
static char *
wrap(const char *text, GArray *places)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint empty = EMPTY_MOST, next = 0;
	gsize from = 0;

	for (char **line = lines; *line != NULL; line++) {
		if (!move_places(places, &next, *line, from, out->len)) {
			return NULL;
		}
		from += strlen(*line) + 1;
		empty = (*line)[strspn(*line, " ")] == '\0' ? empty + 1 : 0;
		if (empty <= EMPTY_MOST) {
			append_line(out, *line);
		}
	}
	while (g_str_has_suffix(out->str, "\n\n")) {
		g_string_truncate(out, out->len - 1);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

bool
mail_text_render(const json_t *view, Variant *variant, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(gsize));

	if (!template_render("mail.text", view, MUSTACHE_NONE, places, out, error)) {
		return false;
	}
	char *wrapped = wrap(out->str, places);
	if (wrapped == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "template mail.text: {{reader_token}} must "
			"stand in a line that begins with a tab");
		return false;
	}
	variant_set_text(variant, wrapped, g_steal_pointer(&places));
	return true;
}
