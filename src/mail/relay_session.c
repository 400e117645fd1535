/*
 * libESMTP 1.1 is asked for little and never trusted to stop: what happened is read from each
 * message's own statuses, and from whether our callback gave its end.
 *
 * - It leaves Nagle's algorithm on and writes 2,048-byte pieces, which makes 23 mails a second on
 *   loopback out of 1,500: socket_quicken() finds its socket and sets TCP_NODELAY.
 * - After a refused login it sends all the same, and its TLS can hang: both are refused by relay.c.
 * - Time-outs are in milliseconds, whatever its manual says, and of one read(): a reply that
 *   trickles in has none. hear_bytes() sees all that is read before the library does; a reply that
 *   is none, has no end or comes too late is wiped there, and the connection broken.
 * - To a server with CHUNKING (Postfix has it) it speaks BDAT, drops the connection whenever a
 *   write would block, takes the status of a piece for the whole, and crashes when a reply is cut
 *   short. strike_keywords() keeps it to DATA, however the server's bytes are cut.
 * - A callback that returns NULL with errno set makes it drop the connection without the final dot;
 *   with errno 0 it means the end. So errno is always set, one way or the other.
 * - It looks for the next message after SMTP_EV_MESSAGESENT of a whole one, but before it when DATA
 *   was refused: a message is added then, or when a reader was refused, and never ahead.
 * - A status is final only if SMTP_EV_MESSAGESENT came: a reply cut short leaves a code there.
 * - It frees a message (4 KB) only with its session: hence at most MESSAGES_MAX in each.
 */
#include "mail/relay_session.h"

#include "base/now.h"
#include "mail/reply.h"
#include "mail/socket.h"

#include <errno.h>
#include <libesmtp.h>
#include <stdarg.h>
#include <string.h>

#define MESSAGES_MAX 100

/* What a server offers and must not be taken up on: CHUNKING (RFC 3030), and a verb of its own. */
static const char *const keywords[] = { "CHUNKING", "XUSR" };

/* One message in a session. */
typedef struct Item {
	Handover handover;
	smtp_message_t message;
	smtp_recipient_t recipient;
	bool is_accepted; /* MAIL was */
	bool is_answered; /* the library read a whole reply to the message, or to DATA */
	bool is_settled;  /* its end was told */
} Item;

/* The thread's own side. */
typedef struct Talker {
	RelaySession *session;
	smtp_session_t library;
	GPtrArray *items; /* owned, of Item, in their order; only the last is not settled */
	int socket;       /* the library's, or -1 */
	Reply reply;
	int64_t deadline_ms;      /* monotonic: until when the reply may come */
	bool is_begun;            /* the first MAIL was said: EHLO is behind us */
	const char *step;         /* static: where the session is */
	const char *broken;       /* why we broke the connection, or NULL */
	const char *interruption; /* static: what the server did before its mail was whole; NULL */
	gsize matched[G_N_ELEMENTS(keywords)];
	int refusal;        /* code of the last 4yz or 5yz that no message has accounted for */
	char *refusal_text; /* owned */
} Talker;

/* ---- what a message came to ---- */

static bool
is_refusal(const smtp_status_t *status)
{
	return status->code / 100 == 4 || status->code / 100 == 5;
}

/* What ended the connection, as far as anybody saw it. @return owned. */
static char *
explain(const Talker *talker, bool is_stopped, bool is_late, const char *why)
{
	if (is_stopped || talker->broken != NULL) {
		return g_strdup(is_stopped ? MUSTER_STOPPED : talker->broken);
	}
	return is_late ? relay_session_say_late(talker->session, talker->reply.bytes == 0)
		       : g_strdup(talker->interruption != NULL ? talker->interruption : why);
}

/* No reply to the message itself: the session's last refusal, or what we or the library saw. */
static void
judge_silence(const Talker *talker, const Item *item, const char *why, Outcome *outcome)
{
	const bool is_stopped = g_atomic_int_get(&talker->session->is_stopped) != 0;
	const bool is_late = now_monotonic_ms() >= talker->deadline_ms;

	if (talker->refusal != 0 && !item->handover.is_last_given && !item->handover.is_refused) {
		reply_judge(talker->refusal, talker->refusal_text, outcome);
		outcome->is_session = true;
	} else {
		g_autofree char *seen_why = explain(talker, is_stopped, is_late, why);
		Handover seen = item->handover;

		seen.is_refused = seen.is_refused && !is_stopped;
		handover_judge_silence(&seen, seen_why, outcome);
	}
	talker->session->is_late = is_late && !is_stopped;
	outcome->is_silent = talker->session->is_late && outcome->kind == OUTCOME_UNCERTAIN;
	outcome->is_suspect = item->is_accepted && !item->handover.is_refused && !is_stopped;
}

