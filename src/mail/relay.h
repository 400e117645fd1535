/**
 * libESMTP for what it is good at: handing mail in clear to a relay on this machine or, said out
 * loud by tls = none, on a trusted network. It refuses TLS and logins. Its traps and cures are
 * told in relay.c.
 */
#ifndef TAGDIGEST_MAIL_RELAY_H
#define TAGDIGEST_MAIL_RELAY_H

#include "mail/transport.h"

/** The row of the transport table. */
extern const TransportOps relay_transport;

#endif
