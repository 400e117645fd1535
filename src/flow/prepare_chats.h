/** The chats of a digest's period: question by question, in sections of their own. */
#ifndef TAGDIGEST_FLOW_PREPARE_CHATS_H
#define TAGDIGEST_FLOW_PREPARE_CHATS_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/hour_posts.h"
#include "flow/prepare.h"
#include "flow/prepare_facts.h"
#include "model/digest_spec.h"
#include "model/draft.h"

/** @chats owned array of what prepare_chats_read() gives, may be NULL. */
typedef struct PrepareChat PrepareChat;

/**
 * What the store knows of the chats that a digest may have in a period.
 *
 * @state  borrowed: which period.
 * @chats  out, owned array of PrepareChat: none where the digest has no such section.
 * @error  STORE_*.
 */
bool prepare_chats_read(Context *context, const DigestSpec *digest, const PrepareState *state,
	GPtrArray **chats, GError **error);

/** Whether what is not over when a digest's period ends can be in its next edition: that one looks
 * back so far. */
bool prepare_chats_may_wait(const DigestSpec *digest);

/** Chats on their way into a draft. */
typedef struct PrepareChats {
	GPtrArray *sections; /* owned: of DraftSection, owned; all answers below their questions */
	GPtrArray *also;     /* owned: of GPtrArray of DraftEntry: what goes with the questions of
			      * each */
} PrepareChats;

/**
 * Make the chats of a period: their posts are no other entries any more. One that is not over when
 * the period ends is for the next edition as a whole, and its posts are no entries at all.
 *
 * @facts    borrowed.
 * @entries  borrowed array of DraftEntry, owned by it, each one post; the chats' leave it.
 * @return to be ended by prepare_chats_end().
 */
PrepareChats prepare_chats(const PrepareFacts *facts, GPtrArray *entries);

/**
 * All that counts in a draft.
 *
 * @entries  borrowed array of DraftEntry.
 * @return owned array of DraftEntry, borrowed: those, and the chats'.
 */
GPtrArray *prepare_chats_all(const PrepareChats *chats, const GPtrArray *entries);

/** Choose what is shown of them, and put their sections into the draft. @chats owned: what it
 * holds. */
void prepare_chats_end(const PrepareFacts *facts, const DigestSpec *digest, Draft *draft,
	PrepareChats *chats);

/** A recap, and whose it is. Borrowed. */
typedef struct PrepareRecap {
	const ChatSpec *chat;
	const HourSpan *span;       /* NULL: of a chat without a rule */
	const GPtrArray *questions; /* of recap_questions() */
} PrepareRecap;

/**
 * The chats of a recap, each with all of its answers.
 *
 * @entries  borrowed array of DraftEntry, owned by it, one for each post; the chats' leave it.
 * @return owned array of DraftSection.
 */
GPtrArray *prepare_chats_of(const PrepareRecap *recap, GPtrArray *entries);

/** Count in each chat of a draft what of its hour may not be quoted. @error STORE_*. */
bool prepare_chats_count(Context *context, Draft *draft, GError **error);

#endif
