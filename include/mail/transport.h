/**
 * How mail leaves: one contract, several ways. A transport runs a batch over as few connections
 * as it can and calls back as each fact is known; it knows no digest and no store.
 */
#ifndef TAGDIGEST_MAIL_TRANSPORT_H
#define TAGDIGEST_MAIL_TRANSPORT_H

#include <glib.h>
#include <stdbool.h>

#include "model/delivery.h"
#include "model/relay_spec.h"

/** One message to one recipient; everything borrowed until done() was called for it. */
typedef struct Envelope {
	const char *from; /* bare address of MAIL FROM; "": none, so that nothing comes back */
	const char *to;   /* bare address of RCPT TO */
	GBytes *message;  /* never empty; CRLF line ends, no dot-stuffing */
	void *cookie;     /* the caller's */
} Envelope;

/** The caller's side of a batch. */
typedef struct TransportBatch {
	/**
	 * Fill the next envelope, or return false when there are no more (or somebody asked to
	 * stop).
	 */
	bool (*next)(void *data, Envelope *envelope);
	/**
	 * These messages are at the last piece of their bytes, the earliest moment at which the
	 * server can come to own them: which may go? Called once for all sessions that are ready,
	 * at most 20 ms after the first of them became so, so that the journal commits once for
	 * all; a slow session is in the next call and keeps nobody waiting. For one that may not
	 * go the transport breaks the connection before that piece and reports temporary.
	 *
	 * With @count 0 nobody is ready, but outcomes were told a while ago that should be on
	 * record.
	 *
	 * @may_go  out, @count of them.
	 */
	void (*ready)(void *data, Envelope *const *envelopes, guint count, bool *may_go);
	/**
	 * How it ended; exactly once for each envelope that next() gave. It need not be durable
	 * before the next ready(). @outcome borrowed.
	 */
	void (*done)(void *data, const Envelope *envelope, const Outcome *outcome);
	void *data;
	/**
	 * The server refused the login: put another password, or access token, into the spec that
	 * the batch runs by, if there is one. Called once for each that is refused.
	 *
	 * @return whether it is worth another try. NULL: it never is.
	 */
	bool (*renew)(void *renew_data);
	void *renew_data;
} TransportBatch;

/** One way: a row of the table. */
typedef struct TransportOps {
	const char *name;
	/**
	 * Run a batch to its end. Trouble with single messages is an outcome. When a connection,
	 * TLS or the login fails, the envelope at hand gets a temporary (or permanent) outcome with
	 * is_session set, and is_suspect too when the connection ended over this very message
	 * (from RCPT on). Other sessions go on; when none is left, next() is not called again. The
	 * callbacks come one at a time while run() lasts, perhaps from another thread.
	 *
	 * @return whether nothing of the kind happened; if it did, more may be owed.
	 * @error  NETWORK_*, REMOTE_* or MAIL_*: the one line for the organiser.
	 */
	bool (*run)(const RelaySpec *spec, const TransportBatch *batch, GError **error);
} TransportOps;

/**
 * The way that a relay asks for: Maildir; a program; in clear without a login (loopback, or tls =
 * none): libESMTP (libcurl in a build without it, and for an IPv6 address); everything else:
 * libcurl.
 *
 * @spec borrowed. @return static, never NULL.
 */
const TransportOps *transport_for(const RelaySpec *spec);

#endif
