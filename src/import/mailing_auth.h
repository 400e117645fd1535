/** What the server of a mailbox found out about a letter's sender (RFC 8601). */
#ifndef TAGDIGEST_IMPORT_MAILING_AUTH_H
#define TAGDIGEST_IMPORT_MAILING_AUTH_H

#include <stdbool.h>

#include "text/message.h"

/**
 * Whether a letter is believed to be of a domain: its server says that DMARC, DKIM or SPF passed
 * for that domain, for one below it or for one above it.
 *
 * @message   borrowed.
 * @authserv  borrowed: the name under which the server writes its lines; without one there nothing
 *            is believed. NULL: that of the topmost line, and all is believed where there is none.
 * @domain    borrowed.
 */
bool mailing_auth_believes(const Message *message, const char *authserv, const char *domain);

#endif
