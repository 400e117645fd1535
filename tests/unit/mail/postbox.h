/** An SMTP server for tests of transports: keeps what it accepts, and fails where it is told to. */
#ifndef TAGDIGEST_TESTS_POSTBOX_H
#define TAGDIGEST_TESTS_POSTBOX_H

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "../loopback.h"

/* What happens instead of an ordinary reply. */
typedef enum FaultDeed {
	FAULT_REPLY,   /* say it, and go on */
	FAULT_DROP,    /* say it (if anything), and hang up */
	FAULT_STALL,   /* say nothing more */
	FAULT_KEEP,    /* at DOT: keep the message, then say it (if anything) and hang up */
	FAULT_ENDLESS, /* say it again and again, until the other side hangs up */
	FAULT_HALF,    /* say it, which is no whole line, and nothing more */
	FAULT_LISTEN,  /* say nothing, and write down what is said up to DATA, as far as it goes */
	FAULT_HOLD,    /* say it after postbox_release(), and go on */
	FAULT_DEAF,    /* do nothing at all before postbox_release() */
} FaultDeed;

typedef struct Fault {
	const char *at; /* CONNECT, EHLO (or LHLO), HELO, MAIL, RCPT, DATA, BODY, DOT, QUIT */
	int message;    /* only for the n-th MAIL of all, from 1; 0: for all */
	int connection; /* only on the n-th connection, from 1; 0: on all */
	FaultDeed deed;
	const char *reply; /* with its line ends, or NULL */
} Fault;

typedef struct Postbox {
	Loopback *server;
	const Fault *faults;         /* ended by at == NULL */
	const char *greetings;       /* reply to EHLO, with line ends */
	void (*strikes)(void *data); /* called when a fault strikes, before its deed, or NULL */
	void *data;                  /* for that */
	GMutex mutex;                /* over all below */
	GCond released;
	bool is_released;    /* whoever is deaf goes on */
	bool is_said;        /* what was held has been said */
	GPtrArray *accepted; /* of GString: the bytes of each message, dots unstuffed */
	GString *trace;      /* the commands, one a line */
	int connections, messages;
} Postbox;

/* One conversation. */
typedef struct PostboxTalk {
	Postbox *box;
	int socket;
	int connection, message;
	bool is_over;
} PostboxTalk;

static inline const Fault *
postbox_fault(const PostboxTalk *talk, const char *at)
{
	for (const Fault *fault = talk->box->faults; fault->at != NULL; fault++) {
		if (g_str_equal(fault->at, at)
			&& (fault->message == 0 || fault->message == talk->message)
			&& (fault->connection == 0 || fault->connection == talk->connection)) {
			return fault;
		}
	}
	return NULL;
}

/* Write down what a client says without having an answer. */
static inline void
postbox_listen(PostboxTalk *talk)
{
	g_autoptr(GString) heard = g_string_new(NULL);

	loopback_hear(talk->socket, "DATA\r\n", heard);
	g_mutex_lock(&talk->box->mutex);
	g_string_append(talk->box->trace, heard->str);
	g_mutex_unlock(&talk->box->mutex);
}

static inline void
postbox_wait(Postbox *box)
{
	g_mutex_lock(&box->mutex);
	while (!box->is_released) {
		g_cond_wait(&box->released, &box->mutex);
	}
	g_mutex_unlock(&box->mutex);
}

/* Those who were deaf may go. */
static inline void
postbox_release(Postbox *box)
{
	g_mutex_lock(&box->mutex);
	box->is_released = true;
	g_cond_broadcast(&box->released);
	g_mutex_unlock(&box->mutex);
}

/* What was held is said now, and has come to the other side. */
static inline void
postbox_say_held(void *box)
{
	Postbox *open = box;

	postbox_release(open);
	g_mutex_lock(&open->mutex);
	while (!open->is_said) {
		g_cond_wait(&open->released, &open->mutex);
	}
	g_mutex_unlock(&open->mutex);
}

/* Say what belongs here, or do what a fault says. @return the fault that struck, or NULL. */
static inline const Fault *
postbox_answer(PostboxTalk *talk, const char *at, const char *ordinary)
{
	const Fault *fault = postbox_fault(talk, at);

	if (fault == NULL) {
		loopback_say(talk->socket, ordinary);
		return NULL;
	}
	if (talk->box->strikes != NULL) {
		talk->box->strikes(talk->box->data);
	}
	const char *reply = fault->reply == NULL ? "" : fault->reply;

	switch (fault->deed) {
	case FAULT_ENDLESS:
		while (loopback_send(talk->socket, reply, strlen(reply))) {
		}
		break;
	case FAULT_STALL:
	case FAULT_HALF:
		loopback_say(talk->socket, reply);
		loopback_stall(talk->socket);
		break;
	case FAULT_LISTEN:
		postbox_listen(talk);
		break;
	case FAULT_DEAF:
		postbox_wait(talk->box);
		break;
	case FAULT_HOLD:
		postbox_wait(talk->box);
		loopback_say(talk->socket, reply);
		g_mutex_lock(&talk->box->mutex);
		talk->box->is_said = true;
		g_cond_broadcast(&talk->box->released);
		g_mutex_unlock(&talk->box->mutex);
		break;
	default:
		loopback_say(talk->socket, reply);
		break;
	}
	talk->is_over = fault->deed != FAULT_REPLY && fault->deed != FAULT_HOLD;
	return fault;
}

