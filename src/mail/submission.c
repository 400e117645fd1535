/*
 * One curl_easy_perform() a message on one handle, which keeps the connection. What libcurl does
 * not say by its result is heard in the conversation: which command a refusal answered, and its
 * words.
 */
#include "mail/submission.h"

#include "base/error.h"
#include "base/now.h"
#include "mail/conversation.h"
#include "mail/handover.h"
#include "net/handle.h"

#include <string.h>

#define QUIT_TIMEOUT_S 5

typedef struct Session {
	const RelaySpec *spec; /* borrowed */
	char *name;            /* owned: "smtp://host:587", for messages */
	HandleOptions options;
	CURL *curl; /* owned */
	char curl_error[CURL_ERROR_SIZE];

	Handover handover;
	Conversation conversation;
	int64_t deadline_ms; /* monotonic: when waiting for the other side ends */
	bool is_late;        /* it did */
} Session;

/* Something came or went: whoever waits now, waits anew. */
static void
reset_deadline(Session *session)
{
	const int64_t timeout_s = session->handover.is_last_given
		? relay_spec_final_timeout_s(session->spec)
		: session->spec->timeout_s;

	session->deadline_ms = now_monotonic_ms() + timeout_s * 1000;
}

/* CURLOPT_XFERINFOFUNCTION, once a second: curl has one time-out for all replies, SMTP two. */
static int
check_deadline(void *data, curl_off_t download, curl_off_t downloaded, curl_off_t upload,
	curl_off_t uploaded)
{
	Session *session = data;

	(void)download;
	(void)downloaded;
	(void)upload;
	(void)uploaded;
	session->is_late = now_monotonic_ms() > session->deadline_ms;
	return session->is_late ? 1 : 0;
}

/* CURLOPT_READFUNCTION */
static size_t
give_piece(char *buffer, size_t size, size_t count, void *data)
{
	Session *session = data;
	gsize length = 0;
	const char *piece = handover_piece(&session->handover, size * count, &length);

	reset_deadline(session);
	if (session->handover.is_refused) {
		return CURL_READFUNC_ABORT;
	}
	if (piece != NULL) {
		memcpy(buffer, piece, length);
	}
	return length;
}

/* CURLOPT_HEADERFUNCTION: one line of a reply a call. */
static size_t
hear_reply(char *line, size_t size, size_t count, void *data)
{
	Session *session = data;

	reset_deadline(session);
	conversation_hear_reply(&session->conversation, line, size * count);
	return size * count;
}

/* CURLOPT_DEBUGFUNCTION: our own commands. A login's are heard too, and not looked at. */
static int
hear_command(CURL *curl, curl_infotype type, char *text, size_t length, void *data)
{
	Session *session = data;

	(void)curl;
	if (type == CURLINFO_HEADER_OUT) {
		reset_deadline(session);
		conversation_hear_command(&session->conversation, text, length);
	}
	return 0;
}

static void
set_callbacks(Session *session)
{
	CURL *curl = session->curl;

	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_piece);
	curl_easy_setopt(curl, CURLOPT_READDATA, session);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear_reply);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, session);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, hear_command);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, session);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, check_deadline);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, session);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, session->curl_error);
}

static void
set_server(Session *session)
{
	const RelaySpec *spec = session->spec;
	CURL *curl = session->curl;
	/* The path is what curl says in EHLO. */
	g_autofree char *url = g_strdup_printf("%s/%s", session->name,
		spec->helo == NULL ? "" : spec->helo);

	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_USE_SSL,
		(long)(relay_spec_wants_tls(spec) ? CURLUSESSL_ALL : CURLUSESSL_NONE));
	if (spec->user != NULL) {
		curl_easy_setopt(curl, CURLOPT_USERNAME, spec->user);
		curl_easy_setopt(curl, CURLOPT_PASSWORD, spec->password);
	}
	/* Longer than any of ours: check_deadline() is the one that watches. */
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
		(long)relay_spec_final_timeout_s(spec) * 2);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
}

