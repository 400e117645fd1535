/** Secret names that cannot be guessed: one stands in every reader's way out. */
#ifndef TAGDIGEST_BASE_TOKEN_H
#define TAGDIGEST_BASE_TOKEN_H

#include <glib.h>
#include <stdbool.h>

/**
 * Length of a token in bytes, without the final NUL: 32 random bytes in base64url (RFC 4648, 5).
 */
#define TOKEN_LENGTH 43

/**
 * Make a token from the kernel's randomness.
 *
 * @token  out, owned, g_free; TOKEN_LENGTH characters of A-Z a-z 0-9 - _.
 * @error  SYSTEM_PERMANENT when the kernel gives no randomness.
 * @return true, or false with *token untouched.
 */
bool token_new(char **token, GError **error);

/** Whether @text (borrowed, may be NULL) has the shape of a token. */
bool token_is_valid(const char *text);

#endif