/*
 * The reply that decides over a mail, or NULL: none has come. The recipient's own refusal comes
 * before the "no valid recipients" that DATA then gets. Refused MAIL is about the sender: the same
 * for every reader. A 2yz counts only if all the bytes were given.
 */
static const smtp_status_t *
deciding_reply(const Item *item)
{
	const smtp_status_t *mail = smtp_reverse_path_status(item->message);
	const smtp_status_t *recipient = smtp_recipient_status(item->recipient);
	const smtp_status_t *data = smtp_message_transfer_status(item->message);
	const bool is_taken = data->code / 100 == 2 && recipient->code / 100 == 2
		&& item->handover.is_last_given;

	if (is_refusal(mail) || is_refusal(recipient)) {
		return is_refusal(mail) ? mail : recipient;
	}
	return item->is_answered && (is_taken || is_refusal(data)) ? data : NULL;
}

static void
judge(const Talker *talker, const Item *item, const char *why, Outcome *outcome)
{
	const bool is_cut_off = item->handover.is_refused || talker->broken != NULL;
	const smtp_status_t *reply = is_cut_off ? NULL : deciding_reply(item);

	if (reply == NULL) {
		judge_silence(talker, item, why, outcome);
		return;
	}
	relay_session_judge(reply, outcome);
	if (reply == smtp_reverse_path_status(item->message)) {
		outcome->is_session = true;
	} else {
		outcome->is_suspect = outcome->is_session;
	}
}

/* Tell how it ended; @next is filled in with another, unless it is NULL. */
static void
settle(Talker *talker, Item *item, const char *why, Item *next)
{
	g_auto(Outcome) outcome = { 0 };

	if (item->is_settled) {
		return;
	}
	item->is_settled = true;
	judge(talker, item, why, &outcome);
	if (outcome.is_session && !item->is_accepted && talker->session->is_connected) {
		outcome.step = talker->step;
	}
	talker->refusal = 0;
	talker->session->outcome = &outcome;
	talker->session->is_untouched = !talker->is_begun;
	relay_session_ask(talker->session, RELAY_WISH_DONE, &item->handover,
		next == NULL ? NULL : &next->handover);
}

/* ---- messages ---- */

/* smtp_messagecb_t. @length NULL: begin again. */
static const char *
give_piece(void **context, int *length, void *data)
{
	Talker *talker = data;
	Item *item = talker->items->pdata[talker->items->len - 1];
	Handover *handover = &item->handover;
	const char *piece;
	gsize piece_length = 0;

	(void)context;
	if (length == NULL) {
		return NULL; /* it is about to begin, and does so once */
	}
	/* Before the final dot a server has nothing to say: if it does, this is over. */
	bool is_broken = !handover->is_last_given && socket_has_news(talker->socket);
	if (!is_broken && handover_is_at_last(handover)) {
		relay_session_ask(talker->session, RELAY_WISH_READY, handover, NULL);
		/* What was said while the journal was written is no answer to it either. */
		is_broken = socket_has_news(talker->socket);
		handover->is_last_given = handover->is_last_given && !is_broken;
	}
	piece = is_broken ? NULL : handover_piece(handover, &piece_length);
	if (is_broken && talker->interruption == NULL) {
		talker->interruption = relay_session_say_news(talker->socket);
	}
	*length = (int)piece_length;
	errno = 0;
	if (is_broken || handover->is_refused) {
		/* A dot after what was given so far would deliver half a mail. */
		socket_break(talker->socket);
		errno = ECANCELED;
	}
	talker->deadline_ms = now_monotonic_ms()
		+ 1000 * relay_spec_final_timeout_s(talker->session->spec);
	return piece;
}

static bool
has_room(const Talker *talker)
{
	return talker->items->len < MESSAGES_MAX && talker->broken == NULL;
}

/* Put a message that was given into the session. @item owned. */
static void
add(Talker *talker, Item *item)
{
	item->message = smtp_add_message(talker->library);
	smtp_set_reverse_path(item->message, item->handover.envelope.from);
	item->recipient = smtp_add_recipient(item->message, item->handover.envelope.to);
	smtp_set_messagecb(item->message, give_piece, talker);
	g_ptr_array_add(talker->items, item);
}

