#include "net/imap_channel.h"

#include "base/conceal.h"
#include "base/error.h"
#include "base/now.h"
#include "base/prefix.h"
#include "base/signal.h"
#include "net/handle.h"

#include <poll.h>
#include <string.h>

/* All of an opening may take so many times as long as one answer. */
#define OPENING_TIMES 5
/* More than any server says up to a login. */
#define OPENING_BYTES_MAX (64 * 1024)
#define OPENING_LINES_MAX 256
#define BUFFER_BYTES (32 * 1024)
#define LOOK_MS 1000

/* In this order; curl would take GSSAPI, NTLM or DIGEST-MD5 first and never fall back, not even to
 * the command LOGIN. */
#define BY_PASSWORD "AUTH=PLAIN;AUTH=LOGIN"
#define BY_TOKEN "AUTH=OAUTHBEARER;AUTH=XOAUTH2"

struct ImapChannel {
	const ImapOptions *options; /* borrowed */
	HandleOptions handle;
	CURLM *multi; /* owned */
	CURL *curl;   /* owned */
	char curl_error[CURL_ERROR_SIZE];
	curl_socket_t socket;
	CURLcode result;
	gsize bytes, lines;  /* heard while opening */
	bool is_login_begun; /* it was said who we are */
	bool is_anonymous;   /* it is not to be said */
	bool is_late, is_stopped, is_endless;
	bool is_foreign; /* its first line is no greeting of IMAP */
	char *last;      /* owned: the last line heard, with its tag; foreign; NULL: none */
};

/* ---- opening ---- */

/* CURLOPT_HEADERFUNCTION: one line a call. */
static size_t
hear_line(char *line, size_t size, size_t count, void *data)
{
	ImapChannel *channel = data;
	const size_t length = size * count;

	channel->bytes += length;
	channel->lines++;
	channel->is_endless = channel->bytes > OPENING_BYTES_MAX
		|| channel->lines > OPENING_LINES_MAX;
	g_free(channel->last);
	channel->last = g_strndup(line, length);
	channel->is_foreign = channel->lines == 1 && !prefix_stands_at(channel->last, "* ");
	return channel->is_endless || channel->is_foreign ? 0 : length;
}

/* CURLOPT_DEBUGFUNCTION: whether the login was begun. Nothing of it is kept. */
static int
hear_ourselves(CURL *curl, curl_infotype type, char *bytes, size_t length, void *data)
{
	static const char *const logins[] = { " AUTHENTICATE ", " LOGIN " };
	ImapChannel *channel = data;

	(void)curl;
	for (gsize i = 0; type == CURLINFO_HEADER_OUT && i < G_N_ELEMENTS(logins); i++) {
		channel->is_login_begun = channel->is_login_begun
			|| g_strstr_len(bytes, (gssize)length, logins[i]) != NULL;
	}
	return 0;
}

static void
set_login(ImapChannel *channel)
{
	const ImapOptions *options = channel->options;
	CURL *curl = channel->curl;

	if (channel->is_anonymous) {
		return;
	}
	curl_easy_setopt(curl, CURLOPT_USERNAME, options->user);
	if (options->token != NULL) {
		curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, BY_TOKEN);
		curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, options->token);
	} else {
		curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, BY_PASSWORD);
		curl_easy_setopt(curl, CURLOPT_PASSWORD, options->password);
	}
}

static void
set_options(ImapChannel *channel)
{
	const ImapOptions *options = channel->options;
	CURL *curl = channel->curl;
	const bool is_ipv6 = strchr(options->host, ':') != NULL;
	g_autofree char *url = g_strdup_printf("%s://%s%s%s:%u/", channel->handle.protocols,
		is_ipv6 ? "[" : "", options->host, is_ipv6 ? "]" : "", options->port);

	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
	curl_easy_setopt(curl, CURLOPT_USE_SSL,
		(long)(options->is_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
	set_login(channel);
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)options->timeout_s);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear_line);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, channel);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, channel->curl_error);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, hear_ourselves);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, channel);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); /* to that function alone */
}

static ImapChannel *
channel_new(const ImapOptions *options, bool is_anonymous)
{
	ImapChannel *channel = g_new0(ImapChannel, 1);

	channel->options = options;
	channel->is_anonymous = is_anonymous;
	channel->socket = CURL_SOCKET_BAD;
	channel->handle = (HandleOptions){
		.user_agent = "tagdigest",
		.ca_file = options->ca_file,
		.protocols = options->is_tls ? "imaps" : "imap",
		.allow_private = true, /* the organiser's own server, not a stranger's URL */
		.connect_timeout_s = (long)options->timeout_s * OPENING_TIMES,
	};
	channel->curl = handle_new(&channel->handle);
	channel->multi = curl_multi_init();
	set_options(channel);
	curl_multi_add_handle(channel->multi, channel->curl);
	return channel;
}

