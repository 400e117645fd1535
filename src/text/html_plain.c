/* HTML as a person reads it. */
#include "text/html_sinks.h"

#include <string.h>

/* A line end, and the two that make an empty line. */
#define LINE 1
#define EMPTY_LINE 2

typedef struct PlainText {
	GString *out;
	guint breaks;       /* line ends owed before the next character */
	guint blanks;       /* owed behind them; outside pre all are one */
	const char *prefix; /* owed at the start of the line, or NULL */
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
	case HTML_TABLE:
	case HTML_ROW:
	case HTML_LIST:
	case HTML_ITEM:
		return LINE;
	default:
		return 0;
	}
}

static void
on_start(void *data, HtmlStart *start)
{
	PlainText *plain = data;
	const HtmlClass class = start->element->class;
	const guint breaks = breaks_around(class);

	if (breaks > 0) {
		owe_breaks(plain, breaks);
	}
	if (class == HTML_BREAK) {
		owe_breaks(plain, MIN(plain->breaks + 1, EMPTY_LINE));
	} else if (class == HTML_ITEM) {
		plain->prefix = "• ";
	} else if (class == HTML_CELL || class == HTML_GAP) {
		plain->blanks = 1;
	}
}

static void
on_end(void *data, const HtmlElement *element)
{
	PlainText *plain = data;
	const guint breaks = breaks_around(element->class);

	if (breaks > 0) {
		owe_breaks(plain, breaks);
	} else if (element->class == HTML_GAP) {
		plain->blanks = 1;
	}
	if (element->class == HTML_ITEM) {
		plain->prefix = NULL;
	}
}

/* All that is owed, before a character that shows. */
static void
pay(PlainText *plain, bool is_pre)
{
	const bool has_text = plain->out->len > 0;
	const bool are_blanks_due = has_text && (plain->breaks == 0 || is_pre);

	for (guint i = 0; has_text && i < plain->breaks; i++) {
		g_string_append_c(plain->out, '\n');
	}
	for (guint i = 0; are_blanks_due && i < plain->blanks; i++) {
		g_string_append_c(plain->out, ' ');
	}
	if (plain->prefix != NULL) {
		g_string_append(plain->out, plain->prefix);
	}
	plain->breaks = 0;
	plain->blanks = 0;
	plain->prefix = NULL;
}

static void
on_text(void *data, const char *text, gsize length, bool is_pre)
{
	PlainText *plain = data;

	pay(plain, is_pre);
	g_string_append_len(plain->out, text, (gssize)length);
}

static void
on_blank(void *data, bool is_pre)
{
	PlainText *plain = data;

	plain->blanks = is_pre ? plain->blanks + 1 : 1;
}

static void
on_line_end(void *data)
{
	PlainText *plain = data;

	owe_breaks(plain, MIN(plain->breaks + 1, EMPTY_LINE));
}

HtmlSink
html_plain_begin(gsize size)
{
	static const HtmlHandler handler = { on_start, on_end, on_text, on_blank, on_line_end };
	PlainText *plain = g_new0(PlainText, 1);

	plain->out = g_string_sized_new(size);
	return (HtmlSink){ &handler, plain };
}

char *
html_plain_end(HtmlSink sink)
{
	PlainText *plain = sink.data;
	char *text = g_string_free(plain->out, FALSE);

	g_free(plain);
	return text;
}
