/*
 * Several libESMTP sessions, each in a thread of its own (relay_session.c). Their wishes are
 * granted here, one at a time under one lock, by whichever thread has the wish: handing each over
 * to another thread and back took longer than the mail. The caller's thread opens sessions, ends
 * them and minds the time. The first mails go alone, as in submission.c, and one session after the
 * other connects, so that each finds its own socket.
 */
#include "mail/relay.h"

#include "base/error.h"
#include "base/now.h"
#include "base/signal.h"
#include "mail/muster.h"
#include "mail/relay_session.h"
#include "mail/reply.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* Outcomes are on record soon after they were told, and a slow connection is noticed. */
#define TICK_MS 100
/* For the answer to a whole mail when somebody asks us to stop: without it nobody would know. */
#define STOP_TIMEOUT_MS 2000

/* A place for a session. */
typedef struct Berth {
	RelaySession *session; /* owned, or NULL */
	MusterPlace place;
	bool is_mustered;   /* its wish to be ready waits for the journal */
	bool is_last_given; /* the server may own its mail */
	bool is_useless;    /* no session any more in this run */
	int answered;       /* mails that this session has told the end of */
	int64_t since_ms;   /* monotonic: when it began to connect */
} Berth;

typedef struct Relay {
	const RelaySpec *spec;       /* borrowed */
	const TransportBatch *batch; /* borrowed */
	char *name;                  /* owned: "smtp://localhost:25", for messages */
	RelayBell bell;
	Berth *berths; /* owned */
	int count;
	GArray *returned; /* owned, of Handover: for another session to send */
	GArray *files;    /* owned, of struct pollfd */
	Muster muster;
	int answered;       /* mails of all sessions */
	bool is_ended;      /* next() has no more */
	bool is_over;       /* no more mails are begun */
	int64_t stopped_ms; /* monotonic: when we were asked to stop; 0: we were not */
	GError *error;      /* owned: the first trouble that left a mail owed */
} Relay;

/* A mail stays owed by trouble that is not its own. */
static void
note_trouble(Relay *relay, const Outcome *outcome)
{
	ErrorCode code = ERROR_NETWORK_TEMPORARY;

	if (outcome->code != 0) {
		code = outcome->kind == OUTCOME_PERMANENT ? ERROR_MAIL_PERMANENT
							  : ERROR_MAIL_TEMPORARY;
	}
	if (relay->error == NULL) {
		g_autofree char *line = reply_say(relay->name, outcome);

		error_set(&relay->error, code, "%s", line);
	}
}

static void
tell(Relay *relay, Handover *handover, Outcome *outcome)
{
	handover_done(handover, outcome);
	muster_told(&relay->muster);
}

static bool
is_other_alive(const Relay *relay, const Berth *berth)
{
	for (int i = 0; i < relay->count; i++) {
		const Berth *other = &relay->berths[i];

		if (other != berth && other->session != NULL && other->answered > 0) {
			return true;
		}
	}
	return false;
}

/* ---- wishes ---- */

static bool
take_next(Relay *relay, Handover *handover)
{
	g_auto(Outcome) outcome = { 0 };

	if (relay->is_over || relay->stopped_ms != 0) {
		return false;
	}
	if (relay->returned->len > 0) {
		*handover = g_array_index(relay->returned, Handover, 0);
		g_array_remove_index(relay->returned, 0);
		return true;
	}
	while (!relay->is_ended) {
		relay->is_ended = !handover_next(handover, relay->batch);
		if (!relay->is_ended && handover_check(handover, &outcome)) {
			return true;
		}
		if (!relay->is_ended) {
			tell(relay, handover, &outcome);
		}
	}
	return false;
}

/*
 * What was surely not sent is tried once more by another session: when this one was used before (a
 * server may close a connection after so many messages), or was not let in while others are.
 */
static bool
is_worth_another(const Relay *relay, const Berth *berth)
{
	const RelaySession *session = berth->session;
	const Handover *handover = session->handover;

	const bool is_unsent = session->outcome->is_session && !handover->is_last_given
		&& !handover->is_refused;
	const bool was_used_before = berth->answered > 0 && !handover->is_again;
	const bool was_kept_out = session->is_untouched && is_other_alive(relay, berth);

	return is_unsent && relay->stopped_ms == 0 && !session->is_late
		&& (was_used_before || was_kept_out);
}

