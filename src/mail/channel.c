#include "mail/channel.h"

#include "base/error.h"
#include "base/now.h"
#include "mail/reply.h"
#include "net/handle.h"

#include <string.h>
#include <sys/select.h>

/* All of an opening may take so many times as long as one answer. */
#define OPENING_TIMES 5
/* In this order; curl would take GSSAPI or NTLM first and never fall back. */
#define LOGINS "AUTH=PLAIN;AUTH=LOGIN"
#define TOKEN_LOGINS "AUTH=OAUTHBEARER;AUTH=XOAUTH2"
#define LOGGED_IN 235   /* RFC 4954, 4 */
#define LOGIN_GO_ON 334 /* likewise */
#define LOGIN_WRONG 535 /* RFC 4954, 6 */

struct Channel {
	const RelaySpec *spec; /* borrowed */
	HandleOptions options;
	CURLM *multi; /* owned; its own, since curl closes what it finds idle in a shared one */
	CURL *curl;   /* owned */
	char curl_error[CURL_ERROR_SIZE];
	ChannelState state;
	CURLcode result;
	int64_t opened_ms;
	curl_socket_t socket;

	Reply reply;     /* the last one heard while opening */
	bool is_refused; /* it said 4yz or 5yz */
	bool is_endless; /* it was none, or had no end */
	bool is_late;    /* it did not come */
	bool is_logged_in;
	const char *step; /* static: what the server was asked last */
	GString *offers;  /* owned: the last answer to EHLO, "\n" behind each line */
};

/* A whole reply was heard. */
static void
take_reply(Channel *channel)
{
	const Reply *reply = &channel->reply;

	channel->is_refused = reply->code / 100 >= 4;
	channel->is_logged_in = channel->is_logged_in || reply->code == LOGGED_IN;
	if (reply->code == 250) {
		g_string_assign(channel->offers, reply->text->str);
	}
}

/* CURLOPT_HEADERFUNCTION: one line of a reply a call. */
static size_t
hear_line(char *line, size_t size, size_t count, void *data)
{
	Channel *channel = data;
	gsize used = 0;
	const ReplyState state = reply_read(&channel->reply, line, size * count, &used);

	if (state == REPLY_WHOLE) {
		take_reply(channel);
	}
	channel->is_endless = state == REPLY_BAD;
	return channel->is_endless ? 0 : size * count;
}

/* CURLOPT_DEBUGFUNCTION. */
static int
hear_ourselves(CURL *curl, curl_infotype type, char *bytes, size_t length, void *data)
{
	Channel *channel = data;
	const char *step = type == CURLINFO_HEADER_OUT ? reply_step(bytes, length) : NULL;

	(void)curl;
	channel->step = step == NULL ? channel->step : step;
	return 0;
}

/* In which ways one may log in, and with what. */
static void
set_login(CURL *curl, const RelaySpec *spec)
{
	curl_easy_setopt(curl, CURLOPT_USERNAME, spec->user);
	if (spec->auth == RELAY_AUTH_OAUTH2) {
		curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, spec->password);
		curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, TOKEN_LOGINS);
	} else {
		curl_easy_setopt(curl, CURLOPT_PASSWORD, spec->password);
		curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, LOGINS);
	}
}

static void
set_options(Channel *channel)
{
	const RelaySpec *spec = channel->spec;
	CURL *curl = channel->curl;
	g_autofree char *name = relay_spec_text(spec);
	/* The path is what curl says in EHLO. */
	g_autofree char *url = g_strdup_printf("%s/%s", name, spec->helo == NULL ? "" : spec->helo);

	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
	curl_easy_setopt(curl, CURLOPT_USE_SSL,
		(long)(relay_spec_wants_tls(spec) ? CURLUSESSL_ALL : CURLUSESSL_NONE));
	if (spec->user != NULL) {
		set_login(curl, spec);
	}
	/* Of a whole reply, however it trickles in. */
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)spec->timeout_s);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear_line);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, channel);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, channel->curl_error);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, hear_ourselves);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, channel);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); /* to that function alone */
}

