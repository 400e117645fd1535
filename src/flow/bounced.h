/**
 * Mails of ours that did not arrive, or were complained of: who is meant, whether that is to be
 * believed, and who gets nothing any more until they write or the organiser says so. Nobody is
 * written to about it.
 *
 * Who is meant is known by the address that a report came to (a way: VERP), by our Message-ID or
 * way out in what it brings back; else by the address that it names, where we mailed to it. The
 * last is what anybody can write, so nobody is suspended at once by it.
 */
#ifndef TAGDIGEST_FLOW_BOUNCED_H
#define TAGDIGEST_FLOW_BOUNCED_H

#include <glib.h>
#include <stdbool.h>

#include "flow/inbox_mail.h"

/** So long a report is held against somebody: it decays. */
#define BOUNCED_MEMORY_S (90 * DAY_S)

/** So many that are not for good weigh as much as one that is, and only over so long. */
#define BOUNCED_SOFT_FOR_HARD 4
#define BOUNCED_SOFT_SPAN_S (28 * DAY_S)

/** A report of a mail that is older is about none of ours. */
#define BOUNCED_MAILED_S (60 * DAY_S)

/** The handler of reports and complaints: an InboxTake. */
bool bounced_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error);

/** Refusals that are older were looked at. */
#define BOUNCED_REFUSED_S (7 * DAY_S)

/**
 * What servers refused for good in sessions of ours counts as if they had reported it, each mail
 * once whatever is killed; nobody is suspended at once by it, since the server need not be their
 * own. Not inside a transaction.
 *
 * @error  STORE_*.
 */
bool bounced_refused(Context *context, GError **error);

/**
 * Somebody wrote: what bounced is active again, and nothing is held against them. Who complained
 * stays out until they ask. Inside a transaction.
 *
 * @email  borrowed bare address.
 * @count  out: how many subscriptions are active again.
 * @error  STORE_*.
 */
bool bounced_forgive(Context *context, const char *email, int *count, GError **error);

/**
 * A message came in: a person who wrote it after they were suspended is active again, whatever it
 * says and whosever it is. Not inside a transaction.
 *
 * @mail   borrowed.
 * @error  STORE_*.
 */
bool bounced_hear(Context *context, const InboxMail *mail, GError **error);

#endif
