/** A line that may be an order, as words; and which line of a message its writer wrote first. */
#ifndef TAGDIGEST_SUBSCRIBE_ORDER_LINE_H
#define TAGDIGEST_SUBSCRIBE_ORDER_LINE_H

#include <glib.h>
#include <stdbool.h>

/** More words than this are not read. */
#define ORDER_LINE_WORDS_MAX 24

/** Words without the signs around them, as written and folded: as many of each. */
typedef struct OrderLine {
	GPtrArray *words;  /* of char* */
	GPtrArray *folded; /* of char*: small letters */
} OrderLine;

/** Split it. @text borrowed. @line out, zeroed. */
void order_line_split(const char *text, OrderLine *line);

/** Free what it holds. */
void order_line_clear(OrderLine *line);

/** How many words of @phrase (borrowed, small letters, one blank between) it begins with: all, or
 * 0. */
guint order_line_begins(const OrderLine *line, const char *phrase);

/** Whether a subject is that of an answer or of something passed on: "Re: …", "Fwd: …". */
bool order_line_is_answer(const char *subject);

/**
 * The first line of a text that its writer wrote: not empty, not quoted, no line that introduces a
 * quotation, no greeting alone.
 *
 * @text  borrowed. @return owned, or NULL.
 */
char *order_line_own(const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(OrderLine, order_line_clear)

#endif
