/** libcurl for every server with TLS or a login: STARTTLS required, or implicit TLS. */
#ifndef TAGDIGEST_MAIL_SUBMISSION_H
#define TAGDIGEST_MAIL_SUBMISSION_H

#include "mail/transport.h"

/** The row of the transport table. */
extern const TransportOps submission_transport;

#endif
