#include "mail/transport.h"

#include "mail/maildir.h"
#if HAVE_LIBESMTP
#include "mail/relay.h"
#endif
#include "mail/sendmail.h"
#include "mail/submission.h"

#include <string.h>

const TransportOps *
transport_for(const RelaySpec *spec)
{
	switch (spec->kind) {
	case RELAY_MAILDIR:
		return &maildir_transport;
	case RELAY_SENDMAIL:
		return &sendmail_transport;
	case RELAY_LMTP:
		return &submission_transport;
	default:
		break;
	}
#if HAVE_LIBESMTP
	/* libESMTP takes host:port apart at the first colon: not for an IPv6 address. */
	if (spec->user == NULL && !relay_spec_wants_tls(spec) && strchr(spec->host, ':') == NULL) {
		return &relay_transport;
	}
#endif
	return &submission_transport;
}
