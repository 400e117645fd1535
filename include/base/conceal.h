/** What a server says, without what it was told in secret: it may repeat that. */
#ifndef TAGDIGEST_BASE_CONCEAL_H
#define TAGDIGEST_BASE_CONCEAL_H

#include <glib.h>

/**
 * A copy in which "…" stands for each secret, and for each word that is base64 of something that
 * holds one (as logins are sent by SASL: RFC 4616, RFC 7628).
 *
 * @text     borrowed, may be NULL (then "").
 * @secrets  borrowed, @count of them; NULL and "" are none.
 * @return owned, g_free.
 */
char *conceal(const char *text, const char *const *secrets, gsize count);

#endif