/* The server is in trouble, not this session alone, nor perhaps this one mail. */
static bool
is_server_failing(const Relay *relay, const Berth *berth, const Outcome *outcome)
{
	const bool is_sessions_fault = berth->is_useless && !outcome->is_suspect;

	return outcome->is_silent || (is_sessions_fault && !is_other_alive(relay, berth));
}

static void
take_end(Relay *relay, Berth *berth)
{
	RelaySession *session = berth->session;
	Outcome *outcome = session->outcome;

	berth->is_last_given = false;
	if (is_worth_another(relay, berth)) {
		Handover again = {
			.batch = relay->batch,
			.envelope = session->handover->envelope,
			.is_again = true,
		};
		berth->is_useless = berth->answered == 0;
		g_array_append_val(relay->returned, again);
		outcome_clear(outcome);
		return;
	}
	if (outcome->is_session) {
		note_trouble(relay, outcome);
		berth->is_useless = !session->handover->is_refused;
		relay->is_over = relay->is_over || is_server_failing(relay, berth, outcome);
	} else {
		berth->answered++;
		relay->answered++;
		if (relay->answered % MUSTER_MAILS_A_CONNECTION == 0) {
			relay_bell_ring(&relay->bell);
		}
	}
	tell(relay, session->handover, outcome);
}

/* The next message, if it is wished for; who gets none is not waited for. */
static void
give_next(Relay *relay, Berth *berth)
{
	RelaySession *session = berth->session;

	session->has_next = session->next != NULL && !berth->is_useless
		&& take_next(relay, session->next);
	if (!session->has_next) {
		muster_leave(&relay->muster, &berth->place);
	}
}

/* The journal has said who may go. */
static void
answer_ready(Relay *relay)
{
	muster_ask(&relay->muster);
	for (int i = 0; i < relay->count; i++) {
		Berth *berth = &relay->berths[i];

		if (berth->session != NULL && berth->is_mustered) {
			berth->is_mustered = false;
			berth->is_last_given = berth->session->handover->is_last_given;
			relay_session_grant(berth->session);
		}
	}
}

/* Its mail is at the last piece. @return for how long to wait for the others, in milliseconds. */
static int
take_ready(Relay *relay, Berth *berth)
{
	RelaySession *session = berth->session;

	if (relay->stopped_ms != 0) {
		muster_leave(&relay->muster, &berth->place);
		session->handover->is_refused = true;
		berth->is_mustered = false;
		relay_session_grant(session);
		return 0;
	}
	if (!berth->is_mustered) {
		berth->is_mustered = true;
		muster_ready(&relay->muster, &berth->place, session->handover);
	}
	const int wait_ms = muster_wait_ms(&relay->muster, now_monotonic_ms());
	if (wait_ms == 0) {
		answer_ready(relay);
	}
	return wait_ms;
}

/* RelayBell.grant */
static int
grant(void *data, RelaySession *session)
{
	Relay *relay = data;
	Berth *berth = session->place;

	if (session->wish == RELAY_WISH_READY) {
		return take_ready(relay, berth);
	}
	if (session->wish == RELAY_WISH_DONE) {
		take_end(relay, berth);
	}
	give_next(relay, berth);
	relay_session_grant(session);
	return 0;
}

/* ---- the loop ---- */

/* @is_connecting out: one of them has no connection yet. */
static int
count_open(const Relay *relay, bool *is_connecting)
{
	int open = 0;

	*is_connecting = false;
	for (int i = 0; i < relay->count; i++) {
		const Berth *berth = &relay->berths[i];

		open += berth->session != NULL;
		*is_connecting |= berth->session != NULL && !berth->session->is_connected;
	}
	return open;
}

static bool
is_more(const Relay *relay)
{
	return !relay->is_over && relay->stopped_ms == 0
		&& (!relay->is_ended || relay->returned->len > 0);
}

static void
open_more(Relay *relay)
{
	const int worth = 1 + relay->answered / MUSTER_MAILS_A_CONNECTION;
	bool is_connecting;

	for (int i = 0; i < relay->count && is_more(relay); i++) {
		Berth *berth = &relay->berths[i];

		if (berth->session == NULL && !berth->is_useless
			&& count_open(relay, &is_connecting) < worth && !is_connecting) {
			berth->is_mustered = false;
			berth->answered = 0;
			berth->since_ms = now_monotonic_ms();
			muster_enter(&relay->muster, &berth->place);
			berth->session = relay_session_start(relay->spec, &relay->bell, berth);
		}
	}
}

