#include "mail/talk.h"

#include <string.h>

#define LAST_PIECE ".\r\n"

void
talk_begin(Talk *talk, bool can_pipeline)
{
	*talk = (Talk){ .can_pipeline = can_pipeline, .out = g_string_new(NULL) };
}

void
talk_clear(Talk *talk)
{
	reply_clear(&talk->reply);
	outcome_clear(&talk->outcome);
	g_string_free(talk->out, TRUE);
	*talk = (Talk){ 0 };
}

static void
say_step(Talk *talk, TalkStep step)
{
	switch (step) {
	case TALK_RSET:
		g_string_append(talk->out, "RSET\r\n");
		break;
	case TALK_MAIL:
		g_string_append_printf(talk->out, "MAIL FROM:<%s>\r\n",
			talk->handover->envelope.from);
		break;
	case TALK_RCPT:
		g_string_append_printf(talk->out, "RCPT TO:<%s>\r\n", talk->handover->envelope.to);
		break;
	case TALK_DATA:
		g_string_append(talk->out, "DATA\r\n");
		break;
	case TALK_QUIT:
		g_string_append(talk->out, "QUIT\r\n");
		break;
	default:
		g_string_append(talk->out, LAST_PIECE);
		break;
	}
	talk->said[talk->said_count++] = step;
}

/* The next step up to DATA, or all of them. */
static void
say_more(Talk *talk)
{
	while (talk->next <= TALK_DATA && (talk->can_pipeline || talk->said_count == 0)) {
		say_step(talk, talk->next++);
	}
}

void
talk_take(Talk *talk, Handover *handover)
{
	talk->handover = handover;
	talk->is_judged = false;
	talk->was_accepted = false;
	talk->next = talk->needs_reset ? TALK_RSET : TALK_MAIL;
	outcome_clear(&talk->outcome);
	talk->state = TALK_BUSY;
	say_more(talk);
}

/* All but the final dot, with the dots that lines begin with doubled (RFC 5321, 4.5.2). */
static void
say_message(Talk *talk)
{
	gsize left;
	const char *bytes = g_bytes_get_data(talk->handover->envelope.message, &left);
	const char *at = bytes;
	GString *out = talk->out;

	for (const char *dot = memchr(at, '.', left); dot != NULL; dot = memchr(at, '.', left)) {
		const gsize piece = (gsize)(dot + 1 - at);

		g_string_append_len(out, at, (gssize)piece);
		if (dot == bytes || dot[-1] == '\n') {
			g_string_append_c(out, '.');
		}
		at += piece;
		left -= piece;
	}
	g_string_append_len(out, at, (gssize)left);
	if (out->len < 2 || strcmp(out->str + out->len - 2, "\r\n") != 0) {
		g_string_append(out, "\r\n");
	}
	talk->state = TALK_READY;
}

void
talk_give_last(Talk *talk)
{
	talk->state = TALK_BUSY;
	say_step(talk, TALK_DOT);
}

void
talk_settled(Talk *talk)
{
	talk->handover = NULL;
	if (talk->state != TALK_OVER) {
		talk->state = TALK_IDLE;
	}
}

void
talk_quit(Talk *talk)
{
	talk->state = TALK_BUSY;
	say_step(talk, TALK_QUIT);
}

const char *
talk_output(const Talk *talk, gsize *length)
{
	*length = talk->out->len - talk->sent;
	return talk->out->str + talk->sent;
}

void
talk_sent(Talk *talk, gsize count)
{
	talk->sent += count;
	if (talk->sent == talk->out->len) {
		g_string_truncate(talk->out, 0);
		talk->sent = 0;
	}
}

static void
judge_reply(Talk *talk)
{
	reply_judge(talk->reply.code, talk->reply.text->str, &talk->outcome);
	talk->is_judged = true;
}

/* The connection is done with, over what was just judged. */
static void
break_off(Talk *talk, bool is_suspect)
{
	talk->outcome.is_session = true;
	talk->outcome.is_suspect = is_suspect;
	talk->state = TALK_OVER;
}

/* The message is done with; what it left behind is put away before the next one. */
static void
end_message(Talk *talk, bool needs_reset)
{
	if (talk->outcome.is_session) {
		break_off(talk, true);
		return;
	}
	talk->needs_reset = needs_reset;
	talk->state = TALK_ENDED;
}

