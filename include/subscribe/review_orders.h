/**
 * What the organiser says of a draft in a mail, or behind `tagdigest review`: which posts go, stay
 * and lead, words of their own, and whether it goes out. A pure reader: nothing is done here.
 *
 * An order is a line of its own. A line counts whole or not at all: where one word of it is none of
 * ours the line is told back, so that "drop the third" drops nothing by half. Their own lines count
 * (subscribe/own_lines), and no others.
 */
#ifndef TAGDIGEST_SUBSCRIBE_REVIEW_ORDERS_H
#define TAGDIGEST_SUBSCRIBE_REVIEW_ORDERS_H

#include <glib.h>
#include <stdbool.h>

/** So many orders and lines that are told back are read of a mail; what is more is told back. */
#define REVIEW_ORDERS_MAX 200

/** An intro is cut there, in bytes, and that it was is told back. */
#define REVIEW_ORDERS_INTRO_MAX 4096

typedef enum ReviewVerb {
	REVIEW_VERB_DROP,  /* the post goes, from every edition to come */
	REVIEW_VERB_PIN,   /* it stays, whatever has no room */
	REVIEW_VERB_FIRST, /* it leads the edition */
	REVIEW_VERB_KEEP,  /* what was filtered, dropped or sent in stands in it */
	REVIEW_VERB_INTRO, /* words of the organiser's on top; none: those go */
	REVIEW_VERB_OK,    /* it may go out */
	REVIEW_VERB_HOLD,  /* it waits for an ok, whatever its time */
	REVIEW_VERB_STOP,  /* nobody gets this edition */
	REVIEW_VERBS
} ReviewVerb;

typedef struct ReviewOrder {
	ReviewVerb verb;
	guint number; /* which post, from 1 (a); 0 where the verb is of none */
	char *text;   /* owned: an intro, in lines; else NULL */
} ReviewOrder;

typedef struct ReviewOrders {
	GPtrArray *orders;   /* owned, of ReviewOrder, as they were given */
	GPtrArray *unknown;  /* owned, of char*: lines that are no orders, to be told back */
	bool is_ok_withheld; /* there was an ok beside words that were not understood and may have
			      * asked for something: it is not among the orders */
} ReviewOrders;

/** "drop", "pin" …: as it is written. @return static. */
const char *review_verb_name(ReviewVerb verb);

/** The letters of the post with a number from 1 on: a, b … z, aa. @return owned. */
char *review_letter(guint number);

/**
 * The reverse, caselessly.
 *
 * @letter  borrowed.
 * @count   how many posts have letters.
 * @return  from 1; 0 when no post has it.
 */
guint review_letter_number(const char *letter, guint count);

/**
 * Read them.
 *
 * @text    borrowed foreign UTF-8, what stood in a mail: its quoted lines included.
 * @count   how many posts have letters.
 * @orders  out (review_orders_clear()).
 */
void review_orders_read(const char *text, guint count, ReviewOrders *orders);

/** Free what it holds. */
void review_orders_clear(ReviewOrders *orders);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ReviewOrders, review_orders_clear)

#endif
