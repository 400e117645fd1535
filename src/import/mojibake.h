/**
 * What Meta's exports do to text: each byte of UTF-8 that is no ASCII stands there as a character
 * of its own ("Caf\u00c3\u00a9"), in values and in keys.
 */
#ifndef TAGDIGEST_IMPORT_MOJIBAKE_H
#define TAGDIGEST_IMPORT_MOJIBAKE_H

#include <jansson.h>

/**
 * A text as it was meant, repaired once: where all its characters are bytes, one of them no ASCII,
 * and the bytes are UTF-8.
 *
 * @text  borrowed, may be NULL.
 * @return owned; NULL: it is right as it stands.
 */
char *mojibake_text(const char *text);

/** All strings and keys of a value (borrowed) repaired where they stand, each once. */
void mojibake_json(json_t *value);

#endif
