#include "recap/recap_sheet.h"

#include "text/html.h"
#include "text/plain.h"

#include <string.h>

#define COLUMNS 72

RecapSheet
recap_sheet(RecapFormat format)
{
	return (RecapSheet){ format, g_string_new(NULL), g_ptr_array_new_with_free_func(g_free),
		false };
}

/* ---- words ----------------------------------------------------------------------------------- */

/* What Markdown would take for mark-up. */
static void
put_markdown(GString *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("\\`*_[]<>#|~", *text) != NULL) {
			g_string_append_c(out, '\\');
		}
		g_string_append_c(out, *text);
	}
}

/* @return owned: words as the format wants them. */
static char *
shown(const RecapSheet *sheet, const char *text)
{
	if (sheet->format == RECAP_HTML) {
		return html_escape(text);
	}
	GString *out = g_string_new(NULL);
	if (sheet->format == RECAP_MARKDOWN) {
		put_markdown(out, text);
	} else {
		g_string_append(out, text);
	}
	return g_string_free(out, FALSE);
}

static void
put_wrapped(RecapSheet *sheet, const char *indent, const char *text)
{
	g_autofree char *wrapped = plain_wrap(text, indent, COLUMNS);

	g_string_append_printf(sheet->out, "%s\n", wrapped);
}

/* ---- pieces ---------------------------------------------------------------------------------- */

static void
set_list(RecapSheet *sheet, bool is_in_list)
{
	if (sheet->format == RECAP_HTML && sheet->is_in_list != is_in_list) {
		g_string_append(sheet->out, is_in_list ? "<ul>\n" : "</ul>\n");
	}
	sheet->is_in_list = is_in_list;
}

void
recap_sheet_heading(RecapSheet *sheet, guint level, const char *text)
{
	static const char *const marks[] = { "", "# ", "## " };
	g_autofree char *words = shown(sheet, text);

	set_list(sheet, false);
	if (sheet->format == RECAP_HTML) {
		g_string_append_printf(sheet->out, "%s<h%u>%s</h%u>\n",
			level == 1 ? "<section class=\"chat\">\n" : "", level + 1, words,
			level + 1);
		return;
	}
	if (sheet->out->len > 0) {
		g_string_append_c(sheet->out, '\n');
	}
	if (sheet->format == RECAP_MARKDOWN) {
		g_string_append_printf(sheet->out, "%s%s\n\n", marks[level], words);
	} else {
		put_wrapped(sheet, "", words);
		g_string_append_c(sheet->out, '\n');
	}
}

void
recap_sheet_say(RecapSheet *sheet, bool is_deeper, const char *text)
{
	g_autofree char *words = shown(sheet, text);

	set_list(sheet, false);
	switch (sheet->format) {
	case RECAP_MARKDOWN:
		g_string_append_printf(sheet->out, "%s\n", words);
		break;
	case RECAP_HTML:
		g_string_append_printf(sheet->out, "<p>%s</p>\n", words);
		break;
	case RECAP_TEXT:
		put_wrapped(sheet, is_deeper ? "    " : "", words);
		break;
	}
}

/* Quotation marks within quotation marks are single ones. @return owned. */
static char *
nested(const char *words)
{
	GString *out = g_string_new(words);

	g_string_replace(out, "“", "‘", 0);
	g_string_replace(out, "”", "’", 0);
	return g_string_free(out, FALSE);
}

static void
put_marked_voice(RecapSheet *sheet, const char *said, const RecapVoice *voice)
{
	const bool is_html = sheet->format == RECAP_HTML;
	g_autofree char *person = shown(sheet, voice->person);
	g_autofree char *url = voice->url != NULL && is_html ? shown(sheet, voice->url)
							     : g_strdup(voice->url);

	g_string_append_printf(sheet->out, "%s“%s” ", is_html ? "<li>" : "- ", said);
	if (url == NULL) {
		g_string_append_printf(sheet->out, "%s, %s", person, voice->time);
	} else if (is_html) {
		g_string_append_printf(sheet->out, "<a href=\"%s\">%s, %s</a>", url, person,
			voice->time);
	} else {
		g_string_append_printf(sheet->out, "[%s, %s](<%s>)", person, voice->time, url);
	}
	g_string_append(sheet->out, is_html ? "</li>\n" : "\n");
}

void
recap_sheet_voice(RecapSheet *sheet, const RecapVoice *voice)
{
	g_autofree char *inner = nested(voice->said);
	g_autofree char *said = shown(sheet, inner);
	g_autoptr(GString) line = g_string_new(NULL);

	set_list(sheet, true);
	if (sheet->format != RECAP_TEXT) {
		put_marked_voice(sheet, said, voice);
		return;
	}
	g_string_printf(line, "“%s” %s, %s", said, voice->person, voice->time);
	if (voice->url != NULL) {
		g_ptr_array_add(sheet->sources, g_strdup(voice->url));
		g_string_append_printf(line, " [%u]", sheet->sources->len);
	}
	put_wrapped(sheet, "    ", line->str);
}

void
recap_sheet_link(RecapSheet *sheet, const char *url)
{
	g_autofree char *words = shown(sheet, url);

	set_list(sheet, true);
	switch (sheet->format) {
	case RECAP_MARKDOWN:
		g_string_append_printf(sheet->out, "- <%s>\n", url);
		break;
	case RECAP_HTML:
		g_string_append_printf(sheet->out, "<li><a href=\"%s\">%s</a></li>\n", words,
			words);
		break;
	case RECAP_TEXT:
		g_string_append_printf(sheet->out, "    %s\n", url);
		break;
	}
}

void
recap_sheet_end(RecapSheet *sheet)
{
	set_list(sheet, false);
	if (sheet->format == RECAP_HTML) {
		g_string_append(sheet->out, "</section>\n");
	}
	for (guint i = 0; i < sheet->sources->len; i++) {
		g_string_append_printf(sheet->out, "%s[%u] %s\n", i == 0 ? "\n" : "", i + 1,
			(const char *)g_ptr_array_index(sheet->sources, i));
	}
	g_ptr_array_set_size(sheet->sources, 0);
}

char *
recap_sheet_take(RecapSheet *sheet)
{
	g_ptr_array_unref(sheet->sources);
	return g_string_free(sheet->out, FALSE);
}
