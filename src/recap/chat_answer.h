/**
 * Which question each post answers, and by what that is known: it answers the question's post, has
 * its label, quotes it, is addressed to who asked it, or comes at its time; in this order. What is
 * not certain enough answers none.
 */
#ifndef TAGDIGEST_RECAP_CHAT_ANSWER_H
#define TAGDIGEST_RECAP_CHAT_ANSWER_H

#include "recap/chat_question.h"

typedef enum ChatBy {
	CHAT_BY_REPLY,
	CHAT_BY_LABEL,
	CHAT_BY_QUOTE,
	CHAT_BY_ADDRESS,
	CHAT_BY_TIME,
} ChatBy;

typedef struct ChatAnswer {
	const Chat *chat;             /* borrowed; NULL: it answers nothing */
	const ChatQuestion *question; /* borrowed of it */
	ChatBy by;
} ChatAnswer;

/**
 * Attribute posts.
 *
 * @posts, @chats  borrowed, for as long as the result is used.
 * @return owned array of ChatAnswer, one a post in their order; those of questions answer none.
 */
GArray *chat_answers(const GPtrArray *posts, const GPtrArray *chats);

#endif