void
imap_channel_close(ImapChannel *channel)
{
	curl_multi_remove_handle(channel->multi, channel->curl);
	curl_easy_cleanup(channel->curl);
	curl_multi_cleanup(channel->multi);
	g_free(channel->last);
	g_free(channel);
}

/* Wait for what curl waits for, or somebody who asks to stop. */
static void
wait_opening(ImapChannel *channel, int64_t left_ms)
{
	g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct pollfd));
	struct curl_waitfd stop = { .events = CURL_WAIT_POLLIN };

	signal_add_file(files);
	if (files->len > 0) {
		stop.fd = g_array_index(files, struct pollfd, 0).fd;
	}
	curl_multi_poll(channel->multi, &stop, files->len, (int)CLAMP(left_ms, 1, LOOK_MS), NULL);
}

/* Connecting and the greeting together are one answer; for the others curl looks at the clock. */
static bool
is_too_late(const ImapChannel *channel, int64_t waited_ms)
{
	const int64_t answer_ms = channel->options->timeout_s * 1000;

	return waited_ms >= (channel->lines == 0 ? answer_ms : answer_ms * OPENING_TIMES);
}

static void
perform(ImapChannel *channel)
{
	const int64_t begun_ms = now_monotonic_ms();
	const CURLMsg *message = NULL;
	int running, left;

	while (message == NULL && !channel->is_late && !channel->is_stopped) {
		const int64_t waited_ms = now_monotonic_ms() - begun_ms;

		curl_multi_perform(channel->multi, &running);
		message = curl_multi_info_read(channel->multi, &left);
		channel->is_stopped = message == NULL && signal_stop_requested();
		channel->is_late = message == NULL && is_too_late(channel, waited_ms);
		if (message == NULL) {
			wait_opening(channel,
				channel->lines == 0 ? channel->options->timeout_s * 1000 - waited_ms
						    : LOOK_MS);
		}
	}
	channel->result = message == NULL ? CURLE_OPERATION_TIMEDOUT : message->data.result;
	channel->is_late = channel->is_late || channel->result == CURLE_OPERATION_TIMEDOUT;
	curl_easy_getinfo(channel->curl, CURLINFO_ACTIVESOCKET, &channel->socket);
}

/* ---- why it was not opened ---- */

/* Codes by which a login is refused for now alone (RFC 5530, 3). */
static bool
is_for_now(const char *line)
{
	static const char *const codes[] = { "[UNAVAILABLE]", "[INUSE]", "[SERVERBUG]", "[LIMIT]" };

	for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
		if (strstr(line, codes[i]) != NULL) {
			return true;
		}
	}
	return false;
}

char *
imap_channel_words(const ImapOptions *options, const char *said)
{
	const char *const secrets[] = { options->password, options->token, options->user };
	g_autofree char *shown = conceal(said, secrets, G_N_ELEMENTS(secrets));

	return error_clean_text(g_strstrip(shown));
}

static void
judge_login(const ImapChannel *channel, GError **error)
{
	const ImapOptions *options = channel->options;
	const char *line = channel->last == NULL ? "" : channel->last;
	/* "A002 NO words" */
	const char *status = line + strcspn(line, " ") + (strchr(line, ' ') != NULL);
	g_autofree char *words = imap_channel_words(options, status + strcspn(status, " "));

	if (!channel->is_login_begun) {
		error_set(error, ERROR_REMOTE_PERMANENT,
			"%s: no way to log in that both sides know (%s)", options->name,
			options->token != NULL
				? "the server takes no OAuth tokens: auth = password?"
				: "the server takes no passwords: auth = oauth2?");
	} else if (is_for_now(line)) {
		error_set(error, ERROR_REMOTE_TEMPORARY, "%s: the login was refused for now: %s",
			options->name, words);
	} else {
		error_set(error, ERROR_REMOTE_PERMANENT, "%s: the login was refused%s%s (%s)",
			options->name, *words != '\0' ? ": " : "", words,
			options->token != NULL ? "has access been withdrawn, or the token expired?"
					       : "check user and password_file");
	}
}

static void
judge_lateness(const ImapChannel *channel, GError **error)
{
	curl_off_t connected_us = 0;

	curl_easy_getinfo(channel->curl, CURLINFO_CONNECT_TIME_T, &connected_us);
	error_set(error, ERROR_NETWORK_TEMPORARY, "%s: no %s within %" G_GINT64_FORMAT " s%s",
		channel->options->name, connected_us > 0 ? "answer" : "connection",
		channel->options->timeout_s,
		channel->lines == 0 && connected_us > 0 && !channel->options->is_tls
			? " (a port that wants TLS from the start, such as 993, is written "
			  "imaps://)"
			: "");
}

