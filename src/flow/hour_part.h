/** What the files of hour share. */
#ifndef TAGDIGEST_FLOW_HOUR_PART_H
#define TAGDIGEST_FLOW_HOUR_PART_H

#include "flow/context.h"
#include "flow/hour_posts.h"
#include "store/posts.h"

/** A chat that is meant. */
typedef struct HourChat {
	const ChatSpec *chat; /* borrowed: the ini's, or made */
	ChatSpec *made;       /* owned: of a hashtag that no [chat NAME] has; or NULL */
} HourChat;

/** @name borrowed: of a [chat NAME], or a hashtag. @found out. @error USAGE_PERMANENT. */
bool hour_find_chat(Context *context, const char *name, HourChat *found, GError **error);

/** @found owned, what it holds. */
void hour_chat_clear(HourChat *found);

/** An hour, read. Owned. */
typedef struct HourRead {
	HourSpan span;
	GPtrArray *candidates; /* of PostCandidate */
	GPtrArray *posts;      /* of Post, borrowed of those: the chat's */
	GPtrArray *words;      /* of ChatsWord */
	Recap *recap;
	int unquoted;
	bool is_followed; /* all that the organiser said of these could be followed */
} HourRead;

/** @read out, empty before. @error STORE_*. */
bool hour_read(Context *context, const ChatSpec *chat, const HourSpan *span, HourRead *read,
	GError **error);

/** @read owned, what it holds. */
void hour_read_clear(HourRead *read);

/** The last hour of a chat that began before a time: by its rule, else by its questions. @span out:
 * where none is found, the time in which it was looked for. */
bool hour_find_last(Context *context, const ChatSpec *chat, int64_t until_s, HourSpan *span,
	GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HourChat, hour_chat_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HourRead, hour_read_clear)

#endif
