/**
 * JSON as the web sends it, read into jansson's values.
 *
 * Who loads or makes a value declares it `json_auto_t *value = NULL;`: jansson's own scope clean-up
 * (2.9 and later), which drops the reference as g_autoptr would. Values that the readers below
 * return are borrowed from their object and take plain `const json_t *`.
 */
#ifndef TAGDIGEST_TEXT_JSONTEXT_H
#define TAGDIGEST_TEXT_JSONTEXT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/**
 * Read a JSON object or array.
 *
 * One bad byte must not cost a page of posts, so what jansson refuses is mended in a copy first: a
 * byte order mark is skipped; a lone surrogate escape and \u0000 become U+FFFD; a byte that is no
 * UTF-8 becomes '?'; a control character becomes a blank, a raw line end inside a string too; a
 * number beyond int64 or double becomes a string of its characters, so that an id keeps every
 * digit. Bytes after the value are ignored. Of two equal keys the last wins. Nesting ends at 2048.
 *
 * @bytes   borrowed, @length bytes, no NUL needed; the caller has capped the length.
 * @value   out, owned (json_auto_t, json_decref).
 * @error   PARSE_PERMANENT with line and column of the mended text and an excerpt of it.
 * @return true, or false with *value untouched.
 */
bool jsontext_load(const char *bytes, gsize length, json_t **value, GError **error);

/*
 * The readers: @object is borrowed and may be NULL or no object (then nothing is found); @key is
 * borrowed. None can fail.
 */

/** The object at @key of an object (borrowed, no NULL), made when missing. @return borrowed from
 * it. */
json_t *jsontext_member(json_t *object, const char *key);

/** The string at @key: borrowed from @object; NULL when absent or no string. */
const char *jsontext_string(const json_t *object, const char *key);

/**
 * The string at @key without the blanks at its ends: owned, g_free; NULL when absent, no string or
 * empty.
 */
char *jsontext_dup_string(const json_t *object, const char *key);

/** As jsontext_dup_string, but an integer is taken too, as its digits: ids come as both. Owned. */
char *jsontext_dup_id(const json_t *object, const char *key);

/**
 * The integer at @key, a real number cut towards zero; @fallback when absent, no number or beyond
 * int64.
 */
int64_t jsontext_integer(const json_t *object, const char *key, int64_t fallback);

/** The boolean at @key; @fallback when absent or no boolean. */
bool jsontext_bool(const json_t *object, const char *key, bool fallback);

/**
 * The value at a path of keys.
 *
 * @path  borrowed: keys joined by dots, "account.source.indexable".
 * @return borrowed from @object; NULL when a step of the path is missing.
 */
const json_t *jsontext_path(const json_t *object, const char *path);

/*
 * The makers, none of which can fail; json_pack() and json_string() can, over one byte that is no
 * UTF-8, so that nobody else calls them (tests/fence.txt).
 */

/**
 * A string; null for NULL. Bytes that are no UTF-8 become U+FFFD.
 *
 * @text  borrowed. @return owned reference.
 */
json_t *jsontext_text(const char *text);

/**
 * An object: jsontext_object("email", jsontext_text(email), "posts", json_integer(3), NULL).
 *
 * @key  borrowed, ASCII; behind each key its value, a json_t * that is owned from now on (somebody
 *       else's: json_incref()) and not NULL, or the program ends; behind the last value NULL.
 * @return owned reference.
 */
json_t *jsontext_object(const char *key, ...) G_GNUC_NULL_TERMINATED;

/**
 * A time as reports print it: an RFC 3339 string, or null for 0 (never) and DATE_UNKNOWN.
 *
 * @time_s  Unix seconds UTC.
 * @return owned reference.
 */
json_t *jsontext_time(int64_t time_s);

#endif