Channel *
channel_open(const RelaySpec *spec)
{
	Channel *channel = g_new0(Channel, 1);

	channel->spec = spec;
	channel->step = REPLY_AT_GREETING;
	channel->options = (HandleOptions){
		.user_agent = "tagdigest",
		.ca_file = spec->ca_file,
		.protocols = spec->kind == RELAY_SMTPS ? "smtps" : "smtp",
		.allow_private = true, /* the organiser's own server, not a stranger's URL */
		.connect_timeout_s = (long)spec->timeout_s * OPENING_TIMES,
	};
	channel->offers = g_string_new(NULL);
	channel->socket = CURL_SOCKET_BAD;
	channel->opened_ms = now_monotonic_ms();
	channel->curl = handle_new(&channel->options);
	channel->multi = curl_multi_init();
	set_options(channel);
	curl_multi_add_handle(channel->multi, channel->curl);
	return channel;
}

void
channel_close(Channel *channel)
{
	curl_multi_remove_handle(channel->multi, channel->curl);
	curl_easy_cleanup(channel->curl);
	curl_multi_cleanup(channel->multi);
	reply_clear(&channel->reply);
	g_string_free(channel->offers, TRUE);
	g_free(channel);
}

/* Connecting and the greeting together are one answer; for the others curl looks at the clock. */
static bool
is_too_late(const Channel *channel)
{
	const int64_t waited_ms = now_monotonic_ms() - channel->opened_ms;

	return channel->reply.bytes == 0 && waited_ms > channel->spec->timeout_s * 1000;
}

static void
take_result(Channel *channel, CURLcode result)
{
	const bool wants_login = channel->spec->user != NULL;

	channel->result = result;
	/* Where no login is offered, curl goes on without. */
	if (result == CURLE_OK && wants_login && !channel->is_logged_in) {
		channel->result = CURLE_LOGIN_DENIED;
	}
	channel->state = channel->result == CURLE_OK ? CHANNEL_OPEN : CHANNEL_FAILED;
	curl_easy_getinfo(channel->curl, CURLINFO_ACTIVESOCKET, &channel->socket);
}

ChannelState
channel_advance(Channel *channel)
{
	int running, left;

	if (channel->state != CHANNEL_OPENING) {
		return channel->state;
	}
	curl_multi_perform(channel->multi, &running);
	const CURLMsg *message = curl_multi_info_read(channel->multi, &left);
	if (message != NULL) {
		channel->is_late = message->data.result == CURLE_OPERATION_TIMEDOUT;
		take_result(channel, message->data.result);
	} else if (is_too_late(channel)) {
		channel->is_late = true;
		take_result(channel, CURLE_OPERATION_TIMEDOUT);
	}
	return channel->state;
}

bool
channel_offers(const Channel *channel, const char *keyword)
{
	g_auto(GStrv) lines = g_strsplit(channel->offers->str, "\n", 0);

	for (char **line = lines; *line != NULL; line++) {
		(*line)[strcspn(*line, " ")] = '\0';
		if (g_ascii_strcasecmp(*line, keyword) == 0) {
			return true;
		}
	}
	return false;
}

/* Whether there is, or was, somebody at the other end. */
static bool
is_connected(const Channel *channel)
{
	curl_off_t connected_us = 0;

	curl_easy_getinfo(channel->curl, CURLINFO_CONNECT_TIME_T, &connected_us);
	return connected_us > 0;
}

static bool
has_silent_peer(const Channel *channel)
{
	return channel->reply.bytes == 0 && is_connected(channel);
}

/*
 * To an access token that is none Google and others say why, and wait for a word of ours before
 * they refuse it; curl does not say it, and hangs up.
 */
static bool
is_asked_about_token(const Channel *channel)
{
	return channel->result == CURLE_LOGIN_DENIED && channel->spec->auth == RELAY_AUTH_OAUTH2
		&& channel->reply.state == REPLY_WHOLE && channel->reply.code == LOGIN_GO_ON;
}