/* The first message, if there is one. */
static bool
add_first(Talker *talker)
{
	g_autofree Item *item = g_new0(Item, 1);

	relay_session_ask(talker->session, RELAY_WISH_NEXT, NULL, &item->handover);
	if (talker->session->has_next) {
		add(talker, g_steal_pointer(&item));
	}
	return talker->session->has_next;
}

/* One is done: the next, if there is one and room for it. */
static bool
go_on(Talker *talker, Item *item, const char *why)
{
	g_autofree Item *next = g_new0(Item, 1);

	settle(talker, item, why, has_room(talker) ? next : NULL);
	if (talker->session->has_next) {
		add(talker, g_steal_pointer(&next));
	}
	return talker->session->has_next;
}

/* ---- what the library tells ---- */

/*
 * The library takes what it has of a line for the whole one when the server falls silent or hangs
 * up in the middle of it. @is_alone no other reply can have begun.
 */
static bool
is_cut_short(Talker *talker, bool is_alone)
{
	const bool is_partial = talker->reply.state == REPLY_PART;
	const bool is_end = is_alone || now_monotonic_ms() >= talker->deadline_ms
		|| socket_is_closed(talker->socket);

	if (is_partial && is_end) {
		talker->broken = "an answer was cut short";
		socket_break(talker->socket);
	}
	return talker->broken != NULL;
}

static Item *
last_item(const Talker *talker)
{
	return talker->items->pdata[talker->items->len - 1];
}

static void
hear_mail_status(Talker *talker, smtp_message_t message)
{
	Item *item = last_item(talker);

	item->is_accepted = smtp_reverse_path_status(message)->code / 100 == 2
		&& !is_cut_short(talker, false);
	if (!item->is_accepted) {
		settle(talker, item, "MAIL was not answered", NULL);
	}
}

static void
hear_recipient_status(Talker *talker, smtp_recipient_t recipient)
{
	if (!is_cut_short(talker, false) && is_refusal(smtp_recipient_status(recipient))) {
		const bool is_over = smtp_recipient_status(recipient)->code == 421;

		if (is_over) {
			settle(talker, last_item(talker), "", NULL);
		} else {
			go_on(talker, last_item(talker), "");
		}
	}
}

/*
 * A whole reply has come to a message, or to DATA. When no other follows the library says QUIT and
 * would wait ten minutes for the answer, which nobody needs: it finds the end of the connection.
 */
static void
hear_end(Talker *talker, smtp_message_t message)
{
	Item *item = last_item(talker);

	/* DATA is said for a refused reader, too, who has been settled. */
	if (item->message != message) {
		talker->refusal = 0;
	} else if (!item->is_settled) {
		item->is_answered = !is_cut_short(talker, true);
		if (!item->handover.is_last_given) {
			settle(talker, item, REPLY_BAD_WORDS, NULL);
			socket_stop_listening(talker->socket);
		} else if (!go_on(talker, item, REPLY_BAD_WORDS)) {
			socket_stop_listening(talker->socket);
		}
	}
}

/* smtp_eventcb_t: each message's fate is told as soon as the library knows it. */
static void
hear_event(smtp_session_t library, int event, void *data, ...)
{
	Talker *talker = data;
	va_list arguments;

	(void)library;
	va_start(arguments, data);
	switch (event) {
	case SMTP_EV_CONNECT:
		talker->socket = socket_quicken(talker->session->spec->port);
		relay_session_set_socket(talker->session, talker->socket);
		break;
	case SMTP_EV_MAILSTATUS:
		(void)va_arg(arguments, const char *);
		hear_mail_status(talker, va_arg(arguments, smtp_message_t));
		break;
	case SMTP_EV_RCPTSTATUS:
		(void)va_arg(arguments, const char *);
		hear_recipient_status(talker, va_arg(arguments, smtp_recipient_t));
		break;
	case SMTP_EV_MESSAGESENT:
		hear_end(talker, va_arg(arguments, smtp_message_t));
		break;
	case SMTP_EV_DISCONNECT:
		talker->socket = -1;
		relay_session_set_socket(talker->session, -1);
		break;
	default:
		break;
	}
	va_end(arguments);
}

/* One letter of a keyword is enough; what came before it may be in an earlier piece. */
static void
strike_keywords(Talker *talker, char *bytes, gsize length)
{
	for (gsize k = 0; k < G_N_ELEMENTS(keywords); k++) {
		gsize *matched = &talker->matched[k];

		for (gsize i = 0; i < length; i++) {
			const char letter = g_ascii_toupper(bytes[i]);

			*matched = letter == keywords[k][*matched] ? *matched + 1
								   : letter == keywords[k][0];
			if (keywords[k][*matched] == '\0') {
				bytes[i] = '-';
				*matched = 0;
			}
		}
	}
}

