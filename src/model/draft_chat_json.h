/** A draft's chats as JSON, for model/draft_json. */
#ifndef TAGDIGEST_MODEL_DRAFT_CHAT_JSON_H
#define TAGDIGEST_MODEL_DRAFT_CHAT_JSON_H

#include "model/draft_chat.h"
#include "model/member.h"

/** Put "asked" into @object where it is anything; @asked borrowed, or NULL. */
void draft_asked_write(json_t *object, const DraftAsked *asked);

/** The reverse. @return owned; NULL where there is none. */
DraftAsked *draft_asked_read(MemberReader *reader);

/** Put "chat" into @object where it is one; @chat borrowed, or NULL. */
void draft_chat_write(json_t *object, const DraftChat *chat);

/** The reverse: there has to be one. @return owned, or NULL, which @reader notes. */
DraftChat *draft_chat_read(MemberReader *reader);

/** Put "apart" into @object where it is any: of a chat, or of what its own edition had. */
void draft_apart_write(json_t *object, unsigned apart);

/** The reverse. */
unsigned draft_apart_read(MemberReader *reader);

#endif
