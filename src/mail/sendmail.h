/**
 * Mail through a program that takes one on its standard input, as sendmail(1) of Postfix, Exim and
 * others, msmtp(1): -i -f SENDER -- RECIPIENT.
 */
#ifndef TAGDIGEST_MAIL_SENDMAIL_H
#define TAGDIGEST_MAIL_SENDMAIL_H

#include "mail/transport.h"

/** The row of the transport table. */
extern const TransportOps sendmail_transport;

#endif