/* What the server said in the place of a greeting or an answer. */
static void
judge_words(const ImapChannel *channel, const char *what, const char *line, GError **error)
{
	g_autofree char *words = imap_channel_words(channel->options, line);

	error_set(error, ERROR_NETWORK_TEMPORARY, "%s: %s: %s", channel->options->name, what,
		words);
}

static void
judge(const ImapChannel *channel, GError **error)
{
	const char *name = channel->options->name;
	bool is_permanent = false;

	if (channel->is_stopped) {
		error_set(error, ERROR_NETWORK_TEMPORARY, "%s: somebody asked to stop", name);
	} else if (channel->is_late) {
		judge_lateness(channel, error);
	} else if (channel->is_foreign) {
		judge_words(channel, "the server does not speak IMAP", channel->last, error);
	} else if (channel->last != NULL && prefix_stands_at(channel->last, "* BYE ")) {
		judge_words(channel, "the server hung up", channel->last + strlen("* BYE "), error);
	} else if (channel->is_endless) {
		error_set(error, ERROR_NETWORK_TEMPORARY, "%s: an answer that has no end", name);
	} else if (channel->result == CURLE_LOGIN_DENIED) {
		judge_login(channel, error);
	} else {
		const char *advice = channel->result == CURLE_PEER_FAILED_VERIFICATION
			? handle_advise_certificate(channel->curl)
			: "";
		g_autofree char *why = handle_tell(channel->curl, channel->result,
			channel->curl_error);
		handle_explain(channel->result, false, &is_permanent);
		error_set(error, is_permanent ? ERROR_NETWORK_PERMANENT : ERROR_NETWORK_TEMPORARY,
			"%s: %s%s", name, why, advice);
	}
}

/* curl found no way to log in, so that nothing was said of who we are. */
static bool
is_worth_the_command(const ImapChannel *channel)
{
	return channel->result == CURLE_LOGIN_DENIED && !channel->is_login_begun
		&& channel->options->token == NULL;
}

bool
imap_channel_open(const ImapOptions *options, ImapChannel **channel, GError **error)
{
	ImapChannel *made = channel_new(options, false);

	perform(made);
	if (is_worth_the_command(made)) {
		imap_channel_close(made);
		made = channel_new(options, true);
		perform(made);
	}
	if (made->result != CURLE_OK) {
		judge(made, error);
		imap_channel_close(made);
		return false;
	}
	*channel = made;
	return true;
}

bool
imap_channel_is_anonymous(const ImapChannel *channel)
{
	return channel->is_anonymous;
}

/* ---- bytes ---- */

static bool
fail(const ImapChannel *channel, const char *why, GError **error)
{
	error_set(error, ERROR_NETWORK_TEMPORARY, "%s: %s", channel->options->name, why);
	return false;
}

static bool
wait_for(const ImapChannel *channel, short events, int64_t until_ms, GError **error)
{
	g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct pollfd));
	const struct pollfd own = { .fd = channel->socket, .events = events };
	const int64_t left_ms = until_ms - now_monotonic_ms();

	if (signal_stop_requested()) {
		return fail(channel, "somebody asked to stop", error);
	}
	if (left_ms <= 0) {
		g_autofree char *why = g_strdup_printf("no answer within %" G_GINT64_FORMAT " s",
			channel->options->timeout_s);
		return fail(channel, why, error);
	}
	g_array_append_val(files, own);
	signal_add_file(files);
	poll((struct pollfd *)(void *)files->data, files->len, (int)MIN(left_ms, LOOK_MS));
	return true;
}

bool
imap_channel_send(ImapChannel *channel, const char *bytes, gsize length, int64_t until_ms,
	GError **error)
{
	gsize at = 0;

	while (at < length) {
		size_t sent = 0;
		const CURLcode code = curl_easy_send(channel->curl, bytes + at, length - at, &sent);

		if (code != CURLE_OK && code != CURLE_AGAIN) {
			return fail(channel, "the connection broke", error);
		}
		at += code == CURLE_OK ? sent : 0;
		if (code == CURLE_AGAIN && !wait_for(channel, POLLOUT, until_ms, error)) {
			return false;
		}
	}
	return true;
}

bool
imap_channel_receive(ImapChannel *channel, GByteArray *buffer, int64_t until_ms, GError **error)
{
	CURLcode code = CURLE_AGAIN;
	size_t length = 0;

	while (code == CURLE_AGAIN) {
		g_byte_array_set_size(buffer, BUFFER_BYTES);
		code = curl_easy_recv(channel->curl, buffer->data, BUFFER_BYTES, &length);
		if (code == CURLE_AGAIN && !wait_for(channel, POLLIN, until_ms, error)) {
			return false;
		}
	}
	if (code != CURLE_OK || length == 0) {
		return fail(channel, "the connection broke", error);
	}
	g_byte_array_set_size(buffer, (guint)length);
	return true;
}
