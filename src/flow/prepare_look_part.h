/** The parts of prepare_look: where a digest and its other courses stand. */
#ifndef TAGDIGEST_FLOW_PREPARE_LOOK_PART_H
#define TAGDIGEST_FLOW_PREPARE_LOOK_PART_H

#include <stdbool.h>

#include "flow/context.h"
#include "flow/prepare.h"

/** The zone of a digest. @zone out, owned. @error CONFIG_PERMANENT: it is unknown. */
bool prepare_look_zone(const DigestSpec *digest, GTimeZone **zone, GError **error);

/** What a period that is due waits for: readers, sources, the organiser. @state its window is read,
 * the rest is set. @error STORE_*. */
bool prepare_look_judge(Context *context, const DigestSpec *digest, PrepareState *state,
	GError **error);

/** When the edition is due that comes after a pause behind this one; 0: none follows. */
int64_t prepare_look_pause(const WindowRule *rule, const Window *window);

/** What is due at the end of a digest is its last; afterwards nothing is. @state gets it. @due_s is
 * narrowed to it. */
void prepare_look_at_end(const DigestSpec *digest, const WindowRule *rule, const PeriodRow *last,
	PrepareState *state, int64_t *due_s);

/** As prepare_look(), of a digest's own editions. */
bool prepare_look_own(Context *context, const DigestSpec *digest, PrepareState *state,
	GError **error);

/**
 * Where the course of chats alone stands. A chat is due two hours after its end, for a day: what
 * could not be mailed by then, or what the digest's own edition has already or is about to have,
 * stands there.
 *
 * @beside  borrowed: digest_spec_after_chats().
 * @state   out; its window is the chat's; with no chat to come, next_due_s is 0.
 * @error   STORE_*, CONFIG_PERMANENT for an unknown zone.
 */
bool prepare_look_chats(Context *context, const DigestSpec *beside, PrepareState *state,
	GError **error);

#endif
