/**
 * The last edition of each digest, in a small file beside the database: by it a database that is an
 * older copy, or was emptied, is known before anybody is mailed twice.
 */
#ifndef TAGDIGEST_FLOW_LEDGER_H
#define TAGDIGEST_FLOW_LEDGER_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Refuse a database that knows less than was mailed from here.
 *
 * @error  STORE_TEMPORARY, in a line that says what to do; SYSTEM_PERMANENT when the file cannot be
 *         read.
 */
bool ledger_check(Context *context, GError **error);

/**
 * Go on with such a database, since somebody says that it is the right one: the periods that were
 * mailed count as decided, and what it still owes may have arrived (uncertain). Does nothing to
 * another. Under the deliver lock.
 *
 * @error  STORE_*, SYSTEM_PERMANENT.
 */
bool ledger_accept(Context *context, GError **error);

/** The number of a digest's last edition by the file; 0: none. @number out. @error as above. */
bool ledger_number(const Context *context, const DigestSpec *digest, int *number, GError **error);

/** Write what the database knows now. Under the deliver lock. @error STORE_*, SYSTEM_PERMANENT. */
bool ledger_write(Context *context, GError **error);

#endif
