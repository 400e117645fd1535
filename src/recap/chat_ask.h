/** What a post does with the label of a question: ask it, announce it, correct it, or speak of it.
 */
#ifndef TAGDIGEST_RECAP_CHAT_ASK_H
#define TAGDIGEST_RECAP_CHAT_ASK_H

#include "recap/chat_post.h"

typedef enum ChatAskKind {
	CHAT_ASK_NOTHING,  /* no label, or it is only spoken of ("great answers to Q1") */
	CHAT_ASK_QUESTION, /* "Q2: what helps?" */
	CHAT_ASK_ANNOUNCE, /* "Ready for Q2?", "Question two coming up" */
	CHAT_ASK_NAME,     /* few words that ask nothing and say nothing of what is to come */
	CHAT_ASK_CORRECT,  /* "Sorry, Q2 should read …" */
	CHAT_ASK_LIST,     /* three questions and more: a programme */
} ChatAskKind;

typedef struct ChatAsk {
	ChatAskKind kind;
	guint number, last; /* as ChatLabel's first and last; two questions of one post have both */
	char part;          /* as ChatLabel's */
	bool is_firm;       /* a sentence begins with its label, which is parted from the rest */
	const ChatLabel *label; /* borrowed of the post; NULL with CHAT_ASK_NOTHING */
} ChatAsk;

/** Read a post as if its author were a host. @post borrowed. */
ChatAsk chat_ask_read(const ChatPost *post);

/** Whether a post says that something before it was wrong, in its first words. */
bool chat_ask_corrects(const ChatPost *post);

#endif
