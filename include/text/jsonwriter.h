/**
 * JSON as compact text, written straight into a string: what many thousand posts become needs no
 * tree of values. A comma is put before whatever needs one, so that members and elements are simply
 * written one after the other.
 */
#ifndef TAGDIGEST_TEXT_JSONWRITER_H
#define TAGDIGEST_TEXT_JSONWRITER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Begin an object, @bracket '{', or an array, '['. */
void jsonwriter_begin(GString *out, char bracket);

/** End it, with '}' or ']'. */
void jsonwriter_end(GString *out, char bracket);

/** The name of a member, ASCII that needs no escape; its value comes next. */
void jsonwriter_key(GString *out, const char *key);

/** A string; null for NULL. Bytes that are no UTF-8 become U+FFFD. */
void jsonwriter_text(GString *out, const char *text);

/** An integer. */
void jsonwriter_integer(GString *out, int64_t integer);

/** true or false. */
void jsonwriter_bool(GString *out, bool value);

/** Null. */
void jsonwriter_null(GString *out);

#endif
