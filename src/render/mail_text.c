/*
 * The template lays out lines of any length; here each is wrapped, what follows hanging under its
 * first word, behind the marks of quotes and items. A line that begins with a tab stands as it is,
 * without the tab: that is for addresses and code, and nothing that a post says can bring a tab
 * along: the view has made blanks of them. What differs from reader to reader stands in such lines
 * alone, so that its places move as their line does.
 */
#include "render/mail_text.h"

#include <string.h>

#include "base/error.h"
#include "base/prefix.h"
#include "render/template.h"
#include "text/plain.h"

#define COLUMNS 72

/* Marks of quotes and items at the start of one line; more are text. */
#define MARKS_MAX 24
#define DIGITS_MAX 3

/* Sections and partials leave empty lines of their own: two in a row are the most. */
#define EMPTY_MAX 2

/* Of "> ", "• " and "12. " at the beginning of @text, the length in bytes; 0 when there is none. */
static gsize
mark_length(const char *text)
{
	static const char *const marks[] = { "> ", "• " };
	const gsize digits = strspn(text, "0123456789");

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (prefix_stands_at(text, marks[i])) {
			return strlen(marks[i]);
		}
	}
	return digits > 0 && digits <= DIGITS_MAX && prefix_stands_at(text + digits, ". ")
		? digits + strlen(". ")
		: 0;
}

/*
 * What stands before the text of a line, and, in @hang, before what is wrapped of it: a quote's
 * mark stands there again, an item's text hangs under its first word.
 */
static gsize
indent_of(const char *line, GString *hang)
{
	gsize length = strspn(line, " ");
	gsize mark;

	g_string_append_len(hang, line, (gssize)length);
	for (int i = 0; i < MARKS_MAX && (mark = mark_length(line + length)) > 0; i++) {
		g_autofree char *text = g_strndup(line + length, mark);
		const guint width = plain_width(text);

		for (guint j = 0; *text != '>' && j < width; j++) {
			g_string_append_c(hang, ' ');
		}
		g_string_append(hang, *text == '>' ? text : "");
		length += mark + strspn(line + length + mark, " ");
	}
	return length;
}

static void
append_line(GString *out, const char *line)
{
	if (line[0] == '\t') {
		g_string_append_printf(out, "%s\n", line + 1);
		return;
	}
	g_autoptr(GString) hang = g_string_new(NULL);
	const gsize length = indent_of(line, hang);
	g_autofree char *wrapped = plain_wrap(line + length, hang->str, COLUMNS);

	if (line[length] != '\0') {
		g_string_append_len(out, line, (gssize)length);
		g_string_append(out, wrapped + hang->len);
	}
	g_string_append_c(out, '\n');
}

/* Move the places within the line that begins at @from; false when it is one that is wrapped. */
static bool
move_places(GArray *places, guint *next, const char *line, gsize from, gsize to)
{
	const gsize end = from + strlen(line);

	while (*next < places->len && g_array_index(places, VariantPlace, *next).at < end) {
		VariantPlace *place = &g_array_index(places, VariantPlace, (*next)++);

		if (line[0] != '\t') {
			return false;
		}
		place->at = to + (place->at - from - 1);
	}
	return true;
}

/* @places: of @text, and then of what is returned; NULL when one is where it cannot be kept. */
static char *
wrap(const char *text, GArray *places)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint empty = EMPTY_MAX, next = 0;
	gsize from = 0;

	for (char **line = lines; *line != NULL; line++) {
		if (!move_places(places, &next, *line, from, out->len)) {
			return NULL;
		}
		from += strlen(*line) + 1;
		empty = (*line)[strspn(*line, " ")] == '\0' ? empty + 1 : 0;
		if (empty <= EMPTY_MAX) {
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
	g_auto(Rendered) made = { 0 };

	if (!template_render("mail.text", view, MUSTACHE_NONE, &made, error)) {
		return false;
	}
	char *wrapped = wrap(made.text->str, made.places);
	if (wrapped == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"template mail.text: {{reader_token}} and what else differs from reader "
			"to reader must stand in a line that begins with a tab");
		return false;
	}
	variant_set_text(variant, wrapped, g_steal_pointer(&made.places));
	return true;
}

char *
mail_text_wrap(const char *text)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(VariantPlace));

	return wrap(text, none);
}