bool
channel_is_login_wrong(const Channel *channel)
{
	return channel->state == CHANNEL_FAILED && channel->result == CURLE_LOGIN_DENIED
		&& (is_asked_about_token(channel)
			|| (channel->is_refused && channel->reply.code == LOGIN_WRONG));
}

/* What it says then, which is JSON in base64. */
static void
judge_token(const Channel *channel, Outcome *outcome)
{
	g_autofree char *words = g_strchomp(g_strdup(channel->reply.text->str));
	gsize length = 0;
	g_autofree guchar *bytes = g_base64_decode(words, &length);
	g_autofree char *said = g_strndup((const char *)bytes, length);
	g_autofree char *clean = error_clean_text(said);

	reply_judge(LOGIN_WRONG, NULL, outcome);
	g_free(outcome->detail);
	outcome->detail = g_strdup_printf("%d %s", LOGIN_GO_ON, clean);
}

/* By what OpenSSL found (X509_V_ERR_*), which is nothing when curl itself finds the name wrong; any
 * other: nobody whom we know vouches for it. */
static const char *
advise_certificate(const Channel *channel)
{
	enum { UNSPECIFIED = 1, NOT_YET_VALID = 9, EXPIRED = 10 };
	long found = UNSPECIFIED;

	curl_easy_getinfo(channel->curl, CURLINFO_SSL_VERIFYRESULT, &found);
	switch (found) {
	case UNSPECIFIED:
		return " (the host in url must be a name in the certificate)";
	case NOT_YET_VALID:
		return " (is this machine's clock right?)";
	case EXPIRED:
		return " (whoever runs the server must renew it)";
	default:
		return " (ca_file names an authority of your own)";
	}
}

static const char *
advise_login(const Channel *channel)
{
	const bool is_by_token = channel->spec->auth == RELAY_AUTH_OAUTH2;

	if (!channel_is_login_wrong(channel) && !channel->is_refused) {
		return is_by_token ? " (auth = oauth2 wants XOAUTH2 or OAUTHBEARER)"
				   : " (take the user out of the url if the server asks for none)";
	}
	return is_by_token ? " (it was a new access token: see tagdigest-mail(7) for what the "
			     "provider must allow)"
			   : " (check user and password_file)";
}

/* What to do about it, where the organiser can do something. */
static const char *
advise(const Channel *channel)
{
	const bool is_for_now = channel->is_refused && channel->reply.code / 100 == 4;

	if (is_for_now) {
		return "";
	}
	switch (channel->result) {
	case CURLE_LOGIN_DENIED:
		return advise_login(channel);
	case CURLE_USE_SSL_FAILED:
		return " (smtps:// if it wants TLS from the start; tls = none only on a trusted "
		       "network)";
	case CURLE_PEER_FAILED_VERIFICATION:
		return advise_certificate(channel);
	case CURLE_SSL_CONNECT_ERROR:
		return channel->spec->kind == RELAY_SMTPS
			? " (smtps:// is for port 465; smtp:// says STARTTLS)"
			: "";
	case CURLE_OPERATION_TIMEDOUT:
		return channel->spec->kind == RELAY_SMTP && has_silent_peer(channel)
			? REPLY_NO_GREETING
			: "";
	default:
		return "";
	}
}

/* What happened where the server said nothing that tells. */
static char *
explain_silence(const Channel *channel)
{
	if (channel->is_late && !is_connected(channel)) {
		return g_strdup_printf("no connection within %" G_GINT64_FORMAT " s",
			channel->spec->timeout_s);
	}
	if (channel->is_late) {
		return g_strdup_printf("no answer within %" G_GINT64_FORMAT " s",
			channel->spec->timeout_s);
	}
	if (channel->is_endless) {
		return g_strdup("an answer that is none, or has no end");
	}
	if (channel->result == CURLE_LOGIN_DENIED) {
		return g_strdup("no way to log in that both sides know");
	}
	return handle_tell(channel->curl, channel->result, channel->curl_error);
}

