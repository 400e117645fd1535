/** What the files of chat_question share. */
#ifndef TAGDIGEST_RECAP_CHAT_QUESTION_PART_H
#define TAGDIGEST_RECAP_CHAT_QUESTION_PART_H

#include "recap/chat.h"

/** Read what a team says, by time: its labelled questions and what goes with them. */
void chat_question_walk(Chat *chat, const GPtrArray *posts);

/**
 * Find what a team asks without a label: an announcement that stayed alone, a number that is left
 * out and answered, or all of them where there is no label at all.
 */
void chat_question_fill(Chat *chat, const GPtrArray *posts);

#endif