/* Whole replies; one that is none or has no end breaks the connection. */
static void
judge_bytes(Talker *talker, const char *bytes, gsize length)
{
	while (length > 0 && talker->broken == NULL) {
		gsize used = 0;
		const ReplyState state = reply_read(&talker->reply, bytes, length, &used);

		bytes += used;
		length -= used;
		if (state == REPLY_BAD) {
			talker->broken = "an answer that is none, or has no end";
		} else if (state == REPLY_WHOLE && talker->reply.code / 100 >= 4) {
			talker->refusal = talker->reply.code;
			g_free(talker->refusal_text);
			talker->refusal_text = g_strdup(talker->reply.text->str);
		}
	}
}

/* A command is about to be written: its answer has a time of its own. To a broken connection the
 * library says QUIT, which begins nothing. */
static void
hear_ourselves(Talker *talker, const char *bytes, int length)
{
	const char *step = reply_step(bytes, (gsize)length);

	if (g_strstr_len(bytes, length, "MAIL FROM:") != NULL) {
		talker->is_begun = true;
	}
	talker->step = step == NULL ? talker->step : step;
	if (talker->broken == NULL) {
		talker->deadline_ms = now_monotonic_ms() + 1000 * talker->session->spec->timeout_s;
	}
}

/* smtp_monitorcb_t: all that is read, before the library looks at it; it is the library's own. */
static void
hear_bytes(const char *bytes, int length, int is_ours, void *data)
{
	Talker *talker = data;

	if (is_ours != 0) {
		hear_ourselves(talker, bytes, length);
		return;
	}
	if (!talker->is_begun) {
		strike_keywords(talker, (char *)bytes, (gsize)length);
	}
	judge_bytes(talker, bytes, (gsize)length);
	if (talker->broken == NULL && talker->reply.state == REPLY_PART
		&& now_monotonic_ms() >= talker->deadline_ms) {
		talker->broken = "no whole answer in time";
	}
	if (talker->broken != NULL) {
		memset((char *)bytes, '\n', (gsize)length);
		socket_break(talker->socket);
	}
}

/* ---- the thread ---- */

static void
open_library(Talker *talker)
{
	static const int phases[] = { Timeout_GREETING, Timeout_ENVELOPE, Timeout_DATA,
		Timeout_TRANSFER };
	const RelaySpec *spec = talker->session->spec;
	g_autofree char *server = g_strdup_printf("%s:%u", spec->host, spec->port);
	const int64_t timeout_ms = 1000 * spec->timeout_s;

	talker->library = smtp_create_session();
	talker->deadline_ms = now_monotonic_ms() + timeout_ms;
	smtp_set_server(talker->library, server);
	if (spec->helo != NULL) {
		smtp_set_hostname(talker->library, spec->helo);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(phases); i++) {
		smtp_set_timeout(talker->library, phases[i] | Timeout_OVERRIDE_RFC2822_MINIMUM,
			(long)timeout_ms);
	}
	smtp_set_timeout(talker->library, Timeout_DATA2 | Timeout_OVERRIDE_RFC2822_MINIMUM,
		(long)(1000 * relay_spec_final_timeout_s(spec)));
	smtp_set_eventcb(talker->library, hear_event, talker);
	smtp_set_monitorcb(talker->library, hear_bytes, talker, 0);
}

static gpointer
run_session(gpointer data)
{
	Talker talker = { .session = data, .socket = -1 };
	char why[256] = "";

	talker.step = REPLY_AT_GREETING;
	talker.items = g_ptr_array_new_with_free_func(g_free);
	open_library(&talker);
	if (add_first(&talker)) {
		smtp_start_session(talker.library);
		relay_session_copy_words(why, sizeof why);
	}
	for (guint i = 0; i < talker.items->len; i++) {
		settle(&talker, talker.items->pdata[i], why, NULL);
	}
	smtp_destroy_session(talker.library);
	g_ptr_array_unref(talker.items);
	reply_clear(&talker.reply);
	g_free(talker.refusal_text);
	relay_session_end(talker.session);
	return NULL;
}

RelaySession *
relay_session_start(const RelaySpec *spec, RelayBell *bell, void *place)
{
	RelaySession *session = g_new0(RelaySession, 1);

	session->spec = spec;
	session->bell = bell;
	session->place = place;
	session->socket = -1;
	g_cond_init(&session->granted);
	session->thread = g_thread_new("relay", run_session, session);
	return session;
}
