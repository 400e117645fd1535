/** The questions of each chat among the posts. */
#ifndef TAGDIGEST_RECAP_CHAT_QUESTION_H
#define TAGDIGEST_RECAP_CHAT_QUESTION_H

#include "recap/chat.h"

/**
 * Find the questions of each team.
 *
 * @posts, @teams  borrowed, for as long as the result lives.
 * @return owned array of Chat, by time, each with a question at least; a post is of one question.
 */
GPtrArray *chat_questions(const GPtrArray *posts, const GPtrArray *teams);

#endif
