#include "text/html_text.h"

#include "text/charset.h"
#include "text/plain.h"
#include "text/plain_scan.h"

#include <string.h>

typedef enum Sort {
	SORT_INK,
	SORT_BLANK,
	SORT_LINE_END,
	SORT_NOTHING,
	SORT_C1, /* meant as windows-1252 */
} Sort;

static Sort
sort_of_ascii(unsigned char byte)
{
	if (byte > ' ' && byte < 0x7f) {
		return SORT_INK;
	}
	if (byte == '\n') {
		return SORT_LINE_END;
	}
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f' ? SORT_BLANK
									   : SORT_NOTHING;
}

static Sort
sort_of_other(gunichar character)
{
	if (character < 0xa0) {
		return SORT_C1;
	}
	if (plain_is_blank(character)) {
		return SORT_BLANK;
	}
	return plain_keeps(character) ? SORT_INK : SORT_NOTHING;
}

/* What stands at @at, and where the next begins. */
static Sort
sort_at(const char *at, const char **next)
{
	const unsigned char byte = (unsigned char)*at;

	if (byte < 0x80) {
		*next = at + 1;
		return sort_of_ascii(byte);
	}
	*next = g_utf8_next_char(at);
	return sort_of_other(g_utf8_get_char(at));
}

static void
tell_ink(const HtmlText *text, const char *ink, gsize length)
{
	for (gsize i = 0; i < text->sinks_count && length > 0; i++) {
		const HtmlSink *sink = &text->sinks[i];

		if (sink->handler->text != NULL) {
			sink->handler->text(sink->data, ink, length, text->is_pre);
		}
	}
}

static void
tell_white(const HtmlText *text, bool is_line_end)
{
	for (gsize i = 0; i < text->sinks_count; i++) {
		const HtmlHandler *handler = text->sinks[i].handler;

		if (is_line_end && handler->line_end != NULL) {
			handler->line_end(text->sinks[i].data);
		} else if (!is_line_end && handler->blank != NULL) {
			handler->blank(text->sinks[i].data, text->is_pre);
		}
	}
}

/* Of windows-1252, what its number means; else U+FFFD, and no control character at all. */
static void
tell_c1(const HtmlText *text, const char *at)
{
	const gunichar meant = charset_c1(g_utf8_get_char(at));
	char bytes[6];

	if (plain_keeps(meant)) {
		tell_ink(text, bytes, (gsize)g_unichar_to_utf8(meant, bytes));
	}
}

/* A single blank between two characters of ink is part of their run. */
static bool
is_joining_blank(const char *at, const char *end)
{
	return *at == ' ' && at + 1 < end && sort_of_ascii((unsigned char)at[1]) == SORT_INK;
}

static void
tell_valid(const HtmlText *text, const char *at, const char *end)
{
	const char *ink = at;
	const char *next;

	for (; at < end; at = next) {
		const Sort sort = sort_at(at, &next);

		if (sort == SORT_INK || (at > ink && is_joining_blank(at, end))) {
			continue;
		}
		tell_ink(text, ink, (gsize)(at - ink));
		ink = next;
		if (sort == SORT_C1) {
			tell_c1(text, at);
		} else if (sort != SORT_NOTHING) {
			tell_white(text, sort == SORT_LINE_END && text->is_pre);
		}
	}
	tell_ink(text, ink, (gsize)(at - ink));
}

void
html_text_tell(const HtmlText *text, const char *bytes, gsize length)
{
	/* The parser may cut long text anywhere, also within a character. */
	if (g_utf8_validate_len(bytes, length, NULL)) {
		tell_valid(text, bytes, bytes + length);
	} else {
		g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)length);

		tell_valid(text, valid, valid + strlen(valid));
	}
}
