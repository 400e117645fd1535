#include "mail/reply.h"

#include <string.h>

#define CODE_LENGTH 3

static void
begin(Reply *reply)
{
	if (reply->text == NULL) {
		reply->text = g_string_new(NULL);
		reply->line = g_string_new(NULL);
	}
	g_string_truncate(reply->text, 0);
	g_string_truncate(reply->line, 0);
	reply->code = 0;
	reply->lines = 0;
	reply->bytes = 0;
	reply->state = REPLY_PART;
}

/* The code that a line begins with, or 0. */
static int
code_of(const char *line, gsize length)
{
	if (length < CODE_LENGTH || line[0] < '2' || line[0] > '5' || !g_ascii_isdigit(line[1])
		|| !g_ascii_isdigit(line[2])) {
		return 0;
	}
	return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

/* "250-words", "250 words" or "250"; all lines of a reply have one code (RFC 5321, 4.2.1). */
static ReplyState
take_line(Reply *reply)
{
	const char *line = reply->line->str;
	const gsize length = reply->line->len;
	const int code = code_of(line, length);
	const char mark = length > CODE_LENGTH ? line[CODE_LENGTH] : ' ';

	if (code == 0 || (mark != ' ' && mark != '-')
		|| (reply->lines > 0 && code != reply->code)) {
		return REPLY_BAD;
	}
	reply->code = code;
	reply->lines++;
	if (length > CODE_LENGTH + 1) {
		g_string_append_len(reply->text, line + CODE_LENGTH + 1,
			(gssize)(length - CODE_LENGTH - 1));
	}
	g_string_append_c(reply->text, '\n');
	g_string_truncate(reply->line, 0);
	if (mark == ' ') {
		return REPLY_WHOLE;
	}
	return reply->lines == REPLY_LINES_MOST ? REPLY_BAD : REPLY_PART;
}

static void
strip_return(GString *line)
{
	if (line->len > 0 && line->str[line->len - 1] == '\r') {
		g_string_truncate(line, line->len - 1);
	}
}

ReplyState
reply_read(Reply *reply, const char *bytes, gsize length, gsize *used)
{
	if (reply->text == NULL || reply->state != REPLY_PART) {
		begin(reply);
	}
	*used = 0;
	while (*used < length && reply->state == REPLY_PART) {
		const char *at = bytes + *used;
		const char *end = memchr(at, '\n', length - *used);
		const gsize piece = end == NULL ? length - *used : (gsize)(end - at) + 1;

		*used += piece;
		reply->bytes += piece;
		if (reply->bytes > REPLY_BYTES_MOST) {
			reply->state = REPLY_BAD;
		} else if (end == NULL) {
			g_string_append_len(reply->line, at, (gssize)piece);
		} else {
			g_string_append_len(reply->line, at, (gssize)piece - 1);
			strip_return(reply->line);
			reply->state = take_line(reply);
		}
	}
	return reply->state;
}

void
reply_clear(Reply *reply)
{
	if (reply->text != NULL) {
		g_string_free(reply->text, TRUE);
		g_string_free(reply->line, TRUE);
	}
	*reply = (Reply){ 0 };
}
