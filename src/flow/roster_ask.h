/** What an address is, by asking it: what nobody can know beforehand. */
#ifndef TAGDIGEST_FLOW_ROSTER_ASK_H
#define TAGDIGEST_FLOW_ROSTER_ASK_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "source/platform.h"

/** What came of asking. */
typedef struct RosterAnswer {
	Recognition found; /* PLATFORM_SECTION: how to read it */
	GPtrArray *others; /* owned, of char*: other feeds that its page names */
} RosterAnswer;

/**
 * Ask: the page itself; where it is no feed, what its server runs (NodeInfo, its generator) and
 * which feeds it names; at most five requests, kept apart and capped as those of a run are.
 *
 * @ask     borrowed: an address of the web, of which platform_recognise() knew nothing, or that
 *          its page names the feed.
 * @answer  out: roster_answer_clear().
 * @error   NETWORK_*, REMOTE_*: why it cannot be read, and what would do instead; STORE_*.
 */
bool roster_ask(const Context *context, const PlatformAsk *ask, RosterAnswer *answer,
	GError **error);

/**
 * The text of a page, apart and capped as above.
 *
 * @url    borrowed. @text out, owned, valid UTF-8.
 * @error  NETWORK_*, REMOTE_*, STORE_*.
 */
bool roster_ask_text(const Context *context, const char *url, char **text, GError **error);

/** Free what it holds. */
void roster_answer_clear(RosterAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RosterAnswer, roster_answer_clear)

#endif