/* Nothing is begun any more; what the server cannot own yet is broken off at once, and what it may
 * own soon after. Also a connection that takes too long to be made. */
static void
break_off(Relay *relay)
{
	const int64_t now_ms = now_monotonic_ms();

	if (signal_stop_requested() && relay->stopped_ms == 0) {
		relay->stopped_ms = now_ms;
	}
	const bool is_patient = relay->stopped_ms != 0
		&& now_ms < relay->stopped_ms + STOP_TIMEOUT_MS;
	for (int i = 0; i < relay->count; i++) {
		Berth *berth = &relay->berths[i];
		const bool is_slow = berth->session != NULL && !berth->session->is_connected
			&& now_ms > berth->since_ms + 1000 * relay->spec->timeout_s;
		const bool is_stopped = relay->stopped_ms != 0
			&& !(berth->is_last_given && is_patient);

		if (berth->session != NULL && (is_stopped || is_slow)) {
			relay_session_break(berth->session, is_stopped);
		}
	}
}

/* Without the lock, until somebody rings, a signal comes or it is time to look. */
static void
wait_for_any(Relay *relay)
{
	const struct pollfd bell = { .fd = relay->bell.file, .events = POLLIN };
	uint64_t rings;

	g_array_set_size(relay->files, 0);
	g_array_append_val(relay->files, bell);
	if (relay->stopped_ms == 0) {
		signal_add_file(relay->files);
	}
	g_mutex_unlock(&relay->bell.mutex);
	poll((struct pollfd *)(void *)relay->files->data, relay->files->len, TICK_MS);
	if (read(relay->bell.file, &rings, sizeof rings) < 0) {
		rings = 0; /* nobody did */
	}
	g_mutex_lock(&relay->bell.mutex);
}

/* Sessions that are over; their threads want no lock any more. */
static void
end_sessions(Relay *relay)
{
	for (int i = 0; i < relay->count; i++) {
		Berth *berth = &relay->berths[i];

		if (berth->session != NULL && berth->session->wish == RELAY_WISH_END) {
			muster_leave(&relay->muster, &berth->place);
			g_clear_pointer(&berth->session, relay_session_free);
		}
	}
}

static void
run_sessions(Relay *relay)
{
	bool is_connecting;

	g_mutex_lock(&relay->bell.mutex);
	open_more(relay);
	while (count_open(relay, &is_connecting) > 0) {
		wait_for_any(relay);
		break_off(relay);
		end_sessions(relay);
		open_more(relay);
		if (muster_wait_ms(&relay->muster, now_monotonic_ms()) == 0) {
			answer_ready(relay);
		}
	}
	g_mutex_unlock(&relay->bell.mutex);
}

/* Messages that nobody has sent, and nobody will. */
static void
tell_returned(Relay *relay)
{
	for (guint i = 0; i < relay->returned->len; i++) {
		Handover *handover = &g_array_index(relay->returned, Handover, i);
		g_auto(Outcome) outcome = { 0 };

		handover_judge_silence(handover, "no connection was left", &outcome);
		note_trouble(relay, &outcome);
		tell(relay, handover, &outcome);
	}
}

static bool
run(const RelaySpec *spec, const TransportBatch *batch, GError **error)
{
	Relay relay = {
		.spec = spec,
		.batch = batch,
		.name = relay_spec_text(spec),
		.bell.file = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK),
		.berths = g_new0(Berth, (gsize)spec->connections),
		.count = spec->connections,
		.returned = g_array_new(FALSE, FALSE, sizeof(Handover)),
		.files = g_array_new(FALSE, FALSE, sizeof(struct pollfd)),
		.muster = muster_new(batch),
	};

	relay.bell.grant = grant;
	relay.bell.data = &relay;
	g_mutex_init(&relay.bell.mutex);
	if (spec->user != NULL || relay_spec_wants_tls(spec)) {
		error_set(&relay.error, ERROR_MAIL_PERMANENT,
			"%s: this way of sending knows neither TLS nor logins", relay.name);
	} else {
		run_sessions(&relay);
		tell_returned(&relay);
	}
	g_mutex_clear(&relay.bell.mutex);
	close(relay.bell.file);
	muster_clear(&relay.muster);
	g_array_unref(relay.returned);
	g_array_unref(relay.files);
	g_free(relay.berths);
	g_free(relay.name);
	if (relay.error != NULL) {
		g_propagate_error(error, relay.error);
		return false;
	}
	return true;
}

const TransportOps relay_transport = { "relay", run };
