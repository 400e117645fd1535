/**
 * What is ahead: the dates of [event NAME] sections and of calendars that were read, for the
 * command line, for `check` and for digests.
 */
#ifndef TAGDIGEST_FLOW_AHEAD_H
#define TAGDIGEST_FLOW_AHEAD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "model/digest_spec.h"
#include "model/event.h"

/** So many are looked at, at most. */
#define AHEAD_MAX 10000

/** Which are wanted. Borrowed. */
typedef struct AheadWanted {
	const DigestSpec *digest; /* those that stand in it, each with its tag there; NULL: all */
	int64_t from_s, until_s;  /* that begin in this time, half open */
	const char *timezone;     /* of a file alone: the IANA name of times without a zone */
	bool are_all;             /* those as well that include and exclude leave out */
} AheadWanted;

/**
 * What begins in a time, by when it begins: each once, whoever announces it.
 *
 * A uid is made of the section's name and the day, or of the calendar's uid and its source's
 * number, and is for readers' calendars: "32 hex digits@domain of from". So no calendar can name
 * somebody else's entry there.
 *
 * @context  borrowed; with a store of which calendars are read, or without.
 * @events   out, owned array of Event.
 * @error    STORE_*.
 */
bool ahead_events(const Context *context, const AheadWanted *wanted, GPtrArray **events,
	GError **error);

/**
 * For people, a line each, in a zone that is named: "Thu 17 Dec 2026, 20:00 (London, GMT)", with
 * its own beside it where that is another.
 *
 * @timezone  borrowed IANA name.
 * @return owned.
 */
char *ahead_text(const GPtrArray *events, const char *timezone);

/**
 * What `check` says of the ini's events: the next three dates of each, to be confirmed with its
 * host, and days in `except` on which it would not take place anyway.
 *
 * @return owned; "" without events.
 */
char *ahead_check(const Config *config, int64_t now_s);

/** What a calendar's file says, as ahead_events() would have it. Outside any run.
 *
 * @path      borrowed.
 * @wanted    borrowed: only its times and its zone are read.
 * @events    out, owned array of Event.
 * @remark    out, owned, or NULL: what could not be read.
 * @error     SYSTEM_*, PARSE_PERMANENT when it is no calendar.
 */
bool ahead_of_file(const char *path, const AheadWanted *wanted, GPtrArray **events, char **remark,
	GError **error);

#endif
