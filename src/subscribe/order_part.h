/** What the parts of order have in common: subjects, words and days. */
#ifndef TAGDIGEST_SUBSCRIBE_ORDER_PART_H
#define TAGDIGEST_SUBSCRIBE_ORDER_PART_H

#include <glib.h>
#include <stdbool.h>

#include "subscribe/order.h"

/** A line is no longer than this where an order is meant. */
#define ORDER_LINE_BYTES_MAX 200

/**
 * A subject that its writer made, without what stands in brackets.
 *
 * @subject  borrowed, may be NULL.
 * @return owned, trimmed; NULL when nothing is left, it is longer than any order, or it is that of
 * an answer or of something passed on ("Re:", "AW:").
 */
char *order_subject(const char *subject);

/** Small letters without accents, one blank between words, no marks around: what the tables hold.
 * @return owned. */
char *order_fold(const char *text);

/** Whether a line says yes and nothing else but "please" or "thank you" behind it. @line borrowed.
 */
bool order_is_yes(const char *line);

/** As order_is_yes(), of a no. */
bool order_is_no(const char *line);

/**
 * Understand a line as one order, whole or not at all.
 *
 * @line   borrowed.
 * @today  a day: what "for 3 weeks" counts from.
 * @order  out, but for its place; untouched on false.
 */
bool order_read_line(const char *line, guint32 today, Order *order);

/**
 * Understand until when: a day to come, in the next ten years.
 *
 * @words  borrowed, of order_fold(): "until 10 january", "for 3 weeks", "2027-01-10".
 * @until  out: the day; 0 where they say that there is none.
 */
bool order_read_day(const char *words, guint32 today, guint32 *until);

/** Whether a word, of order_fold(), says that a day or a length of time follows. */
bool order_announces_day(const char *word);

#endif
