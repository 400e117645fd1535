#include "mail/conversation.h"

#include <string.h>

#define QUIT "QUIT\r"
#define CODE_LENGTH 4 /* "250 " or "250-" */
#define REPLY_BYTES_MOST 4096

static const struct {
	const char *verb;
	ConversationPhase phase;
} verbs[] = {
	{ "MAIL ", CONVERSATION_MAIL },
	{ "RCPT ", CONVERSATION_RCPT },
	{ "DATA\r", CONVERSATION_DATA },
};

static bool
begins_with(const char *text, gsize length, const char *start)
{
	return length >= strlen(start) && memcmp(text, start, strlen(start)) == 0;
}

void
conversation_begin(Conversation *conversation)
{
	if (conversation->reply == NULL) {
		conversation->reply = g_string_new(NULL);
	}
	g_string_truncate(conversation->reply, 0);
	conversation->phase = CONVERSATION_HELLO;
	conversation->is_reply_whole = true;
	conversation->is_quitting = false;
}

void
conversation_hear_command(Conversation *conversation, const char *text, gsize length)
{
	conversation->is_quitting = begins_with(text, length, QUIT);
	for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++) {
		if (begins_with(text, length, verbs[i].verb)) {
			conversation->phase = verbs[i].phase;
		}
	}
}

void
conversation_hear_reply(Conversation *conversation, const char *line, gsize length)
{
	const bool has_code = length > CODE_LENGTH && g_ascii_isdigit(line[0]);

	if (conversation->is_quitting) {
		return;
	}
	if (conversation->is_reply_whole) {
		g_string_truncate(conversation->reply, 0);
	}
	conversation->is_reply_whole = has_code && line[CODE_LENGTH - 1] == ' ';
	if (has_code && conversation->reply->len < REPLY_BYTES_MOST) {
		g_string_append_len(conversation->reply, line + CODE_LENGTH,
			(gssize)(length - CODE_LENGTH));
	}
}

void
conversation_clear(Conversation *conversation)
{
	if (conversation->reply != NULL) {
		g_string_free(conversation->reply, TRUE);
	}
	*conversation = (Conversation){ 0 };
}
