/*
 * The template lays out lines of any length; here each is wrapped, what follows hanging under its
 * first word. A line that begins with a tab stands as it is, without the tab: that is for
 * addresses, and nothing that a post says can bring a tab along: the view has made blanks of them.
 */
#include "render/mail_text.h"

#include <string.h>

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

static char *
wrap(const char *text)
{
	GString *out = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint empty = EMPTY_MOST;

	for (char **line = lines; *line != NULL; line++) {
		empty = (*line)[strspn(*line, " ")] == '\0' ? empty + 1 : 0;
		if (empty <= EMPTY_MOST) {
			append_line(out, *line);
		}
	}
	while (g_str_has_suffix(out->str, "\n\n")) {
		g_string_truncate(out, out->len - 1);
	}
	return g_string_free(out, FALSE);
}

bool
mail_text_render(const json_t *view, char **text, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!template_render("mail.text", view, MUSTACHE_NONE, out, error)) {
		return false;
	}
	*text = wrap(out->str);
	return true;
}
