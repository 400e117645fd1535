/** A date's text cut into numbers, words and signs; the first half of date_parse(). */
#ifndef TAGDIGEST_TEXT_DATE_SCAN_H
#define TAGDIGEST_TEXT_DATE_SCAN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* More than any date needs; what passes a cap is no date. */
#define DATE_TEXT_MAX 160
#define DATE_TOKENS_MAX 32
#define DATE_WORD_MAX 32
#define DATE_DIGITS_MAX 18

typedef enum DateTokenKind {
	DATE_TOKEN_END, /* stands after the last */
	DATE_TOKEN_NUMBER,
	DATE_TOKEN_WORD,
	DATE_TOKEN_SIGN,
} DateTokenKind;

typedef struct DateToken {
	DateTokenKind kind;
	bool is_after_blank;
	int64_t value;            /* of a number */
	guint digits;             /* how many it is written with */
	char word[DATE_WORD_MAX]; /* lower case, without accents and dots: "a.m." is "am" */
	char sign;                /* one of - + / . , : */
} DateToken;

/**
 * Cut a text. Comments in parentheses are dropped (RFC 5322, 3.2.2), typographic dashes are blanks.
 *
 * @text    borrowed.
 * @tokens  out, filled up to an END.
 * @return whether the text holds nothing but such tokens.
 */
bool date_scan(const char *text, DateToken tokens[DATE_TOKENS_MAX]);

#endif
