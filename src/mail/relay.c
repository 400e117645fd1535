/*
 * libESMTP 1.1 is asked for little and never trusted to stop: what happened is read from each
 * message's own statuses, and from whether our callback gave its end.
 *
 * - It leaves Nagle's algorithm on and writes 2,048-byte pieces, which makes 23 mails a second on
 *   loopback out of 1,500: socket_quicken() finds its socket and sets TCP_NODELAY.
 * - After a refused login it sends all the same, and its TLS can hang: both are refused here.
 * - Time-outs are in milliseconds, whatever its manual says.
 * - A callback that returns NULL with errno set makes it drop the connection without the final dot;
 *   with errno 0 it means the end. So errno is always set, one way or the other.
 * - It looks for the next message only after SMTP_EV_MAILSTATUS of this one: one is added then, so
 *   that somebody who asks to stop waits for one message and not for a hundred.
 * - To a server with CHUNKING (Postfix has it) it speaks BDAT, and drops the connection whenever a
 *   write would block; and a status may be that of a piece. strike_chunking() keeps it to DATA.
 * - A status is final only if SMTP_EV_MESSAGESENT came: a reply cut short leaves a code there.
 * - It frees a message (4 KB) only with its session: hence at most MESSAGES_MOST in each.
 */
#include "mail/relay.h"

#include "base/error.h"
#include "mail/handover.h"
#include "mail/socket.h"

#include <errno.h>
#include <libesmtp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define CHUNKING "CHUNKING" /* RFC 3030 */
#define MESSAGES_MOST 100

typedef struct Relay {
	const RelaySpec *spec;       /* borrowed */
	const TransportBatch *batch; /* borrowed */
	char *name;                  /* owned: "smtp://localhost:25", for messages */
	bool is_ended;               /* next() has no more */
	bool is_over;                /* trouble that every message would meet */
	GError *error;               /* owned: with is_over, the first one */

	/* Of one session. */
	smtp_session_t session;
	GPtrArray *items; /* owned, of Item, in their order */
	int socket;       /* the library's, or -1 */
	char *refusal;    /* owned: the last 4yz or 5yz reply that no message has accounted for */
} Relay;

/* One message in a session. */
typedef struct Item {
	Relay *relay; /* borrowed */
	Handover handover;
	smtp_message_t message;
	smtp_recipient_t recipient;
	bool is_answered; /* the library read a whole reply to the message, or to DATA */
	bool is_settled;  /* done() was called */
} Item;

/* smtp_messagecb_t. @length NULL: begin again. */
static const char *
give_piece(void **context, int *length, void *data)
{
	Item *item = data;
	Handover *handover = &item->handover;
	const char *piece = NULL;
	gsize piece_length = 0;

	(void)context;
	if (length == NULL) {
		handover_rewind(handover);
		return NULL;
	}
	/* Before the final dot a server has nothing to say: if it does, this is over. */
	const bool is_broken = !handover->is_last_given && socket_has_news(item->relay->socket);
	if (!is_broken) {
		piece = handover_piece(handover, G_MAXINT, &piece_length);
	}
	*length = (int)piece_length;
	errno = 0;
	if (is_broken || handover->is_refused) {
		/* A dot after what was given so far would deliver half a mail. */
		socket_break(item->relay->socket);
		errno = ECANCELED;
	}
	return piece;
}

/* Put the caller's next message into the session, if there is one and room for it. */
static void
add_next(Relay *relay)
{
	g_autofree Item *item = g_new0(Item, 1);
	g_auto(Outcome) outcome = { 0 };

	if (relay->is_over || relay->is_ended || relay->items->len == MESSAGES_MOST) {
		return;
	}
	relay->is_ended = !handover_next(&item->handover, relay->batch);
	while (!relay->is_ended && !handover_check(&item->handover, &outcome)) {
		handover_done(&item->handover, &outcome);
		relay->is_ended = !handover_next(&item->handover, relay->batch);
	}
	if (relay->is_ended) {
		return;
	}
	item->relay = relay;
	item->message = smtp_add_message(relay->session);
	smtp_set_reverse_path(item->message, item->handover.envelope.from);
	item->recipient = smtp_add_recipient(item->message, item->handover.envelope.to);
	smtp_set_messagecb(item->message, give_piece, item);
	smtp_message_set_application_data_release(item->message, item, NULL);
	g_ptr_array_add(relay->items, g_steal_pointer(&item));
}