static inline void
postbox_take_body(PostboxTalk *talk)
{
	g_autoptr(GString) line = g_string_new(NULL);
	GString *body = g_string_new(NULL);

	while (loopback_hear(talk->socket, "\r\n", line)) {
		if (g_str_equal(line->str, ".\r\n")) {
			const Fault *fault = postbox_fault(talk, "DOT");

			g_mutex_lock(&talk->box->mutex);
			if (fault == NULL || fault->deed == FAULT_KEEP) {
				g_ptr_array_add(talk->box->accepted, g_steal_pointer(&body));
			}
			g_mutex_unlock(&talk->box->mutex);
			postbox_answer(talk, "DOT", "250 2.0.0 kept\r\n");
			break;
		}
		g_string_append(body, line->str + (line->str[0] == '.' ? 1 : 0));
		if (body->len > 1000 && postbox_fault(talk, "BODY") != NULL) {
			postbox_answer(talk, "BODY", "");
			break;
		}
	}
	if (body != NULL) {
		g_string_free(body, TRUE);
	}
}

static inline void
postbox_obey(PostboxTalk *talk, const char *verb)
{
	if (g_str_equal(verb, "EHLO") || g_str_equal(verb, "LHLO")) {
		postbox_answer(talk, "EHLO", talk->box->greetings);
	} else if (g_str_equal(verb, "MAIL")) {
		g_mutex_lock(&talk->box->mutex);
		talk->message = ++talk->box->messages;
		g_mutex_unlock(&talk->box->mutex);
		postbox_answer(talk, "MAIL", "250 2.1.0 ok\r\n");
	} else if (g_str_equal(verb, "DATA")) {
		const Fault *rcpt = postbox_fault(talk, "RCPT");

		if (rcpt != NULL && (rcpt->reply == NULL || rcpt->reply[0] != '2')) {
			loopback_say(talk->socket, "554 5.5.1 no valid recipients\r\n");
		} else if (postbox_answer(talk, "DATA", "354 go on\r\n") == NULL) {
			postbox_take_body(talk);
		}
	} else if (g_str_equal(verb, "QUIT")) {
		postbox_answer(talk, "QUIT", "221 2.0.0 bye\r\n");
		talk->is_over = true;
	} else {
		postbox_answer(talk, verb, "250 2.0.0 ok\r\n");
	}
}

static inline void
postbox_talk(int socket, void *data)
{
	PostboxTalk talk = { .box = data, .socket = socket };
	g_autoptr(GString) line = g_string_new(NULL);

	g_mutex_lock(&talk.box->mutex);
	talk.connection = ++talk.box->connections;
	g_mutex_unlock(&talk.box->mutex);
	postbox_answer(&talk, "CONNECT", "220 postbox ESMTP\r\n");
	while (!talk.is_over && loopback_hear(socket, "\r\n", line)) {
		g_autofree char *verb = g_ascii_strup(line->str, 4);

		g_mutex_lock(&talk.box->mutex);
		g_string_append_printf(talk.box->trace, "%s", line->str);
		g_mutex_unlock(&talk.box->mutex);
		postbox_obey(&talk, verb);
	}
}

static inline void
postbox_free_message(void *message)
{
	g_string_free(message, TRUE);
}

/* @faults borrowed, ended by a row of zeros. */
static inline Postbox *
postbox_open(const Fault *faults)
{
	Postbox *box = g_new0(Postbox, 1);

	g_mutex_init(&box->mutex);
	g_cond_init(&box->released);
	box->faults = faults;
	box->greetings = "250-postbox\r\n250-SIZE 1000000\r\n250-ENHANCEDSTATUSCODES\r\n"
			 "250 8BITMIME\r\n";
	box->accepted = g_ptr_array_new_with_free_func(postbox_free_message);
	box->trace = g_string_new(NULL);
	box->server = loopback_start(postbox_talk, box);
	return box;
}

/* Wait for the end of every conversation: from here on nothing changes. */
static inline void
postbox_finish(Postbox *box)
{
	g_clear_pointer(&box->server, loopback_stop);
}

static inline void
postbox_close(Postbox *box)
{
	postbox_finish(box);
	g_mutex_clear(&box->mutex);
	g_cond_clear(&box->released);
	g_ptr_array_unref(box->accepted);
	g_string_free(box->trace, TRUE);
	g_free(box);
}

/* The messages that were kept, by the number in "body N": "0 1 2 ". @return owned. */
static inline char *
postbox_kept(Postbox *box)
{
	GString *kept = g_string_new(NULL);

	g_mutex_lock(&box->mutex);
	for (guint i = 0; i < box->accepted->len; i++) {
		const GString *message = g_ptr_array_index(box->accepted, i);
		const char *body = strstr(message->str, "\r\nbody ");

		g_string_append_printf(kept, "%d ", body == NULL ? -1 : atoi(body + 7));
	}
	g_mutex_unlock(&box->mutex);
	return g_string_free(kept, FALSE);
}

#endif
