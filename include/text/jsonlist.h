/**
 * A long array in a JSON object, element by element: found by brackets and quotes alone, so that
 * each element is loaded by itself, and a bad one costs only itself.
 */
#ifndef TAGDIGEST_TEXT_JSONLIST_H
#define TAGDIGEST_TEXT_JSONLIST_H

#include <glib.h>
#include <stdbool.h>

/** The elements that are still to come. Borrows the text. */
typedef struct JsonList {
	const char *at, *end;
	bool is_cut_off; /* the text broke off before the array's end */
} JsonList;

/**
 * Find the array at a key of the object that a text is.
 *
 * @text  borrowed, @length bytes, no NUL needed; for as long as @list is used.
 * @key   borrowed: bytes as they stand between the quotes.
 * @list  out: before the first element.
 * @rest  out, owned: the object with nothing in that array.
 * @return whether there is such an array; if not the outs are untouched.
 */
bool jsonlist_open(const char *text, gsize length, const char *key, JsonList *list, GString **rest);

/**
 * Find the array at a way of keys, which of nested objects each has one.
 *
 * @text  as above.
 * @keys  borrowed, as above, ended by NULL; none: the text is the array itself.
 * @list  out: before the first element.
 * @rest  out, owned: the text with nothing in that array; may be NULL, which saves reading the
 *        array to its end.
 * @return whether there is such an array; if not the outs are untouched.
 */
bool jsonlist_open_at(const char *text, gsize length, const char *const *keys, JsonList *list,
	GString **rest);

/**
 * The next element. Brackets that do not match are taken to have been forgotten where the outer
 * ones close.
 *
 * @element  out, borrowed from the text: @length bytes without blanks around them.
 * @return false at the end.
 */
bool jsonlist_next(JsonList *list, const char **element, gsize *length);

#endif
