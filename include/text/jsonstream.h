/**
 * A long array of JSON out of a reader, element by element, each loaded by itself, so that a bad
 * one costs only itself and memory holds one. As text/jsonlist, for what is too long to be held.
 */
#ifndef TAGDIGEST_TEXT_JSONSTREAM_H
#define TAGDIGEST_TEXT_JSONSTREAM_H

#include <glib.h>
#include <stdbool.h>

#include "base/reader.h"

/** A longer element is passed over. */
#define JSONSTREAM_ELEMENT_MAX ((gsize)4 * 1024 * 1024)

typedef struct JsonStream JsonStream;

/**
 * Find an array.
 *
 * @reader  borrowed for as long as the stream lives, before the text; what a byte order mark and
 *          blanks are is passed over.
 * @keys    borrowed, ended by NULL: the way of keys to it, which of nested objects each has one, as
 *          they stand between the quotes; none: the text is the array itself.
 * @stream  out, owned; NULL where there is no such array, and the reader is somewhere.
 * @error   the reader's.
 */
bool jsonstream_open(Reader *reader, const char *const *keys, JsonStream **stream, GError **error);

/**
 * The next element.
 *
 * @element  out, borrowed until the next call: @length bytes without blanks around them; NULL at
 *           the end. One that is too long has a length of 0.
 * @error    the reader's.
 */
bool jsonstream_next(JsonStream *stream, const char **element, gsize *length, GError **error);

/** At the end: the text broke off before the array's. */
bool jsonstream_is_cut_off(const JsonStream *stream);

/** @stream owned, may be NULL. */
void jsonstream_free(JsonStream *stream);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonStream, jsonstream_free)

#endif
