/**
 * Where a value of JSON ends, found by brackets and quotes alone, in text that may come piece by
 * piece. Brackets that do not match are taken to have been forgotten where the outer ones close.
 */
#ifndef TAGDIGEST_TEXT_JSONSCAN_H
#define TAGDIGEST_TEXT_JSONSCAN_H

#include <glib.h>
#include <stdbool.h>

/** How far one value was read. All zeroes but for open at its beginning. */
typedef struct JsonScan {
	GString *open; /* borrowed: the brackets that are open */
	bool is_in_string;
	bool is_escaped; /* the next character is one of the string, whatever it is */
} JsonScan;

/** Begin another value. */
void jsonscan_reset(JsonScan *scan);

/**
 * Go on with a value.
 *
 * @at   borrowed, up to @end.
 * @return where it has ended: the ',' or closing bracket behind it; NULL: not in this piece.
 */
const char *jsonscan_go(JsonScan *scan, const char *at, const char *end);

/** Behind the blanks at @at. @return @end at most. */
const char *jsonscan_blanks(const char *at, const char *end);

#endif
