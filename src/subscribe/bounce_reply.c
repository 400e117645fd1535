#include "subscribe/bounce_part.h"

#include "base/prefix.h"

#include <string.h>

/* Which words tell the step at which a server said no. The first row that stands in what is said
 * is taken. */
typedef struct StepRow {
	const char *words;
	BounceStep step;
	const char *source;
} StepRow;

static const StepRow step_rows[] = {
	{ "in reply to rcpt to", BOUNCE_STEP_RCPT, "Postfix, smtp_proto.c" },
	{ "in reply to end of data", BOUNCE_STEP_DATA, "Postfix, smtp_proto.c" },
	{ "in reply to data", BOUNCE_STEP_DATA, "Postfix, smtp_proto.c" },
	{ "in reply to mail from", BOUNCE_STEP_MAIL, "Postfix, smtp_proto.c" },
	{ "in reply to ehlo", BOUNCE_STEP_CONNECT, "Postfix, smtp_proto.c" },
	{ "in reply to helo", BOUNCE_STEP_CONNECT, "Postfix, smtp_proto.c" },
	{ "after rcpt to", BOUNCE_STEP_RCPT, "Exim, transports/smtp.c" },
	{ "after end of data", BOUNCE_STEP_DATA, "Exim, transports/smtp.c" },
	{ "after pipelined end of data", BOUNCE_STEP_DATA, "Exim, transports/smtp.c" },
	{ "after data", BOUNCE_STEP_DATA, "Exim, transports/smtp.c" },
	{ "after pipelined data", BOUNCE_STEP_DATA, "Exim, transports/smtp.c" },
	{ "after mail from", BOUNCE_STEP_MAIL, "Exim, transports/smtp.c" },
	{ "after pipelined mail from", BOUNCE_STEP_MAIL, "Exim, transports/smtp.c" },
	{ "after initial connection", BOUNCE_STEP_CONNECT, "Exim, transports/smtp.c" },
	{ "after ehlo", BOUNCE_STEP_CONNECT, "Exim, transports/smtp.c" },
	{ "after helo", BOUNCE_STEP_CONNECT, "Exim, transports/smtp.c" },
	{ "smtp:rcpt", BOUNCE_STEP_RCPT, "X3" },
	{ "smtp:data", BOUNCE_STEP_DATA, "X3" },
	{ "after rcpt command", BOUNCE_STEP_RCPT, "1&1, GMX" },
	{ "for rcpt command", BOUNCE_STEP_RCPT, "1&1, GMX" },
	{ "for mail from command", BOUNCE_STEP_MAIL, "1&1, GMX" },
	{ "for text command", BOUNCE_STEP_DATA, "1&1, GMX" },
	{ "does not like recipient", BOUNCE_STEP_RCPT, "qmail-remote.c" },
	{ "but recipient was rejected", BOUNCE_STEP_RCPT, "qmail-remote.c, patched" },
	{ "but my name was rejected", BOUNCE_STEP_CONNECT, "qmail-remote.c" },
	{ "but greeting failed", BOUNCE_STEP_CONNECT, "qmail-remote.c" },
	{ "but sender was rejected", BOUNCE_STEP_MAIL, "qmail-remote.c" },
	{ "failed on data command", BOUNCE_STEP_DATA, "qmail-remote.c" },
	{ "failed after i sent the message", BOUNCE_STEP_DATA, "qmail-remote.c" },
	{ "did not like our rcpt", BOUNCE_STEP_RCPT, "dma, net.c" },
	{ "did not like our mail", BOUNCE_STEP_MAIL, "dma, net.c" },
	{ "did not like our data", BOUNCE_STEP_DATA, "dma, net.c" },
	{ "did not like our final", BOUNCE_STEP_DATA, "dma, net.c" },
	{ "[rcpt_to]", BOUNCE_STEP_RCPT, "Yahoo" },
	{ "[mail_from]", BOUNCE_STEP_MAIL, "Yahoo" },
	{ "[data]", BOUNCE_STEP_DATA, "Yahoo" },
	{ "server has rejected address", BOUNCE_STEP_RCPT, "PMDF, Sun" },
	{ "server rejected mail from", BOUNCE_STEP_MAIL, "PMDF, Sun" },
};

/* What a transcript of a session shows before the answer (Sendmail, Courier). */
static const StepRow command_rows[] = {
	{ "rcpt to", BOUNCE_STEP_RCPT, "RFC 5321, 4.1.1.3" },
	{ "mail from", BOUNCE_STEP_MAIL, "RFC 5321, 4.1.1.2" },
	{ "data", BOUNCE_STEP_DATA, "RFC 5321, 4.1.1.4" },
	{ "ehlo", BOUNCE_STEP_CONNECT, "RFC 5321, 4.1.1.1" },
	{ "helo", BOUNCE_STEP_CONNECT, "RFC 5321, 4.1.1.1" },
	{ ".", BOUNCE_STEP_DATA, "RFC 5321, 4.1.1.4" },
};