/* The library takes the enhanced code out of the text. */
static void
judge_status(const smtp_status_t *status, Outcome *outcome)
{
	g_autofree char *whole = status->enh_class == 0
		? g_strdup(status->text)
		: g_strdup_printf("%d.%d.%d %s", status->enh_class, status->enh_subject,
			  status->enh_detail, status->text);

	transport_judge(status->code, whole, outcome);
}

static bool
is_refusal(const smtp_status_t *status)
{
	return status->code / 100 == 4 || status->code / 100 == 5;
}

/* No reply to the message itself: the session's last refusal, or what the library saw. */
static void
judge_silence(const Item *item, const char *why, Outcome *outcome)
{
	const char *refusal = item->relay->refusal;

	if (refusal != NULL && !item->handover.is_last_given && !item->handover.is_refused) {
		transport_judge(atoi(refusal), refusal + 4, outcome);
		outcome->is_session = true;
		return;
	}
	handover_judge_silence(&item->handover, why, outcome);
	outcome->is_suspect = smtp_reverse_path_status(item->message)->code / 100 == 2 &&
		!item->handover.is_refused;
}

/*
 * The recipient's own refusal comes before the "no valid recipients" that DATA then gets. Refused
 * MAIL is about the sender: the same for every reader. A 2yz counts only if all the bytes were
 * given.
 */
static void
judge(const Item *item, const char *why, Outcome *outcome)
{
	const smtp_status_t *mail = smtp_reverse_path_status(item->message);
	const smtp_status_t *recipient = smtp_recipient_status(item->recipient);
	const smtp_status_t *data = smtp_message_transfer_status(item->message);
	const bool is_taken = data->code / 100 == 2 && recipient->code / 100 == 2 &&
		item->handover.is_last_given;

	if (item->handover.is_refused) {
		judge_silence(item, why, outcome);
	} else if (is_refusal(mail)) {
		judge_status(mail, outcome);
		outcome->is_session = true;
	} else if (is_refusal(recipient)) {
		judge_status(recipient, outcome);
	} else if (item->is_answered && (is_taken || is_refusal(data))) {
		judge_status(data, outcome);
	} else {
		judge_silence(item, why, outcome);
	}
}

static void
set_over(Relay *relay, const Outcome *outcome)
{
	ErrorCode code = ERROR_NETWORK_TEMPORARY;

	if (outcome->code != 0) {
		code = outcome->kind == OUTCOME_PERMANENT ? ERROR_MAIL_PERMANENT
							  : ERROR_MAIL_TEMPORARY;
	}
	if (!relay->is_over) {
		error_set(&relay->error, code, "%s: %s", relay->name, outcome->detail);
	}
	relay->is_over = true;
}

static void
settle(Item *item, const char *why)
{
	g_auto(Outcome) outcome = { 0 };

	if (item->is_settled) {
		return;
	}
	item->is_settled = true;
	judge(item, why, &outcome);
	g_clear_pointer(&item->relay->refusal, g_free);
	if (outcome.is_session) {
		set_over(item->relay, &outcome);
	}
	handover_done(&item->handover, &outcome);
}

/*
 * A whole reply has come. After the last one the library says QUIT and would wait ten minutes for
 * the answer, which nobody needs: it finds the end of the connection instead.
 */
static void
hear_end(Item *item)
{
	const Relay *relay = item->relay;

	item->is_answered = true;
	settle(item, "an answer that is none");
	if (item == g_ptr_array_index(relay->items, relay->items->len - 1)) {
		socket_stop_listening(relay->socket);
	}
}