/* Where it was, unless what happened tells: no connection, or the certificate. */
static const char *
step_of(const Channel *channel)
{
	switch (channel->result) {
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_CONNECT:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
		return NULL;
	default:
		return is_connected(channel) ? channel->step : NULL;
	}
}

void
channel_judge(const Channel *channel, const char *name, Outcome *outcome, GError **error)
{
	bool is_permanent = false;
	ErrorCode temporary = ERROR_NETWORK_TEMPORARY, permanent = ERROR_NETWORK_PERMANENT;

	outcome_clear(outcome);
	if (channel->is_refused && !channel->is_late && !channel->is_endless) {
		reply_judge(channel->reply.code, channel->reply.text->str, outcome);
	} else if (is_asked_about_token(channel)) {
		judge_token(channel, outcome);
	} else {
		handle_explain(channel->result, false, &is_permanent);
		outcome->kind = is_permanent && !channel->is_late ? OUTCOME_PERMANENT
								  : OUTCOME_TEMPORARY;
		outcome->detail = explain_silence(channel);
	}
	outcome->is_session = true;
	outcome->step = step_of(channel);
	if (outcome->code != 0 || channel->result == CURLE_LOGIN_DENIED) {
		temporary = ERROR_MAIL_TEMPORARY;
		permanent = ERROR_MAIL_PERMANENT;
	}
	g_autofree char *line = reply_say(name, outcome);
	error_set(error, outcome->kind == OUTCOME_PERMANENT ? permanent : temporary, "%s%s", line,
		advise(channel));
}

bool
channel_send(Channel *channel, const char *bytes, gsize length, gsize *sent)
{
	const CURLcode code = curl_easy_send(channel->curl, bytes, length, sent);

	if (code != CURLE_OK) {
		*sent = 0;
	}
	return code == CURLE_OK || code == CURLE_AGAIN;
}

bool
channel_receive(Channel *channel, char *buffer, gsize bytes_max, gsize *length)
{
	const CURLcode code = curl_easy_recv(channel->curl, buffer, bytes_max, length);

	if (code != CURLE_OK) {
		*length = 0;
	}
	return code == CURLE_AGAIN || (code == CURLE_OK && *length > 0);
}

static void
add_file(GArray *files, int file, short events)
{
	const struct pollfd entry = { .fd = file, .events = events };

	g_array_append_val(files, entry);
}

/* While it is opening, only curl knows what it waits for. */
static void
add_curls(Channel *channel, GArray *files, int *wait_ms)
{
	fd_set reading, writing, failing;
	int last = -1;
	long curls_ms = -1;

	FD_ZERO(&reading);
	FD_ZERO(&writing);
	FD_ZERO(&failing);
	curl_multi_fdset(channel->multi, &reading, &writing, &failing, &last);
	for (int file = 0; file <= last; file++) {
		const short events = (short)((FD_ISSET(file, &reading) ? POLLIN : 0)
			| (FD_ISSET(file, &writing) ? POLLOUT : 0));
		if (events != 0) {
			add_file(files, file, events);
		}
	}
	curl_multi_timeout(channel->multi, &curls_ms);
	/* Without a file curl waits for something of its own, such as a name. */
	const int own_ms = last < 0 ? 10 : 1000;
	const int next_ms = curls_ms < 0 || curls_ms > own_ms ? own_ms : (int)curls_ms;
	*wait_ms = *wait_ms < 0 ? next_ms : MIN(*wait_ms, next_ms);
}

void
channel_add_files(Channel *channel, bool wants_to_send, GArray *files, int *wait_ms)
{
	if (channel->state == CHANNEL_OPENING) {
		add_curls(channel, files, wait_ms);
	} else if (channel->state == CHANNEL_OPEN) {
		add_file(files, channel->socket, wants_to_send ? POLLIN | POLLOUT : POLLIN);
	}
}
