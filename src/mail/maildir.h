/** Mail into a Maildir: written in tmp, made durable, renamed into new. */
#ifndef TAGDIGEST_MAIL_MAILDIR_H
#define TAGDIGEST_MAIL_MAILDIR_H

#include "mail/transport.h"

/** The row of the transport table. */
extern const TransportOps maildir_transport;

#endif
