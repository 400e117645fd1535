#include "mail/channel_part.h"

#include "base/now.h"

#include <string.h>
#include <sys/select.h>

/* All of an opening may take so many times as long as one answer. */
#define OPENING_TIMES 5
/* In this order; curl would take GSSAPI or NTLM first and never fall back. */
#define LOGINS "AUTH=PLAIN;AUTH=LOGIN"
#define TOKEN_LOGINS "AUTH=OAUTHBEARER;AUTH=XOAUTH2"
#define LOGGED_IN 235 /* RFC 4954, 4 */
#define GREETING_BYTES 1024
/* How often somebody looks whether a greeting is late. */
#define LOOK_MS 1000

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

/* Of LMTP curl knows nothing: it connects, as for http, and the rest is hear_greeting()'s. */
static void
set_server(CURL *curl, const RelaySpec *spec)
{
	g_autofree char *name = relay_spec_text(spec);
	const char *helo = spec->helo == NULL ? "" : spec->helo;
	g_autofree char *url = NULL;

	if (spec->kind != RELAY_LMTP) {
		url = g_strdup_printf("%s/%s", name, helo); /* what curl says in EHLO */
	} else if (spec->path != NULL) {
		url = g_strdup("http://localhost");
		curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, spec->path);
	} else {
		url = g_strconcat("http", strchr(name, ':'), NULL);
	}
	curl_easy_setopt(curl, CURLOPT_URL, url);
}

static const char *
protocol_of(const RelaySpec *spec)
{
	if (spec->kind == RELAY_LMTP) {
		return "http";
	}
	return spec->kind == RELAY_SMTPS ? "smtps" : "smtp";
}

static void
set_options(Channel *channel)
{
	const RelaySpec *spec = channel->spec;
	CURL *curl = channel->curl;

	set_server(curl, spec);
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
		.protocols = protocol_of(spec),
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
end_opening(Channel *channel, CURLcode result)
{
	channel->result = result;
	channel->state = result == CURLE_OK ? CHANNEL_OPEN : CHANNEL_FAILED;
}

/* Curl is done with it. */
static void
take_result(Channel *channel, CURLcode result)
{
	const bool wants_login = channel->spec->user != NULL;

	curl_easy_getinfo(channel->curl, CURLINFO_ACTIVESOCKET, &channel->socket);
	channel->asked_ms = now_monotonic_ms();
	channel->is_greeting = result == CURLE_OK && channel->spec->kind == RELAY_LMTP;
	/* Where no login is offered, curl goes on without. */
	if (result == CURLE_OK && wants_login && !channel->is_logged_in) {
		result = CURLE_LOGIN_DENIED;
	}
	if (!channel->is_greeting) {
		end_opening(channel, result);
	}
}

/* ---- LMTP's first words: RFC 2033, 4.1 ---- */

static void
say_hello(Channel *channel)
{
	const char *helo = channel->spec->helo;
	g_autofree char *line = g_strdup_printf("LHLO %s\r\n",
		helo == NULL ? g_get_host_name() : helo);
	gsize sent = 0;

	channel->step = REPLY_AT_LHLO;
	channel->asked_ms = now_monotonic_ms();
	if (!channel_send(channel, line, strlen(line), &sent) || sent != strlen(line)) {
		end_opening(channel, CURLE_SEND_ERROR);
	}
}

/* A whole reply, to nothing or to LHLO; whoever says more than was asked for is not believed. */
static void
take_greeting(Channel *channel, bool is_all)
{
	const bool is_first = g_str_equal(channel->step, REPLY_AT_GREETING);

	take_reply(channel);
	channel->is_endless = !is_all || channel->reply.code / 100 == 3;
	if (channel->is_refused || channel->is_endless) {
		end_opening(channel, CURLE_WEIRD_SERVER_REPLY);
	} else if (is_first) {
		say_hello(channel);
	} else {
		end_opening(channel, CURLE_OK);
	}
}

static void
hear_greeting(Channel *channel)
{
	char bytes[GREETING_BYTES];
	gsize length = 1, used = 0;

	while (channel->state == CHANNEL_OPENING && length > 0) {
		if (!channel_receive(channel, bytes, sizeof bytes, &length)) {
			end_opening(channel, CURLE_RECV_ERROR);
		} else if (length > 0) {
			const ReplyState state = reply_read(&channel->reply, bytes, length, &used);

			channel->is_endless = state == REPLY_BAD;
			if (state == REPLY_WHOLE) {
				take_greeting(channel, used == length);
			} else if (state == REPLY_BAD) {
				end_opening(channel, CURLE_WEIRD_SERVER_REPLY);
			}
		}
	}
	if (channel->state == CHANNEL_OPENING
		&& now_monotonic_ms() >= channel->asked_ms + channel->spec->timeout_s * 1000) {
		channel->is_late = true;
		end_opening(channel, CURLE_OPERATION_TIMEDOUT);
	}
}

ChannelState
channel_advance(Channel *channel)
{
	int running, left;

	if (channel->state == CHANNEL_OPENING && channel->is_greeting) {
		hear_greeting(channel);
	}
	if (channel->state != CHANNEL_OPENING || channel->is_greeting) {
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
	if (channel->state == CHANNEL_OPENING && channel->is_greeting) {
		add_file(files, channel->socket, POLLIN);
		*wait_ms = *wait_ms < 0 ? LOOK_MS : MIN(*wait_ms, LOOK_MS);
	} else if (channel->state == CHANNEL_OPENING) {
		add_curls(channel, files, wait_ms);
	} else if (channel->state == CHANNEL_OPEN) {
		add_file(files, channel->socket, wants_to_send ? POLLIN | POLLOUT : POLLIN);
	}
}