/* RSET and MAIL are alike for all messages: their refusal is the session's. */
static void
hear_beginning(Talk *talk, TalkStep step)
{
	if (talk->reply.code / 100 == 2) {
		talk->was_accepted = step == TALK_MAIL;
		say_more(talk);
		return;
	}
	judge_reply(talk);
	if (step == TALK_MAIL) {
		talk->outcome.step = "at MAIL";
	}
	break_off(talk, false);
}

static void
hear_rcpt(Talk *talk)
{
	if (talk->reply.code / 100 == 2) {
		say_more(talk);
		return;
	}
	judge_reply(talk);
	/* DATA is answered too if it was said already. */
	if (talk->said_count == 0 || talk->outcome.is_session) {
		end_message(talk, true);
	}
}

static void
hear_data(Talk *talk)
{
	const bool is_go_on = talk->reply.code / 100 == 3;

	if (is_go_on && talk->is_judged) {
		say_step(talk, TALK_EMPTY);
	} else if (is_go_on) {
		say_message(talk);
	} else if (talk->is_judged) {
		end_message(talk, true);
	} else if (talk->reply.code / 100 == 2) {
		talk_end(talk, REPLY_BAD_WORDS, false, true);
	} else {
		judge_reply(talk);
		end_message(talk, true);
	}
}

static void
hear_dot(Talk *talk)
{
	if (talk->reply.code / 100 == 3) {
		talk_end(talk, REPLY_BAD_WORDS, false, true);
		return;
	}
	judge_reply(talk);
	end_message(talk, talk->outcome.kind != OUTCOME_OK);
}

/* Nothing was asked: the server gives up on the message, or on us. */
static void
hear_unasked(Talk *talk)
{
	if (talk->handover == NULL || talk->reply.code / 100 < 4) {
		talk_end(talk, REPLY_BAD_WORDS, false, true);
		return;
	}
	judge_reply(talk);
	break_off(talk, true);
}

static void
hear_reply(Talk *talk)
{
	const TalkStep step = talk->said[0];

	if (talk->said_count == 0) {
		hear_unasked(talk);
		return;
	}
	talk->answers++;
	talk->said_count--;
	memmove(talk->said, talk->said + 1, talk->said_count * sizeof *talk->said);
	switch (step) {
	case TALK_RSET:
	case TALK_MAIL:
		hear_beginning(talk, step);
		break;
	case TALK_RCPT:
		hear_rcpt(talk);
		break;
	case TALK_DATA:
		hear_data(talk);
		break;
	case TALK_DOT:
		hear_dot(talk);
		break;
	case TALK_EMPTY:
		end_message(talk, true);
		break;
	case TALK_QUIT:
		talk->state = TALK_OVER;
		break;
	}
}

void
talk_hear(Talk *talk, const char *bytes, gsize length)
{
	while (length > 0 && talk->state != TALK_OVER) {
		gsize used = 0;

		if (talk->state == TALK_ENDED) {
			/* More than an answer: whatever it is, the outcome stands. */
			talk->state = TALK_OVER;
			return;
		}
		const ReplyState state = reply_read(&talk->reply, bytes, length, &used);
		bytes += used;
		length -= used;
		if (state == REPLY_BAD) {
			talk_end(talk, REPLY_BAD_WORDS, false, true);
		} else if (state == REPLY_WHOLE) {
			hear_reply(talk);
		}
	}
}

void
talk_end(Talk *talk, const char *why, bool is_silent, bool is_blamed)
{
	const bool is_open = talk->state != TALK_OVER && talk->state != TALK_ENDED;

	talk->state = TALK_OVER;
	if (!is_open || talk->handover == NULL) {
		return;
	}
	if (talk->is_judged) {
		return; /* its refusal stands, whatever came then */
	}
	handover_judge_silence(talk->handover, why, &talk->outcome);
	talk->outcome.is_silent = is_silent && talk->handover->is_last_given;
	talk->outcome.is_suspect = is_blamed && (talk->was_accepted || talk->can_pipeline)
		&& !talk->handover->is_refused;
	if (!talk->was_accepted && !talk->outcome.is_suspect) {
		talk->outcome.step = "at MAIL";
	}
}

bool
talk_is_at_message(const Talk *talk)
{
	return talk->said_count > 0 ? talk->said[0] == TALK_DOT : talk->state == TALK_READY;
}
