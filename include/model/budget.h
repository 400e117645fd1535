/**
 * What a source may spend in a month, and the book of what it spent: plain data, its spelling and
 * its JSON. Months are the calendar's, in UTC, since platforms that sell what they show reckon so.
 *
 * A book is a JSON object that a source's state holds (source/step.h): so it is stored with the
 * posts that were paid for, and before a request goes out that will cost something. It knows one
 * request in flight at a time.
 *
 *     month  "2026-11"
 *     spent  millionths of a USD in that month, with what is open
 *     open   of these, the worst case of the request that is in flight; nothing: none is
 */
#ifndef TAGDIGEST_MODEL_BUDGET_H
#define TAGDIGEST_MODEL_BUDGET_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/** Of these a USD has so many: prices are told in tenths of a cent. */
#define BUDGET_MICROS_PER_USD INT64_C(1000000)

/** Nobody means more; and no sum of prices comes near an int64's end. */
#define BUDGET_USD_MAX 100000

typedef struct Budget {
	int64_t micros; /* of a USD a month; 0: none said */
} Budget;

/**
 * Read "5.00 USD a month": an amount with at most two decimals, the currency, the period.
 *
 * @text    borrowed.
 * @budget  out.
 * @error   CONFIG_PERMANENT: what is wrong and what was expected.
 * @return true, or false with *budget untouched.
 */
bool budget_parse(const char *text, Budget *budget, GError **error);

/** As budget_parse(), into a Budget or, with NULL, only to judge (an OptionRead). */
bool budget_read(const char *text, void *budget, GError **error);

/** The canonical spelling: "5.00 USD a month". @return owned. */
char *budget_text(const Budget *budget);

/** An amount, exactly: "5.00 USD", "0.015 USD". @micros millionths of a USD. @return owned. */
char *budget_money(int64_t micros);

/** What was spent in the month of @now_s, what is in flight counted. @book borrowed, may be NULL.
 */
int64_t budget_spent(const json_t *book, int64_t now_s);

/** What may still be spent in the month of @now_s: 0 at least. @book borrowed, may be NULL. */
int64_t budget_left(const Budget *budget, const json_t *book, int64_t now_s);

/**
 * Book the worst case of a request before it goes out.
 *
 * @book    borrowed, changed: a JSON object, which may be empty or wrong.
 * @micros  millionths of a USD, not negative.
 * @return whether there was enough; else nothing is booked.
 */
bool budget_book(const Budget *budget, json_t *book, int64_t micros, int64_t now_s);

/**
 * The reply to what was booked came: it cost @micros, the rest is given back. What was booked in
 * one month and answered in the next counts in the next.
 */
void budget_settle(json_t *book, int64_t micros, int64_t now_s);

/**
 * A run begins: what was in flight is forgotten (source/step.h), and may have been served all the
 * same, so it stays spent.
 */
void budget_close(json_t *book, int64_t now_s);

/** When the next month begins. @now_s and @return Unix seconds UTC. */
int64_t budget_renews_s(int64_t now_s);

#endif
