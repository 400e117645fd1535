#include "mail/transport.h"

#include "mail/maildir.h"
#if HAVE_LIBESMTP
#include "mail/relay.h"
#endif
#include "mail/submission.h"

#include <string.h>

const TransportOps *
transport_for(const RelaySpec *spec)
{
	if (spec->kind == RELAY_MAILDIR) {
		return &maildir_transport;
	}
#if HAVE_LIBESMTP
	/* libESMTP takes host:port apart at the first colon: not for an IPv6 address. */
	if (spec->user == NULL && !relay_spec_wants_tls(spec) && strchr(spec->host, ':') == NULL) {
		return &relay_transport;
	}
#endif
	return &submission_transport;
}
