/** What the files of recap share. */
#ifndef TAGDIGEST_RECAP_RECAP_PART_H
#define TAGDIGEST_RECAP_RECAP_PART_H

#include "recap/chat_answer.h"
#include "recap/recap.h"

struct Recap {
	GPtrArray *named;    /* owned, of Post, borrowed: one a name */
	GPtrArray *names;    /* owned, of char*: the names of those */
	GPtrArray *posts;    /* owned, of ChatPost, by time */
	GPtrArray *teams;    /* owned, of ChatTeam */
	GPtrArray *chats;    /* owned, of Chat */
	bool *is_held;       /* owned: of each post whether it asks a question, or goes with one */
	GArray *answers;     /* owned, of ChatAnswer: a post's */
	GHashTable *places;  /* owned: Post, borrowed -> its place + 1 */
	GHashTable *folded;  /* owned set of places + 1: copies, which are shown with others */
	GHashTable *by_hand; /* owned set of places + 1: the organiser says what these are */
};

/** Say anew what each post is, by the chats as they stand. */
void recap_settle(Recap *recap);

/** The name of a post. Borrowed. */
const char *recap_name(const Recap *recap, guint place);

/**
 * What stands for a post of a chat: its words on one line, without its label and its chat's
 * hashtags at the end, and what its pictures show; or only that it is folded, and why.
 *
 * @return owned.
 */
char *recap_said(const Recap *recap, const Chat *chat, const ChatPost *post);

/** The label with which a post begins, which is none of its own words; NULL: none. Borrowed. */
const ChatLabel *recap_lead(const ChatPost *post);

/** Whether a post answers nothing and belongs to no question. */
bool recap_is_other(const Recap *recap, guint place);

#endif
