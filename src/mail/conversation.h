/** What was said on an SMTP connection, as far as it tells what a refusal was about and why. */
#ifndef TAGDIGEST_MAIL_CONVERSATION_H
#define TAGDIGEST_MAIL_CONVERSATION_H

#include <glib.h>
#include <stdbool.h>

/** How far a message has come. */
typedef enum ConversationPhase {
	CONVERSATION_HELLO, /* connecting, TLS, login */
	CONVERSATION_MAIL,
	CONVERSATION_RCPT,
	CONVERSATION_DATA,
} ConversationPhase;

typedef struct Conversation {
	ConversationPhase phase;
	GString *reply;      /* owned: the words of the last reply, without codes */
	bool is_reply_whole; /* the next line begins another */
	bool is_quitting;    /* what is said now is about no message */
} Conversation;

/** A new message begins. @conversation zeroed before its first one. */
void conversation_begin(Conversation *conversation);

/** One of our commands. @text borrowed, @length bytes. */
void conversation_hear_command(Conversation *conversation, const char *text, gsize length);

/** One line of a reply, "250-SIZE" or "250 2.0.0 kept". @line borrowed, @length bytes. */
void conversation_hear_reply(Conversation *conversation, const char *line, gsize length);

/** Free what it holds. */
void conversation_clear(Conversation *conversation);

#endif