static void
session_open(Session *session, const RelaySpec *spec)
{
	session->spec = spec;
	session->name = relay_spec_text(spec);
	session->options = (HandleOptions){
		.user_agent = "tagdigest",
		.ca_file = spec->ca_file,
		.protocols = spec->kind == RELAY_SMTPS ? "smtps" : "smtp",
		.allow_private = true, /* the organiser's own server, not a stranger's URL */
		.connect_timeout_s = spec->timeout_s,
	};
	session->curl = handle_new(&session->options);
	set_callbacks(session);
	set_server(session);
}

/*
 * A connection that curl closes with its handle says QUIT and waits two minutes for the answer,
 * whatever the handle's time-outs are; one that may not be used again is closed within them.
 */
static void
say_quit(Session *session)
{
	CURL *curl = session->curl;

	curl_easy_setopt(curl, CURLOPT_UPLOAD, 0L);
	curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
	curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)QUIT_TIMEOUT_S);
	reset_deadline(session);
	curl_easy_perform(curl);
}

static void
session_close(Session *session)
{
	curl_socket_t socket = CURL_SOCKET_BAD;

	curl_easy_getinfo(session->curl, CURLINFO_ACTIVESOCKET, &socket);
	if (socket != CURL_SOCKET_BAD) {
		say_quit(session);
	}
	curl_easy_cleanup(session->curl);
	conversation_clear(&session->conversation);
	g_free(session->name);
}

static CURLcode
perform(Session *session)
{
	const Envelope *envelope = &session->handover.envelope;
	struct curl_slist *recipients = curl_slist_append(NULL, envelope->to);

	conversation_begin(&session->conversation);
	session->is_late = false;
	session->curl_error[0] = '\0';
	handover_rewind(&session->handover);
	reset_deadline(session);
	curl_easy_setopt(session->curl, CURLOPT_MAIL_FROM, envelope->from);
	curl_easy_setopt(session->curl, CURLOPT_MAIL_RCPT, recipients);
	curl_easy_setopt(session->curl, CURLOPT_INFILESIZE_LARGE,
		(curl_off_t)g_bytes_get_size(envelope->message));
	const CURLcode code = curl_easy_perform(session->curl);
	curl_easy_setopt(session->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(recipients);
	return code;
}

/* What to do about it, where the organiser can do something. */
static const char *
advice(const Session *session, CURLcode code)
{
	switch (code) {
	case CURLE_LOGIN_DENIED:
		return ": the login was refused (check user and password_file)";
	case CURLE_USE_SSL_FAILED:
		return " (smtps:// if it wants TLS from the start; tls = none only on a trusted "
		       "network)";
	case CURLE_PEER_FAILED_VERIFICATION:
		return " (the host in url must be a name in the certificate; ca_file names an "
		       "authority of your own)";
	case CURLE_SSL_CONNECT_ERROR:
		return session->spec->kind == RELAY_SMTPS
			? " (smtps:// is for port 465; smtp:// says STARTTLS)"
			: "";
	default:
		return "";
	}
}

/* What happened where the server said nothing that tells. */
static char *
explain_silence(const Session *session, CURLcode code)
{
	if (session->is_late) {
		return g_strdup_printf("no answer within %d s",
			session->handover.is_last_given
				? relay_spec_final_timeout_s(session->spec)
				: session->spec->timeout_s);
	}
	if (code == CURLE_LOGIN_DENIED) {
		return g_strdup("no way to log in that both sides know");
	}
	if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR) {
		return g_strdup(session->curl_error);
	}
	return g_strdup(handle_explain(code, false, NULL));
}

