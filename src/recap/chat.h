/** A chat among the posts: its questions, and which posts are theirs. */
#ifndef TAGDIGEST_RECAP_CHAT_H
#define TAGDIGEST_RECAP_CHAT_H

#include "recap/chat_post.h"
#include "recap/chat_team.h"

typedef struct ChatQuestion {
	guint number, last; /* of its label; two that one post asks have both */
	guint post;         /* the place of the post that asks it */
	GArray *also;       /* owned, of guint: announcement, further parts, corrections, repeats;
			     * changed by chat_put() and chat_drop() */
	GHashTable *places; /* owned: the same as a set */
	int64_t asked_s;    /* Unix seconds UTC */
	bool is_guess;      /* its number is not its label's, which was another question's */
} ChatQuestion;

typedef struct Chat {
	const ChatTeam *team; /* borrowed */
	GPtrArray *questions; /* owned, of ChatQuestion, by time */
	GHashTable *answered; /* owned: number -> ChatAnswered, as far as it was asked for */
	int64_t listed_s; /* when its questions were told beforehand; G_MAXINT64: they were not */
} Chat;

/** A chat without questions. @team borrowed, for as long as it lives. @return owned. */
Chat *chat_new(const ChatTeam *team);

/** @chat owned. */
void chat_free(Chat *chat);

/** The question of a chat with a number, or NULL. Borrowed. */
ChatQuestion *chat_find(const Chat *chat, guint number);

/** Add a question to a chat. @return borrowed. */
ChatQuestion *chat_ask(Chat *chat, const GPtrArray *posts, guint number, guint place);

/** The question of a chat to which a post belongs so far, or NULL. Borrowed. */
ChatQuestion *chat_holder(const Chat *chat, guint place);

/** Whether a post is a question's, or goes with it. */
bool chat_holds(const ChatQuestion *question, guint place);

/** Put a post to a question, if it has it not yet. */
void chat_put(ChatQuestion *question, guint place);

/** Take a post from those that go with a question. */
void chat_drop(ChatQuestion *question, guint place);

/** Whether a host speaks to somebody who is none. */
bool chat_is_aside(const Chat *chat, const GPtrArray *posts, const ChatPost *post);

/** Whether somebody else's post has the label of an answer to question @number. */
bool chat_is_answered_by(const Chat *chat, const ChatPost *post, guint number);

/** How many others answer question @number, or the post at @place, from there on. */
guint chat_answerers(const Chat *chat, const GPtrArray *posts, guint number, guint place);

#endif
