/* HTML as a person reads it. */
#include "text/html.h"

#include "text/html_reader.h"

#include <string.h>

/* A line end, and the two that make an empty line. */
#define LINE 1
#define EMPTY_LINE 2

typedef struct PlainText {
	GString *out;
	guint breaks;       /* line ends owed before the next character */
	guint blanks;       /* owed behind them; outside pre all are one */
	const char *prefix; /* owed at the start of the line, or NULL */
	guint pre_depth;
} PlainText;

static void
owe_breaks(PlainText *plain, guint breaks)
{
	plain->breaks = MAX(plain->breaks, breaks);
	plain->blanks = 0;
}

static guint
breaks_around(HtmlClass class)
{
	switch (class) {
	case HTML_PARAGRAPH:
	case HTML_HEADING:
	case HTML_PRE:
	case HTML_QUOTE:
		return EMPTY_LINE;
	case HTML_BLOCK:
	case HTML_LIST:
	case HTML_ITEM:
		return LINE;
	default:
		return 0;
	}
}

static void
on_start(void *data, const HtmlElement *element, const char *const *attributes)
{
	PlainText *plain = data;
	const guint breaks = breaks_around(element->class);

	(void)attributes;
	if (breaks > 0) {
		owe_breaks(plain, breaks);
	}
	if (element->class == HTML_BREAK) {
		owe_breaks(plain, MIN(plain->breaks + 1, EMPTY_LINE));
	} else if (element->class == HTML_ITEM) {
		plain->prefix = "• ";
	} else if (element->class == HTML_CELL) {
		plain->blanks = 1;
	} else if (element->class == HTML_PRE) {
		plain->pre_depth++;
	}
}

static void
on_end(void *data, const HtmlElement *element)
{
	PlainText *plain = data;
	const guint breaks = breaks_around(element->class);

	if (breaks > 0) {
		owe_breaks(plain, breaks);
	}
	if (element->class == HTML_ITEM) {
		plain->prefix = NULL;
	} else if (element->class == HTML_PRE) {
		plain->pre_depth--;
	}
}

/* All that is owed, before a character that shows. */
static void
pay(PlainText *plain)
{
	const bool has_text = plain->out->len > 0;

	for (guint i = 0; has_text && i < plain->breaks; i++) {
		g_string_append_c(plain->out, '\n');
	}
	if (has_text && (plain->breaks == 0 || plain->pre_depth > 0)) {
		g_string_append_printf(plain->out, "%*s", (int)plain->blanks, "");
	}
	if (plain->prefix != NULL) {
		g_string_append(plain->out, plain->prefix);
	}
	plain->breaks = 0;
	plain->blanks = 0;
	plain->prefix = NULL;
}

static void
on_text(void *data, const char *text)
{
	PlainText *plain = data;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		if (plain->pre_depth > 0 && character == '\n') {
			owe_breaks(plain, MIN(plain->breaks + 1, EMPTY_LINE));
		} else if (g_unichar_isspace(character)) {
			plain->blanks = plain->pre_depth > 0 ? plain->blanks + 1 : 1;
		} else {
			pay(plain);
			g_string_append_unichar(plain->out, character);
		}
	}
}

char *
html_to_plain(const char *html)
{
	static const HtmlHandler handler = {on_start, on_end, on_text};
	PlainText plain = {.out = g_string_new(NULL)};

	html_read(html, &handler, &plain);
	return g_string_free(plain.out, FALSE);
}