static ErrorCode
error_code(const Session *session, CURLcode code, const Outcome *outcome)
{
	if (outcome->code != 0 || code == CURLE_LOGIN_DENIED || session->handover.is_refused) {
		return outcome->kind == OUTCOME_PERMANENT ? ERROR_MAIL_PERMANENT
							  : ERROR_MAIL_TEMPORARY;
	}
	return outcome->kind == OUTCOME_PERMANENT ? ERROR_NETWORK_PERMANENT
						  : ERROR_NETWORK_TEMPORARY;
}

/*
 * How a message ended. After its last piece only a final reply of 2yz to 5yz tells; 354 is the
 * answer to DATA and means that none came. Before that a refusal is the message's own only from
 * RCPT on: what MAIL and everything before it are refused for would be refused for every reader.
 */
static void
judge(Session *session, CURLcode code, Outcome *outcome)
{
	long reply = 0;

	curl_easy_getinfo(session->curl, CURLINFO_RESPONSE_CODE, &reply);
	const bool is_broken = session->is_late || session->handover.is_refused;
	const bool is_final = reply / 100 == 4 || reply / 100 == 5 ||
		(reply / 100 == 2 && session->handover.is_last_given);
	if (is_final && !is_broken) {
		transport_judge((int)reply, session->conversation.reply->str, outcome);
		outcome->is_suspect = outcome->is_session &&
			session->conversation.phase >= CONVERSATION_RCPT;
		outcome->is_session = outcome->is_session ||
			session->conversation.phase < CONVERSATION_RCPT;
		return;
	}
	bool is_permanent = false;
	g_autofree char *why = explain_silence(session, code);
	handover_judge_silence(&session->handover, why, outcome);
	outcome->is_silent = session->is_late && session->handover.is_last_given;
	outcome->is_suspect = session->conversation.phase >= CONVERSATION_RCPT
		&& !session->handover.is_refused;
	handle_explain(code, false, &is_permanent);
	if (outcome->kind == OUTCOME_TEMPORARY && is_permanent && !is_broken) {
		outcome->kind = OUTCOME_PERMANENT;
	}
}

/*
 * A server may close a connection after so many messages: what failed on a used one, and was surely
 * not sent, gets one try on a fresh one.
 */
static bool
is_worth_another(const Session *session, const Outcome *outcome)
{
	long connects = 0;

	curl_easy_getinfo(session->curl, CURLINFO_NUM_CONNECTS, &connects);
	return outcome->is_session && !session->handover.is_last_given &&
		!session->handover.is_refused && !session->is_late && connects == 0;
}

static bool
send_one(Session *session, GError **error)
{
	g_auto(Outcome) outcome = { 0 };

	if (!handover_check(&session->handover, &outcome)) {
		handover_done(&session->handover, &outcome);
		return true;
	}
	CURLcode code = perform(session);
	judge(session, code, &outcome);
	if (is_worth_another(session, &outcome)) {
		curl_easy_setopt(session->curl, CURLOPT_FRESH_CONNECT, 1L);
		code = perform(session);
		curl_easy_setopt(session->curl, CURLOPT_FRESH_CONNECT, 0L);
		judge(session, code, &outcome);
	}
	const bool is_over = outcome.is_session;
	if (is_over) {
		error_set(error, error_code(session, code, &outcome), "%s: %s%s", session->name,
			outcome.detail, advice(session, code));
	}
	handover_done(&session->handover, &outcome);
	return !is_over;
}

static bool
run(const RelaySpec *spec, const TransportBatch *batch, GError **error)
{
	Session session = { 0 };
	bool is_well = true;

	if (spec->user != NULL && spec->password == NULL) {
		g_autofree char *name = relay_spec_text(spec);

		error_set(error, ERROR_MAIL_PERMANENT, "%s: a user and no password (password_file)",
			name);
		return false;
	}
	session_open(&session, spec);
	while (is_well && handover_next(&session.handover, batch)) {
		is_well = send_one(&session, error);
	}
	session_close(&session);
	return is_well;
}

const TransportOps submission_transport = { "submission", run };
