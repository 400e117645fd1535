/* Structured text of a letter as HTML: nothing gets into a post but what is written here. */
#include "import/mailing_words.h"

#include "text/html.h"

static void write_parts(const Prose *piece, GString *out);

static void
append_escaped(GString *out, const char *text)
{
	g_autofree char *escaped = html_escape(text == NULL ? "" : text);

	g_string_append(out, escaped);
}

static void
write_text(const Prose *run, GString *out)
{
	static const char *const names[] = { NULL, "em", "strong" };
	const char *name = names[run->stress];

	if (name != NULL) {
		g_string_append_printf(out, "<%s>", name);
	}
	append_escaped(out, run->text);
	if (name != NULL) {
		g_string_append_printf(out, "</%s>", name);
	}
}

static void
write_run(const Prose *run, GString *out)
{
	switch (run->kind) {
	case PROSE_BREAK:
		g_string_append(out, "<br>");
		break;
	case PROSE_LINK:
		g_string_append(out, "<a href=\"");
		append_escaped(out, run->url);
		g_string_append(out, "\">");
		write_text(run, out);
		g_string_append(out, "</a>");
		break;
	case PROSE_CODE:
		g_string_append(out, "<code>");
		append_escaped(out, run->text);
		g_string_append(out, "</code>");
		break;
	default:
		write_text(run, out);
		break;
	}
}

static void
write_within(const Prose *piece, const char *name, GString *out)
{
	g_string_append_printf(out, "<%s>", name);
	write_parts(piece, out);
	g_string_append_printf(out, "</%s>", name);
}

static void
write_list(const Prose *list, GString *out)
{
	if (list->number == 0) {
		write_within(list, "ul", out);
		return;
	}
	g_string_append_printf(out, "<ol start=\"%u\">", list->number);
	write_parts(list, out);
	g_string_append(out, "</ol>");
}

static void
write_piece(const Prose *piece, GString *out)
{
	char heading[] = "h1";

	switch (piece->kind) {
	case PROSE_PARAGRAPH:
		write_within(piece, "p", out);
		break;
	case PROSE_HEADING:
		heading[1] = (char)('0' + CLAMP(piece->number, 1, 6));
		write_within(piece, heading, out);
		break;
	case PROSE_CODE_BLOCK:
		g_string_append(out, "<pre>");
		append_escaped(out, piece->text);
		g_string_append(out, "</pre>");
		break;
	case PROSE_QUOTE:
		write_within(piece, "blockquote", out);
		break;
	case PROSE_LIST:
		write_list(piece, out);
		break;
	case PROSE_ITEM:
		write_within(piece, "li", out);
		break;
	case PROSE_TABLE:
		write_within(piece, "table", out);
		break;
	case PROSE_ROW:
		write_within(piece, "tr", out);
		break;
	case PROSE_CELL:
		write_within(piece, "td", out);
		break;
	case PROSE_WHOLE:
		write_parts(piece, out);
		break;
	case PROSE_PICTURE:
		break;
	default:
		write_run(piece, out);
		break;
	}
}

static void
write_parts(const Prose *piece, GString *out)
{
	for (guint i = 0; i < prose_count(piece); i++) {
		write_piece(prose_part(piece, i), out);
	}
}

char *
mailing_words_html(const Prose *prose)
{
	GString *out = g_string_new(NULL);

	write_piece(prose, out);
	return g_string_free(out, FALSE);
}