/* smtp_eventcb_t: each message's fate is told as soon as the library knows it. */
static void
hear_event(smtp_session_t session, int event, void *data, ...)
{
	Relay *relay = data;
	smtp_message_t message;
	va_list arguments;

	(void)session;
	va_start(arguments, data);
	switch (event) {
	case SMTP_EV_CONNECT:
		relay->socket = socket_quicken(relay->spec->port);
		break;
	case SMTP_EV_MAILSTATUS:
		(void)va_arg(arguments, const char *);
		message = va_arg(arguments, smtp_message_t);
		if (smtp_reverse_path_status(message)->code / 100 == 2) {
			add_next(relay);
		} else {
			settle(smtp_message_get_application_data(message), "MAIL was not answered");
		}
		break;
	case SMTP_EV_MESSAGESENT:
		message = va_arg(arguments, smtp_message_t);
		hear_end(smtp_message_get_application_data(message));
		break;
	case SMTP_EV_DISCONNECT:
		relay->socket = -1;
		break;
	default:
		break;
	}
	va_end(arguments);
}

/* The bytes are the library's own, and it reads them only after this. */
static void
strike_chunking(char *bytes, gsize length)
{
	for (gsize i = 0; i + strlen(CHUNKING) <= length; i++) {
		if (g_ascii_strncasecmp(bytes + i, CHUNKING, strlen(CHUNKING)) == 0) {
			bytes[i] = 'X';
		}
	}
}

/* smtp_monitorcb_t: a greeting or EHLO that was refused is told in no other way. */
static void
hear_bytes(const char *bytes, int length, int is_ours, void *data)
{
	Relay *relay = data;

	if (is_ours != 0 || length <= 4) {
		return;
	}
	strike_chunking((char *)bytes, (gsize)length);
	if (bytes[0] == '4' || bytes[0] == '5') {
		g_free(relay->refusal);
		relay->refusal = g_strndup(bytes, (gsize)length);
	}
}

static void
open_session(Relay *relay)
{
	g_autofree char *server = g_strdup_printf("%s:%u", relay->spec->host, relay->spec->port);
	const long timeout_ms = (long)relay->spec->timeout_s * 1000;
	static const int phases[] = { Timeout_GREETING, Timeout_ENVELOPE, Timeout_DATA,
		Timeout_TRANSFER };

	relay->session = smtp_create_session();
	relay->items = g_ptr_array_new_with_free_func(g_free);
	relay->socket = -1;
	smtp_set_server(relay->session, server);
	if (relay->spec->helo != NULL) {
		smtp_set_hostname(relay->session, relay->spec->helo);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(phases); i++) {
		smtp_set_timeout(relay->session, phases[i] | Timeout_OVERRIDE_RFC2822_MINIMUM,
			timeout_ms);
	}
	smtp_set_timeout(relay->session, Timeout_DATA2 | Timeout_OVERRIDE_RFC2822_MINIMUM,
		(long)relay_spec_final_timeout_s(relay->spec) * 1000);
	smtp_set_eventcb(relay->session, hear_event, relay);
	smtp_set_monitorcb(relay->session, hear_bytes, relay, 0);
}

static void
run_session(Relay *relay)
{
	char why[256] = "";

	open_session(relay);
	add_next(relay);
	if (relay->items->len > 0) {
		smtp_start_session(relay->session);
		smtp_strerror(smtp_errno(), why, sizeof why);
	}
	for (guint i = 0; i < relay->items->len; i++) {
		settle(g_ptr_array_index(relay->items, i), why);
	}
	smtp_destroy_session(relay->session);
	g_ptr_array_unref(relay->items);
	g_clear_pointer(&relay->refusal, g_free);
}

static bool
run(const RelaySpec *spec, const TransportBatch *batch, GError **error)
{
	Relay relay = { .spec = spec, .batch = batch, .name = relay_spec_text(spec) };

	if (spec->user != NULL || relay_spec_wants_tls(spec)) {
		error_set(&relay.error, ERROR_MAIL_PERMANENT,
			"%s: this way of sending knows neither TLS nor logins", relay.name);
		relay.is_over = true;
	}
	while (!relay.is_over && !relay.is_ended) {
		run_session(&relay);
	}
	g_free(relay.name);
	if (relay.is_over) {
		g_propagate_error(error, relay.error);
	}
	return !relay.is_over;
}

const TransportOps relay_transport = { "relay", run };
