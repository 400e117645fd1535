/** What of a chat stands in an archive. */
#ifndef TAGDIGEST_FLOW_ARCHIVE_CHAT_H
#define TAGDIGEST_FLOW_ARCHIVE_CHAT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/hour_part.h"
#include "store/shelf.h"

/** A chat that an edition holds. Borrowed. */
typedef struct ArchiveChat {
	const ShelfRow *row; /* of the edition */
	const json_t *said;  /* as letters have it (render/page) */
} ArchiveChat;

/** What the ini says of it now, or of its hashtag at least; of neither: @found has no chat. */
void archive_chat_find(Context *context, const ArchiveChat *chat, HourChat *found);

/**
 * Read it: its questions by the recap that is made of what is stored now, with all of their
 * answers. A question that is one no more keeps its place, and so do answers to it that the edition
 * knew. Without the words of the edition its numbers are left.
 *
 * @spec   borrowed: of archive_chat_find(); NULL: there is none, and it is as the edition shows it.
 * @draft  out, owned: with no section but the chat's, or none where nothing is left, as it may
 * stand in public.
 * @error  STORE_*, PARSE_PERMANENT.
 */
bool archive_chat_read(Context *context, const ArchiveChat *chat, const ChatSpec *spec,
	Draft **draft, GError **error);

#endif