gsize
bounce_status_read(const char *text, BounceStatus *status)
{
	int numbers[3] = { 0 };
	gsize at = 0;

	if (text[0] != '2' && text[0] != '4' && text[0] != '5') {
		return 0;
	}
	for (int i = 0; i < 3; i++) {
		gsize digits = 0;

		while (digits < 4 && g_ascii_isdigit(text[at + digits])) {
			numbers[i] = numbers[i] * 10 + (text[at + digits] - '0');
			digits++;
		}
		at += digits;
		if (digits == 0 || digits > (i == 0 ? 1u : 3u) || (i < 2 && text[at] != '.')) {
			return 0;
		}
		at += i < 2;
	}
	if (text[at] == '.' && g_ascii_isdigit(text[at + 1])) {
		return 0; /* an IP address */
	}
	*status = (BounceStatus){ numbers[0], numbers[1], numbers[2] };
	return at;
}

/* A reply's code: three digits, and no more of them, and no dot. @return its bytes. */
static gsize
code_read(const char *text, int *code)
{
	if ((text[0] != '4' && text[0] != '5') || !g_ascii_isdigit(text[1]) || text[1] > '5'
		|| !g_ascii_isdigit(text[2]) || g_ascii_isalnum(text[3])
		|| (text[3] == '.' && g_ascii_isdigit(text[4]))) {
		return 0;
	}
	*code = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
	return 3;
}

/* How much a status says: "2.0.0" nothing of a failure, "5.0.0" its class, "5.1.0" little more. */
static int
worth(const BounceStatus *status)
{
	return status->class == 2 ? -1
				  : (status->subject != 0 ? 2 : 0) + (status->detail != 0 ? 1 : 0);
}

/* Where a code may begin: not within a word, a name or a number. */
static bool
may_begin(const char *text, const char *at)
{
	return at == text || strchr(" \t\r\n<(#['\":;-=>,", at[-1]) != NULL;
}

static BounceStep
step_read(const char *text)
{
	g_autofree char *folded = bounce_fold(text);

	for (gsize i = 0; i < G_N_ELEMENTS(step_rows); i++) {
		if (bounce_stands(folded, step_rows[i].words)) {
			return step_rows[i].step;
		}
	}
	return BOUNCE_STEP_UNKNOWN;
}

static BounceStep
command_read(const char *line)
{
	for (gsize i = 0; i < G_N_ELEMENTS(command_rows); i++) {
		if (g_ascii_strncasecmp(line, command_rows[i].words, strlen(command_rows[i].words))
			== 0) {
			return command_rows[i].step;
		}
	}
	return BOUNCE_STEP_UNKNOWN;
}

/* How transcripts mark who speaks, whichever way round. */
static const char *const marks[] = { ">>> ", "<<< ", "--> ", "<-- ", "In: ", "In:  ", "Out: " };

static gsize
mark_read(const char *text)
{
	gsize length = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (prefix_stands_at(text, marks[i])) {
			length = MAX(length, strlen(marks[i]));
		}
	}
	return length;
}

/* The last command (">>> RCPT To:<…>") before an answer that refuses ("<<< 550 …"). */
static BounceStep
transcript_read(const char *text)
{
	BounceStep step = BOUNCE_STEP_UNKNOWN;

	for (const char *at = text; *at != '\0'; at++) {
		const gsize mark = mark_read(at);

		if (mark == 0) {
			continue;
		}
		at += mark;
		if (step != BOUNCE_STEP_UNKNOWN && (*at == '4' || *at == '5')) {
			return step;
		}
		if (!g_ascii_isdigit(*at)) {
			step = command_read(at);
		}
		at--;
	}
	return BOUNCE_STEP_UNKNOWN;
}

BounceReply
bounce_reply_read(const char *text)
{
	BounceReply reply = { 0 };

	if (text == NULL) {
		return reply;
	}
	for (const char *at = text; *at != '\0'; at++) {
		BounceStatus status;
		gsize used = 0;

		if (!g_ascii_isdigit(*at) || !may_begin(text, at)) {
			continue;
		}
		used = bounce_status_read(at, &status);
		if (used > 0) {
			if (reply.status.class == 0 || worth(&status) > worth(&reply.status)) {
				reply.status = status;
			}
		} else if (reply.code == 0) {
			used = code_read(at, &reply.code);
			reply.from = (gsize)(at - text);
		}
		at += used > 0 ? used - 1 : 0;
	}
	reply.step = transcript_read(text);
	if (reply.step == BOUNCE_STEP_UNKNOWN) {
		reply.step = step_read(text);
	}
	return reply;
}
