/** What the files of recap share. */
#ifndef TAGDIGEST_RECAP_RECAP_PART_H
#define TAGDIGEST_RECAP_RECAP_PART_H

#include "recap/chat_answer.h"
#include "recap/recap.h"

struct Recap {
	GPtrArray *named; /* owned, of Post, borrowed: one a name */
	GPtrArray *names; /* owned, of char*: the names of those */
	GPtrArray *posts; /* owned, of ChatPost, by time */
	GPtrArray *teams; /* owned, of ChatTeam */
	GPtrArray *chats; /* owned, of Chat */
	bool *is_held;    /* owned: of each post whether it asks a question, or goes with one */
	GArray *answers;  /* owned, of ChatAnswer: a post's */
};

/** The name of a post. Borrowed. */
const char *recap_name(const Recap *recap, guint place);

/**
 * What stands for a post of a chat: its words on one line, without its label and its chat's
 * hashtags at the end, and what its pictures show; or only that it is folded, and why.
 *
 * @return owned.
 */
char *recap_said(const Recap *recap, const Chat *chat, const ChatPost *post);

/** Whether a post answers nothing and belongs to no question. */
bool recap_is_other(const Recap *recap, guint place);

#endif
